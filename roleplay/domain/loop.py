"""What a learner writes down around a conversation: before it, and after it (E.1)."""

from typing import Literal

from pydantic import Field

from roleplay.domain.base import Noun, Skill
from roleplay.domain.session import Mode

Weight = Literal["essential", "important", "negotiable"]
Bearing = Literal["hurts", "neutral", "helps"]
"""What a concession does to the relationship."""
Heard = Literal["said", "implied", "assumed"]
"""How the learner came to know of a reason: it was told, it was between the lines, they took it for granted."""

TEXT = 600
"""Most characters of one answer."""


class OwnInterest(Noun):
    """Something the learner needs, and how much."""

    text: str = Field(max_length=TEXT)
    weight: Weight = "important"


class Guess(Noun):
    """What the learner believes to be behind the other side's position."""

    text: str = Field(max_length=TEXT)
    confidence: int = Field(default=50, ge=0, le=100)
    """How sure they are, in per cent."""


class Concession(Noun):
    """What the learner could give, and what for."""

    give: str = Field(max_length=TEXT)
    for_: str = Field(default="", max_length=TEXT)
    """What they want in return."""
    bearing: Bearing = "neutral"


class Expected(Noun):
    """An objection that is expected, and the label planned for it."""

    says: str = Field(max_length=TEXT)
    label: str = Field(default="", max_length=TEXT)


class Preparation(Noun):
    """What was prepared for one conversation. Everything may be left empty."""

    mine: tuple[OwnInterest, ...] = ()
    theirs: tuple[Guess, ...] = ()
    concessions: tuple[Concession, ...] = ()
    pressures: str = Field(default="", max_length=TEXT)
    win_at_work: str = Field(default="", max_length=TEXT)
    """What would be a win for them, in their job."""
    win_personal: str = Field(default="", max_length=TEXT)
    questions: tuple[str, ...] = ()
    objections: tuple[Expected, ...] = ()
    shared_goal: str = Field(default="", max_length=TEXT)
    alternative: str = Field(default="", max_length=TEXT)
    """What the learner does without an agreement (BATNA)."""
    least: str = Field(default="", max_length=TEXT)
    """The least they would sign (reservation value), in words."""
    principles: tuple[str, ...] = ()
    """What they will not trade."""
    triggers: str = Field(default="", max_length=TEXT)
    """What makes them lose their calm, and what they will do then."""
    pace: Literal["", "calm and slow", "warm", "brisk", "formal"] = ""
    focus: Skill | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return self == Preparation(focus=self.focus)


    @property
    def filled(self) -> "Preparation":
        """The same without the rows that were left empty."""
        return self.model_copy(update={
            "mine": tuple(one for one in self.mine if one.text.strip()),
            "theirs": tuple(one for one in self.theirs if one.text.strip()),
            "concessions": tuple(one for one in self.concessions if one.give.strip()),
            "questions": tuple(one for one in self.questions if one.strip()),
            "objections": tuple(one for one in self.objections if one.says.strip() or one.label.strip()),
            "principles": tuple(one for one in self.principles if one.strip()),
        })


class Draft(Noun):
    """A preparation that is being written, for a counterpart rather than a session yet."""

    preparation: Preparation = Field(default_factory=Preparation)
    mode: Mode | None = None
    """None as long as the suggested one was not changed."""
    full: bool = False
    """The long form was opened."""


class Reflection(Noun):
    """What the learner says of a conversation, before the debrief says anything (E.1 step 4 and 5)."""

    worked: str = Field(default="", max_length=TEXT)
    did_not: str = Field(default="", max_length=TEXT)
    why: str = Field(default="", max_length=TEXT)
    understood: int | None = Field(default=None, ge=0, le=10)
    """"Did I truly understand, or wait for my turn?", 0-10."""
    wished: tuple[str, ...] = ()
    """Two questions they wish they had asked."""
    next_time: str = Field(default="", max_length=TEXT)
    comfortable: str = Field(default="", max_length=TEXT)
    """"Would you be comfortable if they saw your notes?\""""
    revealed: bool = False
    """They chose to see what was hidden although they may still meet it in a retry."""
    hits: dict[int, bool] = {}
    """Whether a prepared guess was right, as the learner sees it; by its place in the preparation, from 0."""
    kept: dict[int, bool] = {}
    """Whether something essential was kept, as the learner sees it; by its place among the own interests, from 0."""
    heard_as: dict[str, Heard] = {}
    """How they came to know of each interest, by its id."""

    @property
    def is_begun(self) -> bool:
        """Whether any of the first questions was answered."""
        return bool(self.worked or self.did_not or self.why) or self.understood is not None


class Commitment(Noun):
    """What the learner will do in a real conversation, and what came of it."""

    text: str = Field(max_length=TEXT)
    when: str = Field(default="", max_length=TEXT)
    outcome: str = Field(default="", max_length=TEXT)
    satisfaction: int | None = Field(default=None, ge=1, le=7)
    """How content they were with it afterwards, 1-7."""
