"""Turns in portions: what goes to whoever grades, what comes back, and the order kept in between."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

SIZE = 256
"""Lines in a portion for another process: some 50 ms of work, against a fraction of a millisecond to hand it over."""
AHEAD = 3
"""Portions under way for each worker, so that none waits while results are written."""

T = TypeVar("T")


class Chunk(NamedTuple):
    """Lines of the input that are graded together."""

    first: int
    """Number of the first line, from 1."""
    lines: tuple[str | bytes, ...]


class Graded(NamedTuple):
    """What became of a chunk."""

    text: bytes
    """The graded rows, JSON Lines in UTF-8."""
    bad: int
    """How many of them say why there is no grade."""


def chunks(lines: Iterable[str | bytes], size: int = SIZE) -> Iterator[Chunk]:
    """The lines in portions of `size`, in order."""
    source, first = iter(lines), 1
    while held := tuple(islice(source, size)):
        yield Chunk(first, held)
        first += len(held)


def in_order(
    waiting_for: Iterable[Chunk], hand_over: Callable[[Chunk], T], take: Callable[[deque[tuple[Chunk, T]]], Graded],
    ahead: int,
) -> Iterator[Graded]:
    """Results in the order of the chunks, while at most `ahead` chunks are under way.

    `hand_over` starts the work on a chunk; `take` waits for the first of those under way and removes it.
    """
    under_way: deque[tuple[Chunk, T]] = deque()
    for chunk in waiting_for:
        if len(under_way) >= ahead:
            yield take(under_way)
        under_way.append((chunk, hand_over(chunk)))
    while under_way:
        yield take(under_way)
