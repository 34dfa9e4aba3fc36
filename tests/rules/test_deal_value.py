"""What terms are worth, and which deals there are; points of the first scenario, sums done by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.content.library import Library
from roleplay.domain.persona import Issue, Persona, Reservation
from roleplay.domain.state import State
from roleplay.rules import deal
from roleplay.rules.metrics import figures
from tests.builders import a_persona, a_reading, a_turn, an_issue, the_issues
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


# --- against an independent reckoning: brute force over tuples of indices, in fractions -------------------------------

points_ = st.integers(0, 60)
options_ = st.lists(st.tuples(points_, points_), min_size=2, max_size=4)
reckoned = st.lists(options_, min_size=3, max_size=4)
some_reservation = st.tuples(st.integers(0, 90), st.integers(0, 90))


def of(table: list[list[tuple[int, int]]]) -> tuple[Issue, ...]:
    """Issues with these points, options named by their index."""
    return tuple(an_issue(f"i{n}", *[(f"o{k}", *pair) for k, pair in enumerate(options)])
                 for n, options in enumerate(table))


def brute(table: list[list[tuple[int, int]]]) -> dict[tuple[int, ...], tuple[Fraction, Fraction]]:
    """Every deal by the indices of its options, without itertools' help, counted up like an odometer."""
    found: dict[tuple[int, ...], tuple[Fraction, Fraction]] = {}
    total = 1
    for options in table:
        total *= len(options)
    for number in range(total):
        indices, rest = [], number
        for options in table:
            indices.append(rest % len(options))
            rest //= len(options)
        found[tuple(indices)] = (
            sum((Fraction(options[k][0]) for options, k in zip(table, indices, strict=True)), Fraction(0)),
            sum((Fraction(options[k][1]) for options, k in zip(table, indices, strict=True)), Fraction(0)))
    return found


@given(reckoned)
def test_deals_points_and_frontier_agree_with_brute_force(table: list[list[tuple[int, int]]]) -> None:
    issues, every = of(table), brute(table)
    deals = deal.packages(issues)
    mine = {tuple(int(package.terms[issue.id][1:]) for issue in issues): (package.learner, package.counterpart)
            for package in deals}
    assert mine == every
    beaten = {one for one in every.values() for other in every.values()
              if other != one and other[0] >= one[0] and other[1] >= one[1]}
    assert {(d.learner, d.counterpart) for d in deal.frontier(deals)} == set(every.values()) - beaten


@given(reckoned, st.data())
def test_efficiency_agrees_with_brute_force(table: list[list[tuple[int, int]]], data: st.DataObject) -> None:
    issues, every = of(table), brute(table)
    deals = deal.packages(issues)
    at = data.draw(st.sampled_from(sorted(every)))
    one = every[at]
    better = sum(1 for other in every.values() if other[0] >= one[0] and other[1] >= one[1] and other != one)
    made = deal.points(issues, {issue.id: f"o{k}" for issue, k in zip(issues, at, strict=True)})
    assert Fraction(deal.efficiency(made, deals)).limit_denominator(100_000) == 1 - Fraction(better, len(every))


@given(reckoned)
def test_the_midpoint_agrees_with_brute_force(table: list[list[tuple[int, int]]]) -> None:
    def off(options: list[tuple[int, int]], k: int) -> Fraction:
        best = [max(1, *(side[n] for side in options)) for n in (0, 1)]
        return sum((abs(Fraction(options[k][n], best[n]) - Fraction(1, 2)) for n in (0, 1)), Fraction(0))
    chosen = deal.midpoint(of(table)).terms
    for number, options in enumerate(table):
        k = int(chosen[f"i{number}"][1:])
        assert float(off(options, k)) == pytest.approx(float(min(off(options, j) for j in range(len(options)))))


@given(reckoned, some_reservation, st.integers(0, 100), st.integers(1, 16))
def test_leaving_is_justified_just_where_no_deal_within_reach_is_worth_it(
        table: list[list[tuple[int, int]]], reservation: tuple[int, int], trust: int, turn: int) -> None:
    own, theirs = reservation
    persona = a_persona(issues=of(table), reservation=Reservation(learner=own, counterpart=theirs))
    state = a_state(persona, trust=float(trust), turn=turn, outcome="no_deal", phase="ended")
    rule, gate = RUBRIC.dynamics.offers, RUBRIC.dynamics.difficulties["easy"].acceptance_trust
    eased = Fraction(7, 10) * min(Fraction(1), max(Fraction(0), Fraction(int(max(trust, gate)) - 30, 50)))
    eased += Fraction(3, 10) * min(Fraction(1), Fraction(turn, state.budget))
    bar = theirs + (Fraction(int(rule.aspiration)) - theirs) * (1 - eased)
    reach = [pair[0] for pair in brute(table).values() if float(pair[1]) >= float(bar) - 1e-9]
    edge = any(abs(float(pair[1] - bar)) < 1e-6 for pair in brute(table).values())
    if not edge:
        assert figures(persona, RUBRIC, state, (a_turn(reading=a_reading()),)).no_deal_justified == (
            not any(value >= own for value in reach))


@pytest.mark.parametrize("persona", tuple(Library().all()), ids=lambda persona: persona.id)
def test_shipped_payoffs_hold_to_the_validators_numbers(persona: Persona) -> None:
    """G.17: 100 a side, a compatible issue, two types besides price, 12 deals no worse than leaving for either."""
    table = [[(o.learner, o.counterpart) for o in issue.options] for issue in persona.issues]
    every = [pair for at, pair in brute(table).items()
             if all(i.only in (None, i.options[k].id) for i, k in zip(persona.issues, at, strict=True))]
    for side in (0, 1):
        assert sum(max(pair[side] for pair in options) for options in table) == 100
    assert any({0, 1} <= {side for side in (0, 1) if max(o[side] for o in options) == options[k][side]}
               for options in table for k in range(len(options)))
    assert len({issue.type for issue in persona.issues} - {"price"}) >= 2
    hold = persona.reservation
    assert sum(one >= hold.learner and other >= hold.counterpart for one, other in every) >= 12
    assert {o.needs for i in persona.issues for o in i.options} - {None} <= {i.id for i in persona.interests}
    found = deal.ledgers(persona)
    assert found.worth_signing == sum(one >= hold.learner and other >= hold.counterpart for one, other in every)
    assert found.most == max(one + other for one, other in every)
