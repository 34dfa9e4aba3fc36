"""Reads a YAML file into a noun; what is wrong is told as file: field: problem."""

import hashlib
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from roleplay.errors import ContentError

T = TypeVar("T", bound=BaseModel)

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Builds plain values only; written in C where PyYAML was built with it, which is about eight times as fast."""


_LINE = "Check indentation and quotes near that line."
_TABS = "YAML indents by spaces, never by tabs: replace each tab at the beginning of a line by two spaces."


def digest(text: str) -> str:
    """Name of a text by its content, with the algorithm in front so that a change of it can be seen."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def read_text(path: Path) -> str:
    """The file's text. Raises ContentError."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError(path, "", "there is no such file") from None
    except (OSError, UnicodeDecodeError) as problem:
        raise ContentError(path, "", f"cannot be read: {problem}", hint="Save it as UTF-8 text.") from problem


def parse_yaml(path: Path | str, text: str) -> dict[str, Any]:
    """A YAML mapping; tags that could build objects are refused. Raises ContentError."""
    try:
        value = yaml.load(text, Loader=LOADER)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise ContentError(path, where, f"not valid YAML: {problem.problem}",
                           hint=_TABS if _indents_by_tabs(text) else _LINE) from problem
    except (yaml.YAMLError, ValueError) as problem:  # ValueError: a date or number that cannot be
        raise ContentError(path, "", f"not valid YAML: {' '.join(str(problem).split())}",
                           hint="Save it as plain UTF-8 text; a number or a date may want quotes.") from problem
    if not isinstance(value, dict):
        raise ContentError(path, "", "must hold fields, one `name: value` a line")
    return value


def _indents_by_tabs(text: str) -> bool:
    return any("\t" in line[: len(line) - len(line.lstrip())] for line in text.splitlines())


def build(model: type[T], path: Path | str, value: dict[str, Any]) -> T:
    """The noun that `value` describes. Raises ContentError naming the first wrong field."""
    try:
        return model.model_validate(value)
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ContentError(path, where, first["msg"][:1].lower() + first["msg"][1:]) from None
