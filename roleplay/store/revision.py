"""Which form the tables of a database have.

Revisions are numbered "0001", "0002", …; the one a database has is kept in the table `roleplay_schema`.
"""

from typing import Literal

from sqlalchemy import Connection, column, inspect, select, table
from sqlalchemy.engine import URL

from roleplay.errors import StoreError
from roleplay.store.engine import UPDATE, shown

HEAD = "0002"
"""The newest revision under migrations/versions."""
VERSION_TABLE = "roleplay_schema"

State = Literal["empty", "outdated", "current", "newer"]


def stored(connection: Connection) -> str | None:
    """The revision a database has; None where there are no tables of ours."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.scalar(select(column("version_num")).select_from(table(VERSION_TABLE)))


def state_of(found: str | None) -> State:
    """What a revision means for this version."""
    if found is None:
        return "empty"
    if found == HEAD:
        return "current"
    return "outdated" if found < HEAD else "newer"


def refuse_newer(found: str | None, place: URL) -> None:
    """Raises StoreError where a later version of roleplay has changed the tables."""
    if state_of(found) == "newer":
        raise StoreError(
            f"the database {shown(place)} was made by a newer roleplay (tables {found}, this version knows {HEAD})",
            hint=UPDATE,
        )
