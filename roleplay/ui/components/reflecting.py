"""What the learner writes after a conversation. Everything is kept as soon as it changes."""

from collections.abc import Callable
from typing import Any, cast, get_args

import streamlit as st

from roleplay.debrief import Debrief, Papers
from roleplay.debrief.wording import HEARD
from roleplay.domain.loop import TEXT, Commitment, Heard, OwnInterest, Preparation, Reflection
from roleplay.domain.session import Session
from roleplay.errors import RoleplayError
from roleplay.ui import state
from roleplay.ui.words import plain

WISHES = 2


def _save(papers: Papers, session: Session, key: str, changed: Callable[[Reflection, Any], dict[str, Any]]) -> None:
    """Keep one answer; the others are read anew, so that two tabs do not undo each other."""
    now = papers.reflection(session)
    try:
        papers.reflect(session, now.model_copy(update=changed(now, st.session_state[key])))
    except RoleplayError as trouble:
        state.tell(trouble)


def _text(papers: Papers, session: Session, field: str, label: str, help_: str = "", height: int = 80) -> None:
    key = f"reflect-{field}-{session.id}"
    st.text_area(label, getattr(papers.reflection(session), field), key=key, max_chars=TEXT, height=height,
                 placeholder=help_, on_change=_save,
                 args=(papers, session, key, lambda _, text: {field: text}))


def first(papers: Papers, session: Session) -> None:
    """What worked, what did not, why, and whether they truly understood."""
    st.markdown("**You first.** Before anything is said about this conversation: how was it for you?")
    worked, did_not = st.columns(2)
    with worked:
        _text(papers, session, "worked", "What worked?", "A sentence of mine, or a moment …")
    with did_not:
        _text(papers, session, "did_not", "What did not?", "Where it turned, or went past …")
    _text(papers, session, "why", "Why?", "What I did just before …", 68)
    key = f"reflect-understood-{session.id}"
    st.segmented_control(
        "Did I truly understand, or did I wait for my turn? 0: waited, 10: understood", list(range(11)),
        default=papers.reflection(session).understood, key=key, on_change=_save,
        args=(papers, session, key, lambda _, rating: {"understood": rating}))


def reveal(papers: Papers, session: Session, everything_known: bool) -> None:
    """Whether to show what stayed hidden, which can be met again in a retry."""
    if everything_known:
        return
    key = f"reflect-revealed-{session.id}"
    st.toggle("Show me what was hidden", papers.reflection(session).revealed, key=key, on_change=_save,
              args=(papers, session, key, lambda _, on: {"revealed": bool(on)}),
              help="You cannot find out again what you have been told. Another attempt first teaches more.")


def guessed(papers: Papers, session: Session, preparation: Preparation) -> None:
    """The learner may say of each guess whether it was right."""
    said = papers.reflection(session).hits
    for at, guess in enumerate(preparation.theirs):
        _ticked(papers, session, "hits", at, f"“{plain(guess.text)}” was", {True: "right", False: "wrong"},
                said.get(at))


def essentials(papers: Papers, session: Session, mine: tuple[OwnInterest, ...]) -> None:
    """The learner may say of each essential whether it was kept."""
    said = papers.reflection(session).kept
    for at, own in enumerate(mine):
        if own.weight == "essential" and own.text.strip():
            _ticked(papers, session, "kept", at, f"“{plain(own.text)}” was", {True: "kept", False: "given away"},
                    said.get(at))


def _ticked(papers: Papers, session: Session, field: str, at: int, label: str, words: dict[bool, str],
            now: bool | None) -> None:
    key = f"reflect-{field}-{at}-{session.id}"

    def changed(kept: Reflection, choice: bool | None) -> dict[str, Any]:
        others = {other: value for other, value in getattr(kept, field).items() if other != at}
        return {field: others if choice is None else {**others, at: choice}}

    st.segmented_control(label, list(words), default=now, format_func=lambda choice: words[choice], key=key,
                         on_change=_save, args=(papers, session, key, changed))


def heard(papers: Papers, session: Session, debrief: Debrief) -> None:
    """The learner may say how they came to know of each reason."""
    for reason in debrief.reasons:
        if reason.level == 0 and reason.heard is None and not debrief.revealed:
            continue
        key = f"reflect-heard-{reason.id}-{session.id}"

        def changed(kept: Reflection, choice: Heard | None, at: str = reason.id) -> dict[str, Any]:
            others = {other: value for other, value in kept.heard_as.items() if other != at}
            return {"heard_as": others if choice is None else {**others, at: choice}}

        st.segmented_control(plain(reason.name), get_args(Heard), default=reason.heard, key=key, on_change=_save,
                             format_func=lambda choice: HEARD[cast(Heard, choice)],
                             args=(papers, session, key, changed))


def last(papers: Papers, session: Session) -> None:
    """The prompts at the end, and what they will do in a real conversation."""
    wished = papers.reflection(session).wished
    for column, at in zip(st.columns(WISHES), range(WISHES), strict=True):
        key = f"reflect-wished-{at}-{session.id}"

        def changed(kept: Reflection, text: str, place: int = at) -> dict[str, Any]:
            wishes = [*kept.wished, *[""] * WISHES][:WISHES]
            wishes[place] = text
            return {"wished": tuple(wishes)}

        with column:
            st.text_area(f"A question I wish I had asked ({at + 1})", wished[at] if at < len(wished) else "", key=key,
                         max_chars=TEXT, height=80, on_change=_save, args=(papers, session, key, changed))
    _text(papers, session, "next_time", "One sentence for next time", "", 68)
    _text(papers, session, "comfortable", "Would you be comfortable if they saw your notes?", "", 68)
    _commitment(papers, session)


def _commitment(papers: Papers, session: Session) -> None:
    now = papers.commitment(session) or Commitment(text="")
    what, when = st.columns([3, 1])
    with what:
        st.text_input("In a real conversation I will …", now.text, key=f"commit-text-{session.id}", max_chars=TEXT,
                      on_change=_commit, args=(papers, session, "text"))
    with when:
        st.text_input("When, and with whom", now.when, key=f"commit-when-{session.id}", max_chars=TEXT,
                      on_change=_commit, args=(papers, session, "when"))


def _commit(papers: Papers, session: Session, field: str) -> None:
    now = papers.commitment(session) or Commitment(text="")
    typed = {name: st.session_state.get(f"commit-{name}-{session.id}", getattr(now, name)) for name in ("text", "when")}
    value = st.session_state.get(f"commit-{field}-{session.id}", "")
    papers.commit(session, now.model_copy(update=typed | {field: value}))


def asked_about(papers: Papers, learner: str, but: str) -> None:
    """Ask what came of the oldest commitment of which nothing was heard yet."""
    found = papers.unreported(learner, but)
    if not found:
        return
    one = found[0]
    with st.container(border=True, key="commitment-asked"):
        when = f" ({plain(one.commitment.when)})" if one.commitment.when else ""
        st.markdown(f"**You meant to do this in a real conversation{when}:** {plain(one.commitment.text)}")
        with st.form(f"report-{one.session}", border=False):
            outcome = st.text_input("What came of it?", max_chars=TEXT, key=f"report-outcome-{one.session}")
            content = st.segmented_control("How content are you with it? 1: not at all, 7: fully", list(range(1, 8)),
                                           key=f"report-content-{one.session}")
            if st.form_submit_button("Keep it") and (outcome or content):
                papers.commit(papers.store.session(one.session), one.commitment.model_copy(
                    update={"outcome": outcome, "satisfaction": content}))
                st.rerun()
