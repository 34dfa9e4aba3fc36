"""Connections to SQLite and PostgreSQL, and every failure of theirs in words a person can act on."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from roleplay.errors import ConfigError, StoreError

BUSY_SECONDS = 10
"""How long a writer waits for another before it gives up."""
CONNECT_SECONDS = 5
IMMEDIATE = "roleplay_immediate"
"""Execution option of transactions that write: on SQLite they take the write lock at once, so none fails half-way."""

FORMS = "sqlite:////path/to/roleplay.db or postgresql://user:password@host/database"
ELSEWHERE = "Name another place with ROLEPLAY_DATA_DIR, --data-dir or ROLEPLAY_DATABASE_URL."
UPDATE = "Update: pip install --upgrade roleplay. Or name another database with ROLEPLAY_DATABASE_URL."
CHECK = "Check ROLEPLAY_DATABASE_URL, and what the database itself has logged."
AGAIN = "Try again in a moment."
SPACE = "Make room on the disk, then try again; what was kept before is safe."
LOGIN = "Check user, password and database in ROLEPLAY_DATABASE_URL."

EXPLAINED: dict[str, tuple[str, str]] = {
    "SQLITE_CANTOPEN": ("cannot be opened", ELSEWHERE),
    "SQLITE_READONLY": ("cannot be written", "Make the file and its folder writable. " + ELSEWHERE),
    "SQLITE_PERM": ("may not be opened", ELSEWHERE),
    "SQLITE_NOTADB": ("is not a SQLite database", ELSEWHERE),
    "SQLITE_CORRUPT": ("is damaged", "Restore it from a copy, or rescue it with `sqlite3 FILE .recover`."),
    "SQLITE_FULL": ("has no room left", SPACE),
    "SQLITE_IOERR": ("could not be read or written", "Check the disk. " + ELSEWHERE),
    "SQLITE_BUSY": ("is held by another program", "Close what else has the file open, then try again."),
    "SQLITE_LOCKED": ("is held by another program", "Close what else has the file open, then try again."),
    "08": ("lost its connection", AGAIN),
    "25006": ("is read-only", "Connect to the primary server."),
    "28": ("refused the login", LOGIN),
    "3D": ("does not exist", LOGIN),
    "40": ("was busy with another change", AGAIN),
    "42501": ("does not permit this", "Grant the user what the roleplay tables need."),
    "53100": ("has no room left", SPACE),
    "53300": ("has too many connections", AGAIN),
    "57": ("was interrupted", AGAIN),
}
"""What SQLite error names and PostgreSQL states (five signs, or their class of two) mean, and what can be done."""

UNREACHABLE = ("cannot be reached", "Start the server, or correct ROLEPLAY_DATABASE_URL; without it SQLite is used.")


def read_url(url: str) -> URL:
    """The address of a database. Raises ConfigError for what is neither SQLite nor PostgreSQL."""
    try:
        place = make_url(url.replace("\0", ""))
    except (ArgumentError, ValueError) as error:
        raise ConfigError("the database URL cannot be read", hint=f"It looks like {FORMS}.") from error
    name = place.get_backend_name()
    if name in {"postgres", "postgresql"}:
        return place.set(drivername="postgresql+psycopg")
    if name == "sqlite":
        return place.set(drivername="sqlite", database=_path(place.database))
    raise ConfigError(f"{name} is not a database that roleplay knows", hint=f"Use {FORMS}.")


def _path(name: str | None) -> str | None:
    return str(Path(name).expanduser()) if name and name.startswith("~") else name


def file_of(place: URL) -> Path | None:
    """The file of a SQLite database; None for a server, for memory and for a `file:` address."""
    name = place.database or ":memory:"
    if place.get_backend_name() != "sqlite" or name == ":memory:" or name.startswith("file:"):
        return None
    return Path(name)


def shown(place: URL) -> str:
    """The address as it may be printed: a file by its path, a server without its password."""
    file = file_of(place)
    return str(file) if file else place.render_as_string(hide_password=True)


def connect(place: URL) -> Engine:
    """An engine for this address, shared by threads. Makes the folder of a SQLite file; opens no connection yet.

    SQLite is durable once a call returns, also when the process is killed; a power cut may cost the very last turns
    but never harms the file (WAL with synchronous=NORMAL).
    """
    file = file_of(place)
    if file:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"the folder {file.parent} cannot be made: {error.strerror}", hint=ELSEWHERE) from error
    try:
        # Hidden parameters: what a learner said belongs in no log or traceback.
        engine = create_engine(
            place, hide_parameters=True, json_serializer=_as_is, json_deserializer=_as_is, **_options(place)
        )
    except ModuleNotFoundError as error:
        raise ConfigError(f"{error.name} is not installed", hint="Run: pip install 'roleplay[postgres]'") from error
    except (SQLAlchemyError, TypeError, ValueError) as error:
        raise ConfigError(f"the database URL has a wrong option: {error}", hint=f"It looks like {FORMS}.") from error
    if place.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _tune)
        event.listen(engine, "begin", _begin)
    return engine


def _options(place: URL) -> dict[str, Any]:
    if place.get_backend_name() == "postgresql":
        waits = {} if "connect_timeout" in place.query else {"connect_timeout": CONNECT_SECONDS}
        return {"pool_pre_ping": True, "pool_recycle": 1800, "connect_args": {"application_name": "roleplay", **waits}}
    waits = {} if "timeout" in place.query else {"timeout": BUSY_SECONDS}
    connection: dict[str, Any] = {"check_same_thread": False, **waits}
    if (place.database or ":memory:") == ":memory:":
        # Each connection would be a database of its own; threads take turns on the one there is.
        return {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "connect_args": connection}
    return {"connect_args": connection}


def _as_is(text: Any) -> Any:
    return text


def _tune(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    # Without a write-ahead log, as on some network folders, NORMAL would not be safe.
    if _write_ahead(connection):
        connection.execute("PRAGMA synchronous=NORMAL")


def _write_ahead(connection: sqlite3.Connection) -> bool:
    """Switch to the write-ahead log. Of two that do so at once SQLite refuses one, which then tries again."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return bool(connection.execute("PRAGMA journal_mode=WAL").fetchone()[0] == "wal")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _begin(connection: Connection) -> None:
    # Left alone, the driver begins only before some statements, and without the lock.
    writes = connection.get_execution_options().get(IMMEDIATE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def translated(place: URL) -> Iterator[None]:
    """Turn what the database or its driver raises into a StoreError."""
    try:
        yield
    except SQLAlchemyError as error:
        problem, hint = _explained(error)
        raise StoreError(f"the database {shown(place)} {problem}", hint=hint) from error
    except ValidationError as error:
        problem = f"holds a {error.title} that this version cannot read"
        raise StoreError(f"the database {shown(place)} {problem}", hint=UPDATE) from error


def _explained(error: SQLAlchemyError) -> tuple[str, str]:
    cause = error.orig if isinstance(error, DBAPIError) else None
    if isinstance(cause, sqlite3.Error):
        # Extended names only add to the primary one: SQLITE_IOERR_WRITE.
        name = "_".join(str(getattr(cause, "sqlite_errorname", "")).split("_")[:2])
        return EXPLAINED.get(name, (f"failed: {cause}", CHECK))
    state = str(getattr(cause, "sqlstate", None) or "")
    if not state and cause is not None and type(cause).__name__ in {"OperationalError", "ConnectionTimeout"}:
        return UNREACHABLE[0] + f": {_first_line(cause)}", UNREACHABLE[1]
    known = EXPLAINED.get(state) or EXPLAINED.get(state[:2])
    return known or (f"failed: {_first_line(cause or error)}", CHECK)


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
