"""Library: read counterparts, write and check your own. The address says who is read or edited."""

import streamlit as st

from roleplay.errors import RoleplayError
from roleplay.ui import resources
from roleplay.ui.components import editor, problem, shelf
from roleplay.ui.components.reading import read


def draw() -> None:
    """Everybody there is, or the one that the address names."""
    app = resources.load().app
    edited, shown = st.query_params.get("edit"), st.query_params.get("persona")
    try:
        if edited:
            editor.draw(app, edited)
        elif shown:
            read(app, shown)
        else:
            shelf.draw(app)
    except RoleplayError as trouble:
        if not (edited or shown):
            raise
        problem.box(trouble.message, trouble.hint)
        shelf.back()


draw()
