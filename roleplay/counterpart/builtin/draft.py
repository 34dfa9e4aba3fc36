"""One reply under way: chooses lines that are unsaid and still fit, and puts them in the order they are spoken."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from random import Random

from roleplay.counterpart.builtin.lines import GLANCE, Memory, fill, head, normal, shape, split
from roleplay.counterpart.builtin.wording import capital, closed, heads, renewed

Pools = Sequence[Sequence[str]]
"""Lines to choose from; a later pool is only touched when an earlier one is used up."""


_NODDED = frozenset(("hm", "mm", "right", "yes", "yeah", "yep", "okay", "ha", "huh", "well"))
"""Single words that can stand for the whole line they begin."""


_SCRAP, _ASKS = 4, 5
"""Fewest words of a statement and of a question that stand by themselves."""
_ANNOUNCES = re.compile(r"\b(?:things?|points?|words?|reasons?|so|depends|maybe|one|two|three)[.,…]*$", re.IGNORECASE)
"""Ends in something that is still to come."""


class Place(IntEnum):
    """Where in the reply a part is spoken."""

    REACTION = 1
    FEELING = 2
    ANSWER = 3
    BRIDGE = 4
    DISCLOSURE = 5
    VERDICT = 6
    CUE = 7
    EXTRA = 8


def _stands(cut: str) -> bool:
    """Whether the head of a line can stand for the whole of it: no scrap, and no question that answers itself."""
    words = cut.count(" ") + 1
    return normal(cut) in _NODDED or (words >= (_ASKS if cut.endswith("?") else _SCRAP) and not _ANNOUNCES.search(cut))


@dataclass
class Draft:
    """Parts of a reply within its limits of words and sentences."""

    memory: Memory
    rng: Random
    turn: int
    """Where the choice among lines begins: it moves on by one from seed to seed, so that sessions next to each other
    do not sound alike."""
    slots: dict[str, str]
    words: int
    """Words left."""
    sentences: int = 3
    """Sentences left."""
    mood: str = "plain"
    clipped: bool = False
    """Prefers the shorter half of what there is."""
    names: frozenset[str] = frozenset()
    """Words that keep their capital behind a lead-in."""
    manner: Callable[[str], str] = str
    """Turns a plain line into this persona's way of speaking."""
    near: frozenset[str] = frozenset()
    """Stems of what the learner spoke of: a line that takes one up is preferred."""
    parts: list[tuple[Place, str]] = field(default_factory=list)
    asked: bool = False

    def choose(self, place: Place, pools: Pools, *, must: bool = False, whole: bool = False) -> bool:
        """Add one unsaid line. `must`: a used one, freshly worded, rather than none. `whole`: never cut it to fit."""
        for pool in pools:
            unsaid = [line for line in pool if self._fillable(line) and not self.memory.used(line)]
            if self._add_one_of(place, unsaid, must=must, whole=whole):
                return True
        spoken = [line for pool in pools for line in pool if self._fillable(line)]
        return must and self._add_one_of(place, spoken, must=True, whole=whole)

    def say(self, place: Place, line: str, *, must: bool = True) -> bool:
        """Add this very line, cut to nothing; False where it is optional and does not fit."""
        filled = fill(line, self.slots)
        if not must and not self.fits(filled):
            return False
        self._take(place, filled)
        return True

    def fits(self, line: str) -> bool:
        """Whether the whole line still has room, one question to a reply."""
        measured = shape(line)
        return (measured.words <= self.words and len(measured.sentences) <= self.sentences
                and measured.questions <= (0 if self.asked else 1))

    def text(self) -> str:
        """The finished reply. Of what was said before one sentence comes back, in other words; the rest is left out."""
        ordered = [closed(part) for _, part in sorted(self.parts, key=lambda part: part[0])]
        said: list[str] = []
        taken: set[str] = set()
        for part in ordered:
            said += self._renewed(part, taken)
        return self._unlike_any(said, taken)

    def _renewed(self, part: str, taken: set[str]) -> list[str]:
        """The sentences of a part as they can be said now; `taken` holds those of the parts before it."""
        said: list[str] = []
        again = False
        for sentence in map(capital, split(part)):
            bare = normal(sentence)
            stale = not self.memory.fresh(sentence) or (bare in taken and bare.count(" ") >= GLANCE)
            if stale and again:
                continue
            again = stale
            if stale:
                sentence = capital(self.manner(renewed(sentence, self.mood, self.memory, self.rng, taken, self.names)))
            taken.add(normal(sentence))
            said.append(sentence)
        return said

    def _unlike_any(self, said: list[str], taken: set[str]) -> str:
        """Short sentences may come back, a whole reply may not."""
        whole = " ".join(said)
        if said and normal(whole) in self.memory.replies:
            for candidate in range(len(said)):
                fresh = capital(renewed(said[candidate], self.mood, self.memory, self.rng, taken, self.names))
                whole = " ".join([*said[:candidate], fresh, *said[candidate + 1:]])
                if normal(whole) not in self.memory.replies:
                    break
        return whole

    def _fillable(self, line: str) -> bool:
        return all(self.slots.get(slot) for slot in shape(line).slots)

    def _add_one_of(self, place: Place, lines: Sequence[str], *, must: bool, whole: bool) -> bool:
        if not lines:
            return False
        filled = [fill(line, self.slots) for line in lines]
        fitting = [line for line in filled if self.fits(line)]
        if not fitting and not whole:
            fitting = [cut for line in filled if (cut := self._cut(line))]
        if not fitting and must:
            short = filled if whole or not self.parts else [shape(line).sentences[0] for line in filled]
            fitting = [min(map(self._single, short), key=lambda line: shape(line).words)]
        if not fitting:
            return False
        if self.clipped:
            fitting = sorted(fitting, key=lambda line: shape(line).words)[:max(2, (2 * len(fitting) + 2) // 3)]
        if all(place < other for other, _ in self.parts):
            fitting = [line for line in fitting if head(line) not in self.memory.heads] or fitting
        akin = [line for line in fitting if self.near & shape(line).stems]
        choice = akin if akin and self.rng.random() < 0.7 else fitting
        self._take(place, choice[(self.turn + place) % len(choice)])
        return True

    def _single(self, line: str) -> str:
        """The line with no question too many: what has been asked already is only said."""
        return line.replace("?", ".", line.count("?") - (0 if self.asked else 1)) if "?" in line else line

    def _cut(self, line: str) -> str:
        cuts = (heads(line, self.words, count) for count in range(self.sentences, 0, -1))
        return next((cut for cut in cuts if self.fits(cut) and _stands(cut)), "")

    def _take(self, place: Place, line: str) -> None:
        measured = shape(line)
        self.parts.append((place, line))
        self.words -= measured.words
        self.sentences -= len(measured.sentences)
        self.asked = self.asked or measured.questions > 0
