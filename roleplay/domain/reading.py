"""What was read in one learner turn: moves with spans, opportunities, levels, the offer made."""

from typing import Literal

from pydantic import Field

from roleplay.domain.base import Noun, Said, Skill
from roleplay.domain.deal import Offer, Standing
from roleplay.domain.persona import Element, Fact, Issue, Topic

Emotion = Literal["none", "cue", "explicit"]
Flag = Literal["addresses_grader", "gaming", "assisted", "foreign", "empty", "no_words"]
Levels = dict[Skill, int | None]
"""Level 0-4 a skill, None where the turn gave no opportunity."""

NO_LEVELS: Levels = {"collaboration": None, "curiosity": None, "validation": None}


class Context(Noun):
    """What a reader of one turn may know. Holds nothing that is locked."""

    said: tuple[Said, ...] = ()
    """Earlier turns, oldest first."""
    scenario: str = ""
    facts: tuple[Fact, ...] = ()
    topics: tuple[Topic, ...] = ()
    elements: tuple[Element, ...] = ()
    issues: tuple[Issue, ...] = ()
    standing: Standing = Field(default_factory=Standing)
    """Each side's last word on the issues."""
    pending: int | None = None
    """Emotion waiting for acknowledgement: 0 none, 1 cue, 2 explicit; None = read it from the words."""
    informed: bool = False
    """At least one interest is partly known."""
    hints: tuple[str, ...] = ()
    """Example lines the learner has been shown; a turn that repeats one is marked as assisted."""


class Observation(Noun):
    """A move, with the learner's own words as evidence: `words[start:end] == quote`, always."""

    move: str
    quote: str
    start: int
    end: int
    interest: str | None = None


class Opportunity(Noun):
    """What the counterpart's last message, and the learner's kind of turn, made room for (B.2)."""

    emotion: Emotion = "none"
    content: bool = False
    curiosity: bool = True
    collaboration: bool = True
    validation: bool = False
    weight: int = 1
    """2 for the moments that count double."""


class Cap(Noun):
    """A ceiling that lowered, or would have lowered, a level."""

    skill: Skill
    level: int
    move: str


class Reading(Noun):
    """A learner turn as the director takes it."""

    moves: tuple[Observation, ...] = ()
    opportunity: Opportunity = Field(default_factory=Opportunity)
    levels: Levels = Field(default_factory=lambda: dict(NO_LEVELS))
    caps: tuple[Cap, ...] = ()
    flags: tuple[Flag, ...] = ()
    probabilities: dict[Skill, float] = Field(default_factory=dict)
    """How likely the turn does the thing at all, 0-1; for ranking."""
    targets: tuple[str, ...] = ()
    """Interests the turn touches."""
    elements: tuple[str, ...] = ()
    """Elements of the counterpart's point of view that a summary covered."""
    offer: Offer | None = None
    leaves: bool = False
    """The learner declines and ends the talk."""

    def did(self, *names: str) -> bool:
        """Whether the turn holds any of these moves."""
        return any(m.move in names for m in self.moves)

    @property
    def move_names(self) -> tuple[str, ...]:
        """The moves of the turn, each once, in the order they were made."""
        return tuple(dict.fromkeys(m.move for m in self.moves))
