"""Figures of a session: what was found out, the relationship, the talk, and the deal (F).

Two ledgers stand side by side: relationship and deal. Where there is too little to go by a figure is None, never 0.
Figures of the counterpart's state are the simulation's own; those of talk are counted from what was said.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from pydantic import Field

from roleplay.domain.base import Noun, Skill
from roleplay.domain.persona import Persona
from roleplay.domain.reading import Reading
from roleplay.domain.rubric import MeasureRule, Rubric
from roleplay.domain.session import Turn
from roleplay.domain.state import State
from roleplay.rules import deal, director
from roleplay.rules.closing import Closing, closing, durability
from roleplay.rules.scores import graded_turn, score
from roleplay.rules.talk import Talk, Uttered, talk

Quadrant = Literal["won both", "bought peace", "won price, lost relationship", "lost both"]

Family = Literal["instrumental", "self", "process", "relationship"]
"""What people take away from a negotiation: terms, face, fairness of the process, relationship (Curhan 2006)."""
Ratings = dict[Family, float]

PROCESS_WEIGHTS: dict[Skill, float] = {"validation": 0.5, "collaboration": 0.3, "curiosity": 0.2}
FACE_LOSSES = frozenset({"dismiss", "blame", "label_as_accusation"})


class Figures(Noun):
    """One session in numbers. Shares are 0-1; points and indices 0-100."""

    turns: int
    discovery: float | None = None
    """IDR: how much of the hidden interests came out, weighted by importance."""
    found: tuple[str, ...] = ()
    """Interests that came out in full."""
    hinted: tuple[str, ...] = ()
    """Interests of which something came out."""
    hidden: tuple[str, ...] = ()
    relationship: float | None = None
    """RI: trust, calm, and emotions acknowledged."""
    relationship_change: float | None = None
    """RI at the end less RI at the start."""
    emotions: int = 0
    """Explicit emotions that the learner had a turn to answer."""
    acknowledgement: float | None = None
    """Share of these acknowledged at once."""
    cues: int = 0
    """Cues dropped that the learner had a turn to pick up."""
    cue_pickup: float | None = None
    talk: Talk = Field(default_factory=lambda: Talk(turns=0, words=0))
    """How the learner talked."""
    theirs: Ratings = Field(default_factory=dict)
    """The counterpart's own view of the four outcome families, 1-7; empty before the first answered turn."""
    turns_to_agreement: int | None = None
    minutes: float | None = None
    """From the first word of the learner's to the last grade of an agreement."""
    budget_used: float | None = None
    """Turns to agreement by the turns there are; say it only beside the efficiency: fast bad deals are easy."""
    closing: Closing | None = None
    """How an agreement was closed."""
    durability: float | None = None
    """How likely the agreement lasts, 0-1, in the simulation."""
    learner_points: float | None = None
    counterpart_points: float | None = None
    joint: float | None = None
    integrative_index: float | None = None
    """Joint points above the midpoint deal, as a share of the most there are; -1 to 1."""
    efficiency: float | None = None
    """PE: share of possible deals that are not better for one side without loss to the other."""
    own_surplus: float | None = None
    """Points above the learner's alternative, as a share of all there are; below 0 leaving was better."""
    quadrant: Quadrant | None = None
    integrative: bool | None = None
    """Whether the agreement makes use of both sides' interests; None without one."""
    no_deal_justified: bool | None = None
    """Whether leaving was right: no deal in reach beat the learner's alternative. None unless the learner left."""


class Rate(NamedTuple):
    """How often something was done, out of how many chances."""

    done: int
    chances: int

    @property
    def share(self) -> float | None:
        """Done by chances; None without any."""
        return self.done / self.chances if self.chances else None


def figures(persona: Persona, rubric: Rubric, state: State, turns: Sequence[Turn], opening: str = "") -> Figures:
    """The figures of a session that came to `state` by these turns; `opening` counts among the counterpart's words."""
    answered = [turn for turn in turns if turn.reading is not None and turn.status != "open"]
    if not answered:
        return Figures(turns=0, hidden=tuple(interest.id for interest in persona.interests))
    emotions, picked = acknowledged(persona, rubric, state.seed, answered), picked_up(rubric, answered)
    start = director.begin(persona, rubric, state.seed)
    index = relationship(rubric.measures, state, emotions.share)
    known = {interest.id: interest.level for interest in state.interests}
    found = Figures(
        turns=len(answered), discovery=discovery(persona, state),
        found=tuple(i for i, level in known.items() if level == 3),
        hinted=tuple(i for i, level in known.items() if level in (1, 2)),
        hidden=tuple(i for i, level in known.items() if level == 0),
        relationship=index, relationship_change=index - relationship(rubric.measures, start, None),
        emotions=emotions.chances, acknowledgement=emotions.share, cues=picked.chances, cue_pickup=picked.share,
        talk=talk(uttered(answered, opening), rubric), theirs=ratings(rubric, state, answered, index))
    bargain = _bargain(persona, rubric, state, index)
    return found.model_copy(update=bargain | _agreement(persona, state, answered, index))


def discovery(persona: Persona, state: State) -> float:
    """IDR = Σ importance · level / (3 · Σ importance)."""
    whole = sum(interest.importance for interest in persona.interests)
    return sum(i.importance * state.interest(i.id).level for i in persona.interests) / (3 * whole)


def relationship(rule: MeasureRule, state: State, acknowledgement: float | None) -> float:
    """RI = .50 · trust + .30 · (100 - tension) + .20 · 100 · acknowledgement; the last falls away without emotions."""
    base = rule.trust * state.trust + rule.calm * (100 - state.tension)
    if acknowledgement is None:
        return base / (rule.trust + rule.calm)
    return base + rule.acknowledgement * 100 * acknowledgement


def acknowledged(persona: Persona, rubric: Rubric, seed: int, turns: Sequence[Turn]) -> Rate:
    """Explicit emotions that the very next learner turn acknowledged. One raised again is still the same."""
    waiting, done, chances = 0, 0, 0
    for before, turn in zip(director.states(persona, rubric, seed, turns), turns, strict=False):
        if before.pending == 2 and waiting != 2 and turn.reading is not None:
            chances += 1
            done += (turn.reading.levels.get("validation") or 0) >= rubric.measures.acknowledged
        waiting = before.pending
    return Rate(done, chances)


def picked_up(rubric: Rubric, turns: Sequence[Turn]) -> Rate:
    """Cues dropped that a question or a reflection took up, at their interest, within the next turns."""
    done = chances = 0
    for at, turn in enumerate(turns):
        later = [t.reading for t in turns[at + 1:at + 1 + rubric.measures.pick_up_turns] if t.reading is not None]
        if turn.directions is not None and turn.directions.cue is not None and later:
            chances += 1
            done += any(takes_up(rubric, reading, turn.directions.cue.interest) for reading in later)
    return Rate(done, chances)


def takes_up(rubric: Rubric, reading: Reading, interest: str) -> bool:
    """Whether a turn takes up this interest: by a question that goes to it, or by saying it back."""
    listens = any(rubric.knows(name) and rubric.move(name).kind == "helpful"
                  and rubric.move(name).skill in ("curiosity", "validation") for name in reading.move_names)
    return listens and interest in reading.targets


def uttered(turns: Sequence[Turn], opening: str = "") -> list[Uttered]:
    """The talk as it was said, the opening first."""
    said = [Uttered("counterpart", opening)] if opening else []
    for turn in turns:
        said.append(Uttered("learner", turn.words, turn.reading))
        if turn.reply is not None:
            said.append(Uttered("counterpart", turn.reply.text))
    return said


def ratings(rubric: Rubric, state: State, turns: Sequence[Turn], relationship_index: float) -> Ratings:
    """How the counterpart would rate the talk, 1-7 for each outcome family (persona SVI, F; families: Curhan 2006).

    instrumental = 1 + 6 · points / 100, where there is an agreement; self = 7 - 2 for each loss of face, at least 1;
    process = 1 + 6 · (.5 V + .3 C + .2 Q) / 100 over the scores there are; relationship = 1 + 6 · RI / 100.
    """
    graded = [graded_turn(turn.number, turn.assessment) for turn in turns if turn.assessment is not None
              and turn.assessment.status != "ungraded"]
    scores = {name: found.score for name, found in score(graded, rubric).skills.items()}
    process = [(weight, scores[name]) for name, weight in PROCESS_WEIGHTS.items() if scores[name] is not None]
    losses = sum(move.move in FACE_LOSSES for turn in turns if turn.reading is not None for move in turn.reading.moves)
    found: Ratings = {"self": max(1.0, 7.0 - 2 * losses), "relationship": 1 + 6 * relationship_index / 100}
    if process:
        mean = sum(weight * (points or 0) for weight, points in process) / sum(weight for weight, _ in process)
        found["process"] = 1 + 6 * mean / 100
    if state.deal is not None:
        found["instrumental"] = 1 + 6 * state.deal.counterpart / 100
    return found


def quadrant(rule: MeasureRule, own_surplus: float, relationship_index: float) -> Quadrant:
    """Own surplus against relationship."""
    if relationship_index >= rule.good_relationship:
        return "won both" if own_surplus >= rule.good_surplus else "bought peace"
    return "won price, lost relationship" if own_surplus >= rule.good_surplus else "lost both"


def _bargain(persona: Persona, rubric: Rubric, state: State, index: float) -> dict[str, object]:
    if state.outcome == "no_deal":
        best = deal.best_reachable(persona, state, rubric)
        return {"no_deal_justified": best is None or best < persona.reservation.learner}
    if state.deal is None:
        return {}
    possible, middle = deal.packages(persona.issues), deal.midpoint(persona.issues)
    made = deal.points(persona.issues, state.deal.terms)
    own = deal.surplus(made.learner, persona.reservation.learner)
    return {
        "learner_points": made.learner, "counterpart_points": made.counterpart, "joint": made.joint,
        "integrative_index": integrative_index(made, middle, possible), "efficiency": deal.efficiency(made, possible),
        "own_surplus": own, "quadrant": quadrant(rubric.measures, own, index),
    }


def _agreement(persona: Persona, state: State, turns: Sequence[Turn], index: float) -> dict[str, object]:
    """What is known of an agreement beside its points: time, closing, and how likely it lasts."""
    if state.deal is None:
        return {}
    closed, last = closing(turns), turns[-1]
    ended = last.closed or last.created
    theirs = deal.surplus(state.deal.counterpart, persona.reservation.counterpart)
    return {
        "turns_to_agreement": len(turns), "minutes": (ended - turns[0].created).total_seconds() / 60,
        "budget_used": len(turns) / state.budget, "closing": closed, "durability": durability(index, closed, theirs),
        "integrative": state.deal.quality == "integrative",
    }


def integrative_index(made: deal.Package, middle: deal.Package, possible: Sequence[deal.Package]) -> float | None:
    """II = (J - J of the midpoint deal) / (most J - J of the midpoint deal), -1 to 1; None where none is better."""
    most = max(package.joint for package in possible)
    if most == middle.joint:
        return None
    return max(-1.0, min(1.0, (made.joint - middle.joint) / (most - middle.joint)))
