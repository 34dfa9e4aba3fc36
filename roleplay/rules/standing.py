"""Where a learner stands, over all their sessions: curves, deals, techniques, and how sure they are of themselves."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from statistics import fmean

from pydantic import Field

from roleplay.domain.base import SKILLS, Noun, Skill
from roleplay.rules.learning import WINDOW, Slope, adjusted, calibration, plateau, slope
from roleplay.rules.records import Record

ROLLING = 10
"""Sessions over which deals are counted."""


class Point(Noun):
    """One session on a curve."""

    session: str
    at: datetime
    title: str
    raw: float
    """0-100."""
    adjusted: float
    """As it would stand at medium difficulty."""


class Curve(Noun):
    """One figure over the sessions, the first one first."""

    points: tuple[Point, ...] = ()
    slope: Slope | None = None
    plateau: bool = False

    @property
    def latest(self) -> float | None:
        """Mean of the last three adjusted values; None without any."""
        recent = [point.adjusted for point in self.points[-3:]]
        return fmean(recent) if recent else None


class Deals(Noun):
    """What the last sessions came to. Shares are 0-1."""

    sessions: int = 0
    """Finished ones, at most `ROLLING`."""
    agreed: int = 0
    left_rightly: int = 0
    walked: int = 0
    """They walked out, or it stalled."""
    integrative: int = 0
    efficiency: float | None = None
    own_surplus: float | None = None


class Technique(Noun):
    """A helpful move and how it goes."""

    move: str
    times: int
    well: int
    sessions: int


class Standing(Noun):
    """All of it."""

    sessions: int = 0
    """With a turn in them, attempts not counted."""
    curves: dict[Skill, Curve] = Field(default_factory=dict)
    discovery: Curve = Field(default_factory=Curve)
    deals: Deals = Field(default_factory=Deals)
    calibration: tuple[Point, ...] = ()
    """Self-rating less what came out, in points; above 0: surer than was right."""
    hints: tuple[Point, ...] = ()
    """Weight of hints by turn, times 100."""
    techniques: tuple[Technique, ...] = ()

    @property
    def misjudged(self) -> float | None:
        """Mean miss of the last self-ratings, either way, in points; None without any."""
        recent = [abs(point.raw) for point in self.calibration[-WINDOW:]]
        return fmean(recent) if recent else None

    @property
    def weakest(self) -> Skill | None:
        """The skill that stands lowest; None without evidence."""
        known = [(curve.latest, skill) for skill, curve in self.curves.items() if curve.latest is not None]
        return min(known)[1] if known else None


def standing(records: Sequence[Record], ratings: Mapping[str, int], hints: Mapping[str, float],
             helpful: Sequence[str] = ()) -> Standing:
    """Where somebody stands. `ratings`: "did I truly understand?", 0-10, and `hints`: their weights, by session.

    Attempts that take up another session in the middle are left out: they are played with hindsight. Every helpful
    move of `helpful` has its line among the techniques, also those never made.
    """
    rows = sorted((one for one in records if not one.forked and one.turns), key=lambda one: one.created)
    rated = [one for one in rows if one.session in ratings and one.figures.discovery is not None]
    return Standing(
        sessions=len(rows),
        curves={skill: curve(rows, lambda one, skill=skill: one.scores.get(skill)) for skill in SKILLS},  # type: ignore[misc]
        discovery=curve(rows, lambda one: None if one.figures.discovery is None else 100 * one.figures.discovery,
                        adjust=False),
        deals=deals(rows),
        calibration=tuple(_point(one, calibration(ratings[one.session], one.figures.discovery or 0)) for one in rated),
        hints=tuple(_point(one, 100 * hints.get(one.session, 0.0) / one.turns) for one in rows),
        techniques=techniques(records, helpful),
    )


def curve(records: Sequence[Record], of: Callable[[Record], float | None], *, adjust: bool = True) -> Curve:
    """A figure over the sessions that have it, with its slope; adjusted by difficulty unless `adjust` is False."""
    found = [(record, of(record)) for record in records]
    points = tuple(_point(record, value) for record, value in found if value is not None)
    if not adjust:
        points = tuple(point.model_copy(update={"adjusted": point.raw}) for point in points)
    levels = [point.adjusted for point in points]
    return Curve(points=points, slope=slope(levels), plateau=plateau(levels))


def deals(records: Sequence[Record]) -> Deals:
    """What the last finished sessions came to."""
    over = [one for one in records if one.outcome is not None][-ROLLING:]
    agreed = [one.figures for one in over if one.outcome == "agreed"]
    efficient = [one.efficiency for one in agreed if one.efficiency is not None]
    surplus = [one.own_surplus for one in agreed if one.own_surplus is not None]
    return Deals(
        sessions=len(over), agreed=len(agreed), integrative=sum(one.integrative is True for one in agreed),
        left_rightly=sum(one.outcome == "no_deal" and one.figures.no_deal_justified is True for one in over),
        walked=sum(one.outcome in ("walked", "stalled") for one in over),
        efficiency=fmean(efficient) if efficient else None, own_surplus=fmean(surplus) if surplus else None,
    )


def techniques(records: Sequence[Record], helpful: Sequence[str]) -> tuple[Technique, ...]:
    """The helpful moves, those done well most often first."""
    made = (
        Technique(
            move=name,
            times=sum(one.moves[name].times for one in records if name in one.moves),
            well=sum(one.moves[name].well for one in records if name in one.moves),
            sessions=sum(name in one.moves for one in records),
        )
        for name in helpful
    )
    return tuple(sorted(made, key=lambda one: (-one.well, -one.times, one.move)))


def _point(record: Record, value: float) -> Point:
    return Point(session=record.session, at=record.created, title=record.title, raw=value,
                 adjusted=adjusted(value, record.difficulty))
