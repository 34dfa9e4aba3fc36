"""Keeps a failing model from costing the learner the grade: another evaluator stands in, and the assessment says so."""

from roleplay.domain.assessment import Assessment
from roleplay.domain.reading import NO_LEVELS
from roleplay.domain.session import Usage
from roleplay.errors import ConfigError, ModelError, ModelRejected
from roleplay.evaluator.base import Evaluator, Grade, Performance

AGAIN = "You can have this turn graded again."


class StandingInEvaluator:
    """Asks `first`; where it fails or cannot be set up, `stand_in`, and marks the result.

    Never raises ModelError or ConfigError, never makes up a level.

    A grade by the stand-in is `degraded`. Where it cannot grade either, the turn is `ungraded`, without levels.
    """

    def __init__(self, first: Evaluator, stand_in: Evaluator) -> None:
        self.name = first.name
        self._first, self._stand_in = first, stand_in

    def assess(self, performance: Performance) -> Grade:
        """Grade the turn, by whoever can."""
        try:
            return self._first.assess(performance)
        except (ModelError, ConfigError) as problem:
            return self._stand(performance, problem)

    def _stand(self, performance: Performance, problem: ModelError | ConfigError) -> Grade:
        failed = _sentence(f"{self.name} could not grade this turn: {problem.message}")
        if isinstance(problem, ConfigError | ModelRejected) and problem.hint:
            # Trying again is of no use until this is done.
            failed = f"{failed} {_sentence(problem.hint)}"
        try:
            grade = self._stand_in.assess(performance)
        except ModelError as second:
            reason = f"{failed} {_sentence(f'Nor could {self._stand_in.name}: {second.message}')} {AGAIN}"
            assessment = Assessment(status="ungraded", source=self.name, reason=reason, levels=NO_LEVELS)
            return Grade(assessment=assessment, usage=(*_spent(problem), *_spent(second)))
        return grade.model_copy(update={"assessment": self._marked(grade.assessment, failed),
                                        "usage": (*_spent(problem), *grade.usage)})

    def _marked(self, assessment: Assessment, failed: str) -> Assessment:
        stand_in = "built-in evaluator" if self._stand_in.name == "builtin" else self._stand_in.name
        if assessment.status == "ungraded":
            own = _sentence(assessment.reason or "it holds nothing to grade")
            reason = f"{failed} The {stand_in} could not either: {own} {AGAIN}"
            return assessment.model_copy(update={"reason": reason, "levels": NO_LEVELS})
        reason = f"{failed} The {stand_in} graded it instead; that does not count towards certification. {AGAIN}"
        return assessment.model_copy(update={"status": "degraded", "reason": reason})


def _spent(problem: ModelError | ConfigError) -> tuple[Usage, ...]:
    """What the calls took that came to nothing."""
    return tuple(one for one in getattr(problem, "usage", ()) if isinstance(one, Usage))


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else text + "."
