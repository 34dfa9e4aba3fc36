"""What the moment made room for (B.2, B.8), by the counterpart's last message and the learner's kind of turn."""

from roleplay.domain.reading import Opportunity
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.questions import Question
from roleplay.rules.signals.roles import Role

FRAMES = word_set(
    """
    shared_goal we_frame process option tradeoff reciprocal_concession objective_criterion candor service_offer
    autonomy follow_through pause_reset style_adapt promise_kept rapport
    """
)
_HEARS = word_set("paraphrase summary_check label validate repair parrot generic_empathy affirm")
_REAL = ("open", "calibrated", "mirror", "closed", "leading", "loaded", "secret", "procedural")


def opportunity(notes: Notes, asked: tuple[Question, ...], role: dict[int, Role], moves: frozenset[str]) -> Opportunity:
    """Which skills this turn is to be scored on, and with what weight."""
    scene = notes.scene
    content = scene.long or scene.shows("wants_summary")
    validation = scene.emotion != "none" or (content and not _answers(notes)) or bool(moves & _HEARS)
    heavy = scene.emotion == "explicit" or scene.shows("refusal", "proposal")
    return Opportunity(
        emotion=scene.emotion,
        content=content,
        curiosity=_curiosity(notes, asked, role, moves),
        collaboration=_collaboration(notes, role, moves),
        validation=validation,
        weight=2 if heavy else 1,
    )


def _answers(notes: Notes) -> bool:
    return notes.scene.asks and not notes.scene.shows("wants_summary")


def _collaboration(notes: Notes, role: dict[int, Role], moves: frozenset[str]) -> bool:
    if moves & FRAMES:
        return True
    return any(role[s.start] in ("own", "propose", "rapport") and len(s.content) >= 1 for s in notes.view.sentences)


def _curiosity(notes: Notes, asked: tuple[Question, ...], role: dict[int, Role], moves: frozenset[str]) -> bool:
    if any(q.kind in _REAL for q in asked):
        return True
    scene = notes.scene
    if (
        scene.asks
        or not scene.last.tokens
        or moves & {"label", "summary_check", "validate", "paraphrase", "repair", "parrot"}
    ):
        return False
    if scene.emotion == "explicit":
        return False
    pushes = any(role[s.start] in ("own", "propose") for s in notes.view.sentences)
    return pushes and (scene.emotion == "cue" or scene.shows("refusal"))
