"""Agreement with turns that were labelled by the rubric before the rules had seen them."""

from functools import cache
from typing import Any

import pytest

from roleplay.domain.base import SKILLS, Skill
from tests.rules.turns import graded, table

LEVELS = range(5)
LEAST_KAPPA, LEAST_ROOM, NEAR = 0.8, 0.9, 0.93
TURNS = table("fresh")


@cache
def judged() -> list[tuple[dict[str, Any], dict[Skill, int | None]]]:
    return [(row, graded(row["words"], row["says"]).levels) for row in TURNS]


def pairs(skill: Skill) -> list[tuple[int | None, int | None]]:
    return [(row["levels"][SKILLS.index(skill)], levels[skill]) for row, levels in judged() if "unread" not in row]


def weighted_kappa(scored: list[tuple[int, int]]) -> float:
    """Cohen's kappa with quadratic weights."""
    gold = [sum(one == level for one, _ in scored) for level in LEVELS]
    found = [sum(other == level for _, other in scored) for level in LEVELS]
    chance = sum(gold[a] * found[b] * (a - b) ** 2 for a in LEVELS for b in LEVELS) / len(scored)
    return 1 - sum((one - other) ** 2 for one, other in scored) / chance


def test_there_are_enough_of_every_level() -> None:
    assert len(TURNS) >= 150
    for skill in SKILLS:
        assert {gold for gold, _ in pairs(skill)} == {None, *LEVELS}


@pytest.mark.parametrize("skill", SKILLS)
def test_levels_agree(skill: Skill) -> None:
    scored = [(gold, found) for gold, found in pairs(skill) if gold is not None and found is not None]
    assert weighted_kappa(scored) >= LEAST_KAPPA
    assert sum(abs(one - other) <= 1 for one, other in scored) >= NEAR * len(scored)


@pytest.mark.parametrize("skill", SKILLS)
def test_what_was_called_for_agrees(skill: Skill) -> None:
    agreed = sum((gold is None) == (found is None) for gold, found in pairs(skill))
    assert agreed >= LEAST_ROOM * len(pairs(skill))


def test_keys_hit_at_random_and_faces_get_no_level() -> None:
    unread = [levels for row, levels in judged() if "unread" in row]
    assert unread
    assert all(level is None for levels in unread for level in levels.values())


@pytest.mark.parametrize("words", ["lol", "hmm", "mhm", "ok", "SLA?", "pdf", "thx", "no", "80k", "power", "brr", "try"])
def test_short_words_are_words(words: str) -> None:
    assert "no_words" not in graded(words).flags


@pytest.mark.parametrize("words", ["asdf", "qwertz", "jkl jkl", "aaaaaa", "sdfsdfsdf", "xkcdbrtplm", "🙂", "...", "?!"])
def test_noise_is_none(words: str) -> None:
    reading = graded(words)
    assert "no_words" in reading.flags
    assert set(reading.levels.values()) <= {None}
