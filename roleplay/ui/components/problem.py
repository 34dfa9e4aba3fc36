"""The one place where something that went wrong is told."""

import streamlit as st

from roleplay.errors import RoleplayError
from roleplay.ui import state
from roleplay.ui.words import plain


def box(message: str, hint: str = "") -> None:
    """Say what went wrong and what can be done."""
    said = plain(message[:1].upper() + message[1:] if message.split(" ")[0].isalpha() else message)
    st.error(f"**{said}**" + (f"  \n{plain(hint)}" if hint else ""), icon=":material/error:")


def page(problem: RoleplayError) -> None:
    """A whole page that could not be drawn, with a way back."""
    box(problem.message, problem.hint)
    with st.container(horizontal=True):
        st.button("Try again", key="problem-again", type="primary")
        if st.query_params.get("session") and st.button("Back to the first screen", key="problem-home"):
            state.open_session(None)
            st.rerun()


def notice(session: str = "") -> None:
    """The problem that is to be told with this session, and the words that were typed, so that none are lost."""
    told = state.notice(session)
    if told is None:
        return
    with st.container(border=True, key="notice"):
        box(told.message, told.hint)
        if told.words:
            st.caption("What you typed was not sent. Here it is, to copy:")
            st.code(told.words, language=None, wrap_lines=True)
        if st.button("Reload the conversation", key="notice-reload", icon=":material/refresh:"):
            state.settle()
            st.rerun()
