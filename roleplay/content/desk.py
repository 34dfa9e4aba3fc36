"""Where people write counterparts of their own: drafts, and beside them what is sound enough to be played."""

import itertools
import json
import os
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from roleplay.content.check import Checked, check_text
from roleplay.content.library import Library, persona_text, refuse_name
from roleplay.content.plain_yaml import LARGEST
from roleplay.content.reading import digest
from roleplay.content.schema import FILE, schema_text
from roleplay.domain.base import Noun
from roleplay.domain.rubric import Rubric
from roleplay.errors import ConfigError, ContentError

DRAFTS = "drafts"
_ENDING = ".yaml"


class LastCheck(Noun):
    """What came of the last check of a text."""

    text: str
    """Digest of the text and the rubric it was checked by: another text or rubric has not been checked."""
    at: datetime
    errors: int
    warnings: int
    rehearsed: bool
    """Whether scripted learners have played it; their complaints count as errors."""


_CHECKS: TypeAdapter[dict[str, LastCheck]] = TypeAdapter(dict[str, LastCheck])


class Desk:
    """A person's own counterparts. Every write is whole or does not happen; nothing of a library is ever changed.

    A draft may hold anything; it is kept as it is typed. What is saved has passed the check, warnings aside.
    """

    def __init__(self, library: Library, rubric: Rubric) -> None:
        if library.own is None:
            raise ConfigError("there is no folder for counterparts of your own", hint="Set ROLEPLAY_DATA_DIR.")
        self._library, self._rubric, self.folder = library, rubric, library.own

    def path(self, persona_id: str) -> Path:
        """Where a saved counterpart stands. Raises ContentError for an id that cannot be a file's name."""
        return self._place(self.folder, persona_id)

    def draft_path(self, persona_id: str) -> Path:
        """Where its draft stands. Raises ContentError for an id that cannot be a file's name."""
        return self._place(self.folder / DRAFTS, persona_id)

    def drafts(self) -> tuple[str, ...]:
        """Ids of everything that was begun or changed and not saved, in alphabetical order."""
        folder = self.folder / DRAFTS
        found = sorted(folder.iterdir()) if folder.is_dir() else []
        return tuple(p.stem for p in found if p.suffix == _ENDING and not refuse_name(p.stem, {}, p))

    def has_draft(self, persona_id: str) -> bool:
        """Whether something of this counterpart is written and not saved."""
        return self.draft_path(persona_id).is_file()

    def is_saved(self, persona_id: str) -> bool:
        """Whether it is among the counterparts that can be played."""
        return self.path(persona_id).is_file()

    def text(self, persona_id: str) -> str:
        """What is written: the draft where there is one, else what is saved. Raises ContentError."""
        path = self.draft_path(persona_id)
        return persona_text(path if path.exists() else self.path(persona_id), inside=self.folder)

    def begin(self, persona_id: str, text: str) -> Path:
        """Begin a draft of this id and return its file. Raises ContentError where the id is taken: nothing is lost."""
        self.refuse_taken(persona_id)
        self.keep(persona_id, text)
        return self.draft_path(persona_id)

    def refuse_taken(self, persona_id: str) -> None:
        """Raises ContentError where this id is no name of a file, or somebody's already."""
        path = self.draft_path(persona_id)
        if self._taken(persona_id):
            raise ContentError(path, "id", f"there is a counterpart {persona_id!r} already",
                               hint=f"Choose another id, such as {self.free_id(persona_id)}.")

    def free_id(self, wanted: str) -> str:
        """The id itself, or the first of `wanted-2`, `wanted-3` … that nobody has."""
        return next(name for name in itertools.chain((wanted,), (f"{wanted}-{n}" for n in itertools.count(2)))
                    if not self._taken(name))

    def keep(self, persona_id: str, text: str) -> None:
        """Keep this text as the draft. Raises ContentError where it is far too long or cannot be written."""
        path = self.draft_path(persona_id)
        if len(text) > LARGEST:
            raise ContentError(path, "", f"is too long: {len(text)} characters, at most {LARGEST}",
                               hint="One file holds one counterpart; split it or shorten it.")
        self._write(path, text)

    def save(self, persona_id: str, text: str) -> Checked:
        """Put this text among the counterparts where it is sound; else keep it as a draft. Returns the check.

        Raises ContentError where it cannot be written.
        """
        checked = self.check(persona_id, text)
        if not checked.sound:
            self.keep(persona_id, text)
            return checked
        if persona_id in self._library.ids() and not self._library.is_own(persona_id):
            raise ContentError(self.path(persona_id), "id", f"{persona_id!r} is a counterpart of the library",
                               hint="Duplicate it under another id; the library's own stay as they are.")
        self._write(self.path(persona_id), text)
        self.drop_draft(persona_id)
        return checked

    def check(self, persona_id: str, text: str) -> Checked:
        """What the check says of this text under this id; nothing is played."""
        return check_text(text, self._rubric, f"{persona_id}{_ENDING}", persona_id)

    def drop_draft(self, persona_id: str) -> None:
        """Throw away what is written and not saved."""
        self.draft_path(persona_id).unlink(missing_ok=True)

    def delete(self, persona_id: str) -> None:
        """Delete an own counterpart and its draft. Sessions played with it have kept their copy of it."""
        self.drop_draft(persona_id)
        self.path(persona_id).unlink(missing_ok=True)

    def note(self, persona_id: str, text: str, *, errors: int, warnings: int, rehearsed: bool) -> None:
        """Remember what came of a check; where that cannot be written, nothing is remembered and nobody is bothered."""
        checks = self._checks()
        checks[persona_id] = LastCheck(text=self._mark(text), at=datetime.now(UTC), errors=errors, warnings=warnings,
                                 rehearsed=rehearsed)
        with suppress(ContentError):
            self._write(self.folder / "checks.json", _CHECKS.dump_json(checks).decode(), schema=False)

    def last_check(self, persona_id: str, text: str) -> LastCheck | None:
        """What came of the last check of exactly this text by this rubric, if there was one."""
        check = self._checks().get(persona_id)
        return check if check and check.text == self._mark(text) else None

    def _mark(self, text: str) -> str:
        return digest(f"{self._rubric.digest}\n{text}")

    def _checks(self) -> dict[str, LastCheck]:
        try:
            return _CHECKS.validate_json((self.folder / "checks.json").read_bytes())
        except (OSError, ValidationError, json.JSONDecodeError):
            return {}

    def _taken(self, persona_id: str) -> bool:
        return persona_id in self._library.ids() or self.draft_path(persona_id).exists() or self.is_saved(persona_id)

    def _place(self, folder: Path, persona_id: str) -> Path:
        path = folder / f"{persona_id}{_ENDING}"
        if problem := refuse_name(persona_id, {}, f"{persona_id}{_ENDING}"):
            raise problem
        return path

    def _write(self, path: Path, text: str, *, schema: bool = True) -> None:
        try:
            write_whole(path, text)
            if schema:
                _beside(path.parent / FILE, schema_text(self._rubric))
        except OSError as problem:
            raise ContentError(path, "", f"cannot be written: {problem.strerror or problem}",
                               hint="Name a folder you may write to with ROLEPLAY_DATA_DIR.") from problem


def lay_down(path: Path, text: str, rubric: Rubric) -> Path:
    """Write a new persona file in any folder, with the schema that its first line names beside it.

    Returns the path. Raises ContentError where there is something of this name, or it cannot be written.
    """
    if path.exists():
        raise ContentError(path, "", "is there already", hint="Choose another id or another folder.")
    try:
        write_whole(path, text)
        _beside(path.parent / FILE, schema_text(rubric))
    except OSError as problem:
        raise ContentError(path, "", f"cannot be written: {problem.strerror or problem}",
                           hint="Name a folder you may write to.") from problem
    return path


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader, or a crash, sees the old text or the new and never a part. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _beside(path: Path, text: str) -> None:
    """The schema that the files' first line names, as this version has it."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_whole(path, text)
