"""Finds sessions again, and sets two of them side by side."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from roleplay.domain.base import SKILLS, Noun
from roleplay.domain.session import Mode, Session
from roleplay.domain.state import Outcome
from roleplay.rules.names import SKILL_NAMES
from roleplay.rules.records import Record


class Wanted(Noun):
    """What a session is looked for by; everything empty = all."""

    words: str = ""
    """Every one of these is in its title, or in its counterpart's name or id."""
    persona_id: str = ""
    outcome: Outcome | None = None
    mode: Mode | None = None
    going: bool = False
    """Only those that are not over."""


def matches(session: Session, wanted: Wanted, counterpart: str = "") -> bool:
    """Whether this is one of the sessions looked for."""
    text = f"{session.title} {counterpart} {session.persona_id}".casefold()
    return (all(word in text for word in wanted.words.casefold().split())
            and wanted.persona_id in ("", session.persona_id)
            and wanted.mode in (None, session.mode)
            and wanted.outcome in (None, session.outcome)
            and (not wanted.going or session.outcome is None))


class Compared(NamedTuple):
    """One line of two sessions side by side, in words; `better` is 0, 1, or None where neither is."""

    name: str
    one: str
    other: str
    better: int | None


class _Figure(NamedTuple):
    name: str
    of: Callable[[Record], float | None]
    shown: str
    sense: int = 1
    """1: more is better; -1: less is; 0: neither."""


_FIGURES = (
    *(_Figure(SKILL_NAMES[skill], lambda record, skill=skill: record.scores.get(skill), "{:.0f} of 100")  # type: ignore[misc]
      for skill in SKILLS),
    _Figure("Overall", lambda record: record.overall, "{:.0f} of 100"),
    _Figure("What came out of their reasons", lambda record: record.figures.discovery, "{:.0%}"),
    _Figure("Relationship", lambda record: record.figures.relationship, "{:.0f} of 100"),
    _Figure("Emotions acknowledged at once", lambda record: record.figures.acknowledgement, "{:.0%}"),
    _Figure("Cues picked up", lambda record: record.figures.cue_pickup, "{:.0%}"),
    _Figure("Deal: points for you", lambda record: record.figures.learner_points, "{:.0f}"),
    _Figure("Deal: points for them", lambda record: record.figures.counterpart_points, "{:.0f}"),
    _Figure("Deal: efficiency", lambda record: record.figures.efficiency, "{:.0%}"),
    _Figure("How likely it lasts", lambda record: record.figures.durability, "{:.0%}"),
    _Figure("Turns", lambda record: float(record.turns), "{:.0f}", 0),
    _Figure("Harm not owned", lambda record: float(record.unrepaired), "{:.0f}", -1),
)
NONE = "not enough evidence"


def side_by_side(one: Record, other: Record) -> tuple[Compared, ...]:
    """Every figure that at least one of the two has."""
    return tuple(_lines(one, other))


def _lines(one: Record, other: Record) -> Iterable[Compared]:
    for figure in _FIGURES:
        pair = figure.of(one), figure.of(other)
        if pair != (None, None):
            told = [NONE if value is None else figure.shown.format(value) for value in pair]
            yield Compared(figure.name, told[0], told[1], _better(pair, figure.sense, told))


def _better(pair: Sequence[float | None], sense: int, told: list[str]) -> int | None:
    first, second = pair
    if first is None or second is None or sense == 0 or told[0] == told[1]:
        return None
    return 0 if (first - second) * sense > 0 else 1
