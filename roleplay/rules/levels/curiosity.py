"""The level for curiosity (B.3 Q, B.8 items 3 and 7)."""

import re

from roleplay.rules.levels.turn import HEARD, Turn
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.questions import Question, asked_count
from roleplay.rules.signals.roles import I_WORDS, YOU

_LONGEST_EXEMPLARY = 40
_MOST_POINTING = 20
_LEAST_ASKED = 7
_SAYS_SOMETHING = 2
_GREETING = 4
_NEGATED = re.compile(r"\b(?:isn't|aren't|wasn't|not|really|nobody|doesn't|don't|wouldn't)\b")
_TAG = re.compile(r",\s*(?:\w+n't|is|are|do|does|did|would|will) (?:you|it|they|he|she|we|that|there)\W*$")
_SURELY = re.compile(r"\bsurely\b")
_POINTING = word_set("that this it those these them their there they he she him her his do")
_TALKS_PAST = ("premature_pitch", "topic_switch", "instant_counter", "monologue")
_PUSHES_ON = ("i_demand", "fake_we", "pressure", "irritator", "capitulate")
_ANSWERS_FEELING = ("parrot", "dismiss", "defend", "blame", "label_as_accusation")
_OFFERS = ("option", "tradeoff", "reciprocal_concession")
_OWN_ANSWER = re.compile(r"^\W*(?:probably|let me guess|i bet|i guess|maybe it's|is it because)\b")
_TO_SELL = re.compile(r"\b(?:can|could|may|shall|should) i (?:just |quickly )?"
                      r"(?:show|tell|walk|put|set|sign|book|get) you\b")


def curiosity(turn: Turn) -> int | None:
    """0-4, or None where the turn had nothing to be curious about."""
    asked = _asked(turn)
    if not asked:
        return 1 if _missed(turn) else None
    if turn.did("dismiss", "topic_switch") or _answers_itself(turn):
        return min(1, *(_ceiling(turn, q) for q in asked))
    best = max(_anchor(turn, q) for q in asked)
    return min(best, _crowd(turn), *(_ceiling(turn, q) for q in asked))


def _answers_itself(turn: Turn) -> bool:
    """The learner gives the answer, so the question was none."""
    return any(_OWN_ANSWER.search(s.text) for s in turn.sentences[1:])


def _asked(turn: Turn) -> tuple[Question, ...]:
    """The questions that ask about the counterpart. Terms in question form, or handing over a proposal, do not."""
    aside = (_names_terms, _hands_over, _offers_help, _small_talk)
    return tuple(q for q in turn.questions if not any(put(turn, q) for put in aside))


def _small_talk(turn: Turn, question: Question) -> bool:
    """A greeting answered with a greeting."""
    greeted = turn.scene.last.count <= _GREETING and not turn.scene.asks
    return greeted and turn.did("rapport") and turn.notes.within(question.sentence, "rapport")


def _offers_help(turn: Turn, question: Question) -> bool:
    """Help held out in question form: "would it help if I wrote to your bank?"."""
    return question.kind in ("procedural", "closed") and turn.did("service_offer") and turn.notes.within(
        question.sentence, "service") and bool(question.sentence.vocabulary & I_WORDS)


def _names_terms(turn: Turn, question: Question) -> bool:
    offers = turn.reading.offer is not None and question.kind in ("proposal", "procedural")
    return offers or (turn.proposes(question) and question.kind != "proposal")


def _hands_over(turn: Turn, question: Question) -> bool:
    if not (turn.scene.asks and turn.own):
        return False
    return question.kind in ("proposal", "procedural") or turn.notes.within(question.sentence, "coauthor", "autonomy")


def _missed(turn: Turn) -> bool:
    """A cue, an objection or news was passed over, or a refusal pushed past, without a question (B.8 item 3)."""
    if turn.scene.asks or (turn.scene.shows("agrees") and turn.says("confirm")):
        return False
    if turn.did(*_TALKS_PAST):
        return True
    if turn.waiting == "explicit" or turn.scene.shows("agrees"):
        return False
    if len(turn.scene.content) < _SAYS_SOMETHING and not turn.scene.shows("refusal"):
        return False
    if turn.did(*_PUSHES_ON):
        return True
    if turn.did(*HEARD, *_ANSWERS_FEELING) or _settles(turn):
        return False
    return bool(turn.own) or turn.says("slogan")


def _settles(turn: Turn) -> bool:
    """It confirms, plans how to talk, delivers what was promised, or takes a no as a no."""
    if turn.says("process", "confirm", "promise", "leave"):
        return True
    return turn.did("autonomy") and not turn.did(*_OFFERS) and not turn.says("slogan")


def _ceiling(turn: Turn, question: Question) -> int:
    """Highest level of a turn that asks this."""
    match question.kind:
        case "secret":
            return 0
        case "leading":
            return 0 if _disputes(turn, question) else 1
        case "loaded":
            return 0 if turn.notes.within(question.sentence, "accusing", "!blame", "!hostile") else 2
        case _:
            return 4


def _disputes(turn: Turn, question: Question) -> bool:
    """It argues with the concern instead of asking about it."""
    if turn.notes.within(question.sentence, "sceptical", "!dismiss") or _SURELY.search(question.sentence.text):
        return True
    concern = turn.waiting != "none" or turn.scene.shows("refusal")
    return concern and bool(_NEGATED.search(_TAG.sub("", question.sentence.text)))


def _crowd(turn: Turn) -> int:
    """Ceiling by how much is asked at once and how long the turn is."""
    count = asked_count(turn.notes, turn.looked.asked)
    if count >= 4:
        return 0
    if count == 3:
        return 1
    return 3 if count == 2 or turn.notes.view.count > _LONGEST_EXEMPLARY else 4


def _anchor(turn: Turn, question: Question) -> int:
    """What this question alone earns."""
    if question.kind == "mirror":
        return 3
    if _TO_SELL.search(question.sentence.text):
        return 1
    if question.kind in ("procedural", "proposal"):
        return 2
    if turn.trades and turn.notes.within(question.sentence, "coauthor"):
        return 2
    if not (_is_wide(turn, question) and _built_on_theirs(turn, question)):
        return 2
    return 4 if _goes_below(turn, question) else 3


def _is_wide(turn: Turn, question: Question) -> bool:
    """It invites more than a fact: an open question, one below the position, or one on a cue it names."""
    if question.thin:
        return question.targeted and turn.waiting == "cue" and question.sentence.first in ("which", "what")
    return question.is_open or question.deep


def _built_on_theirs(turn: Turn, question: Question) -> bool:
    """It takes up what the counterpart said: in its words, by pointing back, or by asking below what was just shown."""
    if question.targeted or turn.their_words:
        return True
    shown = turn.waiting != "none" or turn.scene.shows("refusal")
    if shown and (turn.says("suppose") or (question.deep and "your" in turn.notes.view.vocabulary)):
        return True
    asks_them = bool(question.sentence.vocabulary & YOU) and len(question.sentence.tokens) >= _LEAST_ASKED
    if shown and asks_them and not question.thin and question.is_open:
        return True
    return bool(question.sentence.vocabulary & _POINTING) and len(question.sentence.tokens) <= _MOST_POINTING


def _goes_below(turn: Turn, question: Question) -> bool:
    """Stakes, consequences, what would have to be true; an own assumption offered; how-might-we on their constraint."""
    if question.thin or not question.is_open:
        return False
    return question.deep or turn.says("assumption") or (question.kind == "calibrated" and turn.their_words)
