"""Listening moves: mirror, paraphrase, label, validation, repair, and the empty forms of each."""

import re
from collections.abc import Iterator

from roleplay.domain.persona import Element
from roleplay.rules.patterns import lazily
from roleplay.rules.signals.lexicon import Hit
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.phrases_theirs import FEELING_WORDS, WORRY_WORDS
from roleplay.rules.signals.questions import Question
from roleplay.rules.signals.roles import PITCH, YOU, Role, feels, stakes
from roleplay.rules.signals.targets import holds
from roleplay.rules.signals.text import Sentence, View, trimmed

_SPOILS = ("!blame", "!dismiss", "!character", "!irritator", "!excuse", "!fake_together", "!absolutist", "!switch",
           "!pitch", "!capitulate")
_TOKENS = ("ack", "sympathy", "apology", "autonomy", "rapport")
"""Courtesy: without a word of theirs it is good for anybody."""
_RANKS = lazily(r"\b(?:comes? (?:before|first)|matters? more|more than|rather than|less than|above all|not so much)\b")
_YOU_SAID = re.compile(r"(?:and |so |but )?you (?:said|mentioned|told)\b")
_GIVES_BACK: tuple[Role, ...] = ("reflect", "validate", "repair")
_REFLECTING: tuple[Role, ...] = ("reflect", "validate", "sympathy", "repair", "check")
_CAUSED = 4
"""Weighty words that hold a feeling and its cause."""
_POINTS = 2
_SHARED = 3
_LINKED = 2
"""Words of theirs that are enough where they come from different sentences."""
_PARROT_SHARE = 0.6
_PARROT_WORDS = 6
_PARROT_KEPT = 0.7


def listening(notes: Notes, asked: tuple[Question, ...], role: dict[int, Role],
              elements: tuple[Element, ...] = ()) -> Iterator[Hit]:
    """All listening moves of the turn."""
    yield from (whole("mirror", q.sentence) for q in asked if q.kind == "mirror")
    parrots = tuple(_parrots(notes, asked, role))
    yield from parrots
    echoed = {p.start for p in parrots}
    for sentence in notes.view.sentences:
        yield from _of(notes, sentence, role[sentence.start], echoed)
    yield from _summary(notes, asked, role, echoed, elements)


def whole(move: str, sentence: Sentence) -> Hit:
    """A move that takes the whole sentence."""
    return Hit(move, sentence.start, sentence.end)


def _of(notes: Notes, sentence: Sentence, role: Role, echoed: set[int]) -> Iterator[Hit]:
    if notes.within(sentence, "ack"):
        hit = notes.inside(sentence, "ack")[0]
        yield Hit("backchannel", hit.start, hit.end)
    if role not in ("ask", "propose") and _owns(notes, sentence):
        yield whole("repair", sentence)
    if notes.within(sentence, "affirm") and role not in ("ask", "own", "rapport"):
        yield whole("affirm", sentence)
    if role == "sympathy" or (
        notes.within(sentence, "sympathy")
        and not notes.within(sentence, "validate")
        and not sentence.content & notes.scene.recent
    ):
        yield from _sympathy(notes, sentence)
    if role == "validate" and (_specific(notes, sentence) or len(notes.view.sentences) > 1):
        yield whole("validate", sentence)
    credited = role == "affirm" and notes.scene.emotion != "none"
    if (credited or role in _REFLECTING) and sentence.start not in echoed:
        yield from _reflection(notes, sentence)


def _owns(notes: Notes, sentence: Sentence) -> bool:
    """A fault said to be one's own; a mere slip of one's own side where something of theirs is hurt by it."""
    if notes.within(sentence, "!excuse", "!blame", "!irritator", "!fake_together"):
        return False
    felt = notes.scene.emotion != "none"
    return notes.within(sentence, "own_fault") or (felt and notes.within(sentence, "own_slip"))


def _sympathy(notes: Notes, sentence: Sentence) -> Iterator[Hit]:
    if not sentence.content & notes.scene.recent and not notes.has("own_fault"):
        yield whole("generic_empathy", sentence)


def _reflection(notes: Notes, sentence: Sentence) -> Iterator[Hit]:
    if len(sentence.content) < 2 or notes.within(sentence, *_SPOILS):
        return
    stemmed = notes.within(sentence, "label_stem")
    heavy = feels(sentence) or stakes(sentence)
    to_them = bool(sentence.vocabulary & YOU)
    felt = notes.scene.emotion != "none"
    caused = stemmed and to_them and heavy and len(sentence.content) >= _CAUSED
    if not (_specific(notes, sentence) or caused or (stemmed and felt)):
        return
    sells = bool(PITCH.search(sentence.text)) or notes.within(sentence, "give", "option", "service", "remedy", "!pitch")
    if sentence.mark == "!" and stemmed and not to_them and not heavy:
        return
    if ((stemmed and (felt or heavy)) or (felt and to_them and not sells)) and _has_cause(notes, sentence):
        yield whole("label", sentence)
    elif len(sentence.content & notes.scene.recent) >= 2 or (stemmed and sentence.content & notes.scene.told):
        yield whole("paraphrase", sentence)


def _has_cause(notes: Notes, sentence: Sentence) -> bool:
    """Beside the feeling itself something it comes from: a word of theirs, or two of one's own."""
    cause = {t.stem for t in sentence.tokens if t.content and t.word not in FEELING_WORDS and t.word not in WORRY_WORDS}
    return len(cause) >= _POINTS or bool(cause & notes.scene.told)


def _specific(notes: Notes, sentence: Sentence) -> bool:
    """It holds something that could only be said to this person now."""
    if sentence.content & notes.scene.told:
        return True
    told_to_them = bool(sentence.vocabulary & YOU) and notes.scene.emotion != "none"
    least = _CAUSED - 1 if notes.has("!pitch", "!irritator") else _POINTS
    meant = notes.within(sentence, "label_stem", "validate", "own_slip") or not notes.within(sentence, *_TOKENS)
    return told_to_them and ((meant and len(sentence.content) >= least) or stakes(sentence) or feels(sentence))


def _summary(notes: Notes, asked: tuple[Question, ...], role: dict[int, Role], echoed: set[int],
             elements: tuple[Element, ...]) -> Iterator[Hit]:
    """Two points of theirs or more in one picture, from anywhere in the talk, open to correction."""
    if not (any(q.kind == "check" for q in asked) or notes.has("check")):
        return
    reflected = [s for s in notes.view.sentences if role[s.start] in _GIVES_BACK and s.start not in echoed]
    if reflected and (_covers(reflected, elements) or _puts_together(notes, reflected)):
        yield Hit("summary_check", reflected[0].start, reflected[-1].end)


def _covers(reflected: list[Sentence], elements: tuple[Element, ...]) -> bool:
    """Two elements of their point of view or more."""
    return sum(any(holds(s, w) for s in reflected for w in e.words) for e in elements) >= _POINTS


def _puts_together(notes: Notes, reflected: list[Sentence]) -> bool:
    """Words of several of their sentences, in several clauses."""
    shared = {stem for s in reflected for stem in s.content & notes.scene.told}
    points = sum(bool(s.content & shared) for laid in notes.scene.earlier for s in laid.sentences)
    clauses = sum(len(notes.view.clauses(s)) for s in reflected)
    linked = points >= _POINTS and len(shared) >= _LINKED
    return clauses >= _POINTS and (linked or len(shared) > _SHARED)


def _parrots(notes: Notes, asked: tuple[Question, ...], role: dict[int, Role]) -> Iterator[Hit]:
    """Clauses said back; not terms put into a proposal, nor the words a question starts from."""
    leads_in = any(q.is_open for q in asked)
    for sentence in notes.view.sentences:
        if len(sentence.tokens) < _PARROT_WORDS or sentence.content.isdisjoint(notes.scene.content):
            continue
        named = role[sentence.start] == "propose" or notes.within(sentence, "condition", "give", "confirm")
        named = named or role[sentence.start] == "ask" or _is_own_fault(notes, sentence)
        named = named or bool(_RANKS.search(sentence.text))
        if named or (leads_in and _YOU_SAID.match(sentence.text)):
            continue
        share = _echo(notes.scene.last, sentence)
        if share > _PARROT_SHARE:
            start, end = trimmed(notes.view.words, sentence.start, sentence.end)
            yield Hit("parrot", start, end)


def _is_own_fault(notes: Notes, sentence: Sentence) -> bool:
    """Their words, said as one's own doing: "and it's our insoles that hurt"."""
    ours = bool(sentence.vocabulary & {"our", "ours"}) and not sentence.vocabulary & YOU
    return ours and notes.scene.emotion != "none"


def _echo(theirs: View, sentence: Sentence) -> float:
    """Share of a clause of theirs that comes back, where as many words came back as went in (no compression)."""
    content = sentence.content
    shares: list[float] = []
    copied: set[str] = set()
    for clause_holder in theirs.sentences:
        source = [t.stem for t in clause_holder.tokens if t.content]
        if len(clause_holder.tokens) < _PARROT_WORDS or len(source) < 3:
            copied.update(source if content.issuperset(source) else ())
            continue
        shares.append(sum(s in content for s in source) / len(source))
        if shares[-1] > _PARROT_SHARE:
            copied.update(source)
    kept = len(content & copied) / max(1, len(content))
    return max(shares, default=0.0) if kept >= _PARROT_KEPT else 0.0
