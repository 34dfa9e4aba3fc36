"""The rubric as data: skills, anchors, moves with their effects and caps, and the numbers of the state machine."""

from typing import Literal

from pydantic import Field

from roleplay.domain.base import Noun, Skill

Difficulty = Literal["easy", "medium", "hard", "expert"]


class Effect(Noun):
    """Change to the counterpart at full quality, in points of the 0-100 scales, before multipliers."""

    trust: float = 0
    tension: float = 0
    patience: float = 0


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


class DifficultyRule(Noun):
    """Where a counterpart starts and how fast it moves (C.4, C.7)."""

    trust: float
    tension: float
    patience: float
    budget: int
    gain: float
    harm: float
    acceptance_trust: float
    """Trust below which no offer is accepted."""


class Dynamics(Noun):
    """Numbers of the counterpart's state machine (domain sections C.4 to C.8)."""

    quality: tuple[float, float, float, float, float]
    """Factor by level 0-4."""
    quality_unscored: float
    repeat: tuple[float, ...]
    """Factor by number of uses in the last three learner turns."""
    trust_by_depth: dict[int, tuple[float, float, float]]
    """Trust needed for hint, partial, full by depth of the interest."""
    progress_by_level: tuple[float, float, float]
    tension_by_level: tuple[float, float, float]
    difficulties: dict[Difficulty, DifficultyRule]


class Band(Noun):
    """A named range of session scores, by its lower end."""

    name: str
    at_least: float


class Rubric(Noun):
    """Everything a grade rests on. `version` and `digest` are stored with every grade."""

    version: int
    digest: str = ""
    skills: tuple[SkillRule, ...]
    moves: tuple[MoveRule, ...]
    bands: tuple[Band, ...]
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
