"""How interests come out: freeze, progress, at most one rise a turn (C.4 steps 5-7); what was said, what is locked."""

import random
import re
from collections.abc import Iterator
from functools import lru_cache

from roleplay.domain.directions import Disclosure, Locked
from roleplay.domain.persona import Interest, Persona
from roleplay.domain.rubric import MoveRule
from roleplay.domain.state import InterestState, State
from roleplay.rules.director.effects import Shift
from roleplay.rules.director.moment import FULL, PARTIAL, Moment, clamp, waits


def freeze(moment: Moment, state: State, loss: Shift) -> State:
    """Closed up for some turns after a heavy blow or an attempt to extract secrets."""
    rule = moment.dynamics.opening
    hurt = loss.trust <= -rule.freeze_loss or moment.did("extraction")
    frozen = rule.freeze_turns if hurt else max(0, state.frozen - 1)
    return state if frozen == state.frozen else state.model_copy(update={"frozen": frozen})


def open_up(moment: Moment, state: State) -> State:
    """Progress of every interest, by what the turn did about it."""
    interests = tuple(_progressed(moment, interest, now)
                      for interest, now in zip(moment.persona.interests, state.interests, strict=True))
    return state.model_copy(update={"interests": interests})


def rise(moment: Moment, state: State) -> tuple[State, Disclosure | None]:
    """The state with the one interest raised that may come out a level further now, and the line that says so."""
    if moment.voiced is not None:
        told = moment.voiced.disclose
    elif moment.parting or moment.noise or state.frozen or moment.before.frozen or state.pending == 2:
        told = None
    else:
        told = _ripest(moment, state)
    if told is None:
        return state, None
    state = raised(state, told)
    if told.level >= PARTIAL and state.pending == 0:
        # Being told something real calls for acknowledgement.
        state = waits(state, 1, "told")
    return state, told


def raised(state: State, told: Disclosure) -> State:
    """The state in which this has been said."""
    def after(interest: InterestState) -> InterestState:
        if interest.id != told.interest or interest.level >= told.level:
            return interest
        return interest.model_copy(update={"level": told.level, "last_rise": state.turn})
    return state.model_copy(update={"interests": tuple(after(interest) for interest in state.interests)})


def line(interest: Interest, level: int, seed: int) -> str:
    """The variant of an interest's line that is spoken in the session of this seed."""
    variants = (interest.lines.hint, interest.lines.partial, interest.lines.full)[level - 1]
    return random.Random(f"{seed}:{interest.id}:{level}").choice(variants)


def earned(persona: Persona, state: State) -> tuple[str, ...]:
    """Lines that were said about interests, in the persona's order."""
    return tuple(line(interest, level, state.seed)
                 for interest in persona.interests
                 for level in range(1, state.interest(interest.id).level + 1))


def locked(persona: Persona, state: State) -> Locked:
    """What must not be said yet: every line above the level reached, the reasons, and figures found in them alone."""
    texts = tuple(text for interest in persona.interests for text in _held_back(interest, state))
    public = {figure for text in (*_public(persona), *earned(persona, state)) for figure in _figures(text)}
    figures = dict.fromkeys(figure for text in texts for figure in sorted(_figures(text)) if figure not in public)
    return Locked(texts=texts, figures=tuple(figures))


def _progressed(moment: Moment, interest: Interest, now: InterestState) -> InterestState:
    rule = moment.dynamics.opening
    targeted = interest.id in moment.reading.targets
    gain = sum(_gain(moment, move, interest, targeted) for move in moment.moves)
    gain = min(gain * moment.difficulty.gain, rule.most)
    understood = now.understood or (targeted and now.level >= PARTIAL and moment.did(*rule.understanding)
                                    and moment.at_least("validation", 3))
    unlocked = now.unlocked or moment.did(*moment.opens(interest))
    if gain == 0 and understood == now.understood and unlocked == now.unlocked:
        return now
    return now.model_copy(update={"progress": clamp(now.progress + gain, 0, 100), "understood": understood,
                                  "unlocked": unlocked})


def _gain(moment: Moment, move: MoveRule, interest: Interest, targeted: bool) -> float:
    rule, quality = moment.dynamics.opening, moment.quality(move)
    if not targeted:
        return rule.untargeted * quality if move.name in rule.asks else 0.0
    base = moment.progress(move)
    if not base:
        return 0.0
    repeat = moment.repeat(move)
    if move.skill == "curiosity":
        repeat = max(repeat, rule.repeat_least)
    return base * quality * repeat * (rule.key if move.name in interest.keys else 1.0)


def _ripest(moment: Moment, state: State) -> Disclosure | None:
    targets, offer = moment.reading.targets, moment.reading.offer
    if offer is not None and (offer.firm or offer.restates or offer.accepts):
        # One idea a reply (C.9): an offer is answered, and what else is ripe waits for the next turn.
        return None
    ripe = [interest for interest in moment.persona.interests if _ripe(moment, state, interest)]
    if any(move.effect.trust <= -moment.dynamics.opening.unasked_loss for move in moment.moves):
        # Nobody volunteers anything to words that hurt; what was asked for may still be answered.
        ripe = [interest for interest in ripe if interest.id in targets]
    if not ripe:
        return None
    chosen = max(ripe, key=lambda interest: (interest.id in targets, state.interest(interest.id).progress))
    level = state.interest(chosen.id).level + 1
    wide = not targets and moment.did("mirror", *moment.dynamics.opening.asks)
    return Disclosure(interest=chosen.id, level=level, line=line(chosen, level, state.seed),
                      asked=wide or chosen.id in targets)


def _ripe(moment: Moment, state: State, interest: Interest) -> bool:
    rules, now = moment.dynamics, state.interest(interest.id)
    if now.level >= FULL or state.turn - now.last_rise < rules.opening.gap:
        return False
    if now.level + 1 >= PARTIAL and moment.opens(interest) and not now.unlocked:
        return False
    if now.level + 1 == FULL and (state.deceived or not now.understood):
        return False
    return (now.progress >= rules.progress_by_level[now.level]
            and state.trust >= rules.trust_by_depth[interest.depth][now.level]
            and state.tension <= rules.tension_by_level[now.level])


def _held_back(interest: Interest, state: State) -> Iterator[str]:
    level = state.interest(interest.id).level
    for at, variants in enumerate((interest.lines.hint, interest.lines.partial, interest.lines.full), start=1):
        if at > level:
            yield from variants
    if level < FULL:
        yield interest.statement


def _public(persona: Persona) -> Iterator[str]:
    yield from (persona.brief, persona.position, persona.manner, persona.summary, persona.batna.counterpart)
    yield from persona.facts
    yield from (fact.text for fact in persona.fact_sheet)
    for issue in persona.issues:
        yield issue.name
        for option in issue.options:
            yield from (option.label, *option.says)
    yield from persona.voice.openings
    for answer in persona.voice.answers:
        yield from answer.lines
    for lines in persona.voice.lines.values():
        yield from lines
    for interest in persona.interests:
        yield from (cue.line for cue in interest.cues)


_NUMBER_WORDS = ("two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
                 "seventy|eighty|ninety|hundred|half")
_FIGURE = re.compile(rf"\d[\d.,]*\d\s?[%km]?|\d\s?[%km]?|\b(?:{_NUMBER_WORDS})[ -][a-z]+", re.IGNORECASE)


@lru_cache(maxsize=8192)
def _figures(text: str) -> frozenset[str]:
    """Numbers in a text: digits with their unit, or a number word with the word that follows it."""
    return frozenset(found.group().strip().lower() for found in _FIGURE.finditer(text))
