"""What each sentence of a turn is for: asking, checking, reflecting, a token of listening, or the own side."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Literal

from roleplay.rules.patterns import lazily
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.phrases_theirs import FEELING_WORDS, WORRY_WORDS
from roleplay.rules.signals.questions import Question
from roleplay.rules.signals.text import Sentence, stem

Role = Literal[
    "ask", "check", "propose", "reflect", "validate", "sympathy", "ack", "repair", "affirm", "rapport", "own"
]

PITCH = re.compile(
    r"\b(?:our|my|we|i)\b.{0,60}\b(?:platform|product|solution|system|tool|service|software|onboarding|"
    r"package|plan|model|engine|offer|academy|"
    r"programme|program|training|module|demo|dashboard|tariff|rates?|features?|app|methodology|support|"
    r"trainers|discount|deck)\b"
)
"""The speaker's own side and something it sells."""
YOU = word_set("you your yours you're you'd you've you'll yourself yourselves")
I_WORDS = word_set("i my me mine i'm i'd i've i'll myself")
WE_WORDS = word_set("we our us ours we're we'd we've we'll let's")
_OURS = I_WORDS | WE_WORDS
_STAKE_WORDS = word_set(
    """
    name neck job head board boss ceo cfo director reputation standing word face trust credibility credit
    promise signature blame career respect judgement judgment shoulders desk weight sleep weekend family kids
    team people proof burden fool crowd knee sting silence responsibility launch audience
    """
)
_OWN_DOING = lazily(
    r"(?:so |and |but |well )?(?:we|i) (?:just |only |really |also |always |normally )*(?:need|offer|start|"
    r"provide|made|built|opened|guarantee|recommend|suggest|sell)\b|"
    r"(?:so |and |but |well )?(?:i|we) (?:could|can) (?!only|well|just|see|imagine|hear|tell|understand|feel|sense|"
    r"hardly|believe|picture|relate|guess|accept|live)\w+"
)
_PUSHING = ("!irritator", "!pressure", "!demand", "!absolutist", "!fake_together", "!pitch")
_SIGN_OFFS = word_set("regards greetings sincerely cheers best")
_MOST_SIGN_OFF = 5
_ORDERS = word_set("sign take send give trust try buy order put keep come go book pay let")
_DISCLOSES = lazily(r"\byou (?:should|ought to|must|have to|deserve to) know (?:this|that|something|one thing)\b")
_REQUESTS = lazily(r"\W*(?:(?:and|so|but|ok|okay|well|please) )*(?:can|could|will|would) you (?!only|hardly)\w+")
"""A favour asked, with a mark or without."""
_COMMITS = lazily(
    r"\b(?:i'll|we'll|i will|we will|is mine now|you get (?:\w+ ){0,3}from (?:me|us)|"
    r"(?:mails|sends|rings|calls|texts|emails|phones) you)\b"
)
_TWO_POINTS = 2
_TELLING = frozenset(
    ("own_slip", "own_fault", "apology", "but", "validate", "sympathy", "label_stem", "affirm", "rapport", *_PUSHING)
)
"""Wordings that tell what a sentence is for; one without any of them is looked at for what it speaks of."""
_OFFERS = ("condition", "give", "option", "service")
_SO_THAT_YOU = lazily(
    r"(?:and )?(?:that|this) way\b|(?:then|so|and then|so that|which means) (?:you|your)(?:'d|'ll)?\b|"
    r"that (?:gives|lets|leaves|keeps|saves|gets) (?:you|your)\b"
)
"""What an offer does for them, said after it."""
_SUPPOSING = word_set("say suppose imagine picture")
_TOKENS_ONLY = word_set(
    """
    yes yeah no well ok okay hello hi hey morning afternoon evening dear regards greetings thanks thank you oh
    right sure good
    """
)


def roles(notes: Notes, asked: tuple[Question, ...]) -> Mapping[int, Role]:
    """Role of each sentence, by the place it starts."""
    kinds = {q.sentence.start: q for q in asked}
    found = {s.start: _role(notes, s, kinds.get(s.start)) for s in notes.view.sentences}
    for sentence, following in pairwise(notes.view.sentences):
        if sentence.first in _SUPPOSING and found[following.start] == "ask":
            found[sentence.start] = "ask"
    checked = False
    for sentence in reversed(notes.view.sentences):
        if checked and found[sentence.start] == "own":
            checked = _said_back(notes, sentence)
            found[sentence.start] = "reflect" if checked else "own"
            checked = checked or not sentence.vocabulary & _OURS
        checked = checked or found[sentence.start] == "check"
    offered = False
    for sentence in notes.view.sentences:
        if offered and _SO_THAT_YOU.match(sentence.text) and found[sentence.start] in ("reflect", "validate"):
            found[sentence.start] = "own"
        offered = offered or (found[sentence.start] in ("own", "propose") and notes.within(sentence, *_OFFERS))
    return found


@cache
def at_stake() -> frozenset[str]:
    """Stems of what people stand to lose."""
    return frozenset(map(stem, _STAKE_WORDS))


@cache
def _feelings() -> frozenset[str]:
    return frozenset(map(stem, FEELING_WORDS | WORRY_WORDS))


def feels(sentence: Sentence) -> bool:
    """Whether the sentence names a feeling or a worry."""
    named = _feelings()
    return any([stem in named for _, _, _, stem, _ in sentence.tokens])


def stakes(sentence: Sentence) -> bool:
    """Whether the sentence names what somebody stands to lose: a name, a word given, people."""
    named = at_stake()
    return any([stem in named for _, _, _, stem, _ in sentence.tokens])


def _role(notes: Notes, sentence: Sentence, question: Question | None) -> Role:
    if question is not None:
        return _asking(notes, sentence, question)
    if notes.shown(sentence).isdisjoint(_TELLING):
        return _plain_role(notes, sentence)
    return _told_role(notes, sentence)


def _told_role(notes: Notes, sentence: Sentence) -> Role:
    if _names_theirs(notes, sentence):
        return "reflect"
    slips = ("own_slip", "apology") if notes.scene.emotion != "none" else ("own_fault", "apology")
    if notes.within(sentence, *slips) and not _excuses(notes, sentence):
        return "repair"
    if notes.within(sentence, *_PUSHING) or _turns_away(notes, sentence):
        return "own"
    if notes.within(sentence, "validate"):
        return "validate"
    if notes.within(sentence, "sympathy"):
        return "sympathy"
    if notes.within(sentence, "label_stem") and not _is_own(notes, sentence, lenient=True):
        return "reflect"
    if notes.within(sentence, "affirm") and _credits(notes, sentence):
        return "affirm"
    if notes.scene.is_opening and notes.within(sentence, "rapport"):
        return "rapport"
    return _plain_role(notes, sentence)


def _credits(notes: Notes, sentence: Sentence) -> bool:
    """It is said to them, or of what they have just told, and not of oneself."""
    if sentence.vocabulary & YOU:
        return True
    return notes.scene.emotion != "none" and not sentence.vocabulary & _OURS


def _said_back(notes: Notes, sentence: Sentence) -> bool:
    """Points of theirs, before a check: what is checked is what was understood, whoever is named in it."""
    if notes.within(sentence, *_PUSHING, *_OFFERS, "limit", "process", "confirm", "!excuse", "!blame", "!dismiss"):
        return False
    return sentence.mark != "?" and len(sentence.content & notes.scene.told) >= _TWO_POINTS


def _excuses(notes: Notes, sentence: Sentence) -> bool:
    """It is no owning up: an excuse, a reproach, or news the counterpart has a right to, which is candour."""
    return notes.within(sentence, "!excuse", "!blame", "!fake_together") or bool(_DISCLOSES.search(sentence.text))


def _turns_away(notes: Notes, sentence: Sentence) -> bool:
    """A token of listening, "but", and then the own side."""
    buts = [h.end for h in notes.inside(sentence, "but")]
    tokens = notes.inside(sentence, "ack", "sympathy")
    if not buts or not tokens or min(h.start for h in tokens) > buts[0]:
        return False
    rest = {t.word for t in sentence.tokens if t.start >= buts[0]}
    return bool(rest & _OURS) and not rest & YOU


def _names_theirs(notes: Notes, sentence: Sentence) -> bool:
    """A label about the counterpart that stands before anything of the speaker's own."""
    labels, own = notes.inside(sentence, "label_stem"), notes.inside(sentence, "own_slip", "apology")
    return bool(labels and own and sentence.vocabulary & YOU) and min(h.start for h in labels) < min(
        h.start for h in own
    )


def _asking(notes: Notes, sentence: Sentence, question: Question) -> Role:
    if question.kind == "check":
        return "reflect" if notes.within(sentence, "label_stem") and len(sentence.content) >= 3 else "check"
    if question.kind in ("proposal", "procedural"):
        return "propose"
    if question.kind == "closed" and notes.within(sentence, "label_stem") and len(sentence.tokens) > 5:
        return "reflect"
    return "ask"


def _plain_role(notes: Notes, sentence: Sentence) -> Role:
    if sentence.vocabulary & _SIGN_OFFS and len(sentence.tokens) <= _MOST_SIGN_OFF:
        return "ack"
    if not sentence.content and (notes.within(sentence, "ack") or sentence.vocabulary <= _TOKENS_ONLY):
        return "ack"
    if notes.within(sentence, "ack") and len(sentence.tokens) <= 4:
        return "ack"
    if _is_own(notes, sentence, lenient=False) or _answers(notes, sentence):
        return "own"
    return "reflect" if _about_them(notes, sentence) else "own"


def _answers(notes: Notes, sentence: Sentence) -> bool:
    """Plain words after a direct question are its answer, unless they speak of the counterpart."""
    if notes.scene.shows("asks_proposal"):
        return True
    asked = notes.scene.asks and not notes.scene.shows("wants_summary")
    return asked and not (sentence.vocabulary & YOU and notes.scene.emotion != "none")


def _is_own(notes: Notes, sentence: Sentence, lenient: bool) -> bool:
    """The speaker's own side: a proposal, a limit, a plan, a demand."""
    if notes.within(
        sentence, "!demand", "!pressure", "!absolutist", "!fake_together", "!irritator", "!excuse", "condition"
    ):
        return True
    if sentence.first in _ORDERS or _OWN_DOING.match(sentence.text) or notes.within(sentence, "!pitch"):
        return True
    if sentence.first in _OURS and PITCH.search(sentence.text):
        return True
    if lenient:
        return notes.within(sentence, "give", "option")
    if notes.within(sentence, "owner_date") and _COMMITS.search(sentence.text):
        return True
    if notes.within(
        sentence, "give", "option", "remedy", "limit", "process", "shared", "service", "confirm", "promise", "!switch"
    ):
        return True
    return notes.within(sentence, "autonomy", "coauthor") or bool(
        not sentence.vocabulary.isdisjoint(_OURS) and sentence.vocabulary.isdisjoint(YOU)
    )


def _about_them(notes: Notes, sentence: Sentence) -> bool:
    if _REQUESTS.match(sentence.text):
        return False
    overlap = sentence.content & notes.scene.recent
    if not overlap and not sentence.vocabulary & YOU:
        return notes.scene.emotion != "none" and not sentence.vocabulary & _OURS and feels(sentence)
    if sentence.vocabulary & YOU:
        return bool(sentence.content & notes.scene.told) or notes.scene.emotion != "none"
    if notes.within(sentence, "!absolutist", "!dismiss"):
        return False
    if notes.scene.emotion == "none" and not notes.scene.long and sentence.mark != "":
        return len(overlap) >= 2
    return len(overlap) >= 2 or len(overlap) >= 0.5 * len(sentence.content)
