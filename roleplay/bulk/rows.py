"""One line in, one line out: a turn that was not played here, and its grade."""

import gc
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from roleplay.bulk.chunks import Chunk, Graded
from roleplay.domain.assessment import Assessment
from roleplay.domain.base import Said
from roleplay.domain.persona import Fact
from roleplay.domain.reading import Context
from roleplay.errors import RoleplayError
from roleplay.evaluator.base import Evaluator, Performance

_RARELY = (50_000, 20, 100)
"""Thresholds of the garbage collector while turns are graded: what a turn leaves behind holds hardly any cycles."""


class TurnRow(BaseModel):
    """One turn to be graded. Fields it does not know are left alone."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    text: str
    context: list[Said] = Field(default_factory=list)
    """Earlier turns, oldest first; speakers are `learner` and `counterpart`."""
    scenario: str = ""
    facts: list[str] = Field(default_factory=list)
    """What the learner knows to be true."""

    def performance(self) -> Performance:
        """The turn as an evaluator takes it."""
        facts = tuple(Fact(text=fact) for fact in self.facts)
        return Performance(
            words=self.text, context=Context(said=tuple(self.context), scenario=self.scenario, facts=facts)
        )


def collect_rarely() -> None:
    """Let the garbage collector leave out what is there now, and look at the rest once in a while."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_RARELY)


@contextmanager
def unhurried() -> Iterator[None]:
    """Lets the garbage collector rest while turns are graded."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def grade_turns(lines: Iterable[str | bytes], evaluator: Evaluator) -> Iterator[dict[str, Any]]:
    """Grade each line in order, in constant memory. A bad row yields `{"id", "error"}` and the run goes on."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield grade_line(line, number, evaluator)


def grade_chunk(chunk: Chunk, evaluator: Evaluator) -> Graded:
    """Grade a portion of the input."""
    rows = [
        grade_line(line, number, evaluator) for number, line in enumerate(chunk.lines, chunk.first) if line.strip()
    ]
    return Graded(b"".join(map(_written, rows)), sum("error" in row for row in rows))


def grade_line(line: str | bytes, number: int, evaluator: Evaluator) -> dict[str, Any]:
    """The graded row for one line of input."""
    row_id: Any = None
    try:
        row = TurnRow.model_validate_json(line)
    except ValidationError:
        try:
            raw = json.loads(line)
            row_id = raw.get("id") if isinstance(raw, dict) else None
            row = TurnRow.model_validate(raw)
        except json.JSONDecodeError as problem:
            return _refused(None, number, f"not JSON: {problem.msg} at column {problem.colno}")
        except UnicodeDecodeError:
            return _refused(None, number, "not UTF-8")
        except ValidationError as problem:
            return _refused(row_id, number, first_problem(problem))
    try:
        assessment = evaluator.assess(row.performance()).assessment
    except RoleplayError as problem:
        return _refused(row.id, number, problem.message)
    return {"id": row.id} | graded(assessment)


def _refused(row_id: object, number: int, problem: str) -> dict[str, Any]:
    return {"id": row_id, "error": f"line {number}: {problem}"}


def _written(row: dict[str, Any]) -> bytes:
    """A row as a line of JSON."""
    try:
        return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:  # an id that is a number beyond 64 bits, or half of a surrogate pair
        return json.dumps(row).encode() + b"\n"


def first_problem(problem: ValidationError) -> str:
    """The first thing that is wrong with a row, as `field: problem`."""
    first = problem.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]


def graded(assessment: Assessment) -> dict[str, Any]:
    """An assessment as programs read it."""
    probabilities = assessment.reading.probabilities if assessment.reading else {}
    return {
        "levels": assessment.levels,
        "probabilities": probabilities,
        "moves": [vars(move) for move in assessment.moves],
        "caps": [vars(cap) for cap in assessment.caps],
        "flags": list(assessment.flags),
        "source": assessment.source,
        "status": assessment.status,
        "reason": assessment.reason,
    }
