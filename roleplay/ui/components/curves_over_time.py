"""A learner's figures over time as a plot, and the same in words."""

from collections.abc import Mapping
from typing import Any

from roleplay.domain.base import Skill
from roleplay.rules.learning import PLATEAU_SLOPE, Slope
from roleplay.rules.standing import Curve
from roleplay.ui.words import SKILL_NAMES

LOOKS: Mapping[str, tuple[str, str]] = {
    # Colours that hold 3 to 1 against both the light and the dark page; the shape says the same again.
    "Collaboration": ("#b0762a", "square"),
    "Curiosity": ("#1f8272", "circle"),
    "Validation": ("#4a7fc1", "diamond"),
}


def chart(curves: Mapping[Skill, Curve]) -> dict[str, Any]:
    """Adjusted scores by session, as Vega-Lite; a point for each session that has enough evidence."""
    sessions = sorted({(point.at, point.session) for curve in curves.values() for point in curve.points})
    number = {session: at for at, (_, session) in enumerate(sessions, start=1)}
    rows = [
        {"session": number[point.session], "skill": SKILL_NAMES[skill], "score": round(point.adjusted, 1),
         "raw": round(point.raw, 1), "title": point.title, "day": f"{point.at:%d %b %Y}"}
        for skill, curve in curves.items() for point in curve.points
    ]
    names = list(LOOKS)
    look = {"field": "skill", "type": "nominal", "legend": {"title": None, "orient": "bottom"}}
    x = {"field": "session", "type": "quantitative", "title": "session", "axis": {"tickMinStep": 1, "grid": False,
                                                                                 "format": "d"},
         "scale": {"domain": [0.5, max(number.values(), default=1) + 0.5], "nice": False}}
    y = {"field": "score", "type": "quantitative", "title": "score at medium difficulty", "scale": {"domain": [0, 100]}}
    color = look | {"scale": {"domain": names, "range": [LOOKS[name][0] for name in names]}}
    shape = look | {"scale": {"domain": names, "range": [LOOKS[name][1] for name in names]}}
    tells = [{"field": "title"}, {"field": "day"}, {"field": "skill"}, {"field": "raw", "title": "score"},
             {"field": "score", "title": "adjusted"}]
    return {"height": 300, "data": {"values": rows}, "layer": [
        {"mark": {"type": "line", "strokeWidth": 1.5, "opacity": 0.6}, "encoding": {"x": x, "y": y, "color": color}},
        {"mark": {"type": "point", "filled": True, "size": 80},
         "encoding": {"x": x, "y": y, "color": color, "shape": shape, "tooltip": tells}},
    ]}


def trend(curve: Curve) -> str:
    """Where a curve stands and where it goes, in a sentence."""
    if curve.latest is None:
        return "not enough evidence yet"
    now = f"**{curve.latest:.0f}**, the mean of the last {min(3, len(curve.points))}"
    if curve.slope is None:
        return f"{now}; a trend takes three sessions"
    words = now + "; " + slope_words(curve.slope)
    level = curve.plateau and curve.slope.points < PLATEAU_SLOPE
    return words + ". It has levelled off: try a harder counterpart, or one thing only" if level else words


def slope_words(slope: Slope) -> str:
    """A slope with its range."""
    kind = "rising" if slope.low > 0 else "falling" if slope.high < 0 else "no clear trend"
    return f"{kind}, {slope.points:+.1f} a session ({slope.low:+.1f} to {slope.high:+.1f})"
