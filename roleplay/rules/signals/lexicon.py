"""Finding phrases fast: every phrase is filed under its first word and tried only where that word stands.

How phrases are written, one a line: the first field holds one or more first words (`it|that`); what follows is a regular
expression in which a blank also passes commas and `~` passes up to four words. `^` before a line asks for the beginning
of a sentence (soft openers such as "well" may stand before it), `$` at its end for the end of a clause; `#` is any number.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roleplay.rules.signals.text import Sentence, View

_GAP = r"[\s,-]+"
_FEW_WORDS = r"(?:[^\s.?!;:]+[\s,]+){0,4}?"
_LEADING_GROUP = re.compile(r"\(([^()]*)\)(\?)?\s?(.*)$")
_SOFT_OPENERS = frozenset("and so but well ok okay yes no yeah right oh look then now honestly please just also hello hi dear "
                          "mhm sure thanks first because or i think maybe perhaps".split())


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: which trait it shows, and where."""

    trait: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    trait: str
    rest: re.Pattern[str]
    opening: bool


class Lexicon:
    """Phrases by trait."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._filed: dict[str, list[_Phrase]] = {}
        for trait, lines in table.items():
            for line in filter(None, map(str.strip, lines.splitlines())):
                self._file(trait, line)

    def _file(self, trait: str, line: str) -> None:
        opening = line.startswith("^")
        closing = line.endswith("$")
        for plain_line in _without_leading_group(line.removeprefix("^").removesuffix("$").strip()):
            self._file_one(trait, plain_line, opening, closing)

    def _file_one(self, trait: str, line: str, opening: bool, closing: bool) -> None:
        firsts, _, rest = line.partition(" ")
        pattern = rest.replace("~ ", _FEW_WORDS.replace(" ", "")).replace(" ", _GAP)
        pattern = (_GAP + pattern if rest else "") + r"(?![\w'])" + (r"(?=\s*(?:[.,?!;:…)\n]|$|and\b|but\b))" if closing else "")
        for first in firsts.split("|"):
            head, *parts = first.split("-")
            whole = "".join(f"-{part}" for part in parts) + pattern
            self._filed.setdefault(head, []).append(_Phrase(trait, re.compile(whole), opening))

    def find(self, view: View, text: str) -> Iterator[Hit]:
        """All phrases in `text`, which is the view's plain text or a blanked form of it."""
        for sentence in view.sentences:
            for place, token in enumerate(sentence.tokens):
                phrases = self._filed.get("#" if token.word[0].isdigit() else token.word)
                if phrases is None or text[token.start] == " ":
                    continue
                for phrase in phrases:
                    if phrase.opening and not _opens(sentence, place):
                        continue
                    match = phrase.rest.match(text, token.end)
                    if match is not None:
                        yield Hit(phrase.trait, token.start, match.end())


def _without_leading_group(line: str) -> Iterator[str]:
    """`(a|b c) d` as `a d` and `b c d`; `(a )?d` as `a d` and `d`."""
    group = _LEADING_GROUP.match(line)
    if group is None:
        yield line
        return
    alternatives, optional, rest = group.groups()
    for one in alternatives.split("|"):
        yield f"{one.strip()} {rest}".strip()
    if optional:
        yield from _without_leading_group(rest)


def _opens(sentence: Sentence, place: int) -> bool:
    return place <= 3 and all(t.word in _SOFT_OPENERS for t in sentence.tokens[:place])
