"""Advice: one line each, true to the levels, about words and their effect; better lines somebody would really say."""

import re

import pytest

from roleplay.content.library import Library
from roleplay.domain.base import SKILLS
from roleplay.domain.reading import Context
from roleplay.rules.advice import MOST_WORDS, advise
from roleplay.rules.advice_lines import HARM, KEEP, MISSED
from roleplay.rules.advice_rewrites import points
from roleplay.rules.signals.scene import scene
from tests.builders import a_rubric
from tests.rules.turns import CAP, DISRUPTIVE, LATE, after, graded

POOR = ("OK.", "Our onboarding is best in class.", "How many users do you have?", "I'm sure we can find a win-win.",
        "I need you to decide by Friday.", "Don't worry about it.")
SPOKEN = [line for persona in Library().all() for interest in persona.interests
          for line in (*(c.line for c in interest.cues), *interest.lines.hint, *interest.lines.partial,
                       *interest.lines.full)]
GOOD = [
    (LATE, "It sounds like you were left to explain our delay to your own people. Have I got that right?"),
    (DISRUPTIVE, "When you picture the rollout, which part looks most disruptive?"),
]
TRAITS = re.compile(r"\byou(?:'re| are) (?:too|very|a|an)\b|\byou (?:always|never)\b", re.IGNORECASE)
OURS = re.compile(r"\b(?:i|my|me|mine|myself)\b")


def advice(words: str, said: str) -> tuple[str, str, str]:
    context = after(said)
    made = advise(graded(words, context), words, context, a_rubric())
    return made.keep, made.try_, made.rewrite


@pytest.mark.parametrize("row", [*HARM.values(), *MISSED.values()], ids=lambda row: row[0][:30])
def test_each_tip_is_behaviour_effect_and_alternative_in_few_words(row: tuple[str, str, str]) -> None:
    behaviour, effect, alternative = row
    assert behaviour[-1] not in ".:!?"
    assert effect.endswith(".")
    assert alternative.endswith(".")
    assert len(" ".join(row).replace("{quote}", "one two three four five six seven eight").split()) <= 35
    assert not TRAITS.search(" ".join(row))


@pytest.mark.parametrize("effect", [e for effects in KEEP.values() for e in effects])
def test_each_effect_is_one_sentence(effect: str) -> None:
    assert effect.rstrip('"').endswith(".")
    assert effect.count(". ") == 0
    assert len(effect.split()) <= 25


@pytest.mark.parametrize("said", SPOKEN, ids=lambda s: s[:30])
def test_a_line_for_a_shipped_moment_is_whole_and_turned_round(said: str) -> None:
    for point in points(scene(after(said))):
        assert 3 <= len(point.words.split()) <= 13
        assert not OURS.search(point.words)
        assert point.words[-1].isalnum()
    for words in POOR:
        keep, try_, rewrite = advice(words, said)
        assert len(try_.split()) <= 35
        assert len(rewrite.split()) <= MOST_WORDS
        assert not TRAITS.search(keep + try_)
        assert "{" not in rewrite
        assert not rewrite or (rewrite[0].isupper() or rewrite[0] == "“")
        assert not rewrite or rewrite.endswith("?")


@pytest.mark.parametrize(("said", "point"), [
    ("My team is swamped with Q3.", "your team is swamped with Q3"),
    ("Your late pallets cost me the Saturday with my kids.", "our late pallets cost you the Saturday with your kids"),
    ("I was ashamed.", "you were ashamed"),
    ("I'm not convinced we need a second carrier.", "you're not convinced you need a second carrier"),
    ("Nobody told us the mix had changed.", "nobody told you the mix had changed"),
])
def test_their_words_come_back_from_the_other_side_of_the_table(said: str, point: str) -> None:
    assert points(scene(after(said)))[0].words == point


@pytest.mark.parametrize("said", [
    "The queue's under an hour.", "Thanks for coming, I'm glad we could meet.", "We have sixty agents on two floors.",
    "I write it in the form and then I…", "Walk me through the numbers.", "It does that. You know how they are.", "",
])
def test_small_talk_facts_and_broken_off_words_give_no_line(said: str) -> None:
    assert points(scene(after(said))) == ()
    assert advice("OK.", said)[2] == ""


@pytest.mark.parametrize(("said", "words"), GOOD)
def test_a_turn_good_at_all_that_applies_is_told_what_to_keep_and_nothing_else(said: str, words: str) -> None:
    reading = graded(words, said)
    assert all(level is None or level >= 3 for level in reading.levels.values())
    keep, try_, rewrite = advice(words, said)
    assert keep
    assert (try_, rewrite) == ("", "")


def test_what_was_only_fair_is_not_called_worth_keeping() -> None:
    assert graded("What questions do you have?", CAP).levels["curiosity"] == 2
    assert advice("What questions do you have?", CAP)[0] == ""


def test_the_tip_is_about_the_weakest_skill() -> None:
    words = "It sounds like you were left to explain our delay to your people. Sign by Friday or the discount is gone."
    levels = graded(words, LATE).levels
    assert levels["collaboration"] == min(v for v in levels.values() if v is not None)
    assert "deadline" in advice(words, LATE)[1]


def test_without_a_counterpart_there_is_nothing_to_say_back() -> None:
    assert points(scene(Context())) == ()
    assert set(SKILLS) == set(graded("Hello.", Context()).levels)


@pytest.mark.parametrize(("said", "phrase"), [
    ("Our lawyers want unlimited liability.", "unlimited liability"),
    ("We'd want ninety days to pay.", "ninety days"),
    ("We want consignment stock.", "consignment stock"),
])
def test_a_thing_they_want_can_be_asked_about(said: str, phrase: str) -> None:
    rewrite = advice("No.", said)[2] or advice("That's a non-starter for us.", said)[2]
    assert phrase in rewrite
    assert (graded(rewrite, said).levels["curiosity"] or 0) >= 3


@pytest.mark.parametrize("said", ["Good morning. Sit wherever you like.", "Change control takes six weeks here."])
def test_what_is_no_wish_is_not_asked_about_by_its_words(said: str) -> None:
    assert "“" not in advice("No.", said)[2]


def test_a_shortened_state_is_still_a_sentence() -> None:
    rewrite = advice("Our tool is easy.", "My receptionists are already in tears over the phone system.")[2]
    assert not re.search(r"\b(?:is|are|was|were),", rewrite)


LINES = [" ".join(row).replace("{quote}", "your words") for row in (*HARM.values(), *MISSED.values())]
LINES += [effect for effects in KEEP.values() for effect in effects]


def test_advice_reads_easily() -> None:
    words = [word for line in LINES for word in re.findall(r"[a-z']+", line.lower())]
    assert sum(len(word) > 11 for word in words) <= 0.01 * len(words)
    assert sum(map(len, words)) / len(words) < 5
    for line in LINES:
        assert all(len(sentence.split()) <= 25 for sentence in re.split(r"(?<=[.:;?!])\s", line)), line


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:30])
def test_advice_speaks_of_words_and_not_of_the_person(line: str) -> None:
    about = r"\byou(?:'re| are| seem| come across)\b (?!\w+ing\b|left|heard|asked|given|ready)"
    assert not re.search(about, line.lower())
    assert not re.search(r"\b(?:bad|weak|poor|rude|lazy|stupid|wrong with you|personality|attitude)\b", line.lower())


def test_a_polite_afraid_is_no_feeling_to_say_back() -> None:
    *_, better = advice("What if we guaranteed it?", "I am afraid that I would not be the right person to ask.")
    assert "afraid" not in better
