"""Levels by rule: when a skill applies, what lifts a turn from one anchor to the next, and what never does."""

import pytest

from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.reading import Levels
from roleplay.rules.levels import anchored
from roleplay.rules.signals import read, study
from tests.builders import a_rubric
from tests.rules.turns import CAP, DISRUPTIVE, LATE, MORE, SITUATIONS, after, table

ANCHORS = [(skill.name, anchor.level, example)
           for skill in a_rubric().skills for anchor in skill.anchors for example in anchor.examples]
SPENT = "Honestly, my team is swamped and I'm worried it all lands on me."
WEEK = "I want another week to compare."
ASKED = "The grant covers two years. What do you propose?"
DONE = "Agreed then: two sites from May."


def levels(words: str, said: str) -> Levels:
    """Levels before caps."""
    context = after(said)
    return anchored(read(words, context), study(words, context))


@pytest.mark.parametrize(("said", "words"), [
    (DISRUPTIVE, "Disruptive…?"),
    (DISRUPTIVE, "When you picture the rollout, which part looks most disruptive?"),
    (LATE, "It sounds like you were left to explain our delay to your own people."),
    (SPENT, "So the people are stretched, and it's you who gets the blame. What am I missing?"),
    (LATE, "I see."),
    ("Which sizes do you stock?", "28, 32 and 36, all in Graz."),
])
def test_a_turn_that_puts_nothing_forward_is_not_scored_on_collaboration(said: str, words: str) -> None:
    assert levels(words, said)["collaboration"] is None


@pytest.mark.parametrize(("said", "words", "level"), [
    (CAP, "Our standard terms are 24 months, that's what it'll be.", 1),
    (WEEK, "I need you to sign today.", 1),
    (CAP, "I'm sure we can find a win-win.", 2),
    (CAP, "We could do 10% off.", 2),
    (CAP, "We both want the launch in March to hold. Let's look at what it really depends on.", 3),
    (CAP, "I can't go below 90 on this scope, because the steel alone is 60 percent of it.", 3),
    (CAP, "Your cap is 80 and I can't go below 90. If you commit both sites, I can move the training into next year. "
          "How does that look from your side?", 4),
    (ASKED, "If you can commit to 36 months after a pilot, then I can hold the fee. How does that look to you?", 3),
])
def test_collaboration_rises_with_content_both_sides_and_an_invitation(said: str, words: str, level: int) -> None:
    assert levels(words, said)["collaboration"] == level


def test_an_exemplary_frame_loses_its_level_with_any_one_clause() -> None:
    trade = "If you commit both sites, I can move the training into next year."
    limit, invitation = "Your cap is 80 and I can't go below 90.", "How does that look from your side?"
    assert levels(f"{limit} {trade} {invitation}", CAP)["collaboration"] == 4
    assert levels(f"{limit} {trade}", CAP)["collaboration"] == 3
    assert levels(f"{trade} {invitation}", CAP)["collaboration"] == 3


@pytest.mark.parametrize(("said", "words"), [
    (LATE, "It sounds like you were left to explain our delay to your own people."),
    (LATE, "Sorry. We should have told you nine days earlier."),
    (SPENT, "So the people are stretched, and it's you who gets the blame. Have I got that right?"),
    ("Which sizes do you stock?", "28, 32 and 36, all in Graz."),
    (ASKED, "Two years at 40, and in return you name one contact. Which part would you change?"),
    (DONE, "To confirm: two sites from May, I send the plan by Friday."),
])
def test_a_turn_with_nothing_to_ask_is_not_scored_on_curiosity(said: str, words: str) -> None:
    assert levels(words, said)["curiosity"] is None


@pytest.mark.parametrize(("said", "words", "level"), [
    (DISRUPTIVE, "Surely two weeks isn't really disruptive, is it?", 0),
    (DISRUPTIVE, "Who decides? What's the budget? When do you sign? Who else are you seeing?", 0),
    (WEEK, "The price goes up on Monday and the slot may be gone.", 1),
    (DISRUPTIVE, "What worries you? Probably training, everybody says that.", 1),
    (DISRUPTIVE, "Can I show you how our rollout works?", 1),
    (DISRUPTIVE, "Shall we start with timing?", 2),
    (DISRUPTIVE, "How many users would be on it?", 2),
    (DISRUPTIVE, "Which part of the rollout looks most disruptive?", 3),
    (DISRUPTIVE + MORE, "You said the team is swamped. What would happen to you if a second system came now?", 4),
])
def test_curiosity_rises_with_openness_their_words_and_depth(said: str, words: str, level: int) -> None:
    assert levels(words, said)["curiosity"] == level


def test_more_than_forty_words_or_a_second_question_are_not_exemplary() -> None:
    deep = "What would happen to you if a second system landed in the middle of the Q3 rollout?"
    preamble = "You said the team is swamped with the rollout, " + "and we talked about the phases and the people, " * 4
    assert levels(deep, DISRUPTIVE + MORE)["curiosity"] == 4
    assert levels(f"{preamble}so I wonder. {deep}", DISRUPTIVE + MORE)["curiosity"] == 3
    assert levels(f"How many people is that? {deep}", DISRUPTIVE + MORE)["curiosity"] == 3


@pytest.mark.parametrize(("said", "words"), [
    ("Which sizes do you stock?", "28, 32 and 36, all in Graz."),
    ("The parcel left on Monday.", "And which carrier has it?"),
    ("Good morning.", "Good morning, thanks for having me."),
])
def test_where_nothing_was_felt_or_told_validation_is_not_scored(said: str, words: str) -> None:
    assert levels(words, said)["validation"] is None


@pytest.mark.parametrize(("said", "words", "level"), [
    (LATE, "To be fair, your team changed the spec twice.", 0),
    (LATE, "Sorry, but your team changed the spec twice.", 1),
    (LATE, "I see.", 1),
    (LATE, "I understand, but let me tell you what we've put in place.", 1),
    (LATE, "I hear you, that must be frustrating.", 2),
    (LATE, "So the delivery was two weeks late and you had to explain it to your launch team.", 2),
    (LATE, "It sounds like you were left to explain our delay to your own people.", 3),
    (SPENT, "So the people are stretched, and it's you who gets the blame. What am I missing?", 4),
    (LATE, "You had to stand in front of your team for our delay. No wonder you're angry. Have I got that right?", 4),
])
def test_validation_rises_with_specifics_legitimacy_and_a_check(said: str, words: str, level: int) -> None:
    assert levels(words, said)["validation"] == level


def test_a_good_question_on_a_cue_counts_as_hearing_it() -> None:
    said = "I'm a bit worried about the rollout."
    assert levels("Which part of the rollout worries you most?", said)["validation"] == 2


def test_what_an_offer_does_for_them_is_not_listening() -> None:
    words = "If you commit to two years, then I can hold the fee. That way your team carries its own numbers."
    got = levels(words, SPENT)
    assert got["collaboration"] == 3
    assert got["validation"] == 1


@pytest.mark.parametrize(("skill", "level", "example"), ANCHORS)
def test_saying_it_twice_earns_nothing(skill: Skill, level: int, example: str) -> None:
    once, twice = levels(example, SITUATIONS[skill])[skill], levels(f"{example} {example}", SITUATIONS[skill])[skill]
    assert once is None or twice is None or twice <= once


@pytest.mark.parametrize("row", table("seeds"), ids=lambda row: str(row["id"]))
def test_levels_are_whole_numbers_from_0_to_4_or_none(row: dict[str, str]) -> None:
    got = levels(row["words"], row["context"])
    assert set(got) == set(SKILLS)
    assert all(level is None or level in range(5) for level in got.values())
