"""Moves that cost trust: dismissing, blaming, pushing, pitching past what was said."""

from collections.abc import Iterator

from roleplay.rules.patterns import lazily
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.framing import hurries
from roleplay.rules.signals.lexicon import Hit
from roleplay.rules.signals.listening import whole
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.questions import HANDED_OVER, Question
from roleplay.rules.signals.roles import I_WORDS, PITCH, WE_WORDS, YOU, Role
from roleplay.rules.signals.text import Sentence, stem

_LONG_TURN = 120
_SHORT = 18
_NUMBERS = word_set(
    """
    one two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty sixty seventy
    eighty ninety hundred half
    """
)
_DENIES = lazily(
    r"^(?:\W*(?:but|well|oh|no|actually|honestly|look)\b\W*)*"
    r"(?:it|this|that|ours|there|(?:the|our) \w+(?: \w+)?)"
    r"(?:'s| is| are)?(?:n't| not| never| won't be| isn't| aren't)"
    r"(?: really| actually| that| so| very| all that| too)* "
    r"([a-z]{4,})(?= at all\b| in the least\b|\s*[.,;!]|$| for (?:us|our))"
)
_THEIR_OWN_WORD = lazily(r"\b(?:feel|feels|felt|feeling|call|called|isn't|wasn't|not|nothing)\b")
_TELL_ME = lazily(r"\b(?:tell me|say so|let me know|say the word)\b")
_FIXES = lazily(
    r"(?:(?:ok(?:ay)?|so|well|right|you know what|no problem|don't worry)\W+)*"
    r"(?:what )?(?:we'll|i'll|i make|we make|here's what)\b"
)
"""An answer that goes straight to what will be done."""
_ULTIMATUM = lazily(r"\b(?:take it or leave it|leave it or take it)\b")
_WITHHOLDS = lazily(r"\b(?:i|we) (?:don't|won't|can't|cannot|do not|will not|couldn't) (?:\w+ ){0,2}(?:to )?\w+")
_BUT_YOU = lazily(
    r"\bbut (your?\b (?:\w+ ){0,3}"
    r"(?:was|were|is|are|did|didn't|had|never|should|could|changed|ordered|signed|asked)\b)"
)
_UNLESS = lazily(
    r"\bif (?:you|they|we|he|she|it|your \w+|the \w+) (?:\w+ )?(?:don't|doesn't|won't|can't|isn't|aren't|haven't|"
    r"hasn't)\b[^.?!]*(?:,|\bthen\b)[^.?!]*\b(?:go(?:es)? (?:to|elsewhere)|(?:someone|somebody) else|"
    r"(?:will be|is|are|be) gone|(?:is|are|be) off the table|to a competitor|lose (?:the|your|our))\b"
)
_LONG_STRETCH = 150
_ASKING = word_set("what how which where who when why do does did would could can")
_PLAIN = {
    "!dismiss": "dismiss",
    "!blame": "blame",
    "!absolutist": "absolutist",
    "!pressure": "pressure",
    "!irritator": "irritator",
    "!hostile": "hostile",
    "!demand": "i_demand",
}


def harm(notes: Notes, asked: tuple[Question, ...], role: dict[int, Role]) -> Iterator[Hit]:
    """All harmful moves that single phrases or the order of things show."""
    for trait, move in _PLAIN.items():
        for hit in notes.hits(trait):
            if _stands(notes, hit, move, role):
                yield Hit(
                    move,
                    hit.start,
                    notes.view.sentence_at(hit.start).end if move in ("pressure", "i_demand", "blame") else hit.end,
                )
    yield from (whole("pressure", s) for s in notes.view.sentences if hurries(s) or _threatens(s, role))
    yield from _ultimatums(notes)
    yield from _disputes(notes)
    yield from _answers_back(notes)
    yield from _false_we(notes)
    yield from _excuses(notes)
    yield from _labels_against(notes)
    yield from _talked_long(notes, asked)
    yield from _gave_in(notes)
    yield from _switched(notes)


def _stands(notes: Notes, hit: Hit, move: str, role: dict[int, Role]) -> bool:
    sentence = notes.view.sentence_at(hit.start)
    if move == "i_demand":
        if sentence.mark == "?" and sentence.first in _ASKING:
            return False
        return not notes.has("condition") and not notes.within(sentence, "reason", "limit_reason")
    if move == "hostile":
        theirs = notes.view.plain[hit.start : hit.end] in notes.scene.last.vocabulary
        return not (theirs and _THEIR_OWN_WORD.search(sentence.text))
    if move == "pressure":
        return not _TELL_ME.search(sentence.text)
    if move == "absolutist":
        return not notes.within(sentence, "condition") and role[sentence.start] in ("own", "propose", "repair")
    return True


def _threatens(sentence: Sentence, role: dict[int, Role]) -> bool:
    """What they lose, or who gets it, unless they do as they are told: "if they don't extend, ... go elsewhere"."""
    if "if" not in sentence.vocabulary or role[sentence.start] not in ("own", "propose", "reflect"):
        return False
    return bool(_UNLESS.search(sentence.text)) and "because" not in sentence.vocabulary


def _ultimatums(notes: Notes) -> Iterator[Hit]:
    """A figure to be taken or left: with nothing named to take, the words only shut the door (`absolutist`)."""
    if _ULTIMATUM.search(notes.view.own) and any(t.word[0].isdigit() for t in notes.view.tokens):
        yield from (whole("pressure", s) for s in notes.view.sentences if _ULTIMATUM.search(s.text))


def _disputes(notes: Notes) -> Iterator[Hit]:
    """Their concern denied in their own word: "it's not disruptive at all" after "it looks disruptive"."""
    for sentence in notes.view.sentences:
        if sentence.mark == "?":
            continue
        denied = _DENIES.match(sentence.text)
        if denied is None or stem(denied.group(1)) not in notes.scene.content:
            continue
        if not notes.within(sentence, "label_stem", "limit") and not sentence.vocabulary & YOU:
            yield Hit("dismiss", sentence.start, sentence.start + denied.end())


def _answers_back(notes: Notes) -> Iterator[Hit]:
    """Their complaint met with a fault of theirs: "sorry, but your description was two lines long"."""
    if notes.scene.emotion == "none":
        return
    for sentence in notes.view.sentences:
        if "but" not in sentence.vocabulary or sentence.mark == "?" or notes.within(sentence, "validate", "label_stem"):
            continue
        token = notes.inside(sentence, "ack", "sympathy", "apology")
        back = _BUT_YOU.search(sentence.text)
        if token and back and token[0].start < sentence.start + back.start():
            yield Hit("blame", sentence.start + back.start(1), sentence.end)


def _false_we(notes: Notes) -> Iterator[Hit]:
    for hit in notes.hits("!fake_together"):
        sentence = notes.view.sentence_at(hit.start)
        yield whole("fake_we", sentence)


def _excuses(notes: Notes) -> Iterator[Hit]:
    if notes.scene.emotion == "none":
        return
    for hit in notes.hits("!excuse"):
        yield whole("defend", notes.view.sentence_at(hit.start))


def _labels_against(notes: Notes) -> Iterator[Hit]:
    for hit in notes.hits("!character"):
        sentence = notes.view.sentence_at(hit.start)
        if sentence.vocabulary & YOU or sentence.first in ("that", "this", "it", "that's"):
            yield whole("label_as_accusation", sentence)


def _talked_long(notes: Notes, asked: tuple[Question, ...]) -> Iterator[Hit]:
    sentences = notes.view.sentences
    if notes.length > _LONG_TURN:
        yield Hit("monologue", sentences[0].start, sentences[-1].end)
        return
    if asked or sum([len(turn.words) for turn in notes.scene.learner]) / 2 + notes.length < _LONG_STRETCH - 1:
        return  # no two words stand without something between them
    since = 0
    for turn in reversed(notes.scene.learner):
        if any(s.mark == "?" for s in turn.sentences):
            break
        since += turn.count
    if since and since + notes.length > _LONG_STRETCH:
        yield Hit("monologue", sentences[0].start, sentences[-1].end)


def _gave_in(notes: Notes) -> Iterator[Hit]:
    if notes.has("!capitulate") and notes.has("give") and not notes.has("condition"):
        hit = notes.hits("!capitulate")[0]
        yield Hit("capitulate", hit.start, notes.view.sentence_at(notes.hits("give")[-1].start).end)


def _switched(notes: Notes) -> Iterator[Hit]:
    if notes.scene.emotion == "none" or not notes.has("!switch"):
        return
    if len(notes.view.content & notes.scene.content) <= 1 and not notes.has("own_slip", "label_stem", "validate"):
        yield whole("topic_switch", notes.view.sentence_at(notes.hits("!switch")[0].start))


def pitches(notes: Notes, role: dict[int, Role], informed: bool, heard: int | None) -> Iterator[Hit]:
    """Own solutions that come too early (B.4 `premature_pitch`, B.8 item 6); `heard` is where they were first heard."""
    waiting = notes.scene.emotion == "explicit" and not (informed and notes.has("limit"))
    if notes.has("confirm") and not waiting:
        return
    for sentence in notes.view.sentences:
        if heard is not None and heard <= sentence.start:
            return
        if _puts_forward(notes, sentence, role[sentence.start]) and _sells(notes, sentence):
            blind = not informed and len(sentence.content & notes.scene.content) <= 1 and not notes.scene.asks
            if waiting or blind:
                yield whole("premature_pitch", sentence)


def _puts_forward(notes: Notes, sentence: Sentence, role: Role) -> bool:
    if notes.within(sentence, "how_might") and sentence.mark == "?" and not notes.within(sentence, "!pitch"):
        return False
    shown = notes.within(sentence, "procedural", "leading", "option", "!pitch") or bool(_FIXES.match(sentence.text))
    return role in ("own", "propose") or shown


def _is_help(notes: Notes, sentence: Sentence) -> bool:
    """Something done for them, with nothing praised and the subject kept."""
    sells = notes.within(sentence, "!pitch", "!irritator", "!switch")
    return notes.within(sentence, "service") and bool(sentence.vocabulary & YOU) and not sells


def _sells(notes: Notes, sentence: Sentence) -> bool:
    if notes.within(sentence, "!pitch") and notes.within(sentence, "!irritator"):
        return True
    if notes.within(
        sentence,
        "own_slip",
        "apology",
        "shared",
        "limit",
        "criterion",
        "autonomy",
        "process",
        "condition",
        "validate",
        "assumption",
        "confirm",
        "promise",
        "slogan",
    ):
        return False
    if notes.scene.emotion != "explicit" and _is_help(notes, sentence):
        return False
    ours = bool(sentence.vocabulary & (I_WORDS | WE_WORDS))
    if notes.within(sentence, "!pitch"):
        return True
    if ours and PITCH.search(sentence.text) and len(sentence.tokens) >= 6:
        return True
    if notes.within(sentence, "!irritator"):
        return True
    if _WITHHOLDS.search(sentence.text):
        return False
    if notes.has("!capitulate"):
        return notes.scene.emotion == "explicit" and notes.within(sentence, "remedy")
    if notes.scene.emotion == "explicit":
        return notes.within(sentence, "option", "give", "service", "remedy") or bool(HANDED_OVER.search(sentence.text))
    return ours and notes.scene.emotion == "cue" and bool(_FIXES.match(sentence.text))


def counters(notes: Notes, role: dict[int, Role]) -> Iterator[Hit]:
    """A number or terms put as the first answer to their proposal, with nothing of theirs taken up."""
    if not notes.scene.shows("proposal") or notes.scene.asks or not notes.view.sentences:
        return
    first = notes.view.sentences[0]
    named = any(t.word[0].isdigit() or t.word in _NUMBERS for t in first.tokens) or notes.within(first, "give")
    taken_up = notes.within(
        first, "ack", "condition", "label_stem", "validate", "affirm", "rapport", "open_request", "limit"
    )
    if named and len(first.tokens) <= _SHORT and role[first.start] not in ("ask", "check") and not taken_up:
        yield whole("instant_counter", first)
