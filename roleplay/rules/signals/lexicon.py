"""Finding phrases fast: every phrase is filed under its first word and tried only where that word stands.

How phrases are written, one a line: words, with `a|b` for either word, `(a b|c)` for either wording, `(…)?` for what
may be left out, `_` for a blank inside one of several words, `~` for up to four words of any kind, `#` as first word
for any number. Blanks also pass commas and hyphens, a contraction is met in its long form too. `^` before a line asks
for the beginning of a sentence (soft openers such as "well" may stand before it), `$` at its end for the end of a
clause, `,` before a line for the beginning of one. A line indented further goes on with the one above it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.text import Sentence, View

_GAP = r"[\s,-]+"
_FEW_WORDS = r"(?:[\s,-]+[^\s.?!;:,]+){0,4}?"
_BOUNDARY = r"(?![\w'])"
_CLAUSE_END = r"(?=\s*(?:[.,?!;:…)\n]|$|and\b|but\b))"
_CONTRACTIONS = {"n't": "not", "'s": "is", "'re": "are", "'m": "am", "'ve": "have", "'ll": "will", "'d": "would|had"}
_IRREGULAR = {"can't": "can(?:'t|not|[\\s]+not)", "won't": "(?:won't|will[\\s]+not)"}
_WORDS_AND_GROUPS = re.compile(r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)[?*+]?|[^\s()]+")
_CONTINUED = re.compile(r"\n {12,}")
_PLAIN_WORD = re.compile(r"[\w'-]+")
_LEADING_GROUP = re.compile(r"\(([^()]*)\)(\?)?\s?(.*)$")
_CLAUSE_OPENERS = word_set("or and so then but please just")
_SOFT_OPENERS = word_set(
    """
    and so but well ok okay yes no yeah right oh look then now honestly please just also hello hi dear mhm sure
    thanks first because or i think maybe perhaps
    """
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: which trait it shows, and where."""

    trait: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    trait: str
    rest: str
    """Pattern of what follows the first word; compiled when a turn first comes so far."""
    opening: str
    second: frozenset[str] | None
    """Words one of which must come next; None where anything may."""
    needed: frozenset[str]
    """Words one of which must stand in the sentence; empty where that cannot be told."""


_compiled = lru_cache(maxsize=None)(re.compile)
"""A turn meets few of the phrases: compiling all of them at once would take longer than everything else at start-up."""


class Lexicon:
    """Phrases by trait."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table

    @cached_property
    def _filed(self) -> dict[str, list[_Phrase]]:
        """Phrases by their first word."""
        filed: dict[str, list[_Phrase]] = {}
        for trait, lines in self._table.items():
            for line in filter(None, map(str.strip, _CONTINUED.sub("", lines).splitlines())):
                for head, phrase in _phrases(trait, line):
                    filed.setdefault(head, []).append(phrase)
        return filed

    def find(self, view: View, text: str) -> Iterator[Hit]:
        """All phrases in `text`, which is the view's plain text or a blanked form of it."""
        for sentence in view.sentences:
            for place, token in enumerate(sentence.tokens):
                phrases = self._filed.get("#" if token.word[0].isdigit() else token.word)
                if phrases is None or text[token.start] == " ":
                    continue
                coming = sentence.tokens[place + 1].word if place + 1 < len(sentence.tokens) else ""
                for phrase in phrases:
                    if phrase.second is not None and coming not in phrase.second:
                        continue
                    if phrase.needed and phrase.needed.isdisjoint(sentence.vocabulary):
                        continue
                    if phrase.opening and not _opens(sentence, place, phrase.opening):
                        continue
                    match = _compiled(phrase.rest).match(text, token.end)
                    if match is not None:
                        yield Hit(phrase.trait, token.start, match.end())


def _phrases(trait: str, line: str) -> Iterator[tuple[str, _Phrase]]:
    """The phrases one line writes down, each with the word it is filed under."""
    opening, closing = (line[0] if line[0] in "^," else ""), line.endswith("$")
    end = _BOUNDARY + (_CLAUSE_END if closing else "")
    for plain_line in _without_leading_group(line.lstrip("^,").removesuffix("$").strip()):
        words = _WORDS_AND_GROUPS.findall(plain_line)
        rest = "".join(map(_element, words[1:]))
        second, needed = _coming(words[1:]), _needed(words[1:])
        for first in words[0].split("|"):
            for head, tail in _spelled(first):
                yield head, _Phrase(trait, tail + rest + end, opening, None if tail else second, needed)


def _coming(elements: list[str]) -> frozenset[str] | None:
    """Words one of which must follow the first word of a phrase; None where anything may, or nothing need."""
    found: set[str] = set()
    for element in elements:
        optional = element.endswith(("?", "*"))
        words = _first_words(element.rstrip("?*+") if element.startswith("(") else element)
        if words is None:
            return None
        found |= words
        if not optional:
            return frozenset(found)
    return None


def _needed(elements: list[str]) -> frozenset[str]:
    """The rarest choice of words that no text with this phrase can do without."""
    must = [e for e in elements if not e.endswith(("?", "*"))]
    listed = [_first_words(e.rstrip("+") if e.startswith("(") else e) for e in must]
    return frozenset(min((words for words in listed if words), key=len, default=frozenset()))


def _first_words(element: str) -> set[str] | None:
    """Words with which this element of a phrase can begin; None where they cannot be listed."""
    inner = element[1:-1] if element.startswith("(") else element
    found: set[str] = set()
    for alternative in _alternatives(inner):
        start = alternative.split()[0] if alternative.split() else "~"
        if not _PLAIN_WORD.fullmatch(start):
            return None
        found.update(head for head, _ in _spelled(start))
    return found


def _element(word: str) -> str:
    """Pattern of one later word of a phrase, the gap before it included."""
    if word == "~":
        return _FEW_WORDS
    optional = word.endswith(("?", "*"))
    body = word.rstrip("?*+") if word.startswith("(") else word
    if body.startswith("("):
        inner = "|".join(_chain(alternative) for alternative in _alternatives(body[1:-1]))
    else:
        inner = "|".join(_chain(alternative) for alternative in word.split("|"))
    return f"(?:{inner}){word[len(body) :] if optional else ''}"


def _chain(words: str) -> str:
    return "".join(
        _element(w) if w.startswith(("(", "~")) else _GAP + _contracted(w) for w in _WORDS_AND_GROUPS.findall(words)
    )


def _alternatives(text: str) -> Iterator[str]:
    """Split at the bars that stand outside inner groups."""
    depth, start = 0, 0
    for place, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def _contracted(word: str) -> str:
    """A contraction met in its long form too."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for short, long in _CONTRACTIONS.items():
        if word.endswith(short):
            return f"{word.removesuffix(short)}(?:{short}|{_GAP}(?:{long}))"
    return word


def _spelled(first: str) -> Iterator[tuple[str, str]]:
    """First words a phrase is filed under, each with what must follow for it."""
    word, *more = first.split("_")
    after = "".join(_GAP + _contracted(w) for w in more)
    head, *parts = word.split("-")
    yield head, "".join(f"-{part}" for part in parts) + after
    if head == "can't":
        yield "cannot", after
        yield "can", f"{_GAP}not{after}"
    elif head == "won't":
        yield "will", f"{_GAP}not{after}"
    for short, long in _CONTRACTIONS.items():
        if head.endswith(short) and head not in _IRREGULAR:
            yield head.removesuffix(short), f"{_GAP}(?:{long}){after}"


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


def _opens(sentence: Sentence, place: int, wanted: str) -> bool:
    if wanted == "^":
        return place <= 3 and all(t.word in _SOFT_OPENERS for t in sentence.tokens[:place])
    if place == 0:
        return True
    before = sentence.tokens[place - 1]
    between = sentence.text[before.end - sentence.start : sentence.tokens[place].start - sentence.start]
    return bool(between.strip()) or before.word in _CLAUSE_OPENERS
