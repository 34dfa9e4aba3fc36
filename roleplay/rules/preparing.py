"""Soft checks of a preparation: what would make it more useful. Nothing has to be filled in (E.1)."""

import re
from collections.abc import Iterator
from typing import Literal

from roleplay.domain.base import Noun, Said
from roleplay.domain.loop import Preparation
from roleplay.domain.persona import Persona
from roleplay.domain.reading import Context, Reading
from roleplay.domain.rubric import Rubric
from roleplay.rules.grading import grade
from roleplay.rules.signals import read

Part = Literal["mine", "concessions", "questions", "objections", "shared_goal"]

TRADES = 2
"""Concessions with something in return that a preparation should have."""
_GOOD = 3
_STEM = re.compile(r"^\W*(?:it|that) (?:sounds|seems|looks|feels)\b|^\W*you (?:seem|sound|feel)\b", re.IGNORECASE)
_CAUSE = re.compile(r"\b(?:because|since|after|when|given|so that|than|as long as|every time|until)\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:we both|both of us|each of us|neither of us|we want|we need)\b", re.IGNORECASE)
"""What a label begins with, names its cause by, and what a goal says that is meant for two."""


class Check(Noun):
    """A remark on one part of a preparation, or on one of its rows."""

    part: Part
    row: int = 0
    fine: bool
    text: str


def checks(preparation: Preparation, persona: Persona, rubric: Rubric) -> tuple[Check, ...]:
    """Remarks on what was filled in; what is empty is passed over."""
    stands = Context(said=(Said(speaker="counterpart", text=persona.position),), issues=persona.issues)
    return (*_mine(preparation), *_trades(preparation), *_questions(preparation, stands, rubric),
            *_labels(preparation, rubric), *_goal(preparation, stands, rubric))


def _mine(preparation: Preparation) -> Iterator[Check]:
    filled = [interest for interest in preparation.mine if interest.text.strip()]
    if filled and not any(interest.weight == "essential" for interest in filled):
        yield Check(part="mine", fine=False, text="Which of these could you not do without? Mark it as essential.")


def _trades(preparation: Preparation) -> Iterator[Check]:
    given = [one for one in preparation.concessions if one.give.strip()]
    for row, one in enumerate(preparation.concessions):
        if one.give.strip() and not one.for_.strip():
            yield Check(part="concessions", row=row, fine=False,
                        text="What would you want for it? A gift is not a trade.")
    traded = sum(bool(one.for_.strip()) for one in given)
    if given and traded >= TRADES:
        yield Check(part="concessions", row=len(preparation.concessions) - 1, fine=True,
                    text=f"{traded} steps that each bring one in return.")
    elif traded:
        yield Check(part="concessions", row=len(preparation.concessions) - 1, fine=False,
                    text="One trade is a single way out. Is there a second?")


def _questions(preparation: Preparation, stands: Context, rubric: Rubric) -> Iterator[Check]:
    for row, question in enumerate(preparation.questions):
        if question.strip():
            found = _read(question, stands, rubric)
            is_open = found.did("open_question", "calibrated", "follow_up") and (found.levels["curiosity"] or 0) > 1
            told = "Open: it lets them tell you something you did not know." if is_open else (
                "This can be answered in a word. Begin with what or how, and ask one thing only.")
            yield Check(part="questions", row=row, fine=is_open, text=told)


def _labels(preparation: Preparation, rubric: Rubric) -> Iterator[Check]:
    for row, expected in enumerate(preparation.objections):
        if expected.label.strip():
            yield from _label(row, expected.says, expected.label, rubric)


def _label(row: int, says: str, label: str, rubric: Rubric) -> Iterator[Check]:
    """Whether this names what is felt, with its cause, as an answer to these words; nothing where that is open."""
    context = Context(said=(Said(speaker="counterpart", text=says),) if says.strip() else (), pending=1)
    found = _read(label, context, rubric)
    if (found.levels["validation"] or 0) >= _GOOD:
        yield Check(part="objections", row=row, fine=True, text="A label with its cause.")
    elif not (found.did("label", "validate") or _STEM.search(label)):
        yield Check(part="objections", row=row, fine=False,
                    text="Not a label yet. “It sounds like …, because …” names what it is like for them.")
    elif not _CAUSE.search(label):
        yield Check(part="objections", row=row, fine=False,
                    text="It names something. Say what it comes from as well: “…, because …”.")


def _goal(preparation: Preparation, stands: Context, rubric: Rubric) -> Iterator[Check]:
    if preparation.shared_goal.strip():
        if _read(preparation.shared_goal, stands, rubric).did("shared_goal"):
            yield Check(part="shared_goal", fine=True, text="Shared, and about something.")
        elif not _BOTH.search(preparation.shared_goal):
            yield Check(part="shared_goal", fine=False,
                        text="Say what both of you gain, in words of their business: “We both want …”.")


def _read(words: str, context: Context, rubric: Rubric) -> Reading:
    return grade(read(words, context), words, context, rubric)
