"""The counterparts there are: one YAML file each, read when first asked for."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from roleplay.content.parsing import did_you_mean, is_persona_id, parse_persona
from roleplay.content.places import shipped
from roleplay.content.plain_yaml import LARGEST
from roleplay.content.reading import read_text
from roleplay.domain.persona import Persona
from roleplay.errors import ContentError

__all__ = ["SUFFIXES", "Library", "load_persona", "parse_persona", "persona_text", "refuse_name"]

SUFFIXES = (".yaml", ".yml")


class _Loaded(NamedTuple):
    path: Path
    stamp: tuple[int, int]
    persona: Persona
    text: str


class Library:
    """The personas of one folder, of the shipped one unless another is given; beside them a person's own.

    A file is read when it is first asked for, and again only after it was changed. Safe to share between threads.
    """

    def __init__(self, folder: Path | None = None, own: Path | None = None) -> None:
        self.folder = folder or shipped("personas")
        self.own = own
        """Folder of a person's own counterparts; it need not exist."""
        self._loaded: dict[str, _Loaded] = {}

    def ids(self) -> tuple[str, ...]:
        """Every id, in alphabetical order. Raises ContentError where the folder is missing or two files share an id.

        An own file that cannot be listed hides nobody else: it is left out, and `troubles` says why.
        """
        return tuple(sorted(self._files()))

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
                               hint=_near(persona_id, sorted(files)))
        return files[persona_id]

    def is_own(self, persona_id: str) -> bool:
        """Whether this is one of the person's own counterparts."""
        return self._files().get(persona_id, self.folder).parent == self.own

    def troubles(self) -> tuple[ContentError, ...]:
        """Why some of the person's own files are not listed. Raises ContentError as `ids` does."""
        return tuple(problem for _, problem in self._own_files(_listed(self.folder)) if problem)

    def _load(self, persona_id: str) -> _Loaded:
        path = self.path(persona_id)
        stamp = _stamp(path)
        loaded = self._loaded.get(persona_id)
        if loaded is None or (loaded.path, loaded.stamp) != (path, stamp):
            text = persona_text(path, inside=path.parent)
            persona = _named_like_its_file(parse_persona(text, path), path)
            loaded = self._loaded[persona_id] = _Loaded(path, stamp, persona, text)
        return loaded

    def _files(self) -> dict[str, Path]:
        files = _listed(self.folder)
        return files | {path.stem: path for path, problem in self._own_files(files) if not problem}

    def _own_files(self, taken: dict[str, Path]) -> Iterator[tuple[Path, ContentError | None]]:
        if self.own is None or not self.own.is_dir():
            return
        seen = dict(taken)
        for path in _persona_files(self.own):
            problem = refuse_name(path.stem, seen, path)
            if problem is None:
                seen[path.stem] = path
            yield path, problem


def load_persona(path: Path) -> Persona:
    """The persona in this file, whose name must be its id. Raises ContentError."""
    return _named_like_its_file(parse_persona(persona_text(path), path), path)


def persona_text(path: Path, *, inside: Path | None = None) -> str:
    """The file's text, which `inside` holds to a folder. Raises ContentError.

    Nothing is read that is no file, is far too large, or lies elsewhere behind a link: a folder of somebody else's
    personas may hold any of these.
    """
    if inside is not None and not path.resolve().is_relative_to(inside.resolve()):
        raise ContentError(path, "", "is a link that leads out of its folder", hint="Put the file itself there.")
    if path.exists() and not path.is_file():
        raise ContentError(path, "", "is no file", hint="Name a file that holds one counterpart.")
    if path.is_file() and path.stat().st_size > 4 * LARGEST:
        raise ContentError(path, "", f"is too large: {path.stat().st_size} bytes",
                           hint="Is this the right file? A rich persona has about 40 kB.")
    return read_text(path)


def refuse_name(persona_id: str, taken: dict[str, Path], path: Path | str) -> ContentError | None:
    """Why a file of a person's own cannot have this name, if it cannot."""
    if not is_persona_id(persona_id):
        return ContentError(ascii(str(path)), "id", f"{persona_id!r} is no id: small letters, digits and hyphens only",
                            hint="Rename the file, and the id in it, to something like price-increase.")
    if persona_id in taken:
        return ContentError(path, "id", f"{persona_id!r} is also the id of {taken[persona_id]}",
                            hint="Choose another id: rename the file and change `id:` in it.")
    return None


def _listed(folder: Path) -> dict[str, Path]:
    """The persona files of a folder by id. Raises ContentError."""
    if not folder.is_dir():
        raise ContentError(folder, "", "there is no such folder",
                           hint="Point ROLEPLAY_PERSONAS_DIR at a folder of persona files, or unset it.")
    files: dict[str, Path] = {}
    for path in _persona_files(folder):
        if path.stem in files:
            raise ContentError(path, "id", f"{path.stem!r} is also the id of {files[path.stem].name}",
                               hint="Rename or delete one of the two files.")
        files[path.stem] = path
    return files


def _persona_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES)


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
    known = f"There are: {', '.join(names)}." if names else "The folder holds no persona files."
    return did_you_mean(asked, names) or known
