"""One finished or unfinished session in the figures that learning is judged by: made once, then kept."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from roleplay.domain.base import Noun, Skill
from roleplay.domain.persona import Persona
from roleplay.domain.rubric import Difficulty, Rubric
from roleplay.domain.session import Mode, Session, Turn
from roleplay.domain.state import Outcome, State
from roleplay.rules import director
from roleplay.rules.metrics import Figures, figures
from roleplay.rules.scores import REPAIR_WITHIN, SKILLED, GradedTurn, graded_turn, score

VERSION = 1
"""Of what a record holds and how it is made; one of another version is made anew."""

PARTIAL = 2
DECEIT = "deception"


class Done(Noun):
    """How often a move was made, and how often well: with its skill at level 3 or 4."""

    times: int
    well: int


class Record(Noun):
    """One session. Scores 0-100 by skill, None = not enough evidence; the rest as `Figures` has it."""

    session: str
    root: str
    """First session of its family of attempts."""
    persona_id: str
    counterpart: str
    """Name."""
    title: str
    variant: int
    difficulty: Difficulty
    mode: Mode
    outcome: Outcome | None
    created: datetime
    updated: datetime
    turns: int
    scores: dict[Skill, float | None]
    applicable: dict[Skill, int]
    """Graded turns in which a skill applied."""
    overall: float | None
    figures: Figures
    moves: dict[str, Done]
    degraded: int = 0
    """Turns whose grade a stand-in gave."""
    ungraded: int = 0
    assisted: int = 0
    """Turns that repeat an example that was shown."""
    gaming: int = 0
    """Turns marked as words without substance, or as speaking to the grading."""
    unrepaired: int = 0
    """Turns that did harm and were not owned, and well, within the next two."""
    deceived: bool = False
    thats_right: int = 0
    known_before_offer: bool | None = None
    """Whether something of an interest was known before the learner's first offer; None without an offer."""

    @property
    def forked(self) -> bool:
        """Whether it takes up another session in the middle."""
        return self.session != self.root


def record(session: Session, persona: Persona, rubric: Rubric, turns: Sequence[Turn], state: State) -> Record:
    """What a session comes to by these turns; `state` is what they left."""
    assessed = [(turn.number, turn.assessment) for turn in turns if turn.assessment is not None]
    sound = [(number, found) for number, found in assessed if found.status != "ungraded"]
    graded = [graded_turn(number, found) for number, found in sound]
    scored = score(graded, rubric)
    flags = Counter(flag for _, found in assessed for flag in set(found.flags))
    return Record(
        session=session.id, root=session.root, persona_id=session.persona_id, counterpart=persona.name,
        title=session.title, variant=session.variant, difficulty=persona.difficulty, mode=session.mode,
        outcome=session.outcome, created=session.created, updated=session.updated, turns=len(turns),
        scores={name: found.score for name, found in scored.skills.items()},
        applicable={name: found.turns for name, found in scored.skills.items()},
        overall=scored.overall, figures=figures(persona, rubric, state, turns, session.opening),
        moves=moves(turns, rubric), degraded=sum(found.status == "degraded" for _, found in assessed),
        ungraded=len(turns) - len(sound), assisted=flags["assisted"],
        gaming=flags["gaming"] + flags["addresses_grader"],
        unrepaired=unrepaired(graded), thats_right=state.thats_right, deceived=_deceived(turns, state),
        known_before_offer=known_before_offer(persona, rubric, state.seed, turns),
    )


def unrepaired(turns: Sequence[GradedTurn]) -> int:
    """Turns with a level 0 in any skill that no repair followed within the next `REPAIR_WITHIN` turns."""
    harmed = [at for at, turn in enumerate(turns) if 0 in turn.levels.values()]
    return sum(not any(turn.repairs for turn in turns[at + 1 : at + 1 + REPAIR_WITHIN]) for at in harmed)


def moves(turns: Sequence[Turn], rubric: Rubric) -> dict[str, Done]:
    """How often each move was made, once a turn, and how often well."""
    made: Counter[str] = Counter()
    well: Counter[str] = Counter()
    for turn in turns:
        if turn.assessment is None:
            continue
        for name in {move.move for move in turn.assessment.moves if rubric.knows(move.move)}:
            rule = rubric.move(name)
            made[name] += 1
            level = turn.assessment.levels.get(rule.skill) if rule.skill else None
            well[name] += rule.kind == "helpful" and (rule.skill is None or (level or 0) >= SKILLED)
    return {name: Done(times=times, well=well[name]) for name, times in sorted(made.items())}


def known_before_offer(persona: Persona, rubric: Rubric, seed: int, turns: Sequence[Turn]) -> bool | None:
    """Whether any interest was partly known when the learner made the first offer; None without one."""
    answered = [turn for turn in turns if turn.reading is not None and turn.status != "open"]
    for before, turn in zip(director.states(persona, rubric, seed, answered), answered, strict=False):
        if turn.reading is not None and turn.reading.offer is not None and turn.reading.offer.terms:
            return any(interest.level >= PARTIAL for interest in before.interests)
    return None


def _deceived(turns: Sequence[Turn], state: State) -> bool:
    return state.deceived or any(turn.reading is not None and turn.reading.did(DECEIT) for turn in turns)
