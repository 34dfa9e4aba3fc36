"""A failing evaluator: another stands in, visibly; where nobody can grade, nothing is made up."""

import pytest

from roleplay.domain.assessment import Assessment
from roleplay.domain.base import Said
from roleplay.domain.reading import NO_LEVELS, Context, Levels
from roleplay.errors import ConfigError, ModelRejected, ModelTruncated, ModelUnavailable, RoleplayError
from roleplay.evaluator.base import Grade, Performance
from roleplay.evaluator.stand_in import StandingInEvaluator

TURN = Performance(words="It sounds like the date worries you.",
                   context=Context(said=(Said(speaker="counterpart", text="I am worried about the date."),)))
LEVELS: Levels = {"collaboration": None, "curiosity": 1, "validation": 3}


class Failing:
    """Always raises."""

    def __init__(self, problem: RoleplayError, name: str = "gpt-x") -> None:
        self.name, self.problem = name, problem

    def assess(self, performance: Performance) -> Grade:
        raise self.problem


class Steady:
    """Always gives the same assessment."""

    def __init__(self, assessment: Assessment, name: str = "builtin") -> None:
        self.name, self.assessment = name, assessment

    def assess(self, performance: Performance) -> Grade:
        return Grade(assessment=self.assessment)


BUILTIN = Steady(Assessment(status="graded", source="builtin", levels=LEVELS))


def test_a_grade_that_works_is_left_as_it_is() -> None:
    own = Assessment(status="graded", source="gpt-x", levels=LEVELS)
    both = StandingInEvaluator(Steady(own, "gpt-x"), BUILTIN)
    assert both.name == "gpt-x"
    assert both.assess(TURN).assessment == own


@pytest.mark.parametrize("problem", [ModelUnavailable("it did not answer within 30 seconds"),
                                     ModelRejected("the key was refused"), ModelTruncated("the answer was cut off.")])
def test_the_stand_in_grades_and_says_so(problem: RoleplayError) -> None:
    assessment = StandingInEvaluator(Failing(problem), BUILTIN).assess(TURN).assessment
    assert assessment.status == "degraded"
    assert assessment.source == "builtin"
    assert assessment.levels == LEVELS
    assert assessment.reason is not None
    assert f"gpt-x could not grade this turn: {problem.message.rstrip('.')}. " in assessment.reason
    assert "does not count" in assessment.reason
    assert "graded again" in assessment.reason


def test_where_the_stand_in_cannot_grade_there_are_no_levels() -> None:
    empty = Assessment(status="ungraded", source="builtin", reason="the turn holds no words", levels=NO_LEVELS)
    assessment = StandingInEvaluator(Failing(ModelTruncated("cut off")), Steady(empty)).assess(TURN).assessment
    assert assessment.status == "ungraded"
    assert set(assessment.levels.values()) == {None}
    assert assessment.reason is not None
    assert "cut off" in assessment.reason
    assert "the turn holds no words" in assessment.reason


def test_two_failing_models_make_an_ungraded_turn() -> None:
    both = StandingInEvaluator(Failing(ModelTruncated("cut off")), Failing(ModelUnavailable("timed out"), "llama"))
    assessment = both.assess(TURN).assessment
    assert (assessment.status, assessment.reading, assessment.moves) == ("ungraded", None, ())
    assert set(assessment.levels.values()) == {None}
    assert assessment.reason is not None
    assert "Nor could llama: timed out." in assessment.reason


def test_what_is_not_a_failing_model_is_not_hidden() -> None:
    with pytest.raises(RuntimeError):
        StandingInEvaluator(Failing(RuntimeError("a mistake of ours")), BUILTIN).assess(TURN)


def test_a_model_that_cannot_be_set_up_is_told_with_what_to_do() -> None:
    problem = ConfigError("There is no key", hint="Set OPENAI_API_KEY.")
    assessment = StandingInEvaluator(Failing(problem), BUILTIN).assess(TURN).assessment
    assert assessment.status == "degraded"
    assert "There is no key. Set OPENAI_API_KEY. The built-in" in str(assessment.reason)
