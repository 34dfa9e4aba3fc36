"""Small, complete, synthetic values for tests. Everything a test does not care about has a plain default."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from roleplay.content.rubric import load_rubric
from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.deal import Offer
from roleplay.domain.persona import (
    Answer,
    Cue,
    Fact,
    FollowUp,
    Interest,
    InterestLines,
    Issue,
    Option,
    Pair,
    Persona,
    Reservation,
    Start,
    Style,
    Voice,
)
from roleplay.domain.reading import Observation, Reading
from roleplay.domain.rubric import Rubric
from roleplay.domain.session import Spoken, Turn

CORE = ("roi-not-price", "disruptive", "two-weeks-late")
"""Counterparts that whole sessions are played with in tests; what is quick is tried on every one that is shipped."""

def each(values: Iterable[Any], by_default: Iterable[Any] = CORE) -> list[Any]:
    """The values to try a test with: all of them in the long sweeps, those of `by_default` in every run."""
    kept = list(by_default)
    return [pytest.param(value, marks=() if value in kept else pytest.mark.thorough) for value in values]


NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
_RUBRIC = load_rubric()


def a_rubric() -> Rubric:
    """The shipped rubric."""
    return _RUBRIC


def an_interest(key: str = "A", **changes: Any) -> Interest:
    """An interest of depth 1 whose lines are distinct: "A hint 1", "A hint 2", "A partial 1" …"""
    values: dict[str, Any] = {
        "id": key, "topic": f"topic {key}", "statement": f"The reason {key} is a secret.", "kind": "need", "depth": 1,
        "importance": 1, "why_hidden": "strategic", "topics": (f"theme-{key.lower()}",),
        "cues": tuple(Cue(channel=channel, line=f"{key} cue {n}")
                      for n, channel in enumerate(("word", "timing", "emphasis"), start=1)),
        "keys": ("follow_up", "label", "mirror"),
        "lines": InterestLines(**{level: (f"{key} {level} 1", f"{key} {level} 2")
                                  for level in ("hint", "partial", "full")}),
        "element": (f"element-{key.lower()}",),
    }
    return Interest.model_validate(values | changes)


def an_issue(key: str, *options: tuple[Any, ...], **changes: Any) -> Issue:
    """An issue with options (label, points of learner and counterpart[, interest it needs]); ids are the labels."""
    built = tuple(Option(id=o[0], label=o[0], learner=o[1], counterpart=o[2], needs=o[3] if o[3:] else None)
                  for o in options)
    return Issue.model_validate({"id": key, "name": key, "type": "scope", "options": built} | changes)


def the_issues() -> tuple[Issue, ...]:
    """Fee, pilot, ROI pack and term, with the points of the first scenario."""
    return (
        an_issue("fee", ("60k", 36, 0), ("54k", 24, 8), ("48k", 12, 16), ("42k", 0, 24), type="price",
                 says=("price", "cost", "annual fee")),
        an_issue("pilot", ("no pilot", 12, 0), ("60-day pilot", 9, 18), ("90-day pilot with an exit", 4, 28, "A"),
                 type="process", says=("trial",)),
        an_issue("pack", ("no ROI pack", 0, 0), ("standard ROI pack", 14, 14), ("CFO-ready ROI pack", 20, 28, "B"),
                 type="resource", name="ROI pack"),
        an_issue("term", ("36 months", 32, 0), ("24 months", 18, 14), ("12 months", 0, 20), type="timing",
                 says=("contract length", "contract")),
    )


def a_persona(**changes: Any) -> Persona:
    """An easy counterpart with three interests A, B, C (depths 1, 2, 1; B is personal) and four issues."""
    values: dict[str, Any] = {
        "id": "someone", "name": "Sam Doe", "role": "Head of Something", "industry": "retail", "difficulty": "easy",
        "title": "Something, not price", "summary": "Sam likes the offer and hesitates.",
        "brief": "You sell a platform to Sam Doe. Find out what holds Sam back. You know that 60 people work there.",
        "position": "I do not know if we can pay for this.", "manner": "Plain and short.", "style": Style(),
        "facts": ("60 people work there.",),
        "fact_sheet": (Fact(text="Setting it up takes six weeks.", denials=("set up in a day",)),),
        "public_elements": (("cost", "price"), ("budget",)), "start": Start(), "triggers": {},
        "interests": (an_interest("A"), an_interest("B", depth=2, personal=True, importance=2), an_interest("C")),
        "issues": the_issues(), "reservation": Reservation(learner=45, counterpart=38),
        "batna": Pair(learner="Other leads.", counterpart="The present tool."),
        "voice": Voice(openings=("Hello. I do not know if we can pay for this.", "Good morning. About the price…"),
                       lines={"guarded": ("I would rather not say.",), "felt_heard": ("Yes.",)},
                       answers=(Answer(about=("team size",), lines=("Sixty.",)),)),
        "follow_up": FollowUp(d30=("It goes well.",), d90=("It went well.",)),
    }
    return Persona.model_validate(values | changes)


def levels(collaboration: int | None = None, curiosity: int | None = None,
           validation: int | None = None) -> dict[Skill, int | None]:
    """Levels by skill."""
    return dict(zip(SKILLS, (collaboration, curiosity, validation), strict=True))


def a_reading(*moves: str, c: int | None = None, q: int | None = None, v: int | None = None,
              targets: Sequence[str] = (), offer: Offer | None = None, **changes: Any) -> Reading:
    """A reading with these moves (each quoting nothing), levels and targets."""
    found = tuple(Observation(move=move, quote="", start=0, end=0) for move in moves)
    return Reading.model_validate({"moves": found, "levels": levels(c, q, v), "targets": tuple(targets), "offer": offer}
                                  | changes)


def a_turn(number: int = 1, words: str = "Hello.", reply: str | None = "Well.", **changes: Any) -> Turn:
    """A closed turn."""
    values: dict[str, Any] = {
        "session": "s", "number": number, "status": "closed", "words": words, "created": NOON, "closed": NOON,
        "reply": None if reply is None else Spoken(text=reply, source="builtin"),
    }
    return Turn.model_validate(values | changes)
