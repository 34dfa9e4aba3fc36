"""The level for active listening and validation (B.3 V, B.8 items 4 to 7)."""

from roleplay.domain.reading import Reading
from roleplay.rules.signals import Study
from roleplay.rules.signals.roles import feels, stakes
from roleplay.rules.signals.text import Sentence

_SPECIFIC = ("label", "validate", "summary_check", "paraphrase", "repair", "affirm")
_PURSUIT = 3


def validation_level(reading: Reading, looked: Study, curiosity: int | None) -> int | None:
    """0-4, or None where nothing called for it."""
    if not reading.opportunity.validation:
        return None
    level = _anchor(reading, looked)
    if reading.did("dismiss", "hostile"):
        return 0
    if reading.did("defend", "blame", "label_as_accusation"):
        return 0 if not _acknowledged_first(looked) else min(level, 1)
    if reading.opportunity.emotion == "cue" and curiosity is not None and curiosity >= _PURSUIT:
        level = max(level, 2)
    return level


def _anchor(reading: Reading, looked: Study) -> int:
    if reading.did("parrot") and not reading.did("label", "validate"):
        return 2
    heard = _heard(reading)
    if not heard:
        return 2 if reading.did("generic_empathy") and not _turns_away(looked) else 1
    if _turns_away(looked) and not reading.did("label", "validate", "summary_check"):
        return 1
    if reading.opportunity.emotion == "explicit" and heard <= {"paraphrase", "affirm"} and not _names_stake(looked):
        return 3 if "paraphrase" in heard and _compressed(looked) else 2
    return 4 if _exemplary(reading, looked) else 3


def _heard(reading: Reading) -> set[str]:
    return {m.move for m in reading.moves if m.move in _SPECIFIC}


def _compressed(looked: Study) -> bool:
    theirs = looked.notes.scene.last.content
    return len(looked.notes.view.content & theirs) <= 0.6 * len(theirs)


def _names_stake(looked: Study) -> bool:
    return any(feels(s) or stakes(s) for s in _reflecting(looked))


def _reflecting(looked: Study) -> list[Sentence]:
    return [s for s in looked.notes.view.sentences if looked.role[s.start] in ("reflect", "validate", "sympathy", "repair", "check")]


def _turns_away(looked: Study) -> bool:
    """A token of listening and then "but", or straight on to the own agenda."""
    notes = looked.notes
    if not notes.has("ack", "sympathy"):
        return False
    return any(notes.within(s, "but") and notes.within(s, "ack", "sympathy") for s in notes.view.sentences) or any(
        looked.role[s.start] == "own" and notes.within(s, "but") for s in notes.view.sentences[:2])


def _acknowledged_first(looked: Study) -> bool:
    """Some acknowledgement, even a token one, stands before the excuse, the blame or the accusing label."""
    harmful = [h.start for h in looked.hits if h.trait in ("defend", "blame", "label_as_accusation")]
    tokens = [h.start for h in looked.notes.hits("ack", "apology", "sympathy", "own_slip", "validate")]
    return bool(tokens) and bool(harmful) and min(tokens) <= min(harmful)


def _exemplary(reading: Reading, looked: Study) -> bool:
    """Specific, legitimising or naming the stake, and open to correction of the reflection itself."""
    checks = any(q.kind == "check" for q in looked.asked) or looked.notes.has("check")
    own_needs = reading.did("candor") or looked.notes.has("limit")
    deep = reading.did("validate", "summary_check") or _names_stake(looked)
    return deep and (checks or (reading.did("validate") and own_needs and any(q.is_open for q in looked.asked)))
