"""Help on request while one thinks what to say: the hint ladder, and a breath (E.4)."""

import streamlit as st
from markupsafe import Markup

from roleplay.errors import RoleplayError
from roleplay.practice import Practice, Sitting
from roleplay.rules.hints import BREATH, RUNGS, Hint
from roleplay.ui import state

STEPS = {1: "Look", 2: "Plan", 3: "Begin", 4: "Example"}
"""What each rung gives, in a word."""


def draw(practice: Practice, sitting: Sitting) -> tuple[Hint, ...]:
    """The hints taken for the turn that is to come and the breath, where there are any. Returns the hints."""
    given = practice.hints(sitting.session, len(sitting.turns) + 1)
    if given:
        st.html(_ladder(given))
    elif practice.due(sitting) is not None:
        st.caption(":material/lightbulb: There is a hint for this moment, if you want one.")
    if state.breathes(sitting.session.id, len(sitting.turns)):
        st.html(Markup('<div class="rp-breath" role="note">{}</div>').format(_paragraphs(BREATH)))
    return given


def buttons(practice: Practice, sitting: Sitting, given: tuple[Hint, ...]) -> None:
    """The way to the next rung, and to a breath."""
    top = RUNGS[sitting.session.mode]
    highest = max((hint.rung for hint in given), default=0)
    if top > highest and st.button(
        "Say more" if given else "Hint",
        key="hint",
        icon=":material/lightbulb:",
        type="tertiary",
        help=f"Step {highest + 1} of {top}: each says more than the one before. None costs a turn.",
    ):
        _climb(practice, sitting)
    taken = state.breathes(sitting.session.id, len(sitting.turns))
    rest = "A pause to collect yourself. It costs no turn and no patience."
    if not taken and st.button("Take a breath", key="breath", icon=":material/air:", type="tertiary", help=rest):
        state.breathe(sitting.session.id, len(sitting.turns))
        st.rerun()


def _climb(practice: Practice, sitting: Sitting) -> None:
    try:
        practice.climb(sitting.session.id)
    except RoleplayError as problem:
        state.tell(problem, session=sitting.session.id)
    st.rerun()


def _ladder(given: tuple[Hint, ...]) -> str:
    """The rungs so far, the reason with the last: it is the same thought for all of them."""
    rows = Markup("").join(
        Markup('<p><span class="rp-rung">{}</span> {}</p>').format(STEPS[hint.rung], hint.text) for hint in given
    )
    why = given[-1].why
    reason = Markup('<p class="rp-quiet">{}</p>').format(why) if why else Markup("")
    return Markup('<div class="rp-hint" role="status">{}{}</div>').format(rows, reason)


def _paragraphs(lines: tuple[str, ...]) -> Markup:
    return Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)
