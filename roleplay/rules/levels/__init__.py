"""Levels before caps: for each skill first whether the turn made it apply (B.2, B.8), then its anchor (B.3).

Every rule here is a small decision list over the moves of a turn and a few named clauses, so that a level can be
explained to a learner. Harm that lowers a level by a cap is the caps' business; here stands only what an anchor says.
"""

from roleplay.domain.reading import Levels, Reading
from roleplay.rules.levels.collaboration import collaboration
from roleplay.rules.levels.curiosity import curiosity
from roleplay.rules.levels.turn import Turn
from roleplay.rules.levels.validation import validation
from roleplay.rules.signals import Study

__all__ = ["anchored"]


def anchored(reading: Reading, looked: Study) -> Levels:
    """Levels 0-4 before caps; None where the turn left no room for the skill."""
    turn = Turn(reading, looked)
    asked = curiosity(turn)
    return {"collaboration": collaboration(turn), "curiosity": asked, "validation": validation(turn, asked)}
