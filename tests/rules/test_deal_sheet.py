"""The term sheet: a view of the state, the same whether played or replayed, and what it says back is understood."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.content.library import Library
from roleplay.domain.deal import Offer, Standing, TermSheet, Unplaced
from roleplay.domain.persona import Persona
from roleplay.domain.reading import Reading
from roleplay.domain.state import State
from roleplay.rules import deal
from roleplay.rules.deal import read_offer
from roleplay.rules.director import advance, replay
from tests.builders import a_persona, a_reading
from tests.rules.directing import RUBRIC, a_state
from tests.rules.test_director_replay import MOVES, personas, play, readings, seeds

SHIPPED = tuple(Library().all())
SIGNED = {"fee": "54k", "pilot": "60-day pilot", "pack": "standard ROI pack", "term": "24 months"}


def status(held: TermSheet) -> dict[str, str]:
    return {line.issue: line.status for line in held.lines}


def seen(**state: object) -> TermSheet:
    return deal.sheet(a_persona(), a_state(a_persona(), **state))


def test_an_empty_sheet_is_open_and_cannot_be_confirmed() -> None:
    held = seen()
    assert set(status(held).values()) == {"open"}
    assert (held.package, held.confirmable, held.whole, held.points) == ({}, False, False, 0)
    assert (held.reservation, held.batna) == (45, "Other leads.")


def test_each_issue_says_who_put_what() -> None:
    held = seen(table={"fee": "60k", "term": "36 months", "pack": "no ROI pack"}, settled={"pack": "standard ROI pack"},
                counter={"fee": "48k", "pilot": "60-day pilot", "term": "36 months"})
    assert status(held) == {"fee": "apart", "pilot": "theirs", "term": "accepted", "pack": "settled"}
    fee = held.lines[0]
    assert (fee.theirs, fee.yours, fee.points) == ("48k", "60k", 36)
    assert fee.options == (("60k", 36), ("54k", 24), ("48k", 12), ("42k", 0))
    # Their last word is what would be said back: 12 + 9 + 14 + 32 points.
    assert held.package == {"fee": "48k", "pilot": "60-day pilot", "pack": "standard ROI pack", "term": "36 months"}
    assert (held.points, held.whole, held.confirmable) == (67, True, True)


def test_the_learners_own_words_alone_are_nothing_to_confirm() -> None:
    held = seen(table={"fee": "60k"})
    assert (status(held)["fee"], held.confirmable, held.package) == ("yours", False, {"fee": "60k"})


def test_what_waits_to_be_said_back_is_the_learners_package() -> None:
    held = seen(table=SIGNED, counter={"fee": "42k"}, agreed=True)
    assert set(status(held).values()) == {"accepted"}
    assert (held.package, held.waits) == (SIGNED, True)


def test_a_deal_is_on_the_sheet_and_closes_it() -> None:
    persona = a_persona()
    state = a_state(persona, trust=75.0, turn=9, table=SIGNED, agreed=True, levels={"A": 2, "B": 2})
    said = read_offer(deal.confirming(persona, deal.sheet(persona, state)), persona.issues, deal.standing(state))
    state, directions = advance(state, a_reading(c=2, offer=said), persona, RUBRIC)
    assert directions.verdict is not None
    assert directions.verdict.kind == "accept"
    held = deal.sheet(persona, state)
    assert (held.agreed, held.confirmable, set(status(held).values())) == (True, False, {"agreed"})


def test_the_sheet_holds_nothing_of_the_other_ledger() -> None:
    persona = a_persona()
    other = persona.model_copy(update={
        "reservation": persona.reservation.model_copy(update={"counterpart": 99}),
        "issues": tuple(issue.model_copy(update={"options": tuple(
            option.model_copy(update={"counterpart": 50 - option.counterpart}) for option in issue.options)})
            for issue in persona.issues)})
    state = a_state(persona, table={"fee": "60k"}, counter={"fee": "48k"})
    assert deal.sheet(persona, state) == deal.sheet(other, state)


@given(personas, seeds, st.lists(readings(MOVES), min_size=1, max_size=12))
def test_the_sheet_of_a_replay_is_the_running_sheet(persona: Persona, seed: int, said: list[Reading]) -> None:
    states, turns = play(persona, seed, said)
    for at, state in enumerate(states):
        held = deal.sheet(persona, state)
        assert deal.sheet(persona, replay(persona, RUBRIC, seed, turns[:at])) == held
        assert held.agreed == (state.outcome == "agreed")
        assert all(line.status != "settled" or line.theirs == line.yours for line in held.lines)


@pytest.mark.parametrize("persona", SHIPPED, ids=lambda persona: persona.id)
def test_what_the_sheet_says_back_is_read_as_just_that(persona: Persona) -> None:
    every = [dict(zip([i.id for i in persona.issues], chosen, strict=True))
             for chosen in product(*([o.id for o in i.options] for i in persona.issues))]
    some = every[::7] + [{i: o for i, o in terms.items() if i != skipped} for terms in every[::31] for skipped in terms]
    for terms in some:
        state = a_state(persona, counter=terms)
        offer = read_offer(deal.confirming(persona, deal.sheet(persona, state)), persona.issues, deal.standing(state))
        assert offer is not None
        assert (offer.terms, offer.restates, offer.withdrawn, offer.unplaced) == (terms, True, (), ())


def test_a_turn_may_speak_of_what_stands() -> None:
    state = a_state(a_persona(), table={"fee": "60k"}, counter={"fee": "48k"}, settled={"term": "24 months"})
    assert deal.standing(state) == Standing(learner={"fee": "60k", "term": "24 months"},
                                            counterpart={"fee": "48k", "term": "24 months"})
    assert hash(deal.standing(state)) == hash(deal.standing(state.model_copy()))


# --- values that are no option, packages to choose from, taking back --------------------------------------------------


def somewhere(**changes: object) -> State:
    return a_state(a_persona(), **{"trust": 60.0, "turn": 9, "last_cue": 9, "levels": {"A": 2, "B": 2}, **changes})


def put(state: State, **offer: object) -> tuple[State, object]:
    state, directions = advance(state, a_reading(c=2, offer=Offer.model_validate({"terms": {}, "firm": True} | offer)),
                                a_persona(), RUBRIC)
    return state, directions.verdict


def test_a_value_that_is_no_option_is_asked_about_and_stands_nowhere() -> None:
    between = Unplaced(issue="fee", said="50k", nearest=("54k", "48k"))
    state, verdict = put(somewhere(), unplaced=(between,), terms={"term": "24 months"})
    assert verdict.kind == "clarify"  # type: ignore[attr-defined]
    assert (verdict.said, verdict.wording, verdict.issue) == ("50k", "54k or 48k", "fee")  # type: ignore[attr-defined]
    assert verdict.terms == {}  # type: ignore[attr-defined]
    assert state.table == {"term": "24 months"}
    assert state.settled == {}
    beyond = Unplaced(issue="fee", said="30k", nearest=("42k",))
    _, verdict = put(somewhere(), unplaced=(beyond,))
    assert (verdict.wording, verdict.beyond) == ("42k", True)  # type: ignore[attr-defined]


def test_pressure_on_a_value_that_is_no_option_is_still_refused() -> None:
    offer = Offer(terms={}, firm=True, unplaced=(Unplaced(issue="fee", said="50k", nearest=("54k", "48k")),))
    _, directions = advance(somewhere(), a_reading("pressure", c=0, offer=offer), a_persona(), RUBRIC)
    assert directions.verdict is not None
    assert (directions.verdict.kind, directions.verdict.reason) == ("refuse", "tension")


def test_of_several_packages_it_answers_the_one_that_suits_it_best() -> None:
    poor, good = {"fee": "60k", "term": "36 months"}, {"fee": "54k", "term": "24 months", "pack": "CFO-ready ROI pack"}
    state, verdict = put(somewhere(), alternatives=(poor, good))
    assert (verdict.kind, verdict.terms) == ("settle", good)  # type: ignore[attr-defined]
    assert state.table == good


def test_what_is_taken_back_neither_stands_nor_is_settled() -> None:
    state, verdict = put(somewhere(table={"fee": "54k", "term": "24 months"}, settled={"term": "24 months"}),
                         withdrawn=("term",), firm=False)
    assert verdict is None
    assert (state.table, state.settled, state.agreed) == ({"fee": "54k"}, {}, False)
    waiting = somewhere(table=SIGNED, agreed=True)
    state, verdict = put(waiting, withdrawn=tuple(SIGNED), firm=False)
    assert (state.table, state.agreed, verdict) == ({}, False, None)


# --- the acceptance test of the specification, in words, with the shipped counterpart (G.14) --------------------------

OFFER = "I can offer 54k a year, a 90-day pilot with an exit, a CFO-ready ROI pack and 36 months."


def said(words: str, state: State, persona: Persona) -> tuple[State, str]:
    offer = read_offer(words, persona.issues, deal.standing(state))
    state, directions = advance(state, a_reading(c=3, offer=offer), persona, RUBRIC)
    return state, directions.verdict.kind if directions.verdict else ""


def test_the_same_words_are_refused_unheard_and_agreed_understood() -> None:
    dana = next(persona for persona in SHIPPED if persona.id == "roi-not-price")
    early = a_state(dana, trust=35.0, turn=9, last_cue=9)
    assert said(OFFER, early, dana)[1] == "refuse"
    state, kind = said(OFFER, early.model_copy(update={"trust": 75.0, "interests": tuple(
        interest.model_copy(update={"level": 2}) for interest in early.interests)}), dana)
    assert kind == "restate"
    state, kind = said(deal.confirming(dana, deal.sheet(dana, state)), state, dana)
    assert (kind, state.outcome) == ("accept", "agreed")
    assert state.deal is not None
    assert (state.deal.learner, state.deal.counterpart, state.deal.quality) == (80, 64, "integrative")


def test_a_value_between_two_options_is_cleared_up_in_words() -> None:
    dana = next(persona for persona in SHIPPED if persona.id == "roi-not-price")
    state = a_state(dana, trust=60.0, turn=9, last_cue=9, levels={"A": 2, "B": 2})
    state, kind = said("I can do 50k, and 24 months.", state, dana)
    assert (kind, state.table, state.settled) == ("clarify", {"term": "24m"}, {})
    state, kind = said("Fine, 48k then.", state, dana)
    assert state.table == {"term": "24m", "fee": "48k"}
    assert kind in ("settle", "restate")
