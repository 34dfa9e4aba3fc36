"""The level for active listening and validation (B.3 V, B.8 items 4 to 7)."""

from roleplay.rules.levels.turn import HEARD, WEAPONS, Turn
from roleplay.rules.signals.roles import feels, stakes
from roleplay.rules.signals.text import Sentence

_PURSUIT = 3
_FULL_CREDIT = 4
"""Weighty words that say what somebody is given credit for; "that's rare" says nothing of it."""
_INVALIDATES = ("defend", "blame", "label_as_accusation")
_INVALIDATING = ("!excuse", "!blame", "!character")
_TOKENS = ("ack", "apology", "sympathy", "own_slip", "validate")
_EMPTY = ("instant_counter", "capitulate", "generic_empathy", "parrot", "topic_switch")
"""Empty or missing acknowledgement: their caps name validation, so they make it scoreable (B.8 item 1)."""


def validation(turn: Turn, curiosity: int | None) -> int | None:
    """0-4, or None where nothing called for it."""
    if turn.did("dismiss", "hostile"):
        return 0
    if turn.did("label_as_accusation") or (turn.waiting != "none" and turn.did(*_INVALIDATES)):
        return 1 if _token_first(turn) else 0
    if not _applies(turn):
        return None
    level = _anchor(turn)
    pursued = curiosity is not None and curiosity >= _PURSUIT
    if turn.waiting == "cue" and (pursued or (turn.did("process") and turn.their_words)):
        return max(level, 2)
    return level


def _applies(turn: Turn) -> bool:
    """Emotion, concern, disclosure, or enough content to sum up (B.2); or the turn only gives something back."""
    if turn.waiting != "none" or turn.scene.shows("wants_summary") or turn.did(*_EMPTY):
        return True
    if turn.checks and turn.did("summary_check"):
        return True
    if turn.scene.asks or not turn.scene.last.tokens or any(q.kind in WEAPONS for q in turn.questions):
        return False
    return turn.reading.opportunity.content or _does_nothing_else(turn)


def _does_nothing_else(turn: Turn) -> bool:
    """It gives something back and stays with it; a constraint repeated before a question is a mere preamble."""
    if not _given_back(turn):
        return False
    return turn.checks or (turn.only_hears and (not turn.questions or turn.did("validate", "summary_check")))


def _anchor(turn: Turn) -> int:
    if turn.did("topic_switch", "instant_counter"):
        return 1
    genuine = _given_back(turn)
    if not genuine:
        return _unheard(turn)
    if turn.did("parrot") or _only_repeats(turn, genuine):
        return 2
    return 4 if _exemplary(turn) else 3


def _only_repeats(turn: Turn, genuine: list[Sentence]) -> bool:
    """A paraphrase with hardly a weighty word that is not theirs, and no feeling or stake named."""
    if turn.did("label", "validate", "summary_check", "repair"):
        return False
    added = {stem for s in genuine for stem in s.content - turn.scene.told} - {"say"}
    return len(added) <= 1 and not any(feels(s) or stakes(s) for s in genuine)


def _given_back(turn: Turn) -> list[Sentence]:
    """The sentences that give something of the counterpart's back for its own sake."""
    return [s for s in turn.sentences if _is_reflection(turn, s) and not _is_turned(turn, s) and not _sells(turn, s)]


def _is_reflection(turn: Turn, sentence: Sentence) -> bool:
    """A listening move stands here; a paraphrase inside mere sympathy is none."""
    named = {m.move for m in turn.reading.moves if m.start < sentence.end and sentence.start < m.end} & set(HEARD)
    credited = turn.role(sentence) == "affirm" and len(sentence.content) >= _FULL_CREDIT and turn.waiting != "none"
    if credited and sentence.content & turn.scene.told:
        return True
    return bool(named) and (turn.role(sentence) != "sympathy" or named != {"paraphrase"})


def _is_turned(turn: Turn, sentence: Sentence) -> bool:
    """Token and "but" in one breath."""
    return turn.notes.within(sentence, "but") and turn.notes.within(sentence, "ack", "sympathy", "apology")


def _sells(turn: Turn, sentence: Sentence) -> bool:
    """What is said of them behind an offer is its selling point, and a wish for both of us is a frame."""
    if turn.checks or turn.notes.within(sentence, "label_stem", "validate", "own_slip"):
        return False
    offers = [s.start for s in turn.own if turn.notes.within(s, "condition", "give", "option", "service")]
    return turn.notes.within(sentence, "shared", "condition") or bool(offers and min(offers) < sentence.start)


def _unheard(turn: Turn) -> int:
    """Nothing specific came back: a copy, or sympathy good for any occasion, is 2; a token or silence is 1."""
    if _turns_away(turn) or turn.did("premature_pitch"):
        return 1
    return 2 if turn.did("parrot", "generic_empathy") or turn.says("apology") else 1


def _turns_away(turn: Turn) -> bool:
    """A token of listening, then "but" and the own agenda."""
    return turn.says(*_TOKENS) and any(turn.notes.within(s, "but") for s in turn.sentences[:3])


def _token_first(turn: Turn) -> bool:
    """Some acknowledgement, even a token one, stands before the excuse, blame or accusing label (B.8 item 5)."""
    harmful = [h.start for h in turn.notes.hits(*_INVALIDATING)]
    harmful += [m.start for m in turn.reading.moves if m.move == "blame"]
    tokens = [h.start for h in turn.notes.hits(*_TOKENS)]
    return bool(tokens) and bool(harmful) and min(tokens) < min(harmful)


def _exemplary(turn: Turn) -> bool:
    """It legitimises, voices the stake or links several points, and invites correction of the reflection itself."""
    voiced = (turn.did("label") and turn.did("repair")) or any(feels(s) or stakes(s) for s in turn.hears)
    deeper = voiced or turn.did("validate", "summary_check")
    own_needs = turn.did("validate") and turn.did("candor") and bool(turn.questions)
    return deeper and (turn.checks or own_needs)
