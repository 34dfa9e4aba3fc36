"""One learner turn as it meets the counterpart: the state before it, what was read in it, what the rubric says."""

from dataclasses import dataclass
from functools import cached_property

from roleplay.domain.base import Skill
from roleplay.domain.directions import Directions
from roleplay.domain.dynamics import DifficultyRule, Dynamics, Effect
from roleplay.domain.persona import Interest, Persona
from roleplay.domain.reading import Flag, Reading
from roleplay.domain.rubric import MoveRule, Rubric
from roleplay.domain.state import Source, State

RECENT = 3
"""Learner turns that repetition is counted over (C.4 step 1)."""


NOISE: tuple[Flag, ...] = ("addresses_grader", "foreign", "empty", "no_words")


def clamp(value: float, low: float, high: float) -> float:
    """The value, or the nearer end of the range."""
    return max(low, min(high, value))


@dataclass(frozen=True)
class Moment:
    """A learner turn before the counterpart. `before` is the state it was said in."""

    before: State
    reading: Reading
    persona: Persona
    rubric: Rubric
    voiced: Directions | None = None
    """What the counterpart answered to this turn already; then it decides nothing anew, for it cannot be un-said."""
    parting: bool = False
    """The reply to this turn is a goodbye: nothing comes out in it."""

    @property
    def turn(self) -> int:
        """Number of this learner turn, from 1."""
        return self.before.turn + 1

    @cached_property
    def dynamics(self) -> Dynamics:
        """The numbers of the state machine."""
        return self.rubric.dynamics

    @cached_property
    def difficulty(self) -> DifficultyRule:
        """The numbers of this persona's difficulty."""
        return self.rubric.dynamics.difficulties[self.persona.difficulty]

    @cached_property
    def noise(self) -> bool:
        """The turn says nothing to anybody here: no words, another language, or words meant for somebody else."""
        return any(flag in NOISE for flag in self.reading.flags)

    @cached_property
    def moves(self) -> tuple[MoveRule, ...]:
        """The moves of the turn, each once; names that this rubric does not hold are passed over."""
        return tuple(self.rubric.move(name) for name in self.reading.move_names if self.rubric.knows(name))

    def did(self, *names: str) -> bool:
        """Whether the turn holds any of these moves."""
        return not self._names.isdisjoint(names)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(move.name for move in self.moves)

    def level(self, skill: Skill) -> int | None:
        """The turn's level in a skill. A deep question put before there is any trust counts as 3 at most (B.3)."""
        level = self.reading.levels.get(skill)
        probes = skill == "curiosity" and level == 4 and self.reading.targets
        return 3 if probes and self.before.trust < self.dynamics.gain.probe_trust else level

    def at_least(self, skill: Skill, level: int) -> bool:
        """Whether the turn was scored in this skill, at this level or above."""
        scored = self.level(skill)
        return scored is not None and scored >= level

    def quality(self, move: MoveRule) -> float:
        """Factor for how well the move was made: by the level of its skill; 1 for a move of fixed size."""
        if move.skill is None:
            return 1.0
        level = self.level(move.skill)
        return self.dynamics.quality_unscored if level is None else self.dynamics.quality[level]

    def repeat(self, move: MoveRule) -> float:
        """Factor for how often the move was made in the last three turns."""
        uses = sum(move.name in turn for turn in self.before.recent)
        return self.dynamics.repeat[min(uses, len(self.dynamics.repeat) - 1)]

    @cached_property
    def _style(self) -> tuple[dict[str, float], dict[str, float]]:
        factors: dict[str, float] = {}
        progress: dict[str, float] = {}
        for trait in self.dynamics.style.traits:
            if getattr(self.persona.style, trait.trait) == trait.value:
                for name, factor in trait.moves.items():
                    factors[name] = factors.get(name, 1.0) * factor
                progress |= trait.progress
        return factors, progress

    def factor(self, move: MoveRule) -> float:
        """How much more, or less, this person minds the move: its style and its triggers (C.6)."""
        return self._style[0].get(move.name, 1.0) * self.persona.triggers.get(move.name, 1.0)

    def progress(self, move: MoveRule) -> float:
        """Base progress of the move towards a disclosure, with this person (C.4 step 6, C.6)."""
        return move.progress or self._style[1].get(move.name, 0.0)

    @property
    def known(self) -> bool:
        """At least one interest was partly known before the turn."""
        return any(interest.level >= PARTIAL for interest in self.before.interests)

    def opens(self, interest: Interest) -> tuple[str, ...]:
        """The moves one of which this interest insists on before it is more than hinted at; empty where any will do."""
        if not interest.needs_move and interest.why_hidden == "unaware":
            return self.dynamics.opening.unaware
        return interest.needs_move


HINT, PARTIAL, FULL = 1, 2, 3


def waits(state: State, pending: int, source: Source) -> State:
    """The state in which a fresh feeling waits to be acknowledged."""
    return state.model_copy(update={"pending": pending, "missed": 0, "felt_in": source})


def settled(state: State) -> State:
    """The state in which no feeling waits."""
    return waits(state, 0, "")


def moved(state: State, by: Effect) -> State:
    """The state after this change, every value kept within 0-100, and trust within its floor and ceiling."""
    return state.model_copy(update={
        "trust": clamp(state.trust + by.trust, state.floor, state.ceiling),
        "tension": clamp(state.tension + by.tension, 0, 100),
        "patience": clamp(state.patience + by.patience, 0, 100),
    })
