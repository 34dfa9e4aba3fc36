"""The grade beside a turn: dots at once, the evidence at a click, and the turn to be tried again."""

import streamlit as st

from roleplay.domain.reading import Flag
from roleplay.domain.session import Turn
from roleplay.errors import RoleplayError
from roleplay.practice import Practice, Sitting
from roleplay.rules.feedback import Shown
from roleplay.ui import state
from roleplay.ui.components import evidence
from roleplay.ui.words import plain

RECENT = 20
"""Sessions looked through for one that has ended."""

LASTING: set[Flag] = {"empty", "foreign", "no_words"}
"""What no second look would change."""


def draw(practice: Practice, sitting: Sitting, turn: Turn, shown: Shown) -> None:
    """The grade of a turn that has its reply, as much of it as the session's mode shows now."""
    if shown == "nothing":
        return
    assessment = turn.assessment
    if assessment is None:
        st.caption("The grade of this turn has not arrived.")
        _regrade(practice, turn, "Grade this turn")
    else:
        if assessment.status != "ungraded":
            _dots(turn, new=is_new(practice, sitting))
        if assessment.status != "graded":
            _doubt(practice, turn)
        if shown == "tip" and (line := evidence.advice_line(assessment.advice)):
            st.html(line)
    with st.popover(f"Look closer at turn {turn.number}", type="tertiary", key=f"closer-{turn.number}"):
        if assessment is not None:
            st.html(evidence.evidence(turn.words, assessment, sitting.rubric, sitting.persona.name))
        if st.button("Try this turn again", key=f"fork-{turn.number}", icon=":material/replay:"):
            fork(practice, turn)


def is_new(practice: Practice, sitting: Sitting) -> bool:
    """Whether the learner has not come to the end of any other conversation yet, and so is told what the dots are."""
    session = sitting.session
    others = practice.store.sessions(learner=session.learner, limit=RECENT)
    return not any(other.outcome is not None and other.root != session.root for other in others)


def _dots(turn: Turn, *, new: bool) -> None:
    assert turn.assessment is not None
    st.html(evidence.strip(turn.number, turn.assessment.levels))
    if new and turn.number == 1:
        st.html(evidence.legend())


def arriving(turn: Turn | None, number: int, *, new: bool) -> None:
    """The grade of a turn that is still being answered."""
    if turn is None or turn.assessment is None:
        st.caption(f"Reading your turn {number} …")
    elif turn.assessment.status == "ungraded":
        st.caption("This turn could not be graded.")
    else:
        _dots(turn, new=new)


def fork(practice: Practice, turn: Turn) -> None:
    """Go to a new attempt that stands where this turn was about to be taken."""
    try:
        state.open_session(practice.fork(turn.session, turn.number).id)
    except RoleplayError as problem:
        state.tell(problem, session=turn.session)
    st.rerun()


def _doubt(practice: Practice, turn: Turn) -> None:
    assert turn.assessment is not None
    reason = plain(turn.assessment.reason or "the grading gave no usable answer")
    if turn.assessment.status == "degraded":
        st.caption(f":material/info: Graded by the built-in rules for now: {reason}")
    else:
        st.caption(f":material/info: Not graded. {reason}")
    if not LASTING & set(turn.assessment.flags):
        _regrade(practice, turn, "Grade again")


def _regrade(practice: Practice, turn: Turn, label: str) -> None:
    if not st.button(label, key=f"regrade-{turn.number}", icon=":material/refresh:"):
        return
    try:
        with st.spinner("Grading this turn …"):
            practice.regrade(turn.session, turn.number)
    except RoleplayError as problem:
        state.tell(problem, session=turn.session)
    st.rerun()
