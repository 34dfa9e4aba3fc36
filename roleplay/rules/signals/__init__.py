"""Reading a learner turn without a model: moves with their places, opportunity, targets, the offer made."""

import re
from dataclasses import dataclass

from roleplay.domain.reading import Context, Flag, Observation, Reading
from roleplay.rules.deal import read_offer
from roleplay.rules.signals.asking import asking
from roleplay.rules.signals.common_words import ENGLISH, OTHER_LANGUAGES
from roleplay.rules.signals.deceiving import deceptions
from roleplay.rules.signals.framing import framing
from roleplay.rules.signals.harm import counters, harm, pitches
from roleplay.rules.signals.lexicon import Hit
from roleplay.rules.signals.listening import listening
from roleplay.rules.signals.meddling import addressed, meddles, without
from roleplay.rules.signals.noise import is_noise
from roleplay.rules.signals.notes import Notes, take_notes
from roleplay.rules.signals.opportunity import opportunity
from roleplay.rules.signals.questions import Question, questions
from roleplay.rules.signals.roles import Role, roles
from roleplay.rules.signals.scene import scene
from roleplay.rules.signals.stuffing import assisted, stuffed
from roleplay.rules.signals.targets import covered, targets_of, turn_targets
from roleplay.rules.signals.text import Sentence, View, trimmed, view

__all__ = ["Study", "read", "study"]

_SUMMING = ("summary_check", "paraphrase", "label", "parrot")
_SENTENCE = 3
_PADDED = 6
_BARE_WE = re.compile(
    r"\W*((?i:we)),? (?=(?-i:[A-Z0-9\"“(])|(?i:we|i|you|he|she|it|they|that|this|these|those|the|a|an|my|your|our|"
    r"their|his|her|its|what|how|which|who|when|where|why|so|if|and|but|or|no|yes|ok|okay|sorry|mm|uh|um|er|hm|oh|well|not)"
    r"(?!\w))"
)
_NOTICED = (
    "check",
    "ack",
    "autonomy",
    "coauthor",
    "own_slip",
    "apology",
    "validate",
    "label_stem",
    "sympathy",
    "open_request",
    "how_might",
    "limit",
    "rapport",
    "!dismiss",
    "!blame",
    "!absolutist",
    "!pressure",
    "!demand",
    "!switch",
)
_HEARD = frozenset(("label", "validate", "summary_check", "paraphrase", "repair"))


@dataclass(frozen=True)
class Study:
    """A turn taken apart: what every rule about it looks at."""

    notes: Notes
    asked: tuple[Question, ...]
    role: dict[int, Role]
    hits: tuple[Hit, ...]
    aside: tuple[tuple[int, int], ...]
    """Spans set aside because they address the grader."""


def read(words: str, context: Context) -> Reading:
    """Read one learner turn. Levels stay empty; `grading.grade` fills them. Never fails on any text."""
    looked = study(words, context)
    flags = _flags(words, context, looked)
    if not looked.notes.view.tokens or {"foreign", "no_words"} & set(flags):
        return Reading(flags=flags, moves=_set_aside(words, looked))
    found = tuple(_observations(words, context, looked))
    moves = frozenset(o.move for o in found)
    summed = tuple((o.start, o.end) for o in found if o.move in _SUMMING)
    return Reading(
        moves=(*_set_aside(words, looked), *found),
        opportunity=opportunity(looked.notes, looked.asked, looked.role, moves),
        flags=flags,
        targets=turn_targets(looked.notes, context),
        elements=covered(words, summed, context.elements),
        offer=read_offer(words, context.issues, context.standing) if context.issues else None,
        leaves=looked.notes.has("leave"),
    )


_MOST_HELD = 256
_held: dict[tuple[str, int], tuple[Context, Study]] = {}
"""Studies of late, by the words and the very context they were read in: to compare contexts would take as long."""


def study(words: str, context: Context) -> Study:
    """Take a turn apart; text aimed at the grader is left out of everything but `aside`."""
    key = words, id(context)
    known = _held.get(key)
    if known is None:
        if len(_held) >= _MOST_HELD:
            _held.clear()
        known = _held[key] = context, _study(words, context)
    return known[1]


def _study(words: str, context: Context) -> Study:
    aside = addressed(view(words))
    left_out = (*aside, *_repeats(view(words)), *_false_start(words))
    laid = view(without(words, left_out)) if left_out else view(words)
    notes = take_notes(laid, scene(context), view(words).count)
    empty = tuple((s.start, s.end) for s in notes.view.sentences if _is_padding(notes, s))
    if empty and len(empty) < len(notes.view.sentences):
        laid = view(without(laid.words, empty))
        notes = take_notes(laid, notes.scene, notes.length)
    asked = questions(notes)
    role = dict(roles(notes, asked))
    return Study(notes, asked, role, tuple(_moves(notes, asked, role, context)), aside)


def _false_start(words: str) -> tuple[tuple[int, int], ...]:
    """A "we" in front of a sentence that has its own subject: it says nothing, so it counts for nothing."""
    start = _BARE_WE.match(words)
    return ((start.start(1), start.end(1)),) if start is not None else ()


def _repeats(laid: View) -> tuple[tuple[int, int], ...]:
    """Sentences said before in the same turn: saying it twice is no second move."""
    if len(laid.sentences) < 2:
        return ()
    seen: set[tuple[str, ...]] = set()
    spans = []
    for sentence in laid.sentences:
        if len(sentence.tokens) < _SENTENCE:
            continue
        line = tuple([stem for _, _, _, stem, _ in sentence.tokens])
        if line in seen:
            spans.append((sentence.start, sentence.end))
        seen.add(line)
    return tuple(spans)


def _is_padding(notes: Notes, sentence: Sentence) -> bool:
    """A long sentence without one word of meaning, that does nothing a listener would notice."""
    if len(sentence.tokens) < _PADDED or sentence.content or sentence.mark == "?":
        return False
    return not notes.within(sentence, *_NOTICED)


def _moves(notes: Notes, asked: tuple[Question, ...], role: dict[int, Role], context: Context) -> list[Hit]:
    meddling = tuple(meddles(notes.view))
    hits = [
        *listening(notes, asked, role, context.elements),
        *framing(notes, role),
        *asking(notes, asked),
        *harm(notes, asked, role),
        *counters(notes, role),
        *meddling,
        *deceptions(notes, context),
    ]
    spoilt = any(h.trait in ("dismiss", "defend", "blame") for h in hits)
    heard = None if spoilt else min((h.start for h in hits if h.trait in _HEARD), default=None)
    hits += pitches(notes, role, context.informed, heard)
    hits += stuffed(notes)
    return _kept([h for h in hits if not any(_heard_in(h, m) for m in meddling)])


def _heard_in(hit: Hit, meddling: Hit) -> bool:
    """A listening move inside words meant for the simulation: there nobody is heard."""
    return hit.trait in _HEARD and meddling.start <= hit.start < meddling.end


def _kept(hits: list[Hit]) -> list[Hit]:
    """Each move once a place, the longest span first told."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, h.start - h.end)):
        if hit.end > hit.start and not any(k.trait == hit.trait and k.start <= hit.start < k.end for k in kept):
            kept.append(hit)
    return kept


def _observations(words: str, context: Context, looked: Study) -> list[Observation]:
    found = []
    for hit in looked.hits:
        start, end = trimmed(words, hit.start, hit.end)
        if end > start:
            sentence = looked.notes.view.sentence_at(hit.start)
            interest = next(iter(targets_of(looked.notes, sentence, context)), None)
            found.append(Observation(move=hit.trait, quote=words[start:end], start=start, end=end, interest=interest))
    return found


def _set_aside(words: str, looked: Study) -> tuple[Observation, ...]:
    spans = (trimmed(words, start, end) for start, end in looked.aside)
    return tuple(Observation(move="gaming", quote=words[a:b], start=a, end=b) for a, b in spans if b > a)


def _flags(words: str, context: Context, looked: Study) -> tuple[Flag, ...]:
    flags: list[Flag] = []
    if not words.strip():
        flags.append("empty")
    elif not view(words).tokens or is_noise(looked.notes.view, looked.notes.scene.last.vocabulary):
        flags.append("no_words")
    if looked.aside:
        flags.append("addresses_grader")
    if any(h.trait == "gaming" for h in looked.hits):
        flags.append("gaming")
    if assisted(looked.notes.view, context.hints):
        flags.append("assisted")
    if _is_foreign(looked.notes.view):
        flags.append("foreign")
    return tuple(flags)


def _is_foreign(laid: View) -> bool:
    """Not English: written in another script, or full of another language's small words and of none of English."""
    if not laid.plain.isascii():
        letters = [c for t in laid.tokens for c in t.word if c.isalpha()]
        if letters and sum(ord(c) > 0x24F for c in letters) > len(letters) / 2:
            return True
    if len(laid.tokens) < 3 or laid.vocabulary.isdisjoint(OTHER_LANGUAGES):
        return False
    others = sum(t.word in OTHER_LANGUAGES for t in laid.tokens)
    english = sum(t.word in ENGLISH for t in laid.tokens)
    return others >= 2 and others > 2 * english
