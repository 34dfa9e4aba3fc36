"""kill -9 at each step of a turn: nothing that was kept is lost, nothing is there twice, and it goes on from there."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from roleplay.domain.session import Turn
from roleplay.errors import TurnConflict
from roleplay.store.sql import SqlStore
from tests.store.killed import STEPS, WORDS
from tests.store.made import a_grade, a_reading, a_session, a_turn, directions, said, usage

ROOT = Path(__file__).parents[2]
CASES = [(step, moment) for step in STEPS for moment in ("during", "after")]


Kill = Callable[[str], None]


@pytest.fixture(scope="module")
def kill() -> Iterator[Kill]:
    """Plays in a child of another process, which is started once: importing takes longer than playing."""
    command = [sys.executable, "-m", "tests.store.killed"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as parent:
        assert parent.stdin
        assert parent.stdout
        told, heard = parent.stdin, parent.stdout

        def play(line: str) -> None:
            told.write(line + "\n")
            assert heard.readline().strip() == str(int(signal.SIGKILL))

        yield play
        told.close()


def check_found(turns: tuple[Turn, ...], done: list[str]) -> None:
    """Exactly what the steps done before the kill have kept."""
    if not done:
        assert turns == ()
        return
    (turn,) = turns
    assert turn.words == WORDS
    assert turn.reading == (a_reading() if "direct" in done else None)
    assert turn.directions == (directions() if "direct" in done else None)
    assert turn.partial == ("I s" if done[-1] == "show" else "")
    assert turn.reply == (said() if "reply" in done else None)
    assert turn.assessment == (a_grade() if "assess" in done else None)
    assert turn.status == {"reply": "replied", "assess": "closed"}.get(done[-1], "open")


def go_on(store: SqlStore, done: list[str]) -> None:
    """The steps that are left lead to the same turn as if nothing had happened."""
    if done:
        with pytest.raises(TurnConflict):
            store.open_turn("s1", 1, WORDS)
    for name, step in STEPS.items():
        if name not in done:
            step(store, a_turn(1))
    (turn,) = store.turns("s1")
    assert (turn.words, turn.reply, turn.assessment) == (WORDS, said(), a_grade())
    assert (turn.usage, turn.status) == ((usage(),), "closed")
    assert store.open_turn("s1", 2, "next").number == 2


def check_killed(kill: Kill, url: str, step: str, moment: str) -> None:
    names = list(STEPS)
    done = names[: names.index(step) + (moment == "after")]
    with SqlStore(url, upgrade=True) as store:
        store.create(a_session())
    kill(f"{url} {step} {moment}")
    with SqlStore(url) as store:
        check_found(store.turns("s1"), done)
        go_on(store, done)


@pytest.mark.parametrize(("step", "moment"), CASES)
def test_killed(kill: Kill, tmp_path: Path, step: str, moment: str) -> None:
    check_killed(kill, f"sqlite:///{tmp_path / 'kept.db'}", step, moment)


@pytest.mark.postgres
@pytest.mark.parametrize(("step", "moment"), CASES)
def test_killed_on_a_server(kill: Kill, postgres_url: str, step: str, moment: str) -> None:
    check_killed(kill, postgres_url, step, moment)
