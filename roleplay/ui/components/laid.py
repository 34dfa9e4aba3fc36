"""Draws the blocks of a report on a page."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from roleplay.layout import blocks


def laid(given: Sequence[blocks.Block]) -> None:
    """The blocks, escaped, in the app's look."""
    if given:
        st.html(Markup('<div class="rp-debrief">{}</div>').format(blocks.html(given)))
