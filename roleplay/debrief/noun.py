"""The debrief of one session. Everything in it is counted, quoted or graded; too little evidence is told as such."""

from typing import Literal

from roleplay.debrief.summary import Summary
from roleplay.domain.base import Noun, Skill
from roleplay.domain.loop import Bearing, Commitment, Heard, Reflection
from roleplay.domain.session import Mode
from roleplay.rules.closing import Episode, Part
from roleplay.rules.looking_back import Asked, Traded
from roleplay.rules.metrics import Family

NO_EVIDENCE = "not enough evidence"

Standing = Literal["found", "hinted", "missed"]


class Quote(Noun):
    """Words of one turn."""

    turn: int
    words: str
    level: int | None = None


class Meters(Noun):
    """Trust, tension and patience (0-100) after a turn; turn 0 is the start. Simulated."""

    turn: int
    trust: float
    tension: float
    patience: float


class View(Noun):
    """How the counterpart would rate one side of the talk, 1-7, in their own voice. Simulated."""

    family: Family
    title: str
    rating: float | None
    says: str


class Cue(Noun):
    """A hint that was dropped, what became of it, and what would have taken it up."""

    turn: int
    """Turn in whose reply it was dropped."""
    line: str
    taken_up: int | None
    answered: int | None
    answer: str = ""
    """What the learner said next, where that passed it by."""
    move: str = ""
    """The move of a line that would have taken it up, for people."""
    skill: Skill | None = None
    level: int | None = None
    """At which that line is graded."""
    better: str = ""


class Told(Noun):
    """What the counterpart said of an interest, and when."""

    turn: int
    level: int
    line: str


class Reason(Noun):
    """One hidden interest. What did not come out is in here only where the learner asked to see it."""

    id: str
    name: str
    """Its topic where anything came out or it was revealed, else "Reason 2"."""
    standing: Standing
    level: int
    statement: str = ""
    """The reason itself; empty while it is locked."""
    told: tuple[Told, ...] = ()
    cues: tuple[Cue, ...] = ()
    heard: Heard | None = None
    """How the learner came to know of it: as they ticked, else as the turns suggest."""


class Guessed(Noun):
    """One prepared guess against what turned out."""

    text: str
    confidence: int
    standing: Literal["right", "wrong", "open"]
    """`open`: it cannot be told without giving away what is still hidden."""
    about: str = ""
    """Name of the interest it hit."""
    ticked: bool = False
    """The learner decided it."""


class Skilled(Noun):
    """One skill over the session."""

    skill: Skill
    title: str
    score: float | None
    told: str
    best: Quote | None = None
    weakest: Quote | None = None


class Advised(Noun):
    """One thing to do next time, or the pattern that cost most."""

    title: str
    text: str
    example: str = ""
    area: Literal["communication", "agenda setting", "stakeholder engagement"] = "communication"
    skill: Skill | None = None


class Rewrite(Noun):
    """A turn said better; the line was graded in the same moment by the same rules."""

    turn: int
    theirs: str
    words: str
    skill: Skill
    level: int | None
    line: str
    reached: int


class Term(Noun):
    """One agreed term, what it is worth, how the learner came to it, and what had been planned."""

    issue: str
    option: str
    learner: int
    counterpart: int
    best: int
    how: Traded
    turn: int | None
    why: str
    planned: str = ""
    """What the learner had planned to give here, and for what; empty where nothing was."""
    bearing: Bearing | None = None


class Essential(Noun):
    """Something the learner listed as essential."""

    text: str
    kept: bool | None
    ticked: bool = False


class ClosingPart(Noun):
    """One of the six parts of a good closing."""

    part: Part
    title: str
    done: bool


class Spoke(Noun):
    """One of the eight spokes, 0-100."""

    name: str
    title: str
    value: float | None
    told: str


class Measure(Noun):
    """One figure, what it was counted from, what it means and what is aimed at."""

    name: str
    title: str
    shown: str
    value: float | None
    of: int | None = None
    counted: str = ""
    means: str
    target: str = ""
    met: bool | None = None
    """Whether the target is met; None where there is none or nothing to go by."""
    simulated: bool = False
    """Taken from the simulation's own state, which is no fact about people."""


class Next(Noun):
    """What to do next, and why. `page` says where: this session's `turn` again, a drill, another counterpart."""

    page: Literal["retry", "variant", "drill", "library"]
    title: str
    why: str
    turn: int | None = None
    skill: Skill | None = None


class Debrief(Noun):
    """All sections of a debrief, in the order they are read."""

    session: str
    persona_id: str
    persona: str
    role: str
    title: str
    date: str
    mode: Mode
    voice: str
    turns: int
    revealed: bool
    reflection: Reflection
    commitment: Commitment | None
    summary: Summary
    course: tuple[Meters, ...]
    views: tuple[View, ...]
    reasons: tuple[Reason, ...]
    guesses: tuple[Guessed, ...]
    f1: float | None
    """Of the guesses; None without guesses, or while it would give away what is hidden."""
    skills: tuple[Skilled, ...]
    pattern: Advised | None
    rewrites: tuple[Rewrite, ...]
    deal: tuple[Term, ...]
    deal_told: tuple[str, ...]
    essentials: tuple[Essential, ...]
    closing: tuple[ClosingPart, ...]
    """Empty without an agreement."""
    episodes: tuple[Episode, ...]
    spokes: tuple[Spoke, ...]
    measures: tuple[Measure, ...]
    asked: dict[Asked, int]
    adapted: Quote | None
    held: Quote | None
    """A turn in which the learner stood by their own need without harm."""
    hints: int
    advice: tuple[Advised, ...]
    """At most two."""
    next: tuple[Next, ...]
