"""What the learner's moves, and time, do to trust, tension and patience (C.4 steps 1, 2, 4; C.6)."""

from typing import NamedTuple

from roleplay.domain.dynamics import Effect
from roleplay.rules.director.moment import PARTIAL, Moment, clamp


class Shift(NamedTuple):
    """A change in the making."""

    trust: float = 0.0
    tension: float = 0.0
    patience: float = 0.0

    def plus(self, other: "Shift | Effect") -> "Shift":
        """Both changes together."""
        return Shift(self.trust + other.trust, self.tension + other.tension, self.patience + other.patience)


def gained(moment: Moment) -> Shift:
    """Helpful moves: quality × repetition × style, trust damped by tension, limited, and harder to earn at the top."""
    rule, state, gain = moment.dynamics.gain, moment.before, moment.difficulty.gain
    damp = 1 - max(0.0, state.tension - rule.damped_above) / rule.damped_over
    trust = tension = patience = 0.0
    for move in moment.moves:
        if move.kind != "helpful" or not _counts(moment, move.name):
            continue
        factor = moment.quality(move) * moment.repeat(move) * moment.factor(move)
        if move.name == "option" and not moment.known:
            factor *= rule.blind_option
        trust += move.effect.trust * factor * (1.0 if move.defuses else damp)
        tension += move.effect.tension * factor
        patience += move.effect.patience * factor
    top = clamp((rule.top - state.trust) / rule.span, rule.least, 1.0)
    return Shift(min(trust * gain, rule.most.trust) * top, max(tension * gain, rule.most.tension),
                 min(patience, rule.most.patience))


def lost(moment: Moment) -> Shift:
    """Harmful moves: × harm × what this person minds most. No discount for quality: losses weigh more than gains."""
    rule, harm = moment.dynamics.gain.worst, moment.difficulty.harm
    shift = Shift()
    for move in moment.moves:
        if move.kind == "harmful":
            shift = shift.plus(_scaled(move.effect, harm * moment.factor(move) * _hurry(moment, move.name)))
    if _early_offer(moment) and not moment.did("premature_pitch") and moment.rubric.knows("premature_pitch"):
        pitch = moment.rubric.move("premature_pitch")
        shift = shift.plus(_scaled(pitch.effect, harm * moment.factor(pitch) * moment.dynamics.style.early_offer))
    return Shift(max(shift.trust, rule.trust), min(shift.tension, rule.tension), max(shift.patience, rule.patience))


def friction(moment: Moment) -> Shift:
    """What goes against this person's way of working, without being harmful in itself (C.6)."""
    rule, shift = moment.dynamics.style, Shift()
    if business_first(moment):
        shift = shift.plus(rule.business_first)
    if small_talk(moment) and moment.turn > 1 and moment.persona.style.orientation == "task_first":
        shift = shift.plus(rule.small_talk)
    if _probes(moment):
        shift = shift.plus(rule.probe)
    return shift


def drifted(moment: Moment) -> Shift:
    """Time: patience runs down by the person's pace, tension goes back a little to its baseline."""
    rule = moment.dynamics.drift
    return Shift(tension=(moment.before.baseline - moment.before.tension) * rule.settling,
                 patience=-rule.patience[moment.persona.style.pace])


def small_talk(moment: Moment) -> bool:
    """The turn is small talk and nothing else."""
    return moment.did("rapport") and all(move.name in ("rapport", "backchannel") for move in moment.moves)


def business_first(moment: Moment) -> bool:
    """Business before any small talk, for the first time, with somebody who puts the relationship first."""
    business = moment.reading.offer is not None or moment.did(*moment.dynamics.style.business)
    before = moment.before
    return (business and moment.persona.style.orientation == "relationship_first"
            and not (before.rapport or before.rushed or moment.did("rapport")))


def _scaled(effect: Effect, factor: float) -> Shift:
    return Shift(effect.trust * factor, effect.tension * factor, effect.patience * factor)


def _counts(moment: Moment, name: str) -> bool:
    if name != "rapport":
        return True
    warm = moment.persona.style.orientation == "relationship_first"
    turns = moment.dynamics.style.rapport_turns if warm else moment.dynamics.gain.rapport_turns
    return moment.turn <= turns


def _early_offer(moment: Moment) -> bool:
    offer = moment.reading.offer
    return (moment.persona.style.orientation == "relationship_first" and offer is not None and offer.firm
            and moment.turn < moment.dynamics.style.early_offer_turn)


def _hurry(moment: Moment, name: str) -> float:
    early = moment.turn < moment.dynamics.style.early_offer_turn
    warm = moment.persona.style.orientation == "relationship_first"
    return moment.dynamics.style.early_offer if name == "premature_pitch" and early and warm else 1.0


def _probes(moment: Moment) -> bool:
    if moment.persona.style.directness != "indirect" or not moment.did(*moment.dynamics.opening.asks):
        return False
    for interest in moment.persona.interests:
        if interest.depth == max(moment.dynamics.trust_by_depth) and interest.id in moment.reading.targets:
            hidden = moment.before.interest(interest.id).level < PARTIAL
            needed = moment.dynamics.trust_by_depth[interest.depth][PARTIAL - 1]
            return hidden and moment.before.trust < needed
    return False
