"""Migrations: they lead to the tables the code has, alone or in company, and lose no row."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from roleplay.store.engine import connect, read_url
from roleplay.store.migrations import run
from roleplay.store.revision import HEAD, VERSION_TABLE
from roleplay.store.schema import upgrade
from roleplay.store.sql import SqlStore
from roleplay.store.tables import metadata
from tests.store.contract import race
from tests.store.made import a_session, a_turn

WAITING = """
    SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted
"""


def check_same_tables(url: str) -> None:
    upgrade(url)
    engine = connect(read_url(url))
    options = {"compare_type": True, "version_table": VERSION_TABLE, "render_as_batch": True}
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
        found = sa.inspect(connection)
        for name, table in metadata.tables.items():
            assert found.get_pk_constraint(name)["name"] == table.primary_key.name
            assert found.get_pk_constraint(name)["constrained_columns"] == [c.name for c in table.primary_key]
            keys = {(key["name"], key["options"]["ondelete"]) for key in found.get_foreign_keys(name)}
            assert keys == {(key.name, key.ondelete) for key in table.foreign_key_constraints}
    engine.dispose()


def test_blank_upgrade_equals_the_tables(tmp_path: Path) -> None:
    check_same_tables(f"sqlite:///{tmp_path / 'kept.db'}")


@pytest.mark.postgres
def test_blank_upgrade_equals_the_tables_on_a_server(postgres_url: str) -> None:
    check_same_tables(postgres_url)


def test_head_is_the_newest_of_one_line_of_revisions(tmp_path: Path) -> None:
    engine = connect(read_url("sqlite://"))
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(run.config(connection))
    engine.dispose()
    assert scripts.get_heads() == [HEAD]
    # Revisions are compared as text before Alembic is imported.
    line = [script.revision for script in scripts.walk_revisions()]
    assert line == sorted(line, reverse=True)
    assert all(len(revision) == 4 and revision.isdigit() for revision in line)


def test_sessions_of_the_first_tables_stay(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    engine = connect(read_url(url))
    with run.migrating(engine) as connection:
        command.upgrade(run.config(connection), "0001")
        columns = ", ".join(f"'{name}'" for name in ("s1", "p", "d", "d", 7, "builtin", "Hello.", "Title", "s1"))
        connection.execute(
            sa.text(
                "INSERT INTO sessions"
                " (id, persona_id, persona, rubric, seed, model, opening, title, root, created, updated)"
                f" VALUES ({columns}, '2026-01-05 12:00:00', '2026-01-05 12:00:00')"
            )
        )
    engine.dispose()
    with SqlStore(url) as store:
        session = store.session("s1")
    assert (session.learner, session.mode, session.focus, session.variant) == ("local", "learn", None, 0)


def test_rebuilding_a_table_loses_no_row(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    with SqlStore(url) as store:
        store.create(a_session(), (a_turn(1), a_turn(2)))
    engine = connect(read_url(url))
    with run.migrating(engine) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("sessions", recreate="always") as batch:
            batch.add_column(sa.Column("mood", sa.Text()))
    with engine.connect() as connection:
        assert connection.scalar(sa.text("PRAGMA foreign_keys")) == 1
    engine.dispose()
    with SqlStore(url) as store:
        assert len(store.turns("s1")) == 2
        store.delete("s1")


def test_migration_that_fails_leaves_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    engine = connect(read_url(url))

    def fail_half_way() -> None:
        with run.migrating(engine) as connection:
            connection.execute(sa.text("CREATE TABLE half (way INTEGER)"))
            connection.execute(sa.text("CREATE TABLE half (way INTEGER)"))

    with pytest.raises(OperationalError, match="already exists"):
        fail_half_way()
    with engine.connect() as connection:
        assert sa.inspect(connection).get_table_names() == []
    engine.dispose()
    assert upgrade(url) == (None, HEAD)


def test_threads_open_a_fresh_file_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    stores = race([lambda: SqlStore(url)] * 6)
    assert [type(store) for store in stores] == [SqlStore] * 6
    for store in stores:
        store.close()


def test_threads_open_fresh_files_of_their_own_at_once(tmp_path: Path) -> None:
    outcomes = race([lambda n=n: upgrade(f"sqlite:///{tmp_path}/{n}.db") for n in range(6)])
    assert outcomes == [(None, HEAD)] * 6


@pytest.mark.postgres
def test_upgrade_of_a_server_waits_for_another(postgres_url: str) -> None:
    engine = connect(read_url(postgres_url))
    waiting = sa.text(WAITING)
    with ThreadPoolExecutor(1) as pool:
        with run.migrating(engine) as other:
            upgrading = pool.submit(upgrade, postgres_url)
            while other.scalar(waiting) == 0:
                assert not upgrading.done()
        assert upgrading.result() == (None, HEAD)
    engine.dispose()


def test_package_in_a_folder_with_a_percent_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "__file__", "/opt/100% ours/run.py")
    engine = connect(read_url("sqlite://"))
    with engine.connect() as connection:
        assert run.config(connection).get_main_option("script_location") == "/opt/100% ours"
    engine.dispose()
