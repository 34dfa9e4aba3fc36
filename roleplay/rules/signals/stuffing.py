"""Forms without substance: stems that hold nothing of theirs, togetherness in heaps, a shown line said again (E.7)."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.lexicon import Hit
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.phrases_theirs import FEELING_WORDS, WORRY_WORDS
from roleplay.rules.signals.text import View

_STEMS = ("label_stem", "validate", "sympathy", "slogan")
_WE = word_set("we we're we'll we've us our ours together let's")
_HEAP = 3
_AGAIN = 5
_SAME_LINE = 85


def stuffed(notes: Notes) -> Iterator[Hit]:
    """Three or more stems, or "we" in heaps, with nothing of the counterpart's in the turn (G1-G3)."""
    view, scene = notes.view, notes.scene
    if not view.sentences or not scene.last.tokens:
        return
    if len(view.tokens) >= _AGAIN and not any(t.word[0].isdigit() for t in view.tokens) and _said_before(notes):
        yield Hit("gaming", view.sentences[0].start, view.sentences[-1].end)
        return
    stems = _apart(sorted(notes.hits(*_STEMS), key=lambda h: h.start))
    shared = view.content & scene.recent
    togetherness = sum(t.word in _WE for t in view.tokens)
    heaps = len(view.tokens) >= 12 and togetherness >= _HEAP and togetherness / len(view.tokens) > 0.15 and not shared
    told = [t for t in view.tokens if t.content and t.word not in FEELING_WORDS and t.word not in WORRY_WORDS]
    hollow = len(stems) >= 4 and not shared and len(told) <= len(stems)
    if heaps or hollow:
        yield Hit("gaming", view.sentences[0].start, view.sentences[-1].end)
        return
    yield from _same_stem(notes, stems)


def _said_before(notes: Notes) -> bool:
    """The whole turn, word for word, once more: no answer to anything (G4)."""
    now = [t.word for t in notes.view.tokens]
    return any(
        now[0] in earlier.plain and now[-1] in earlier.plain and [t.word for t in earlier.tokens] == now
        for earlier in notes.scene.learner
    )


def _apart(hits: list[Hit]) -> list[Hit]:
    """Stems that do not run into one another."""
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.start > kept[-1].end + 1:
            kept.append(hit)
    return kept


def _same_stem(notes: Notes, stems: list[Hit]) -> Iterator[Hit]:
    """The same stem for the third time in five turns, with little that is new and nothing new of theirs (G1, G3)."""
    if not stems:
        return
    opening = notes.view.plain[stems[0].start : stems[0].end]
    earlier = [v for v in notes.scene.learner[-4:] if opening in v.plain]
    known: frozenset[str] = frozenset().union(*(v.content for v in earlier)) if earlier else frozenset()
    fresh = notes.view.content - known
    taken_up = fresh & notes.scene.recent
    if len(earlier) >= 2 and not taken_up and len(fresh) < 0.5 * max(1, len(notes.view.content)):
        yield Hit("gaming", stems[0].start, stems[0].end)


def assisted(view: View, hints: tuple[str, ...]) -> bool:
    """Whether the turn repeats an example that was shown."""
    if len(view.tokens) < 5:
        return False
    return any(
        fuzz.token_set_ratio(view.plain, hint.lower()) >= _SAME_LINE and fuzz.ratio(view.plain, hint.lower()) >= 70
        for hint in hints
    )
