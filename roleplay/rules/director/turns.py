"""The fold: a learner turn at a time, from the opening to the end (C.4, in its order)."""

from collections.abc import Sequence
from dataclasses import replace

from roleplay.domain.base import Said
from roleplay.domain.directions import Directions
from roleplay.domain.persona import Persona
from roleplay.domain.reading import Context, Reading
from roleplay.domain.rubric import Rubric
from roleplay.domain.session import Turn
from roleplay.domain.state import InterestState, State
from roleplay.rules import deal
from roleplay.rules.director import bargaining, cues, disclosure, effects, endings, feeling, recognition
from roleplay.rules.director.directions import Happened, compose
from roleplay.rules.director.moment import PARTIAL, RECENT, Moment, clamp, waits


def begin(persona: Persona, rubric: Rubric, seed: int) -> State:
    """The state in which the opening is spoken. Somebody who starts upset says so in it: that feeling waits already."""
    rule, start = rubric.dynamics.difficulties[persona.difficulty], persona.start
    trust, tension, patience = (
        own if own is not None else usual for own, usual in
        ((start.trust, rule.trust), (start.tension, rule.tension), (start.patience, rule.patience)))
    upset = tension >= rubric.dynamics.feeling.upset
    return State(seed=seed, trust=trust, tension=tension, patience=patience, budget=rule.budget,
                 baseline=min(tension, rubric.dynamics.drift.baseline), pending=2 if upset else 0,
                 felt_in="itself" if upset else "",
                 interests=tuple(InterestState(id=interest.id) for interest in persona.interests))


def advance(state: State, reading: Reading, persona: Persona, rubric: Rubric) -> tuple[State, Directions]:
    """The state after a learner turn, and what the counterpart is to do about it."""
    return _answered(Moment(state, reading, persona, rubric))


def update(state: State, reading: Reading, persona: Persona, rubric: Rubric) -> State:
    """The state after a learner turn by C.4 to C.6 and C.8 alone: no offer, no cue or feeling that comes by itself."""
    if state.ended:
        return state
    moment = Moment(state, reading, persona, rubric)
    state, _ = _felt(moment)
    state, _ = endings.close(moment, state)
    return endings.phase(moment, state)


def replay(persona: Persona, rubric: Rubric, seed: int, turns: Sequence[Turn]) -> State:
    """The state after these turns, in their order.

    A turn counts once it has a reply; one that waits for it has moved nobody yet. Readings may have been corrected
    since: trust, tension, patience and progress follow the reading, but what the stored directions had the counterpart
    say (lines, cues, feelings, verdicts, a warning, an end) stands, and nothing else was said.
    """
    return states(persona, rubric, seed, turns)[-1]


def states(persona: Persona, rubric: Rubric, seed: int, turns: Sequence[Turn]) -> tuple[State, ...]:
    """The course of a conversation: the state before it, then after each turn that has a reply."""
    course = [begin(persona, rubric, seed)]
    for turn in turns:
        if turn.reading is not None and turn.status != "open":
            course.append(_answered(Moment(course[-1], turn.reading, persona, rubric, turn.directions))[0])
    return tuple(course)


def context(persona: Persona, state: State, said: tuple[Said, ...], hints: tuple[str, ...] = ()) -> Context:
    """What a reader of the next learner turn may know."""
    return Context(
        said=said, scenario=_first_sentence(persona.brief), facts=persona.fact_sheet, topics=persona.topics,
        elements=persona.elements, issues=persona.issues, standing=deal.standing(state), pending=state.pending,
        hints=hints, informed=any(interest.level >= PARTIAL for interest in state.interests))


def opening(persona: Persona, seed: int) -> str:
    """The words the counterpart opens with in the session of this seed."""
    return persona.voice.openings[seed % len(persona.voice.openings)]


def _answered(moment: Moment) -> tuple[State, Directions]:
    """One whole turn: what it does to the counterpart, the offer, the end, and what comes up of itself."""
    if moment.before.ended:
        return moment.before, compose(moment, moment.before, Happened())
    state, directions = _taken(moment)
    if directions.ending is not None and directions.disclose is not None:
        # Nobody opens up in a goodbye; what was not said is not counted as found out.
        return _taken(replace(moment, parting=True))
    return state, directions


def _taken(moment: Moment) -> tuple[State, Directions]:
    state, happened = _felt(moment)
    offer = bargaining.answer(moment, state)
    state = bargaining.record(moment, state, offer)
    state, warned = endings.close(moment, state)
    state = endings.phase(moment, state)
    voiced = moment.voiced.feeling if moment.voiced else feeling.voiced(moment, happened.felt)
    leak = cues.cue(moment, state, happened.told, offer.verdict, voiced)
    state = cues.dropped(moment, state, leak)
    outburst = 0 if leak else _outburst(moment, state, happened)
    if outburst:
        state = waits(state, outburst, "itself")
    voiced = max(voiced, outburst)
    if voiced >= cues.PLAINLY:
        state = state.model_copy(update={"voiced": state.turn})
    return state, compose(moment, state, replace(happened, warned=warned, offer=offer, cue=leak, outburst=outburst,
                                                 voiced=voiced))


def _felt(moment: Moment) -> tuple[State, Happened]:
    """Steps 1 to 8 of C.4: the meters, the feeling, what comes out, and whether the learner was right."""
    brushed = recognition.brushed_off(moment)
    gain = effects.Shift() if brushed else effects.gained(moment)
    loss, felt = effects.lost(moment), feeling.meet(moment)
    harm = loss.plus(felt.shift)
    if brushed:
        harm = harm._replace(patience=min(harm.patience, -moment.dynamics.recognition.argue_cost))
    shift = gain.plus(harm).plus(effects.friction(moment)).plus(effects.drifted(moment))
    state = _shifted(moment, shift, felt)
    state = disclosure.freeze(moment, state, loss)
    state = disclosure.open_up(moment, state)
    state, told = disclosure.rise(moment, state)
    state, right = recognition.thats_right(moment, state)
    eased = gain.tension < 0 and loss.tension == 0
    return state, Happened(felt=felt, eased=eased, told=told, thats_right=right, youre_right=brushed,
                           quick_yes=recognition.quick_yes(moment))


def _shifted(moment: Moment, shift: effects.Shift, felt: feeling.Felt) -> State:
    before, lied = moment.before, moment.did("deception")
    ceiling = min(before.ceiling, moment.dynamics.deception_ceiling) if lied else before.ceiling
    floor = 0.0 if lied else before.floor
    argued = before.argued + 1 if recognition.argues(moment) else 0
    return before.model_copy(update={
        "turn": moment.turn, "floor": floor, "ceiling": ceiling, "deceived": before.deceived or lied,
        "trust": clamp(before.trust + shift.trust, floor, ceiling),
        "tension": clamp(before.tension + shift.tension, 0, 100),
        "patience": clamp(before.patience + shift.patience, 0, 100),
        "pending": felt.pending, "missed": felt.missed, "argued": argued,
        "soft_yes": before.soft_yes or recognition.quick_yes(moment),
        "rapport": before.rapport or moment.did("rapport"),
        "rushed": before.rushed or effects.business_first(moment),
        "recent": (*before.recent, tuple(move.name for move in moment.moves))[-RECENT:],
    })


def _outburst(moment: Moment, state: State, happened: Happened) -> int:
    """The feeling that comes up now, as the state keeps it: 0, 1 or 2. Nobody bursts out at words that did good."""
    if moment.voiced is not None:
        return min(moment.voiced.feeling, 2) if moment.voiced.feeling and not state.pending else 0
    if state.ended or happened.eased or happened.felt.met == "acknowledged":
        return 0
    return feeling.outburst(moment, state)


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".") + "."
