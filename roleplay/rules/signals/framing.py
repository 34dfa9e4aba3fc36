"""Framing moves: shared aims, process, options, trades, standards, candour, service, choice, follow-through."""

import re
from collections.abc import Iterator

from roleplay.rules.signals.lexicon import Hit
from roleplay.rules.signals.listening import whole
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.roles import I_WORDS, WE_WORDS, YOU, Role
from roleplay.rules.signals.text import Sentence

_TOGETHER = re.compile(
    r"\b(?:let's|let us|(?:could|can|shall|might|should|may) we|we (?:both|each|look|review|check|agree|sit|"
    r"leave|count|own))\b"
    r"(?! (?:all |just |also )?(?:be (?:clear|fair|honest|realistic)|calm|get (?:this|it) (?:signed|done)|"
    r"sign|not|move on))"
)
_IF_THEN = re.compile(
    r"\bif\b[^.?!]{8,110}?[,:;]?\s(?:then )?(?:i|we)(?:'ll|'d| can| could| will| would| drop| release| come| hold)\b"
)
_TAKE_AND_GIVE = re.compile(
    r"\b(?:take|give|let|commit|sign|keep|leave|move|bring)\b[^.?!]{8,80}\band (?:i|we)(?:'ll|'d|\s\w+)"
)


def framing(notes: Notes, role: dict[int, Role]) -> Iterator[Hit]:
    """All framing moves of the turn."""
    for sentence in notes.view.sentences:
        yield from _of(notes, sentence, role[sentence.start])
    if notes.has("reset") and (notes.has("shared") or _joint(notes)):
        yield from (whole("pause_reset", s) for s in notes.view.sentences if notes.within(s, "reset"))


def _joint(notes: Notes) -> bool:
    return bool(notes.view.vocabulary & WE_WORDS) and bool(notes.view.vocabulary & YOU)


def _of(notes: Notes, sentence: Sentence, role: Role) -> Iterator[Hit]:
    if notes.scene.is_opening and notes.within(sentence, "rapport"):
        yield whole("rapport", sentence)
    if role in ("own", "propose", "ask", "reflect"):
        yield from _shared(notes, sentence)
        yield from _proposals(notes, sentence, role)
    if role in ("own", "propose") and notes.within(sentence, "process") and not notes.within(sentence, "!switch"):
        yield whole("process", sentence)
    if (
        notes.within(sentence, "limit")
        and role not in ("ask", "check", "validate", "repair", "ack")
        and _is_candid(notes, sentence)
    ):
        yield whole("candor", sentence)
    if notes.within(sentence, "autonomy") and not notes.within(sentence, "!pressure"):
        yield whole("autonomy", sentence)
    if notes.within(sentence, "style"):
        yield whole("style_adapt", sentence)
    if notes.within(sentence, "promise") and role == "own":
        yield whole("promise_kept", sentence)
    yield from _follow_through(notes, sentence, role)


def _shared(notes: Notes, sentence: Sentence) -> Iterator[Hit]:
    if notes.within(sentence, "!fake_together"):
        return
    if notes.within(sentence, "shared") and not notes.within(sentence, "slogan") and len(sentence.content) >= 2:
        yield whole("shared_goal", sentence)
    if _TOGETHER.search(sentence.text) and len(sentence.content) >= 2 and not notes.within(sentence, "slogan"):
        yield whole("we_frame", sentence)


def _proposals(notes: Notes, sentence: Sentence, role: Role) -> Iterator[Hit]:
    trades = notes.within(sentence, "condition") or bool(
        _IF_THEN.search(sentence.text) or _TAKE_AND_GIVE.search(sentence.text)
    )
    if trades and role != "ask" and not notes.within(sentence, "!pressure"):
        move = (
            "reciprocal_concession"
            if _gives(notes) and notes.has("reason", "shared") and notes.has("give")
            else "tradeoff"
        )
        yield whole(move, sentence)
    if notes.within(sentence, "option") and role in ("own", "propose") and len(sentence.content) >= 2:
        yield whole("option", sentence)
    if notes.within(sentence, "criterion") and role in ("own", "propose"):
        yield whole("objective_criterion", sentence)
    if notes.within(sentence, "service") and role in ("own", "propose"):
        yield whole("service_offer", sentence)


def _gives(notes: Notes) -> bool:
    return bool(notes.view.vocabulary & I_WORDS | notes.view.vocabulary & WE_WORDS)


def _is_candid(notes: Notes, sentence: Sentence) -> bool:
    if notes.within(
        sentence, "!absolutist", "!demand", "!pressure", "!fake_together", "!excuse", "!dismiss", "!capitulate"
    ):
        return False
    return len(sentence.content) >= 2


def _follow_through(notes: Notes, sentence: Sentence, role: Role) -> Iterator[Hit]:
    if role in ("ask", "reflect", "validate", "sympathy", "repair"):
        return
    if (
        notes.within(sentence, "owner_date")
        and notes.within(sentence, "owner")
        and not notes.within(sentence, "!pressure", "!demand")
    ) or (notes.within(sentence, "confirm") and len(sentence.content) >= 3):
        yield whole("follow_through", sentence)
