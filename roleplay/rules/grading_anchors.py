"""Levels before caps: fitted weights propose, the clauses that words can prove bound them (B.3, B.8)."""

from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.reading import Levels, Reading
from roleplay.rules.grading_features import Features, disputes, linked
from roleplay.rules.grading_weights import LEVEL, ROOM
from roleplay.rules.signals import Study
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.questions import Question, asked_count

_REAL = ("open", "calibrated", "mirror", "closed", "leading", "loaded", "secret", "procedural")
_FORCING = ("open", "calibrated", "mirror", "leading", "loaded", "secret")
_ONE_QUESTION_WORDS = 40
_PURSUIT = 3
_GUESSES = word_set("probably surely presumably obviously clearly")
_PUSHES = (
    "fake_we",
    "i_demand",
    "absolutist",
    "pressure",
    "blame",
    "dismiss",
    "premature_pitch",
    "topic_switch",
    "hostile",
)
_SPOILS = ("generic_empathy", "premature_pitch", "parrot", "gaming", "capitulate", "topic_switch", "monologue")
_HEARD = ("label", "validate", "summary_check", "paraphrase", "repair", "affirm")


def anchored(reading: Reading, looked: Study, found: Features) -> Levels:
    """Levels before caps; None where the turn left no room for the skill."""
    levels: Levels = {skill: _proposed(skill, found) for skill in SKILLS}
    levels["collaboration"] = _collaboration(levels["collaboration"], reading, looked)
    levels["curiosity"] = _curiosity(levels["curiosity"], looked, found)
    levels["validation"] = _validation(levels["validation"], levels["curiosity"], reading, looked)
    return levels


def weighed(weights: dict[str, float], found: Features) -> float:
    """Sum of weights over the features of a turn."""
    return weights[""] + sum(weights.get(name, 0.0) * value for name, value in found.items())


def _proposed(skill: Skill, found: Features) -> int | None:
    if weighed(ROOM[skill], found) <= 0:
        return None
    return _level(skill, found)


def _level(skill: Skill, found: Features) -> int:
    return max(0, min(4, round(weighed(LEVEL[skill], found))))


def _collaboration(level: int | None, reading: Reading, looked: Study) -> int | None:
    if level is None or not reading.opportunity.collaboration:
        return None
    if looked.notes.has("slogan") and not reading.did(*_PUSHES):
        level = max(level, 2)
    if level == 4 and not (reading.did("candor") or looked.notes.has("limit") or reading.did("follow_through")):
        return 3
    return level


def _curiosity(level: int | None, looked: Study, found: Features) -> int | None:
    asked = [q for q in looked.asked if q.kind in _REAL]
    if not asked:
        return None if level is None else min(level, 1)
    if level is None:
        if looked.notes.scene.asks or not any(q.kind in _FORCING for q in asked):
            return None
        level = _level("curiosity", found)
    for question in asked:
        level = min(level, _ceiling(looked, question))
    if any(_answers_itself(looked, q) for q in asked):
        return min(level, 1)
    best = max(_floor(looked, q) for q in asked)
    count = asked_count(looked.notes, looked.asked)
    ceiling = (
        0
        if count >= 4
        else 1
        if count == 3
        else 3
        if count == 2 or looked.notes.view.count > _ONE_QUESTION_WORDS
        else 4
    )
    return min(max(level, best), ceiling) if not _harmful(asked) else min(level, ceiling)


def _answers_itself(looked: Study, question: Question) -> bool:
    """The speaker does not wait for the answer but gives it."""
    sentences = looked.notes.view.sentences
    following = sentences[sentences.index(question.sentence) + 1 :][:1]
    return question.kind == "open" and any(s.first in _GUESSES for s in following)


def _harmful(asked: list[Question]) -> bool:
    return any(q.kind in ("leading", "loaded", "secret") for q in asked)


def _ceiling(looked: Study, question: Question) -> int:
    """Highest level a turn with this question may reach."""
    match question.kind:
        case "secret":
            return 0
        case "leading":
            return 0 if disputes(looked, question) else 1
        case "loaded":
            return 0 if looked.notes.within(question.sentence, "accusing", "!blame", "!hostile") else 2
        case _:
            return 4


def _floor(looked: Study, question: Question) -> int:
    """Lowest level an honest question of this kind stands for."""
    if question.kind == "mirror":
        return 3
    if question.kind == "procedural" or question.thin:
        return 2
    if question.is_open:
        return 3 if question.targeted or linked(looked, question) else 2
    return 1


def _validation(level: int | None, curiosity: int | None, reading: Reading, looked: Study) -> int | None:
    waiting = reading.opportunity.emotion
    if level is None and reading.did("dismiss", "defend", "label_as_accusation") and waiting != "none":
        level = 1
    if level is None:
        return None
    if reading.did("dismiss", "hostile"):
        return 0
    if reading.did("defend", "blame", "label_as_accusation"):
        return min(level, 1) if _acknowledged_first(looked) else 0
    if not reading.did(*_HEARD, "generic_empathy", "parrot", "mirror", "follow_up", "calibrated"):
        level = min(level, 2)
    if waiting != "none" and reading.did("label") and not reading.did(*_SPOILS) and _labels(looked):
        level = max(level, 3)
    if (
        level == 4
        and not looked.notes.has("check", "coauthor")
        and not (reading.did("validate") and reading.did("follow_up", "calibrated"))
    ):
        level = 3
    if waiting == "cue" and curiosity is not None and curiosity >= _PURSUIT:
        level = max(level, 2)
    return level


def _labels(looked: Study) -> bool:
    """A label that stands in a sentence about the counterpart, with no "but" to take it back."""
    notes, named = looked.notes, {h.start for h in looked.hits if h.trait == "label"}
    held = [s for s in notes.view.sentences if s.start in named and looked.role[s.start] in ("reflect", "validate")]
    return any(len(s.content) >= 2 and not notes.within(s, "but") for s in held) and not (
        notes.has("ack", "sympathy") and notes.has("but")
    )


def _acknowledged_first(looked: Study) -> bool:
    """Some acknowledgement, even a token one, stands before the excuse, the blame or the accusing label."""
    harmful = [h.start for h in looked.hits if h.trait in ("defend", "blame", "label_as_accusation")]
    tokens = [h.start for h in looked.notes.hits("ack", "apology", "sympathy", "own_slip", "validate")]
    return bool(tokens) and bool(harmful) and min(tokens) <= min(harmful)
