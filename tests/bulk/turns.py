"""Turns to grade, and their grades taken one by one."""

import json

from roleplay.bulk import Chunk, grade_chunk
from roleplay.content.places import shipped
from roleplay.content.reading import read_text
from roleplay.content.rubric import parse_rubric
from roleplay.evaluator.builtin import BuiltinEvaluator

RUBRIC = parse_rubric(read_text(shipped("prompts") / "rubric.yaml"), "rubric.yaml")
THEIRS = (
    "The implementation looks disruptive.",
    "I got burned last time, and my team is still paying for it.",
    "We need twenty percent off, or we sign with somebody else.",
)
OWN = (
    "It sounds like you're worried about the week of the switch, because the last one went wrong. Is that right?",
    "What would have to be true before you'd call it safe?",
    "If you can commit to two years, I can come down to ten percent.",
    "That's not a big deal. Everybody does it.",
)


def lines(count: int) -> list[bytes]:
    """Rows of turns, each with something of its own."""
    return [json.dumps(row(number)).encode() + b"\n" for number in range(count)]


def row(number: int) -> dict[str, object]:
    """A turn of two utterances."""
    theirs, own = THEIRS[number % len(THEIRS)], OWN[number % len(OWN)]
    return {
        "id": number,
        "context": [{"speaker": "counterpart", "text": f"{theirs} I said so {number} times."}],
        "text": f"{own} I counted {number} of them.",
    }


def graded(turns: list[bytes]) -> list[dict[str, object]]:
    """What one process makes of them."""
    return read(grade_chunk(Chunk(1, tuple(turns)), BuiltinEvaluator(RUBRIC, advises=False)).text)


def read(text: bytes) -> list[dict[str, object]]:
    """Rows that were written."""
    return [json.loads(line) for line in text.splitlines()]
