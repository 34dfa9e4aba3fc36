"""How a turn is spoken or spelled, and who says it, moves no mean level by a quarter; stock forms raise nothing."""

import re
from collections.abc import Callable, Iterator

import pytest

from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.reading import Levels
from tests.rules.test_grading import PADDING, STOCK, rises
from tests.rules.turns import graded, table

TURNS = [(row["says"], row["words"]) for row in table("fresh") if "unread" not in row]
SAMPLE = TURNS[::4]
MOST_SHIFT = 0.25
_HE_AND_SHE = {"he": "she", "him": "her", "his": "her", "she": "he", "her": "him", "man": "woman", "woman": "man",
               "father": "mother", "mother": "father", "boy": "girl", "girl": "boy", "wife": "husband"}
_SLIPS = {"going to": "gonna", "want to": "wanna", "you're": "your", "it's": "its", "don't": "dont", "can't": "cant",
          "i'm": "im", "that's": "thats", "we're": "were", "kind of": "kinda", "their": "there", "you've": "youve"}


def fillers(words: str) -> str:
    return "Uh, so, " + re.sub(r", ", ", um, ", words[:1].lower() + words[1:])


def unpunctuated(words: str) -> str:
    return re.sub(r"[.,;:!?…–—]+", "", words).lower()


def slips(words: str) -> str:
    for right, heard in _SLIPS.items():
        words = re.sub(rf"\b{right}\b", heard, words, flags=re.IGNORECASE)
    return words


def articles_lost(words: str) -> str:
    return re.sub(r"\b(?:the|a|an) ", "", words)


def third_person_lost(words: str) -> str:
    return re.sub(r"\b(he|she|it|that) (\w{3,})s\b", r"\1 \2", words)


def genders_swapped(words: str) -> str:
    swapped = {f: f"\0{t}\0" for f, t in _HE_AND_SHE.items()}
    for one, mark in swapped.items():
        words = re.sub(rf"\b{one}\b", mark, words)
    return words.replace("\0", "")


def addressed_to(name: str) -> Callable[[str], str]:
    return lambda words: f"{name}, {words}"


def signed_by(nation: str) -> Callable[[str], str]:
    return lambda words: f"{words} Greetings from our {nation} office."


SPOKEN = (fillers, unpunctuated, slips, articles_lost, third_person_lost)
PEOPLE = (genders_swapped, *map(addressed_to, ("Mr Okafor", "Anna", "Yuki-san", "Mohammed", "Ms García")),
          *map(signed_by, ("Lagos", "Osaka", "Munich", "São Paulo")))


def mean(levels: list[Levels], skill: Skill) -> float:
    known = [one[skill] for one in levels if one[skill] is not None]
    return sum(level or 0 for level in known) / len(known)


def shifts(change: Callable[[str], str], turns: list[tuple[str, str]]) -> Iterator[tuple[Skill, float]]:
    plain = [graded(words, theirs).levels for theirs, words in turns]
    varied = [graded(change(words), theirs).levels for theirs, words in turns]
    for skill in SKILLS:
        yield skill, abs(mean(varied, skill) - mean(plain, skill))


@pytest.mark.parametrize("change", [*SPOKEN, *PEOPLE])
def test_manner_and_person_move_no_mean(change: Callable[[str], str]) -> None:
    for skill, shift in shifts(change, SAMPLE):
        assert shift <= MOST_SHIFT, (skill, shift)


def stuffed(words: str) -> tuple[str, ...]:
    fronts = (f"{stock}{words}" for stock in STOCK)
    closed = words if words.rstrip()[-1:] in ".?!…" else f"{words}."  # padding is a sentence of its own
    padded = (text for pad in PADDING for text in (f"{closed} {pad}", f"{pad} {words}"))
    return (*fronts, *padded, f"We, {words}", f"{words} We, we and us together.", f"{words} {words}")


def test_stock_forms_and_padding_raise_nothing() -> None:
    for theirs, words in SAMPLE:
        before = graded(words, theirs).levels
        assert not [text for text in stuffed(words) if rises(before, graded(text, theirs).levels)]


def test_the_order_of_turns_changes_nothing() -> None:
    forwards = [graded(words, theirs).levels for theirs, words in SAMPLE]
    backwards = [graded(words, theirs).levels for theirs, words in SAMPLE[::-1]]
    assert forwards == backwards[::-1]


@pytest.mark.thorough
def test_nothing_raises_any_of_the_turns() -> None:
    for theirs, words in TURNS:
        before = graded(words, theirs).levels
        assert not [text for text in stuffed(words) if rises(before, graded(text, theirs).levels)]


@pytest.mark.thorough
@pytest.mark.parametrize("change", [*SPOKEN, *PEOPLE])
def test_manner_and_person_move_no_mean_of_all_the_turns(change: Callable[[str], str]) -> None:
    for skill, shift in shifts(change, TURNS):
        assert shift <= MOST_SHIFT, (skill, shift)
