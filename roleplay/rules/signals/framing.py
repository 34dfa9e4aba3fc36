"""Framing moves: shared aims, process, options, trades, standards, candour, service, choice, follow-through."""

from collections.abc import Iterator

from roleplay.rules.patterns import lazily
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.lexicon import Hit
from roleplay.rules.signals.listening import whole
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.roles import WE_WORDS, YOU, Role
from roleplay.rules.signals.text import Sentence

_TOGETHER = lazily(
    r"(?<!what )(?<!how )(?<!that )(?<!where )"
    r"\b(?:let's|let us|(?:could|can|shall|might|should|may) we|we (?:both|each|look|review|check|agree|sit|"
    r"leave|count|own))\b"
    r"(?! (?:all |just |also )?(?:be (?:clear|fair|honest|realistic)|calm|get (?:this|it) (?:signed|done)|"
    r"sign|not|move on))"
)
_LETS_US = word_set("let's let we")
_WONT_HAPPEN = lazily(
    r"\bif\b|\b(?:i|we)(?:'d| could| would| might) |\b(?:i|we) (?:took|went|sent|had|did|were|was)\b"
)
"""A wish, a condition or the past: no promise."""
_LEAST = 2
"""Words of weight without which a frame holds nothing."""
_BOTH = 5
_LEADS_UP = 16
_BRIEFLY = 8
_UNKNOWN = lazily(r"\bi (?:don't|do not|honestly don't) (?:yet )?know\b|^\W*not yet\b.*\b(?:i|we)\b")
_REASONS = frozenset(("because", "since", "as"))
_SPOILS = ("!pressure", "!dismiss", "!irritator", "!pitch", "!switch", "!fake_together", "!blame")
_FRAMING = frozenset(
    ("conduct", "process", "limit", "autonomy", "style", "promise", "owner_date", "confirm")
)
_PUT = frozenset(("option", "criterion", "service"))
_THEIR_PART = lazily(
    r"\b(?:if|once|provided|providing|as long as|when)\b (?:that )?(?:you|your \w+)"
    r"(?:'d|'ll| can| could| were able to| would| will| also| only)*"
    r" (?!(?:don't|can't|won't|didn't|want|prefer|like|rather|think|feel|see|say|look|are|were|had|have to|need|"
    r"ask|read|know|'re|ever)\b)\w"
)
_MY_PART = lazily(
    r"\b(?:i|we)(?:'ll|'d| can| could| will| would)? (?:also |then |just |only )?"
    r"(?!need|want|have to|think|'m|am|are)\w+|"
    r"\b(?:my|our|the) [^.?!,;]{2,40}? (?:can|could|goes|drops|comes|moves|falls|starts?|stays|is yours)\b"
)
_IN_RETURN = lazily(
    r"\bin (?:return|exchange)\b|\bagainst (?:a|an|your|two|three|twelve|\d+)\b|\bon (?:the )?condition\b|"
    r"\bfor (?:it|that|this),? (?:i|we)'d (?:ask|want|need)\b"
)
_TAKE_AND_GIVE = lazily(
    r"(?:^|[,:;–—]\s*|\b(?:so|either|or|then)\s)(?:you )?"
    r"(?:take|give|let(?! me\b| us\b)|commit|sign|keep|leave|move|bring|bundle|lend)\b[^.?!]{4,80}"
    r"\band (?:i|we|my|our)\b(?! (?:both|all|call it))"
)
_YES_IF = lazily(
    r"\b(?:i|we)(?:'d|'ll| could| can| would| will) (?:accept|agree|sign|live with|go along|go with|take)\b"
    r"[^.?!]*\bif\b"
)
_WE_IF = lazily(
    r"\bif (?:i|we) (?!don't|can't|won't|didn't|may|might|could|get|understand|hear)\w+[^.?!]{4,60}?"
    r",? (?:could|can|would|will) you\b"
)
_WORKS_IF = lazily(
    r"\b(?:works|is fine|is ok|is okay|suits) (?:for|with|by)? ?(?:me|us)\b[^.?!]*\bif you (?!want|like|prefer)\w"
)
_PRICED_IF = lazily(
    r"\b(?:percent|off|free|cheaper|discount)\b[^.?!]*\b(?:if|once|when|provided) you "
    r"(?!want|like|prefer|wish|need|think|see|are)\w"
)
_WHEN = word_set("if once provided providing as when")
_RETURNED = word_set("return exchange against condition for")
_TAKEN = word_set("take give let let's commit sign keep leave move bring bundle lend")
"""No trade without one of these words: a condition, something in return, or something taken and given."""
_OWN_STANDARD = lazily(r"\b(?:our|my) (?:\w+ )?(?:standard|policy|norm|guidelines?)\b")
"""One's own rule is no yardstick for both."""
_SIGNED = frozenset(("sign", "commit", "order", "book", "confirm", "say"))
_SOON = (
    r" (?:today|tonight|now|right now|tomorrow|right away|straight away|immediately|"
    r"this (?:week|month|quarter|year|morning|afternoon)|"
    r"(?:by|before|until) (?:\w+day|tomorrow|tonight|noon|midnight|the end|month|quarter|year|end)\b)"
)
_HURRIES = lazily(
    r"\bif (?:you|we) (?:can |could |would |just )?(?:sign|decide|commit|order|book|confirm|close|say yes|agree)"
    r"(?: (?:it|this|that|now|up|with us|the (?:contract|deal|order)|on))*"
    + _SOON
    + r"|(?:^|[,;:]\s*)(?:just )?(?:sign|commit|order|book|confirm|say yes)(?: (?:it|this|here|with us))*"
    + _SOON
    + r",? and (?:i|we|you)(?:'ll|'d| can| will| get| could)"
)
"""A condition that asks for nothing but haste: no trade."""


def trades(sentence: Sentence) -> bool:
    """An exchange stands in this sentence: what they do, and what the learner does for it."""
    text, told = sentence.text, sentence.vocabulary
    conditional, returned = not told.isdisjoint(_WHEN), not told.isdisjoint(_RETURNED)
    taken = "and" in told and not told.isdisjoint(_TAKEN)
    if not (conditional or returned or taken) or _is_hasty(sentence):
        return False
    if conditional:
        theirs = _THEIR_PART.search(text)
        if theirs is not None and _MY_PART.search(text[: theirs.start()] + text[theirs.end() :]):
            return True
        if _YES_IF.search(text) or _PRICED_IF.search(text):
            return True
        if "if" in told and (_WE_IF.search(text) or _WORKS_IF.search(text)):
            return True
    return bool((returned and _IN_RETURN.search(text)) or (taken and _TAKE_AND_GIVE.search(text)))


def hurries(sentence: Sentence) -> bool:
    """It offers something for signing quickly, and gives no reason for the haste."""
    return "because" not in sentence.vocabulary and _is_hasty(sentence)


def _is_hasty(sentence: Sentence) -> bool:
    told = sentence.vocabulary
    return ("if" in told or ("and" in told and not told.isdisjoint(_SIGNED))) and bool(_HURRIES.search(sentence.text))


def framing(notes: Notes, role: dict[int, Role]) -> Iterator[Hit]:
    """All framing moves of the turn."""
    for sentence in notes.view.sentences:
        yield from _of(notes, sentence, role[sentence.start])
    if notes.has("reset") and (notes.has("shared") or _joint(notes)):
        yield from (whole("pause_reset", s) for s in notes.view.sentences if notes.within(s, "reset"))


def _joint(notes: Notes) -> bool:
    return bool(notes.view.vocabulary & WE_WORDS) and bool(notes.view.vocabulary & YOU)


def _of(notes: Notes, sentence: Sentence, role: Role) -> Iterator[Hit]:
    shown = notes.shown(sentence)
    if "rapport" in shown and notes.scene.is_opening and notes.scene.emotion == "none":
        yield whole("rapport", sentence)
    if role in ("own", "propose", "ask", "reflect"):
        yield from _shared(notes, sentence)
    if role in ("own", "propose", "ask", "reflect", "repair"):
        yield from _proposals(notes, sentence, role)
    if not shown.isdisjoint(_FRAMING):
        yield from _framed(notes, sentence, role)


def _framed(notes: Notes, sentence: Sentence, role: Role) -> Iterator[Hit]:
    """What the sentence frames in so many words."""
    if role == "ask" and notes.within(sentence, "conduct"):
        yield whole("process", sentence)
    if role in ("own", "propose") and notes.within(sentence, "process") and not notes.within(sentence, "!switch"):
        yield whole("process", sentence)
    if (
        notes.within(sentence, "limit")
        and (role not in ("ask", "check", "validate", "repair", "ack") or _leads_up(sentence, role))
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


def names_both(sentence: Sentence) -> bool:
    """What it is for each side stands in it, so that "works for both" is no empty phrase."""
    told = sentence.vocabulary
    return len(sentence.content) >= _BOTH and "your" in told and bool(told & {"my", "our"})


def _shared(notes: Notes, sentence: Sentence) -> Iterator[Hit]:
    joint, shared = not sentence.vocabulary.isdisjoint(_LETS_US), notes.within(sentence, "shared")
    if len(sentence.content) < _LEAST or not (joint or shared) or notes.within(sentence, "!fake_together"):
        return
    if notes.within(sentence, "slogan") and not names_both(sentence):
        return
    if shared:
        yield whole("shared_goal", sentence)
    if joint and _TOGETHER.search(sentence.text):
        yield whole("we_frame", sentence)


def _proposals(notes: Notes, sentence: Sentence, role: Role) -> Iterator[Hit]:
    if trades(sentence) and not notes.within(sentence, "!pressure"):
        labelled = notes.has("give") and notes.within(sentence, "reason", "shared")
        yield whole("reciprocal_concession" if labelled else "tradeoff", sentence)
    if notes.shown(sentence).isdisjoint(_PUT) or hurries(sentence):
        return
    if notes.within(sentence, "option") and role in ("own", "propose") and len(sentence.content) >= 2:
        yield whole("option", sentence)
    if notes.within(sentence, "criterion") and role in ("own", "propose") and not _OWN_STANDARD.search(sentence.text):
        yield whole("objective_criterion", sentence)
    if notes.within(sentence, "service") and role in ("own", "propose", "repair") and not notes.has(*_SPOILS):
        yield whole("service_offer", sentence)


def _is_candid(notes: Notes, sentence: Sentence) -> bool:
    if notes.within(
        sentence, "!absolutist", "!pressure", "!irritator", "!fake_together", "!excuse", "!dismiss", "!capitulate"
    ) or (notes.within(sentence, "!demand") and not sentence.vocabulary & _REASONS):
        return False
    return len(sentence.content) >= 2 or (bool(_UNKNOWN.search(sentence.text)) and len(notes.view.content) >= 2)


def _leads_up(sentence: Sentence, role: Role) -> bool:
    """A limit with its reason in front of the question that it leads up to."""
    return role == "ask" and len(sentence.tokens) >= _LEADS_UP and bool(sentence.vocabulary & _REASONS)


def _arranges(notes: Notes, sentence: Sentence) -> bool:
    """After a yes, who does what, where the day stands in another sentence."""
    agreed = notes.scene.shows("agrees") and notes.scene.last.count <= _BRIEFLY and not notes.scene.asks
    return agreed and notes.has("owner_date") and notes.within(sentence, "owner")


def _follow_through(notes: Notes, sentence: Sentence, role: Role) -> Iterator[Hit]:
    if role in ("ask", "reflect", "validate", "sympathy", "repair"):
        return
    if notes.shown(sentence).isdisjoint(("owner_date", "confirm")):
        return
    asked_when = notes.scene.asks and not notes.scene.shows("asks_proposal", "wants_summary")
    answers = asked_when and sentence is notes.view.sentences[0]
    promised = notes.within(sentence, "owner_date") and (answers or notes.within(sentence, "owner"))
    settled = notes.scene.shows("agrees") or not (
        notes.within(sentence, "condition") or _WONT_HAPPEN.search(sentence.text))
    promised = promised or _arranges(notes, sentence)
    if (promised and settled and not notes.within(sentence, "!demand", "option", *_SPOILS)) or (
            notes.within(sentence, "confirm") and len(sentence.content) >= 3):
        yield whole("follow_through", sentence)
