"""The rubric as data: skills, anchors, moves with their effects and caps, and the numbers of the state machine."""

from typing import Literal

from pydantic import Field

from roleplay.domain.base import Noun, Skill
from roleplay.domain.dynamics import Difficulty as Difficulty
from roleplay.domain.dynamics import DifficultyRule as DifficultyRule
from roleplay.domain.dynamics import Dynamics as Dynamics
from roleplay.domain.dynamics import Effect as Effect


class MoveRule(Noun):
    """One thing a learner can do in a turn, what it does to the counterpart and what it does to the grade."""

    name: str
    kind: Literal["helpful", "harmful"]
    means: str
    """When it counts, in words for people and for the model that grades."""
    skill: Skill | None = None
    """Whose level sets the quality of a helpful move; None for a move of fixed size."""
    effect: Effect
    progress: float = 0
    """Base progress towards the disclosure of a targeted interest (C.4 step 6); 0 for most moves."""
    defuses: bool = False
    """A defusing move earns trust undamped however high the tension is."""
    caps: dict[Skill, int] = {}
    """Highest level each skill may reach in a turn that holds this move."""
    caps_if_pending: dict[Skill, int] = {}
    """Caps that hold only while an emotion of the counterpart's waits for acknowledgement."""


class Anchor(Noun):
    """What one level of one skill looks like."""

    level: int = Field(ge=0, le=4)
    means: str
    examples: tuple[str, ...]
    pitfalls: str = ""


class SkillRule(Noun):
    """One skill: its plain name, when it applies, and its five anchored levels."""

    name: Skill
    title: str
    applies: str
    context: str
    """The situation the anchor examples answer."""
    anchors: tuple[Anchor, ...]
    weight: float
    """Share of the overall score."""
    needs_turns: int
    """Applicable turns below which the score reads "not enough evidence"."""


class Band(Noun):
    """A named range of session scores, by its lower end."""

    name: str
    at_least: float


class MeasureRule(Noun):
    """Weights and thresholds of the session's figures (F)."""

    trust: float
    """Weight of trust in the relationship index; the weights sum to 1."""
    calm: float
    acknowledgement: float
    acknowledged: int
    """Validation level from which an explicit emotion counts as acknowledged."""
    pick_up_turns: int
    """Turns within which a cue can be picked up."""
    good_relationship: float
    """Relationship index from which the relationship was won."""
    good_surplus: float
    """Share of the possible surplus from which the deal was won."""
    asking: tuple[str, ...]
    """Moves that are questions."""


class Rubric(Noun):
    """Everything a grade rests on. `version` and `digest` are stored with every grade."""

    version: int
    digest: str = ""
    skills: tuple[SkillRule, ...]
    moves: tuple[MoveRule, ...]
    bands: tuple[Band, ...]
    measures: MeasureRule
    dynamics: Dynamics

    def move(self, name: str) -> MoveRule:
        """The rule for a move. Raises KeyError for a name the rubric does not hold."""
        return self._by_name[name]

    @property
    def _by_name(self) -> dict[str, MoveRule]:
        cached: dict[str, MoveRule] | None = self.__dict__.get("_moves_by_name")
        if cached is None:
            cached = {rule.name: rule for rule in self.moves}
            self.__dict__["_moves_by_name"] = cached
        return cached

    def skill(self, name: Skill) -> SkillRule:
        """The rule for a skill."""
        return next(rule for rule in self.skills if rule.name == name)

    def knows(self, name: str) -> bool:
        """Whether the rubric holds a move of this name."""
        return name in self._by_name
