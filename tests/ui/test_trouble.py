"""What the page says and offers when something goes wrong."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from roleplay.content.places import shipped
from roleplay.counterpart.base import Piece, Scene
from roleplay.domain.assessment import Assessment
from roleplay.domain.reading import NO_LEVELS
from roleplay.errors import ModelUnavailable
from roleplay.evaluator.base import Evaluator, Grade, Performance
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.ui.resources import Resources
from tests.builders import a_rubric
from tests.practice.conftest import Voice
from tests.ui.conftest import Shown

Make = Callable[..., Resources]


class Failing:
    """Fails a number of times, having said something first, then answers."""

    def __init__(self, times: int, said: str = "") -> None:
        self.times, self.said = times, said

    def __call__(self, scene: Scene) -> Iterator[Piece]:
        if self.said:
            yield self.said
        if self.times > 0:
            self.times -= 1
            raise ModelUnavailable("the model did not answer in 30 seconds", hint="Check the connection.")
        yield " And so on."


def failing(shared: Make, times: int, said: str = "") -> Shown:
    shared(Voice(Failing(times, said)))
    return Shown().click("start-roi-not-price").say("What makes it hard?")


def test_a_missing_reply_keeps_the_words_and_is_told_once(shared: Make) -> None:
    tab = failing(shared, times=1)
    assert len(tab.errors) == 1
    assert "did not answer in 30 seconds" in tab.errors[0]
    assert "Check the connection" in tab.errors[0]
    assert tab.messages[1] == "What makes it hard?"
    assert tab.app.chat_input[0].disabled
    assert not tab.has("keep-partial"), "nothing was said"
    tab.click("retry")
    assert not tab.errors
    assert len(tab.messages) == 3
    assert not tab.app.chat_input[0].disabled


def test_the_built_in_voice_goes_on_only_when_asked_and_says_so(shared: Make) -> None:
    tab = failing(shared, times=9)
    tab.click("retry")
    assert len(tab.errors) == 1
    tab.click("go-on")
    assert not tab.errors
    assert len(tab.messages) == 3
    assert "Said by the built-in voice." in tab.prose


def test_what_was_said_can_be_kept(shared: Make) -> None:
    tab = failing(shared, times=1, said="Well, the numbers")
    assert tab.messages[2].startswith("Well, the numbers")
    tab.click("keep-partial")
    assert not tab.errors
    assert tab.messages[2] == "Well, the numbers"
    assert "Stopped here." in tab.prose


def test_a_turn_left_open_by_a_crash_comes_back_with_its_choices(shared: Make) -> None:
    made = shared()
    session = made.practice.start("roi-not-price")
    made.practice.store.open_turn(session.id, 1, "My words.")
    tab = Shown(session.id)
    assert tab.messages[1] == "My words."
    assert not tab.errors, "nothing is known to have failed"
    assert "has no whole reply" in tab.prose
    tab.click("retry")
    assert len(tab.messages) == 3


class Doubting:
    """Grades as told: first with doubt, then for real."""

    name = "doubting"

    def __init__(self, first: Assessment) -> None:
        self.first, self.real, self.asked = first, BuiltinEvaluator(a_rubric()), 0

    def assess(self, performance: Performance) -> Grade:
        self.asked += 1
        return Grade(assessment=self.first) if self.asked == 1 else self.real.assess(performance)


def doubted(shared: Make, evaluator: Evaluator) -> Shown:
    shared(evaluator=evaluator)
    return Shown().click("start-roi-not-price").say("What makes it hard to justify right now?")


def test_an_ungraded_turn_says_why_and_can_be_graded_again(shared: Make) -> None:
    nothing = Assessment(status="ungraded", source="model-x", reason="model-x was not reachable.", levels=NO_LEVELS)
    tab = doubted(shared, Doubting(nothing))
    assert "Not graded" in tab.prose
    assert "was not reachable" in tab.prose
    tab.click("regrade-1")
    assert not tab.has("regrade-1")
    assert "Not graded" not in tab.prose
    assert "Curiosity 3 of 4" in tab.markup or "Curiosity 2 of 4" in tab.markup


def test_a_degraded_grade_is_marked_and_can_be_taken_again(shared: Make) -> None:
    levels = {"collaboration": None, "curiosity": 2, "validation": None}
    poor = Assessment(status="degraded", source="builtin", reason="model-x timed out.", levels=levels)
    tab = doubted(shared, Doubting(poor))
    assert "Graded by the built\\-in rules" in tab.prose or "Graded by the built-in rules" in tab.prose
    assert "timed out" in tab.prose
    assert tab.has("regrade-1")


def test_a_broken_persona_file_is_told_without_a_traceback(shared: Make, tmp_path: Path) -> None:
    folder = tmp_path / "personas"
    folder.mkdir()
    (folder / "broken.yaml").write_text("id: broken\nname: Nobody\n", encoding="utf-8")
    shared(personas=folder)
    tab = Shown()
    assert len(tab.errors) == 1
    assert "broken" in tab.errors[0]
    assert not tab.app.exception


def test_an_empty_library_says_what_to_do(shared: Make, tmp_path: Path) -> None:
    folder = tmp_path / "personas"
    folder.mkdir()
    shared(personas=folder)
    tab = Shown()
    assert "no counterparts yet" in tab.app.info[0].value


def test_the_unexpected_is_one_box_without_a_traceback(shared: Make, caplog: pytest.LogCaptureFixture) -> None:
    def breaking(scene: Scene) -> Iterator[Piece]:
        yield "Well"
        raise ZeroDivisionError("a bug")

    shared(Voice(breaking))
    tab = Shown().click("start-roi-not-price").say("Hello there, how are you?")
    assert tab.errors == [
        "**Something unexpected happened**  \nWhat you said is kept\\. Try again\\; if it stays\\, "
        "the log of the app says more\\."
    ]
    assert not tab.app.exception
    assert "a bug" in caplog.text
    tab.app.run()
    assert tab.messages[1] == "Hello there, how are you?"
    assert tab.has("retry")


def test_a_setting_that_is_wrong_is_told(monkeypatch: pytest.MonkeyPatch, shared: Make) -> None:
    monkeypatch.setenv("ROLEPLAY_TIMEOUT", "soon")
    tab = Shown()
    assert len(tab.errors) == 1
    assert "ROLEPLAY\\_TIMEOUT" in tab.errors[0]


def test_a_broken_persona_file_leaves_the_others_to_talk_to(shared: Make, tmp_path: Path) -> None:
    folder = tmp_path / "personas"
    folder.mkdir()
    whole = (shipped("personas") / "disruptive.yaml").read_text(encoding="utf-8")
    (folder / "disruptive.yaml").write_text(whole, encoding="utf-8")
    (folder / "broken.yaml").write_text("id: broken\nname: Nobody\n", encoding="utf-8")
    shared(personas=folder)
    tab = Shown()
    assert len(tab.errors) == 1
    assert tab.has("start-disruptive")


def test_words_that_cannot_be_graded_are_not_offered_for_grading_again(shared: Make) -> None:
    shared()
    tab = Shown().click("start-roi-not-price").say("...")
    assert "Not graded." in tab.prose
    assert not tab.has("regrade-1")
