"""Finding phrases fast: every phrase is filed under its rarest word and tried only where all of its words stand.

How phrases are written, one a line: words, with `a|b` for either word, `(a b|c)` for either wording, `(…)?` for what
may be left out, `_` for a blank inside one of several words, `~` for up to four words of any kind, `#` as first word
for any number. Blanks also pass commas and hyphens, a contraction is met in its long form too. `^` before a line asks
for the beginning of a sentence (soft openers such as "well" may stand before it), `$` at its end for the end of a
clause, `,` before a line for the beginning of one. A line indented further goes on with the one above it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import cache
from typing import NamedTuple

from roleplay.rules.once import once
from roleplay.rules.patterns import lazily
from roleplay.rules.signals.common_words import ENGLISH, FUNCTION_WORDS, word_set
from roleplay.rules.signals.text import Sentence, View

_GAP = r"[\s,-]+"
_FEW_WORDS = r"(?:[\s,-]+[^\s.?!;:,]+){0,4}?"
_BOUNDARY = r"(?![\w'])"
_CLAUSE_END = r"(?=\s*(?:[.,?!;:…)\n]|$|and\b|but\b))"
_CONTRACTIONS = {"n't": "not", "'s": "is", "'re": "are", "'m": "am", "'ve": "have", "'ll": "will", "'d": "would|had"}
_IRREGULAR = {"can't": "can(?:'t|not|[\\s]+not)", "won't": "(?:won't|will[\\s]+not)"}
_WORDS_AND_GROUPS = re.compile(r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)[?*+]?|[^\s()]+")
_CONTINUED = re.compile(r"\n {12,}")
_pattern = cache(lazily)
"""Many phrases go on alike."""
_DIGIT = re.compile(r"[^\x00-/:-\x7f]")
"""A digit, or a character that may be one."""
_NUMBER = frozenset("#")
_PLAIN_WORD = re.compile(r"[\w'-]+")
_CHOICE = re.compile(r"([\w'-]*)\[(\w+)\]([\w'-]*)")
_LEADING_GROUP = re.compile(r"\(([^()]*)\)(\?)?\s?(.*)$")
_CLAUSE_OPENERS = word_set("or and so then but please just")
_SOFT_OPENERS = word_set(
    """
    and so but well ok okay yes no yeah right oh look then now honestly please just also hello hi dear mhm sure
    thanks first because or i think maybe perhaps
    """
)


class Hit(NamedTuple):
    """A phrase found: which trait it shows, and where."""

    trait: str
    start: int
    end: int


_Needs = tuple[frozenset[str], ...]
"""Sets of words of which one each must stand in the sentence."""


class _Phrase(NamedTuple):
    rank: int
    """Its place in the table."""
    trait: str
    first: str
    """The word it begins with; "#" for any number."""
    rest: re.Pattern[str]
    """What follows the first word; compiled when a turn first comes so far, for a turn meets few of the phrases."""
    opening: str
    second: frozenset[str] | None
    """Words one of which must come next; None where anything may."""
    needed: _Needs
    """What must stand in the sentence beside the first word."""


class _Filed(NamedTuple):
    """Phrases that begin with the same pair of words."""

    ready: list[_Phrase]
    """Those that need no other word."""
    waiting: dict[str, list[tuple[_Phrase, _Needs]]]
    """The others, by the words one of which they need, each with what it needs besides."""


class Lexicon:
    """Phrases by trait."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table

    @once
    def _phrases(self) -> tuple[_Phrase, ...]:
        phrases: list[_Phrase] = []
        for trait, lines in self._table.items():
            for line in filter(None, map(str.strip, _CONTINUED.sub("", lines).splitlines())):
                phrases.extend(_phrases(trait, line, len(phrases)))
        return tuple(phrases)

    @once
    def _by_pair(self) -> Mapping[tuple[str, str], _Filed]:
        """Phrases whose second word can be told, by their first two words."""
        filed: dict[tuple[str, str], _Filed] = defaultdict(lambda: _Filed([], defaultdict(list)))
        for phrase in self._phrases:
            others = [words for words in phrase.needed if words != phrase.second]
            rarest = min(others, key=_frequency, default=frozenset())
            more = tuple(words for words in others if words != rarest)
            for second in phrase.second or ():
                pair = filed[phrase.first, second]
                if not others:
                    pair.ready.append(phrase)
                for word in rarest:
                    pair.waiting[word].append((phrase, more))
        return dict(filed)

    @once
    def _by_rarest(self) -> Mapping[str, list[tuple[_Phrase, _Needs]]]:
        """The other phrases, by that of their words which is met the least, each with what it needs besides."""
        filed = defaultdict(list)
        for phrase in self._phrases:
            if phrase.second is None:
                rarest = min((frozenset((phrase.first,)), *phrase.needed), key=_frequency)
                more = tuple(words for words in phrase.needed if words != rarest)
                for word in rarest:
                    filed[word].append((phrase, more))
        return dict(filed)

    def find(self, view: View, text: str) -> Iterator[Hit]:
        """All phrases in `text`, which is the view's plain text or a blanked form of it; none passes a sentence."""
        for sentence in view.sentences:
            possible = self._possible(sentence)
            if possible:
                tokens = sentence.tokens
                found = {
                    (place, phrase.rank, phrase.trait, end)
                    for place, phrase in possible
                    if (end := _end(phrase, sentence, place, text))
                }
                for place, _, trait, end in sorted(found):
                    yield Hit(trait, tokens[place].start, end)

    def _possible(self, sentence: Sentence) -> list[tuple[int, _Phrase]]:
        """Phrases of which every word stands in the sentence, and where they would begin."""
        words, vocabulary = [word for _, _, word, _, _ in sentence.tokens], sentence.vocabulary
        firsts = words
        if _DIGIT.search(sentence.text):
            firsts = ["#" if word[0].isdigit() else word for word in words]
            vocabulary = vocabulary.union(firsts)
        found: list[tuple[int, _Phrase]] = []
        for place, filed in enumerate(map(self._by_pair.get, zip(firsts, words[1:], strict=False))):
            if filed is not None:
                found += [(place, phrase) for phrase in filed.ready]
                for word in filed.waiting.keys() & vocabulary:
                    found += [
                        (place, phrase)
                        for phrase, more in filed.waiting[word]
                        if not more or _stand(more, vocabulary)
                    ]
        by_rarest = self._by_rarest
        for word in by_rarest.keys() & vocabulary:
            for phrase, more in by_rarest[word]:
                head = phrase.first
                if head in vocabulary and (not more or _stand(more, vocabulary)):
                    found += [(place, phrase) for place, first in enumerate(firsts) if first == head]
        return found


def _stand(needs: _Needs, vocabulary: frozenset[str]) -> bool:
    """Whether one word of each set stands there."""
    return all(not vocabulary.isdisjoint(words) for words in needs)


def _frequency(words: Set[str]) -> int:
    """How often one of these words may be met, roughly: small words are everywhere."""
    return sum(100 if word in ENGLISH else 10 if word in FUNCTION_WORDS else 2 for word in words)


def _end(phrase: _Phrase, sentence: Sentence, place: int, text: str) -> int:
    """Where the phrase ends that begins at this word of the sentence; 0 where it does not stand there."""
    start, end, _, _, _ = sentence.tokens[place]
    if text[start] == " " or (phrase.opening and not _opens(sentence, place, phrase.opening)):
        return 0
    match = phrase.rest.match(text, end, sentence.end)
    return match.end() if match is not None else 0


def _phrases(trait: str, line: str, rank: int) -> Iterator[_Phrase]:
    """The phrases one line writes down."""
    opening, closing = (line[0] if line[0] in "^," else ""), line.endswith("$")
    end = _BOUNDARY + (_CLAUSE_END if closing else "")
    for plain_line in _without_leading_group(line.lstrip("^,").removesuffix("$").strip()):
        words = _WORDS_AND_GROUPS.findall(plain_line)
        rest = "".join(map(_element, words[1:]))
        second, needed = _coming(words[1:]), _needed(words[1:])
        for first in words[0].split("|"):
            for head, tail, following in _spelled(first):
                coming = _first_words(following) if following else second
                pattern = _pattern(tail + rest + end)
                yield _Phrase(rank, trait, head, pattern, opening, coming, needed)
                rank += 1


def _coming(elements: list[str]) -> frozenset[str] | None:
    """Words one of which must follow the first word of a phrase; None where anything may, or nothing need."""
    found: set[str] = set()
    for element in elements:
        optional = element.endswith(("?", "*"))
        words = _first_words(element.rstrip("?*+") if element.startswith("(") else element)
        if words is None or "#" in words:
            return None
        found |= words
        if not optional:
            return frozenset(found)
    return None


def _needed(elements: list[str]) -> tuple[frozenset[str], ...]:
    """Choices of words that no text with this phrase can do without, the fewest first."""
    must = [e for e in elements if not e.endswith(("?", "*"))]
    listed = [_first_words(e.rstrip("+") if e.startswith("(") else e) for e in must]
    return tuple(sorted((words for words in listed if words), key=len))


def _first_words(element: str) -> frozenset[str] | None:
    """Words with which this element of a phrase can begin, "#" for a number; None where they cannot be listed."""
    inner = element[1:-1] if element.startswith("(") else element
    found: set[str] = set()
    for alternative in _alternatives(inner):
        for start in _written(alternative.split()[0] if alternative.split() else "~"):
            if start.startswith(r"\d"):
                found.add("#")
                continue
            if not _PLAIN_WORD.fullmatch(start):
                return None
            found.update(head for head, _, _ in _spelled(start))
    return frozenset(found)


def _written(word: str) -> list[str]:
    """`summari[sz]e` as `summarise` and `summarize`, `weeks?` as `weeks` and `week`."""
    choice = _CHOICE.fullmatch(word)
    if choice is not None:
        return [f"{choice[1]}{letter}{choice[3]}" for letter in choice[2]]
    return [word[:-1], word[:-2]] if word.endswith("?") else [word]


def _element(word: str) -> str:
    """Pattern of one later word of a phrase, the gap before it included."""
    if word in ("~", "(~ )?"):
        return _FEW_WORDS
    optional = word.endswith(("?", "*"))
    body = word.rstrip("?*+") if word.startswith("(") else word
    wordings = _alternatives(body[1:-1]) if body.startswith("(") else word.split("|")
    inner = _one_of([_chain(wording) for wording in wordings])
    return f"(?:{inner}){word[len(body) :] if optional else ''}"


def _one_of(patterns: list[str]) -> str:
    """Any of these patterns; a gap with which all of them begin is passed once and not for each."""
    if all(pattern.startswith(_GAP) for pattern in patterns):
        return f"{_GAP}(?:{'|'.join(pattern.removeprefix(_GAP) for pattern in patterns)})"
    return "|".join(patterns)


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


def _spelled(first: str) -> Iterator[tuple[str, str, str]]:
    """First words a phrase may begin with, each with the pattern and the first words (`a|b`) of what follows for it."""
    word, *more = first.split("_")
    after = "".join(_GAP + _contracted(w) for w in more)
    head, *parts = word.split("-")
    following = next(iter(more), "")
    yield head, "".join(f"-{part}" for part in parts) + after, next(iter(parts), following)
    if head == "can't":
        yield "cannot", after, following
        yield "can", f"{_GAP}not{after}", "not"
    elif head == "won't":
        yield "will", f"{_GAP}not{after}", "not"
    for short, long in _CONTRACTIONS.items():
        if head.endswith(short) and head not in _IRREGULAR:
            yield head.removesuffix(short), f"{_GAP}(?:{long}){after}", long


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
