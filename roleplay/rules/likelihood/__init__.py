"""How likely a turn does the thing at all, 0-1 a skill: weights over named features. Ranks turns, never sets a level.

The weights are fitted by `python -m tests.calibration FOLDER`; `docs/grading.md` says on what, and how well they do.
"""

import math

from roleplay.domain.base import Skill
from roleplay.domain.reading import Reading
from roleplay.rules.likelihood.features import around, before, named, pieces
from roleplay.rules.likelihood.weights import SURE, Table, shipped
from roleplay.rules.signals import Study

__all__ = ["likelihoods"]

def likelihoods(reading: Reading, looked: Study) -> dict[Skill, float]:
    """Probability by skill, from what was read in the turn, how it is worded, and what was said just before."""
    names = named(reading, looked)
    said, theirs = before(looked)
    cut, cut_before = pieces(looked.notes.view), pieces(said)
    first = second = third = 0.0
    for table, share in _tables(looked):
        x, y, z = table.log_odds(names, cut, cut_before, theirs)
        first += share * x
        second += share * y
        third += share * z
    return {"collaboration": _logistic(first), "curiosity": _logistic(second), "validation": _logistic(third)}


def _tables(looked: Study) -> list[tuple[Table, float]]:
    """The weights for what is being talked about and the general ones, and how much each counts."""
    fitted = shipped()
    shown = fitted.evidence(around(looked))
    best = max(shown)
    share = min(1.0, max(0.0, best / SURE))
    both = ((fitted.tables[shown.index(best)], share), (fitted.general, 1 - share))
    return [(table, counts) for table, counts in both if counts]


def _logistic(total: float) -> float:
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)
