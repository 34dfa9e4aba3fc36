"""What a finished conversation shows: against cases worked out by hand, and by the properties of the formulas."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.domain.assessment import Assessment
from roleplay.domain.base import Said
from roleplay.domain.deal import Deal, Offer
from roleplay.domain.loop import Concession, Guess, OwnInterest
from roleplay.domain.reading import Observation
from roleplay.domain.session import Turn
from roleplay.domain.state import InterestState, State
from roleplay.rules import director
from roleplay.rules import looking_back as back
from roleplay.rules.hints import WEIGHTS, Hint, Rung
from tests.builders import a_persona, a_reading, a_rubric, a_turn, an_interest, levels

TERMS = {"fee": "54k", "pilot": "60-day pilot", "pack": "CFO-ready ROI pack", "term": "36 months"}


def a_state(**changes: Any) -> State:
    return director.begin(a_persona(), a_rubric(), 1).model_copy(update=changes)


def agreed(**terms: str) -> State:
    return a_state(deal=Deal(terms=TERMS | terms, learner=1, counterpart=1, learner_reservation=1,
                             counterpart_reservation=1))


def graded(number: int, **of: int | None) -> Turn:
    reading = a_reading(c=of.get("c"), q=of.get("q"), v=of.get("v"))
    found = levels(of.get("c"), of.get("q"), of.get("v"))
    return a_turn(number, reading=reading, assessment=Assessment(status="graded", source="builtin", levels=found))


def test_f1_by_hand() -> None:
    # Two guesses, one right, of three interests: P = 1/2, R = 1/3, F1 = 2/5.
    assert back.f1((back.Match(0, "A"), back.Match(1, None)), 3) == pytest.approx(0.4)
    assert back.f1((back.Match(0, "A"), back.Match(1, "A")), 3) == pytest.approx(0.5)
    assert back.f1((back.Match(0, None),), 3) == 0
    assert back.f1((), 3) is None


@given(st.lists(st.sampled_from(["A", "B", "C", None]), min_size=1, max_size=8))
def test_f1_lies_between_0_and_1_and_is_1_only_for_all_and_nothing_else(hits: list[str | None]) -> None:
    value = back.f1([back.Match(at, hit) for at, hit in enumerate(hits)], 3)
    assert value is not None
    assert 0 <= value <= 1
    assert (value == 1) == (None not in hits and {"A", "B", "C"} == set(hits))


def test_a_guess_is_matched_by_topic_by_likeness_or_by_a_tick() -> None:
    persona = a_persona(interests=(
        an_interest("A", topics=("budget round",), statement="She must defend the spend before the board in March."),
        an_interest("B", topics=("agents",), statement="Her people have seen four tools fail."), an_interest("C")))
    guesses = tuple(Guess(text=text) for text in (
        "It hangs on the budget round", "She must defend what she spends to her board", "It is the weather", "agents"))
    assert [match.interest for match in back.matches(guesses, persona)] == ["A", "A", None, "B"]
    ticked = [match.interest for match in back.matches(guesses, persona, {2: True, 3: False})]
    assert ticked[2] is not None
    assert ticked[3] is None


def test_hint_dependence_counts_the_highest_rung_of_a_climb() -> None:
    climbed: tuple[Rung, ...] = (1, 2, 4)
    hints = [Hint(moment="emotion", rung=rung, text="") for rung in climbed] + [
        Hint(moment="depth", rung=1, text=""), Hint(moment="depth", rung=1, text="")]
    assert back.hint_dependence(hints, 10) == pytest.approx((1.0 + 0.25 + 0.25) / 10)
    assert back.hint_dependence((), 4) == 0
    assert back.hint_dependence(hints, 0) is None


@given(st.lists(st.sampled_from([1, 2, 3, 4])), st.integers(1, 30))
def test_hint_dependence_never_exceeds_the_sum_of_the_weights(rungs: list[Rung], turns: int) -> None:
    value = back.hint_dependence([Hint(moment="goal", rung=rung, text="") for rung in rungs], turns)
    assert value is not None
    assert 0 <= value <= sum(WEIGHTS[rung] for rung in rungs) / turns + 1e-9


def test_the_pivotal_turn_is_the_largest_loss_then_the_missed_cue_then_the_weakest() -> None:
    turns = tuple(graded(n, c=2, q=2 if n != 2 else 1) for n in (1, 2, 3))
    meters = [(50, 30), (44, 33), (44, 29), (43, 30)]
    course = [a_state(trust=trust, tension=tension) for trust, tension in meters]
    assert back.losses(course) == (9, 0, 2)
    assert back.pivotal(course, turns, ()) == back.Pivot(1, "loss", 9)
    calm = [a_state(trust=50, tension=30)] * 4
    missed = back.PassedCue(turn=1, interest="A", line="", taken_up=None, answered=2)
    taken = missed._replace(taken_up=2)
    assert back.pivotal(calm, turns, (taken, missed._replace(turn=2, answered=3))) == back.Pivot(3, "cue")
    assert back.pivotal(calm, turns, (taken,)) == back.Pivot(2, "weakest")
    assert back.pivotal(calm[:1], (), ()) is None


@pytest.mark.parametrize(("question", "kind"), [
    ("What would you prefer?", "preference"), ("What does good look like to you, ideally?", "preference"),
    ("Which of these matters most to you?", "priority"), ("What would you do first?", "priority"),
    ("What stops you from signing?", "constraint"), ("Which deadline is fixed?", "constraint"),
    ("How many people work there?", "other"),
])
def test_questions_by_what_they_ask_for(question: str, kind: str) -> None:
    assert back.asked_kind(question) == kind


def test_asking_is_counted_once_for_each_question_and_statements_never() -> None:
    words = "What matters most? I prefer the pilot."
    asked = Observation(move="open_question", quote="What matters most?", start=0, end=18)
    stated = Observation(move="option", quote="I prefer the pilot.", start=19, end=38)
    reading = a_reading().model_copy(update={"moves": (asked, asked.model_copy(update={"move": "follow_up"}), stated)})
    assert back.asked((a_turn(words=words, reading=reading),), a_rubric()) == {"priority": 1}


def test_essentials_are_kept_where_the_term_is_worth_as_much_as_the_one_named() -> None:
    persona = a_persona()
    own = OwnInterest(text="At least 54k a year", weight="essential")
    assert back.kept(own, persona, agreed()) is True
    assert back.kept(own, persona, agreed(fee="48k")) is False
    assert back.kept(OwnInterest(text="a good contract length"), persona, agreed(term="12 months")) is False
    assert back.kept(OwnInterest(text="my good name"), persona, agreed()) is None
    assert back.kept(own, persona, a_state()) is True, "without an agreement nothing was conceded"


def test_terms_are_held_traded_or_given() -> None:
    turns = (a_turn(1, reading=a_reading("option", offer=Offer(terms={"fee": "54k"}, firm=True))),
             a_turn(2, reading=a_reading("tradeoff", offer=Offer(terms={"pilot": "60-day pilot"}, firm=True))))
    planned = (Concession(give="the 60-day pilot", for_="36 months"),)
    found = {step.issue: step for step in back.steps(a_persona(), agreed(), turns, planned)}
    assert {issue: step.how for issue, step in found.items()} == {
        "fee": "given", "pilot": "traded", "pack": "held", "term": "held"}
    assert found["pilot"].planned == 0
    assert found["fee"].planned is None
    assert (found["fee"].learner, found["fee"].best, found["fee"].turn) == (24, 36, 1)
    assert back.steps(a_persona(), a_state(), turns, planned) == ()


def test_evenness_is_the_spread_of_the_turns_means() -> None:
    # Means 2, 2, 4, 4: mean 3, population deviation 1 level = 25 points.
    assert back.spread([graded(n, q=q) for n, q in enumerate((2, 2, 4, 4), 1)]) == pytest.approx(25)
    assert back.spread([graded(n, q=2) for n in (1, 2, 3)]) is None


def test_a_line_that_takes_up_a_cue_is_skilled_and_made_of_what_was_said() -> None:
    persona, rubric = a_persona(), a_rubric()
    cue = "We had tools before. Nobody ever had to justify theme-a."
    context = director.context(persona, a_state(), (Said(speaker="counterpart", text=cue),))
    found = back.opener(context, persona.interest("A"), cue, rubric)
    assert found is not None
    assert found.level >= back.GOOD
    assert "justify theme-a" in found.line
    graded_again = back.graded_line(found.line, context, rubric)
    assert graded_again is not None
    assert "A" in graded_again[1]


def test_a_line_that_does_harm_or_runs_on_is_no_better_line() -> None:
    context = director.context(a_persona(), a_state(), (Said(speaker="counterpart", text="The board worries me."),))
    assert back.graded_line("You're overreacting, calm down.", context, a_rubric()) is None
    assert back.graded_line("What worries you about the board? " * 12, context, a_rubric()) is None


def test_the_lag_counts_turns_until_a_feeling_was_acknowledged() -> None:
    persona = a_persona(start={"tension": 70})
    turns = (a_turn(1, reading=a_reading(v=1)), a_turn(2, reading=a_reading("label", "validate", v=4)))
    assert director.begin(persona, a_rubric(), 1).pending == 2
    assert back.lag(persona, a_rubric(), 1, turns) == (2,)


def test_interests_of_the_state_are_those_of_the_persona() -> None:
    assert a_state().interests == tuple(InterestState(id=key) for key in "ABC")
