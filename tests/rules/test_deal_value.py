"""What terms are worth, and which deals there are; points of the first scenario, sums done by hand."""

import pytest

from roleplay.domain.state import State
from roleplay.rules import deal
from tests.builders import a_persona, an_issue, the_issues
from tests.rules.directing import RUBRIC, a_state

ISSUES = the_issues()
GOOD = {"fee": "54k", "pilot": "90-day pilot with an exit", "pack": "CFO-ready ROI pack", "term": "36 months"}
MEAN = {"fee": "42k", "pilot": "90-day pilot with an exit", "pack": "CFO-ready ROI pack", "term": "12 months"}


def known() -> State:
    return a_state(a_persona(), trust=75.0, turn=9, levels={"A": 2, "B": 2})


def test_every_deal_is_there_once() -> None:
    deals = deal.packages(ISSUES)
    assert len(deals) == 4 * 3 * 3 * 3
    assert len({tuple(sorted(package.terms.items())) for package in deals}) == len(deals)
    # 60k, 90-day pilot with an exit, CFO-ready pack, 36 or 24 months
    assert max(package.joint for package in deals) == 36 + 32 + 48 + 32


def test_tied_hands_leave_fewer_deals() -> None:
    tied = (an_issue("fee", ("60k", 36, 0), ("42k", 0, 24), only="42k"), *ISSUES[1:])
    assert {package.terms["fee"] for package in deal.packages(tied)} == {"42k"}
    assert len(deal.packages(tied)) == 27


def test_too_many_deals_are_refused() -> None:
    huge = tuple(an_issue(str(n), *[(f"{n}-{o}", 1, 1) for o in range(12)]) for n in range(4))
    with pytest.raises(ValueError, match="possible deals"):
        deal.packages(huge)


def test_points_of_both_sides() -> None:
    good = deal.points(ISSUES, GOOD)
    assert (good.learner, good.counterpart, good.joint) == (80, 64, 144)
    assert deal.points(ISSUES, {"fee": "48k"})[1:] == (12, 16)


def test_names_that_do_not_exist_are_left_out() -> None:
    with pytest.raises(KeyError):
        deal.points(ISSUES, {"fee": "1k"})
    assert deal.valid(ISSUES, {"fee": "54k", "term": "forever", "colour": "red"}) == {"fee": "54k"}


def test_the_frontier_holds_what_nothing_beats() -> None:
    deals = deal.packages(ISSUES)
    best = deal.frontier(deals)
    beaten = [d for d in deals if any(o.learner >= d.learner and o.counterpart >= d.counterpart
                                      and (o.learner, o.counterpart) != (d.learner, d.counterpart) for o in deals)]
    assert {d[1:] for d in best} == {d[1:] for d in deals} - {d[1:] for d in beaten}
    assert [d.learner for d in best] == sorted(d.learner for d in best)
    assert all(deal.efficiency(d, deals) == 1 for d in best)


def test_efficiency_is_the_share_of_deals_that_are_no_better() -> None:
    deals = (deal.Package({}, 10, 10), deal.Package({}, 20, 10), deal.Package({}, 20, 20), deal.Package({}, 30, 0))
    assert [deal.efficiency(d, deals) for d in deals] == [0.5, 0.75, 1, 1]


def test_the_midpoint_takes_the_middle_option_of_each_issue() -> None:
    middle = deal.midpoint(ISSUES)
    assert middle.terms == {"fee": "54k", "pilot": "60-day pilot", "pack": "standard ROI pack", "term": "24 months"}
    assert (middle.learner, middle.counterpart) == (65, 54)


def test_surplus_is_what_is_above_walking_away() -> None:
    assert deal.surplus(80, 45) == pytest.approx(35 / 55)
    assert deal.surplus(45, 45) == 0
    assert deal.surplus(24, 45) < 0


@pytest.mark.parametrize(("terms", "levels", "quality"), [
    (GOOD, {"A": 2, "B": 2}, "integrative"),
    (GOOD, {}, "compromise"),                                      # for needs that nobody spoke of
    ({**GOOD, "pack": "no ROI pack"}, {"A": 2}, "lopsided"),      # 36 points are below its reservation
    (MEAN, {"A": 2, "B": 2}, "lopsided"),
])
def test_the_quality_of_a_deal(terms: dict[str, str], levels: dict[str, int], quality: str) -> None:
    made = deal.concluded(a_persona(), a_state(a_persona(), levels=levels), terms, RUBRIC)
    assert made.quality == quality
    assert (made.learner_reservation, made.counterpart_reservation) == (45, 38)


def test_terms_in_words() -> None:
    assert deal.wording(ISSUES, {}) == ""
    assert deal.wording(ISSUES, {"term": "36 months"}) == "36 months"
    assert deal.wording(ISSUES, {"term": "36 months", "fee": "54k"}) == "54k and 36 months"
    assert deal.wording(ISSUES, {**MEAN}) == "42k, 90-day pilot with an exit, CFO-ready ROI pack and 12 months"


def test_what_is_in_reach_does_not_depend_on_what_was_left_undone() -> None:
    persona = a_persona()
    cold = deal.best_reachable(persona, a_state(persona, trust=10.0, turn=9), RUBRIC)
    at_gate = deal.best_reachable(persona, a_state(persona, trust=35.0, turn=9), RUBRIC)
    assert cold == at_gate
    assert cold is not None
    assert cold > 45
    warm = deal.best_reachable(persona, known(), RUBRIC)
    assert warm is not None
    assert warm > cold
