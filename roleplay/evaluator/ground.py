"""A turn as the rules read it, before any model is asked: what it may see, what may be evidence, what the rules say."""

from dataclasses import dataclass
from functools import cached_property

from roleplay.domain.assessment import Advice, Assessment
from roleplay.domain.reading import Flag, Reading
from roleplay.domain.rubric import Rubric
from roleplay.evaluator.base import Performance
from roleplay.evaluator.suspicion import hidden
from roleplay.rules.grading import grade
from roleplay.rules.signals import read, study
from roleplay.rules.signals.meddling import without

NO_ADVICE = Advice()
UNREADABLE: dict[Flag, str] = {
    "empty": "There is nothing in this turn to grade.",
    "no_words": "There are no words in this turn to grade.",
    "foreign": "This turn is not in English, so it is not graded.",
}


@dataclass(frozen=True)
class Ground:
    """A turn as the rules read it, before any model is asked."""

    performance: Performance
    rubric: Rubric
    own: Reading
    """Read and graded by the rules alone, hidden sentences left out."""
    hidden: tuple[tuple[int, int], ...] = ()
    """Spans that are or may be meant for the grader, in order: no model sees them, nothing in them is evidence."""

    @classmethod
    def of(cls, performance: Performance, rubric: Rubric) -> "Ground":
        """Read the turn."""
        words, context = performance.words, performance.context
        whole = read(words, context)
        spans = hidden(words)
        rest = without(words, spans)
        if not any(map(str.isalnum, rest)) or set(spans) <= set(study(words, context).aside):
            return cls(performance, rubric, grade(whole, words, context, rubric), spans)
        again = read(rest, context)
        moves = tuple(move.model_copy(update={"quote": words[move.start:move.end]}) for move in again.moves)
        aside = tuple(move for move in whole.moves if move.move == "gaming")
        own = whole.model_copy(update={"moves": (*aside, *moves), "opportunity": again.opportunity})
        return cls(performance, rubric, grade(own, rest, context, rubric), spans)

    @property
    def words(self) -> str:
        """The learner's words."""
        return self.performance.words

    @property
    def rest(self) -> str:
        """The learner's words, hidden spans blanked: every other character keeps its place."""
        return without(self.words, self.hidden)

    @property
    def tampered(self) -> bool:
        """Whether the turn surely holds text for the grader."""
        return "addresses_grader" in self.own.flags

    @cached_property
    def within(self) -> tuple[tuple[int, int], ...]:
        """Spans of the learner's words that can be evidence."""
        edges = [0, *(edge for span in self.hidden for edge in span), len(self.words)]
        return tuple((low, high) for low, high in zip(edges[::2], edges[1::2], strict=True) if low < high)

    @property
    def readable(self) -> bool:
        """Whether anything is left for a model to read, in a language in which the rules can check what it says."""
        if UNREADABLE.keys() & set(self.own.flags):
            return False
        return any(character.isalnum() for low, high in self.within for character in self.words[low:high])

    def unread(self) -> Assessment:
        """The assessment of a turn in which no model has anything to read."""
        return assessment(self.own, "builtin", self.rubric)


def assessment(reading: Reading, source: str, rubric: Rubric, advice: Advice = NO_ADVICE,
               dropped: int = 0) -> Assessment:
    """A reading that has been graded, as it is told to the learner; `ungraded` where its words cannot be read."""
    reason = next((UNREADABLE[flag] for flag in reading.flags if flag in UNREADABLE), None)
    return Assessment(status="ungraded" if reason else "graded", reason=reason, source=source, levels=reading.levels,
                      opportunity=reading.opportunity, moves=reading.moves, caps=reading.caps, flags=reading.flags,
                      advice=advice, dropped=dropped, reading=reading, rubric=rubric.digest)
