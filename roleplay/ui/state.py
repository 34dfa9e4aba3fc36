"""The little a page remembers between two runs. Conversations are never in here: they are read from the store."""

from dataclasses import dataclass

import streamlit as st

from roleplay.domain.session import LOCAL
from roleplay.errors import RoleplayError

_NOTICE, _DRAWN, _ALL, _FAILURE, _BREATH = "notice", "drawn", "show_all", "failure", "breath_taken"


@dataclass(frozen=True)
class Notice:
    """A problem to tell once, with the words that were typed when it happened."""

    message: str
    hint: str
    words: str = ""
    session: str = ""


def learner() -> str:
    """Whose pages these are: the address of whoever signed in where that is set up, else whoever sits here."""
    if not st.user.get("is_logged_in"):
        return LOCAL
    return str(st.user.get("email") or st.user.get("sub") or LOCAL)


def tell(problem: RoleplayError, *, session: str = "", words: str = "") -> None:
    """Remember a problem for the next run to show."""
    st.session_state[_NOTICE] = Notice(problem.message, problem.hint, words, session)


def notice(session: str = "") -> Notice | None:
    """The problem to show with this session, if there is one."""
    told = st.session_state.get(_NOTICE)
    return told if isinstance(told, Notice) and told.session == session else None


def settle() -> None:
    """The problem has been read."""
    st.session_state.pop(_NOTICE, None)


def drawn(session: str) -> int | None:
    """How many turns of this session this tab has last shown: what the learner was answering to."""
    seen: dict[str, int] = st.session_state.get(_DRAWN, {})
    return seen.get(session)


def note_drawn(session: str, turns: int) -> None:
    """Remember how many turns this tab shows now."""
    st.session_state[_DRAWN] = {session: turns}


def note_failure(session: str, number: int, hint: str) -> None:
    """Remember what a failed reply's error advises; the failure itself is kept with the turn."""
    st.session_state[_FAILURE] = (session, number, hint)


def failure_hint(session: str, number: int) -> str:
    """What the error of this turn's failed reply advises, if it happened before these eyes."""
    kept: tuple[str, int, str] | None = st.session_state.get(_FAILURE)
    return kept[2] if kept and kept[:2] == (session, number) else ""


def shows_all(session: str) -> bool:
    """Whether the learner asked for the whole of a long session."""
    return bool(st.session_state.get(_ALL) == session)


def show_all(session: str) -> None:
    """Show the whole of a long session from now on."""
    st.session_state[_ALL] = session


def breathe(session: str, turns: int) -> None:
    """The learner takes a breath before the turn after these."""
    st.session_state[_BREATH] = (session, turns)


def breathes(session: str, turns: int) -> bool:
    """Whether the learner is taking a breath at this point."""
    return bool(st.session_state.get(_BREATH) == (session, turns))


def open_session(session: str | None) -> None:
    """Make a session the one this page's address names; None goes back to the first screen."""
    settle()
    st.query_params.from_dict({} if session is None else {"session": session})


def open_preparation(persona_id: str) -> None:
    """Make the preparation for this counterpart what this page's address names."""
    settle()
    st.query_params.from_dict({"prepare": persona_id})
