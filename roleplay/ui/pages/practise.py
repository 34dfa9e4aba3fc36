"""Practise: pick a counterpart, talk, see how it went. The address names the session."""

import streamlit as st

from roleplay.ui import conversation, home, resources


def draw() -> None:
    """The first screen, or the session that the address names."""
    shared = resources.load()
    session_id = st.query_params.get("session")
    if session_id:
        conversation.draw(shared, session_id)
    else:
        home.draw(shared)


draw()
