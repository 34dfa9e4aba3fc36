"""Closings, and what becomes of an agreement (F, C.8, G.16)."""

import pytest

from roleplay.domain.deal import Offer
from roleplay.domain.persona import FollowUp
from roleplay.domain.session import Turn
from roleplay.rules.closing import Closing, aftermath, closing, durability
from tests.builders import a_reading, a_turn

EVENTS = FollowUp(d30=("It runs.",), d90=("It still runs.",))
WHOLE = Closing(parts=("restated", "owner", "date", "metric", "review", "thanks"))


def closed(*words: str, restates: bool = True) -> Closing:
    offer = Offer(terms={"fee": "54k"}, firm=True, restates=restates)
    turns: list[Turn] = [a_turn(n, text, reading=a_reading(offer=offer)) for n, text in enumerate(words, start=1)]
    return closing(turns)


@pytest.mark.parametrize(("words", "part"), [
    ("I'll send the draft.", "owner"), ("We need one contact on each side.", "owner"),
    ("You have it by Friday.", "date"),
    ("Shall we say 3 March, or the 12th?", "date"), ("Let us start within two weeks.", "date"),
    ("We both know it works when tickets fall by 20%.", "metric"), ("What would success look like? Success is reuse.",
     "metric"), ("Let's have a check-in after a month.", "review"), ("Call me if a shipment slips.", "review"),
    ("Thank you, I'm glad.", "thanks")])
def test_a_part_is_found(words: str, part: str) -> None:
    assert part in closed(words).parts


@pytest.mark.parametrize("words", ["54k and 36 months.", "Fine. It is a deal.", "You may be right about the price."])
def test_words_that_close_nothing(words: str) -> None:
    assert closed(words).parts == ("restated",)
    assert closed(words, restates=False).parts == ()


def test_only_the_last_turns_close() -> None:
    assert closed("Thank you for the time.", *["54k then."] * 4).parts == ("restated",)
    assert closed("Thank you for the time.", *["54k then."] * 3).parts == ("restated", "thanks")


def test_durability_is_a_share_of_relationship_closing_and_comfort() -> None:
    assert durability(100, WHOLE, 0.5) == pytest.approx(1)
    assert durability(50, Closing(parts=("restated", "date")), 0.15) == pytest.approx(0.2 + 0.1 + 0.15)
    assert durability(0, Closing(parts=()), -0.4) == 0


def test_what_was_not_closed_slips_for_certain() -> None:
    loose = closed("54k then. Thank you.")
    for seed in range(20):
        first, second = aftermath(1.0, loose, EVENTS, seed)
        assert (first.kept, second.kept) == (False, False)
        assert len(first.events) == 5  # one for each part that is missing, after the slip itself
    assert [e.events for e in aftermath(1.0, WHOLE, EVENTS, 3)] == [EVENTS.d30, EVENTS.d90]


def test_the_same_seed_brings_the_same_aftermath_and_the_share_kept_is_the_durability() -> None:
    assert aftermath(0.5, WHOLE, EVENTS, 7) == aftermath(0.5, WHOLE, EVENTS, 7)
    kept = sum(aftermath(0.7, WHOLE, EVENTS, seed)[0].kept for seed in range(1000))
    assert kept == pytest.approx(700, abs=50)
