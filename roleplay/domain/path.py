"""A course of days: what is to be done on each, and the gate at its end (E.6). Written in prompts/path.yaml."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from roleplay.domain.base import Noun
from roleplay.domain.session import Mode

By = Literal["you", "peer", "manager"]
Measure = Literal["overall", "collaboration", "curiosity", "validation", "acknowledgement", "efficiency", "discovery"]
"""Scores are 0-100, the last three shares 0-1."""


class Work(Noun):
    """One thing to do. Exactly one of `play`, `drill`, `watch` and `tick` says what."""

    play: tuple[str, ...] = ()
    """Counterparts, of which one is played to its end."""
    mode: Mode | None = None
    variant: bool = False
    """Not as written: in a variant."""
    times: int = Field(default=1, ge=1)
    drill: str = ""
    watch: str = ""
    """Counterpart whose expert run is watched; ticked by hand."""
    tick: str = ""
    """What is done away from the app, or cannot be seen by it."""
    by: By = "you"


class Gate(Noun):
    """What has to hold for a day to be passed; checked by code in what is kept."""

    text: str
    drill: str = ""
    """A round of this drill was passed."""
    play: tuple[str, ...] = ()
    """One finished session with any of these meets `least`, `no_harm` and `understood_first`."""
    mode: Mode | None = None
    least: dict[Measure, float] = {}
    no_harm: bool = False
    """No turn did harm that was not owned."""
    understood_first: bool = False
    """Something of an interest was known before the first offer."""
    certified: bool = False


class Day(Noun):
    """One day of the course."""

    day: int = Field(ge=1)
    theme: str
    why: str
    work: tuple[Work, ...] = Field(min_length=1)
    gate: Gate


class Path(Noun):
    """The whole course."""

    title: str
    after: str
    """What comes when it is over."""
    days: tuple[Day, ...] = Field(min_length=1)


class Tick(Noun):
    """Something ticked off by hand. Kept as a paper of the kind "path"."""

    note: str = Field(default="", max_length=600)
    at: datetime
