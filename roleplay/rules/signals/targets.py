"""Which interests a turn touches, and which elements of the counterpart's view a summary covered."""

from functools import lru_cache

from roleplay.domain.persona import Element, Topic
from roleplay.domain.reading import Context
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.text import Sentence, View, stems, view

_POINTING = word_set("that this it those these")


@lru_cache(maxsize=2048)
def _phrase(words: str) -> tuple[str, ...]:
    return stems(words)


def holds(laid: View | Sentence, phrase: str) -> bool:
    """Whether the words of a phrase stand in the text one after another, endings aside."""
    sought = _phrase(phrase)
    if not sought:
        return False
    line = [t.stem for t in laid.tokens]
    size = len(sought)
    return any(tuple(line[i : i + size]) == sought for i in range(len(line) - size + 1))


def touched(laid: View | Sentence, topics: tuple[Topic, ...]) -> tuple[str, ...]:
    """Interests whose words appear."""
    return tuple(t.id for t in topics if any(holds(laid, w) for w in t.words))


def targets_of(notes: Notes, sentence: Sentence, context: Context) -> tuple[str, ...]:
    """Interests one sentence touches: by their own words, or by taking up what the counterpart just said of them."""
    direct = touched(sentence, context.topics)
    if direct or not context.topics:
        return direct
    taken_up: list[str] = []
    back = bool(sentence.vocabulary & _POINTING) and not _has_own_before(notes, sentence)
    for theirs in notes.scene.last.sentences:
        points = back and theirs is notes.scene.last.sentences[-1]
        if theirs.content & sentence.content or points:
            taken_up.extend(touched(theirs, context.topics))
    return tuple(dict.fromkeys(taken_up))


def _has_own_before(notes: Notes, sentence: Sentence) -> bool:
    """Something of the learner's own stands before: "that" then means it, and not what the counterpart said."""
    before = (s for s in notes.view.sentences if s.start < sentence.start)
    return any(s.content and not s.content & notes.scene.content for s in before)


def turn_targets(notes: Notes, context: Context) -> tuple[str, ...]:
    """Interests the whole turn touches, in the order they are met."""
    found = [i for s in notes.view.sentences for i in targets_of(notes, s, context)]
    return tuple(dict.fromkeys(found))


def covered(words: str, spans: tuple[tuple[int, int], ...], elements: tuple[Element, ...]) -> tuple[str, ...]:
    """Elements whose words stand inside these spans of the turn."""
    parts = [view(words[start:end]) for start, end in spans]
    return tuple(e.id for e in elements if any(holds(part, w) for part in parts for w in e.words))
