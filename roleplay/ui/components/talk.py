"""The conversation itself: what was said, what is being said, and a reply that is missing."""

from collections.abc import Callable, Iterator
from time import sleep

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from roleplay.domain.persona import Persona
from roleplay.domain.session import Turn
from roleplay.errors import RoleplayError
from roleplay.practice import Event, Failed, Graded, Heard, Practice, Replied, Sitting
from roleplay.rules.feedback import Shown
from roleplay.settings import BUILTIN
from roleplay.ui import state
from roleplay.ui.components import grade, problem
from roleplay.ui.components.who import face
from roleplay.ui.resources import Resources
from roleplay.ui.under_way import UnderWay
from roleplay.ui.words import plain

AT_ONCE_WORDS = 6
"""More words than this arriving together are told one after another."""

STEPS = 15
"""Most steps in which they are told."""


def row(name: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Room for one exchange, and for its grade beside it (beneath it on a phone)."""
    with st.container(key=name):
        said, beside = st.columns([0.61, 0.39], gap="medium")
    return said, beside


def counterpart(persona: Persona) -> DeltaGenerator:
    """Room for something the counterpart says."""
    return st.chat_message(persona.name, avatar=face(persona))


def learner(words: str) -> None:
    """The learner's words, exactly."""
    with st.chat_message("user", avatar=":material/person:"):
        st.text(words)


def opening(sitting: Sitting) -> None:
    """What the counterpart begins with."""
    said, _ = row("turn-0")
    with said, counterpart(sitting.persona):
        st.text(sitting.session.opening)


def exchange(practice: Practice, sitting: Sitting, turn: Turn, shown: Shown) -> None:
    """One answered turn, with as much of its feedback as is shown now."""
    said, beside = row(f"turn-{turn.number}")
    with said:
        learner(turn.words)
        with counterpart(sitting.persona):
            st.text(turn.reply.text if turn.reply else "")
            if turn.reply and turn.reply.interrupted:
                st.caption("Stopped here.")
            elif turn.reply and turn.reply.source != sitting.session.model:
                st.caption(
                    f"Said by the {'built-in voice' if turn.reply.source == BUILTIN else plain(turn.reply.source)}."
                )
    with beside:
        grade.draw(practice, sitting, turn, shown)


def live(resources: Resources, sitting: Sitting, playing: UnderWay) -> None:
    """A turn while it is being answered; ends with a rerun, which draws the turn as it was kept."""
    said, beside = row(f"turn-{playing.number}")
    with said:
        learner(playing.words)
        with counterpart(sitting.persona):
            told = st.empty()
        st.button(
            "Stop",
            key=f"stop-{playing.number}",
            icon=":material/stop_circle:",
            shortcut="Escape",
            on_click=playing.stop,
            type="tertiary",
            help="Stop the reply; your words stay.",
        )
    with beside:
        graded = st.empty()
    try:
        silent = sitting.session.mode == "perform"
        new = not silent and grade.is_new(resources.practice, sitting)
        _follow(playing, told, None if silent else graded, sitting.persona.name, resources.pace, new)
    except RoleplayError as trouble:
        state.tell(trouble, session=playing.session_id)
    st.rerun()


def _follow(
    playing: UnderWay, told: DeltaGenerator, graded: DeltaGenerator | None, name: str, pace: float, new: bool
) -> None:
    """Draw the turn as it comes; `graded` is None where no grade is shown before the end."""
    text = ""
    told.caption(f"{plain(name)} is thinking …")
    if graded is not None:
        with graded.container():
            grade.arriving(None, playing.number, new=new)
    for news in playing.listen():
        for event in news:
            if isinstance(event, Graded):
                if graded is not None:
                    with graded.container():
                        grade.arriving(event.turn, playing.number, new=new)
            elif isinstance(event, Failed):
                state.note_failure(playing.session_id, playing.number, event.hint)
        spoken = _latest(news)
        if spoken is not None:
            for step in paced(text, spoken, pace):
                told.text(step)
            text = spoken
        elif text:
            # Nothing new; yet only by drawing does a page notice that it is wanted elsewhere.
            told.text(text)
        else:
            told.caption(f"{plain(name)} is thinking …")


def _latest(news: tuple[Event, ...]) -> str | None:
    spoken = None
    for event in news:
        if isinstance(event, Heard):
            spoken = event.text
        elif isinstance(event, Replied) and event.turn.reply is not None:
            spoken = event.turn.reply.text
    return spoken


def paced(before: str, after: str, pace: float, pause: Callable[[float], None] = sleep) -> Iterator[str]:
    """The text on its way from `before` to `after`: in steps over `pace` seconds where much came together."""
    fresh = after[len(before) :].split(" ") if after.startswith(before) else []
    if pace > 0 and len(fresh) > AT_ONCE_WORDS:
        steps = min(STEPS, len(fresh))
        for step in range(1, steps):
            yield before + " ".join(fresh[: len(fresh) * step // steps])
            pause(pace / steps)
    yield after


def unanswered(resources: Resources, sitting: Sitting, turn: Turn) -> None:
    """A turn whose reply is missing: the words, as much of the reply as was said, and what can be done."""
    said, beside = row(f"turn-{turn.number}")
    with said:
        learner(turn.words)
        if turn.partial:
            with counterpart(sitting.persona):
                st.text(turn.partial)
                st.caption("Not finished.")
        _choices(resources, sitting, turn)
    with beside:
        if turn.assessment is not None and sitting.session.mode != "perform":
            grade.arriving(turn, turn.number, new=grade.is_new(resources.practice, sitting))


def _choices(resources: Resources, sitting: Sitting, turn: Turn) -> None:
    hint = state.failure_hint(turn.session, turn.number)
    with st.container(border=True, key="missing-reply"):
        if turn.failure:
            problem.box(turn.failure, hint or "Your words are kept.")
        else:
            st.markdown(
                f"**This turn has no whole reply from {plain(sitting.persona.name)} yet.** Your words are kept."
            )
        with st.container(horizontal=True):
            if st.button("Try again", key="retry", type="primary", icon=":material/refresh:"):
                resources.stage.retry(turn.session, turn.number, turn.words)
                st.rerun()
            if not resources.plays_builtin and st.button("Go on with the built-in voice", key="go-on"):
                resources.stage.retry(turn.session, turn.number, turn.words, builtin=True)
                st.rerun()
            if turn.partial.strip() and st.button("Keep what was said", key="keep-partial"):
                _keep(resources.practice, turn)


def _keep(practice: Practice, turn: Turn) -> None:
    try:
        practice.keep_partial(turn.session)
    except RoleplayError as trouble:
        state.tell(trouble, session=turn.session)
    st.rerun()
