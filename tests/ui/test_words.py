"""Plain words."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.domain.assessment import Assessment
from roleplay.domain.reading import Flag
from roleplay.domain.session import Turn
from roleplay.domain.state import Outcome
from roleplay.rules import director
from roleplay.ui.components.ending import interests_words, terms_words, weakest
from roleplay.ui.components.talk import paced
from roleplay.ui.components.who import initials
from roleplay.ui.wording import plainly
from roleplay.ui.words import FLAG_WORDS, OUTCOME_EXPLAINED, OUTCOME_WORDS, ago, mood, plain, turn_words
from tests.builders import NOON, a_persona, a_rubric, a_turn, levels


def test_everything_that_can_happen_has_words() -> None:
    assert set(OUTCOME_WORDS) == set(OUTCOME_EXPLAINED) == set(Outcome.__args__)
    assert set(FLAG_WORDS) == set(Flag.__args__)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (5, "just now"),
        (60, "1 minute ago"),
        (7200, "2 hours ago"),
        (3 * 86400, "3 days ago"),
        (40 * 86400, "on 26 November 2025"),
    ],
)
def test_times_are_rough(seconds: int, told: str) -> None:
    assert ago(NOON - timedelta(seconds=seconds), NOON) == told


def test_the_last_turns_are_counted_down() -> None:
    assert turn_words(0, 16) == "Turn 1 of 16"
    assert turn_words(13, 16) == "Turn 14 of 16: 3 left"
    assert turn_words(16, 16) == "16 of 16 turns used"


def test_the_mood_shows_with_easy_counterparts_only() -> None:
    state = director.begin(a_persona(), a_rubric(), 1)
    assert mood(a_persona(), state) == "reserved"
    assert mood(a_persona(), state.model_copy(update={"trust": 60.0, "tension": 20.0})) == "at ease"
    assert mood(a_persona(), state.model_copy(update={"tension": 70.0})) == "tense"
    assert mood(a_persona(difficulty="hard"), state) == ""


def test_labels_hold_no_markdown() -> None:
    assert plain("a *b* [c](d)\n# e") == r"a \*b\* \[c\]\(d\) \# e"


def test_initials_fit_a_small_circle() -> None:
    assert initials("Dana van der Whitlock") == "DW"
    assert initials("Cher") == "C"
    assert initials("--") == "?"


def test_terms_are_told_by_name() -> None:
    assert terms_words(a_persona(), {"pack": "CFO-ready ROI pack"}) == ("ROI pack: CFO-ready ROI pack",)


def test_what_stayed_hidden_is_counted_not_told() -> None:
    state = director.begin(a_persona(), a_rubric(), 1)
    first, *others = state.interests
    told = interests_words(state.model_copy(update={"interests": (first.model_copy(update={"level": 3}), *others)}))
    assert told == "Of 3 reasons behind the position: 1 came out in full, 2 stayed hidden."


def test_the_turn_to_try_again_is_the_first_of_the_lowest() -> None:
    def graded(number: int, level: int | None) -> Turn:
        return a_turn(number, assessment=Assessment(status="graded", source="builtin", levels=levels(curiosity=level)))

    assert weakest((graded(1, 3), graded(2, 1), graded(3, 1), graded(4, None))).number == 2
    assert weakest((graded(1, None), a_turn(2))).number == 2


@given(st.text(max_size=20), st.text(max_size=200), st.floats(0, 1))
def test_paced_words_end_whole_within_the_pace(before: str, rest: str, pace: float) -> None:
    pauses: list[float] = []
    steps = list(paced(before, before + rest, pace, pauses.append))
    assert steps[-1] == before + rest
    assert all(step.startswith(before) for step in steps)
    assert sum(pauses) <= pace + 1e-9


def test_words_taken_back_are_taken_back_at_once() -> None:
    assert list(paced("Well, the secret is", "Well,", 1.0, pytest.fail)) == ["Well,"]


def test_every_level_of_the_rubric_is_told_in_plain_words_and_an_edited_one_in_its_own() -> None:
    for skill in a_rubric().skills:
        for anchor in skill.anchors:
            assert plainly(anchor.means) != anchor.means
    assert plainly("Says it *twice*") == "Says it twice"
