"""Sessions in SQLite or PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Self

from pydantic import JsonValue
from sqlalchemy import Connection, Row, Update, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from roleplay.domain.assessment import Assessment
from roleplay.domain.directions import Directions
from roleplay.domain.reading import Reading
from roleplay.domain.session import Paper, Session, Spoken, Turn, Usage
from roleplay.domain.state import Outcome
from roleplay.errors import SessionFinished, SessionNotFound, StoreError, TurnConflict, TurnPending
from roleplay.store import statements, tables
from roleplay.store.base import Store
from roleplay.store.engine import IMMEDIATE, connect, read_url, shown, translated
from roleplay.store.schema import prepare

RELOAD = "Load the session again to see what was said meanwhile."
SEED_BITS = 63
"""A seed must fit into a signed 64-bit number."""

_insert: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def utc_now() -> datetime:
    """The time now."""
    return datetime.now(UTC)


class SqlStore(Store):
    """A `Store` in the database at `url`; threads and processes may share it.

    Every step is one short transaction that names in its condition what it expects to find, so that of two tabs,
    threads or processes one gets through and the other is told.

    What a method returns is what was kept. No database keeps every text: NUL, which PostgreSQL has not, is dropped,
    and a lone surrogate becomes U+FFFD. Positions in a turn's words therefore count in the words of the turn returned.

    `updated` of a session moves with every change of it or its turns except `show`, which comes many times a reply.
    """

    def __init__(self, url: str, *, upgrade: bool | None = None, clock: Callable[[], datetime] = utc_now) -> None:
        """Open a database. A SQLite file and its folder are made on demand.

        `upgrade` says whether its tables may be brought up to date; None: those of SQLite, never those of a server.
        Raises ConfigError for a wrong URL, SchemaOutdated where an upgrade is wanted first, StoreError otherwise.
        """
        self._place = read_url(url)
        self._clock = clock
        self._engine = connect(self._place)
        self._writer = self._engine.execution_options(**{IMMEDIATE: True})
        try:
            prepare(
                self._engine, self._place, allowed=self._engine.dialect.name == "sqlite" if upgrade is None else upgrade
            )
        except BaseException:
            self._engine.dispose()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release connections."""
        self._engine.dispose()

    def keep_content(self, digest: str, kind: str, body: str) -> None:
        """Keep content by its digest; what is kept under a digest already stays as it is."""
        add = _insert[self._engine.dialect.name](tables.contents)
        with self._writing() as connection:
            connection.execute(add.values(digest=digest, kind=kind, body=body).on_conflict_do_nothing())

    def content(self, digest: str) -> str:
        """Content kept under this digest. Raises StoreError."""
        with self._reading() as connection:
            body = connection.scalar(select(tables.contents.c.body).where(tables.contents.c.digest == digest))
        if body is None:
            raise StoreError(
                f"nothing is kept under {digest!r} in {shown(self._place)}", hint="Is it the right database?"
            )
        return str(body)

    def create(self, session: Session, turns: tuple[Turn, ...] = ()) -> None:
        """Keep a new session with the turns it starts from, which are kept as its own. Raises StoreError."""
        if session.seed.bit_length() > SEED_BITS:
            raise StoreError(f"the seed {session.seed} is too large", hint="Use a seed of at most 18 digits.")
        with self._writing() as connection:
            try:
                connection.execute(insert(tables.sessions), _fields(session))
                if turns:
                    rows = [_fields(turn) | {"session": session.id} for turn in turns]
                    connection.execute(insert(tables.turns), rows)
            except IntegrityError as error:
                problem = f"session {session.id!r}, or one of its turns, is kept already"
                raise StoreError(problem, hint="Open that session.") from error

    def session(self, session_id: str) -> Session:
        """Raises SessionNotFound."""
        with self._reading() as connection:
            return _session(_found(connection, session_id))

    def sessions(
        self, *, root: str | None = None, learner: str | None = None, limit: int = 200
    ) -> tuple[Session, ...]:
        """Sessions, last used first; those of one family of attempts (`root`), or of one learner."""
        wanted = (
            select(tables.sessions)
            .order_by(tables.sessions.c.updated.desc(), tables.sessions.c.created.desc(), tables.sessions.c.id)
            .limit(limit)
        )
        if root is not None:
            wanted = wanted.where(tables.sessions.c.root == root)
        if learner is not None:
            wanted = wanted.where(tables.sessions.c.learner == learner)
        with self._reading() as connection:
            return tuple(_session(row) for row in connection.execute(wanted))

    def turns(self, session_id: str) -> tuple[Turn, ...]:
        """All turns of a session in order. Raises SessionNotFound."""
        with self._reading() as connection:
            _found(connection, session_id)
            return tuple(_turn(row) for row in connection.execute(statements.ALL, {"of": session_id}))

    def open_turn(self, session_id: str, number: int, words: str) -> Turn:
        """Keep the learner's words as turn `number`, before any model is called.

        Raises SessionNotFound; SessionFinished; TurnConflict where that number is taken or is not the next one;
        TurnPending where the turn before it has no reply.
        """
        now = self._clock()
        empty = {"status": "open", "partial": "", "failure": "", "usage": ()}
        with self._writing() as connection:
            session = _touch(connection, session_id, now)
            if session.outcome is not None:
                raise SessionFinished("this conversation is over", hint="Read its debrief, or try a turn of it again.")
            last = connection.execute(statements.LATEST, {"of": session_id}).one_or_none()
            _refuse_unless_next(number, *(last or (0, "closed")))
            opened = {"session": session_id, "number": number, "words": words, "created": now, **empty}
            return _turn(connection.execute(statements.OPEN, opened).one())

    def direct(self, turn: Turn, reading: Reading, directions: Directions) -> Turn:
        """Keep what was read and what the counterpart is to do; a new try at the reply begins with it.

        What an earlier try has shown stays until `show` or `reply` replaces it.
        Raises TurnConflict where the turn has a reply.
        """
        return self._step(turn, reading=reading, directions=directions, failure="")

    def show(self, turn: Turn, partial: str) -> None:
        """Keep as much of the reply as is about to be shown. Raises TurnConflict where the turn has a reply."""
        with self._writing() as connection:
            shown_so_far = connection.execute(statements.SHOW, _key(turn) | {"partial": partial, "failure": ""})
            if shown_so_far.rowcount == 0:
                _found(connection, turn.session)
                raise _taken(turn)

    def fail(self, turn: Turn, failure: str, usage: tuple[Usage, ...] = ()) -> Turn:
        """Keep why the reply failed, and what was shown of it; the turn stays open for another try.

        `usage` is what the failed try took and is added to what was used already.
        """
        with self._writing() as connection:
            _touch(connection, turn.session, self._clock())
            spent = connection.scalar(statements.SPENT, _key(turn)) or ()
            return _changed(connection, turn, statements.STEP, {"failure": failure, "usage": (*spent, *usage)})

    def reply(self, turn: Turn, reply: Spoken, outcome: Outcome | None) -> Turn:
        """Keep the whole reply, and the outcome where it ends the session.

        A session that was ended while the reply was on its way keeps the outcome it has. Raises TurnConflict where
        there is a reply already.
        """
        now = self._clock()
        with self._writing() as connection:
            if outcome is None:
                _touch(connection, turn.session, now)
            else:
                _touch(connection, turn.session, now, statements.FINISH, ending=outcome)
            spoken = {"reply": reply, "partial": "", "failure": "", "now": now}
            return _changed(connection, turn, statements.REPLY, spoken)

    def assess(self, turn: Turn, assessment: Assessment, reading: Reading | None, usage: tuple[Usage, ...]) -> Turn:
        """Keep the grade, in place of one there may be; `reading` replaces the turn's own where it is given.

        `usage` is what this grading took and is added to what earlier ones took. Closes a turn that has its reply;
        one that is still open is closed by its reply.
        """
        now = self._clock()
        with self._writing() as connection:
            _touch(connection, turn.session, now)
            spent = connection.scalar(statements.SPENT, _key(turn)) or ()
            graded: dict[str, Any] = {"assessment": assessment, "usage": (*spent, *usage), "now": now}
            if reading is not None:
                graded["reading"] = reading
            return _changed(connection, turn, statements.ASSESS, graded)

    def end(self, session_id: str, outcome: Outcome) -> Session:
        """End a session. Raises SessionFinished where it has ended, SessionNotFound."""
        with self._writing() as connection:
            ended = {"of": session_id, "outcome": outcome, "updated": self._clock()}
            row = connection.execute(statements.END, ended).one_or_none()
            if row is None:
                _found(connection, session_id)
                raise SessionFinished("this conversation is over already", hint="Read its debrief.")
            return _session(row)

    def rename(self, session_id: str, title: str) -> Session:
        """Give a session another title. Raises SessionNotFound."""
        with self._writing() as connection:
            return _session(_touch(connection, session_id, self._clock(), statements.TOUCH, title=title))

    def delete(self, session_id: str) -> None:
        """Delete a session and its turns for good; attempts forked from it stay. Raises SessionNotFound."""
        with self._writing() as connection:
            if connection.execute(statements.DELETE, {"of": session_id}).rowcount == 0:
                raise _missing(session_id)

    def keep(
        self, learner: str, kind: str, key: str, body: dict[str, JsonValue], *, session: str | None = None
    ) -> Paper:
        """Keep a paper, in place of one there may be, whose `created` it then has. Raises SessionNotFound."""
        now = self._clock()
        add = _insert[self._engine.dialect.name](tables.papers).values(
            learner=learner, kind=kind, key=key, session=session, body=body, created=now, updated=now
        )
        changed = {name: add.excluded[name] for name in ("session", "body", "updated")}
        put = add.on_conflict_do_update(index_elements=["learner", "kind", "key"], set_=changed)
        with self._writing() as connection:
            if session is not None:
                _found(connection, session)
            return _paper(connection.execute(put.returning(tables.papers)).one())

    def papers(
        self, learner: str, kind: str, *, key: str | None = None, session: str | None = None, limit: int = 10_000
    ) -> tuple[Paper, ...]:
        """A learner's papers of one kind, the last changed first; under one key or of one session where given."""
        kept = tables.papers.c
        wanted = select(tables.papers).where(kept.learner == learner, kept.kind == kind)
        if key is not None:
            wanted = wanted.where(kept.key == key)
        if session is not None:
            wanted = wanted.where(kept.session == session)
        with self._reading() as connection:
            rows = connection.execute(wanted.order_by(kept.updated.desc(), kept.key).limit(limit))
            return tuple(_paper(row) for row in rows)

    def discard(self, learner: str, kind: str, key: str) -> bool:
        """Delete a paper for good; whether there was one."""
        with self._writing() as connection:
            gone = connection.execute(statements.DISCARD, {"whose": learner, "what": kind, "which": key})
            return gone.rowcount > 0

    def everything(self, learner: str) -> tuple[tuple[Session, ...], tuple[Paper, ...]]:
        """All there is of a learner: sessions, whose turns `turns` gives, and papers, oldest first."""
        with self._reading() as connection:
            played, kept = (
                connection.execute(select(table).where(table.c.learner == learner).order_by(table.c.created, last))
                for table, last in ((tables.sessions, tables.sessions.c.id), (tables.papers, tables.papers.c.key))
            )
            return tuple(map(_session, played)), tuple(map(_paper, kept))

    def erase(self, learner: str) -> None:
        """Delete all there is of a learner for good."""
        with self._writing() as connection:
            for table in (tables.papers, tables.sessions):
                connection.execute(delete(table).where(table.c.learner == learner))

    def _step(self, turn: Turn, **values: Any) -> Turn:
        """Change a turn that has no reply yet."""
        with self._writing() as connection:
            _touch(connection, turn.session, self._clock())
            return _changed(connection, turn, statements.STEP, values)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self._place), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self._place), self._writer.begin() as connection:
            yield connection


def _fields(noun: Session | Turn) -> dict[str, Any]:
    return {name: getattr(noun, name) for name in type(noun).model_fields}


def _session(row: Row[Any]) -> Session:
    return Session.model_validate(row._asdict())


def _paper(row: Row[Any]) -> Paper:
    return Paper.model_validate(row._asdict())


def _turn(row: Row[Any]) -> Turn:
    return Turn.model_validate(row._asdict())


def _key(turn: Turn) -> dict[str, Any]:
    return {"of": turn.session, "at": turn.number}


def _touch(
    connection: Connection, session_id: str, now: datetime, change: Update = statements.TOUCH, **values: Any
) -> Row[Any]:
    """Mark a session as used just now. Every writer begins with it, so that none wait for each other in a ring."""
    row = connection.execute(change, {"of": session_id, "updated": now, **values}).one_or_none()
    if row is None:
        raise _missing(session_id)
    return row


def _changed(connection: Connection, turn: Turn, change: Update, values: dict[str, Any]) -> Turn:
    row = connection.execute(change, _key(turn) | values).one_or_none()
    if row is None:
        raise _taken(turn)
    return _turn(row)


def _found(connection: Connection, session_id: str) -> Row[Any]:
    row = connection.execute(statements.FIND, {"of": session_id}).one_or_none()
    if row is None:
        raise _missing(session_id)
    return row


def _refuse_unless_next(number: int, last: int, status: str) -> None:
    expected = last + 1
    if number < expected:
        raise TurnConflict(f"turn {number} has been taken in another tab or window", hint=RELOAD)
    if number > expected:
        raise TurnConflict(f"turn {number} cannot come next, turn {expected} does", hint=RELOAD)
    if status == "open":
        raise TurnPending(f"turn {last} has no reply yet", hint="Retry that reply first.")


def _taken(turn: Turn) -> TurnConflict:
    return TurnConflict(f"turn {turn.number} has been answered in another tab or window", hint=RELOAD)


def _missing(session_id: str) -> SessionNotFound:
    return SessionNotFound(f"there is no session {session_id!r}", hint="See `roleplay sessions list`.")
