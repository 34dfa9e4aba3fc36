"""The level for collaboration framing (B.3 C, B.8 items 2, 7 and 8)."""

from roleplay.domain.reading import Reading
from roleplay.rules.signals import Study

_STRONG = ("shared_goal", "process", "tradeoff", "reciprocal_concession", "objective_criterion", "candor", "service_offer",
           "follow_through", "pause_reset", "style_adapt", "promise_kept")
_WEAK = ("we_frame", "option", "autonomy", "rapport")


def collaboration_level(reading: Reading, looked: Study) -> int | None:
    """0-4, or None for a turn that only asks, labels, mirrors or acknowledges."""
    if not reading.opportunity.collaboration:
        return None
    strong = {m.move for m in reading.moves if m.move in _STRONG}
    weak = {m.move for m in reading.moves if m.move in _WEAK}
    if not strong and not weak:
        return 2 if _courteous(looked) else 1
    if reading.did("premature_pitch", "topic_switch") and not strong:
        return 1
    if not strong and "option" not in weak:
        return 2
    return 4 if _exemplary(reading, looked, strong | weak) else 3


def _courteous(looked: Study) -> bool:
    return looked.notes.has("slogan", "rapport", "ack", "autonomy", "apology", "service") or not looked.notes.scene.shows("refusal")


def _exemplary(reading: Reading, looked: Study, moves: set[str]) -> bool:
    """Their words, the own interest in the open, and an invitation to shape it together."""
    theirs = bool(looked.notes.view.content & looked.notes.scene.recent)
    own = reading.did("candor") or looked.notes.has("limit")
    invites = looked.notes.has("coauthor") or reading.did("autonomy")
    way = bool(moves & {"option", "tradeoff", "reciprocal_concession", "process", "follow_through", "shared_goal", "objective_criterion"})
    return theirs and own and invites and way
