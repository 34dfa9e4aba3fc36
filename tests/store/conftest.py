"""Stores to test."""

from collections.abc import Iterator

import pytest

from roleplay.store.sql import SqlStore
from tests.store.made import ticking


@pytest.fixture
def store(url: str) -> Iterator[SqlStore]:
    """An empty store at `url` by a clock that moves on with every look at it."""
    with SqlStore(url, upgrade=True, clock=ticking()) as opened:
        yield opened
