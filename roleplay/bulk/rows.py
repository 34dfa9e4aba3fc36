"""Grades turns that were not played here: JSON Lines in, JSON Lines out, one at a time."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from roleplay.domain.assessment import Assessment
from roleplay.domain.base import Said
from roleplay.domain.persona import Fact
from roleplay.domain.reading import Context
from roleplay.errors import RoleplayError
from roleplay.evaluator.base import Evaluator, Performance


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


def grade_turns(lines: Iterable[str], evaluator: Evaluator) -> Iterator[dict[str, Any]]:
    """Grade each line in order, in constant memory. A bad row yields `{"id", "error"}` and the run goes on."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield grade_line(line, number, evaluator)


def grade_line(line: str, number: int, evaluator: Evaluator) -> dict[str, Any]:
    """The graded row for one line of input."""
    row_id: Any = None
    try:
        raw = json.loads(line)
        row_id = raw.get("id") if isinstance(raw, dict) else None
        row = TurnRow.model_validate(raw)
        assessment = evaluator.assess(row.performance()).assessment
    except json.JSONDecodeError as problem:
        return {"id": None, "error": f"line {number}: not JSON: {problem.msg} at column {problem.colno}"}
    except ValidationError as problem:
        return {"id": row_id, "error": f"line {number}: {first_problem(problem)}"}
    except RoleplayError as problem:
        return {"id": row_id, "error": f"line {number}: {problem.message}"}
    return {"id": row.id} | graded(assessment)


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
        "moves": [move.model_dump() for move in assessment.moves],
        "caps": [cap.model_dump() for cap in assessment.caps],
        "flags": list(assessment.flags),
        "source": assessment.source,
        "status": assessment.status,
        "reason": assessment.reason,
    }
