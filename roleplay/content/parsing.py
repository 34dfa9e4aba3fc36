"""The text of a persona file as a persona; where it does not fit, every wrong field with the next step."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from roleplay.content.plain_yaml import plain_yaml
from roleplay.domain.persona import PERSONA_ID, Persona
from roleplay.errors import ContentError

GUIDE = "docs/personas.md describes every field."
LONGEST_ID = 60
_LIKE = 60
"""Likeness (0-100) from which another name is suggested."""
_COLON = "Put quotes round it: a colon followed by a space makes YAML take it for a field of its own."
_NUMBER = "Put quotes round it: without them YAML reads a number, a date or true/false."
_LIST = "Write a list: one entry a line, each after a hyphen, or [one, two]."
_SHAPES: dict[str, tuple[str, str]] = {
    "tuple_type": ("must be a list", _LIST),
    "dict_type": ("must hold fields", f"Write one `name: value` a line. {GUIDE}"),
    "model_type": ("must hold fields", f"Write one `name: value` a line. {GUIDE}"),
    "string_pattern_mismatch": (
        "may hold small letters, digits and single hyphens only",
        "Choose a name such as price-increase; the file has the same name.",
    ),
}
"""What some of the schema's complaints mean to an author."""


class Faulty(ContentError):
    """A text that is no persona, with everything that is wrong in it; the first of it is the message."""

    def __init__(self, faults: tuple[ContentError, ...]) -> None:
        first = faults[0]
        super().__init__(first.path, first.where, first.problem, hint=first.hint)
        self.faults = faults


def parse_persona(text: str, path: Path | str = "persona.yaml") -> Persona:
    """The persona written in `text`; `path` is for messages only.

    Raises ContentError: `Faulty` with every wrong field, or the one reason why it is no plain YAML.
    """
    value = plain_yaml(path, text)
    try:
        return Persona.model_validate(value)
    except ValidationError as problem:
        raise Faulty(tuple(_faults(path, value, problem.errors()))) from None


def is_persona_id(text: str) -> bool:
    """Whether this may be an id, and so the name of a file."""
    return re.fullmatch(PERSONA_ID, text) is not None and len(text) <= LONGEST_ID


def near(asked: str, names: Iterable[str]) -> tuple[str, ...]:
    """Up to three of these names that are like the one asked for, the likest first."""
    found = process.extract(asked, tuple(names), scorer=fuzz.WRatio, score_cutoff=_LIKE, limit=3)
    return tuple(name for name, *_ in found)


def did_you_mean(asked: str, names: Iterable[str]) -> str:
    """A question that names the likest of these; empty where none is like it."""
    found = near(asked, names)
    return f"Did you mean {' or '.join(found)}?" if found else ""


def _faults(path: Path | str, value: Any, errors: list[ErrorDetails]) -> Iterator[ContentError]:
    """Unknown fields first: a misspelt one is also missing, and the misspelt name is what the author can find."""
    meant: set[tuple[int | str, ...]] = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            *parents, name = error["loc"]
            lacking = [str(e["loc"][-1]) for e in errors if e["type"] == "missing" and list(e["loc"][:-1]) == parents]
            meant.update((*parents, likely) for likely in near(str(name), lacking)[:1])
            hint = did_you_mean(str(name), lacking) or did_you_mean(str(name), _fields(tuple(parents))) or GUIDE
            yield ContentError(path, _place(value, error["loc"]), "is no field of a persona", hint=hint)
    for error in errors:
        if error["type"] != "extra_forbidden" and error["loc"] not in meant and not _follows(error, errors):
            yield _told(path, value, error)


def _follows(error: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Whether a list is only too short because entries of it are wrong."""
    loc = error["loc"]
    deeper = (e["loc"] for e in errors if len(e["loc"]) > len(loc))
    return error["type"] == "too_short" and any(place[: len(loc)] == loc for place in deeper)


def _told(path: Path | str, value: Any, error: ErrorDetails) -> ContentError:
    where, kind, given = _place(value, error["loc"]), error["type"], error["input"]
    if kind == "missing":
        return ContentError(path, where, "is missing", hint=f"Add `{error['loc'][-1]}:`. {GUIDE}")
    if kind == "literal_error":
        known = [word.strip(" '") for word in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
        hint = did_you_mean(str(given), known) or f"Choose from: {', '.join(known)}."
        return ContentError(path, where, f"{str(given)[:60]!r} is not known here", hint=hint)
    if kind == "string_type":
        if given is None:
            return ContentError(path, where, "is empty", hint="Write the text after the colon, or remove the entry.")
        return ContentError(path, where, "must be text", hint=_COLON if isinstance(given, dict) else _NUMBER)
    if kind in ("too_short", "too_long"):
        context = error["ctx"]
        bound = f"at least {context['min_length']}" if kind == "too_short" else f"at most {context['max_length']}"
        return ContentError(path, where, f"has {context['actual_length']} entries; it wants {bound}", hint=GUIDE)
    if kind in _SHAPES:
        problem, hint = _SHAPES[kind]
        return ContentError(path, where, problem, hint=hint)
    return ContentError(path, where, error["msg"][:1].lower() + error["msg"][1:], hint=GUIDE)


def _fields(loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """Names of the fields at this place of a persona."""
    model: type[BaseModel] | None = Persona
    for step in loc:
        if model is None or isinstance(step, int):
            continue
        field = model.model_fields.get(step)
        model = _model_in(field.annotation) if field else None
    return tuple(model.model_fields) if model else ()


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _place(value: Any, loc: tuple[int | str, ...]) -> str:
    """A field as its author finds it: entries of a list by their id where they have one, else counted from 1."""
    parts = []
    for step in loc:
        if step == "[key]":
            continue
        value = _child(value, step)
        named = value.get("id") if isinstance(value, dict) and isinstance(step, int) else None
        parts.append(str(named or (step + 1 if isinstance(step, int) else step)))
    return ".".join(parts)


def _child(value: Any, step: int | str) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None
