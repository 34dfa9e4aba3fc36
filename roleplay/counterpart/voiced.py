"""What of its directions a reply has carried out: the director counts as said what was said, and nothing else."""

from roleplay.counterpart.guard import carried
from roleplay.domain.directions import Directions

DISCLOSED, DROPPED, NAMED = 0.4, 0.34, 0.5
"""Share of the content words of a line to let out, a remark to drop and terms to name that a reply must hold."""
NAMING = ("accept", "settle", "counter")
"""Verdicts by which terms come to stand, which the other person must therefore have heard."""


def voiced(directions: Directions, text: str) -> Directions:
    """The directions without the line, the remark and the terms that are not in this text."""
    unsaid: dict[str, None] = {}
    if directions.disclose and carried(directions.disclose.line, text) < DISCLOSED:
        unsaid["disclose"] = None
    if directions.cue and carried(directions.cue.line, text) < DROPPED:
        unsaid["cue"] = None
    verdict = directions.verdict
    if verdict and verdict.kind in NAMING and carried(verdict.wording, text) < NAMED:
        unsaid["verdict"] = None
    return directions.model_copy(update=unsaid)
