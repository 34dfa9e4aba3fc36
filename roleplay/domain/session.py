"""Sessions and turns as they are kept."""

from datetime import datetime
from typing import Literal

from pydantic import JsonValue

from roleplay.domain.assessment import Assessment
from roleplay.domain.base import Noun, Skill
from roleplay.domain.directions import Directions
from roleplay.domain.reading import Reading
from roleplay.domain.state import Outcome

UsageSource = Literal["reported", "counted", "estimated"]


class Usage(Noun):
    """Tokens and time of one model call. `source` says how the tokens are known."""

    role: Literal["counterpart", "evaluator", "author"]
    model: str
    input_tokens: int
    output_tokens: int
    cached_tokens: int = 0
    source: UsageSource
    first_token_seconds: float | None = None
    seconds: float


class Spoken(Noun):
    """A finished reply and where it came from."""

    text: str
    source: str
    """"builtin", or the name of the model that spoke."""
    retaken: bool = False
    """A first try was withheld by the guard."""
    stood_in: bool = False
    """The built-in line stood in for what the model said."""
    findings: tuple[str, ...] = ()
    """What the guard found, in words without the text itself."""
    interrupted: bool = False
    prompt: str = ""
    """Name, version and digest of the prompt file; empty for the built-in voice."""
    usage: tuple[Usage, ...] = ()


TurnStatus = Literal["open", "replied", "closed"]
"""`open`: the learner's words are kept, no whole reply yet. `replied`: no grade yet. `closed`: both are in."""


class Turn(Noun):
    """One learner turn and all that came of it. Numbered from 1 within its session."""

    session: str
    number: int
    status: TurnStatus
    words: str
    partial: str = ""
    """As much of an unfinished reply as was shown."""
    failure: str = ""
    """Why the last try at a reply failed, for people."""
    reading: Reading | None = None
    directions: Directions | None = None
    reply: Spoken | None = None
    assessment: Assessment | None = None
    usage: tuple[Usage, ...] = ()
    """Model calls of the evaluator for this turn, and of the counterpart where they came to no reply."""
    created: datetime
    closed: datetime | None = None


Mode = Literal["learn", "practise", "perform"]
"""How much of the feedback is shown during a session, and which hints there are: all, some, none."""

LOCAL = "local"
"""The learner where nobody signs in: whoever sits at this computer."""


class Session(Noun):
    """One conversation with one counterpart. `persona` and `rubric` are digests of the content it is played by."""

    id: str
    persona_id: str
    persona: str
    rubric: str
    seed: int
    model: str
    """"builtin", or the name of the counterpart's model."""
    opening: str
    title: str
    root: str
    """First session of its family of attempts; its own id where it was not forked."""
    forked_from: str | None = None
    forked_at: int | None = None
    """Number of the turn that was taken again."""
    outcome: Outcome | None = None
    """None while it is going on."""
    learner: str = LOCAL
    mode: Mode = "learn"
    focus: Skill | None = None
    """The skill that the learner chose to watch."""
    variant: int = 0
    """Which variant of the counterpart is played; 0 is the counterpart as written."""
    created: datetime
    updated: datetime


class Paper(Noun):
    """Something of a learner's beside the turns: a preparation, a reflection, a hint taken, a drill answered.

    `learner`, `kind` and `key` name it; what is in `body` is the affair of those who wrote it.
    """

    learner: str = LOCAL
    kind: str
    key: str
    session: str | None = None
    """The session it belongs to and is deleted with."""
    body: dict[str, JsonValue]
    created: datetime
    updated: datetime
