"""How an agreement was closed, and whether it holds (F: closing quality, long-term satisfaction; C.8, G.16).

An agreement lasts when both know who does what, until when, and how they will tell that it worked.
"""

import random
import re
from collections.abc import Sequence
from typing import Literal

from roleplay.domain.base import Noun
from roleplay.domain.persona import FollowUp
from roleplay.domain.session import Turn
from roleplay.rules.patterns import lazily

Part = Literal["restated", "owner", "date", "metric", "review", "thanks"]

PARTS: tuple[Part, ...] = ("restated", "owner", "date", "metric", "review", "thanks")
GOOD = 4
"""Parts from which a closing is good (F)."""
HOLDS = 3
"""Of owner, date, metric and review, how many keep a commitment from slipping (C.8)."""
WITHIN = 4
"""Last turns of the learner's in which a closing is looked for."""
COMFORT = 0.30
"""Surplus of the counterpart's from which its part of durability is whole."""

_MONTH = "january|february|march|april|june|july|august|september|october|november|december"
_WAYS: dict[Part, tuple[str, ...]] = {
    "owner": (
        r"\b(?:i|we|you)(?:'ll|’ll| will| own| owns| take| send| draft| prepare)\b",
        r"\bmy (?:team|colleague|side|planner|engineer)\b",
        r"\b(?:one|single|named) (?:owner|contact|person)\b",
        r"\bon (?:my|our|your) side\b",
        r"\bfrom (?:me|us|you)\b",
    ),
    "date": (
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
        rf"\b(?:{_MONTH})\b",
        r"\bmay \d",
        r"\b\d{1,2}(?:st|nd|rd|th)\b",
        r"\btomorrow\b",
        r"\b(?:next|this|end of (?:the|this|next)?) ?(?:week|month|quarter)\b",
        r"\b(?:with)?in (?:a|two|three|four|six|eight|ten|\d+) (?:days?|weeks?|months?)\b",
        r"\bq[1-4]\b",
        r"\bday (?:one|thirty|sixty|ninety|\d+)\b",
    ),
    "metric": (
        r"\bmeasur\w+|\bmetrics?\b|\bkpis?\b|\bbaseline\b|\btarget|\bcriteri\w+|\bthreshold",
        r"\bsuccess (?:looks|means|is)\b|\bas (?:a )?success\b",
        r"\b(?:know|tell) (?:that |whether |if )?it(?:'s|’s| has)? work\w*",
        r"\d ?%|\d percent\b",
    ),
    "review": (
        r"\breview\b|\bcheck(?:[- ]?in|point)s?\b|\bescalat\w+",
        r"\b(?:call|ring|tell|write to) (?:me|us) (?:if|when|the moment)\b",
        r"\bif (?:\w+ ){0,5}(?:slips?|goes wrong|breaks?|fails?)\b",
        r"\b(?:weekly|fortnightly|monthly|quarterly)\b",
        r"\bevery (?:week|month|quarter|monday|friday|two weeks)\b",
        r"\blook at it (?:again|together)\b",
    ),
    "thanks": (
        r"\bthank(?:s| you)\b|\bappreciat\w+|\bgood (?:work|talk)\w*\b|\blook(?:ing)? forward\b|\bglad\b",
    ),
}
_PATTERNS = {part: lazily("|".join(ways), re.IGNORECASE) for part, ways in _WAYS.items()}


class Closing(Noun):
    """Which parts of a good closing there were."""

    parts: tuple[Part, ...]

    @property
    def quality(self) -> int:
        """0-6; from `GOOD` on a good one."""
        return len(self.parts)

    @property
    def holds(self) -> bool:
        """Whether the agreement was restated and has enough of owner, date, metric and review to last."""
        firm = sum(part in self.parts for part in ("owner", "date", "metric", "review"))
        return "restated" in self.parts and firm >= HOLDS


class Episode(Noun):
    """What became of an agreement some time later. Simulated: a way to feel what a closing is worth, no forecast."""

    days: int
    kept: bool
    events: tuple[str, ...]


def closing(turns: Sequence[Turn]) -> Closing:
    """The parts of the closing in the learner's last turns. `restated`: the terms were said back and agreed to."""
    last = [turn for turn in turns if turn.reading is not None][-WITHIN:]
    words = " ".join(turn.words for turn in last)
    found: list[Part] = []
    offers = [turn.reading.offer for turn in last if turn.reading is not None]
    if any(offer is not None and offer.restates for offer in offers):
        found.append("restated")
    found += [part for part, pattern in _PATTERNS.items() if pattern.search(words)]
    return Closing(parts=tuple(found))


def durability(relationship: float, closed: Closing, their_surplus: float) -> float:
    """D = .4 · RI / 100 + .3 · closing / 6 + .3 · min(1, surplus of the counterpart's / .30), 0-1 (F).

    `relationship` is RI, 0-100. A counterpart who got less than its alternative adds nothing.
    """
    comfort = max(0.0, min(1.0, their_surplus / COMFORT))
    return 0.4 * relationship / 100 + 0.3 * closed.quality / len(PARTS) + 0.3 * comfort


def aftermath(lasting: float, closed: Closing, follow_up: FollowUp, seed: int) -> tuple[Episode, Episode]:
    """What happens after 30 and after 90 days: each goes well with probability `lasting`, drawn from the seed.

    A closing that does not hold lets the 30 days slip for certain (C.8). What slipped by then is not kept by day 90.
    """
    draw = random.Random(f"aftermath {seed}")
    first = draw.random() < lasting and closed.holds
    second = draw.random() < lasting and first
    return (Episode(days=30, kept=first, events=follow_up.d30 if first else _slipped(closed)),
            Episode(days=90, kept=second, events=follow_up.d90 if second else _drifted(first)))


def _slipped(closed: Closing) -> tuple[str, ...]:
    missing = [_MISSING[part] for part in PARTS if part in _MISSING and part not in closed.parts]
    if closed.holds or not missing:
        return ("The first step came late, and nobody had said what happens then. They are waiting for your call.",)
    return ("The first step has not been taken.", *missing)


def _drifted(first: bool) -> tuple[str, ...]:
    if first:
        return ("The first weeks went well. Since then a date was missed, and they noticed before you told them.",)
    return ("What slipped in the first month was never picked up. It is still signed, and nobody works by it.",)


_MISSING: dict[Part, str] = {
    "restated": "The two of you remember the terms differently: they were never said back.",
    "owner": "Each side thought that the other would start: nobody was named.",
    "date": "There was no date, so it has been next week for four weeks.",
    "metric": "They ask whether it works, and there is no figure that you both agreed to look at.",
    "review": "The first hitch came, and neither of you knew whom to call.",
}
