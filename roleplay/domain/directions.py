"""What the counterpart is to do in its next reply: all that a voice, built-in or model, is ever given.

Nothing locked is in here: of a hidden interest it holds at most the one line that may be said now, or the cue to drop.
"""

from typing import Literal

from roleplay.domain.base import Noun
from roleplay.domain.deal import Terms
from roleplay.domain.persona import Card, Situation
from roleplay.domain.state import Outcome, Phase

Warmth = Literal["guarded", "cool", "open", "warm"]
Heat = Literal["calm", "edgy", "irritated", "angry"]


class Tone(Noun):
    """How the next reply sounds (C.9)."""

    warmth: Warmth
    heat: Heat
    hurried: bool
    max_words: int


class Disclosure(Noun):
    """The one line of an interest that may be said now."""

    interest: str
    level: int
    line: str
    asked: bool = True
    """The learner's turn touched this interest, or asked without naming any; otherwise the line comes of itself."""


class Leak(Noun):
    """A cue to drop in passing."""

    interest: str
    line: str


class Verdict(Noun):
    """The director's answer to an offer. The voice never concedes without one.

    `clarify` asks about a value that is none of the options: `said` is the value, `wording` the one or two options
    next to it, which the counterpart could discuss, and `terms` is empty, for nothing stands yet.
    """

    kind: Literal["accept", "settle", "restate", "counter", "too_early", "refuse", "clarify"]
    terms: Terms = {}
    """Terms it speaks of: those accepted, settled or put in return."""
    wording: str = ""
    """The same terms in words."""
    issue: str = ""
    """Name of the issue it turns on, as people say it; "" where it is about several."""
    said: str = ""
    """Of `clarify`: the learner's value, as they said it."""
    beyond: bool = False
    """Of `clarify`: the value lies past all options, and `wording` is the one at that end."""
    reason: Literal["", "trust", "tension", "feeling", "value", "unknown_need", "incomplete"] = ""


class Directions(Noun):
    """Everything the voice needs for one reply."""

    turn: int
    card: Card
    phase: Phase
    tone: Tone
    reactions: tuple[Situation, ...] = ()
    """What the learner's turn set off, most important first."""
    answer: bool = True
    """Answer what was asked, as far as it is public."""
    guarded: bool = False
    """The learner touched something that is still locked: neither confirm nor deny it."""
    disclose: Disclosure | None = None
    cue: Leak | None = None
    feeling: int = 0
    """Emotion to voice: 0 none, 1 in passing, 2 plainly, 3 again and stronger."""
    earned: tuple[str, ...] = ()
    """Lines already said about interests, which may be referred to."""
    verdict: Verdict | None = None
    ending: Outcome | None = None


class Locked(Noun):
    """What must not be said yet. Read by the guard alone; it reaches no prompt and no voice."""

    texts: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
