"""How a conversation ended, and what to do next."""

import streamlit as st

from roleplay.domain.deal import Deal
from roleplay.domain.persona import Persona
from roleplay.errors import RoleplayError
from roleplay.practice import Practice, Sitting
from roleplay.ui import state
from roleplay.ui.components import grade
from roleplay.ui.words import OUTCOME_EXPLAINED, OUTCOME_WORDS, plain


def draw(practice: Practice, sitting: Sitting) -> None:
    """The outcome, the terms where there are any, and the next step."""
    outcome = sitting.session.outcome
    assert outcome is not None
    with st.container(border=True, key="ending"):
        st.subheader(OUTCOME_WORDS[outcome], anchor=False)
        st.text(OUTCOME_EXPLAINED[outcome].format(name=sitting.persona.name))
        if sitting.state.deal is not None:
            _deal(sitting.persona, sitting.state.deal)
        _next(practice, sitting)


def terms_words(persona: Persona, terms: dict[str, str]) -> tuple[str, ...]:
    """Terms for people, one issue a line."""

    def option(issue_id: str, option_id: str) -> str:
        labels = {option.id: option.label for option in persona.issue(issue_id).options}
        return f"{persona.issue(issue_id).name}: {labels.get(option_id, option_id)}"

    return tuple(option(*term) for term in terms.items())


def _deal(persona: Persona, deal: Deal) -> None:
    st.markdown("\n".join(f"- {plain(term)}" for term in terms_words(persona, deal.terms)))
    sides = (
        ("For you", deal.learner, deal.learner_reservation),
        (f"For {persona.name}", deal.counterpart, deal.counterpart_reservation),
    )
    for column, (label, points, reservation) in zip(st.columns(2), sides, strict=True):
        above = points - reservation
        column.metric(
            plain(label),
            f"{points:.0f} of 100 points",
            f"{above:+.0f} against walking away",
            delta_arrow="off",
            delta_color="green" if above >= 0 else "red",
        )
    if deal.quality:
        st.caption(
            {
                "integrative": "Both sides got what matters most to them.",
                "compromise": "A fair split; there was more in it for both.",
                "lopsided": "One side carries this alone. Such agreements seldom hold.",
            }[deal.quality]
        )


def _next(practice: Practice, sitting: Sitting) -> None:
    with st.container(horizontal=True):
        if st.button("Start over", key="again", type="primary", icon=":material/restart_alt:"):
            start(practice, sitting.session.persona_id)
        if sitting.turns and st.button("Try the last turn again", key="fork-last", icon=":material/replay:"):
            grade.fork(practice, sitting.turns[-1])
        if st.button("Choose another counterpart", key="choose"):
            state.open_session(None)
            st.rerun()


def start(practice: Practice, persona_id: str) -> None:
    """Begin a conversation and go there."""
    try:
        state.open_session(practice.start(persona_id).id)
    except RoleplayError as problem:
        state.tell(problem)
    st.rerun()
