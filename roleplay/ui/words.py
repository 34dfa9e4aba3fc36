"""What the app calls things: plain words for levels, outcomes, moods and times."""

import re
from datetime import datetime

from roleplay.domain.base import Skill
from roleplay.domain.persona import Persona
from roleplay.domain.reading import Flag
from roleplay.domain.rubric import Difficulty
from roleplay.domain.session import Mode
from roleplay.domain.state import Outcome, State
from roleplay.rules.names import LEVEL_WORDS as LEVEL_WORDS
from roleplay.rules.names import NOT_CALLED_FOR as NOT_CALLED_FOR
from roleplay.rules.names import SKILL_NAMES as SKILL_NAMES
from roleplay.rules.names import level_words as level_words
from roleplay.rules.names import move_words as move_words

SKILL_MEANS: dict[Skill, str] = {
    "collaboration": "making it a problem you share.",
    "curiosity": "asking for what lies behind.",
    "validation": "showing you heard what it means to them.",
}

DIFFICULTY_WORDS: dict[Difficulty, str] = {
    "easy": "Easy: forgiving, opens up quickly",
    "medium": "Medium: careful, needs to be heard",
    "hard": "Hard: guarded, remembers slips",
    "expert": "Expert: tense from the start",
}

DIFFICULTY_ORDER: tuple[Difficulty, ...] = ("easy", "medium", "hard", "expert")

MODE_WORDS: dict[Mode, str] = {"learn": "Learn", "practise": "Practise", "perform": "Perform"}

MODE_EXPLAINED: dict[Mode, str] = {
    "learn": "After each turn: your levels, one thing to keep and one to try. Every hint is there.",
    "practise": "After each turn: your levels, in silence. A tip only when something went wrong. Two steps of hints.",
    "perform": "Nothing until the end, as in real life. No hints. Then all of it at once.",
}

OUTCOME_WORDS: dict[Outcome, str] = {
    "agreed": "You agreed",
    "walked": "They walked out",
    "stalled": "It stalled",
    "time": "Time ran out",
    "no_deal": "You left without a deal",
    "open": "You stopped here",
}

OUTCOME_EXPLAINED: dict[Outcome, str] = {
    "agreed": "The terms were said back and confirmed.",
    "walked": "Patience or trust was used up, and {name} ended it. The turn where it tipped is worth another try.",
    "stalled": "{name} lost interest and put you off. Nothing was refused; nothing was reached either.",
    "time": "The time set aside for this conversation is over before anything was settled.",
    "no_deal": "You declined and ended the talk. That is a good result where nothing on the table was good enough.",
    "open": "You ended the conversation before it came to a result. You can take any turn again.",
}

FLAG_WORDS: dict[Flag, str] = {
    "addresses_grader": "Part of this speaks to the grading, not to {name}. That part does not count.",
    "gaming": "Phrases that sound right do not count while they hold nothing of what {name} said.",
    "assisted": "You used an example line as it was shown, so this counts as practice with help.",
    "foreign": "This does not look like English, which is all that can be graded here so far.",
    "empty": "There was too little here to grade.",
    "no_words": "There were no words here to grade.",
}


def voice_words(model: str) -> str:
    """Who speaks, in a few words."""
    return "built-in voice" if model == "builtin" else f"played by {model}"


def mood(persona: Persona, state: State) -> str:
    """How the counterpart feels, in one of three words; empty but with easy counterparts (C.9)."""
    if persona.difficulty != "easy" or state.ended:
        return ""
    if state.tension > 60 or state.trust < 25:
        return "tense"
    return "at ease" if state.tension < 40 and state.trust >= 45 else "reserved"


def turn_words(used: int, budget: int) -> str:
    """Where in the conversation the learner is, e.g. "Turn 3 of 16"."""
    if used >= budget:
        return f"{used} of {budget} turns used"
    left = budget - used
    return f"Turn {used + 1} of {budget}" + (f": {left} left" if left <= 3 else "")


def ago(then: datetime, now: datetime) -> str:
    """How long ago, roughly: "just now", "5 minutes ago", "3 days ago", or the date."""
    seconds = (now - then).total_seconds()
    for limit, size, unit in ((60, 0, ""), (3600, 60, "minute"), (86400, 3600, "hour"), (14 * 86400, 86400, "day")):
        if seconds < limit:
            count = int(seconds // size) if size else 0
            return f"{count} {unit}{'' if count == 1 else 's'} ago" if unit else "just now"
    return f"on {then.day} {then:%B %Y}"


def plain(text: str) -> str:
    """Text from people for a place that reads Markdown: one line, every sign that could mean something escaped."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))
