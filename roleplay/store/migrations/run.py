"""Runs the migrations through Alembic, without an alembic.ini.

A new one is drafted from a changed `tables.py` against an up-to-date database, read over, and named in `revision.HEAD`:

    with engine.connect() as connection:
        alembic.command.revision(config(connection), "what it adds", autogenerate=True, rev_id="0002")
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from roleplay.store.engine import IMMEDIATE
from roleplay.store.revision import HEAD, refuse_newer, stored

ADVISORY = 7_275_011_502
"""Any number that is ours: on PostgreSQL whoever holds the lock of this number migrates."""

_alone = threading.Lock()
"""Alembic keeps the migration that runs in module globals."""


def config(connection: Connection) -> Config:
    """What Alembic needs to know, bound to an open connection."""
    settings = Config(attributes={"connection": connection})
    settings.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return settings


def migrate(engine: Engine) -> str | None:
    """Bring the tables to HEAD, all or nothing; the revision found before. Waits for whoever else is at it."""
    with _alone, migrating(engine) as connection:
        found = stored(connection)
        refuse_newer(found, engine.url)
        command.upgrade(config(connection), HEAD)
        return found


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds out every other migration and in which tables may be rebuilt without losing rows."""
    with engine.connect().execution_options(**{IMMEDIATE: True}) as connection:
        if engine.dialect.name != "sqlite":
            with connection.begin():
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ADVISORY})
                yield connection
            return
        # SQLite rebuilds a table by dropping it, and a dropped session takes its turns along. Ignored in a transaction.
        driver = cast(sqlite3.Connection, connection.connection.driver_connection)
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
