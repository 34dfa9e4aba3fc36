"""A turn as text: words with their places, sentences, stems. Parsed once, then only looked at."""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from roleplay.rules.signals.common_words import FILLERS, FUNCTION_WORDS
from roleplay.rules.stems import stem as stemmed

_WORD = re.compile(r"[^\W_]+(?:['&][^\W_]+)*(?:[.,]\d+)*%?")
_END = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|\n+|[.!?]{2,}")
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


@dataclass(frozen=True, slots=True)
class Token:
    """One word and its place in the turn."""

    start: int
    end: int
    word: str
    stem: str
    content: bool
    """It carries meaning of its own: not a function word, not a filler."""


class Worded:
    """Whatever is made of words, and which words these are."""

    tokens: tuple[Token, ...]

    @cached_property
    def content(self) -> frozenset[str]:
        """Stems of the words that carry meaning."""
        return frozenset(t.stem for t in self.tokens if t.content)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words as written, lower case."""
        return frozenset(t.word for t in self.tokens)


@dataclass(frozen=True)
class Sentence(Worded):
    """A run of words up to its closing mark."""

    start: int
    end: int
    mark: str
    """"?", "!", "." or "" where the speaker or the transcript set none."""
    text: str
    """The words, lower case, with straight quotes."""
    tokens: tuple[Token, ...]

    @property
    def first(self) -> str:
        """First word, or ""."""
        return self.tokens[0].word if self.tokens else ""


@dataclass(frozen=True)
class View(Worded):
    """A turn laid out for reading."""

    words: str
    plain: str
    spoken: str
    """`plain` with fillers and stutters blanked, so that phrases are met across them."""
    own: str
    """`spoken` with quoted speech blanked: what the speaker says in their own name."""
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...] = field(default=())

    @cached_property
    def count(self) -> int:
        """Number of words, fillers left out."""
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
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        root = stem(word)
        content = word not in FUNCTION_WORDS and word not in FILLERS and (len(word) > 2 or word[0].isdigit())
        found.append(Token(match.start(), match.end(), word, root, content))
    return tuple(found)


def _without_fillers(text: str, tokens: tuple[Token, ...]) -> str:
    for this, following in zip(tokens, (*tokens[1:], None), strict=False):
        stutter = (
            following is not None and following.word == this.word and text[this.end : following.start].strip() == ","
        )
        if this.word in FILLERS or stutter:
            text = _blank(text, this.start, this.end)
    return text


def _without_quotes(text: str) -> str:
    for match in _QUOTED.finditer(text):
        if match.end() - match.start() < 0.8 * len(text.strip()):
            text = _blank(text, match.start(), match.end())
    return text


def _sentences(text: str, tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    start, rest = 0, list(tokens)
    ends = [m for m in _END.finditer(text) if not _ABBREVIATED.search(text, max(0, m.start() - 8), m.start() + 1)]
    for stop, mark in [*((m.end(), m.group()) for m in ends), (len(text), "")]:
        held = []
        while rest and rest[0].start < stop:
            held.append(rest.pop(0))
        if held:
            sign = "?" if "?" in mark else "!" if "!" in mark else mark.strip()[:1]
            begin, finish = trimmed(text, start, stop)
            found.append(Sentence(begin, finish, sign, text[begin:finish], tuple(held)))
        start = stop
    return tuple(found)


@lru_cache(maxsize=4096)
def view(words: str) -> View:
    """Lay a turn out. Works on any text; one without a single word has no sentences."""
    text = plain(words)
    tokens = _tokens(text)
    spoken = _without_fillers(text, tokens)
    return View(words, text, spoken, _without_quotes(spoken), tokens, _sentences(text, tokens))
