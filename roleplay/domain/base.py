"""What every noun shares: frozen, closed to unknown fields, and written down the same way everywhere."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Skill = Literal["collaboration", "curiosity", "validation"]
"""The three graded skills; C, Q and V in the rubric's own notation."""

SKILLS: tuple[Skill, ...] = ("collaboration", "curiosity", "validation")

Speaker = Literal["learner", "counterpart"]


class Noun(BaseModel):
    """A frozen value. Unknown fields are refused, so a stored turn can never be read as something it is not."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Said(Noun):
    """One utterance of the conversation."""

    speaker: Speaker
    text: str
