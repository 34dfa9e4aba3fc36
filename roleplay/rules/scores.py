"""From the levels of turns to the scores of a session (B.6). Too little evidence is no score, never 0."""

from collections.abc import Sequence

from roleplay.domain.assessment import Assessment
from roleplay.domain.base import SKILLS, Noun, Skill
from roleplay.domain.reading import Levels
from roleplay.domain.rubric import Rubric, SkillRule

POINTS_A_LEVEL = 25
REPAIR_WITHIN = 2
"""Turns within which a harm counts as repaired."""
SKILLED = 3
CAP_UNREPAIRED, CAP_REPAIRED, CAP_TWICE = 60, 80, 50
SPREAD = 25
"""Most points that the overall score may stand above the lowest skill."""


class GradedTurn(Noun):
    """What one turn adds to the scores."""

    number: int
    """Of the turn in its session, from 1."""
    levels: Levels
    weight: int = 1
    repairs: bool = False
    """It owns a slip, and does so well: `repair` with validation 3 or more."""


def graded_turn(number: int, assessment: Assessment) -> GradedTurn:
    """What a graded turn adds; `number` is its place in the session, from 1."""
    owned = any(move.move == "repair" for move in assessment.moves)
    repairs = owned and (assessment.levels["validation"] or 0) >= SKILLED
    return GradedTurn(number=number, levels=assessment.levels, weight=assessment.opportunity.weight, repairs=repairs)


class SkillScore(Noun):
    """One skill over a session."""

    score: float | None
    """0-100; None = not enough evidence."""
    turns: int
    """Turns in which the skill applied."""
    needed: int
    skilled: float | None
    """Share of those turns at level 3 or 4, 0-1."""
    worst: int | None
    """Number of the turn with the lowest level, from 1."""
    halves: tuple[float, float] | None
    """Mean level in the first and the second half of those turns."""


class Scores(Noun):
    """A session's scores, skill by skill and overall."""

    skills: dict[Skill, SkillScore]
    overall: float | None
    band: str | None


def score(turns: Sequence[GradedTurn], rubric: Rubric) -> Scores:
    """Scores of a session from its graded turns, in order; turns that were not graded are left out by the caller."""
    skills = {rule.name: skill_score(turns, rule) for rule in rubric.skills}
    values = [found.score for found in skills.values() if found.score is not None]
    if len(values) < len(SKILLS):
        return Scores(skills=skills, overall=None, band=None)
    blend = sum(rule.weight * (skills[rule.name].score or 0) for rule in rubric.skills)
    overall = min(blend, min(values) + SPREAD)
    band = max((band for band in rubric.bands if overall >= band.at_least), key=lambda band: band.at_least)
    return Scores(skills=skills, overall=overall, band=band.name)


def skill_score(turns: Sequence[GradedTurn], rule: SkillRule) -> SkillScore:
    """One skill's score: 25 times the weighted mean level, under the harm gate."""
    scored = [(turn.number, turn.levels[rule.name], turn.weight) for turn in turns]
    levels = [(number, level, weight) for number, level, weight in scored if level is not None]
    plain = [level for _, level, _ in levels]
    enough = len(levels) >= rule.needs_turns
    mean = sum(weight * level for _, level, weight in levels) / sum(weight for *_, weight in levels) if levels else 0.0
    return SkillScore(
        score=min(POINTS_A_LEVEL * mean, harm_cap(turns, rule.name)) if enough else None,
        turns=len(levels),
        needed=rule.needs_turns,
        skilled=sum(level >= SKILLED for level in plain) / len(plain) if plain else None,
        worst=min(levels, key=lambda entry: entry[1])[0] if levels else None,
        halves=_halves(plain) if enough else None,
    )


def harm_cap(turns: Sequence[GradedTurn], skill: Skill) -> float:
    """Highest score left to a skill after turns that did harm."""
    harmed = [index for index, turn in enumerate(turns) if turn.levels[skill] == 0]
    if not harmed:
        return 100
    if len(harmed) > 1:
        return CAP_TWICE
    after = turns[harmed[0] + 1 : harmed[0] + 1 + REPAIR_WITHIN]
    return CAP_REPAIRED if any(turn.repairs for turn in after) else CAP_UNREPAIRED


def _halves(levels: list[int]) -> tuple[float, float]:
    middle = len(levels) // 2
    first, second = levels[:middle], levels[middle:]
    return sum(first) / len(first), sum(second) / len(second)
