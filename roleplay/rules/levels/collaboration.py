"""The level for collaboration framing (B.3 C, B.8 items 2, 7 and 8)."""

import re

from roleplay.domain.reading import Observation
from roleplay.rules.levels.turn import WEAPONS, Turn
from roleplay.rules.signals.framing import names_both
from roleplay.rules.signals.roles import I_WORDS, WE_WORDS, YOU
from roleplay.rules.signals.text import Sentence

_FEW = 8
_ADVERSARIAL = ("pressure", "blame", "deception", "hostile")
_SELF_ONLY = ("topic_switch", "i_demand", "fake_we", "absolutist", "instant_counter", "premature_pitch")
_PUSHES = (*_ADVERSARIAL, *_SELF_ONLY, "irritator", "capitulate")
_ACROSS = ("shared_goal", "tradeoff", "reciprocal_concession", "pause_reset", "promise_kept", "follow_through")
"""Frames that count wherever they stand: their wording holds both sides."""
_FROM_OWN_SIDE = ("process", "option", "objective_criterion", "candor", "service_offer")
"""Frames that count only in a sentence about the own side or a way forward."""
_SUBSTANCE = ("tradeoff", "reciprocal_concession", "option", "objective_criterion", "service_offer", "promise_kept",
              "pause_reset")
"""Frames with so much content that a slogan beside them does no harm."""
_SHAPED = ("option", "tradeoff", "reciprocal_concession", "process", "follow_through", "shared_goal",
           "objective_criterion", "we_frame")
_PUT_FORWARD = ("give", "option", "limit", "condition", "shared", "service", "confirm", "promise", "process", "slogan",
                "criterion", "style", "autonomy", "owner_date", "!pressure", "!demand", "!fake_together", "!irritator")
_COURTEOUS = ("slogan", "rapport", "ack", "sympathy", "apology", "service", "autonomy", "affirm", "style", "shared")
_POLITE = re.compile(r"\b(?:thanks?|please|appreciate|prefer|glad|happy to|let's|let us)\b")
_OWN_STAKE = re.compile(
    r"\b(?:i|we)(?:'m|'re| am| are|'d)? (?:only |do |still |also |really )?(?:need|can't|cannot|won't|get paid|earn|"
    r"have to|lose|lost|judged|measured|paid|promised|nervous|must)\b|\b(?:mine|ours)(?:'s| is| are|:|,)|"
    r"\b(?:hurts|costs|saves|helps|keeps) (?:me|us|my|our)\b|"
    r"\b(?:my|our) (?:own )?(?:bank|board|crew|margin|worry|side|risk|ask|wall|plant|line|floor|planning)\b")
_ALTERNATIVE = re.compile(r"\b(?:or|either|two ways|routes)\b")
_CONCEDES = re.compile(r"\b(?:percent off|discount|refund|waive|for free|free of charge|match (?:it|them|that)|"
                       r"come down|knock off|take \w+ off|"
                       r"(?:drop|lower|reduce|cut) (?:the|our|my|it|that))\b|%\s+off\b")
_MAY_I = re.compile(r"\b(?:shall|can|could|may|should) i\b")


def collaboration(turn: Turn) -> int | None:
    """0-4, or None for a turn that only asks, labels, mirrors, acknowledges or states the fact asked for."""
    if not _applies(turn):
        return None
    if turn.did(*_ADVERSARIAL):
        return 0
    framed = _frames(turn)
    if not framed or turn.did(*_SELF_ONLY):
        return 1 if turn.did(*_SELF_ONLY) or not _is_courteous(turn) else 2
    if _is_thin(turn, framed):
        return 2
    return 4 if _exemplary(turn) else 3


def _applies(turn: Turn) -> bool:
    """Something of the learner's own is put forward: a frame, an offer, a limit, a refusal, a pitch (B.8 item 2)."""
    if turn.did(*_PUSHES, "rapport") or turn.says("slogan") or turn.in_role("rapport"):
        return True
    if _only_answers(turn):
        return False
    if turn.scene.shows("wants_summary") and turn.hears:
        return False
    if turn.did("defend") and not turn.trades:
        return False
    if _frames(turn):
        return True
    if any(turn.proposes(q) for q in turn.questions):
        return True
    if turn.own and any(q.kind in ("leading", "loaded") for q in turn.questions):
        return True
    if turn.questions or turn.hears:
        return any(turn.notes.within(s, *_PUT_FORWARD) for s in turn.own)
    if turn.scene.asks:
        return any(_takes_a_stand(turn, s) for s in turn.own)
    return bool(turn.own)


def _only_answers(turn: Turn) -> bool:
    """A few words with nobody in them, after a direct question: the fact that was asked for."""
    words = turn.notes.view
    asked = turn.scene.asks and not turn.scene.shows("asks_proposal", "proposal") and not turn.questions
    return asked and words.count <= _FEW and words.vocabulary.isdisjoint(I_WORDS | YOU | WE_WORDS)


def _takes_a_stand(turn: Turn, sentence: Sentence) -> bool:
    """More than the fact that was asked for."""
    return turn.notes.within(sentence, *_PUT_FORWARD) or bool(sentence.vocabulary & (I_WORDS | YOU | {"our"}))


def _frames(turn: Turn) -> set[str]:
    """The framing moves that stand where they mean something."""
    return {m.move for m in turn.reading.moves if _is_frame(turn, m)}


def _is_frame(turn: Turn, move: Observation) -> bool:
    sentence = turn.notes.view.sentence_at(move.start)
    if move.move == "follow_through":
        return bool(turn.scene.last.tokens)
    if move.move == "process" and _MAY_I.search(sentence.text):
        return False
    if move.move in _ACROSS:
        return True
    stated = ("own", "propose", "ask") if move.move == "candor" else ("own", "propose")
    return move.move in _FROM_OWN_SIDE and turn.role(sentence) in stated


def _is_courteous(turn: Turn) -> bool:
    if turn.says(*_COURTEOUS) or turn.did("rapport", "we_frame", "style_adapt"):
        return True
    return bool(_POLITE.search(turn.notes.view.plain) or _CONCEDES.search(turn.notes.view.plain))


def _is_thin(turn: Turn, framed: set[str]) -> bool:
    """A bare slogan, a gift with nothing asked, terms without a reason, or an own limit kept in passing."""
    empty = any(turn.notes.within(s, "slogan") and not names_both(s) for s in turn.sentences)
    if turn.did("capitulate") or (empty and not framed & set(_SUBSTANCE)):
        return True
    if framed <= {"option", "service_offer"} and _CONCEDES.search(turn.notes.view.plain):
        return not turn.says("condition", "limit", "criterion")
    if framed == {"option"}:
        return not (_for_them(turn) or _own_interest(turn) or _invites(turn) or turn.says("reason"))
    return framed == {"candor"} and turn.did("label", "validate", "repair") and bool(turn.hears)


def _for_them(turn: Turn) -> bool:
    """It takes up their words or speaks of what is theirs."""
    return turn.their_words or bool(turn.notes.view.vocabulary & YOU)


def _exemplary(turn: Turn) -> bool:
    """Their words or priority, the own interest in the open, something to shape, and the invitation to shape it."""
    return _for_them(turn) and _own_interest(turn) and _has_shape(turn) and _invites(turn)


def _own_interest(turn: Turn) -> bool:
    return turn.did("candor") or turn.says("limit") or bool(_OWN_STAKE.search(turn.notes.view.plain))


def _has_shape(turn: Turn) -> bool:
    return turn.trades or turn.did(*_SHAPED) or bool(_ALTERNATIVE.search(turn.notes.view.plain))


def _invites(turn: Turn) -> bool:
    """The counterpart is asked to shape it: a choice, a line to strike, or a question at the end that hands it over."""
    if turn.says("coauthor") or turn.did("autonomy"):
        return True
    final = turn.sentences[-1]
    hands_over = any(q.sentence is final and q.kind not in WEAPONS and q.kind != "procedural" for q in turn.questions)
    return hands_over and bool(final.vocabulary & YOU)
