"""Grading: caps, room, order, and what must never raise a level."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.domain.base import SKILLS, Said
from roleplay.domain.reading import Context, Levels
from roleplay.rules.signals import read
from tests.builders import a_rubric
from tests.rules.turns import CAP, DISRUPTIVE, LATE, graded, table

TURNS = [
    (s.context and {"collaboration": CAP, "curiosity": DISRUPTIVE, "validation": LATE}[s.name], example)
    for s in a_rubric().skills
    for a in s.anchors
    for example in a.examples
]
PADDING = (
    "As I said before, this is something that one can say about it.",
    "That is the way things are in this kind of business, in general.",
    "And so on and so forth, as it is with these things.",
)
STOCK = (
    "it sounds like ",
    "It sounds like ",
    "It seems like ",
    "I hear that ",
    "together ",
    "We're in this together. ",
)


def rises(before: Levels, now: Levels) -> list[str]:
    """Skills with a level above what it was; a level where there was none is no rise by itself."""
    return [s for s in SKILLS if before[s] is not None and (now[s] or 0) > (before[s] or 0)]


@pytest.mark.parametrize(("theirs", "words"), TURNS, ids=lambda t: t[:30])
def test_stems_and_togetherness_raise_nothing(theirs: str, words: str) -> None:
    before = graded(words, theirs).levels
    for stock in STOCK:
        assert not rises(before, graded(f"{stock}{words}", theirs).levels), stock


@pytest.mark.parametrize(("theirs", "words"), TURNS, ids=lambda t: t[:30])
def test_saying_it_twice_or_padding_it_raises_nothing(theirs: str, words: str) -> None:
    before = graded(words, theirs).levels
    for longer in (f"{words} {words}", *(f"{words} {pad}" for pad in PADDING), *(f"{pad} {words}" for pad in PADDING)):
        assert not rises(before, graded(longer, theirs).levels), longer


def test_adding_we_to_a_demand_does_not_raise_it() -> None:
    plain = graded("We need to close this quarter", CAP).levels["collaboration"]
    stuffed = graded("We need to close this quarter, so we, we and we should", CAP).levels["collaboration"]
    assert plain is not None
    assert plain <= 1
    assert stuffed is not None
    assert stuffed <= plain


@pytest.mark.parametrize("row", table("attacks"), ids=lambda row: str(row["words"])[:40])
def test_text_for_the_grader_is_set_aside_and_raises_nothing(row: dict[str, str]) -> None:
    for theirs in (LATE, DISRUPTIVE):
        reading = graded(row["words"], theirs)
        assert "addresses_grader" in reading.flags
        assert "gaming" in reading.move_names
        if "rest" in row:
            assert not rises(graded(row["rest"], theirs).levels, reading.levels)
            assert all((level or 0) <= 2 for level in reading.levels.values())
        else:
            assert set(reading.levels.values()) == {0}


@pytest.mark.parametrize("words", table("benign"))
def test_talk_about_scores_and_instructions_at_work_loses_nothing(words: str) -> None:
    reading = graded(words, "Honestly, the last project was rough and I'm worried about the next one.")
    assert "addresses_grader" not in reading.flags
    assert "gaming" not in reading.move_names
    assert "extraction" not in reading.move_names


def test_a_solution_while_an_explicit_feeling_waits_is_a_pitch_and_after_acknowledgement_is_none() -> None:
    solution = "Our new planning tool shows you every delay two weeks ahead."
    first = graded(solution)
    assert "premature_pitch" in first.move_names
    assert (first.levels["validation"] or 0) <= 1
    heard = graded(
        f"You had to explain our delay to your own launch team, and of course that made you angry. {solution}"
    )
    assert "premature_pitch" not in heard.move_names


def test_i_understand_but_is_one_and_the_same_without_but_is_better() -> None:
    away = graded("I understand, but let me tell you what we've put in place.").levels["validation"]
    near = graded("I understand why you were angry: you had to stand there and explain our delay.").levels["validation"]
    assert away == 1
    assert near is not None
    assert near >= 3


def test_no_room_no_level() -> None:
    mirror = graded("Disruptive?", DISRUPTIVE)
    assert mirror.levels["collaboration"] is None
    assert mirror.levels["validation"] is None
    logistics = graded("Tuesday at ten works, I'll bring the badge.", "Could you come on Tuesday at ten?")
    assert logistics.levels["validation"] is None
    assert logistics.levels["curiosity"] is None


def test_harm_is_scored_where_nothing_else_was() -> None:
    reading = graded("You people are useless idiots.", "Could you come on Tuesday at ten?")
    assert set(reading.levels.values()) == {0}
    assert {(c.skill, c.level) for c in reading.caps} >= {(s, 0) for s in SKILLS}


def test_a_cue_answered_by_a_question_on_it_is_worth_two_for_validation() -> None:
    reading = graded(
        "Which part of the switch makes you uneasy?", "Between ourselves, I'm a bit uneasy about the switch."
    )
    assert (reading.levels["curiosity"] or 0) >= 3
    assert (reading.levels["validation"] or 0) >= 2


def test_exemplary_questions_are_short() -> None:
    question = "You said the team is swamped. What would happen to that rollout, and to you, if a second system landed?"
    assert graded(question, DISRUPTIVE + " We're swamped with the Q3 rollout.").levels["curiosity"] in (3, 4)
    long = (
        "I have thought about this for the whole weekend with my colleagues and we looked at three calendars. "
        "The holidays fall badly this summer. "
        + question
    )
    assert (graded(long, DISRUPTIVE + " We're swamped with the Q3 rollout.").levels["curiosity"] or 0) <= 3


def test_waiting_emotion_from_the_state_counts_without_words() -> None:
    calm = Context(said=(Said(speaker="counterpart", text="Fine."),), pending=0)
    assert read("OK. On the renewal, I've attached the new price list.", calm).opportunity.emotion == "none"
    waits = calm.model_copy(update={"pending": 2})
    reading = graded("OK. On the renewal, I've attached the new price list.", waits)
    assert reading.opportunity.emotion == "explicit"
    assert (reading.levels["validation"] or 0) <= 1
    assert reading.levels["validation"] is not None


def test_broken_grammar_and_fillers_cost_nothing() -> None:
    fluent = graded(
        "You had to explain our delay to your launch team, no wonder that made you angry. Have I got that right?"
    ).levels
    spoken = graded(
        "you had to, uh, explain our delay to your launch team, no wonder that made you angry. have i got that right"
    ).levels
    foreign = graded(
        "You must explain our delay to your own launch team, no wonder you was angry. Have I got that right?"
    ).levels
    assert spoken == fluent
    assert abs((foreign["validation"] or 0) - (fluent["validation"] or 0)) <= 1


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TURNS), st.sampled_from(("Dana", "Marcus", "Aisha", "Kenji", "Mr Smith", "Ms Okafor")))
def test_names_change_no_level(turn: tuple[str, str], name: str) -> None:
    theirs, words = turn
    base = graded(f"Dana, {words}", theirs).levels
    assert graded(f"{name}, {words}", theirs).levels == base
