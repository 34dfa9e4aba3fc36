"""Figures of talk against counts done by hand (F)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.rules.talk import Talk, Uttered, circularity, talk
from tests.builders import a_reading, a_rubric

LINE = "seven words are in this very line"


def said(*turns: str | tuple[str, ...]) -> Talk:
    """A talk: a text is the counterpart's; the names of moves are a turn of the learner's, seven words long."""
    uttered = [Uttered("counterpart", turn) if isinstance(turn, str) else Uttered("learner", LINE, a_reading(*turn))
               for turn in turns]
    return talk(uttered, a_rubric())


def test_nothing_said() -> None:
    assert talk((), a_rubric()) == Talk(turns=0, words=0)


def test_too_little_is_no_evidence() -> None:
    few = said(("open_question",), "two words", ("option",))
    assert (few.turns, few.words, few.longest, few.questions) == (2, 14, 7, 1)
    assert (few.talk_ratio, few.question_ratio, few.open_share, few.irritators) == (None, None, None, None)


def test_shares() -> None:
    found = said(("open_question",), "one two three", ("follow_up", "label"), ("leading_question", "stacked_questions"),
                 ("option", "paraphrase"), "one two three four")
    assert found.talk_ratio == pytest.approx(28 / 35)
    assert found.question_ratio == pytest.approx(4 / 7)
    assert found.open_share == pytest.approx(2 / 4)
    assert found.follow_up_share == pytest.approx(1 / 4)
    assert found.leading_share == pytest.approx(1 / 4)
    assert found.stacked_share == pytest.approx(1 / 3)
    assert found.diagnose_advocate == pytest.approx((4 + 2) / 1)
    assert found.understanding == pytest.approx(1 / 7)
    assert found.reflections_to_questions == pytest.approx(2 / 4)


def test_questions_in_a_row_end_where_something_is_taken_up() -> None:
    ask, hear = ("open_question",), ("open_question", "label")
    assert said(ask, ask, hear, ask).questions_in_a_row == 2
    assert said(hear, hear).questions_in_a_row == 0


def test_quarrels_and_instant_counters() -> None:
    found = said(("defend",), ("blame",), ("label",), ("defend",), ("instant_counter",), ("blame",), ("defend",))
    assert (found.spirals, found.instant_counters) == (2, 1)


def test_irritators_by_words() -> None:
    long = Uttered("learner", "word " * 200, a_reading("irritator", "absolutist"))
    assert talk([long], a_rubric()).irritators == pytest.approx(10)


def test_saying_it_again() -> None:
    assert circularity(["What would help your team most now?", "Thanks.", "What would help your team most right now?",
                        "Thanks."]) == pytest.approx(1 / 4)
    assert circularity([]) is None


@given(st.lists(st.tuples(st.sampled_from(["counterpart", "learner"]), st.text(max_size=30),
                          st.lists(st.sampled_from(["open_question", "label", "option", "defend"]), max_size=3))))
def test_shares_stay_shares(turns: list[tuple[str, str, list[str]]]) -> None:
    uttered = [Uttered(speaker, text, a_reading(*moves) if speaker == "learner" else None)  # type: ignore[arg-type]
               for speaker, text, moves in turns]
    found = talk(uttered, a_rubric())
    for share in (found.talk_ratio, found.question_ratio, found.open_share, found.follow_up_share, found.stacked_share,
                  found.understanding, found.circularity):
        assert share is None or 0 <= share <= 1
