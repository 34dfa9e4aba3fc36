"""A turn's words cut where the evidence begins and ends, for whoever marks it on a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from roleplay.domain.reading import Observation


@dataclass(frozen=True)
class Segment:
    """A stretch of the learner's words and the observations that rest on it, numbered from 1."""

    text: str
    marks: tuple[int, ...]
    ends: tuple[int, ...]
    """Those of `marks` whose quote ends with this stretch."""


def segments(words: str, observations: Sequence[Observation]) -> tuple[Segment, ...]:
    """The words cut where a quote begins or ends; quotes may overlap. A quote not in the words marks nothing."""
    proven = [(n, o) for n, o in enumerate(observations, 1) if o.quote and words[o.start : o.end] == o.quote]
    cuts = sorted({0, len(words)} | {o.start for _, o in proven} | {o.end for _, o in proven})
    return tuple(
        Segment(
            words[start:end],
            tuple(n for n, o in proven if o.start <= start and end <= o.end),
            tuple(n for n, o in proven if o.end == end),
        )
        for start, end in pairwise(cuts)
    )
