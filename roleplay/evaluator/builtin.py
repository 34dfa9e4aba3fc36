"""The evaluator that needs no model: levels from moves, opportunities and caps, advice from the same rules."""

from roleplay.domain.assessment import Assessment
from roleplay.domain.rubric import Rubric
from roleplay.evaluator.base import Grade, Performance
from roleplay.rules import signals
from roleplay.rules.advice import advise
from roleplay.rules.grading import grade


class BuiltinEvaluator:
    """Grades by the rules alone; the same words in the same context always get the same grade and advice."""

    name = "builtin"

    def __init__(self, rubric: Rubric) -> None:
        self._rubric = rubric

    def assess(self, performance: Performance) -> Grade:
        """Grade the turn. Quotes need no proof: they are cut from the learner's words."""
        words, context = performance.words, performance.context
        reading = grade(signals.read(words, context), words, context, self._rubric)
        return Grade(assessment=Assessment(
            status="graded", source=self.name, levels=reading.levels, opportunity=reading.opportunity, moves=reading.moves,
            caps=reading.caps, flags=reading.flags, advice=advise(reading, words, context, self._rubric), reading=reading,
            rubric=self._rubric.digest))
