"""What skills, levels and moves are called, for people; the same in the app, in reports and in print."""

from roleplay.domain.base import Skill

SKILL_NAMES: dict[Skill, str] = {"collaboration": "Collaboration", "curiosity": "Curiosity", "validation": "Validation"}

NOT_CALLED_FOR = "not called for"
"""Said of a skill for which a turn gave no opportunity."""

LEVEL_WORDS = ("did harm", "missed", "adequate", "skilled", "exemplary")


def level_words(skill: Skill, level: int | None) -> str:
    """Text equivalent of one skill's dots, e.g. "Curiosity 3 of 4: skilled"."""
    if level is None:
        return f"{SKILL_NAMES[skill]}: {NOT_CALLED_FOR}"
    return f"{SKILL_NAMES[skill]} {level} of 4: {LEVEL_WORDS[level]}"


_MOVE_NAMES = {
    "tradeoff": "trade-off",
    "rapport": "warmth",
    "process": "agreeing how to talk",
    "calibrated": "how or what question",
    "follow_up": "follow-up question",
    "summary_check": "summary with a check",
    "label": "naming the feeling",
    "repair": "owning a slip",
    "pause_reset": "pausing to reset",
    "reciprocal_concession": "give and take",
    "objective_criterion": "outside standard",
    "service_offer": "offer of help",
    "autonomy": "leaving the choice to them",
    "style_adapt": "fitting their way of working",
    "follow_through": "clear next step",
    "premature_pitch": "pitching too early",
    "stacked_questions": "several questions at once",
    "generic_empathy": "stock sympathy",
    "label_as_accusation": "accusing label",
    "topic_switch": "change of subject",
    "monologue": "long speech",
    "instant_counter": "instant counter-offer",
    "we_frame": "shared “we”",
    "i_demand": "bare demand",
    "fake_we": "one-sided “we”",
    "absolutist": "absolute",
    "candor": "candour",
    "backchannel": "sign of listening",
    "irritator": "praise of your own offer",
    "affirm": "recognition",
    "defend": "defending first",
    "dismiss": "dismissing a feeling",
    "validate": "saying why it makes sense",
    "extraction": "asking for secrets",
    "gaming": "words without substance",
    "hostile": "hostility",
    "capitulate": "giving in",
    "parrot": "parroting",
    "loaded_why": "loaded “why”",
}


def move_words(name: str) -> str:
    """A move's name for people."""
    return _MOVE_NAMES.get(name, name.replace("_", " "))
