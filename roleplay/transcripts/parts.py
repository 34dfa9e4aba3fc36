"""What every format is read into, and what they share: time stamps, names, clean text."""

import re
from typing import NamedTuple

_STAMP = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,9}))?\Z")
_PLAIN_SECONDS = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\s?s?\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
LONGEST_NAME = 80
"""Letters of a speaker's name."""


class Piece(NamedTuple):
    """One utterance as a file has it. `speaker` is empty where none is named: whoever spoke before goes on."""

    speaker: str
    text: str
    start: float | None
    end: float | None
    line: int


class Broken(Exception):
    """Something is wrong on a line of the transcript; made a TranscriptError where the file's name is known."""

    def __init__(self, line: int, problem: str, hint: str = "") -> None:
        super().__init__(problem)
        self.line, self.problem, self.hint = line, problem, hint


def seconds(stamp: str) -> float | None:
    """`1:02:03.5`, `02:03`, `02:03,500` or `12.5s` in seconds; None where it is none of these."""
    found = _STAMP.match(stamp.strip())
    if found is None:
        plain = _PLAIN_SECONDS.match(stamp.strip())
        return float(plain.group(1)) if plain else None
    hours, minutes, rest, part = found.groups()
    if int(rest) > 59 or (hours is not None and int(minutes) > 59):
        return None
    return float(f"{int(hours or 0) * 3600 + int(minutes) * 60 + int(rest)}.{part or 0}")


def clean(text: str) -> str:
    """Text without control characters and with single spaces, on one line."""
    return " ".join(_CONTROL.sub("", text).split())


def clean_name(name: str) -> str:
    """A speaker's name as it is shown."""
    return clean(name).strip("*_\"'<>[]|:- ")[:LONGEST_NAME].strip()
