"""The rules of a payoff table that are arithmetic, done by code: sums to 100, order of options, reservation values."""

from collections.abc import Sequence
from itertools import product
from math import floor
from typing import Any

from roleplay.content.check import FEWEST_DEALS

SIDES = ("learner", "counterpart")
MOST_DEALS = 20_000
"""Deals beyond which a table is left as it is; the check says that it is too large."""
LEAST = 15
"""Points below which no reservation value is lowered."""


def settled(issues: Any, reservation: Any) -> tuple[Any, Any]:
    """Issues whose best options add up to 100 for each side, in the counterpart's order, and reservations that fit.

    What has not the shape of issues is given back as it came: the check will name it.
    """
    if not _well_formed(issues):
        return issues, reservation
    scaled = [{**issue, "options": [dict(option) for option in issue["options"]]} for issue in issues]
    for side in SIDES:
        _scale(scaled, side)
    for issue in scaled:
        issue["options"].sort(key=lambda option: (option["counterpart"], -option["learner"]))
    return scaled, _fitting(scaled, reservation)


def _well_formed(issues: Any) -> bool:
    return (isinstance(issues, list) and bool(issues)
            and all(isinstance(issue, dict) and isinstance(issue.get("options"), list) and issue["options"]
                    for issue in issues)
            and all(isinstance(option, dict) and all(_points(option.get(side)) for side in SIDES)
                    for issue in issues for option in issue["options"]))


def _points(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1_000_000


def _scale(issues: Sequence[dict[str, Any]], side: str) -> None:
    """Scale one side's points; the bests are rounded so that they add up to exactly 100 (largest remainders)."""
    bests = [max(option[side] for option in issue["options"]) for issue in issues]
    total = sum(bests)
    if not total:
        return
    exact = [100 * best / total for best in bests]
    whole = [floor(points) for points in exact]
    for index in sorted(range(len(exact)), key=lambda n: whole[n] - exact[n])[: 100 - sum(whole)]:
        whole[index] += 1
    for issue, best, points in zip(issues, bests, whole, strict=True):
        for option in issue["options"]:
            option[side] = points if option[side] == best else round(option[side] * points / best) if best else 0


def _fitting(issues: Sequence[dict[str, Any]], asked: Any) -> dict[str, float]:
    """Reservation values as asked for, lowered together until enough deals are above both."""
    wanted: dict[str, float] = {
        side: _within(asked.get(side) if isinstance(asked, dict) else None, default)
        for side, default in zip(SIDES, (45, 40), strict=True)}
    tables = [[(option["learner"], option["counterpart"]) for option in issue["options"]] for issue in issues]
    count = 1
    for table in tables:
        count *= len(table)
    if count > MOST_DEALS:
        return wanted
    sums = [(sum(one for one, _ in deal), sum(other for _, other in deal)) for deal in product(*tables)]
    while min(wanted.values()) > LEAST and _good(sums, wanted) < FEWEST_DEALS:
        wanted = {side: points - 1 for side, points in wanted.items()}
    return wanted


def _good(sums: Sequence[tuple[float, float]], wanted: dict[str, float]) -> int:
    return sum(one >= wanted["learner"] and other >= wanted["counterpart"] for one, other in sums)


def _within(value: Any, default: int) -> int:
    return min(60, max(30, round(value))) if _points(value) else default
