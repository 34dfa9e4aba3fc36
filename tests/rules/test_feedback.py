"""What is shown beside a turn in each mode (E.3)."""

import pytest

from roleplay.domain.assessment import Assessment
from roleplay.domain.reading import Opportunity
from roleplay.domain.session import Turn
from roleplay.rules.feedback import shown, suggested
from tests.builders import a_reading, a_turn, levels


def graded(number: int, lowest: int | None, *moves: str, emotion: str = "none") -> Turn:
    reading = a_reading(*moves, opportunity=Opportunity.model_validate({"emotion": emotion}))
    made = Assessment.model_validate({"source": "builtin", "status": "graded", "levels": levels(3, lowest, None),
                                      "reading": reading})
    return a_turn(number, reading=reading, assessment=made)


def course(*lowest: int | None) -> list[Turn]:
    return [graded(n, level) for n, level in enumerate(lowest, start=1)]


def test_learn_shows_levels_throughout_and_one_line_on_the_latest() -> None:
    assert shown("learn", course(4, 4, 4)) == {1: "dots", 2: "dots", 3: "tip"}
    assert shown("learn", []) == {}


@pytest.mark.parametrize(("lowest", "tip"), [
    ((4,), False), ((2,), False), ((1,), True), ((0,), True), ((None,), False), ((1, 4), False), ((1, 1), False),
    ((1, 1, 0), False), ((1, 1, 1, 0), True), ((3, 3, 1), True)])
def test_practise_tips_on_what_was_missed_and_at_most_once_in_three_turns(
        lowest: tuple[int | None, ...], tip: bool) -> None:
    told = shown("practise", course(*lowest))
    assert told.pop(len(lowest)) == ("tip" if tip else "dots")
    assert set(told.values()) <= {"dots"}


def test_practise_tips_on_a_voiced_feeling_that_was_passed_over() -> None:
    assert shown("practise", [graded(1, 2, "option", emotion="explicit")]) == {1: "tip"}
    assert shown("practise", [graded(1, 2, "label", emotion="explicit")]) == {1: "dots"}
    assert shown("practise", [graded(1, 2, "option", emotion="cue")]) == {1: "dots"}


def test_perform_shows_nothing_before_the_end_and_then_everything() -> None:
    assert set(shown("perform", course(0, 1, 4)).values()) == {"nothing"}
    assert shown("perform", course(0, 1), over=True) == {1: "dots", 2: "tip"}


def test_newcomers_and_easy_counterparts_begin_in_learn() -> None:
    assert [suggested(n, "medium") for n in (0, 2, 3)] == ["learn", "learn", "practise"]
    assert suggested(30, "easy") == "learn"
