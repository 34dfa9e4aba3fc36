"""My sessions: find a conversation again, go on with it, or delete it."""

from datetime import UTC, datetime

import streamlit as st

from roleplay.domain.session import Session
from roleplay.errors import RoleplayError
from roleplay.practice import Practice
from roleplay.ui import places, resources, state
from roleplay.ui.components import problem
from roleplay.ui.words import OUTCOME_WORDS, ago, plain

# Most sessions listed, last used first. (Not a docstring: Streamlit may print the bare strings of a page's file.)
SHOWN = 50


def draw() -> None:
    """Every conversation that is kept, last used first."""
    practice = resources.load().practice
    st.title("My sessions", anchor=False)
    problem.notice()
    sessions = practice.store.sessions(limit=SHOWN)
    if not sessions:
        st.write("Nothing here yet. Your conversations are kept from the first word on, and you find them here.")
        st.page_link(places.PRACTISE, label="Start the first one", icon=":material/forum:")
    for session in sessions:
        _listed(practice, session, _counterpart(practice, session))


def _counterpart(practice: Practice, session: Session) -> str:
    """Who it was with; nobody where the persona's file is gone or broken."""
    try:
        return practice.library.get(session.persona_id).name
    except RoleplayError:
        return ""


def _listed(practice: Practice, session: Session, name: str) -> None:
    over = session.outcome is not None
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"session-{session.id}"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(session.title)}**")
            standing = OUTCOME_WORDS[session.outcome] if session.outcome is not None else "Under way"
            told = (plain(name), standing, ago(session.updated, datetime.now(UTC)))
            st.caption(" · ".join(filter(None, told)))
        st.page_link(
            places.PRACTISE,
            label="Look back" if over else "Go on",
            query_params={"session": session.id},
            icon=":material/history:" if over else ":material/forum:",
        )
        with st.popover("Delete", type="tertiary", key=f"delete-{session.id}"):
            st.write("Delete this conversation and its grades for good?")
            if st.button("Yes, delete it", key=f"delete-yes-{session.id}", type="primary"):
                _delete(practice, session)


def _delete(practice: Practice, session: Session) -> None:
    try:
        practice.store.delete(session.id)
    except RoleplayError as trouble:
        state.tell(trouble)
    st.rerun()


draw()
