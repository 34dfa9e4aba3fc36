"""The evaluator that needs no model: levels from moves, opportunities and caps, advice from the same rules."""

from roleplay.domain.rubric import Rubric
from roleplay.evaluator.base import Grade, Performance
from roleplay.evaluator.ground import NO_ADVICE, assessment
from roleplay.rules import signals
from roleplay.rules.advice import advise
from roleplay.rules.grading import grade


class BuiltinEvaluator:
    """Grades by the rules alone; the same words in the same context always get the same grade and advice."""

    name = "builtin"

    def __init__(self, rubric: Rubric, advises: bool = True) -> None:
        """Set up by a rubric; one that does not advise only grades, for turns by the thousand."""
        self._rubric = rubric
        self._advises = advises

    def assess(self, performance: Performance) -> Grade:
        """Grade the turn; without a word in English it is ungraded. Quotes need no proof: they are cut from it."""
        words, context = performance.words, performance.context
        reading = performance.reading or grade(signals.read(words, context), words, context, self._rubric)
        advice = advise(reading, words, context, self._rubric) if self._advises else NO_ADVICE
        return Grade(assessment=assessment(reading, self.name, self._rubric, advice))
