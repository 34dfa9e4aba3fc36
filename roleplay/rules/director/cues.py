"""Which cue is dropped, and when (C.9): the first by turn 2, another every three turns until all are picked up."""

import random

from roleplay.domain.directions import Disclosure, Leak, Verdict
from roleplay.domain.persona import Cue, Interest
from roleplay.domain.state import State
from roleplay.rules.director.moment import HINT, PARTIAL, Moment, waits

PLAINLY = 2
"""Strength from which a feeling is what the reply is about."""


def touched(moment: Moment, state: State, told: Disclosure | None) -> tuple[Interest, ...]:
    """Interests the learner touched that are hinted at, at most, where nothing comes out now."""
    if told is not None:
        return ()
    return tuple(interest for interest in moment.persona.interests
                 if interest.id in moment.reading.targets and state.interest(interest.id).level < PARTIAL)


def cue(moment: Moment, state: State, told: Disclosure | None, verdict: Verdict | None, feeling: int) -> Leak | None:
    """The cue to drop in the next reply, if one is due and the reply has room for it: one idea a reply."""
    if moment.voiced is not None:
        return moment.voiced.cue
    agrees = verdict is not None and verdict.kind in ("accept", "restate", "settle")
    if state.ended or told is not None or feeling >= PLAINLY or agrees:
        return None
    asked = touched(moment, state, told)
    due = _due(moment, state)
    fresh = [interest for interest in asked if state.interest(interest.id).cues < len(interest.cues)]
    choice = _pick(state, fresh or (list(asked) or _open(moment, state) if due else []))
    return None if choice is None else Leak(interest=choice.id, line=_line(choice, moment, state))


def dropped(moment: Moment, state: State, leak: Leak | None) -> State:
    """The state after the cue was said. A cue that lets a personal stake show is a feeling that waits to be noticed."""
    if leak is None:
        return state
    interests = tuple(now.model_copy(update={"cues": now.cues + 1}) if now.id == leak.interest else now
                      for now in state.interests)
    state = state.model_copy(update={"interests": interests, "last_cue": state.turn})
    interest = moment.persona.interest(leak.interest)
    felt = interest.personal or interest.kind in moment.dynamics.cues.feeling_kinds
    return waits(state, 1, "cue") if felt and state.pending == 0 else state


def _due(moment: Moment, state: State) -> bool:
    rule = moment.dynamics.cues
    if state.last_cue == 0:
        # Which of the first turns it is differs from session to session.
        return state.turn >= 1 + state.seed % rule.first_by
    return state.turn - state.last_cue >= rule.every


def _open(moment: Moment, state: State) -> list[Interest]:
    """Interests a cue would help with: those not yet hinted at, then those not yet partly known."""
    levels = {interest.id: state.interest(interest.id).level for interest in moment.persona.interests}
    hidden = [interest for interest in moment.persona.interests if levels[interest.id] < HINT]
    return hidden or [interest for interest in moment.persona.interests if levels[interest.id] < PARTIAL]


def _pick(state: State, interests: list[Interest]) -> Interest | None:
    """The one of which least was dropped; the seed decides between equals."""
    order = random.Random(f"{state.seed}:cues").random()
    ranked = sorted(interests, key=lambda i: (state.interest(i.id).cues, random.Random(f"{order}:{i.id}").random()))
    return ranked[0] if ranked else None


def _line(interest: Interest, moment: Moment, state: State) -> str:
    """The next of the interest's cues; all are said before one is said again. Indirect people keep to the oblique."""
    cues: list[Cue] = list(interest.cues)
    random.Random(f"{state.seed}:{interest.id}:cues").shuffle(cues)
    if moment.persona.style.directness == "indirect":
        oblique = [c for c in cues if c.channel != "word"]
        cues = oblique or cues
    return cues[state.interest(interest.id).cues % len(cues)].line
