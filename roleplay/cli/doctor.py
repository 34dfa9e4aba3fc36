"""Looks at what is configured, reachable and missing, and says what to type next."""

import os
import platform
from collections.abc import Iterator

from roleplay import __version__
from roleplay.domain.base import Noun
from roleplay.errors import RoleplayError
from roleplay.settings import BUILTIN
from roleplay.wiring import App


class Line(Noun):
    """One thing looked at."""

    fine: bool
    what: str
    remedy: str = ""


def examine(parts: App) -> Iterator[Line]:
    """Look at everything, one line each; a missing part never hides the next."""
    yield Line(fine=True, what=f"roleplay {__version__} on Python {platform.python_version()}")
    yield _content(parts)
    yield _folder(parts)
    yield _database(parts)
    for role in ("counterpart", "evaluator"):
        yield from _model(parts, role)


def _content(parts: App) -> Line:
    try:
        count, moves = len(parts.library.all()), len(parts.rubric.moves)
    except RoleplayError as problem:
        return Line(fine=False, what=problem.message, remedy=problem.hint or "Run: roleplay personas check")
    return Line(fine=True, what=f"{count} counterparts, {moves} moves in the rubric")


def _folder(parts: App) -> Line:
    folder = parts.settings.data_dir
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if os.access(nearest, os.W_OK):
        return Line(fine=True, what=f"data folder {folder}" + ("" if folder.exists() else " (made on first use)"))
    return Line(fine=False, what=f"data folder {folder} cannot be written", remedy="Name another with --data-dir or ROLEPLAY_DATA_DIR.")


def _database(parts: App) -> Line:
    from roleplay.store.schema import status

    try:
        return Line(fine=True, what=f"database: {status(parts.settings.database)}")
    except RoleplayError as problem:
        return Line(fine=False, what=problem.message, remedy=problem.hint)


def _model(parts: App, role: str) -> Iterator[Line]:
    name = parts.settings.model_for(role)
    if name == BUILTIN:
        yield Line(fine=True, what=f"{role}: built-in, nothing leaves this machine",
                   remedy="" if parts.uses_models or role == "counterpart" else
                   "For a model: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own, and ROLEPLAY_MODEL.")
        return
    try:
        yield Line(fine=True, what=f"{role}: {name}, {parts.models.probe(role)}")
    except RoleplayError as problem:
        yield Line(fine=False, what=f"{role}: {name}: {problem.message}", remedy=problem.hint)
