"""The counterparts there are: one YAML file each, read when first asked for."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from roleplay.content.places import shipped
from roleplay.content.plain_yaml import LARGEST, plain_yaml
from roleplay.content.reading import read_text
from roleplay.domain.persona import Persona
from roleplay.errors import ContentError

GUIDE = "docs/personas.md describes every field."
_SUFFIXES = (".yaml", ".yml")
_LIKE = 60
"""Likeness (0-100) from which another name is suggested."""


class _Loaded(NamedTuple):
    stamp: tuple[int, int]
    persona: Persona
    text: str


class Library:
    """The personas of one folder; of the shipped one unless another is given. Safe to share between threads.

    A file is read when it is first asked for, and again only after it was changed.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or shipped("personas")
        self._loaded: dict[str, _Loaded] = {}

    def ids(self) -> tuple[str, ...]:
        """Every id, in alphabetical order. Raises ContentError where the folder is missing or two files share an id."""
        return tuple(self._files())

    def get(self, persona_id: str) -> Persona:
        """The persona of this id. Raises ContentError, with near ids as a hint."""
        return self._load(persona_id).persona

    def text(self, persona_id: str) -> str:
        """The file's text, as `get` read it. Raises ContentError."""
        return self._load(persona_id).text

    def all(self) -> tuple[Persona, ...]:
        """Every persona, in the order of `ids`. Raises ContentError for the first that does not load."""
        return tuple(self.get(persona_id) for persona_id in self.ids())

    def path(self, persona_id: str) -> Path:
        """The file of this id. Raises ContentError, with near ids as a hint."""
        files = self._files()
        if persona_id not in files:
            raise ContentError(self.folder, "", f"there is no counterpart {persona_id!r}",
                               hint=_near(persona_id, files))
        return files[persona_id]

    def _load(self, persona_id: str) -> _Loaded:
        path = self.path(persona_id)
        stamp = _stamp(path)
        loaded = self._loaded.get(persona_id)
        if loaded is None or loaded.stamp != stamp:
            text = _bounded_text(path)
            persona = _named_like_its_file(parse_persona(text, path), path)
            loaded = self._loaded[persona_id] = _Loaded(stamp, persona, text)
        return loaded

    def _files(self) -> dict[str, Path]:
        if not self.folder.is_dir():
            raise ContentError(self.folder, "", "there is no such folder",
                               hint="Point ROLEPLAY_PERSONAS_DIR at a folder of persona files, or unset it.")
        files: dict[str, Path] = {}
        for path in sorted(path for path in self.folder.iterdir() if path.suffix in _SUFFIXES):
            if path.stem in files:
                raise ContentError(path, "id", f"{path.stem!r} is also the id of {files[path.stem].name}",
                                   hint="Rename or delete one of the two files.")
            files[path.stem] = path
        return files


def load_persona(path: Path) -> Persona:
    """The persona in this file, whose name must be its id. Raises ContentError."""
    return _named_like_its_file(parse_persona(_bounded_text(path), path), path)


def parse_persona(text: str, path: Path | str = "persona.yaml") -> Persona:
    """The persona written in `text`; `path` is for messages only. Raises ContentError naming the first wrong field."""
    value = plain_yaml(path, text)
    try:
        return Persona.model_validate(value)
    except ValidationError as problem:
        raise _told(path, value, problem) from None


def _bounded_text(path: Path) -> str:
    if path.is_file() and path.stat().st_size > 4 * LARGEST:
        raise ContentError(path, "", f"is too large: {path.stat().st_size} bytes",
                           hint="Is this the right file? A rich persona has about 40 kB.")
    return read_text(path)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return 0, 0  # reading it will say what is wrong
    return status.st_mtime_ns, status.st_size


def _named_like_its_file(persona: Persona, path: Path) -> Persona:
    if persona.id != path.stem:
        raise ContentError(path, "id", f"is {persona.id!r}, the file is named {path.stem!r}",
                           hint=f"Name the file {persona.id}{path.suffix} or set id: {path.stem}.")
    return persona


def _near(asked: str, names: Iterable[str]) -> str:
    names = tuple(names)
    near = [found for found, *_ in process.extract(asked, names, scorer=fuzz.WRatio, score_cutoff=_LIKE, limit=3)]
    if near:
        return f"Did you mean {' or '.join(near)}?"
    return f"There are: {', '.join(names)}." if names else "The folder holds no persona files."


def _told(path: Path | str, value: Any, problem: ValidationError) -> ContentError:
    errors = problem.errors()
    # A misspelt field is both missing and unknown; the unknown name is the one the author can find.
    first = next((error for error in errors if error["type"] == "extra_forbidden"), errors[0])
    where, name = _place(value, first["loc"]), str(first["loc"][-1]) if first["loc"] else ""
    if first["type"] == "missing":
        return ContentError(path, where, "is missing", hint=f"Add `{name}:`. {GUIDE}")
    if first["type"] == "extra_forbidden":
        siblings = {str(e["loc"][-1]) for e in errors if e["type"] == "missing" and e["loc"][:-1] == first["loc"][:-1]}
        return ContentError(path, where, "is no field of a persona", hint=_near(name, siblings) if siblings else GUIDE)
    if first["type"] == "literal_error":
        expected = [word.strip(" '") for word in first["ctx"]["expected"].replace(" or ", ", ").split(",")]
        return ContentError(path, where, f"{first['input']!r} is not known here",
                            hint=_near(str(first["input"]), expected))
    return ContentError(path, where, first["msg"][:1].lower() + first["msg"][1:], hint=GUIDE)


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
