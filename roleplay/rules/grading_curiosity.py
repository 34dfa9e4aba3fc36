"""The level for curiosity (B.3 Q, B.8 items 3 and 7)."""

from roleplay.domain.reading import Reading
from roleplay.rules.signals import Study
from roleplay.rules.signals.questions import Question, asked_count

_LONGEST_EXEMPLARY = 40
_REAL = ("open", "calibrated", "mirror", "closed", "leading", "loaded", "secret", "procedural")


def curiosity_level(reading: Reading, looked: Study) -> int | None:
    """0-4, or None where the turn had nothing to be curious about."""
    if not reading.opportunity.curiosity:
        return None
    asked = [q for q in looked.asked if q.kind in _REAL]
    if not asked:
        return 1
    if reading.did("extraction"):
        return 0
    weapon = _weapon(looked, asked)
    if weapon is not None:
        return weapon
    best = max(_of(looked, q) for q in asked)
    count = asked_count(looked.notes, looked.asked)
    return _limited(looked, best, count)


def _limited(looked: Study, best: int, count: int) -> int:
    if count >= 4:
        return 0
    if count >= 3:
        return min(best, 1)
    if count == 2:
        best = min(best, 3)
    if looked.notes.view.count > _LONGEST_EXEMPLARY:
        best = min(best, 3)
    return best


def _weapon(looked: Study, asked: list[Question]) -> int | None:
    """Level of a question used as a weapon, or None where none is."""
    levels = []
    for question in asked:
        if question.kind == "loaded":
            levels.append(0 if looked.notes.within(question.sentence, "accusing", "!blame", "!hostile") else 2)
        elif question.kind == "leading":
            levels.append(0 if _disputes(looked, question) else 1)
    return min(levels) if levels else None


def _disputes(looked: Study, question: Question) -> bool:
    """It argues with the concern instead of asking about it."""
    if looked.notes.within(question.sentence, "sceptical", "!dismiss"):
        return True
    concern = looked.notes.scene.emotion != "none" or looked.notes.scene.shows("refusal")
    negated = looked.notes.within(question.sentence, "leading") and bool(
        question.sentence.vocabulary & {"isn't", "aren't", "wasn't", "not", "really", "surely", "nobody", "doesn't"})
    return concern and negated


def _of(looked: Study, question: Question) -> int:
    if question.kind == "mirror":
        return 3
    if question.kind == "procedural":
        return 2
    if question.kind == "closed":
        return 2 if question.targeted or looked.notes.within(question.sentence, "factual") else 1
    if question.thin:
        return 2
    linked = question.targeted or bool(looked.notes.view.content & looked.notes.scene.recent) or _points_back(question)
    if not linked:
        return 3 if question.deep else 2
    return 4 if _goes_below(looked, question) else 3


def _points_back(question: Question) -> bool:
    return bool(question.sentence.vocabulary & {"that", "this", "it", "those", "them", "these"}) and len(question.sentence.tokens) <= 14


def _goes_below(looked: Study, question: Question) -> bool:
    """Stakes, implications, what would have to be true; an own assumption offered; how-might-we on their constraint."""
    notes = looked.notes
    if notes.has("assumption"):
        return True
    if question.kind == "calibrated" and notes.within(question.sentence, "deep"):
        return True
    return question.deep and (notes.has("suppose") or notes.within(question.sentence, "how_might"))
