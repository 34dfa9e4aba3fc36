"""Opening a database: what is made on demand, what is refused, and in which words."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Pool, create_engine, event, text
from sqlalchemy.engine import make_url

from roleplay.domain.session import Turn
from roleplay.errors import ConfigError, RoleplayError, SchemaOutdated, StoreError
from roleplay.store.revision import HEAD
from roleplay.store.schema import Status, Upgrade, status, upgrade
from roleplay.store.sql import SqlStore
from tests.store.contract import race
from tests.store.made import a_session

ROOT = Path(__file__).parents[2]
CUT = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'roleplay' AND datname = current_database()
"""


def refusal(url: str, kind: type[RoleplayError] = StoreError) -> RoleplayError:
    """The error on opening, which must say what to do next."""
    with pytest.raises(kind) as caught:
        SqlStore(url)
    assert caught.value.hint
    return caught.value


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with one session in it."""
    path = tmp_path / "kept.db"
    with SqlStore(f"sqlite:///{path}") as store:
        store.create(a_session())
    return path


# addresses


@pytest.mark.parametrize(
    "url",
    [
        "",
        "roleplay.db",
        "sqlite:/roleplay.db",
        "mysql://localhost/x",
        "postgresql://localhost:port/x",
        "sqlite:///x.db?detect_types=many",
        "mssql+pyodbc://x",
    ],
)
def test_wrong_address(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    error = refusal(url, ConfigError)
    assert "sqlite:///" in error.hint
    assert list(tmp_path.glob("*.db")) == []


def test_file_below_home(data_dir: Path) -> None:
    SqlStore("sqlite:///~/practice/kept.db").close()
    assert (Path.home() / "practice" / "kept.db").stat().st_size > 0


def test_memory_is_shared_by_threads() -> None:
    with SqlStore("sqlite://") as store:
        store.create(a_session())
        outcomes = race([lambda: store.open_turn("s1", 1, "x")] * 8)
        assert sum(isinstance(o, Turn) for o in outcomes) == 1


@pytest.mark.parametrize("prefix", ["postgres", "postgresql", "postgresql+psycopg2", "postgresql+psycopg"])
def test_server_that_does_not_answer(prefix: str) -> None:
    error = refusal(f"{prefix}://learner:secret@127.0.0.1:1/practice")
    assert "cannot be reached" in str(error)
    assert "ROLEPLAY_DATABASE_URL" in error.hint
    assert "secret" not in f"{error} {error.hint}"


def test_without_the_driver() -> None:
    """In a process of its own: the driver can be imported once only."""
    script = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from roleplay.store.sql import SqlStore\n"
        "from roleplay.errors import ConfigError\n"
        "try: SqlStore('postgresql://h/d')\n"
        "except ConfigError as error: print(error.hint)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "pip install 'roleplay[postgres]'" in done.stdout


# files


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    error = refusal(f"sqlite:///{tmp_path}/file/sub/kept.db")
    assert "cannot be made" in str(error)
    assert "--data-dir" in error.hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "cannot be opened" in str(refusal(f"sqlite:///{tmp_path}/kept.db"))


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    assert "cannot be opened" in str(refusal(f"sqlite:///{tmp_path}"))


def test_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary, " * 200)
    assert "is not a SQLite database" in str(refusal(f"sqlite:///{path}"))
    assert path.read_text() == "Dear diary, " * 200


def test_file_that_may_only_be_read(file: Path) -> None:
    with SqlStore(f"sqlite:///file:{file}?mode=ro&uri=true") as store:
        assert store.session("s1").id == "s1"
        with pytest.raises(StoreError, match="cannot be written"):
            store.open_turn("s1", 1, "x")


def test_damaged_file(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    with pytest.raises(StoreError, match="is damaged") as caught, SqlStore(f"sqlite:///{file}") as store:
        store.sessions()
    assert ".recover" in caught.value.hint


def test_file_held_by_another_program(file: Path) -> None:
    holder = sqlite3.connect(file, isolation_level=None)
    with SqlStore(f"sqlite:///{file}?timeout=0.05") as store:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="is held by another program"):
            store.open_turn("s1", 1, "x")
        holder.execute("ROLLBACK")
        assert store.open_turn("s1", 1, "x").number == 1
    holder.close()


@pytest.fixture
def no_room(file: Path) -> Iterator[None]:
    """The disk is full: a database may not grow beyond what it is."""

    def limit(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA max_page_count=1")  # SQLite takes it as "no more than now"

    event.listen(Pool, "connect", limit)
    yield
    event.remove(Pool, "connect", limit)


def test_disk_full(file: Path, no_room: None) -> None:
    with SqlStore(f"sqlite:///{file}") as store:
        with pytest.raises(StoreError, match="no room left") as caught:
            store.open_turn("s1", 1, "x" * 100_000)
        assert "safe" in caught.value.hint
        assert store.turns("s1") == ()
        assert store.session("s1") == a_session()


def test_row_of_another_version(file: Path) -> None:
    with SqlStore(f"sqlite:///{file}") as store:
        store.open_turn("s1", 1, "x")
        with sqlite3.connect(file) as other:
            other.execute("""UPDATE turns SET reading = '{"aura": 3}'""")
        other.close()
        with pytest.raises(StoreError, match="Reading that this version cannot read") as caught:
            store.turns("s1")
        assert "pip install --upgrade" in caught.value.hint


def test_no_words_in_error_texts(file: Path) -> None:
    """What a learner said must not travel into a log through the error of a database."""
    with sqlite3.connect(file) as other:
        other.execute("CREATE TRIGGER refuse BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'refused'); END")
    other.close()
    with SqlStore(f"sqlite:///{file}") as store:
        with pytest.raises(StoreError, match="failed: refused") as caught:
            store.open_turn("s1", 1, "private")
        assert "private" not in f"{caught.value} {caught.value.__cause__}"
        assert store.session("s1") == a_session()


class Contended(sqlite3.Connection):
    """A connection that meets another one just then switching to the write-ahead log."""

    met = 0

    def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
        if "journal_mode" in sql and Contended.met < 3:
            Contended.met += 1
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorname = "SQLITE_BUSY"
            raise error
        return super().execute(sql, *rest)


def test_switch_to_the_write_ahead_log_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that open a fresh file at once meet this about once in a hundred times."""
    monkeypatch.setattr("sqlite3.dbapi2.connect", partial(sqlite3.connect, factory=Contended))
    SqlStore(f"sqlite:///{tmp_path / 'kept.db'}").close()
    assert Contended.met == 3
    with sqlite3.connect(tmp_path / "kept.db") as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    other.close()


# versions


def newer(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE roleplay_schema SET version_num = '0999'"))
    engine.dispose()


def test_newer_file_is_refused(file: Path) -> None:
    url = f"sqlite:///{file}"
    newer(url)
    error = refusal(url)
    assert not isinstance(error, SchemaOutdated)
    assert "newer roleplay" in str(error)
    with pytest.raises(StoreError, match="newer roleplay"):
        upgrade(url)
    assert status(url) == Status(str(file), "newer", "0999")
    assert str(status(url)) == f"{file}: tables 0999, newer (this version wants {HEAD})"


def test_status_makes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "kept.db"
    assert status(f"sqlite:///{path}") == Status(str(path), "empty", None)
    assert not path.parent.exists()


def test_file_upgrades_itself_unless_told_not_to(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    with pytest.raises(SchemaOutdated, match="no roleplay tables yet") as caught:
        SqlStore(url, upgrade=False)
    assert "roleplay db upgrade" in caught.value.hint
    SqlStore(url).close()
    assert status(url).state == "current"
    SqlStore(url, upgrade=False).close()


def test_older_file_is_told_from_an_empty_one(file: Path) -> None:
    with sqlite3.connect(file) as other:
        other.execute("UPDATE roleplay_schema SET version_num = '0000'")
    other.close()
    assert status(f"sqlite:///{file}").state == "outdated"
    with pytest.raises(SchemaOutdated, match="older version"):
        SqlStore(f"sqlite:///{file}", upgrade=False)


def test_upgrade_says_from_where_to_where(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'kept.db'}"
    assert upgrade(url) == Upgrade(None, HEAD)
    assert upgrade(url) == (HEAD, HEAD)


@pytest.mark.postgres
class TestPostgres:
    def test_refuses_until_told(self, postgres_url: str) -> None:
        assert status(postgres_url).state == "empty"
        assert "roleplay db upgrade" in refusal(postgres_url, SchemaOutdated).hint
        assert upgrade(postgres_url) == (None, HEAD)
        assert upgrade(postgres_url) == (HEAD, HEAD)
        assert status(postgres_url).state == "current"
        SqlStore(postgres_url).close()

    def test_plain_address_is_enough(self, postgres_url: str) -> None:
        plain = postgres_url.replace("postgresql+psycopg://", "postgres://")
        SqlStore(plain, upgrade=True).close()

    def test_newer_is_refused(self, postgres_url: str) -> None:
        upgrade(postgres_url)
        newer(postgres_url)
        assert "newer roleplay" in str(refusal(postgres_url))

    def test_unknown_database(self, postgres_url: str) -> None:
        url = make_url(postgres_url).set(database="nowhere").render_as_string(hide_password=False)
        assert '"nowhere" does not exist' in str(refusal(url))

    def test_read_only_server(self, postgres_url: str) -> None:
        upgrade(postgres_url)
        with SqlStore(postgres_url + "?options=-cdefault_transaction_read_only%3Don") as store:
            assert store.sessions() == ()
            with pytest.raises(StoreError, match="is read-only"):
                store.create(a_session())

    def test_connection_that_was_cut(self, postgres_url: str) -> None:
        with SqlStore(postgres_url, upgrade=True) as store:
            store.create(a_session())
            engine = create_engine(postgres_url)
            with engine.begin() as other:
                assert other.execute(text(CUT)).rowcount > 0
            engine.dispose()
            assert store.open_turn("s1", 1, "x").number == 1
