"""Plays a counterpart's expert run, step by step, for watching. No session is made and nothing is kept.

What the expert says is written in the persona's file; what the counterpart answers, and how each turn is graded, is
what the built-in path makes of it.
"""

from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.counterpart.unkept import Exchange, play
from roleplay.domain.assessment import Assessment
from roleplay.domain.base import Noun, Said
from roleplay.domain.deal import Deal
from roleplay.domain.persona import ExpertRun, Persona
from roleplay.domain.rubric import Rubric
from roleplay.domain.state import Outcome, State
from roleplay.errors import ContentError
from roleplay.evaluator.base import Performance
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.rules import director

FULL = 3
"""Level of an interest that is wholly told."""


class Opened(Noun):
    """An interest that came out further in a step."""

    interest: str
    topic: str
    """Its neutral name."""
    level: int
    """1 hint, 2 partial, 3 full."""
    line: str
    """What the counterpart said of it."""


class Step(Noun):
    """One turn of the expert's: the words, why, the answer, the grade, and what it did to the counterpart."""

    number: int
    say: str
    note: str
    reply: str
    assessment: Assessment
    before: State
    after: State
    opened: Opened | None = None


class Watched(Noun):
    """An expert run from the opening to its end."""

    persona: str
    seed: int
    opening: str
    steps: tuple[Step, ...]
    unsaid: int = 0
    """Lines of the expert's for which the conversation ended too early."""

    @property
    def state(self) -> State:
        """The counterpart's state at the end."""
        return self.steps[-1].after

    @property
    def outcome(self) -> Outcome:
        """How it ended; `open` where the lines ran out first."""
        return self.state.outcome

    @property
    def deal(self) -> Deal | None:
        """What was agreed."""
        return self.state.deal if self.outcome == "agreed" else None

    @property
    def told(self) -> tuple[int, int]:
        """How many interests came out in full, and of how many."""
        interests = self.state.interests
        return sum(interest.level == FULL for interest in interests), len(interests)

    @property
    def all_open(self) -> bool:
        """Whether every interest came out in full."""
        full, every = self.told
        return full == every



def watch(persona: Persona, rubric: Rubric, seed: int | None = None) -> Watched:
    """The expert run with this counterpart, on the seed its notes were written for unless another is given.

    Raises ContentError where the counterpart has none.
    """
    run = expert_run(persona)
    seed = run.seed if seed is None else seed
    words = iter(line.say for line in run.lines)

    def say(_: State, __: tuple[Said, ...]) -> str | None:
        return next(words, None)

    evaluator = BuiltinEvaluator(rubric)
    exchanges = tuple(play(persona, rubric, say, seed, BuiltinCounterpart()))
    steps = tuple(_step(persona, run, number, exchange, evaluator) for number, exchange in enumerate(exchanges, 1))
    return Watched(
        persona=persona.id,
        seed=seed,
        opening=director.opening(persona, seed),
        steps=steps,
        unsaid=len(run.lines) - len(steps),
    )


def expert_run(persona: Persona) -> ExpertRun:
    """The expert run. Raises ContentError where there is none."""
    if persona.expert is None:
        raise ContentError(
            f"{persona.id}.yaml", "expert", "is missing", hint="Write an expert run; docs/personas.md says how."
        )
    return persona.expert


def _step(persona: Persona, run: ExpertRun, number: int, exchange: Exchange, evaluator: BuiltinEvaluator) -> Step:
    performance = Performance(words=exchange.words, context=exchange.context, reading=exchange.reading)
    told = exchange.directions.disclose
    return Step(
        number=number,
        say=exchange.words,
        note=run.lines[number - 1].note,
        reply=exchange.reply,
        assessment=evaluator.assess(performance).assessment,
        before=exchange.before,
        after=exchange.after,
        opened=Opened(
            interest=told.interest, topic=persona.interest(told.interest).topic, level=told.level, line=told.line
        )
        if told
        else None,
    )
