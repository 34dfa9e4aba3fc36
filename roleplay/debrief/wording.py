"""What the debrief says in fixed words: the counterpart's own view, what a figure means, how a closing is named."""

from roleplay.rules.closing import Part
from roleplay.rules.looking_back import Asked, Traded
from roleplay.rules.metrics import Family

FAMILIES: dict[Family, str] = {
    "instrumental": "What they got", "self": "How they stand", "process": "How it was done",
    "relationship": "How they stand with you",
}
LOW, HIGH = 3.5, 5.0
"""A rating below `LOW` is a poor one, from `HIGH` on a good one (F: 5 or more on process and relationship)."""

VIEWS: dict[Family, tuple[str, str, str]] = {
    "instrumental": ("I signed it, and I shall have to explain it at home.", "It is a deal I can live with.",
                     "I got what I needed, and I can show it."),
    "self": ("I came out of this smaller than I went in.", "There was a moment when I felt pushed.",
             "Nobody made me lose face, and I could say what I had to."),
    "process": ("I talked, and it went past you.", "Some of it was heard, and some of it went by.",
                "You asked before you answered, and I could tell that you had listened."),
    "relationship": ("I would rather deal with somebody else next time.", "We can work together, with care.",
                     "I would pick up the phone when you call."),
}
NO_VIEW: dict[Family, str] = {
    "instrumental": "There is no agreement to judge.", "self": "We hardly talked.", "process": "We hardly talked.",
    "relationship": "We hardly talked.",
}

CLOSING: dict[Part, str] = {
    "restated": "The terms were said back and confirmed", "owner": "Somebody was named for each step",
    "date": "There is a date", "metric": "Both know how they will see that it works",
    "review": "A check-in, or whom to call when something slips", "thanks": "A word of thanks",
}
ASKED: dict[Asked, str] = {
    "preference": "What they would like", "priority": "What matters most", "constraint": "What ties their hands",
    "other": "Something else",
}
HOW: dict[Traded, str] = {
    "held": "held at your best", "traded": "traded for something", "given": "given without a return",
}
BEARINGS = {"hurts": "costs trust", "neutral": "neutral", "helps": "builds trust"}
HEARD = {"said": "they said it", "implied": "it was between the lines", "assumed": "I assumed it"}
STANDINGS = {"found": "found", "hinted": "hinted at", "missed": "missed"}
SIMULATED = "Simulated: a way to feel what a closing is worth, no forecast."
CAUTION = ("Trust, tension, patience and the counterpart's view are the simulation's own and say nothing about real "
           "people. Scores are one reading of a written rubric: feedback for practice, not a measurement of a person.")
LOCKED = "Still hidden. Talk again to find it, or choose “Show me what was hidden”."
