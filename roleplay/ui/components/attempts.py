"""Attempts at the same conversation: which one this is, and the way to the others."""

import streamlit as st

from roleplay.domain.session import Session
from roleplay.errors import SessionNotFound
from roleplay.practice import Practice, Sitting
from roleplay.ui import places


def draw(practice: Practice, sitting: Sitting) -> None:
    """Which attempt this is, with links to the others; nothing where there is only one."""
    session = sitting.session
    family = in_order(practice.store.sessions(root=session.root))
    if len(family) < 2:
        return
    names = {member.id: f"Attempt {n}" for n, member in enumerate(family, 1)}
    own = names.get(session.id, "This attempt")
    with st.container(key="attempts", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{own}**" + _taken_from(session, names), width="content")
        for member in family:
            if member.id != session.id:
                st.page_link(
                    places.PRACTISE,
                    label=names[member.id],
                    query_params={"session": member.id},
                    icon=":material/alt_route:",
                )


def in_order(sessions: tuple[Session, ...]) -> list[Session]:
    """Oldest first: the order in which attempts are counted."""
    return sorted(sessions, key=lambda session: (session.created, session.id))


def _taken_from(session: Session, names: dict[str, str]) -> str:
    if session.forked_from is None or session.forked_at is None:
        return ""
    return f", from turn {session.forked_at} of {names.get(session.forked_from, 'one that was deleted').lower()}"


def last_time(practice: Practice, sitting: Sitting) -> None:
    """What the learner said at this point of the attempt this one was taken from, for comparing."""
    session = sitting.session
    if session.forked_from is None or session.forked_at != len(sitting.turns) + 1:
        return
    try:
        earlier = practice.store.turns(session.forked_from)[len(sitting.turns)]
    except (SessionNotFound, IndexError):
        return
    with st.container(border=True, gap="xsmall", key="before"):
        st.markdown(f"**You are at turn {session.forked_at} again.** Last time you said:")
        st.text(earlier.words)
