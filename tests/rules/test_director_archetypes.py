"""Nine kinds of learner against four difficulties: how much each finds out, and how often it is walked out on (C.10).

The policies say what each kind does in a turn and how well; the numbers are those the state machine was calibrated to.
"""

import random
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import pytest

from roleplay.domain.persona import Persona
from roleplay.domain.reading import Reading
from roleplay.domain.state import State
from roleplay.rules.director import begin, update
from tests.builders import a_persona, a_reading, a_rubric, an_interest, each

RUNS = 150
TOLERANCE = 0.08
RUBRIC = a_rubric()
DEPTHS = {"easy": (1, 1, 2), "medium": (1, 2, 2), "hard": (1, 2, 3, 3), "expert": (2, 2, 3, 3)}


class Does(NamedTuple):
    """What a learner does in a turn."""

    moves: tuple[str, ...]
    c: int | None = None
    q: int | None = None
    v: int | None = None
    targets: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()


Policy = Callable[[State, random.Random], Does]


@cache
def reading(does: Does) -> Reading:
    return a_reading(*does.moves, c=does.c, q=does.q, v=does.v, targets=does.targets, elements=does.elements)


def target(state: State) -> tuple[str, ...]:
    """The interest nearest to being known."""
    left = [interest for interest in state.interests if interest.level < 3]
    return (min(left, key=lambda i: (-i.level, -i.progress)).id,) if left else ()


def disclosed(state: State) -> tuple[str, ...]:
    return tuple(interest.id for interest in state.interests if interest.level >= 2)


def summed_up(state: State) -> tuple[str, ...]:
    return ("public:0", *disclosed(state))


def expert(state: State, rng: random.Random) -> Does:
    deep = lambda: 4 if rng.random() < 0.35 else 3  # noqa: E731
    aim = target(state)
    if state.turn == 0:
        return Does(("rapport", "shared_goal", "process"), c=3)
    if state.pending:
        return Does(("label", "validate"), v=deep(), targets=aim)
    if any(i.id in aim and i.level == 2 and not i.understood for i in state.interests):
        return Does(("paraphrase", "follow_up"), q=3, v=deep(), targets=aim)
    if state.turn % 4 == 0 and disclosed(state):
        return Does(("summary_check",), v=deep(), targets=aim, elements=summed_up(state))
    if len(disclosed(state)) >= 3 and rng.random() < 0.5:
        return Does(("option", "tradeoff", "we_frame"), c=deep())
    moves = rng.choice([("follow_up",), ("mirror",), ("calibrated", "we_frame"), ("paraphrase", "follow_up")])
    return Does(moves, c=3, q=deep(), v=3, targets=aim)


def competent(state: State, rng: random.Random) -> Does:
    if state.turn == 0:
        return Does(("rapport", "we_frame"), c=2, q=2)
    aim = target(state) if rng.random() < 0.7 else ()
    at = rng.random()
    if state.pending:
        return _first(at, (0.55, Does(("label",), v=3, targets=aim)),
                      (0.8, Does(("generic_empathy", "open_question"), q=2, v=2, targets=aim)),
                      (1, Does(("premature_pitch",), c=2, q=1, v=1)))
    return _first(at, (0.3, Does(("follow_up",), q=3, targets=aim)), (0.5, Does(("open_question",), q=2, targets=aim)),
                  (0.7, Does(("paraphrase",), q=2, v=3, targets=aim)),
                  (0.8, Does(("summary_check",), v=3, targets=aim, elements=summed_up(state))),
                  (0.9, Does(("option", "we_frame"), c=3)), (1, Does(("leading_question",), q=1)))


def average(state: State, rng: random.Random) -> Does:
    aim = target(state) if rng.random() < 0.5 else ()
    if state.turn == 0:
        return Does(("rapport",), c=2)
    at = rng.random()
    if state.pending:
        return _first(at, (0.25, Does(("label",), v=3, targets=aim)),
                      (0.65, Does(("generic_empathy", "open_question"), q=2, v=2, targets=aim)),
                      (1, Does(("premature_pitch",), c=2, q=1, v=1)))
    return _first(at, (0.3, Does(("open_question",), q=2, targets=aim)), (0.42, Does(("leading_question",), q=1)),
                  (0.5, Does(("stacked_questions",), q=1)), (0.65, Does(("option",), c=2)),
                  (0.77, Does(("premature_pitch",), c=2, q=1)),
                  (0.92, Does(("paraphrase",), v=3 if rng.random() < 0.4 else 2, targets=aim)),
                  (1, Does(("i_demand",), c=1)))


def pitcher(state: State, rng: random.Random) -> Does:
    moves = rng.choice([("premature_pitch",), ("premature_pitch", "monologue"), ("instant_counter", "irritator"),
                        ("leading_question", "premature_pitch")])
    return Does(moves, c=1, q=1, v=1 if state.pending else None)


def interrogator(state: State, rng: random.Random) -> Does:
    early = state.turn < 2
    moves = (("open_question",) if early else
             ("open_question", "interrogation") if rng.random() < 0.6 else ("stacked_questions",))
    return Does(moves, q=2 if early else 1, v=1 if state.pending else None, targets=target(state))


def stuffer(state: State, rng: random.Random) -> Does:
    """Says the right stems without substance, and is seen through."""
    moves = ("we_frame", "label", "gaming") if state.turn >= 3 else ("we_frame", "label")
    return Does(moves, c=2, q=1, v=2, targets=target(state) if rng.random() < 0.3 else ())


def fooling_stuffer(state: State, rng: random.Random) -> Does:
    """The same, with an evaluator that is taken in: only repetition works against it."""
    return Does(("we_frame", "label"), c=3, q=1, v=3, targets=target(state) if rng.random() < 0.3 else ())


def aggressor(state: State, rng: random.Random) -> Does:
    moves = rng.choice([("pressure",), ("absolutist", "i_demand"), ("dismiss",), ("blame",)])
    return Does(moves, c=0, q=0, v=0)


def pushover(state: State, rng: random.Random) -> Does:
    moves = rng.choice([("validate", "capitulate"), ("generic_empathy", "capitulate"), ("label",), ("open_question",)])
    return Does(moves, c=2, q=2, v=2, targets=target(state) if rng.random() < 0.5 else ())


def _first(at: float, *cases: tuple[float, Does]) -> Does:
    return next(does for below, does in cases if at < below)


POLICIES: dict[str, Policy] = {
    "expert": expert, "competent": competent, "average": average, "pushover": pushover, "stuffer": stuffer,
    "fooling stuffer": fooling_stuffer, "interrogator": interrogator, "pitcher": pitcher, "aggressor": aggressor,
}

FOUND = {  # mean disclosure 0-1 on easy, medium, hard, expert
    "expert": (1.00, 1.00, 0.99, 0.98), "competent": (0.81, 0.76, 0.49, 0.17), "average": (0.38, 0.23, 0.07, 0.01),
    "pushover": (0.39, 0.36, 0.14, 0.00), "stuffer": (0.07, 0.06, 0.04, 0.01),
    "fooling stuffer": (0.12, 0.11, 0.07, 0.04), "interrogator": (0.10, 0.05, 0.02, 0.00),
    "pitcher": (0.00, 0.00, 0.00, 0.00), "aggressor": (0.00, 0.00, 0.00, 0.00),
}
WALKED = {
    ("competent", "expert"): 0.34, ("average", "medium"): 0.24, ("average", "hard"): 0.56, ("average", "expert"): 0.93,
    ("pushover", "expert"): 0.81, ("interrogator", "easy"): 0.59, ("interrogator", "medium"): 0.98,
    ("interrogator", "hard"): 0.99, ("interrogator", "expert"): 1.0, ("pitcher", "easy"): 0.52,
    ("pitcher", "medium"): 0.98,
    ("pitcher", "hard"): 1.0, ("pitcher", "expert"): 1.0, ("aggressor", "easy"): 1.0, ("aggressor", "medium"): 1.0,
    ("aggressor", "hard"): 1.0, ("aggressor", "expert"): 1.0,
}
STALLED = {("competent", "expert"): 0.24, ("average", "medium"): 0.27, ("average", "hard"): 0.33,
           ("pitcher", "easy"): 0.48}

FIRST_FULL = {"easy": 6, "medium": 6, "hard": 6, "expert": 11}
"""Turn at which experts reach the heart of the first interest."""


class Cell(NamedTuple):
    """Means over the runs of one kind of learner on one difficulty."""

    found: float
    walked: float
    stalled: float
    first_full: float
    """Mean turn of the first full disclosure; 0 where there was none."""


def somebody(difficulty: str) -> Persona:
    interests = tuple(an_interest(f"i{n}", depth=depth) for n, depth in enumerate(DEPTHS[difficulty]))
    return a_persona(difficulty=difficulty, interests=interests)


def feel(state: State, rng: random.Random) -> State:
    """The counterpart shows a feeling now and then, the more the tenser it is."""
    if state.pending:
        return state
    pending = 0
    if state.tension >= 60 and rng.random() < 0.7:
        pending = 2
    elif (state.tension >= 40 and rng.random() < 0.4) or rng.random() < 0.12:
        pending = 1
    return state.model_copy(update={"pending": pending}) if pending else state


def play(policy: Policy, persona: Persona, rng: random.Random) -> tuple[State, int]:
    state = begin(persona, RUBRIC, 0).model_copy(update={"pending": 0})
    first_full = 0
    while not state.ended:
        state = feel(state, rng)
        state = update(state, reading(policy(state, rng)), persona, RUBRIC)
        if not first_full and any(interest.level == 3 for interest in state.interests):
            first_full = state.turn
    return state, first_full


def cell(kind: str, difficulty: str) -> Cell:
    persona = somebody(difficulty)
    ends = [play(POLICIES[kind], persona, random.Random(f"{run}:{kind}:{difficulty}")) for run in range(RUNS)]
    full = [first for _, first in ends if first]
    return Cell(found=_mean([sum(i.level for i in s.interests) / (3 * len(s.interests)) for s, _ in ends]),
                walked=_mean([s.outcome == "walked" for s, _ in ends]),
                stalled=_mean([s.outcome == "stalled" for s, _ in ends]),
                first_full=_mean(full) if full else 0.0)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def near(value: float, expected: float | None, off: float = TOLERANCE) -> bool:
    return expected is None or value == pytest.approx(expected, abs=off)


@pytest.mark.parametrize("difficulty", each(DEPTHS, ["medium"]))
def test_learners_find_out_and_end_as_calibrated(difficulty: str) -> None:
    cells = {kind: cell(kind, difficulty) for kind in POLICIES}
    column = list(DEPTHS).index(difficulty)
    off = {kind: result for kind, result in cells.items()
           if not (near(result.found, FOUND[kind][column]) and near(result.walked, WALKED.get((kind, difficulty)))
                   and near(result.stalled, STALLED.get((kind, difficulty))))}
    assert off == {}
    found = {kind: result.found for kind, result in cells.items()}
    assert found["expert"] > found["competent"] > found["average"] >= found["interrogator"] >= found["pitcher"]
    assert found["pitcher"] >= found["aggressor"]
    assert near(cells["expert"].first_full, FIRST_FULL.get(difficulty), off=1.5)
