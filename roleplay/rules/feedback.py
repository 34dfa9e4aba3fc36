"""What of a turn's feedback is shown during the talk, by the session's mode (E.3). After its end all of it is."""

from collections.abc import Sequence
from typing import Literal

from roleplay.domain.rubric import Difficulty
from roleplay.domain.session import Mode, Turn

Shown = Literal["nothing", "dots", "tip"]
"""`dots`: the strip of levels, with the evidence at a click. `tip`: beneath it a line on what to keep and to try."""

LEARNS = 3
"""Sessions a newcomer has in Learn mode before the suggestion is Practise."""
TIP_EVERY = 3
"""In Practise mode, among so many turns in a row there is at most one tip."""
POOR = 1
"""The level up to which a turn is worth a tip in Practise mode."""

_MET = ("label", "validate")
"""Moves that take up a feeling somebody has voiced."""


def suggested(sessions: int, difficulty: Difficulty) -> Mode:
    """The mode to begin in, after this many conversations of the learner's, attempts at the same one counted once."""
    return "learn" if sessions < LEARNS or difficulty == "easy" else "practise"


def shown(mode: Mode, turns: Sequence[Turn], *, over: bool = False) -> dict[int, Shown]:
    """What is shown beside each turn, by its number. `turns` are a session's in order; `over`: it has ended.

    A tip is about the latest turn; once the next is taken it has done what it could.
    """
    if mode == "perform" and not over:
        return {turn.number: "nothing" for turn in turns}
    found: dict[int, Shown] = {turn.number: "dots" for turn in turns}
    if turns and (over or mode == "learn" or turns[-1].number in _tipped(turns)):
        found[turns[-1].number] = "tip"
    return found


def _tipped(turns: Sequence[Turn]) -> list[int]:
    """Turns that call for a tip by themselves, with enough turns between two of them."""
    found: list[int] = []
    for turn in turns:
        if _calls_for_a_tip(turn) and (not found or turn.number - found[-1] >= TIP_EVERY):
            found.append(turn.number)
    return found


def _calls_for_a_tip(turn: Turn) -> bool:
    """A skill was missed or did harm, or a feeling that was voiced was passed over."""
    levels = turn.assessment.levels.values() if turn.assessment is not None else ()
    if any(level is not None and level <= POOR for level in levels):
        return True
    reading = turn.reading
    return reading is not None and reading.opportunity.emotion == "explicit" and not reading.did(*_MET)
