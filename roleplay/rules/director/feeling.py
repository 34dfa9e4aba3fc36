"""A feeling that waits to be acknowledged: cleared, tolerated, or missed and back more strongly (C.4 step 3)."""

import random
from typing import Literal, NamedTuple

from roleplay.domain.state import State
from roleplay.rules.director.effects import Shift
from roleplay.rules.director.moment import Moment

Met = Literal["", "acknowledged", "tolerated", "missed"]
"""How the learner's turn met a waiting feeling; empty where none was waiting."""

CUE, EXPLICIT = 1, 2


class Felt(NamedTuple):
    """The feeling after the turn."""

    met: Met
    pending: int
    missed: int
    shift: Shift
    half: bool = False
    """The learner said something decent about it, or asked about it honestly."""


NOTHING = Felt("", 0, 0, Shift())
"""No feeling was waiting."""


def meet(moment: Moment) -> Felt:
    """How the turn met the feeling that was waiting, and what it costs where it did not."""
    before, rule = moment.before, moment.dynamics.feeling
    if not before.pending:
        return NOTHING
    pursued = _pursued(moment)
    half = moment.level("validation") == 2 or pursued
    if moment.at_least("validation", 3) or (before.pending == CUE and half):
        return Felt("acknowledged", 0, 0, Shift())
    if before.pending == EXPLICIT and half and before.missed == 0:
        return Felt("tolerated", EXPLICIT, 1, Shift(), half)
    harm = moment.difficulty.harm
    again = (rule.again if before.missed else 1.0) * harm
    tension = rule.cue if before.pending == CUE else rule.explicit
    return Felt("missed", EXPLICIT, before.missed + 1,
                Shift(-rule.trust * again, tension * again, -rule.patience * harm), half)


def voiced(moment: Moment, felt: Felt) -> int:
    """How strongly the waiting feeling is voiced now: 0 not at all, 1 in passing, 2 plainly, 3 again and stronger.

    Nobody says so in two replies running: in between it shows in the tone alone. Whoever was half heard only lets it
    be felt that something is left.
    """
    before = moment.before
    if felt.met not in ("missed", "tolerated") or moment.turn - before.voiced < moment.dynamics.feeling.every:
        return 0
    if felt.half:
        return 1
    return 2 if before.missed == 0 else 3


def outburst(moment: Moment, state: State) -> int:
    """A feeling that comes up by itself because tension is high: 0 none, 1 a cue, 2 plainly. Fixed by seed and turn."""
    if state.pending or state.turn - state.voiced < moment.dynamics.feeling.every:
        return 0
    chance = random.Random(f"{state.seed}:{state.turn}:feeling").random()
    for rule in moment.dynamics.feeling.outbursts:
        if state.tension >= rule.tension:
            return rule.feeling if chance < rule.chance else 0
    return 0


def _pursued(moment: Moment) -> bool:
    """The learner went after what was touched with a good question."""
    asked = moment.did("follow_up", "mirror", "calibrated")
    return asked and bool(moment.reading.targets) and moment.at_least("curiosity", 3)
