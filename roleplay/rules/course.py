"""How far somebody is on the path: what is done, which gates are passed. Checked in what is kept, never claimed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from roleplay.domain.base import SKILLS, Noun
from roleplay.domain.path import Day, Gate, Measure, Path, Tick, Work
from roleplay.rules.records import Record


class Done(Noun):
    """One piece of work and how it stands."""

    work: Work
    key: str
    """Names it among the ticks: day and place, e.g. "5-2"."""
    done: bool
    by_hand: bool
    """Whether it is ticked by hand because the app cannot see it."""
    tick: Tick | None = None


class DayDone(Noun):
    """One day and how it stands."""

    day: Day
    work: tuple[Done, ...]
    gate: bool

    @property
    def complete(self) -> bool:
        """All work is done and the gate is passed."""
        return self.gate and all(one.done for one in self.work)


def course(path: Path, records: Sequence[Record], passed: Collection[str], played: Collection[str],
           ticks: Mapping[str, Tick], *, certified: bool) -> tuple[DayDone, ...]:
    """Every day of the path. `passed` and `played`: ids of drills with a passed round, and with any round."""
    return tuple(
        DayDone(day=day, gate=gate_passed(day.gate, records, passed, certified=certified),
                work=tuple(_work(day, at, work, records, played, ticks) for at, work in enumerate(day.work, start=1)))
        for day in path.days
    )


def today(days: Sequence[DayDone]) -> DayDone | None:
    """The first day that is not complete; None at the end of the path."""
    return next((day for day in days if not day.complete), None)


def gate_passed(gate: Gate, records: Sequence[Record], passed: Collection[str], *, certified: bool) -> bool:
    """Whether a gate holds."""
    if gate.certified:
        return certified
    if gate.drill:
        return gate.drill in passed
    return any(_meets(gate, record) for record in records)


def measured(record: Record, measure: Measure) -> float | None:
    """A measure of a session as gates know it; None = not enough evidence."""
    if measure in SKILLS:
        return record.scores.get(measure)
    if measure == "overall":
        return record.overall
    found: dict[str, float | None] = {"acknowledgement": record.figures.acknowledgement,
                                      "efficiency": record.figures.efficiency, "discovery": record.figures.discovery}
    return found[measure]


def _meets(gate: Gate, record: Record) -> bool:
    if record.persona_id not in gate.play or gate.mode not in (None, record.mode) or not _finished(record):
        return False
    if gate.no_harm and record.unrepaired:
        return False
    if gate.understood_first and not record.known_before_offer:
        return False
    values = ((measured(record, measure), least) for measure, least in gate.least.items())
    return all(value is not None and value >= least for value, least in values)


def _finished(record: Record) -> bool:
    return record.outcome is not None and record.turns > 0


def _work(day: Day, at: int, work: Work, records: Sequence[Record], played: Collection[str],
          ticks: Mapping[str, Tick]) -> Done:
    key = f"{day.day}-{at}"
    by_hand = bool(work.tick or work.watch)
    if by_hand:
        return Done(work=work, key=key, done=key in ticks, by_hand=True, tick=ticks.get(key))
    if work.drill:
        return Done(work=work, key=key, done=work.drill in played, by_hand=False)
    count = sum(record.persona_id in work.play and _finished(record) and work.mode in (None, record.mode)
                and (record.variant > 0 or not work.variant) for record in records)
    return Done(work=work, key=key, done=count >= work.times, by_hand=False)


def tick(now: datetime, note: str) -> Tick:
    """A tick as of now."""
    return Tick(note=note.strip(), at=now)
