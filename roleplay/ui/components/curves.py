"""Trust, tension and patience over the turns: a plot, with its numbers in a table beside it."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from roleplay.debrief.noun import Meters
from roleplay.layout.blocks import Block
from roleplay.ui.components.laid import laid

LOOKS = (("trust", "#1f8272", [1, 0]), ("tension", "#c8501e", [7, 4]), ("patience", "#8a7d3f", [2, 3]))
"""Colours that hold 3 to 1 against both pages; the dash says the same again."""


def draw(course: Sequence[Meters], numbers: Block, *, key: str = "curves") -> None:
    """The plot, and its numbers beside it (beneath it on a phone)."""
    picture, beside = st.columns([0.62, 0.38], gap="medium")
    with picture:
        st.vega_lite_chart(chart(course), width="stretch", key=key)
    with beside:
        laid([numbers])


def chart(course: Sequence[Meters]) -> dict[str, Any]:
    """The plot as Vega-Lite: three lines of 0-100 over the turns, 0 being the start."""
    names = [name for name, *_ in LOOKS]
    values = [{"turn": point.turn, "value": getattr(point, name), "what": name} for point in course for name in names]
    legend = {"title": None, "orient": "bottom"}
    return {"height": 280, "data": {"values": values}, "mark": {"type": "line", "strokeWidth": 2.5, "point": True},
            "encoding": {
                "x": {"field": "turn", "type": "quantitative", "title": "turn",
                      "axis": {"tickMinStep": 1, "grid": False}},
                "y": {"field": "value", "type": "quantitative", "title": None, "scale": {"domain": [0, 100]}},
                "color": {"field": "what", "type": "nominal", "legend": legend,
                          "scale": {"domain": names, "range": [colour for _, colour, _ in LOOKS]}},
                "strokeDash": {"field": "what", "type": "nominal", "legend": legend,
                               "scale": {"domain": names, "range": [dash for *_, dash in LOOKS]}},
                "tooltip": [{"field": "what", "type": "nominal", "title": " "}, {"field": "turn"}, {"field": "value"}]}}
