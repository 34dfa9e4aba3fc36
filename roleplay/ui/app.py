"""The frame around every page: navigation, look, and the one box for what goes wrong."""

import logging
from pathlib import Path

import streamlit as st

from roleplay.errors import RoleplayError
from roleplay.ui import places
from roleplay.ui.components import problem

STYLE = (Path(__file__).parent / "components" / "style.css").read_text(encoding="utf-8")
ICON = Path(__file__).parent / "components" / "icon.svg"

log = logging.getLogger(__name__)


def main() -> None:
    """Draw the page that was asked for. Nothing that goes wrong reaches a person as a traceback."""
    st.set_page_config(page_title="Roleplay: practise a conversation", page_icon=ICON, layout="wide")
    page = st.navigation(
        [
            st.Page(places.PRACTISE, title="Practise", icon=":material/forum:", default=True),
            st.Page(places.DRILLS, title="Drills", icon=":material/exercise:", url_path="drills"),
            st.Page(places.PROGRESS, title="Progress", icon=":material/trending_up:", url_path="progress"),
            st.Page(places.SESSIONS, title="My sessions", icon=":material/history:", url_path="sessions"),
            st.Page(places.DEBRIEF, title="Debrief", icon=":material/psychology:", url_path="debrief",
                    visibility="hidden"),
            st.Page(places.CALLS, title="Calls", icon=":material/call:", url_path="calls"),
            st.Page(places.LIBRARY, title="Library", icon=":material/group:", url_path="library"),
            st.Page(places.WATCH, title="Watch", icon=":material/visibility:", url_path="watch"),
            st.Page(places.SETTINGS, title="Settings", icon=":material/settings:", url_path="settings"),
        ],
        position="top",
    )
    # What opens above the page lies outside the element that Streamlit gives its colour scheme.
    scheme = "dark" if st.context.theme.type == "dark" else "light"
    st.html(f"<style>:root {{ color-scheme: {scheme} }}\n{STYLE}</style>")
    try:
        page.run()
    except RoleplayError as trouble:
        problem.page(trouble)
    except Exception:
        log.exception("a page could not be drawn")
        problem.page(
            RoleplayError(
                "something unexpected happened",
                hint="What you said is kept. Try again; if it stays, the log of the app says more.",
            )
        )
