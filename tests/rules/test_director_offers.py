"""Offers and what the counterpart answers (C.7). The issues and points are those of the first scenario."""

from typing import Any

import pytest

from roleplay.domain.deal import Offer
from roleplay.domain.directions import Directions
from roleplay.domain.persona import Persona
from roleplay.domain.state import State
from roleplay.rules.deal import acceptance, perceived
from roleplay.rules.director import advance
from tests.builders import a_persona, a_reading, an_issue, the_issues
from tests.rules.directing import RUBRIC, a_state

GOOD = {"fee": "54k", "pilot": "90-day pilot with an exit", "pack": "CFO-ready ROI pack", "term": "36 months"}
"""64 points for the counterpart once A and B are known, 36 while they are not; 80 for the learner."""
KNOWN = {"A": 2, "B": 2}


def offer(terms: dict[str, str], **how: bool) -> Offer:
    return Offer(terms=terms, **{"firm": True, **how})


def put(state: State, terms: dict[str, str], *moves: str, persona: Persona | None = None, c: int | None = 2,
        **how: bool) -> tuple[State, Directions]:
    return advance(state, a_reading(*moves, c=c, offer=offer(terms, **how)), persona or a_persona(), RUBRIC)


def somewhere(**changes: Any) -> State:
    """Mid-talk on easy: trust 60, calm, no cue due."""
    return a_state(a_persona(), **{"trust": 60.0, "turn": 9, "last_cue": 9, "levels": KNOWN, **changes})


def kind(directions: Directions) -> tuple[str, str] | None:
    return (directions.verdict.kind, directions.verdict.reason) if directions.verdict else None


# --- packages --------------------------------------------------------------------------------------------------------


def test_the_bar_falls_with_trust_and_time() -> None:
    # A = 38 + (72 - 38)(1 - k); k = .7·(35-30)/50 + .3·.6 = .25 and .7·(75-30)/50 + .3·.6 = .81
    low, high = (a_state(a_persona(), trust=trust, turn=9, budget=15) for trust in (35.0, 75.0))
    assert acceptance(a_persona(), low, RUBRIC) == pytest.approx(63.5)
    assert acceptance(a_persona(), high, RUBRIC) == pytest.approx(44.46)


def test_an_option_for_a_need_nobody_spoke_of_counts_half() -> None:
    assert perceived(a_persona(), somewhere(), GOOD, RUBRIC) == 64
    assert perceived(a_persona(), somewhere(levels={}), GOOD, RUBRIC) == 36
    assert perceived(a_persona(), somewhere(levels={"A": 1, "B": 2}), GOOD, RUBRIC) == 50


def test_the_same_offer_is_refused_unheard_and_accepted_understood() -> None:
    _, refused = put(somewhere(trust=35.0, levels={}), GOOD)
    assert kind(refused) == ("refuse", "unknown_need")
    state, asked = put(somewhere(trust=75.0), GOOD)
    assert kind(asked) == ("restate", "")
    assert asked.verdict is not None
    assert asked.verdict.wording == "54k, 90-day pilot with an exit, CFO-ready ROI pack and 36 months"
    assert "restate_please" in asked.reactions
    assert (state.agreed, state.phase, state.outcome) == (True, "closing", "open")
    state, agreed = put(state, GOOD, restates=True)
    assert kind(agreed) == ("accept", "")
    assert (agreed.ending, agreed.reactions[0], state.outcome) == ("agreed", "agreement", "agreed")
    assert state.deal is not None
    assert (state.deal.learner, state.deal.counterpart, state.deal.quality) == (80, 64, "integrative")


def test_a_good_package_for_unknown_needs_is_a_blind_guess() -> None:
    state, directions = put(somewhere(trust=75.0, levels={}), GOOD)
    assert kind(directions) == ("refuse", "unknown_need")
    assert "offer_blind" in directions.reactions
    assert not state.agreed


@pytest.mark.parametrize(("terms", "how", "ends"), [
    (GOOD, {"firm": False}, False),  # naming them in a question confirms nothing
    ({}, {"accepts": True}, False),                                          # a bare yes restates nothing
    ({"fee": "54k"}, {}, False),
    ({"fee": "54k", "term": "36 months"}, {}, True),
    ({"fee": "54k"}, {"restates": True}, True),
    (GOOD, {}, True),
    ({**GOOD, "fee": "60k"}, {"restates": True}, False),                     # not what was agreed
])
def test_terms_must_be_said_back(terms: dict[str, str], how: dict[str, bool], ends: bool) -> None:
    state, _ = put(somewhere(trust=75.0), GOOD)
    state, directions = put(state, terms, **how)
    assert state.ended == ends
    assert kind(directions) != ("accept", "") or ends


def test_a_restatement_of_what_already_stands_is_accepted_at_once() -> None:
    on_the_table = somewhere(trust=75.0, table=GOOD)
    assert kind(put(on_the_table, GOOD, restates=True)[1]) == ("accept", "")
    countered = somewhere(trust=75.0, counter=GOOD)
    assert kind(put(countered, GOOD, restates=True)[1]) == ("accept", "")
    assert kind(put(somewhere(trust=75.0), GOOD, restates=True)[1]) == ("restate", "")


@pytest.mark.parametrize(("changes", "moves", "answer"), [
    ({"pending": 2, "missed": 1}, (), ("refuse", "feeling")),
    ({"tension": 70.0}, (), ("refuse", "tension")),
    ({}, ("pressure",), ("refuse", "tension")),
    ({"trust": 34.0}, (), ("counter", "trust")),
])
def test_no_offer_is_accepted_while_something_stands_in_its_way(
        changes: dict[str, Any], moves: tuple[str, ...], answer: tuple[str, str]) -> None:
    state, directions = put(somewhere(**{"trust": 75.0, "table": GOOD, **changes}), GOOD, *moves, restates=True)
    assert kind(directions) == answer
    assert not state.ended


@pytest.mark.parametrize(("difficulty", "gate"), [("easy", 35), ("medium", 38), ("hard", 42), ("expert", 45)])
def test_each_difficulty_has_its_gate(difficulty: Any, gate: float) -> None:
    persona = a_persona(difficulty=difficulty)
    best = {"fee": "42k", "pilot": "90-day pilot with an exit", "pack": "CFO-ready ROI pack", "term": "12 months"}

    def answer(trust: float) -> str:
        state = a_state(persona, trust=trust, tension=30.0, pending=0, turn=9, last_cue=9, levels=KNOWN)
        _, directions = put(state, best, persona=persona, c=None)
        assert directions.verdict is not None
        return directions.verdict.kind
    assert answer(gate) == "restate"
    assert answer(gate - 1) == "counter"


def test_a_hand_that_is_tied_signs_one_option_only() -> None:
    fee = an_issue("fee", ("60k", 36, 0), ("42k", 0, 24), type="price", only="42k")
    tied = a_persona(issues=(fee, *the_issues()[1:]))
    state = a_state(tied, trust=90.0, turn=9, last_cue=9, levels=KNOWN)
    _, directions = put(state, {**GOOD, "fee": "60k"}, persona=tied)
    assert directions.verdict is not None
    assert directions.verdict.kind == "counter"
    assert directions.verdict.terms["fee"] == "42k"
    assert kind(put(state, {**GOOD, "fee": "42k"}, persona=tied)[1]) == ("restate", "")


# --- counters --------------------------------------------------------------------------------------------------------


def test_with_little_trust_it_counters_by_position() -> None:
    _, directions = put(somewhere(trust=40.0, levels={}), {"fee": "60k", "term": "36 months"})
    assert directions.verdict is not None
    assert directions.verdict.kind == "counter"
    assert directions.verdict.terms == {"fee": "42k", "term": "24 months"}


def test_with_trust_it_looks_for_what_suits_both() -> None:
    state = somewhere(trust=60.0)
    asked = {"fee": "60k", "term": "36 months"}
    after, directions = put(state, asked)
    assert directions.verdict is not None
    terms = directions.verdict.terms
    assert set(terms) == {"fee", "pilot", "pack", "term"}
    assert {issue: terms[issue] for issue in asked} == asked  # kept what the learner named, asks for the rest
    assert perceived(a_persona(), after, terms, RUBRIC) >= acceptance(a_persona(), after, RUBRIC)
    assert after.counter == terms


def test_its_own_counter_said_back_is_a_deal() -> None:
    state, directions = put(somewhere(trust=60.0), {"fee": "60k", "term": "36 months"})
    assert directions.verdict is not None
    state, asked = put(state, {}, accepts=True)
    assert kind(asked) == ("restate", "")
    assert asked.verdict is not None
    assert asked.verdict.terms == directions.verdict.terms
    state, done = put(state, dict(asked.verdict.terms), restates=True)
    assert state.outcome == "agreed"
    assert kind(done) == ("accept", "")


def test_a_yes_to_terms_for_some_issues_settles_those() -> None:
    at = somewhere(trust=44.0, counter={"fee": "42k", "term": "24 months"})
    state, directions = put(at, {}, accepts=True)
    assert kind(directions) == ("settle", "")
    assert state.settled == {"fee": "42k", "term": "24 months"}


def test_where_nothing_would_do_it_keeps_to_its_position() -> None:
    poor = a_persona(issues=tuple(an_issue(issue.id, *((o.label, o.learner, o.counterpart // 3) for o in issue.options),
                                           type=issue.type) for issue in the_issues()))
    state = a_state(poor, trust=60.0, turn=9, last_cue=9)
    _, directions = put(state, {"fee": "60k", "term": "36 months"}, persona=poor)
    assert directions.verdict is not None
    assert directions.verdict.terms == {"fee": "42k", "term": "24 months"}


def test_who_has_nothing_left_to_give_gives_nothing() -> None:
    best = {issue.id: issue.options[0].id for issue in the_issues()}
    given = somewhere(counter=best)
    _, directions = advance(given, a_reading("reciprocal_concession", c=3), a_persona(), RUBRIC)
    assert directions.verdict is None


def test_a_yes_to_nothing_means_nothing() -> None:
    state, directions = put(somewhere(), {}, accepts=True)
    assert directions.verdict is None
    assert state.table == {}


def test_an_objective_criterion_moves_the_bar_and_pressure_does_not() -> None:
    terms = {**GOOD, "term": "36 months", "fee": "60k"}  # 56 points
    at = somewhere(trust=44.0)                            # bar just above
    assert kind(put(at, terms, c=2)[1]) == ("counter", "value")
    assert kind(put(at, terms, "objective_criterion", c=3)[1]) == ("restate", "")
    assert kind(put(at, terms, "objective_criterion", "pressure", c=3)[1]) == ("refuse", "tension")


# --- issue by issue --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("trust", "terms", "answer"), [
    (28.0, {"term": "12 months"}, "settle"),          # worth 20: from gate - 8 = 27 on
    (25.0, {"term": "12 months"}, "too_early"),
    (36.0, {"fee": "42k"}, "settle"),                 # worth 24: from the gate, 35, on
    (33.0, {"fee": "42k"}, "too_early"),
    (40.0, {"pilot": "90-day pilot with an exit"}, "too_early"),   # worth 28: from 45 on
    (46.0, {"pilot": "90-day pilot with an exit"}, "settle"),
    (46.0, {"term": "36 months"}, "counter"),         # brings the counterpart nothing
])
def test_small_issues_first(trust: float, terms: dict[str, str], answer: str) -> None:
    state, directions = put(somewhere(trust=trust), terms, c=None)
    assert directions.verdict is not None
    assert directions.verdict.kind == answer
    assert state.settled == (terms if answer == "settle" else {})


def test_too_early_does_no_harm() -> None:
    early, _ = put(somewhere(trust=40.0), {"pilot": "90-day pilot with an exit"})
    quiet, _ = advance(somewhere(trust=40.0), a_reading(c=2), a_persona(), RUBRIC)
    assert (early.trust, early.tension, early.patience) == (quiet.trust, quiet.tension, quiet.patience)


def test_a_linked_trade_is_taken_whole_or_not_at_all() -> None:
    trade = {"fee": "60k", "term": "36 months", "pack": "CFO-ready ROI pack"}
    state, directions = put(somewhere(), trade, conditional=True)
    assert (kind(directions), state.settled) == (("counter", "value"), {})
    assert put(somewhere(), trade)[0].settled == {"pack": "CFO-ready ROI pack"}
    fair = {"fee": "54k", "term": "24 months", "pack": "CFO-ready ROI pack"}
    assert put(somewhere(), fair, conditional=True)[0].settled == fair


def test_the_last_piece_makes_it_a_package() -> None:
    state = somewhere(trust=75.0)
    for issue in ("pack", "pilot", "term"):
        state, _ = put(state, {issue: {**GOOD, "term": "24 months"}[issue]})
    state, directions = put(state, {"fee": "54k"})
    assert kind(directions) == ("restate", "")
    assert directions.verdict is not None
    assert directions.verdict.terms == {**GOOD, "term": "24 months"}


def test_a_settled_issue_can_be_opened_again() -> None:
    state, _ = put(somewhere(), {"term": "12 months"})
    state, directions = put(state, {"term": "36 months"})
    assert kind(directions) == ("counter", "value")
    assert state.settled == {}
    assert state.table["term"] == "36 months"


def test_an_idea_commits_nobody() -> None:
    state, directions = put(somewhere(), {"fee": "54k"}, firm=False)
    assert directions.verdict is None
    assert state.table == {}


# --- give and take ---------------------------------------------------------------------------------------------------


def test_a_labelled_concession_is_answered_with_a_step() -> None:
    low = somewhere(trust=40.0, levels={})
    state, directions = put(low, {"fee": "54k"}, "reciprocal_concession", c=3, conditional=True)
    assert directions.verdict is not None
    assert directions.reactions[:1] == ("reciprocates",)
    moved = set(directions.verdict.terms) - {"fee"}
    assert len(moved) == 1
    assert moved != {"fee"}
    assert state.owes == 0


def test_it_is_answered_within_two_turns_or_not_at_all() -> None:
    give = a_reading("reciprocal_concession", c=3)
    upset = somewhere(trust=60.0, tension=72.0)  # nothing is agreed above 65
    state, directions = advance(upset, give, a_persona(), RUBRIC)
    assert directions.verdict is None
    assert state.owes == 2
    calm = state.model_copy(update={"tension": 40.0, "pending": 0})
    calmer, directions = advance(calm, a_reading(), a_persona(), RUBRIC)
    assert "reciprocates" in directions.reactions
    assert calmer.owes == 0
    for _ in range(2):
        state, directions = advance(state.model_copy(update={"tension": 72.0}), a_reading(), a_persona(), RUBRIC)
        assert directions.verdict is None
    assert state.owes == 0


def test_an_unlabelled_give_is_pocketed() -> None:
    state, directions = put(somewhere(trust=40.0, levels={}), {"fee": "54k"}, "capitulate", c=2)
    assert "reciprocates" not in directions.reactions
    assert state.owes == 0


# --- the quick yes ---------------------------------------------------------------------------------------------------


def test_a_quick_yes_is_taken_back_at_closing_unless_owner_and_date_are_named() -> None:
    soft = somewhere(trust=75.0, table=GOOD, agreed=True, soft_yes=True)
    state, directions = put(soft, GOOD, restates=True)
    assert kind(directions) == ("restate", "incomplete")
    assert not state.ended
    assert put(state, GOOD, restates=True)[0].outcome == "agreed"
    assert put(soft, GOOD, "follow_through", restates=True)[0].outcome == "agreed"


# --- phases ----------------------------------------------------------------------------------------------------------


def test_a_firm_offer_begins_the_bargaining() -> None:
    assert put(somewhere(), {"fee": "54k"})[0].phase == "bargaining"
    assert put(somewhere(), {"fee": "54k"}, firm=False)[0].phase == "discovery"
