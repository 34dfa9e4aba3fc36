"""The eight-spoke view: one picture, with its numbers in a table beside it (beneath it on a phone)."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any

import streamlit as st

from roleplay.debrief.noun import Spoke
from roleplay.layout.blocks import Block
from roleplay.layout.drawing import ENOUGH
from roleplay.ui.components.laid import laid

COLOUR, QUIET = "#1f8272", "#727d7b"
RINGS = (25, 50, 75, 100)


def draw(spokes: Sequence[Spoke], numbers: Block, *, key: str = "radar") -> None:
    """The picture and its numbers."""
    picture, beside = st.columns(2, gap="medium")
    with picture:
        st.vega_lite_chart(chart(spokes), width="stretch", key=key)
    with beside:
        laid([numbers])


def chart(spokes: Sequence[Spoke]) -> dict[str, Any]:
    """The picture as Vega-Lite; a spoke without a value has its name and no point."""
    known = [(number, spoke.value) for number, spoke in enumerate(spokes) if spoke.value is not None]
    shape = [_at(number, value, len(spokes)) | {"n": at} for at, (number, value) in enumerate(known)]
    rings = [_at(number, ring, len(spokes)) | {"n": number, "ring": ring}
             for ring in RINGS for number in range(len(spokes))]
    names = [_at(number, 120, len(spokes)) | {"name": _named(spoke)} for number, spoke in enumerate(spokes)]
    encoding = {axis: {"field": axis, "type": "quantitative", "axis": None, "scale": {"domain": [-150, 150]}}
                for axis in "xy"}
    order = {"order": {"field": "n"}}
    closed = {"type": "line", "interpolate": "linear-closed"}
    return {"height": 340, "encoding": encoding, "layer": [
        {"data": {"values": rings}, "mark": closed | {"color": QUIET, "strokeWidth": 0.6},
         "encoding": order | {"detail": {"field": "ring", "type": "nominal"}}},
        {"data": {"values": shape if len(shape) >= ENOUGH else []},
         "mark": closed | {"color": COLOUR, "strokeWidth": 2.5, "fill": COLOUR, "fillOpacity": 0.2}, "encoding": order},
        {"data": {"values": shape}, "mark": {"type": "point", "filled": True, "size": 70, "color": COLOUR}},
        {"data": {"values": names}, "mark": {"type": "text", "fontSize": 12, "color": QUIET},
         "encoding": {"text": {"field": "name", "type": "nominal"}}},
    ], "config": {"view": {"stroke": None}}}


def _at(number: int, value: float, spokes: int) -> dict[str, Any]:
    angle = 2 * pi * number / spokes
    return {"x": round(value * sin(angle), 2), "y": round(value * cos(angle), 2)}


def _named(spoke: Spoke) -> str:
    return f"{spoke.title} {'–' if spoke.value is None else format(spoke.value, '.0f')}"
