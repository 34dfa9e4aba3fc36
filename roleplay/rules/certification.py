"""When somebody has shown a standard: three unassisted sessions, judged together (E.7).

The last three sessions that count are taken, never the best three. A machine's "not yet" is no verdict on a person:
whatever is close to a limit, a fifth of what passes, and all that could not be judged is for a person to look at.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from statistics import fmean
from typing import Literal

from pydantic import Field

from roleplay.domain.base import SKILLS, Noun, Skill
from roleplay.rules.names import SKILL_NAMES
from roleplay.rules.records import Record

Grade = Literal["competent", "proficient"]
State = Literal["met", "borderline", "short", "unknown"]
"""`borderline`: within the margin of the limit, on either side. `unknown`: nothing to judge it by."""
Standing = Literal["under way", "not yet", "review", "certified"]
Decision = Literal["confirmed", "not yet"]

SESSIONS = 3
MARGIN = 3.0
"""Points (of 100) round a limit within which a person decides."""
REVIEWED = 5
"""One in so many passes is looked at by a person."""
HARD = ("hard", "expert")


class Bar(Noun):
    """What a grade asks for. Scores 0-100, shares 0-1."""

    skill: float
    lowest: float = 55
    applicable: int = 8
    discovery: float
    acknowledged: float = 0.70
    efficiency: float
    days: int = 2
    unseen: int = 2
    hard: int = 1
    thats_right: int = 0
    expert: int = 0


BARS: Mapping[Grade, Bar] = {
    "competent": Bar(skill=63, discovery=0.60, efficiency=0.85),
    "proficient": Bar(skill=75, discovery=0.75, efficiency=0.92, thats_right=1, expert=1),
}


class Criterion(Noun):
    """One thing that is asked for, and how it stands, in words."""

    name: str
    found: str
    needed: str
    state: State


class Review(Noun):
    """A person's look at three sessions, by name."""

    grade: Grade
    sessions: tuple[str, ...]
    by: str = Field(min_length=1, max_length=120)
    decision: Decision
    note: str = Field(default="", max_length=600)
    at: datetime


class Finding(Noun):
    """How somebody stands towards a grade."""

    grade: Grade
    standing: Standing
    sessions: tuple[str, ...]
    """Those judged, oldest first; fewer than three while it is under way."""
    criteria: tuple[Criterion, ...] = ()
    why_review: str = ""
    review: Review | None = None
    left_out: tuple[tuple[str, str], ...] = ()
    """Sessions in Perform mode that do not count, with the reason."""


def left_out(record: Record, hints: int) -> str:
    """Why a session does not count, for people; empty where it does. `hints`: how many were taken in it."""
    reasons: tuple[tuple[bool, str], ...] = (
        (record.mode != "perform", "it was not in Perform mode"),
        (record.outcome is None, "it is not over"),
        (record.outcome == "open", "it was broken off"),
        (record.forked, "it takes up another one in the middle"),
        (hints > 0, "hints were taken"),
        (record.assisted > 0, "an example line was used as it was shown"),
        (record.degraded > 0, "some turns were graded by a stand-in"),
        (record.ungraded > 0, "some turns could not be graded"),
    )
    return next((why for holds, why in reasons if holds), "")


def unseen(records: Sequence[Record]) -> frozenset[str]:
    """Sessions that were the first with their counterpart in that variant; `records` are all there are."""
    first: dict[tuple[str, int], str] = {}
    for record in sorted(records, key=lambda one: one.created):
        first.setdefault((record.persona_id, record.variant), record.session)
    return frozenset(first.values())


def find(grade: Grade, records: Sequence[Record], hints: Mapping[str, int], reviews: Iterable[Review] = ()) -> Finding:
    """How a learner stands towards a grade, by all their records; `hints`: how many were taken, by session.

    Once three sessions in a row were certified, that stays. Else the latest three stand.
    """
    ordered = sorted(records, key=lambda one: one.created)
    reasons = {one.session: left_out(one, hints.get(one.session, 0)) for one in ordered}
    counting = [one for one in ordered if not reasons[one.session]]
    new = unseen(ordered)
    out = tuple((one.session, reasons[one.session]) for one in ordered
                if one.mode == "perform" and reasons[one.session])
    if len(counting) < SESSIONS:
        return Finding(grade=grade, standing="under way", sessions=tuple(one.session for one in counting), left_out=out)
    given = tuple(reviews)
    rows = [counting[at : at + SESSIONS] for at in range(len(counting) - SESSIONS + 1)]
    findings = [_judged(grade, row, new, given) for row in rows]
    chosen = next((found for found in findings if found.standing == "certified"), findings[-1])
    return chosen.model_copy(update={"left_out": out})


def _judged(grade: Grade, row: Sequence[Record], new: frozenset[str], reviews: Sequence[Review]) -> Finding:
    ids = tuple(one.session for one in row)
    criteria = judge(BARS[grade], row, new)
    review = next((one for one in reversed(reviews) if one.grade == grade and one.sessions == ids), None)
    standing, why = _standing(criteria, ids)
    if review is not None:
        standing = "certified" if review.decision == "confirmed" else "not yet"
    return Finding(grade=grade, standing=standing, sessions=ids, criteria=criteria, why_review=why, review=review)


def _standing(criteria: Sequence[Criterion], ids: Sequence[str]) -> tuple[Standing, str]:
    states = {one.state for one in criteria}
    if "short" in states:
        return "not yet", ""
    doubtful = [one.name for one in criteria if one.state in ("borderline", "unknown")]
    if doubtful:
        return "review", f"close to the limit, or not to be judged: {', '.join(doubtful)}"
    if drawn(ids):
        return "review", "drawn by lot: one in five passes is looked at by a person"
    return "certified", ""


def drawn(ids: Sequence[str]) -> bool:
    """Whether a pass of these sessions is one of the fifth that a person looks at; the same at every look."""
    return int.from_bytes(sha256(" ".join(ids).encode()).digest()[:4], "big") % REVIEWED == 0


def judge(bar: Bar, row: Sequence[Record], new: frozenset[str]) -> tuple[Criterion, ...]:
    """Every criterion of a grade over three sessions. `new`: sessions that were the first of their kind."""
    return (
        _count("days", len({one.created.date() for one in row}), bar.days),
        _count("scenarios or variants met for the first time",
               len({(one.persona_id, one.variant) for one in row if one.session in new}), bar.unseen),
        _count("hard scenarios", sum(one.difficulty in HARD for one in row), bar.hard),
        *(_mean(f"{SKILL_NAMES[skill]}, mean", _scores(row, skill), bar.skill) for skill in SKILLS),
        _lowest(row, bar.lowest),
        *(_count(f"{SKILL_NAMES[skill]}, turns that called for it",
                 sum(one.applicable.get(skill, 0) for one in row), bar.applicable) for skill in SKILLS),
        _share("what came out of their reasons, mean", _known(row, lambda one: one.figures.discovery), bar.discovery),
        _acknowledged(row, bar.acknowledged),
        _none("harm that was not owned", sum(one.unrepaired for one in row)),
        _results(row, bar.efficiency),
        _none("sessions with a claim against the facts", sum(one.deceived for one in row)),
        _none("turns marked as words without substance", sum(one.gaming for one in row)),
        *((_count("that's right", sum(one.thats_right for one in row), bar.thats_right),) if bar.thats_right else ()),
        *((_count("expert scenarios", sum(one.difficulty == "expert" for one in row), bar.expert),)
          if bar.expert else ()),
    )


def _scores(row: Sequence[Record], skill: Skill) -> list[float]:
    return _known(row, lambda one: one.scores.get(skill))


def _known(row: Sequence[Record], of: Callable[[Record], float | None]) -> list[float]:
    return [value for value in map(of, row) if value is not None]


def _limit(value: float, least: float, margin: float = MARGIN) -> State:
    if abs(value - least) <= margin:
        return "borderline"
    return "met" if value > least else "short"


def _count(name: str, found: int, least: int) -> Criterion:
    state: State = "met" if found >= least else "short"
    return Criterion(name=name, found=str(found), needed=f"at least {least}", state=state)


def _none(name: str, found: int) -> Criterion:
    return Criterion(name=name, found=str(found), needed="none", state="short" if found else "met")


def _mean(name: str, values: Sequence[float], least: float) -> Criterion:
    needed = f"at least {least:.0f}"
    if not values:
        return Criterion(name=name, found="not enough evidence", needed=needed, state="unknown")
    mean = fmean(values)
    return Criterion(name=name, found=f"{mean:.0f}", needed=needed, state=_limit(mean, least))


def _lowest(row: Sequence[Record], least: float) -> Criterion:
    values = [value for skill in SKILLS for value in _scores(row, skill)]
    name, needed = "lowest skill in any session", f"at least {least:.0f}"
    if not values:
        return Criterion(name=name, found="not enough evidence", needed=needed, state="unknown")
    return Criterion(name=name, found=f"{min(values):.0f}", needed=needed, state=_limit(min(values), least))


def _share(name: str, values: Sequence[float], least: float) -> Criterion:
    needed = f"at least {least:.0%}"
    if not values:
        return Criterion(name=name, found="not enough evidence", needed=needed, state="unknown")
    mean = fmean(values)
    return Criterion(name=name, found=f"{mean:.0%}", needed=needed, state=_limit(100 * mean, 100 * least))


def _acknowledged(row: Sequence[Record], least: float) -> Criterion:
    """Over all explicit emotions of the three sessions together; none at all cannot be judged."""
    chances = sum(one.figures.emotions for one in row)
    done = sum((one.figures.acknowledgement or 0) * one.figures.emotions for one in row)
    return _share("emotions acknowledged at once", [done / chances] if chances else [], least)


def _results(row: Sequence[Record], efficiency: float) -> Criterion:
    """Each session ended in a deal no worse than leaving and nearly as good as can be, or in leaving rightly."""
    states = [_result(one, efficiency) for one in row]
    worst: State = next((state for state in ("short", "borderline") if state in states), "met")
    good = sum(state != "short" for state in states)
    return Criterion(name="good results", found=f"{good} of {len(row)}", state=worst,
                     needed=f"all: a deal above leaving and {efficiency:.0%} efficient, or leaving rightly")


def _result(record: Record, efficiency: float) -> State:
    figures = record.figures
    if record.outcome == "no_deal":
        return "met" if figures.no_deal_justified else "short"
    if record.outcome != "agreed" or figures.own_surplus is None or figures.efficiency is None:
        return "short"
    return "short" if figures.own_surplus < 0 else _limit(100 * figures.efficiency, 100 * efficiency)
