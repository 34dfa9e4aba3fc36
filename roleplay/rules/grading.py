"""Levels: from moves and opportunity to 0-4 or none a skill (B.2-B.4, B.8). Anchors first, then the lowest cap."""

import re
from collections.abc import Iterator

from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.reading import Cap, Context, Levels, Reading
from roleplay.domain.rubric import MoveRule, Rubric
from roleplay.rules.levels import anchored
from roleplay.rules.likelihood import likelihoods
from roleplay.rules.signals import Study, read, study

_NOTHING_LEFT = 0
_CEILINGS_ONLY = frozenset(("monologue", "gaming", "interrogation", "parrot", "generic_empathy"))
_FORM = re.compile(
    r"\b(?:it|that) (?:really |just )?(?:sounds|seems|looks|feels) (?:to me )?like\b|\b(?:we're|"
    r"we are) (?:all )?in this together\b"
    r"|\b(?:what )?i(?:'m| am) hearing (?:is )?(?:that )?|\bi hear that\b|\btogether\b",
    re.IGNORECASE,
)


def grade(reading: Reading, words: str, context: Context, rubric: Rubric) -> Reading:
    """The reading with its levels, caps and probabilities. Moves that the rubric does not know are ignored."""
    if {"empty", "no_words", "foreign"} & set(reading.flags):
        return reading.model_copy(update={"probabilities": dict.fromkeys(SKILLS, 0.0)})
    looked = study(words, context)
    levels, caps = _judge(reading, looked, rubric)
    bare = _without_forms(words)
    if bare != words:
        without, _ = _judge(read(bare, context), study(bare, context), rubric)
        levels = {skill: _lower(levels[skill], without[skill]) for skill in SKILLS}
    room = reading.opportunity.model_copy(update={skill: levels[skill] is not None for skill in SKILLS})
    return reading.model_copy(
        update={
            "levels": levels,
            "caps": caps,
            "opportunity": room,
            "probabilities": likelihoods(reading, looked),
        }
    )


def _without_forms(words: str) -> str:
    """The words with stock stems blanked; all of these hold one of three pieces, and most turns hold none."""
    lowered = words.lower()
    if "together" in lowered or "hear" in lowered or "like" in lowered:
        return _FORM.sub(lambda m: " " * len(m.group()), words)
    return words


def _judge(reading: Reading, looked: Study, rubric: Rubric) -> tuple[Levels, tuple[Cap, ...]]:
    caps = tuple(_caps(reading, rubric))
    if not looked.notes.view.tokens:
        return dict.fromkeys(SKILLS, _NOTHING_LEFT), caps
    levels = anchored(reading, looked)
    return {skill: _under(levels[skill], skill, caps) for skill in SKILLS}, caps


def _under(level: int | None, skill: Skill, caps: tuple[Cap, ...]) -> int | None:
    """The level under its caps. Harm makes its own skills scoreable (B.8 item 1); a mere ceiling does not."""
    mine = [c for c in caps if c.skill == skill]
    if not mine:
        return level
    lowest = min(c.level for c in mine)
    if level is not None:
        return min(level, lowest)
    forcing = [c.level for c in mine if c.move not in _CEILINGS_ONLY]
    return min(forcing) if forcing and min(forcing) <= 1 else None


def _lower(level: int | None, bare: int | None) -> int | None:
    """No level above what the turn earns without its stock stems and "together": form alone earns nothing (E.7 G9)."""
    return level if level is None or bare is None else min(level, bare)


def _caps(reading: Reading, rubric: Rubric) -> Iterator[Cap]:
    pending = reading.opportunity.emotion != "none"
    for name in reading.move_names:
        if rubric.knows(name):
            yield from _of_rule(rubric.move(name), pending)


def _of_rule(rule: MoveRule, pending: bool) -> Iterator[Cap]:
    limits = {**rule.caps, **(rule.caps_if_pending if pending else {})}
    for skill, level in limits.items():
        yield Cap(skill=skill, level=level, move=rule.name)
