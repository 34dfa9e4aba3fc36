"""Every deal there could have been, on both ledgers: a plot, and the same in figures and sentences.

Only for after the end: it shows what the counterpart's side was worth.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from roleplay.domain.deal import Terms
from roleplay.domain.persona import Persona
from roleplay.rules import deal
from roleplay.rules.deal import Ledgers, Package
from roleplay.ui.words import plain

POSSIBLE, BEST, MIDDLE, YOURS = "a possible deal", "no better one for both", "the middle of everything", "your deal"
LOOKS: Mapping[str, tuple[str, str, int]] = {
    # Colours that hold 3 to 1 against both the light and the dark page; the shape says the same again.
    POSSIBLE: ("#8a9492", "circle", 30),
    BEST: ("#1f8272", "circle", 60),
    MIDDLE: ("#b0762a", "diamond", 150),
    YOURS: ("#c8501e", "square", 200),
}
LEGEND = {"title": None, "orient": "bottom", "columns": 1, "labelLimit": 260}
LEAVING = {"type": "rule", "strokeDash": [5, 4], "color": "#8a9492", "strokeWidth": 1.5}
Row = dict[str, str | float]


def draw(persona: Persona, terms: Terms | None, quadrant: str | None = None, *, key: str = "pareto") -> None:
    """The plot, and beside it (beneath it on a phone) what it shows in words. `quadrant` as the figures name it."""
    found = deal.ledgers(persona, terms)
    picture, words = st.columns([0.6, 0.4], gap="medium")
    with picture:
        st.vega_lite_chart(chart(persona, found), width="stretch", key=key)
    with words:
        st.markdown("\n".join(f"- {line}" for line in sentences(persona, found, quadrant)))


def sentences(persona: Persona, found: Ledgers, quadrant: str | None = None) -> tuple[str, ...]:
    """What the plot shows, for those who do not see it, as Markdown."""
    name = plain(persona.name)
    hold = found.reservation
    lines = [f"Leaving was worth {hold.learner:.0f} to you and {hold.counterpart:.0f} to {name} (the dashed lines)."]
    if found.made is not None:
        made = found.made
        lines.insert(0, f"Your deal: **{made.learner:.0f}** for you, **{made.counterpart:.0f}** for {name}.")
    if quadrant:
        lines.insert(1, f"With the relationship beside it: **{plain(quadrant)}**.")
    return (*lines, *deal.told(found, name))


def rows(persona: Persona, found: Ledgers) -> tuple[Row, ...]:
    """What is plotted, a point for each pair of values; `what` names its kind."""
    return tuple(_rows(persona, found))


def _rows(persona: Persona, found: Ledgers) -> Iterator[Row]:
    best = {(d.learner, d.counterpart) for d in found.frontier}
    seen: dict[tuple[float, float], Package] = {}
    for package in found.deals:
        seen.setdefault((package.learner, package.counterpart), package)
    for at, package in seen.items():
        yield _row(persona, package, BEST if at in best else POSSIBLE)
    yield _row(persona, found.midpoint, MIDDLE)
    if found.made is not None:
        yield _row(persona, found.made, YOURS)


def _row(persona: Persona, package: Package, what: str) -> Row:
    return {"you": package.learner, "them": package.counterpart, "what": what,
            "terms": deal.wording(persona.issues, package.terms)}


def chart(persona: Persona, found: Ledgers) -> dict[str, Any]:
    """The plot as Vega-Lite: points of both sides 0-100, and dashed lines where each would leave."""
    given = rows(persona, found)
    shown = [what for what in LOOKS if any(row["what"] == what for row in given)]
    looks = [dict(zip(("color", "shape", "size"), LOOKS[what], strict=True)) for what in shown]

    def axis(field: str, title: str) -> dict[str, Any]:
        return {"field": field, "type": "quantitative", "title": title, "scale": {"domain": [0, 100]},
                "axis": {"values": [0, 20, 40, 60, 80, 100], "grid": False}}

    def look(name: str, **more: Any) -> dict[str, Any]:
        return {"field": "what", "type": "nominal", "legend": LEGEND,
                "scale": {"domain": shown, "range": [each[name] for each in looks]}} | more
    x, y = axis("you", "points for you"), axis("them", f"points for {persona.name}")
    faint = {"condition": {"test": f"datum.what === {json.dumps(POSSIBLE)}", "value": 0.55}, "value": 1}
    tells = [{"field": "what", "type": "nominal", "title": " "}, {"field": "you", "title": "for you"},
             {"field": "them", "title": "for them"}, {"field": "terms", "type": "nominal", "title": "terms"}]
    hold = found.reservation
    edge = [{"you": package.learner, "them": package.counterpart} for package in found.frontier]
    return {"height": 360, "layer": [
        {"data": {"values": [{"you": hold.learner}]}, "mark": LEAVING, "encoding": {"x": x}},
        {"data": {"values": [{"them": hold.counterpart}]}, "mark": LEAVING, "encoding": {"y": y}},
        {"data": {"values": edge}, "mark": {"type": "line", "color": LOOKS[BEST][0], "strokeWidth": 1.5},
         "encoding": {"x": x, "y": y, "order": {"field": "you"}}},
        {"data": {"values": list(given)}, "mark": {"type": "point", "filled": True},
         "encoding": {"x": x, "y": y, "color": look("color"), "shape": look("shape"), "size": look("size", legend=None),
                      "opacity": faint, "tooltip": tells}},
    ]}
