"""The tables, and how nouns and times are written into them the same way on SQLite and PostgreSQL."""

from datetime import UTC, datetime
from typing import Any

from pydantic import JsonValue, TypeAdapter
from pydantic_core import PydanticSerializationError, to_json
from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

from roleplay.domain.assessment import Assessment
from roleplay.domain.directions import Directions
from roleplay.domain.reading import Reading
from roleplay.domain.session import Spoken, Usage

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def tidied(value: Any) -> Any:
    """The value without what no database keeps: NUL is dropped from texts, half a surrogate pair becomes U+FFFD.

    PostgreSQL has no NUL in text and neither database has lone surrogates; both are treated alike everywhere.
    """
    if isinstance(value, str):
        text = value.replace("\0", "")
        try:
            text.encode()
        except UnicodeEncodeError:
            return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text
    if isinstance(value, dict):
        return {tidied(key): tidied(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [tidied(part) for part in value]
    return value


class Plain(TypeDecorator[str]):
    """Text of any length, tidied on its way in."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """Tidy the text."""
        return None if value is None else str(tidied(value))


class Moment(TypeDecorator[datetime]):
    """A time in UTC. SQLite keeps it without its zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The same time in UTC. Raises ValueError where it has no zone."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """The time with its zone, UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Kept(TypeDecorator[Any]):
    """A noun as JSON, written and read by the noun itself. Reading what it is not raises pydantic.ValidationError."""

    impl = JSON
    cache_ok = True

    def __init__(self, noun: Any) -> None:
        super().__init__(none_as_null=True)
        self.noun = noun
        self.adapter: TypeAdapter[Any] = TypeAdapter(noun)

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        """The noun as JSON text, tidied."""
        if value is None:
            return None
        try:
            written = self.adapter.dump_json(value).decode()
        except PydanticSerializationError:  # a lone surrogate
            return self._tidied(value)
        return self._tidied(value) if "\\u0000" in written else written

    def _tidied(self, value: Any) -> str:
        return to_json(tidied(self.adapter.dump_python(value))).decode()

    def process_result_value(self, value: Any, _dialect: Dialect) -> Any:
        """The noun again."""
        return None if value is None else self.adapter.validate_json(value)


contents = Table(
    "contents",
    metadata,
    Column("digest", Plain, primary_key=True),
    Column("kind", Plain, nullable=False),
    Column("body", Plain, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("persona_id", Plain, nullable=False),
    Column("persona", Plain, nullable=False),
    Column("rubric", Plain, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("model", Plain, nullable=False),
    Column("opening", Plain, nullable=False),
    Column("title", Plain, nullable=False),
    Column("root", Plain, nullable=False, index=True),
    Column("forked_from", Plain),
    Column("forked_at", Integer),
    Column("outcome", Plain),
    Column("learner", Plain, nullable=False, index=True),
    Column("mode", Plain, nullable=False),
    Column("focus", Plain),
    Column("variant", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False, index=True),
)

turns = Table(
    "turns",
    metadata,
    Column("session", Plain, ForeignKey(sessions.c.id, ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("status", Plain, nullable=False),
    Column("words", Plain, nullable=False),
    Column("partial", Plain, nullable=False),
    Column("failure", Plain, nullable=False),
    Column("reading", Kept(Reading)),
    Column("directions", Kept(Directions)),
    Column("reply", Kept(Spoken)),
    Column("assessment", Kept(Assessment)),
    Column("usage", Kept(tuple[Usage, ...]), nullable=False),
    Column("created", Moment, nullable=False),
    Column("closed", Moment),
)

papers = Table(
    "papers",
    metadata,
    Column("learner", Plain, primary_key=True),
    Column("kind", Plain, primary_key=True),
    Column("key", Plain, primary_key=True),
    Column("session", Plain, ForeignKey(sessions.c.id, ondelete="CASCADE"), index=True),
    Column("body", Kept(dict[str, JsonValue]), nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
)
