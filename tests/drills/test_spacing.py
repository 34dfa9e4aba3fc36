"""What was missed comes back in the next round, then after 1, 3, 7 and 21 days; no item twice in a round."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.content.drills import Drills
from roleplay.domain.drill import Answer
from roleplay.drills import GAPS, SIZE, draw, returning, standing_due

DRILL = Drills().get("d05")
IDS = [item.id for item in DRILL.items]
START = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)


def answered(item: str, right: bool, at: datetime, attempt: int = 1) -> Answer:
    return Answer(round="r", drill="d05", item=item, attempt=attempt, words="x", right=right, at=at)


histories = st.lists(
    st.tuples(st.sampled_from(IDS), st.booleans(), st.integers(0, 60 * 24 * 10)), max_size=40
).map(
    lambda rows: [
        answered(item, right, START + timedelta(minutes=sum(gap for *_, gap in rows[: n + 1])))
        for n, (item, right, _) in enumerate(rows)
    ]
)


def test_the_gaps_are_those_of_the_specification() -> None:
    assert GAPS == (1, 3, 7, 21)
    at, told = START, [answered("veto", False, START)]
    assert standing_due(returning(told).values(), START) == ("veto",)
    at += timedelta(minutes=3)
    for days in GAPS:
        told.append(answered("veto", True, at))
        day = at.replace(hour=0, minute=0) + timedelta(days=days)
        assert returning(told)["veto"].due == day
        assert not standing_due(returning(told).values(), day - timedelta(seconds=1))
        assert standing_due(returning(told).values(), day) == ("veto",)
        at = day + timedelta(hours=9)
    assert returning([*told, answered("veto", True, at)]) == {}


def test_a_miss_on_the_way_begins_again_and_an_early_success_changes_nothing() -> None:
    told = [answered("veto", False, START), answered("veto", True, START + timedelta(hours=1))]
    waiting = returning(told)
    early = answered("veto", True, START + timedelta(hours=2))
    assert returning([*told, early]) == waiting
    late = answered("veto", False, START + timedelta(days=2))
    assert returning([*told, late])["veto"].step == 0


def test_the_second_try_neither_brings_back_nor_sends_away() -> None:
    assert returning([answered("veto", True, START, attempt=2)]) == {}
    told = [answered("veto", False, START), answered("veto", True, START, attempt=2)]
    assert returning(told)["veto"].step == 0


@given(histories)
@settings(max_examples=60, deadline=None)
def test_only_what_was_missed_returns_and_never_before_the_miss(history: list[Answer]) -> None:
    for item, waiting in returning(history).items():
        misses = [answer.at for answer in history if answer.item == item and not answer.right]
        since = [a for a in history if a.item == item and a.right and a.at >= misses[-1]]
        assert misses
        assert waiting.due >= misses[-1]
        assert waiting.step <= len(since)


@given(histories, st.integers(0, 60))
@settings(max_examples=60, deadline=None)
def test_a_round_has_five_different_items_all_that_is_due_and_new_ones_before_old_ones(
    history: list[Answer], days: int
) -> None:
    now = (history[-1].at if history else START) + timedelta(days=days)
    drawn = draw(DRILL, history, now, "seed")
    assert drawn == draw(DRILL, history, now, "seed")
    assert len(set(drawn)) == len(drawn) == SIZE
    due = standing_due(returning(history).values(), now)
    assert set(due[:SIZE]) <= set(drawn)
    seen = {answer.item for answer in history}
    old = [item for item in drawn if item in seen and item not in due]
    assert not old or seen | set(drawn) == set(IDS)


def test_what_returns_and_what_is_new_take_turns() -> None:
    history = [answered(item, False, START + timedelta(seconds=n)) for n, item in enumerate(IDS[:2])]
    drawn = draw(DRILL, history, START + timedelta(minutes=5), "s")
    assert [item in IDS[:2] for item in drawn] == [False, True, False, True, False]


def test_an_item_that_left_the_file_is_forgotten() -> None:
    assert "gone" not in draw(DRILL, [answered("gone", False, START)], START, "s")
