"""Looks at what is configured, reachable and missing, and says what to type next."""

import os
import platform
import re
from collections.abc import Iterator
from typing import Literal

from roleplay import __version__
from roleplay.domain.base import Noun
from roleplay.errors import RoleplayError
from roleplay.settings import BUILTIN
from roleplay.wiring import App

PATIENCE = 10.0
"""Seconds a model gets for its one word."""


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
    if parts.uses_models:
        yield _address(parts)
    yield from _model(parts, "counterpart")
    yield from _model(parts, "evaluator")


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
    return Line(
        fine=False,
        what=f"data folder {folder} cannot be written",
        remedy="Name another with --data-dir or ROLEPLAY_DATA_DIR.",
    )


def _database(parts: App) -> Line:
    from roleplay.store.schema import status

    try:
        found = status(parts.settings.database)
    except RoleplayError as problem:
        return Line(fine=False, what=problem.message, remedy=problem.hint)
    itself = parts.settings.database.startswith("sqlite")
    fine = itself or found.state == "current"
    return Line(
        fine=fine, what=f"database {found.database}: {found.state}", remedy="" if fine else "Run: roleplay db upgrade"
    )


def _address(parts: App) -> Line:
    """Where OpenAI's protocol is spoken to; a password in the address is left out."""
    key = "with OPENAI_API_KEY" if parts.settings.openai_api_key else "without a key"
    address = re.sub(r"//[^/@]*@", "//…@", parts.settings.openai_base_url or "OpenAI's own address")
    return Line(fine=True, what=f"OpenAI's protocol: {address}, {key}")


def _model(parts: App, role: Literal["counterpart", "evaluator"]) -> Iterator[Line]:
    name = parts.settings.model_for(role)
    if name == BUILTIN:
        yield Line(
            fine=True,
            what=f"{role}: built-in, nothing leaves this machine",
            remedy=""
            if parts.uses_models or role == "counterpart"
            else "For a model: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own, and ROLEPLAY_MODEL.",
        )
        return
    quick = App(parts.settings.model_copy(update={"timeout": min(parts.settings.timeout, PATIENCE), "retries": 0}))
    try:
        meter = quick.models.meter(role)
        quick.models.call(quick.models.chat(role), "Answer with the one word: ready", meter)
        used = meter.usage[-1]
        yield Line(fine=True, what=f"{role}: {name} answered in {used.seconds:.1f} s, tokens {used.source}")
    except RoleplayError as problem:
        yield Line(fine=False, what=f"{role}: {name}: {problem.message}", remedy=problem.hint)
    finally:
        quick.models.close()
