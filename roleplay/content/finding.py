"""What a check found wrong in a persona file."""

from typing import Literal

from roleplay.domain.base import Noun

Severity = Literal["error", "warning"]


class Finding(Noun):
    """One thing an author should change. An error keeps the persona from being played as meant, a warning does not."""

    path: str = ""
    field: str
    """Where it stands, e.g. `interests.A.lines.hint.2`; entries of a list count from 1 where they have no id."""
    problem: str
    hint: str
    """What to do next."""
    severity: Severity = "error"

    def __str__(self) -> str:
        """`file: field: problem`, as every error about content is printed."""
        return ": ".join(part for part in (self.path, self.field, self.problem) if part)


def error(field: str, problem: str, hint: str) -> Finding:
    """Something that has to be changed."""
    return Finding(field=field, problem=problem, hint=hint)


def warning(field: str, problem: str, hint: str) -> Finding:
    """Something that had better be changed."""
    return Finding(field=field, problem=problem, hint=hint, severity="warning")
