"""The same words said to two people with different ways of working, through the whole built-in path (C.6)."""

import pytest

from roleplay.content.library import Library
from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.counterpart.unkept import Exchange, play
from tests.builders import a_rubric

PERSON_FIRST = (
    "Good morning, it is good to see you again. How are you, and how was the summer?",
    "Thank you, I'm well too. How is the family?",
    "I'm glad. Thank you for taking the time this morning. How was your weekend?",
    "That sounds nice. How is the weather treating you here?",
)
MATTER_FIRST = ("I suggest we take the price first and then the terms, and be done in ten minutes.",)
ASKING = (
    "Thank you for the time. I'd like us both to leave with something we can defend.",
    "What makes this year different from the last ones, from where you sit?",
    "It sounds like there is more behind the number than the number. What would make this easy to say yes to?",
    "It makes sense that you have to be careful with this. What happens on your side if it goes wrong?",
    "What would you need from us so that it holds in a year?",
)


def session(persona_id: str, lines: tuple[str, ...], seed: int) -> list[Exchange]:
    left = iter(lines)
    return list(play(Library().get(persona_id), a_rubric(), lambda state, said: next(left, None), seed,
                     BuiltinCounterpart()))


def gained(exchange: Exchange, start: Exchange) -> tuple[float, float]:
    """Trust and patience won or lost since the talk began."""
    return exchange.after.trust - start.before.trust, exchange.after.patience - start.before.patience


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_personal_opening_earns_trust_with_one_and_costs_the_other_patience(seed: int) -> None:
    slow, quick = (session(one, PERSON_FIRST + ASKING, seed) for one in ("certainty-over-price", "three-quotes"))
    opened = len(PERSON_FIRST) - 1
    (slow_trust, slow_patience), (quick_trust, quick_patience) = (
        gained(played[opened], played[0]) for played in (slow, quick))
    assert slow_trust >= 4
    assert slow_trust > quick_trust
    assert quick_patience <= slow_patience - 5
    told = [sum(now.level for now in played[-1].after.interests) for played in (slow, quick)]
    assert told[0] > told[1]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_coming_to_the_matter_at_once_pleases_the_other(seed: int) -> None:
    slow, quick = (session(one, MATTER_FIRST, seed)[0] for one in ("certainty-over-price", "three-quotes"))
    assert gained(quick, quick)[0] > gained(slow, slow)[0]


def test_no_reply_to_the_same_words_is_the_same() -> None:
    slow, quick = (session(one, PERSON_FIRST + ASKING, 1) for one in ("certainty-over-price", "three-quotes"))
    assert {one.reply for one in slow}.isdisjoint(one.reply for one in quick)
