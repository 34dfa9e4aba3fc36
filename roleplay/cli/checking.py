"""Checks persona files and rehearses them, and prints what came of it."""

from collections.abc import Iterable
from pathlib import Path

from roleplay.content.finding import Finding
from roleplay.content.library import SUFFIXES, persona_text
from roleplay.content.parsing import is_persona_id
from roleplay.errors import ConfigError, ContentError
from roleplay.rehearsal import table
from roleplay.wiring import App


def check(parts: App, path: Path) -> bool:
    """Print the findings and the rehearsal of one file. Returns whether something is wrong."""
    try:
        text = persona_text(path)
    except ContentError as problem:
        tell_problem(problem)
        return True
    look = parts.look(text, path.stem, path)
    tell(look.checked.findings)
    if look.runs and look.checked.persona:
        print(f"{path}: {look.checked.persona.name}, {look.checked.persona.difficulty}")
        print("\n".join(table(look.runs)))
    return not look.checked.sound


def tell(findings: Iterable[Finding]) -> None:
    """Print findings: `file: field: problem`, and beneath it the next step."""
    for finding in findings:
        mild = "" if finding.severity == "error" else " (could be better)"
        print(f"{finding}{mild}\n    {finding.hint}".rstrip())


def tell_problem(problem: ContentError) -> None:
    """Print what is wrong with a file as a whole."""
    print(f"{problem.message}\n    {problem.hint}".rstrip())


def files_of(parts: App, named: Iterable[str]) -> list[Path]:
    """The persona files that are named: by path, by folder, or by id; of a draft and its saved form, the draft.

    Raises ConfigError for a name that is neither, ContentError for a folder that holds none.
    """
    return [path for name in named for path in _files_of(parts, name)]


def _files_of(parts: App, name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir():
        found = sorted(file for file in path.iterdir() if file.suffix in SUFFIXES)
        if not found:
            raise ContentError(path, "", "holds no persona files", hint="Persona files end in .yaml.")
        return found
    if path.suffix in SUFFIXES or path.exists():
        return [path]
    if not is_persona_id(name):
        raise ConfigError(f"{name!a} is no file and no id", hint="`roleplay personas list` prints the ids.")
    return [parts.desk.draft_path(name) if parts.desk.has_draft(name) else parts.library.path(name)]
