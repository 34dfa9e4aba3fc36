"""A second opinion: the same model asked twice, each answer settled by itself; what they do not agree on is said."""

from roleplay.domain.assessment import Assessment
from roleplay.domain.base import SKILLS
from roleplay.domain.reading import Levels, Opportunity
from roleplay.evaluator.ground import Ground


def agreed(first: Assessment, second: Assessment, ground: Ground) -> Assessment:
    """One assessment of two, with what each of them said.

    Of two levels the lower counts, as wherever an anchor is in doubt. Where one of them saw no room for a skill, the
    rules say whether there was. Two different emotions are a cue (B.2). Moves, advice and proofs are the first one's.
    """
    levels: Levels = {}
    for skill in SKILLS:
        one, other = first.levels[skill], second.levels[skill]
        if one is None or other is None:
            known = one if one is not None else other
            levels[skill] = None if ground.own.levels[skill] is None else known
        else:
            levels[skill] = min(one, other)
    room = _room(first.opportunity, second.opportunity, levels)
    reading = first.reading and first.reading.model_copy(update={"levels": levels, "opportunity": room})
    return first.model_copy(update={"levels": levels, "opportunity": room, "reading": reading,
                                    "opinions": (first.levels, second.levels)})


def _room(one: Opportunity, other: Opportunity, levels: Levels) -> Opportunity:
    emotion = one.emotion if one.emotion == other.emotion else "cue"
    return one.model_copy(update={"emotion": emotion, **{skill: levels[skill] is not None for skill in SKILLS}})
