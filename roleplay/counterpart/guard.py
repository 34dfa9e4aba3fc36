"""Hears every sentence of a model before the learner does.

A model is told nothing that is locked, so what it could give away is chance, or drift after a lucky guess; it can also
step out of its role, speak for both sides, or agree to what the director has not allowed. `check` judges a whole
sentence; `suspicious` says of one under way whether its next words must wait until it is whole.
"""

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from rapidfuzz import fuzz

from roleplay.counterpart.base import Scene
from roleplay.counterpart.forbidden import (
    AGREES,
    AGREES_TO_AN_OFFER,
    ALWAYS_YES,
    GUARDED_YES,
    HELPS,
    HOLD,
    HOLD_YES,
    HOLD_YES_TO_AN_OFFER,
    MARKS,
    OFFERS,
    OUT_OF_ROLE,
    SCRIPTS,
    SELLER,
    SELLS,
    SUMS_UP,
    SWAPS,
    Ban,
)
from roleplay.rules.signals.common_words import FILLERS, FUNCTION_WORDS
from roleplay.rules.signals.text import plain, stem

GIVES_AWAY = "it touched on something this person keeps to themselves"
BOTH_SIDES = SCRIPTS.finding

SHARE = 0.6
"""Share of a locked sentence's content words that gives it away."""
FEWEST = 3
RUNS = {4: 2, 5: 1}
"""Words in a row that give a locked line away, and how many of them must carry meaning."""
ECHO, ECHO_WORDS = 90, 8
"""Likeness in per cent, and length in words, from which a sentence is the other person's own."""

_WORD = re.compile(r"[^\W_]+(?:['&][^\W_]+)*(?:[.,]\d+)*%?")
_SENTENCE = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|\n+")
_MARKUP = re.compile(r"\*\*|__|`+|^\s*(?:#+|[-•*]|\d+[.)])\s+|^\s*>\s*")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_OPEN = re.compile(r"[*_`#<>\[(]|^\s*[-•\d]")
_CLAUSE = re.compile(r"[,;:–—]|\s(?:and|but|if|because|so|or|when|while|that|who|which|until|unless)\s")
_LABEL = re.compile(r"^\s*[\"'*]*([^\W\d_][\w .'-]{0,40}?)[*]*\s*:(?=\s|$)")
_OTHERS = ("you", "learner", "user", "human", "me", "seller", "customer", "client", "buyer", "salesperson", "vendor",
           "supplier", "negotiator", "them", "the other person", "project manager", "rep", "ai", "q", "trainee",
           "salesman", "sales rep", "sales representative", "account executive", "account manager", "interviewer",
           "counterpart")
_NAMED = "|".join(sorted(map(re.escape, _OTHERS), key=len, reverse=True))
_STAGE = re.compile(rf"\*[^*\n]{{1,80}}\*(?!\*)|\((?=[a-z])[^()\n]{{1,80}}\)|\[(?!(?i:{_NAMED})\])[^\[\]\n]{{1,80}}\]"
                    rf"|<(?!/?(?i:{_NAMED}|assistant|system)>|/?notes>\w)[^<>\n]{{1,80}}>")
_BRACKETED = re.compile(rf"[\[(]\s*(?:{_NAMED})\s*(?:[\])]|:\s)")
_WORDS_HELD_FOR_LABEL = 3
_LIKE_THEIRS = 4
"""Words from which a sentence that begins like one of the other person's must wait."""


class _Unit(NamedTuple):
    """One locked sentence by its content words."""

    stems: frozenset[str]
    telling: frozenset[str]
    """Those that nothing public holds."""

    @property
    def need(self) -> int:
        """Content words of it that give it away."""
        return max(FEWEST, math.ceil(len(self.stems) * SHARE))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Stems of all words, in order. The same lines are listened for all through a session, hence the memory."""
    return tuple(stem(found.group()) for found in _WORD.finditer(plain(text)))


@lru_cache(maxsize=4096)
def content_of(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    return frozenset(stem(word) for found in _WORD.finditer(plain(text))
                     if (word := found.group()) not in FUNCTION_WORDS and word not in FILLERS and len(word) > 1)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text."""
    return [part.strip() for part in _cut(text) if part.strip()]


def carried(line: str, reply: str) -> float:
    """Share of a line's content words that the reply holds, 0-1."""
    meant = content_of(line)
    return len(meant & content_of(reply)) / len(meant) if meant else 1.0


class Guard:
    """Listens to one reply."""

    def __init__(self, scene: Scene) -> None:
        directions = scene.directions
        self._name, self._role = directions.card.name.lower(), directions.card.role.lower()
        verdict = directions.verdict
        given = verdict.kind if verdict else ""
        self._may_agree = directions.ending == "agreed" or given in ("accept", "settle")
        self._on_offer = given in ("counter", "too_early", "refuse")
        self._may_offer = given in ("accept", "settle", "counter", "restate", "clarify") or self._may_agree
        self._position = frozenset(words_of(directions.card.position))
        self._bans: tuple[Ban, ...] = (OUT_OF_ROLE, MARKS, HELPS, SCRIPTS, SWAPS,
                      *(() if SELLER.search(self._role) else (SELLS,)),
                      *(() if self._may_agree else (SUMS_UP,)))
        public = frozenset().union(*map(content_of, _public(scene)))
        self._units = tuple(_units(scene.locked.texts, public))
        self._runs = _runs(scene.locked.texts, public)
        self._begun = frozenset(run[:-1] for run in self._runs)
        self._figures = tuple(re.compile(rf"(?<![\w.,]){re.escape(figure)}(?!\w)") for figure in scene.locked.figures)
        self._theirs = tuple(sentence for said in scene.said if said.speaker == "learner"
                             for sentence in sentences_of(plain(said.text)) if len(sentence.split()) >= ECHO_WORDS)

    def clean(self, sentence: str) -> str:
        """The sentence without stage directions, markup and the speaker's own name; "" where nothing is left."""
        bare = _MARKUP.sub("", _STAGE.sub(" ", _BOLD.sub(r"\1", sentence)))
        label = _LABEL.match(bare)
        if label and self._own(label[1]):
            bare = bare[label.end():]
        return re.sub(r"[ \t]{2,}", " ", bare).strip()

    def check(self, sentence: str, before: str = "") -> str | None:
        """What is wrong with a whole sentence, in words that repeat none of it; None where it may be said.

        `before` is the sentence in front of it: a locked line can be spread over two.
        """
        low = plain(sentence).strip()
        if self._labelled(low) or self._echoes(low):
            return BOTH_SIDES
        if banned := self._banned(low):
            return banned
        return GIVES_AWAY if self._gives_away(sentence, before) else None

    def suspicious(self, prefix: str, before: str = "") -> bool:
        """Whether the sentence that begins like this could yet turn out wrong, so that its words must wait."""
        low = plain(prefix)
        if _OPEN.search(prefix) or HOLD.search(low) or self._may_become_label(low) or self._banned(low.strip()):
            return True
        if not self._may_agree and (HOLD_YES.search(low) or (self._on_offer and HOLD_YES_TO_AN_OFFER.search(low))):
            return True
        return self._nearly_gives_away(prefix, before) or any(
            len(low.split()) >= _LIKE_THEIRS and theirs.startswith(low.strip()) for theirs in self._theirs)

    def _banned(self, low: str) -> str | None:
        for ban in self._bans:
            if ban.pattern.search(low):
                return ban.finding
        if self._agrees(low):
            return AGREES.finding
        return OFFERS.finding if self._offers(low) else None

    def _offers(self, low: str) -> bool:
        """It names terms of its own, and not the figure of its known position."""
        found = None if self._may_offer else OFFERS.pattern.search(low)
        return found is not None and words_of(found.group())[-1] not in self._position

    def _own(self, label: str) -> bool:
        return label.strip().lower() in {self._name, self._role, *self._name.split()}

    def _labelled(self, low: str) -> bool:
        label = _LABEL.match(low)
        return bool(_BRACKETED.search(low)) or (label is not None and label[1].strip() in _OTHERS)

    def _may_become_label(self, low: str) -> bool:
        """The words so far begin like a speaker's name that a colon could follow."""
        start = low.strip()
        if len(start.split()) > _WORDS_HELD_FOR_LABEL:
            return False
        return any(name.startswith(start) and len(name) > len(start) for name in _OTHERS if " " in name)

    def _echoes(self, low: str) -> bool:
        return len(low.split()) >= ECHO_WORDS and any(fuzz.ratio(low, theirs) >= ECHO for theirs in self._theirs)

    def _agrees(self, low: str) -> bool:
        if self._may_agree:
            return False
        if ALWAYS_YES.search(low):
            return True
        found = AGREES.pattern.search(low) or (AGREES_TO_AN_OFFER.pattern.search(low) if self._on_offer else None)
        asked = low.rstrip("\"')").endswith("?")
        return found is not None and not asked and not GUARDED_YES.search(low[:found.start()])

    def _gives_away(self, sentence: str, before: str) -> bool:
        low = plain(sentence)
        if any(figure.search(low) for figure in self._figures):
            return True
        if any(run in self._runs for run in _all_runs(words_of(sentence))):
            return True
        return self._shares(sentence, before, slack=0)

    def _nearly_gives_away(self, prefix: str, before: str) -> bool:
        if any(figure.search(plain(prefix)) for figure in self._figures):
            return True
        words = words_of(prefix)
        if any(len(words) >= size - 1 and tuple(words[1 - size:]) in self._begun for size in RUNS):
            return True
        return any(run in self._runs for run in _all_runs(words)) or self._shares(prefix, before, slack=1)

    def _shares(self, sentence: str, before: str, slack: int) -> bool:
        """Whether a locked sentence's content is in this one, or all but `slack` of what would give it away."""
        own = content_of(sentence)
        joined = own | content_of(before)
        for unit in self._units:
            if not (own & unit.telling):
                continue
            if len(joined & unit.stems) >= unit.need - slack and len(joined & unit.telling) >= 2 - slack:
                return True
        return False


def _cut(text: str) -> Iterable[str]:
    start = 0
    for end in _SENTENCE.finditer(text):
        yield text[start:end.end()]
        start = end.end()
    yield text[start:]


def _public(scene: Scene) -> Iterable[str]:
    """All that this reply may hold anyway."""
    directions, card = scene.directions, scene.directions.card
    yield from (card.position, card.manner, card.role, card.industry)
    yield from chain(card.facts, scene.voice.openings, directions.earned)
    yield from (line for answer in scene.voice.answers for line in answer.lines)
    yield from (given.line for given in (directions.disclose, directions.cue) if given)
    if directions.verdict:
        yield directions.verdict.wording


def _units(texts: Sequence[str], public: frozenset[str]) -> Iterable[_Unit]:
    """The locked lines as wholes, their sentences and clauses: whatever holds at least three content words."""
    for text in texts:
        whole = sentences_of(text)
        parts = (text, *whole, *(clause for sentence in whole for clause in _CLAUSE.split(sentence)))
        for stems in dict.fromkeys(content_of(part) for part in parts):
            if len(stems) >= FEWEST and stems - public:
                yield _Unit(stems, stems - public)


def _runs(texts: Sequence[str], public: frozenset[str]) -> frozenset[tuple[str, ...]]:
    """Words in a row of the locked lines, where enough carry meaning and one of these is in nothing public."""
    found = set()
    for sentence in chain.from_iterable(sentences_of(text) for text in texts):
        content = content_of(sentence)
        for run in _all_runs(words_of(sentence)):
            telling = content & set(run)
            if len(telling) >= RUNS[len(run)] and telling - public:
                found.add(run)
    return frozenset(found)


def _all_runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    for size in RUNS:
        yield from zip(*(words[n:] for n in range(size)), strict=False)
