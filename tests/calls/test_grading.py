"""A call is graded once, whatever stops it; a model that keeps failing is told, not papered over."""

import threading
from contextlib import closing
from pathlib import Path

import pytest

from roleplay.calls.grading import FAILURES, Calls
from roleplay.calls.kept import CallShelf
from roleplay.domain.assessment import Assessment
from roleplay.domain.call import Call
from roleplay.errors import ConfigError, ModelUnavailable, SessionNotFound
from roleplay.evaluator.base import Grade, Performance
from roleplay.evaluator.builtin import BuiltinEvaluator
from tests.builders import a_rubric, levels
from tests.calls.making import a_long_call
from tests.calls.test_laying import a_call


class Counting:
    """Stands for a model: counts what it was asked, and fails where it is told to."""

    name = "fake:model"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.failing = False
        self.most = self._now = 0
        self._lock = threading.Lock()

    def assess(self, performance: Performance) -> Grade:
        with self._lock:
            self.asked.append(performance.words)
            self._now += 1
            self.most = max(self.most, self._now)
        status = "degraded" if self.failing else "graded"
        made = Assessment(status=status, source=self.name, reason="It is away." if self.failing else None,
                          levels=levels(1, 2, 3))
        with self._lock:
            self._now -= 1
        return Grade(assessment=made)


def calls(folder: Path, evaluator: object = None, **changes: object) -> Calls:
    return Calls(CallShelf(folder), evaluator or BuiltinEvaluator(a_rubric()), a_rubric(), **changes)  # type: ignore[arg-type]


@pytest.fixture
def call() -> Call:
    return a_long_call(60)


def test_a_run_tells_how_far_it_is_and_ends_in_a_kept_report(tmp_path: Path, call: Call) -> None:
    desk = calls(tmp_path)
    kept = desk.keep(call, "Ana", ("Cy",))
    steps = list(desk.run(kept))
    total = steps[0].total
    assert [step.done for step in steps] == list(range(total + 1))
    report = desk.shelf.report(kept.id)
    assert report == desk.report(kept)
    assert report is not None
    assert report.turns == total > 10
    assert [one.id for one in desk.shelf.calls()] == [kept.id]


@pytest.mark.parametrize("workers", [1, 3])
def test_a_stopped_run_goes_on_and_nothing_is_graded_twice(tmp_path: Path, call: Call, workers: int) -> None:
    model = Counting()
    desk = calls(tmp_path, model, workers=workers)
    kept = desk.keep(call, "Ana")
    with closing(desk.run(kept)) as steps:
        for step in steps:
            if step.done == 5:
                break
    desk.settle(kept)
    first = len(model.asked)
    assert 5 <= first <= 5 + 2 * workers
    assert desk.shelf.report(kept.id) is None
    again = calls(tmp_path, model, workers=workers)
    steps = list(again.run(again.keep(call, "Ana")))
    assert steps[0].done == first
    assert steps[-1].done == steps[-1].total == len(model.asked)
    assert model.most <= workers
    assert len(list(again.run(kept))) == 1, "a finished call is not graded again"


def test_a_line_that_a_killed_process_left_half_written_is_graded_again(tmp_path: Path, call: Call) -> None:
    model = Counting()
    desk = calls(tmp_path, model, workers=1)
    kept = desk.keep(call, "Ana")
    with closing(desk.run(kept)) as steps:
        [next(steps) for _ in range(4)]
    place = tmp_path / kept.id / "grades.jsonl"
    whole = place.read_bytes()
    place.write_bytes(whole[:-40])
    list(desk.run(kept))
    assert len(desk.shelf.grades(kept.id)) == desk.standing(kept).total
    assert len(model.asked) == desk.standing(kept).total + 1


def test_a_model_that_keeps_failing_ends_the_run_and_its_turns_are_tried_again(tmp_path: Path, call: Call) -> None:
    model = Counting()
    desk = calls(tmp_path, model, workers=1)
    kept = desk.keep(call, "Ana")
    model.failing = True
    with pytest.raises(ModelUnavailable, match=f"failed at {FAILURES} turns in a row. It is away."):
        list(desk.run(kept))
    assert len(model.asked) == FAILURES
    assert desk.report(kept).degraded == FAILURES
    model.failing = False
    list(desk.run(kept))
    assert desk.report(kept).degraded == 0
    assert len(model.asked) == FAILURES + desk.standing(kept).total


def test_the_cost_is_estimated_from_what_is_still_to_do(tmp_path: Path, call: Call) -> None:
    desk = calls(tmp_path, Counting(), request_tokens=lambda performance: 100 + len(performance.words), workers=1)
    kept = desk.named(call, "Ana")
    whole = desk.estimate(kept)
    assert whole.requests == desk.standing(kept).total
    assert whole.input_tokens > 100 * whole.requests
    assert not (tmp_path / kept.id).exists(), "an estimate keeps nothing"
    with closing(desk.run(desk.keep(call, "Ana"))) as steps:
        [next(steps) for _ in range(6)]
    assert desk.estimate(kept).requests == whole.requests - 5
    assert calls(tmp_path).estimate(kept).requests == 0, "the built-in rules cost nothing"


def test_another_speaker_evaluator_or_call_is_another_kept_call(tmp_path: Path, call: Call) -> None:
    desk, model = calls(tmp_path), calls(tmp_path, Counting())
    ids = [desk.named(call, "Ana").id, desk.named(call, "Bob").id, desk.named(call, "Ana", ("Cy",)).id,
           model.named(call, "Ana").id, desk.named(a_long_call(61), "Ana").id]
    assert len(set(ids)) == len(ids)


def test_deleting_leaves_nothing(tmp_path: Path, call: Call) -> None:
    desk = calls(tmp_path / "calls")
    kept = desk.keep(call, "Ana")
    list(desk.run(kept))
    desk.shelf.delete(kept.id)
    assert list((tmp_path / "calls").iterdir()) == []
    for wrong in (kept.id, "../..", ""):
        with pytest.raises(SessionNotFound):
            desk.shelf.get(wrong)


def test_somebody_who_speaks_alone_gets_a_word(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nobody but Ana speaks"):
        calls(tmp_path).keep(a_call(("Ana", "Hello."), ("Cy", "Hi.")), "Ana", ("Cy",))
