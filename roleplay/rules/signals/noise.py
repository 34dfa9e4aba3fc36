"""Keys hit at random: no words, though there are letters."""

from roleplay.rules.patterns import lazily
from roleplay.rules.signals.common_words import ENGLISH, FILLERS, FUNCTION_WORDS
from roleplay.rules.signals.text import View

_MOST_WORDS = 12
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm")
_RUN = 4
_SHORT_RUN = 3
_VOWEL = lazily(r"[aeiouyà-ÿ]")
_CLUSTER = lazily(r"[bcdfghjklmnpqrstvwxz]{6,}|(.)\1{3,}|^(.{2,3})\2{2,}$")


def is_noise(view: View, known: frozenset[str]) -> bool:
    """Whether a short turn holds not one plausible word; words of the counterpart's (`known`) are plausible."""
    words = [t.word for t in view.tokens]
    if not words or len(words) > _MOST_WORDS:
        return False
    return not any(_is_plausible(word, known) for word in words)


def _is_plausible(word: str, known: frozenset[str]) -> bool:
    if word in known or word in FUNCTION_WORDS or word in ENGLISH or word in FILLERS or any(c.isdigit() for c in word):
        return True
    if _walks(word, _RUN) or _CLUSTER.search(word):
        return False
    if _VOWEL.search(word):
        return True
    return len(word) <= _RUN and not _walks(word, _SHORT_RUN)


def _walks(word: str, run: int) -> bool:
    """Whether most of it lies along one row of a keyboard: "asdf", "lkjh"."""
    if len(word) < run:
        return False
    steps = [word[n : n + run] for n in range(len(word) - run + 1)]
    along = sum(any(step in row or step[::-1] in row for row in _ROWS) for step in steps)
    return along > 0 and along >= len(steps) / 2
