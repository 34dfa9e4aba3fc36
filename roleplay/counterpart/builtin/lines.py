"""Lines as the built-in voice handles them: their sentences, their slots, and whether they were said before."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from roleplay.domain.base import Said
from roleplay.rules.signals.text import View, view

_CLOSE = re.compile(r"[.!?…]+[\"'”’)*_]*(?=\s+[\"'“‘(*_…{]*[A-Z0-9{]|\s*$)")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|vs|approx|e\.g|i\.e)\.$")
_OPENS = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]*$")
_SLOT = re.compile(r"\{(\w+)\}")
_NOT_WORD = re.compile(r"[^a-z0-9%]+")
GLANCE = 4
"""A sentence of up to so many words ("I see.") may be heard twice; a longer one may not."""


@lru_cache(maxsize=20_000)
def laid_out(words: str) -> View:
    """The words ready for reading; works for a turn without any, too."""
    return view(words) if any(c.isalnum() for c in words) else View(words)


@lru_cache(maxsize=20_000)
def split(text: str) -> tuple[str, ...]:
    """The sentences of a spoken text, closing marks included."""
    flat = " ".join(text.split())
    found, start = [], 0
    for mark in _CLOSE.finditer(flat):
        if _ABBREVIATED.search(flat, start, mark.end()):
            continue
        found.append(flat[start:mark.end()].strip())
        start = mark.end()
    rest = flat[start:].strip()
    return tuple(s for s in (*found, rest) if s)


@lru_cache(maxsize=20_000)
def normal(text: str) -> str:
    """The bare words in lower case, so that punctuation or capitals never make two sentences different."""
    return _NOT_WORD.sub(" ", text.lower().replace("’", "'").replace("'", "")).strip()


@dataclass(frozen=True, slots=True)
class Shape:
    """What there is to know of a line before it is chosen."""

    text: str
    sentences: tuple[str, ...]
    traces: tuple[str, ...]
    """For each sentence the longest stretch without a slot, in bare words: by it a spoken line is known again."""
    words: int
    questions: int
    slots: frozenset[str]
    stems: frozenset[str]
    """Stems of the words that carry meaning."""


@lru_cache(maxsize=20_000)
def shape(line: str) -> Shape:
    """Measure a line once."""
    flat = " ".join(line.split())
    sentences = split(flat)
    traces = tuple(max((normal(piece) for piece in _SLOT.sub("\n", s).split("\n")), key=len) for s in sentences)
    return Shape(text=flat, sentences=sentences, traces=traces, words=len(flat.split()),
                 questions=sum("?" in s for s in sentences), slots=frozenset(_SLOT.findall(flat)),
                 stems=laid_out(flat).content)


def fill(line: str, slots: dict[str, str]) -> str:
    """The line with its slots filled; an unknown slot reads "that", and no brace is ever left."""
    def filled(slot: re.Match[str]) -> str:
        words = slots.get(slot.group(1)) or "that"
        opens = not line[:slot.start()].strip(" \"'“‘(") or _OPENS.search(line, 0, slot.start())
        return words[:1].upper() + words[1:] if opens else words
    return _SLOT.sub(filled, line).replace("{", "").replace("}", "")


@lru_cache(maxsize=20_000)
def _bare(text: str) -> tuple[str, ...]:
    return tuple(normal(sentence) for sentence in split(text))


def head(text: str) -> str:
    """The two bare words a text begins with."""
    return " ".join(normal(text).split()[:2])


class Memory:
    """What the counterpart has said in this session."""

    def __init__(self, said: Iterable[Said]) -> None:
        own = [s.text for s in said if s.speaker == "counterpart"]
        self.replies = tuple(normal(text) for text in own)
        self.sentences = {bare for text in own for bare in _bare(text)}
        self.heads = frozenset(head(reply) for reply in self.replies)
        """First words of the replies so far."""
        self._heap = " | ".join(f" {reply} " for reply in self.replies)

    def used(self, line: str) -> bool:
        """Whether any sentence of this line was said, whatever its slots held then."""
        measured = shape(line)
        return any(self._heard(trace, sentence)
                   for trace, sentence in zip(measured.traces, measured.sentences, strict=True))

    def fresh(self, sentence: str) -> bool:
        """Whether a finished sentence may be said: short, or never said before."""
        bare = normal(sentence)
        return bare.count(" ") < GLANCE or bare not in self.sentences

    def lately(self, phrase: str, replies: int = 4) -> bool:
        """Whether this phrase occurs in the last few replies."""
        bare = f" {normal(phrase)} "
        return any(bare in f" {reply} " for reply in self.replies[-replies:])

    def _heard(self, trace: str, sentence: str) -> bool:
        if trace.count(" ") >= 2:
            return f" {trace} " in self._heap
        return normal(sentence) in self.sentences
