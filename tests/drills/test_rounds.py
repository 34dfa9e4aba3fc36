"""A round from the first item to its end, kept at every step, apart for every learner."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roleplay.content.drills import Drills
from roleplay.content.rubric import load_rubric
from roleplay.domain.assessment import Assessment
from roleplay.domain.drill import Drill, Item
from roleplay.domain.reading import NO_LEVELS
from roleplay.drills import Drilling, marked
from roleplay.evaluator.base import Grade, Performance
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.store.sql import SqlStore

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
EMPTY = "I understand."


@pytest.fixture
def use(tmp_path: Path) -> Iterator[Drilling]:
    store = SqlStore(f"sqlite:///{tmp_path / 'drills.db'}")
    rubric = load_rubric()
    yield Drilling(store, Drills(), BuiltinEvaluator(rubric), rubric)
    store.close()


def right_answer(drill: Drill, item: Item) -> str:
    good = {
        "write": item.model,
        "choose": next((o.text for o in item.options if o.right), ""),
        "tap": (*item.taps, "")[0],
        "order": "\n".join(item.order),
    }
    return good[drill.kind_of(item)]


@pytest.mark.parametrize("drill_id", ["d01", "d03", "d10"])
def test_five_right_answers_pass_and_nothing_comes_back(use: Drilling, drill_id: str) -> None:
    drill = use.drills.get(drill_id)
    drawn = use.start(drill_id, "ann", NOW)
    for item_id in drawn.items:
        assert use.answer(drawn, item_id, right_answer(drill, drill.item(item_id)), "ann", NOW).verdict.right
    played = use.played(drawn, "ann")
    assert played.is_over
    assert played.passed
    record = use.record(drill_id, "ann", NOW)
    assert (record.rounds, record.best, record.last, record.passed, record.returning) == (1, 5, 5, True, ())
    assert record.unseen == len(drill.items) - 5


def test_a_written_item_has_two_tries_the_second_counts_for_the_round_and_the_item_returns(use: Drilling) -> None:
    drill, drawn = use.drills.get("d02"), use.start("d02", "ann", NOW)
    first = drawn.items[0]
    mark = use.answer(drawn, first, EMPTY, "ann", NOW)
    assert not mark.verdict.right
    assert any("Validation 3 of 4 is wanted" in lack for lack in mark.verdict.lacks)
    assert mark.assessment is not None
    assert mark.assessment.advice.try_
    assert use.played(drawn, "ann").next_item == first
    assert use.answer(drawn, first, drill.item(first).model, "ann", NOW).verdict.right
    assert use.played(drawn, "ann").right == (first,)
    assert use.record("d02", "ann", NOW).due == (first,)


def test_what_is_chosen_has_one_try_and_what_is_done_stays_done(use: Drilling) -> None:
    drill, drawn = use.drills.get("d05"), use.start("d05", "ann", NOW)
    item = drill.item(drawn.items[0])
    wrong, good = (next(o.text for o in item.options if o.right is right) for right in (False, True))
    assert use.answer(drawn, item.id, wrong, "ann", NOW).verdict.lacks
    assert not use.answer(drawn, item.id, good, "ann", NOW).verdict.right
    assert [answer.words for answer in use.played(drawn, "ann").answers] == [wrong]


def test_what_was_missed_is_in_the_next_round_and_then_after_a_day(use: Drilling) -> None:
    drill = use.drills.get("d05")

    def play(at: datetime, missed: set[str]) -> tuple[str, ...]:
        drawn = use.start("d05", "ann", at)
        for item_id in drawn.items:
            item = drill.item(item_id)
            wrong = next(o.text for o in item.options if not o.right)
            use.answer(drawn, item_id, wrong if item_id in missed else right_answer(drill, item), "ann", at)
        return drawn.items

    first = use.start("d05", "ann", NOW).items
    missed = {first[1], first[3]}
    play(NOW, missed)
    again = play(NOW + timedelta(minutes=5), set())
    assert missed <= set(again)
    assert set(again) - missed <= {item.id for item in drill.items} - set(first)
    assert not missed & set(play(NOW + timedelta(minutes=9), set()))
    assert {r.drill for r in use.due("ann", NOW + timedelta(days=1))} == {"d05"}
    assert missed <= set(play(NOW + timedelta(days=1), set()))


def test_a_round_under_way_is_gone_on_with_also_after_a_restart(use: Drilling) -> None:
    drawn = use.start("d02", "ann", NOW)
    use.answer(drawn, drawn.items[0], EMPTY, "ann", NOW)
    again = Drilling(use.store, Drills(), use.evaluator, use.rubric)
    assert again.start("d02", "ann", NOW + timedelta(hours=1)) == drawn
    played = again.latest("d02", "ann")
    assert played is not None
    assert [answer.words for answer in played.answers] == [EMPTY]
    assert again.record("d02", "ann", NOW).under_way


def test_the_same_try_from_two_tabs_is_kept_once(use: Drilling) -> None:
    drawn = use.start("d02", "ann", NOW)
    for _ in range(2):
        use._keep(drawn, drawn.items[0], EMPTY, use.answer(drawn, drawn.items[0], "", "ann", NOW), 1, "ann", NOW)
    assert len(use.played(drawn, "ann").answers) == 1


def test_learners_do_not_see_each_other(use: Drilling) -> None:
    drawn = use.start("d02", "ann", NOW)
    use.answer(drawn, drawn.items[0], EMPTY, "ann", NOW)
    assert use.latest("d02", "bob") is None
    assert use.record("d02", "bob", NOW).due == ()
    use.store.erase("ann")
    assert use.latest("d02", "ann") is None


@pytest.mark.parametrize("words", ["", "   ", "x" * 601, "?!", "Das klingt sehr schwierig für Sie und Ihr ganzes Team"])
def test_what_cannot_be_marked_does_not_count(use: Drilling, words: str) -> None:
    drawn = use.start("d02", "ann", NOW)
    assert use.answer(drawn, drawn.items[0], words, "ann", NOW).void
    assert use.played(drawn, "ann").answers == ()


def test_any_evaluator_marks_and_one_that_cannot_grade_invents_nothing() -> None:
    drill = Drills().get("d02")
    item, rubric = drill.items[0], load_rubric()

    class Failing:
        name = "model"

        def assess(self, performance: Performance) -> Grade:
            return Grade(assessment=Assessment(status="ungraded", source="model", reason="no answer", levels=NO_LEVELS))

    mark = marked(drill, item, item.model, Failing(), rubric)
    assert mark.void == "No answer"
    assert not mark.verdict.right
