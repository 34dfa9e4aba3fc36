"""Text in disguise: look-alike letters, invisible ones, letters apart, digits for letters, and common encodings.

Only text for the grader is looked for behind it (`meddling`). What a turn says to the counterpart is read as it stands.
"""

import base64
import binascii
import html
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from roleplay.rules.patterns import lazily

_LOOK_ALIKES = str.maketrans("аеорсухіјѕԁһкмтвнαεορυκντιβηζ", "aeopcyxijsdhkmtbh" "aeopukvtibnz")
_TYPOGRAPHY = str.maketrans("", "", "’‘“”–—…•€£")
"""Signs that a text program sets, and that hide nothing."""
_DIGITS = str.maketrans("013457@$", "oieastas")
_SOME_DIGIT = lazily(r"[013457@$]")
_HIDES_DIGITS = lazily(r"[a-z][013457@$]+[a-z]|\b[a-z][013457]\w*[a-z]{2}")
_WORD = lazily(r"[\w@$]+")
_LETTERS = 5
"""Letters by themselves that may be a word."""
_APART = lazily(r"(?<!\S)(?:\w {1,2}){4,}\w(?!\S)")
_LONG = 20
_ENCODED = lazily(r"(?<![\w/+])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])[A-Za-z0-9+/]{20,}={0,2}")
_ESCAPED = lazily(r"\S*%[0-9A-Fa-f]{2}\S*")
_ENTITIES = lazily(r"\S*&(?:lt|gt|quot|amp|#\d+|#x[0-9a-fA-F]+);.*&(?:lt|gt|quot|amp|#\d+|#x[0-9a-fA-F]+);\S*")


class Unmasked(NamedTuple):
    """What a text says behind its disguise, lower case, and where each of its characters stands in the text."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as it was written."""
        return self.places[start], self.places[end - 1] + 1


def unmasked(words: str) -> Iterator[Unmasked]:
    """Every other reading of a text; most texts have none."""
    plain = words.lower()
    long = [len(part) for part in words.split()]
    if not (words.isascii() or words.translate(_TYPOGRAPHY).isascii()):
        yield _folded(words)
    if _SOME_DIGIT.search(plain) and _HIDES_DIGITS.search(plain):
        yield _without_digits(plain)
    for run in _APART.finditer(plain) if long.count(1) >= _LETTERS else ():
        places = tuple(n for n in range(run.start(), run.end()) if plain[n] != " " or plain[n - 1 : n + 1] == "  ")
        yield Unmasked("".join(plain[n] for n in places), places)
    if "%" in words or "&" in words or max(long, default=0) >= _LONG:
        yield from _decoded(words)


def _folded(words: str) -> Unmasked:
    """Without invisible characters, every letter as the Latin one that it looks like."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(words):
        for part in unicodedata.normalize("NFKD", character).lower():
            if unicodedata.category(part) not in ("Cf", "Mn"):
                letters.append(part.translate(_LOOK_ALIKES))
                places.append(place)
    return Unmasked("".join(letters), tuple(places))


def _without_digits(plain: str) -> Unmasked:
    def spelled(match: re.Match[str]) -> str:
        word = match.group()
        return word.translate(_DIGITS) if sum(c.isalpha() for c in word) >= 2 else word

    return Unmasked(_WORD.sub(spelled, plain), tuple(range(len(plain))))


def _decoded(words: str) -> Iterator[Unmasked]:
    """What stands in base64, in per cent signs or in HTML entities; each character of it at the whole of the run."""
    forms = (
        (any(len(part) >= _LONG for part in words.split()), _ENCODED, _from_base64),
        ("%" in words, _ESCAPED, unquote),
        ("&" in words, _ENTITIES, html.unescape),
    )
    for possible, pattern, decode in forms:
        if not possible:
            continue
        for run in pattern.finditer(words):
            text = decode(run.group()).lower()
            if text and text != run.group().lower():
                last = len(text) - 1
                yield Unmasked(text, tuple(run.start() if n < last else run.end() - 1 for n in range(len(text))))


def _from_base64(run: str) -> str:
    try:
        return base64.b64decode(run + "=" * (-len(run) % 4), validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return ""
