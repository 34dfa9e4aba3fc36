"""Proof of a quote: the learner's own words, found at exact offsets, or nothing.

A quote counts when its words stand in the learner's turn one after the other and whole. Case, spacing, punctuation and
the shape of a letter or an apostrophe may differ; a word more, less or changed may not. What is shown is always cut
from the turn itself, so `words[start:end]` is the quote.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

MIN_WORDS = 2
MIN_LETTERS = 8
"""A quote is at least two words or eight letters long, unless it is the whole turn or a whole sentence of it."""

_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u00b4`\uff07"), "'")
_ENDS = frozenset(".!?\u2026\u203d\n\u3002\uff01\uff1f")


class Proof(NamedTuple):
    """Words of the learner's: `words[start:end] == quote`."""

    quote: str
    start: int
    end: int


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class _Letter(NamedTuple):
    text: str
    at: int


def prove(quote: str, words: str, within: Sequence[tuple[int, int]] | None = None) -> Proof | None:
    """Where the learner said this; None where they did not, or where the quote is too short to prove anything.

    `within` limits the search to spans of the turn (a match may not cross their edges).
    """
    wanted = [word.text for word in _split(quote)]
    if not wanted:
        return None
    said = _split(words)
    for first in _occurrences(wanted, said):
        found = said[first:first + len(wanted)]
        start, end = found[0].start, found[-1].end
        if within is not None and not any(low <= start and end <= high for low, high in within):
            continue
        if _long_enough(wanted) or len(wanted) == len(said) or _is_sentence(words, start, end):
            end = _with_mark(quote, words, end, within)
            return Proof(words[start:end], start, end)
    return None


def same_words(one: str, other: str) -> bool:
    """Whether two texts hold the same words in the same order, case and punctuation aside."""
    return [word.text for word in _split(one)] == [word.text for word in _split(other)]


def spoken(quote: str, text: str) -> bool:
    """Whether these words stand in a text one after the other, however few they are."""
    wanted = [word.text for word in _split(quote)]
    return bool(wanted) and bool(_occurrences(wanted, _split(text)))


def _occurrences(wanted: list[str], said: Sequence[_Word]) -> list[int]:
    """Every place where the wanted words follow one another."""
    size = len(wanted)
    texts = [word.text for word in said]
    return [n for n in range(len(texts) - size + 1) if texts[n] == wanted[0] and texts[n:n + size] == wanted]


def _long_enough(wanted: list[str]) -> bool:
    return len(wanted) >= MIN_WORDS or sum(map(len, wanted)) >= MIN_LETTERS


def _is_sentence(words: str, start: int, end: int) -> bool:
    """A one-word mirror such as "Swamped?" stands between the ends of sentences."""
    before, after = words[:start].rstrip(" \t\"'\u201c\u2018"), words[end:].lstrip(" \t\"'\u201d\u2019")
    return (not before or before[-1] in _ENDS) and (not after or after[0] in _ENDS)


def _with_mark(quote: str, words: str, end: int, within: Sequence[tuple[int, int]] | None) -> int:
    """Take in the mark that closes a sentence ("Disruptive…?") where the quote has one too."""
    if quote.rstrip(" \"'\u201d\u2019")[-1:] not in _ENDS:
        return end
    limit = min((high for low, high in within or () if low < end <= high), default=len(words))
    while end < limit and words[end] in _ENDS and words[end] != "\n":
        end += 1
    return end


@lru_cache(maxsize=64)
def _split(text: str) -> tuple[_Word, ...]:
    """The words of a text, as they are compared, with their offsets in the original."""
    letters = _letters(text)
    found: list[_Word] = []
    current: list[_Letter] = []
    for n, letter in enumerate(letters):
        if _joins(letters, n):
            if current and _stands_alone(letter.text):
                found.append(_word(current))
                current = []
            current.append(letter)
        elif current:
            found.append(_word(current))
            current = []
    if current:
        found.append(_word(current))
    return tuple(found)


def _word(letters: list[_Letter]) -> _Word:
    return _Word("".join(letter.text for letter in letters), letters[0].at, letters[-1].at + 1)


def _letters(text: str) -> list[_Letter]:
    """Characters as they are compared (NFKD, case folded), each with its offset; invisible ones left out."""
    found = []
    for at, character in enumerate(text.translate(_APOSTROPHES)):
        for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold()):
            if unicodedata.category(part) != "Cf" and not "\ufe00" <= part <= "\ufe0f":
                found.append(_Letter(part, at))
    return found


def _joins(letters: list[_Letter], n: int) -> bool:
    """Whether this character belongs to a word: letters, digits and marks, and what stands inside "don't" and "1.5"."""
    text = letters[n].text
    if _is_word(text):
        return True
    if n == 0 or n + 1 == len(letters):
        return False
    before, after = letters[n - 1].text, letters[n + 1].text
    if text == "'":
        return _is_word(before) and _is_word(after)
    return text in ".,:" and before.isdecimal() and after.isdecimal()


def _is_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"


def _stands_alone(character: str) -> bool:
    """Scripts written without spaces: each character is a word, or nothing less than a whole line could be quoted."""
    wide = "\u3041" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff" or character >= "\U00020000"
    return wide and unicodedata.category(character) == "Lo"
