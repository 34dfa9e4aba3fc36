"""What a learner asks, by function and not by form: a question mark makes no question, and its absence hides none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from roleplay.rules.patterns import lazily
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.text import Sentence

Kind = Literal[
    "check", "mirror", "open", "calibrated", "closed", "leading", "loaded", "secret", "procedural", "proposal"
]

_WH = r"(?:what|how|which|where|who|whose|whom|why|when)"
_AUX = (
    r"(?:is|are|was|were|do|does|did|would|will|could|can|should|might|has|have|had|must|may|shall|'s|'re|'d|'ll|"
    r"isn't|aren't|don't|doesn't|didn't|wouldn't|won't|can't|couldn't|haven't|hasn't)"
)
_ASKED = lazily(
    rf"(?:^|[,;:–—.]\s*|\b(?:and|so|but|or|then|ok|okay|well)\s+)\W*({_WH}(?:\s+(?!i\b|"
    rf"we\b)[\w'-]+){{0,5}}?(?:\s+{_AUX}|'s|'d|'re|'ll)\b)"
)
_INVERTED = lazily(
    rf"\b(?:(?:what|which|how|whose)(?:\s+(?!i\b|we\b|you\b)[\w'-]+){{0,4}}?|who|whom|where|when|why)"
    rf"(?:\s+{_AUX}|'s|'d|'re|'ll)\s+(?:you|they|he|she|it|we|i|your|the|their|that|"
    rf"those|these|this|his|her|our|my|a|an|"
    rf"any\w*|some\w*|one|there)\b|\bwhat happen(?:s|ed)\b|\bwhat if\b"
)
_CHECKING = lazily(
    r"^\W*(?:or|so|and)?\W*(?:(?:is|was|isn't) (?:that|this|it)|(?:am|have|did|do) i)\b|\bi am (?:wrong|right)\b|"
    r"^\W*(?:or )?is (?:the|your|that) (?:\w+ ){0,2}(?:part|bit|thing|one|point) "
    r"the \w+ (?:one|part|bit|thing|point)\b|"
    r"^\W*(?:or )?is the (?:worse|worst|real|bigger|harder|main|sore) (?:part|bit|thing|point)\b|"
    r"^\W*is it\b[^?]*\bor\b|^\W*(?:or )?(?:wrong|right|warm|cold|close|far) \w+\W*$"
)
_TAG_QUESTION = lazily(
    r"\w,\s*(?:wouldn't|won't|isn't|don't|aren't|doesn't|can't|couldn't|didn't|haven't|hasn't|"
    r"is|are|do|does|would|will|has|have|had|did|can|could) "
    r"(?:you|it|they|he|she|we)(?: (?:say|think|agree))?\W*$"
)
_MOST_CHECKING = 16
_WH_START = lazily(
    rf"^(?:\W*(?:and|so|but|or|then|ok|okay|well|sorry|right|oh|hm|fine|good|yes)\b\W*)*"
    rf"(?:(?:on|in|at|for|with|from|to|by|under|until) (?=wh))?({_WH})\b"
)
_CLAUSES = lazily(r"[,;:–—]")
_JOINED = lazily(r"^\s*(?:and|so|but|ok|okay|then)\s+")
_WH_WORDS = frozenset(
    f"{word}{end}"
    for word in ("what", "how", "which", "where", "who", "whose", "whom", "why", "when")
    for end in ("", "'s", "'d", "'re", "'ll")
) | {"whatever", "whichever", "whoever", "however"}
_RELATIVE = lazily(
    r"^(?:\W*(?:and|so|but)\b\W*)*(?:which (?:means|is why|is|was|lets|makes)|what (?:i|we|you)(?:'d|'ve|'m|"
    r"'re)?\b|when (?:you|we|i|it|they|the)\b|"
    r"where (?:i|we|you)\b|who(?:ever)?ever|whatever|whichever|how(?:ever)\b)"
)
_AUX_START = lazily(
    r"^(?:\W*(?:and|so|but|or|then|ok|okay|well|sorry|right|oh)\b\W*)*(?:is|are|was|were|do|does|did|would|will|"
    r"could|can|"
    r"should|has|have|had|may|shall|isn't|aren't|don't|doesn't|didn't|wouldn't|won't|can't|couldn't|haven't)\b"
)
_BENIGN_WHY = lazily(
    r"\bwhy (?:is|are|does|do|would|was) (?:that|this|it|these|those|they|the \w+|your \w+)\b|\bwhy (?:now|then|"
    r"that|this)\b"
)
_OFFERED_ANSWERS = lazily(r"(?<=,)\s*(?:is|was) (?:it|that|this) [^,;?]{2,60} or ")
"""Answers to choose from, after the question they belong to: "what is it, is it cash or is it time?"."""
_DISBELIEF = lazily(r"(?:but |so |oh |well )*you (?:can't|cannot|don't)\b")
_ELLIPTIC = lazily(
    r"\b(?:by|for|to|with|of|from) (?:whom|who|what)\W*$|"
    r"^\W*(?:how so|such as|meaning|why not|in what way)\W*$"
)
_SHALL_WE = lazily(r"(?:^|, ?)(?:can|could|shall|may|should) we\b(?! help)")
HANDED_OVER = lazily(r"\w\W+(?:how about (?:that|it)|how's that|what do you say|deal|sounds? good|would that do)\W*$")
"""An offer with a question behind it: "we redo it by Friday, how about that?"."""
_HOW_MUCH = lazily(r"\bhow (?:long|many|much|often|far|soon)\W*$")
_WHAT_DOES = lazily(r"(?:^|[,;:–—]\s*|\b(?:and|so)\s)(?:what|who)(?: else)? (?!is\b|was\b|i\b)\w{3,}s\b")
_WHO_DOES = lazily(r"\s*who (?:else )?\w+s\b")
_MAX_MIRROR = 5
_UNSAID = frozenset(("so", "and", "a", "an", "the", "your", "my", "you", "me"))
"""Words a mirror may change: what was "my name" comes back as "your name"."""
_TENS = dict(zip(("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
                 map(str, range(10, 100, 10)), strict=True))
_MOST_UNMARKED = 3
_DOUBTING = 4
_SHORT_STATEMENT = 3
_TAGS = frozenset(("right", "correct", "yes", "no", "yeah", "true"))


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked."""

    sentence: Sentence
    kind: Kind
    targeted: bool = False
    """It reuses what the counterpart said."""
    deep: bool = False
    """It goes below the position: stakes, consequences, what would have to be true."""
    thin: bool = False
    """A checklist question: factual or good for any occasion."""

    @property
    def is_open(self) -> bool:
        """It invites more than yes, no or a fact."""
        return self.kind in ("open", "calibrated", "mirror")


def questions(notes: Notes) -> tuple[Question, ...]:
    """Everything the turn asks, checks and procedural questions included."""
    return tuple(_read(notes))


def asked_count(_notes: Notes, asked: tuple[Question, ...]) -> int:
    """How many different things are asked, lists inside one sentence counted; checks and mirrors are not."""
    total = 0
    for question in asked:
        if question.kind in ("check", "mirror"):
            continue
        total += max(1, len(_asking_clauses(question.sentence)))
    return total


def _asking_clauses(sentence: Sentence) -> list[str]:
    """The clauses of a sentence that ask something of their own; "who signs" counts beside another question."""
    clauses = re.split(
        r"[,;:–—]|\band\b|\bor\b(?= (?:is|are|do|does|did|what|how|who|when|where|which)\b)",
        _OFFERED_ANSWERS.sub("", sentence.text),
    )
    asking = [
        c
        for c in clauses
        if _HOW_MUCH.search(c) or _ASKED.match(c.strip()) or (_AUX_START.match(c.strip()) and len(c.split()) >= 3)
    ]
    return asking + [c for c in clauses if asking and c not in asking and _WHO_DOES.match(c)]


def _read(notes: Notes) -> Iterator[Question]:
    for sentence in notes.view.sentences:
        kind = _kind(notes, sentence)
        if kind is not None:
            yield _question(notes, sentence, kind)


def _question(notes: Notes, sentence: Sentence, kind: Kind) -> Question:
    theirs = notes.scene.recent
    targeted = not sentence.content.isdisjoint(theirs)
    deep = notes.within(sentence, "deep") or (notes.within(sentence, "assumption"))
    thin = (
        (kind == "calibrated" and len(sentence.tokens) < 4)
        or notes.within(sentence, "generic_ask")
        or _is_factual(notes, sentence)
    )
    return Question(sentence, kind, targeted, deep and not thin, thin)


def _is_factual(notes: Notes, sentence: Sentence) -> bool:
    """A fact for the file, not a reason: how many, which system, when does it end."""
    if not notes.within(sentence, "factual") or notes.within(sentence, "deep", "open_request"):
        return False
    return not (sentence.vocabulary & {"would", "you'd"} and sentence.vocabulary & {"you", "you'd"})


def _kind(notes: Notes, sentence: Sentence) -> Kind | None:
    if not _is_question(notes, sentence):
        return None
    if notes.within(sentence, "secret"):
        return "secret"
    if _is_mirror(notes, sentence):
        return "mirror"
    if notes.within(sentence, "loaded") and not _BENIGN_WHY.search(sentence.text):
        return "loaded"
    shapes = notes.within(sentence, "process", "option")
    if notes.within(sentence, "check") and not shapes and not _is_wide(notes, sentence):
        return "check"
    if _is_checking(notes, sentence) or _has_tag(sentence):
        return "check"
    if _TAG_QUESTION.search(sentence.text) or notes.within(sentence, "leading") or notes.within(sentence, "sceptical"):
        return "leading"
    return _plain_kind(notes, sentence)


def _is_checking(notes: Notes, sentence: Sentence) -> bool:
    """A short yes-or-no question about what was just reflected, whatever its words."""
    due = notes.scene.emotion != "none" or notes.scene.long
    return (
        due
        and sentence is not notes.view.sentences[0]
        and len(sentence.tokens) <= _MOST_CHECKING
        and bool(_CHECKING.search(sentence.text))
    )


def _has_tag(sentence: Sentence) -> bool:
    """A statement with "right?" or the like at its end, or that word alone, after one."""
    if len(sentence.tokens) == 1 and sentence.start > 0 and sentence.mark == "?":
        return sentence.first in _TAGS
    told = len(sentence.tokens) > _SHORT_STATEMENT and _WH_START.match(sentence.text) is None
    return told and sentence.mark == "?" and sentence.tokens[-1].word in _TAGS


def _is_wide(notes: Notes, sentence: Sentence) -> bool:
    """An open question that merely holds a checking phrase."""
    start = _WH_START.match(sentence.text)
    return bool(start) and not any(h.start - sentence.start < 12 for h in notes.inside(sentence, "check"))


def _plain_kind(notes: Notes, sentence: Sentence) -> Kind:
    if HANDED_OVER.search(sentence.text):
        return "proposal"
    if notes.within(sentence, "how_might"):
        return "calibrated"
    if notes.within(sentence, "open_request") or _WH_START.match(sentence.text):
        return "open"
    if notes.within(sentence, "procedural") and _SHALL_WE.search(sentence.text):
        return "procedural"
    if _ELLIPTIC.search(sentence.text) or _ASKED.search(sentence.text) or _WHAT_DOES.search(sentence.text):
        return "open"
    if notes.within(sentence, "procedural"):
        return "procedural"
    if notes.within(sentence, "option", "process"):
        return "proposal"
    return "closed"


def _is_question(notes: Notes, sentence: Sentence) -> bool:
    if sentence.mark == "?" or _is_mirror(notes, sentence) or notes.within(sentence, "open_request"):
        return True
    if notes.within(sentence, "sceptical") and (len(sentence.tokens) <= _DOUBTING or _DISBELIEF.match(sentence.text)):
        return True
    if notes.within(sentence, "!excuse"):
        return False
    if notes.within(sentence, "check") and len(sentence.tokens) <= 14:
        return True
    return sentence.mark != "!" and _asks_unmarked(sentence)


def _asks_unmarked(sentence: Sentence) -> bool:
    """It has the order of words of a question."""
    text = sentence.text
    if sentence.vocabulary.isdisjoint(_WH_WORDS):
        return sentence.mark == "" and len(sentence.tokens) >= 4 and _AUX_START.match(text) is not None
    if _RELATIVE.match(text):
        return False
    start = _WH_START.match(text)
    if start is not None and _INVERTED.match(text, start.start(1)):
        return True
    if sentence.mark == "" and start is not None and _ASKED.match(text):
        return True
    if sentence.mark == "" and _AUX_START.match(text) and len(sentence.tokens) >= 4:
        return True
    clauses = _CLAUSES.split(text)
    due = clauses if sentence.mark == "" else clauses[-1:]
    return any(_INVERTED.match(_JOINED.sub("", c).strip()) for c in due)


def _is_put_back(notes: Notes, sentence: Sentence) -> bool:
    """With a question mark, or as the whole of a turn without any mark that answers no question."""
    alone = len(notes.view.sentences) == 1 and len(sentence.tokens) <= _MOST_UNMARKED and not notes.scene.asks
    return sentence.mark == "?" or (sentence.mark == "" and alone)


def _is_mirror(notes: Notes, sentence: Sentence) -> bool:
    if len(sentence.tokens) > _MAX_MIRROR or not notes.scene.last.tokens or not _is_put_back(notes, sentence):
        return False
    theirs = notes.scene.said
    words = [t for t in sentence.tokens if t.word not in _UNSAID]
    known = sum(t.word in theirs or t.stem in theirs or _TENS.get(t.word) in theirs for t in words)
    weighty = any(
        t.stem in notes.scene.content or (len(t.word) > 3 and t.word in theirs) or t.word in _TENS for t in words
    )
    return bool(words) and known >= len(words) * 0.75 and weighty and not _WH_START.match(sentence.text)
