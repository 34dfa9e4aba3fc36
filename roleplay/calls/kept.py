"""Calls and their grades as they are kept: a folder each under the data folder, nowhere else.

`call.json` holds the call and who is graded by whom; `grades.jsonl` gets a line for every turn as soon as it is graded,
so that a run that was stopped or killed goes on where it was; `report.json` is written when all turns are in.
"""

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from roleplay.calls.report import CallReport
from roleplay.domain.assessment import Assessment
from roleplay.domain.base import Noun
from roleplay.domain.call import Call
from roleplay.domain.session import Usage
from roleplay.errors import SessionNotFound, StoreError


class KeptGrade(Noun):
    """One graded turn of a call."""

    number: int
    """Of the learner's turns, from 1."""
    assessment: Assessment
    usage: tuple[Usage, ...] = ()


class KeptCall(Noun):
    """A call that is graded or to be graded."""

    id: str
    call: Call
    speaker: str
    colleagues: tuple[str, ...] = ()
    source: str
    """"builtin", or the name of the model that grades."""
    created: datetime


def named(call: Call, speaker: str, colleagues: tuple[str, ...], source: str, rubric: str) -> KeptCall:
    """A call by what it is: the same talk, people, evaluator and digest of the rubric always have the same id."""
    content = json.dumps([[turn.model_dump() for turn in call.turns], speaker, sorted(colleagues), source, rubric])
    return KeptCall(id=hashlib.sha256(content.encode()).hexdigest()[:16], call=call, speaker=speaker,
                    colleagues=colleagues, source=source, created=datetime.now(UTC))


class CallShelf:
    """The kept calls in a folder. Safe to share between threads; one process grades a call at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writing = threading.Lock()

    def keep(self, kept: KeptCall) -> KeptCall:
        """Keep a call; one that is kept already stays as it is. Raises StoreError."""
        place = self._folder / kept.id / "call.json"
        try:
            if place.exists():
                return self.get(kept.id)
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(place, kept.model_dump_json())
        except OSError as problem:
            raise _unwritable(place, problem) from problem
        return kept

    def get(self, call_id: str) -> KeptCall:
        """The kept call of this id. Raises SessionNotFound, StoreError."""
        place = self._folder / _safe(call_id) / "call.json"
        try:
            return KeptCall.model_validate_json(place.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise SessionNotFound(f"no call {call_id!r} is kept here", hint="Grade it again.") from None
        except (OSError, ValidationError) as problem:
            raise StoreError(f"{place}: the kept call cannot be read", hint="Delete its folder and grade it again.") \
                from problem

    def calls(self) -> tuple[KeptCall, ...]:
        """All that can be read, newest first."""
        found = []
        for place in self._folder.glob("*/call.json"):
            try:
                found.append(self.get(place.parent.name))
            except StoreError:
                continue
        return tuple(sorted(found, key=lambda kept: kept.created, reverse=True))

    def add(self, call_id: str, grade: KeptGrade) -> None:
        """Keep one turn's grade. Raises StoreError."""
        place = self._folder / _safe(call_id) / "grades.jsonl"
        line = grade.model_dump_json() + "\n"
        try:
            with self._writing, place.open("ab") as file:
                # A line that a killed process left half-written must not spoil the next one.
                file.write((b"" if _ends_whole(place) else b"\n") + line.encode())
        except OSError as problem:
            raise _unwritable(place, problem) from problem

    def grades(self, call_id: str) -> dict[int, KeptGrade]:
        """Grades by turn number; of several of one turn the last. Half-written lines are left out."""
        return {grade.number: grade for grade in self._grades(call_id)}

    def _grades(self, call_id: str) -> Iterator[KeptGrade]:
        try:
            lines = (self._folder / _safe(call_id) / "grades.jsonl").read_bytes().split(b"\n")
        except FileNotFoundError:
            return
        for line in lines:
            try:
                if line:
                    yield KeptGrade.model_validate_json(line)
            except ValidationError:
                continue

    def finish(self, call_id: str, report: CallReport) -> None:
        """Keep the report. Raises StoreError."""
        place = self._folder / _safe(call_id) / "report.json"
        try:
            _write(place, report.model_dump_json())
        except OSError as problem:
            raise _unwritable(place, problem) from problem

    def report(self, call_id: str) -> CallReport | None:
        """The kept report; None where there is none yet, or one that another version wrote."""
        try:
            return CallReport.model_validate_json((self._folder / _safe(call_id) / "report.json").read_bytes())
        except (OSError, ValidationError):
            return None

    def delete(self, call_id: str) -> None:
        """Delete the call, its grades and its report for good. Raises StoreError."""
        place = self._folder / _safe(call_id)
        try:
            shutil.rmtree(place)
        except FileNotFoundError:
            return
        except OSError as problem:
            raise _unwritable(place, problem) from problem


def _safe(call_id: str) -> str:
    """The id as a folder's name; an id comes from an address and could be anything."""
    return call_id if call_id.isalnum() and len(call_id) <= 64 else "none"


def _write(place: Path, text: str) -> None:
    part = place.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, place)


def _ends_whole(place: Path) -> bool:
    with place.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _unwritable(place: Path, problem: OSError) -> StoreError:
    return StoreError(f"{place}: {problem.strerror or problem}", hint="Name another folder with --data-dir.")
