"""Nothing is said twice in a session, little between sessions, and no two counterparts sound alike."""

import re
from collections import Counter
from functools import cache
from itertools import combinations
from statistics import mean, pstdev

import pytest

from roleplay.content.library import Library
from roleplay.domain.persona import Persona
from roleplay.rules.signals.common_words import FUNCTION_WORDS
from tests.builders import each
from tests.counterpart.talks import LEARNERS, distinct, replies

SEEDS = (1, 2, 3)
WITHIN, BETWEEN, SAME_START = 0.95, 0.7, 3
EACH = each(Library().ids())


@cache
def sessions(name: str, learner: str) -> tuple[tuple[str, ...], ...]:
    persona = Library().get(name)
    return tuple(replies(persona, LEARNERS[learner], seed) for seed in SEEDS)


@pytest.mark.parametrize("learner", LEARNERS)
@pytest.mark.parametrize("name", EACH)
def test_hardly_anything_is_said_twice_in_a_session(name: str, learner: str) -> None:
    for spoken in sessions(name, learner):
        assert distinct(spoken) >= WITHIN


@pytest.mark.parametrize("learner", LEARNERS)
@pytest.mark.parametrize("name", EACH)
def test_three_sessions_with_the_same_lines_differ(name: str, learner: str) -> None:
    spoken = [text for session in sessions(name, learner) for text in session]
    assert distinct(spoken) >= BETWEEN


@pytest.mark.parametrize("learner", LEARNERS)
@pytest.mark.parametrize("name", EACH)
def test_replies_begin_in_different_ways(name: str, learner: str) -> None:
    for spoken in sessions(name, learner):
        starts = Counter(" ".join(re.findall(r"[\w']+", text.lower())[:2]) for text in spoken)
        assert max(starts.values()) <= SAME_START, starts.most_common(1)


WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
SHORT_FORM = re.compile(r"\b\w+(?:n't|'(?:m|re|ve|ll|d|s))\b")
COMMONEST, FAVOURITES = 100, 40
"""Words by whose frequency a speaker is known, most of them function words (Burrows 2002), and words of their own."""


def spoken_lines(persona: Persona) -> list[str]:
    """Everything this person may say."""
    voice = persona.voice
    return [*voice.openings, *(line for lines in voice.lines.values() for line in lines),
            *(line for answer in voice.answers for line in answer.lines),
            *(cue.line for interest in persona.interests for cue in interest.cues),
            *(line for interest in persona.interests
              for line in (*interest.lines.hint, *interest.lines.partial, *interest.lines.full))]


def words_of(lines: list[str]) -> list[str]:
    return [word for line in lines for word in WORD.findall(line.lower())]


@cache
def everybody() -> dict[str, list[str]]:
    return {persona.id: spoken_lines(persona) for persona in Library().all()}


def profile(lines: list[str], words: list[str]) -> list[float]:
    """Frequencies of the words, then length of sentences and shares of short forms, scraps, dots and exclamations."""
    held = words_of(lines)
    counts = Counter(held)
    sentences = [sentence for line in lines for sentence in re.split(r"(?<=[.!?…])\s+", line)]
    lengths = [len(sentence.split()) for sentence in sentences]
    return [*(counts[word] / len(held) for word in words), mean(lengths),
            *(mean(map(bool, shares)) for shares in (
                [SHORT_FORM.search(sentence) for sentence in sentences], [length <= 3 for length in lengths],
                ["…" in line for line in lines], ["!" in line for line in lines]))]


@pytest.mark.thorough
def test_half_of_what_anybody_says_is_known_by_the_other_half() -> None:
    corpus = everybody()
    counted = Counter(word for lines in corpus.values() for word in words_of(lines))
    words = [word for word, _ in counted.most_common(COMMONEST)]
    whole = [profile(lines, words) for lines in corpus.values()]
    spread = [pstdev(column) or 1.0 for column in zip(*whole, strict=True)]
    halves = {name: (profile(lines[::2], words), profile(lines[1::2], words)) for name, lines in corpus.items()}

    def apart(one: list[float], other: list[float]) -> float:
        return mean(abs(a - b) / s for a, b, s in zip(one, other, spread, strict=True))

    nearest = {name: min(halves, key=lambda other: apart(halves[name][1], halves[other][0])) for name in halves}
    assert nearest == {name: name for name in halves}


@pytest.mark.thorough
def test_no_two_counterparts_have_the_same_favourite_words() -> None:
    favourites = {}
    for name, lines in everybody().items():
        counts = Counter(w for w in words_of(lines) if w not in FUNCTION_WORDS and len(w) > 2)
        favourites[name] = {word for word, _ in counts.most_common(FAVOURITES)}
    shared = {(one, other): len(favourites[one] & favourites[other]) / len(favourites[one] | favourites[other])
              for one, other in combinations(favourites, 2)}
    assert max(shared.values()) < 1 / 3, max(shared, key=lambda pair: shared[pair])
