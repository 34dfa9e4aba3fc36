"""One conversation, drawn from the store at every run."""

import streamlit as st

from roleplay.errors import RoleplayError, SessionNotFound
from roleplay.practice import Practice, Sitting
from roleplay.rules.feedback import shown as shown_by_mode
from roleplay.ui import places, state
from roleplay.ui.components import attempts, brief, ending, hints, prepared, problem, talk, terms
from roleplay.ui.resources import Resources
from roleplay.ui.under_way import UnderWay
from roleplay.ui.words import plain

SHOWN = 40
"""Turns of a long session that are drawn unless all are asked for."""

SIDES = (0.29, 0.71)
"""The brief's share of a wide page, and the conversation's."""

# The input arrives later than this script. Phones are spared: there the keyboard would cover the brief.
_FOCUS = """<script>
(function focus(tries) {
  const box = document.querySelector('[data-testid="stChatInputTextArea"]');
  const free = document.activeElement === document.body;  // not yet, while a button that was pressed is still there
  if (free && box && !box.disabled) box.focus({preventScroll: true});
  else if (tries) setTimeout(focus, 100, tries - 1);
})(matchMedia("(pointer: fine)").matches ? 30 : 0);
</script>"""


def draw(resources: Resources, session_id: str) -> None:
    """The session of this id, or a friendly word where there is none."""
    # A link from one session to another leaves the old address standing; a reload would then go back there.
    st.query_params["session"] = session_id
    playing = resources.stage.current(session_id)
    try:
        sitting = resources.practice.sitting(session_id)
    except SessionNotFound:
        _missing()
        return
    side, main = st.columns(SIDES, gap="medium")
    with side, st.container(key="side" if sitting.turns else "side-first"):
        brief.draw(sitting)
        prepared.draw(resources.practice, sitting)
        if sitting.turns:
            terms.draw(sitting)
    words = _ask(sitting, busy=playing is not None)
    if words:
        playing = _take(resources, sitting, words) or playing
    state.note_drawn(session_id, max(len(sitting.turns), playing.number if playing else 0))
    with main:
        _conversation(resources, sitting, playing)


def _conversation(resources: Resources, sitting: Sitting, playing: UnderWay | None) -> None:
    attempts.draw(resources.practice, sitting)
    _answered(resources.practice, sitting, playing)
    problem.notice(sitting.session.id)
    if playing is not None:
        talk.live(resources, sitting, playing)
    elif sitting.waiting is not None:
        talk.unanswered(resources, sitting, sitting.waiting)
    elif sitting.session.outcome is not None:
        ending.draw(resources.practice, sitting)
    else:
        attempts.last_time(resources.practice, sitting)
        _say_back(resources, sitting)
        _ways_out(resources.practice, sitting)


def _answered(practice: Practice, sitting: Sitting, playing: UnderWay | None) -> None:
    turns = [
        turn for turn in sitting.turns if turn.status != "open" and (playing is None or turn.number < playing.number)
    ]
    shown = turns if state.shows_all(sitting.session.id) else turns[-SHOWN:]
    if len(shown) == len(turns):
        talk.opening(sitting)
    elif st.button(f"Show the {len(turns) - len(shown)} earlier turns", key="earlier"):
        state.show_all(sitting.session.id)
        st.rerun()
    feedback_shown = shown_by_mode(sitting.session.mode, turns, over=sitting.session.outcome is not None)
    for turn in shown:
        # While the next turn is answered, the tip on the last one has been read.
        beside = feedback_shown[turn.number]
        talk.exchange(practice, sitting, turn, "dots" if beside == "tip" and playing is not None else beside)


def _ask(sitting: Sitting, *, busy: bool) -> str | None:
    over = sitting.session.outcome is not None
    waits = sitting.waiting is not None and not busy
    placeholder = f"Say something to {plain(sitting.persona.name)}"
    if over or waits:
        placeholder = "This conversation has ended" if over else "First choose how to go on with the turn above"
    # Another text for another turn: the same script would not be run again.
    st.html(f"<i hidden>{sitting.session.id} {len(sitting.turns)}</i>{_FOCUS}", unsafe_allow_javascript=True)
    # Only where Streamlit itself puts it at the bottom does the page follow the talk; CSS moves it beside the brief.
    return st.chat_input(
        placeholder, key=f"say-{sitting.session.id}", submit_mode="disable", disabled=over or waits, max_chars=4000
    )


def _take(resources: Resources, sitting: Sitting, words: str) -> UnderWay | None:
    """Take the turn that follows what this tab showed. A conflict is told, with the words, and nothing is taken."""
    session_id = sitting.session.id
    shown = state.drawn(session_id)
    number = (len(sitting.turns) if shown is None else shown) + 1
    try:
        state.settle()
        return resources.stage.play(session_id, words, number)
    except RoleplayError as trouble:
        state.tell(trouble, session=session_id, words=words)
        return None


def _say_back(resources: Resources, sitting: Sitting) -> None:
    """The terms said back by a click are a turn like any other."""
    words = terms.say_back(sitting)
    if words and _take(resources, sitting, words) is not None:
        st.rerun()


def _ways_out(practice: Practice, sitting: Sitting) -> None:
    given = hints.draw(practice, sitting)
    with st.container(horizontal=True, horizontal_alignment="left", gap="medium", key="ways-out"):
        hints.buttons(practice, sitting, given)
        if sitting.turns:
            with st.popover("End conversation", type="tertiary", key="end"):
                st.write("It stays under *My sessions*, and any turn can be taken again.")
                if st.button("Yes, end it here", key="end-yes", type="primary"):
                    _finish(practice, sitting)
        leave = "Nothing is lost: this conversation waits on the first screen and under My sessions."
        if st.button("Talk to somebody else", key="leave", type="tertiary", help=leave):
            state.open_session(None)
            st.rerun()


def _finish(practice: Practice, sitting: Sitting) -> None:
    try:
        practice.finish(sitting.session.id)
    except RoleplayError as trouble:
        state.tell(trouble, session=sitting.session.id)
    st.rerun()


def _missing() -> None:
    st.header("This conversation is not here", anchor=False)
    st.write("It may have been deleted, or kept on another computer.")
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Start a new one", key="start-new", type="primary"):
            state.open_session(None)
            st.rerun()
        st.page_link(places.SESSIONS, label="My sessions", icon=":material/history:")
