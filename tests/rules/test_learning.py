"""Slopes, plateaus, calibration (F)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.rules.learning import adjusted, calibration, plateau, retention, slope

SCORES = st.lists(st.floats(0, 100), min_size=3, max_size=12)


def test_slope_is_the_median_of_pairs_and_one_bad_day_does_not_turn_it() -> None:
    assert slope([50, 52]) is None
    found = slope([50, 53, 56, 20, 62, 65])
    assert found is not None
    assert found.points == pytest.approx(3)
    assert found.certain
    assert found.sessions == 6


def test_only_the_last_six_count() -> None:
    rising = slope([90, 80, 10, 12, 14, 16, 18, 20])
    assert rising is not None
    assert (rising.points, rising.low, rising.high) == (2, 2, 2)


@given(SCORES, st.floats(-20, 20))
def test_a_slope_does_not_depend_on_the_level(scores: list[float], shift: float) -> None:
    one, other = slope(scores), slope([score + shift for score in scores])
    assert one is not None
    assert other is not None
    assert one.points == pytest.approx(other.points, abs=1e-6)
    assert one.low <= one.points <= one.high


def test_an_uncertain_slope() -> None:
    found = slope([50, 70, 45, 72, 50])
    assert found is not None
    assert not found.certain


def test_plateau() -> None:
    assert plateau([60, 60.5, 61, 61, 61.5])
    assert not plateau([50, 54, 58, 62, 66])
    assert not plateau([60, 60, 60, 60])


def test_difficulty_calibration_retention() -> None:
    assert (adjusted(60, "easy"), adjusted(60, "medium"), adjusted(60, "expert")) == (54, 60, 70)
    assert calibration(8, 0.5) == 30
    assert retention(60, 57) == pytest.approx(0.95)
    assert retention(0, 10) is None
