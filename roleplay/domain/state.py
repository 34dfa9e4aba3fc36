"""The counterpart's inner state: the value that a session folds over its turns."""

from typing import Literal

from roleplay.domain.base import Noun
from roleplay.domain.deal import Deal, Terms

Phase = Literal["opening", "discovery", "problem_solving", "bargaining", "closing", "ended"]
Outcome = Literal["agreed", "walked", "stalled", "time", "no_deal", "open"]
"""`no_deal`: the learner declined. `open`: not ended, or the learner simply stopped."""
Source = Literal["", "cue", "told", "itself"]
"""What a waiting feeling showed in: a cue, something told, or it came up by itself."""

LEVELS = ("hidden", "hint", "partial", "full")


class InterestState(Noun):
    """How far one interest has come out. `level`: 0 hidden, 1 hint, 2 partial, 3 full."""

    id: str
    level: int = 0
    progress: float = 0
    """0-100."""
    understood: bool = False
    last_rise: int = -9
    cues: int = 0
    """Cues of this interest dropped so far."""
    unlocked: bool = False
    """A move that the interest insists on has been made."""


class State(Noun):
    """Trust, tension and patience (0-100) and all else the director remembers between turns."""

    seed: int = 0
    turn: int = 0
    trust: float
    tension: float
    patience: float
    baseline: float
    """Tension drifts back to this."""
    interests: tuple[InterestState, ...]
    budget: int
    phase: Phase = "opening"
    pending: int = 0
    """Emotion waiting for acknowledgement: 0 none, 1 cue, 2 explicit."""
    missed: int = 0
    """How often the waiting emotion was passed over or only tolerated."""
    felt_in: Source = ""
    """What the waiting emotion showed in."""
    voiced: int = -9
    """Turn in which an emotion was last voiced plainly."""
    floor: float = 0
    ceiling: float = 100
    frozen: int = 0
    """Turns for which nothing more is disclosed."""
    warned: bool = False
    deceived: bool = False
    thats_right: int = 0
    elements: int = 0
    """Most elements any summary has covered."""
    recent: tuple[tuple[str, ...], ...] = ()
    """Moves of the last three learner turns, oldest first."""
    argued: int = 0
    """Consecutive turns of arguing."""
    soft_yes: bool = False
    rapport: bool = False
    """A personal word was said."""
    rushed: bool = False
    """Business was begun before any personal word, and it was held against the learner."""
    option_voiced: bool = False
    last_cue: int = 0
    """Turn of the last cue dropped."""
    table: Terms = {}
    """Latest option the learner put for each issue."""
    counter: Terms = {}
    """Terms the counterpart last put."""
    settled: Terms = {}
    """Issues agreed one by one."""
    agreed: bool = False
    """The terms on the table are acceptable and wait to be said back."""
    owes: int = 0
    """Turns left in which the counterpart will answer a labelled concession with a step of its own."""
    outcome: Outcome = "open"
    deal: Deal | None = None

    def interest(self, interest_id: str) -> InterestState:
        """State of one interest. Raises KeyError."""
        for interest in self.interests:
            if interest.id == interest_id:
                return interest
        raise KeyError(interest_id)

    @property
    def ended(self) -> bool:
        """Whether the conversation is over."""
        return self.phase == "ended"
