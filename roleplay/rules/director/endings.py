"""How a conversation ends (C.8), and the phase it is in (C.4 step 10)."""

from typing import get_args

from roleplay.domain.state import Outcome, Phase, State
from roleplay.rules.director.moment import PARTIAL, Moment

PHASES: tuple[Phase, ...] = get_args(Phase)


def close(moment: Moment, state: State) -> tuple[State, bool]:
    """The state with its end or its one warning, and whether the warning was given now."""
    if state.ended:
        return state, False
    breached = _breached(moment, state)
    outcome = moment.voiced.ending if moment.voiced else _outcome(moment, state, breached)
    if outcome is not None:
        return ended(state, outcome), False
    warned = "warning" in moment.voiced.reactions if moment.voiced else breached
    return (_warned(moment, state), True) if warned else (state, False)


def ended(state: State, outcome: Outcome) -> State:
    """The state after the end."""
    return state.model_copy(update={"outcome": outcome, "phase": "ended"})


def phase(moment: Moment, state: State) -> State:
    """The state with its phase moved on; phases never go back."""
    if state.ended:
        return state
    option = state.option_voiced or moment.did("option", "tradeoff", "reciprocal_concession")
    known = any(interest.level >= PARTIAL for interest in state.interests)
    offer = moment.reading.offer
    reached: Phase = "opening" if state.turn <= moment.dynamics.gain.rapport_turns else "discovery"
    if (known and option) or state.thats_right:
        reached = "problem_solving"
    if offer is not None and offer.firm and offer.terms:
        reached = "bargaining"
    if state.agreed:
        reached = "closing"
    later = max(state.phase, reached, key=PHASES.index)
    if (later, option) == (state.phase, state.option_voiced):
        return state
    return state.model_copy(update={"phase": later, "option_voiced": option})


def _breached(moment: Moment, state: State) -> bool:
    breach = moment.dynamics.endings.breach
    return state.tension >= breach.tension or state.patience <= breach.patience or state.trust <= breach.trust


def _outcome(moment: Moment, state: State, breached: bool) -> Outcome | None:
    rule, hostile = moment.dynamics.endings, moment.did("hostile")
    if (hostile and state.tension >= rule.hostile_tension) or (breached and (state.warned or hostile)):
        return "walked"
    if moment.reading.leaves:
        return "no_deal"
    warned = _warned(moment, state) if breached else state
    if state.turn >= rule.stall_turn and warned.patience <= rule.stall_patience and warned.trust < rule.stall_trust:
        return "stalled"
    return "time" if state.turn >= state.budget else None


def _warned(moment: Moment, state: State) -> State:
    back = moment.dynamics.endings.after_warning
    return state.model_copy(update={
        "warned": True, "tension": min(state.tension, back.tension), "patience": max(state.patience, back.patience),
        "trust": max(state.trust, min(back.trust, state.ceiling))})
