"""A turn as text: words with their places, sentences, stems. Parsed once, then only looked at."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from roleplay.rules.once import once
from roleplay.rules.signals.common_words import FILLERS, FUNCTION_WORDS
from roleplay.rules.stems import stem as stemmed

_WORD = re.compile(r"([^\W_]+(?:['&][^\W_]+)*(?:[.,]\d+)*%?)")
_END = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|\n+|[.!?]{2,}")
_UNMARKED = re.compile(
    r"(?<=\w) (?=(?:what|how|which|who|whose|where|when|why)(?:'s|'re|'d)?(?: \w+){0,4}?"
    r" (?:is|are|was|were|do|does|did|would|will|could|can|should|might|has|have|had)"
    r" (?:you|they|he|she|it|we|i|your|the|their|that|those|this|his|her|our|my|there|a|an|somebody|anybody)\b"
    r"|(?:what|who|how)'s \w|what would \w|what happens\b"
    r"|(?:do|did|would|could|can|have) you\b|(?:can|could|shall|should) we\b)"
)
"""Where a question begins in words without any mark: a transcript, or somebody in a hurry."""
_REACH = 60
_VERB = re.compile(r"(?:do|did|would|could|can|have|shall|should)\b")
_ASKED_BEFORE = re.compile(r"\b(?:what|how|which|who|whose|where|when|why|if|that|than|as|so|nor)\b[^,]*$")
_ABBREVIATED = re.compile(r"\b(?:mr|mrs|ms|dr|e\.g|i\.e|approx|no|vs|st)\.$")
_CLAUSE = re.compile(r"[;:–—]|,|\s-\s|\s(?=(?:but|because|so that|and then|and)\s)")
_QUOTED = re.compile(r"\"[^\"]{2,200}\"|(?:(?<=\s)|^)'(?=\w).{2,200}?(?<=[\w.,!?])'(?=[\s.,;:!?)]|$)")
_SAME_LENGTH = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " ", "\t": " "}
)


def stem(word: str) -> str:
    """Stem of a lower-case word; a possessive counts as its owner."""
    return stemmed(word.removesuffix("'s"))


def plain(words: str) -> str:
    """Lower case with straight quotes; every character keeps its place."""
    straight = words.translate(_SAME_LENGTH)
    lowered = straight.lower()
    if len(lowered) != len(words):
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in straight)
    return lowered


def stems(phrase: str) -> tuple[str, ...]:
    """Stems of all words of a phrase, in order."""
    return tuple(stem(m.group()) for m in _WORD.finditer(plain(phrase)))


class Token(NamedTuple):
    """One word and its place in the turn."""

    start: int
    end: int
    word: str
    stem: str
    content: bool
    """It carries meaning of its own: not a function word, not a filler."""


_made = tuple.__new__


class Worded:
    """Whatever is made of words, and which words these are."""

    tokens: tuple[Token, ...]

    @once
    def content(self) -> frozenset[str]:
        """Stems of the words that carry meaning."""
        return frozenset([stem for _, _, _, stem, content in self.tokens if content])

    @once
    def vocabulary(self) -> frozenset[str]:
        """All words as written, lower case."""
        return frozenset([word for _, _, word, _, _ in self.tokens])


class Sentence(Worded):
    """A run of words up to its closing mark."""

    def __init__(self, start: int, end: int, mark: str, text: str, tokens: tuple[Token, ...]) -> None:
        self.start = start
        self.end = end
        self.mark = mark
        """"?", "!", "." or "" where the speaker or the transcript set none."""
        self.text = text
        """The words, lower case, with straight quotes."""
        self.tokens = tokens

    @property
    def first(self) -> str:
        """First word, or ""."""
        return self.tokens[0].word if self.tokens else ""


class View(Worded):
    """A turn laid out for reading. Each part is made when it is first asked for: of an earlier turn few ever are."""

    def __init__(self, words: str) -> None:
        self.words = words

    @once
    def plain(self) -> str:
        """Lower case with straight quotes; every character keeps its place."""
        return plain(self.words)

    @once
    def tokens(self) -> tuple[Token, ...]:
        """All words, in order."""
        return _tokens(self.plain)

    @once
    def spoken(self) -> str:
        """`plain` with fillers and stutters blanked, so that phrases are met across them."""
        return _without_fillers(self)

    @once
    def own(self) -> str:
        """`spoken` with quoted speech blanked: what the speaker says in their own name."""
        return _without_quotes(self.spoken) if '"' in self.plain or "'" in self.plain else self.spoken

    @once
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences; a text without a single word has none."""
        return _sentences(self.plain, self.tokens)

    @once
    def count(self) -> int:
        """Number of words, fillers left out."""
        if self.vocabulary.isdisjoint(FILLERS):
            return len(self.tokens)
        return sum(t.word not in FILLERS for t in self.tokens)

    def sentence_at(self, place: int) -> Sentence:
        """The sentence that holds this place."""
        for sentence in self.sentences:
            if place < sentence.end:
                return sentence
        return self.sentences[-1]

    def clauses(self, sentence: Sentence) -> tuple[tuple[int, int], ...]:
        """Places of the clauses of a sentence."""
        cuts = [
            sentence.start,
            *(m.end() for m in _CLAUSE.finditer(self.plain, sentence.start, sentence.end)),
            sentence.end,
        ]
        return tuple((a, b) for a, b in pairwise(cuts) if b > a)


def trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    """The same span without blanks, commas and dashes at its edges."""
    edge = " \n\t,;:–—-"
    while start < end and words[start] in edge:
        start += 1
    while end > start and words[end - 1] in edge:
        end -= 1
    return start, end


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _tokens(text: str) -> tuple[Token, ...]:
    found, end = [], 0
    parts = iter(_WORD.split(text))
    for gap, word in zip(parts, parts, strict=False):
        start = end + len(gap)
        end = start + len(word)
        found.append(_made(Token, (start, end, *_SENSES[word])))
    return tuple(found)


class _Senses(dict[str, tuple[str, str, bool]]):
    """Words, each with its stem and whether it carries meaning of its own; found once, for so many at a time."""

    _MOST = 65536

    def __missing__(self, word: str) -> tuple[str, str, bool]:
        if len(self) >= self._MOST:
            self.clear()
        content = word not in FUNCTION_WORDS and word not in FILLERS and (len(word) > 2 or word[0].isdigit())
        self[word] = found = (word, stem(word), content)
        return found


_SENSES = _Senses()


def _without_fillers(laid: View) -> str:
    text, tokens = laid.plain, laid.tokens
    if not laid.vocabulary.isdisjoint(FILLERS):
        for token in tokens:
            if token.word in FILLERS:
                text = _blank(text, token.start, token.end)
    if len(laid.vocabulary) < len(tokens) and "," in text:
        for this, following in pairwise(tokens):
            if following.word == this.word and text[this.end : following.start].strip() == ",":
                text = _blank(text, this.start, this.end)
    return text


def _without_quotes(text: str) -> str:
    for match in _QUOTED.finditer(text):
        if match.end() - match.start() < 0.8 * len(text.strip()):
            text = _blank(text, match.start(), match.end())
    return text


def _goes_on(text: str, place: int) -> bool:
    """The verb here belongs to a question word before it: "which step of that upload would you"."""
    return bool(_VERB.match(text, place) and _ASKED_BEFORE.search(text, max(0, place - _REACH), place))


def _abbreviates(text: str, place: int) -> bool:
    """The point here belongs to the word before it."""
    return text[place] in ".\n" and _ABBREVIATED.search(text, max(0, place - 8), place + 1) is not None


def _sentences(text: str, tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    start, first = 0, 0
    ends = [m for m in _END.finditer(text) if not _abbreviates(text, m.start())]
    asked = [] if ends else [(m.end(), "") for m in _UNMARKED.finditer(text) if not _goes_on(text, m.end())]
    for stop, mark in [*((m.end(), m.group()) for m in ends), *asked, (len(text), "")]:
        last = first
        while last < len(tokens) and tokens[last].start < stop:
            last += 1
        if last > first:
            sign = "?" if "?" in mark else "!" if "!" in mark else mark.strip()[:1]
            begin, finish = trimmed(text, start, stop)
            found.append(Sentence(begin, finish, sign, text[begin:finish], tokens[first:last]))
        start, first = stop, last
    return tuple(found)


@lru_cache(maxsize=4096)
def view(words: str) -> View:
    """Lay a turn out. Works on any text; one without a single word has no sentences."""
    return View(words)
