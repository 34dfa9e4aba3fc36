"""How likely a turn does the thing at all, 0-1 a skill: weights over named features. Ranks turns, never sets a level.

The weights are fitted by `python -m tests.calibration FOLDER`; `docs/grading.md` says on what, and how well they do.
"""

import math

from roleplay.domain.base import Skill
from roleplay.domain.reading import Reading
from roleplay.rules.likelihood.features import MOST_WORDS, around, named
from roleplay.rules.likelihood.weights import Table, shipped
from roleplay.rules.signals import Study

__all__ = ["likelihoods"]

_EXPONENT = -0.3
"""What the words of a turn say weighs less the more there are: (words / 10) to this power."""


def length_factor(words: int) -> float:
    """By how much what the words say counts in a turn of so many words."""
    return float((max(words, 1) / 10) ** _EXPONENT)


def likelihoods(reading: Reading, looked: Study) -> dict[Skill, float]:
    """Probability by skill, from what was read in the turn and how it is worded."""
    table = _table(looked)
    first, second, third = table.bias
    get = table.named.get
    for name in named(reading, looked):
        values = get(name)
        if values is not None:
            first += values[0]
            second += values[1]
            third += values[2]
    x = y = z = 0.0
    for a, b, c in table.words.found(looked.notes.view.sentences, MOST_WORDS):
        x += a
        y += b
        z += c
    factor = length_factor(len(looked.notes.view.tokens))
    return {
        "collaboration": _logistic(first + factor * x),
        "curiosity": _logistic(second + factor * y),
        "validation": _logistic(third + factor * z),
    }


def _table(looked: Study) -> Table:
    """The weights for what is being talked about; the general ones where nothing shows it."""
    fitted = shipped()
    get = fitted.subject_words.get
    sums = list(fitted.subject_bias)
    for stem in around(looked):
        for place, value in get(stem, ()):
            sums[place] += value
    best = max(sums)
    return fitted.tables[sums.index(best) if best > 0 else -1]


def _logistic(total: float) -> float:
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)
