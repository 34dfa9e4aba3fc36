"""Levels: from moves and opportunity to 0-4 or none a skill (B.2-B.4, B.8). Anchors first, then caps; the lowest cap wins."""

from collections.abc import Iterator

from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.reading import Cap, Context, Levels, Reading
from roleplay.domain.rubric import MoveRule, Rubric
from roleplay.rules.grading_collaboration import collaboration_level
from roleplay.rules.grading_curiosity import curiosity_level
from roleplay.rules.grading_likelihood import likelihoods
from roleplay.rules.grading_validation import validation_level
from roleplay.rules.signals import Study, study

_NOTHING_LEFT = 0
_NEVER_FORCED = frozenset(("monologue", "gaming"))


def grade(reading: Reading, words: str, context: Context, rubric: Rubric) -> Reading:
    """The reading with its levels, caps and probabilities. Moves of the reading that the rubric does not know are ignored."""
    if {"empty", "no_words", "foreign"} & set(reading.flags):
        return reading.model_copy(update={"probabilities": dict.fromkeys(SKILLS, 0.0)})
    looked = study(words, context)
    caps = tuple(_caps(reading, rubric))
    levels = _levels(reading, looked, caps)
    return reading.model_copy(update={"levels": levels, "caps": caps,
                                      "probabilities": likelihoods(reading, levels, looked)})


def _levels(reading: Reading, looked: Study, caps: tuple[Cap, ...]) -> Levels:
    if "addresses_grader" in reading.flags and not looked.notes.view.tokens:
        return dict.fromkeys(SKILLS, _NOTHING_LEFT)
    curiosity = curiosity_level(reading, looked)
    anchored: Levels = {"collaboration": collaboration_level(reading, looked), "curiosity": curiosity,
                        "validation": validation_level(reading, looked, curiosity)}
    return {skill: _under(anchored[skill], skill, caps) for skill in SKILLS}


def _under(level: int | None, skill: Skill, caps: tuple[Cap, ...]) -> int | None:
    """The level under its caps. Harm makes its own skills scoreable (B.8 item 1); a mere ceiling at 2 does not."""
    mine = [c for c in caps if c.skill == skill]
    if not mine:
        return level
    lowest = min(c.level for c in mine)
    if level is not None:
        return min(level, lowest)
    forcing = [c.level for c in mine if c.move not in _NEVER_FORCED and c.level <= 1]
    return min(forcing) if forcing else None


def _caps(reading: Reading, rubric: Rubric) -> Iterator[Cap]:
    pending = reading.opportunity.emotion != "none"
    for name in reading.move_names:
        if rubric.knows(name):
            yield from _of_rule(rubric.move(name), pending)


def _of_rule(rule: MoveRule, pending: bool) -> Iterator[Cap]:
    limits = {**rule.caps, **(rule.caps_if_pending if pending else {})}
    for skill, level in limits.items():
        yield Cap(skill=skill, level=level, move=rule.name)
