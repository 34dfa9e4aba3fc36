"""What to do next, and why (E.1, E.2): few things, the most pressing first."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Literal, NamedTuple

from roleplay.domain.base import Noun, Skill
from roleplay.domain.drill import Record as DrillRecord
from roleplay.domain.rubric import Difficulty
from roleplay.rules.names import SKILL_NAMES
from roleplay.rules.records import Record
from roleplay.rules.standing import Standing
from roleplay.rules.variants import VARIANTS

Kind = Literal["report", "resume", "again", "compare", "drill", "meet", "variant"]

GAPS = (1, 3, 7, 21)
"""Days after which a scenario is met again: after its first, second, third, fourth talk, and from then on (E.2)."""
INTERLEAVED_FROM = 4
"""Session from which the next scenario is not the one just played."""
MOST = 4
ORDER: tuple[Difficulty, ...] = ("easy", "medium", "hard", "expert")


class Person(NamedTuple):
    """A counterpart that there is."""

    id: str
    name: str
    difficulty: Difficulty


class Step(Noun):
    """One thing to do. `target` names it: a session, two sessions with a comma, a drill, or a counterpart."""

    kind: Kind
    text: str
    why: str
    target: str
    variant: int = 0


def next_steps(standing: Standing, records: Sequence[Record], people: Sequence[Person],
               drills: Sequence[DrillRecord], skills: Mapping[str, Skill], promised: Mapping[str, str],
               now: datetime) -> tuple[Step, ...]:
    """At most `MOST` steps. `skills`: the skill of each drill; `promised`: open commitments by their session."""
    rows = [one for one in records if not one.forked]
    found = (*_reports(promised), *_resumed(rows), *_due(rows, people, now), *_compared(rows),
             *_drilled(standing, drills, skills), *_varied(rows, people), *_met(rows, people))
    seen: dict[tuple[str, str], Step] = {}
    for step in found:
        seen.setdefault(("talk" if step.kind in ("again", "variant", "meet") else step.kind, step.target), step)
    return tuple(islice(seen.values(), MOST))


def _reports(promised: Mapping[str, str]) -> Iterator[Step]:
    for session, text in islice(promised.items(), 1):
        yield Step(kind="report", text=f"Say how it went: {text}", target=session,
                   why="You meant to do this in a real conversation. What came of it counts for more than any score.")


def _resumed(rows: Sequence[Record]) -> Iterator[Step]:
    going = [one for one in rows if one.outcome is None]
    for one in going[-1:]:
        yield Step(kind="resume", text=f"Finish “{one.title}” with {one.counterpart}", target=one.session,
                   why="It is still going on.")


def _due(rows: Sequence[Record], people: Sequence[Person], now: datetime) -> Iterator[Step]:
    """Counterparts whose next meeting is due, the longest overdue first."""
    due = []
    for person in people:
        mine = [one for one in rows if one.persona_id == person.id and one.outcome is not None]
        if not mine or (len(rows) >= INTERLEAVED_FROM and rows[-1].persona_id == person.id):
            continue
        days = GAPS[min(len(mine), len(GAPS)) - 1]
        when = mine[-1].updated + timedelta(days=days)
        if when <= now:
            due.append((when, person, len(mine), (now - mine[-1].updated).days))
    for _, person, times, days in sorted(due, key=lambda one: one[0])[:1]:
        variant = min(times, VARIANTS)
        yield Step(kind="again", text=f"Meet {person.name} again, in a variant", target=person.id, variant=variant,
                   why=f"{_days(days)} since your last talk. What comes back before it is forgotten stays longest.")


def _days(days: int) -> str:
    return "It is a day" if days == 1 else f"It is {days} days"


def _compared(rows: Sequence[Record]) -> Iterator[Step]:
    """After every second finished session: the last one beside the latest with somebody else."""
    over = [one for one in rows if one.outcome is not None]
    if len(over) < 2 or len(over) % 2:
        return
    other = next((one for one in reversed(over[:-1]) if one.persona_id != over[-1].persona_id), over[-2])
    yield Step(kind="compare", text=f"What do “{other.title}” and “{over[-1].title}” have in common?",
               target=f"{other.session},{over[-1].session}",
               why="Comparing two cases is what carries over to a third; one case alone hardly does.")


def _drilled(standing: Standing, drills: Sequence[DrillRecord], skills: Mapping[str, Skill]) -> Iterator[Step]:
    """What was missed and is due, then a drill of the weakest skill, the least played first."""
    waiting = sorted((one for one in drills if one.due), key=lambda one: (-len(one.due), one.drill))
    for one in waiting[:1]:
        missed = "one missed item is" if len(one.due) == 1 else f"{len(one.due)} missed items are"
        yield Step(kind="drill", text=f"Drill {one.drill.upper()}: {missed} due", target=one.drill,
                   why="What was missed sticks when it is tried again at growing distances.")
    weakest = standing.weakest
    if weakest is None:
        return
    fitting = sorted((one for one in drills if skills.get(one.drill) == weakest and not one.due),
                     key=lambda one: (one.passed, one.rounds, one.drill))
    for one in fitting[:1]:
        yield Step(kind="drill", text=f"Drill {one.drill.upper()}", target=one.drill,
                   why=f"{SKILL_NAMES[weakest]} is your lowest skill so far; this drill trains it in two minutes.")


def _varied(rows: Sequence[Record], people: Sequence[Person]) -> Iterator[Step]:
    """Whoever was met as written, and agreed with, and in no variant."""
    for person in people:
        mine = [one for one in rows if one.persona_id == person.id and one.outcome is not None]
        if any(one.outcome == "agreed" for one in mine) and not any(one.variant for one in mine):
            yield Step(kind="variant", text=f"Meet {person.name} in a variant", target=person.id, variant=1,
                       why="You have reached an agreement there. With other figures and in another mood it shows "
                       "whether you learnt the skill or the answers.")
            return


def _met(rows: Sequence[Record], people: Sequence[Person]) -> Iterator[Step]:
    """The easiest counterpart never met."""
    met = {one.persona_id for one in rows}
    new = sorted((one for one in people if one.id not in met), key=lambda one: (ORDER.index(one.difficulty), one.name))
    for person in new[:1]:
        why = ("Mixing scenarios is harder than repeating one, and lasts longer." if len(rows) >= INTERLEAVED_FROM - 1
               else "Somebody you have not met yet.")
        yield Step(kind="meet", text=f"Meet {person.name}", target=person.id, why=why)
