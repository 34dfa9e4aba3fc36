"""Bringing the tables of a database to the form this version wants."""

from typing import NamedTuple

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from roleplay.errors import SchemaOutdated
from roleplay.store.engine import connect, file_of, read_url, shown, translated
from roleplay.store.revision import HEAD, State, refuse_newer, state_of, stored


class Status(NamedTuple):
    """How a database stands to this version of roleplay."""

    database: str
    """Where it is, without a password."""
    state: State
    revision: str | None
    head: str = HEAD

    def __str__(self) -> str:
        tables = f"tables {self.revision}, " if self.revision else ""
        wanted = "" if self.state == "current" else f" (this version wants {self.head})"
        return f"{self.database}: {tables}{self.state}{wanted}"


class Upgrade(NamedTuple):
    """Revisions before and after; None where there were no tables. The same twice where nothing was to be done."""

    before: str | None
    after: str


def status(url: str) -> Status:
    """How the database stands. Makes neither file nor folder. Raises ConfigError, StoreError."""
    place = read_url(url)
    file = file_of(place)
    if file and not file.exists():
        return Status(shown(place), "empty", None)
    engine = connect(place)
    try:
        found = _found(engine, place)
    finally:
        engine.dispose()
    return Status(shown(place), state_of(found), found)


def upgrade(url: str) -> Upgrade:
    """Bring the tables up to date; safe to run twice at once. Raises ConfigError, StoreError."""
    place = read_url(url)
    engine = connect(place)
    try:
        before = _found(engine, place)
        refuse_newer(before, place)
        return Upgrade(before if before == HEAD else _migrate(engine, place), HEAD)
    finally:
        engine.dispose()


def prepare(engine: Engine, place: URL, *, allowed: bool) -> None:
    """Make sure of the current tables, upgrading where that is `allowed`. Raises SchemaOutdated, StoreError."""
    found = _found(engine, place)
    refuse_newer(found, place)
    if found == HEAD:
        return
    if allowed:
        _migrate(engine, place)
        return
    problem = "has no roleplay tables yet" if found is None else f"has tables of an older version ({found}, not {HEAD})"
    raise SchemaOutdated(f"the database {shown(place)} {problem}", hint="Run: roleplay db upgrade")


def _found(engine: Engine, place: URL) -> str | None:
    with translated(place), engine.connect() as connection:
        return stored(connection)


def _migrate(engine: Engine, place: URL) -> str | None:
    # Alembic takes longer to import than all the rest of the store, and is wanted once in the life of a database.
    from roleplay.store.migrations.run import migrate  # noqa: PLC0415

    with translated(place):
        return migrate(engine)
