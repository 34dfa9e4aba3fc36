"""Which of the example lines that an author wrote fit what was just said. Whoever shows one grades it first."""

from collections.abc import Iterator, Sequence

from roleplay.domain.directions import Directions
from roleplay.domain.persona import Examples, Persona
from roleplay.domain.session import Turn

_TOLD = 2
"""The level from which an interest has been told and not only hinted at."""


def example_lines(persona: Persona, turns: Sequence[Turn], number: int = 0) -> tuple[str, ...]:
    """A skilled learner's lines, the fittest first: about what was last told or leaked, then about what was before.

    `turns` are the session's, answered. `number` decides which of two equals comes first.
    """
    written = persona.examples
    if written is None:
        return ()
    found: list[str] = []
    for turn in reversed(turns):
        if turn.directions is not None:
            for lines in _about(turn.directions, written):
                found += _turned(lines, number)
    begun = (written.proposal, written.opening) if turns else (written.opening, written.proposal)
    for lines in begun:
        found += _turned(lines, number)
    return tuple(dict.fromkeys(found))


def _about(directions: Directions, written: Examples) -> Iterator[tuple[str, ...]]:
    """The lines about what one reply told, then about what it let show."""
    told, cue = directions.disclose, directions.cue
    if told is not None and told.interest in written.interests:
        lines = written.interests[told.interest]
        yield lines.told if told.level >= _TOLD else lines.cue
    if cue is not None and cue.interest in written.interests:
        yield written.interests[cue.interest].cue


def _turned(lines: tuple[str, ...], number: int) -> tuple[str, ...]:
    start = number % len(lines) if lines else 0
    return lines[start:] + lines[:start]
