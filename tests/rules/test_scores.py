"""Session scores: hand-computed cases, the harm gate, and nothing made of too little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.content.rubric import load_rubric
from roleplay.domain.base import SKILLS
from roleplay.domain.reading import NO_LEVELS
from roleplay.rules.scores import GradedTurn, score

RUBRIC = load_rubric()


def a_turn(
    c: int | None = None, q: int | None = None, v: int | None = None, weight: int = 1, repairs: bool = False
) -> GradedTurn:
    return GradedTurn(number=1, levels=dict(zip(SKILLS, (c, q, v), strict=True)), weight=weight, repairs=repairs)


def test_a_score_is_25_times_the_weighted_mean() -> None:
    turns = [a_turn(c=4, weight=2), a_turn(c=2), a_turn(c=3), a_turn(c=3)]
    assert score(turns, RUBRIC).skills["collaboration"].score == 25 * (8 + 2 + 3 + 3) / 5


def test_too_few_turns_are_no_score() -> None:
    found = score([a_turn(c=4, q=4, v=4)] * 3, RUBRIC)
    assert found.skills["collaboration"].score is None
    assert found.skills["validation"].score == 100
    assert found.overall is None
    assert found.band is None


@pytest.mark.parametrize(
    ("turns", "cap"),
    [
        ([a_turn(v=0), *[a_turn(v=4)] * 30], 60),
        ([a_turn(v=0), a_turn(v=4, repairs=True), *[a_turn(v=4)] * 30], 80),
        ([a_turn(v=0), a_turn(v=4), a_turn(v=4), a_turn(v=4, repairs=True), *[a_turn(v=4)] * 30], 60),
        ([a_turn(v=0), a_turn(v=0), *[a_turn(v=4)] * 60], 50),
    ],
)
def test_harm_holds_a_skill_down(turns: list[GradedTurn], cap: float) -> None:
    assert score(turns, RUBRIC).skills["validation"].score == cap


def test_one_collapsed_skill_is_not_made_up_for() -> None:
    found = score([a_turn(c=4, q=4, v=1)] * 4, RUBRIC)
    assert found.overall == 50
    assert found.band == "developing"


def test_the_mean_is_weighted_by_skill_and_named_by_band() -> None:
    found = score([a_turn(c=3, q=3, v=4)] * 4, RUBRIC)
    assert found.overall == pytest.approx(0.30 * 75 + 0.35 * 75 + 0.35 * 100)
    assert found.band == "proficient"


def test_the_worst_turn_is_named_by_its_own_number() -> None:
    turns = [a_turn(q=3), a_turn(q=1), a_turn(q=2), a_turn(q=4)]
    numbered = [turn.model_copy(update={"number": number}) for number, turn in zip((1, 3, 4, 7), turns, strict=True)]
    assert score(numbered, RUBRIC).skills["curiosity"].worst == 3


def test_halves_and_share() -> None:
    found = score([a_turn(q=1), a_turn(q=2), a_turn(), a_turn(q=3), a_turn(q=4)], RUBRIC).skills["curiosity"]
    assert (found.turns, found.skilled, found.halves) == (4, 0.5, (1.5, 3.5))


levels = st.one_of(st.none(), st.integers(0, 4))


@given(st.lists(st.builds(a_turn, levels, levels, levels, st.integers(1, 2), st.booleans()), max_size=30))
def test_scores_stay_in_range_and_follow_evidence(turns: list[GradedTurn]) -> None:
    found = score(turns, RUBRIC)
    for value in (found.overall, *(skill.score for skill in found.skills.values())):
        assert value is None or 0 <= value <= 100
    assert (found.overall is None) == any(skill.score is None for skill in found.skills.values())


def test_nothing_played_is_nothing_scored() -> None:
    assert score([GradedTurn(number=1, levels=NO_LEVELS)], RUBRIC).skills["curiosity"].worst is None
    assert score([], RUBRIC).overall is None
