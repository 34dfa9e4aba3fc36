"""Practise: pick a counterpart, prepare, talk, see how it went. The address names the session or the preparation."""

import streamlit as st

from roleplay.ui import conversation, home, prepare, resources


def draw() -> None:
    """The first screen, or the session or the preparation that the address names."""
    shared = resources.load()
    session_id = st.query_params.get("session")
    if session_id:
        conversation.draw(shared, session_id)
    elif persona_id := st.query_params.get("prepare"):
        prepare.draw(shared, persona_id)
    else:
        home.draw(shared)


draw()
