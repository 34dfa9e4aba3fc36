"""Variants as they are played: kept whole, forked whole, and served to those who say the same again."""

from roleplay.content.library import Library
from roleplay.content.rubric import parse_rubric
from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.practice import Practice
from roleplay.rules.variants import varied
from roleplay.store.sql import SqlStore
from tests.practice.conftest import RUBRIC_TEXT

TALK = ("It sounds like justifying the cost is what makes this hard right now, after the last tool.",
        "What would have to be true for you to stand behind a number like that next month?")


def a_practice() -> Practice:
    return Practice(store=SqlStore("sqlite://"), library=Library(), rubric_text=RUBRIC_TEXT,
                    counterpart=BuiltinCounterpart(), builtin=BuiltinCounterpart(),
                    evaluator=BuiltinEvaluator(parse_rubric(RUBRIC_TEXT)))


def talk(practice: Practice, *words: str) -> int:
    """Plays these turns with Dana, ends the talk, and returns the variant it was in."""
    session = practice.start("roi-not-price", seed=7)
    for line in words:
        list(practice.play(session.id, line))
    practice.finish(session.id)
    return session.variant


def test_a_variant_is_kept_and_a_fork_stays_in_it() -> None:
    practice = a_practice()
    session = practice.start("roi-not-price", seed=7, variant=1)
    list(practice.play(session.id, TALK[0]))
    forked = practice.fork(session.id, 1)
    practice.personas.clear()
    wanted = varied(practice.library.get("roi-not-price"), 1)
    for one in (session, forked):
        sitting = practice.sitting(one.id)
        assert (sitting.session.variant, sitting.persona) == (1, wanted)
    assert "90k" in practice.sitting(session.id).persona.brief


def test_who_says_the_same_again_meets_a_variant() -> None:
    practice = a_practice()
    assert [talk(practice, *TALK) for _ in range(3)] == [0, 0, 1]
    assert talk(practice, "What has happened since we last spoke, and who else is looking at the quote with you?",
                "Tell me more about the people who would use it every day, and what they have seen before.") == 1
    assert practice.suggested_variant("roi-not-price") == 1
    assert practice.suggested_variant("disruptive") == 0
