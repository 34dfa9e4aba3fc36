"""What a graded call came to. Everything in it is counted or quoted; too little evidence is told, never filled in."""

from roleplay.domain.assessment import Assessment
from roleplay.domain.base import Noun, Skill
from roleplay.domain.reading import Emotion
from roleplay.rules.scores import Scores


class Heard(Noun):
    """Somebody's words and when they were said."""

    speaker: str
    text: str
    start: float | None = None


class CallMoment(Noun):
    """One of the learner's turns that is worth a look."""

    number: int
    """Of the learner's turns, from 1."""
    said: Heard
    answered: Heard | None
    """What it was an answer to."""
    assessment: Assessment
    """Its grade, with the evidence and the better line; without the reading it rests on."""
    line: int = 0
    """Line of the transcript."""


class MissedOpening(Noun):
    """A feeling or a worry of theirs that the next turn left unanswered."""

    emotion: Emotion
    theirs: Heard
    answer: Heard
    """What the learner said next."""
    better: str = ""
    """A line that would have answered, graded by the same rules; empty where none was found."""


class Figure(Noun):
    """One number about the talk. `value` is None where there is not enough to go by."""

    name: str
    title: str
    shown: str
    """The value as people read it, or "not enough evidence"."""
    value: float | None
    of: int
    """How many things it was counted from."""
    counted: str
    """What those things are: "questions", "words"…"""
    reference: str = ""
    """What is usual, and where that is known from."""


class Stretch(Noun):
    """One turn on the time line. Places are shares of the whole call, 0-1."""

    own: bool
    at: float
    width: float
    number: int = 0
    level: int | None = None
    """Lowest level of the turn where it was graded."""
    best: int | None = None
    """Highest level of it."""


class Advised(Noun):
    """The pattern that cost most, or the one thing to do next time."""

    title: str
    text: str
    example: str = ""
    """A better line from this very call."""
    skill: Skill | None = None


class CallReport(Noun):
    """Feedback on one speaker of a call."""

    name: str
    """Of the transcript."""
    format: str
    speaker: str
    colleagues: tuple[str, ...]
    others: tuple[str, ...]
    seconds: float | None
    turns: int
    """Graded turns of the speaker's."""
    degraded: int
    """Those of them that the built-in rules graded because the model could not."""
    ungraded: int
    """Turns without a grade; they are in no score."""
    source: str
    """"builtin", or the name of the model that graded."""
    input_tokens: int = 0
    """What the model took for these grades, failed tries included; 0 without one."""
    output_tokens: int = 0
    rubric: str
    """Digest of the rubric."""
    scores: Scores
    held: dict[Skill, float]
    """Skills whose score was held down by harm, and at what (B.6)."""
    figures: tuple[Figure, ...]
    best: tuple[CallMoment, ...]
    costly: tuple[CallMoment, ...]
    openings: int
    """Feelings of theirs that the speaker had a turn to answer."""
    missed: tuple[MissedOpening, ...]
    """The plainest of those left unanswered, at most `MISSED_SHOWN`, as they came."""
    missed_in_all: int
    pattern: Advised | None
    focus: Advised | None
    timeline: tuple[Stretch, ...]
    notes: tuple[str, ...] = ()
