"""Quick looks that spare long ones must let through whatever the long ones would find."""

import re
from itertools import product
from pathlib import Path

import pytest
import yaml

from roleplay.rules.signals.meddling import _ADDRESSES, _MACHINE, _MEDDLES, may_address, may_meddle
from roleplay.rules.signals.text import view

TEXTS = [
    row if isinstance(row, str) else row["words"]
    for name in ("attacks", "benign")
    for row in yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text("utf-8"))
]
ORDERS = [
    " ".join(words)
    for words in product(
        ("give", "award", "put", "write down", "set", "record", "mark", "i want", "i deserve", "tip you for"),
        ("me", "this", "the", "this answer", ""),
        ("a 4.", "four", "full marks", "the highest level for every skill", "a perfect score for all", "top marks"),
    )
]


@pytest.mark.parametrize("pattern", [_ADDRESSES, _MEDDLES, _MACHINE], ids=["addresses", "meddles", "machine"])
def test_a_quick_look_misses_nothing_that_a_long_one_finds(pattern: re.Pattern[str]) -> None:
    may = may_address if pattern is _ADDRESSES else may_meddle
    found = [words for words in (*TEXTS, *ORDERS) if pattern.search(view(words).plain)]
    assert len(found) >= 2
    assert [words for words in found if not may(view(words))] == []


def test_a_quick_look_passes_over_ordinary_talk() -> None:
    for words in ("I want to find a date that works for your people.", "Could we put the pilot first?", "Thank you."):
        assert not may_address(view(words))
        assert not may_meddle(view(words))
