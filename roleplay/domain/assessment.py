"""What the learner is told about one turn."""

from typing import Literal

from pydantic import Field

from roleplay.domain.base import SKILLS, Noun, Skill
from roleplay.domain.reading import Cap, Flag, Levels, Observation, Opportunity, Reading

Status = Literal["graded", "degraded", "ungraded"]


class Advice(Noun):
    """One thing to keep, one to try, and a better line that has itself been graded."""

    keep: str = ""
    try_: str = ""
    rewrite: str = ""


class Assessment(Noun):
    """A graded turn. `ungraded` carries a reason and no levels: a number is never invented."""

    status: Status
    source: str
    """"builtin", or the name of the model that graded."""
    reason: str | None = None
    """Why the grade is degraded or missing, for people."""
    levels: Levels
    opportunity: Opportunity = Field(default_factory=Opportunity)
    moves: tuple[Observation, ...] = ()
    caps: tuple[Cap, ...] = ()
    flags: tuple[Flag, ...] = ()
    advice: Advice = Field(default_factory=Advice)
    opinions: tuple[Levels, ...] = ()
    """What each of two readings by a model said, where a second opinion was asked for; `levels` is what counts."""
    dropped: int = 0
    """Claims of the model that had no proof in the learner's words."""
    reading: Reading | None = None
    """What the director may take from this assessment; None where nothing was graded."""
    rubric: str = ""
    """Digest of the rubric it rests on."""
    prompt: str = ""
    """Name, version and digest of the prompt file by which a model graded."""

    @property
    def disputed(self) -> tuple[Skill, ...]:
        """The skills on which two readings of the turn differ."""
        if len(self.opinions) < 2:
            return ()
        one, other = self.opinions
        return tuple(skill for skill in SKILLS if one.get(skill) != other.get(skill))
