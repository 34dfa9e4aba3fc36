"""Asking moves: open, follow-up and calibrated questions, and the questions that push, pile up or pry."""

import re
from collections.abc import Iterator

from roleplay.rules.signals.lexicon import Hit
from roleplay.rules.signals.listening import whole
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.questions import Question, asked_count
from roleplay.rules.signals.text import Sentence, View

_COURTESY = re.compile(
    r"(?:and |so |hello,? |hi,? )*(?:how are you|how was|how is|do you have any questions|any questions|"
    r"how are things)\b"
)
_LOGISTICS = re.compile(
    r"\b(?:repeat|say (?:that|it) again|come again|pardon|how (?:long|much time) (?:have|do) we|is (?:this|now) a good|"
    r"can you hear|and you are|your name|my name is|who am i (?:talking|speaking)|i'm \w+[.,]? (?:and you|nice))\b"
)
"""Finding one's way into a talk, or a word not caught: nobody is being questioned."""
_STACK = 3
_RUN = 3


def asking(notes: Notes, asked: tuple[Question, ...]) -> Iterator[Hit]:
    """All moves made by asking."""
    for question in asked:
        yield from _of(notes, question)
    if asked_count(notes, asked) >= _STACK:
        real = [q.sentence for q in asked if q.kind not in ("check", "mirror")]
        yield Hit("stacked_questions", real[0].start, real[-1].end)
    yield from _interrogation(notes, asked)


def _of(notes: Notes, question: Question) -> Iterator[Hit]:
    sentence = question.sentence
    match question.kind:
        case "secret":
            yield whole("extraction", sentence)
        case "loaded":
            yield whole("loaded_why", sentence)
        case "leading":
            yield whole("leading_question", sentence)
        case "calibrated" if not question.thin:
            yield whole("calibrated", sentence)
        case "open" if (
            not question.thin and notes.scene.last.tokens and not (notes.scene.asks and not question.targeted)
        ):
            yield whole("follow_up", sentence)
        case "open" if question.thin and question.targeted and _pursues(notes, sentence):
            yield whole("follow_up", sentence)
        case "closed" if question.deep:
            yield whole("follow_up" if question.targeted else "open_question", sentence)
        case "open" | "calibrated" if not notes.within(sentence, "factual"):
            yield whole("open_question", sentence)


def _pursues(notes: Notes, sentence: Sentence) -> bool:
    """A which or what about the very thing a cue was dropped on: narrow, and still to the point."""
    return notes.scene.emotion == "cue" and sentence.first in ("which", "what")


def _interrogation(notes: Notes, asked: tuple[Question, ...]) -> Iterator[Hit]:
    """The third question turn running that gives nothing back (B.4)."""
    earlier = notes.scene.learner[-(_RUN - 1) :]
    real = [q for q in asked if q.kind in ("open", "closed", "calibrated", "leading")]
    if len(earlier) < _RUN - 1 or not real or not all(_only_asks(v) for v in earlier):
        return
    if any(_LOGISTICS.search(v) for v in (notes.view.plain, *(turn.plain for turn in earlier))):
        return
    gives = [s for s in notes.view.sentences if all(s.start != q.sentence.start for q in asked) and len(s.content) >= 2]
    if not gives and not notes.within(real[0].sentence, "label_stem"):
        yield whole("interrogation", real[0].sentence)


def _only_asks(turn: View) -> bool:
    told = [s for s in turn.sentences if s.mark != "?" and len(s.content) >= 3]
    asked = [s for s in turn.sentences if s.mark == "?" and not _COURTESY.match(s.text)]
    return bool(asked) and not told
