"""How a conversation ended, and what to do next."""

from collections import Counter

import streamlit as st

from roleplay.debrief import summarise
from roleplay.domain.base import SKILLS
from roleplay.domain.deal import Deal
from roleplay.domain.persona import Persona
from roleplay.domain.session import Mode, Turn
from roleplay.domain.state import LEVELS, State
from roleplay.errors import RoleplayError
from roleplay.practice import Practice, Sitting
from roleplay.rules.metrics import figures
from roleplay.rules.scores import SkillScore
from roleplay.ui import places, state
from roleplay.ui.components import grade, pareto
from roleplay.ui.words import OUTCOME_EXPLAINED, OUTCOME_WORDS, SKILL_NAMES, plain

UNGRADED = 99
"""Stands above every level, for a turn that has none."""


def draw(practice: Practice, sitting: Sitting) -> None:
    """The outcome, the terms where there are any, and the next step."""
    outcome = sitting.session.outcome
    assert outcome is not None
    with st.container(border=True, key="ending"):
        st.subheader(OUTCOME_WORDS[outcome], anchor=False)
        st.text(OUTCOME_EXPLAINED[outcome].format(name=sitting.persona.name))
        if sitting.state.deal is not None:
            _deal(sitting.persona, sitting.state.deal)
        if sitting.state.deal is not None or outcome == "no_deal":
            _possible(sitting)
        if sitting.turns and sitting.session.mode == "perform":
            st.write("Nothing is told here in Perform mode: scores and feedback are in the debrief.")
        elif sitting.turns:
            _summary(sitting)
        _debrief(sitting)
        _next(practice, sitting)


def terms_words(persona: Persona, terms: dict[str, str]) -> tuple[str, ...]:
    """Terms for people, one issue a line, in the order of the persona's file."""
    settled = (
        (issue, option) for issue in persona.issues for option in issue.options if terms.get(issue.id) == option.id
    )
    return tuple(f"{issue.name[:1].upper()}{issue.name[1:]}: {option.label}" for issue, option in settled)


def _deal(persona: Persona, deal: Deal) -> None:
    st.markdown("\n".join(f"- {plain(term)}" for term in terms_words(persona, deal.terms)))
    sides = (
        ("Worth to you", deal.learner, deal.learner_reservation),
        (f"Worth to {persona.name}", deal.counterpart, deal.counterpart_reservation),
    )
    for column, (label, points, reservation) in zip(st.columns(2), sides, strict=True):
        above = points - reservation
        column.metric(
            plain(label),
            f"{points:.0f} of 100",
            f"{abs(above):.0f} {'more' if above >= 0 else 'less'} than walking away",
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


def _possible(sitting: Sitting) -> None:
    """Where the deal stands among all there could have been, on both ledgers."""
    made = sitting.state.deal
    found = figures(sitting.persona, sitting.rubric, sitting.state, sitting.turns, sitting.session.opening)
    with st.expander("Every deal there could have been", icon=":material/scatter_plot:", key="possible"):
        pareto.draw(sitting.persona, made.terms if made else None, found.quadrant)


def _summary(sitting: Sitting) -> None:
    summary = summarise(sitting.session, sitting.persona, sitting.rubric, sitting.turns, sitting.state)
    st.markdown("**How you did**")
    for column, skill in zip(st.columns(len(SKILLS)), SKILLS, strict=True):
        found = summary.detail.skills[skill]
        with column:
            st.markdown(f"{SKILL_NAMES[skill]}  \n{_score(found)}")
    st.text(interests_words(sitting.state))
    if summary.ungraded:
        st.caption(f"Turns without a grade, left out here: {summary.ungraded}")


def _score(found: SkillScore) -> str:
    if found.score is None:
        return f"No score yet: {found.turns} of the {found.needed} turns it takes called for it"
    return f"**{found.score:.0f} of 100**"


def interests_words(state: State) -> str:
    """How much of what lay behind the position came out; what stayed hidden is not given away."""
    counts = Counter(LEVELS[interest.level] for interest in state.interests)
    told = {"full": "came out in full", "partial": "in part", "hint": "as a hint", "hidden": "stayed hidden"}
    parts = [f"{counts[level]} {words}" for level, words in told.items() if counts[level]]
    return f"Of {len(state.interests)} reasons behind the position: {', '.join(parts)}."


def weakest(turns: tuple[Turn, ...]) -> Turn:
    """The turn most worth another try: the first of the lowest level; without grades, the last."""

    def lowest(turn: Turn) -> int:
        levels = turn.assessment.levels.values() if turn.assessment is not None else ()
        return min((level for level in levels if level is not None), default=UNGRADED)

    return turns[-1] if all(lowest(turn) == UNGRADED for turn in turns) else min(turns, key=lowest)


def _debrief(sitting: Sitting) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="to-debrief"):
        if st.button("Debrief", key="debrief", type="primary", icon=":material/psychology:"):
            st.switch_page(places.DEBRIEF, query_params={"session": sitting.session.id})
        st.caption("Seven minutes of looking back. You say first how it went.")


def _next(practice: Practice, sitting: Sitting) -> None:
    with st.container(horizontal=True):
        if sitting.turns:
            again = weakest(sitting.turns)
            label = f"Try turn {again.number} again"
            if st.button(label, key="fork-weakest", icon=":material/replay:"):
                grade.fork(practice, again)
        if st.button("Start over", key="again", icon=":material/restart_alt:"):
            start(practice, sitting.session.persona_id, sitting.session.mode)
        if st.button("Choose another counterpart", key="choose"):
            state.open_session(None)
            st.rerun()
    if sitting.persona.expert is not None:
        st.page_link(
            places.WATCH,
            label=f"Watch somebody skilled talk to {plain(sitting.persona.name)}",
            icon=":material/visibility:",
            query_params={"persona": sitting.session.persona_id},
        )


def start(practice: Practice, persona_id: str, mode: Mode | None = None) -> None:
    """Begin a conversation and go there, in the suggested mode where none is named."""
    try:
        state.open_session(practice.start(persona_id, learner=state.learner(), mode=mode).id)
    except RoleplayError as problem:
        state.tell(problem)
    st.rerun()
