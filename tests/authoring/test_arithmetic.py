"""Sums, order and reservation values of a payoff table."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.authoring.arithmetic import LEAST, SIDES, settled
from roleplay.content.check import FEWEST_DEALS

OPTION = st.fixed_dictionaries({"id": st.just("x"), "learner": st.integers(0, 200), "counterpart": st.integers(0, 200)})
ISSUES = st.lists(st.fixed_dictionaries({"options": st.lists(OPTION, min_size=2, max_size=4)}), min_size=3, max_size=4)


@given(ISSUES, st.none() | st.fixed_dictionaries({side: st.integers(0, 200) for side in SIDES}))
def test_bests_add_up_and_options_stand_in_order(issues: list[dict[str, Any]], reservation: Any) -> None:
    found, wanted = settled(issues, reservation)
    for side in SIDES:
        bests = [max(option[side] for option in issue["options"]) for issue in found]
        given_ = [max(option[side] for option in issue["options"]) for issue in issues]
        assert sum(bests) == (100 if any(given_) else 0)
        assert all(0 <= option[side] <= best for issue, best in zip(found, bests, strict=True)
                   for option in issue["options"])
        assert LEAST <= wanted[side] <= 60
    for issue in found:
        points = [option["counterpart"] for option in issue["options"]]
        assert points == sorted(points)


def test_proportions_are_kept_and_what_is_right_is_left() -> None:
    issues = [{"options": [{"learner": 36, "counterpart": 0}, {"learner": 0, "counterpart": 24}]},
              {"options": [{"learner": 64, "counterpart": 0}, {"learner": 9, "counterpart": 76}]}]
    assert settled(issues, {"learner": 45, "counterpart": 38})[0] == issues
    doubled = [{"options": [{side: 2 * option[side] for side in SIDES} for option in issue["options"]]}
               for issue in issues]
    assert settled(doubled, None)[0] == issues


def test_reservations_are_lowered_until_there_is_room() -> None:
    options = [{"learner": 25, "counterpart": 0}, {"learner": 12, "counterpart": 13}, {"learner": 0, "counterpart": 25}]
    issues = [{"options": [dict(option) for option in options]} for _ in range(4)]
    found, wanted = settled(issues, {"learner": 60, "counterpart": 60})
    assert wanted["learner"] < 60
    sums = [(0, 0)]
    for issue in found:
        sums = [(a + o["learner"], b + o["counterpart"]) for a, b in sums for o in issue["options"]]
    assert sum(a >= wanted["learner"] and b >= wanted["counterpart"] for a, b in sums) >= FEWEST_DEALS


@pytest.mark.parametrize("issues", [None, [], "x", [1], [{"options": []}], [{"options": [{"learner": "a"}]}],
                                    [{"options": [{"learner": True, "counterpart": 1}]}]])
def test_what_are_no_issues_is_left_for_the_check(issues: Any) -> None:
    assert settled(issues, {"a": 1}) == (issues, {"a": 1})
