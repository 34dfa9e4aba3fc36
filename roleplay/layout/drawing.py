"""Small pictures as SVG: a radar, lines over turns, deals on two ledgers. Their colours are those of the page."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, sin
from typing import NamedTuple

from markupsafe import Markup

INK, GOOD, BAD, QUIET = (f"var(--{name}, var(--rp-{name}, currentColor))" for name in ("ink", "good", "bad", "quiet"))
LINE = "var(--line, var(--rp-line, #999))"
LINES = ((GOOD, ""), (BAD, "7 4"), (QUIET, "2 4"))
"""Colours and dashes, so that no line is told by colour alone."""


ENOUGH = 5
"""Values from which a radar's are joined to a shape: of fewer it would say nothing."""


class Series(NamedTuple):
    """A line: values 0-100."""

    name: str
    values: tuple[float, ...]


def radar(spokes: Sequence[tuple[str, float | None]], told: str) -> Markup:
    """Values 0-100 on spokes from the middle; a spoke without a value is drawn and has no point."""
    middle, size = 210.0, 120.0

    def at(number: int, value: float) -> tuple[float, float]:
        angle = 2 * pi * number / len(spokes) - pi / 2
        return middle + size * value / 100 * cos(angle), 165 + size * value / 100 * sin(angle)

    rings = Markup("").join(
        Markup('<polygon points="{}" fill="none" stroke="{}"/>').format(
            _points([at(n, ring) for n in range(len(spokes))]), LINE) for ring in (25, 50, 75, 100))
    names = []
    for number, (name, value) in enumerate(spokes):
        x, y = at(number, 116)
        anchor = "middle" if abs(x - middle) < 20 else "start" if x > middle else "end"
        shown = "–" if value is None else f"{value:.0f}"
        names.append(Markup('<text x="{}" y="{}" text-anchor="{}" font-size="13" fill="{}">{} {}</text>').format(
            f"{x:.0f}", f"{y + 4:.0f}", anchor, INK if value is not None else QUIET, name, shown))
    known = [at(n, value) for n, (_, value) in enumerate(spokes) if value is not None]
    area = Markup('<polygon points="{}" fill="{}" fill-opacity=".22" stroke="{}" stroke-width="2"/>').format(
        _points(known), GOOD, GOOD) if len(known) >= ENOUGH else Markup("")
    dots = Markup("").join(Markup('<circle cx="{}" cy="{}" r="4" fill="{}"/>').format(f"{x:.1f}", f"{y:.1f}", GOOD)
                           for x, y in known)
    return _svg("0 0 420 330", told, rings, area, dots, *names)


def lines(series: Sequence[Series], told: str) -> Markup:
    """Values 0-100 over turns, from turn 0 on; each line ends in its name."""
    left, right, top, bottom = 34.0, 470.0, 12.0, 210.0
    count = max(max((len(one.values) for one in series), default=1) - 1, 1)

    def y(value: float) -> float:
        return bottom - (bottom - top) * value / 100

    grid = [Markup('<path d="M{} {}H{}" stroke="{}"/><text x="{}" y="{}" text-anchor="end" font-size="12" fill="{}">{}'
                   "</text>").format(left, y(v), right, LINE, left - 6, y(v) + 4, QUIET, v) for v in (0, 50, 100)]
    marks = [Markup('<text x="{}" y="230" text-anchor="middle" font-size="12" fill="{}">{}</text>').format(
        f"{left + (right - left) * n / count:.0f}", QUIET, n or "start")
        for n in range(0, count + 1, max(1, count // 8))]
    drawn, ends = [], _apart([y(one.values[-1]) for one in series if one.values])
    for (colour, dash), one, end in zip(LINES, series, ends, strict=False):
        points = [(left + (right - left) * n / count, y(value)) for n, value in enumerate(one.values)]
        drawn.append(Markup('<polyline points="{}" fill="none" stroke="{}" stroke-width="2.5" stroke-dasharray="{}"/>'
                            '<text x="{}" y="{}" font-size="13" fill="{}">{}</text>').format(
            _points(points), colour, dash, right + 8, f"{end + 4:.0f}", colour, one.name))
    return _svg("0 0 560 240", told, *grid, *marks, *drawn)


def ledgers(points: Sequence[tuple[float, float, str]], leave: tuple[float, float], told: str) -> Markup:
    """Deals by points for the learner (across) and for the counterpart (up), 0-100.

    The third of each says what it is: "possible", "best", "middle" or "yours". `leave`: where each would leave.
    """
    left, top, size = 40.0, 14.0, 250.0

    def at(x: float, y: float) -> tuple[float, float]:
        return left + size * x / 100, top + size * (1 - y / 100)

    (across, _), (_, up) = at(leave[0], 0), at(0, leave[1])
    parts = [Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="none" stroke="{}"/>').format(
        left, top, size, size, LINE),
        Markup('<path d="M{} {}v{}M{} {}h{}" stroke="{}" stroke-dasharray="5 4" fill="none"/>').format(
            across, top, size, left, up, size, QUIET)]
    looks = {"possible": (2.2, QUIET, ".5"), "best": (3.6, GOOD, "1")}
    for x, y, what in points:
        px, py = (f"{value:.1f}" for value in at(x, y))
        if what in looks:
            radius, colour, faint = looks[what]
            parts.append(Markup('<circle cx="{}" cy="{}" r="{}" fill="{}" fill-opacity="{}"/>').format(
                px, py, radius, colour, faint))
        else:
            parts.append(Markup('<path d="M{} {}m0 -8l8 8l-8 8l-8 -8z" fill="{}"/>').format(
                px, py, BAD if what == "yours" else QUIET))
    parts.append(Markup('<text x="{}" y="{}" font-size="12" fill="{}" text-anchor="middle">points for you</text>'
                        '<text transform="translate(22 {}) rotate(-90)" font-size="12" fill="{}" text-anchor="middle">'
                        "points for them</text>").format(
        left + size / 2, top + size + 22, QUIET, top + size / 2, QUIET))
    return _svg("0 0 310 300", told, *parts)


def _apart(places: list[float], least: float = 15.0) -> list[float]:
    """The same places, moved so that names do not stand on each other."""
    order = sorted(range(len(places)), key=lambda n: places[n])
    found = list(places)
    for before, after in pairwise(order):
        found[after] = max(found[after], found[before] + least)
    return found


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _svg(box: str, told: str, *parts: Markup) -> Markup:
    width = box.split()[2]
    return Markup('<svg viewBox="{}" width="{}" role="img" aria-label="{}" style="max-width:100%;height:auto">{}</svg>'
                  ).format(box, width, told, Markup("").join(parts))
