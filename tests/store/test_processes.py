"""Several processes at one database."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from roleplay.store.revision import HEAD
from roleplay.store.sql import SqlStore
from tests.store.made import a_session, said

ROOT = Path(__file__).parents[2]
PROCESSES = 3


class Crowd:
    """Processes that do the same thing at the same moment."""

    def __init__(self) -> None:
        self.processes = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.store.worker", str(number)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                bufsize=1,
            )
            for number in range(PROCESSES)
        ]
        assert self.answers() == ["ready"] * PROCESSES

    def do(self, line: str) -> list[str]:
        for process in self.processes:
            assert process.stdin
            process.stdin.write(line + "\n")
        return self.answers()

    def answers(self) -> list[str]:
        return [process.stdout.readline().strip() for process in self.processes if process.stdout]

    def leave(self) -> None:
        for process in self.processes:
            process.communicate()


@pytest.fixture(scope="module")
def crowd() -> Iterator[Crowd]:
    processes = Crowd()
    yield processes
    processes.leave()


def test_processes_open_a_fresh_file_at_once(crowd: Crowd, tmp_path: Path) -> None:
    for number in range(8):
        assert crowd.do(f"sqlite:///{tmp_path}/{number}/kept.db") == ["ok"] * PROCESSES


@pytest.mark.postgres
def test_processes_upgrade_a_server_at_once(crowd: Crowd, postgres_url: str) -> None:
    assert sorted(crowd.do(f"{postgres_url} upgrade")) == [HEAD] * (PROCESSES - 1) + ["None"]


def test_processes_open_the_same_turn(crowd: Crowd, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/kept.db"
    with SqlStore(url) as store:
        store.create(a_session())
        for number in range(1, 9):
            answers = crowd.do(f"{url} {number}")
            assert sorted(answers) == ["TurnConflict"] * (PROCESSES - 1) + ["ok"]
            turn = store.turns("s1")[-1]
            assert turn.words == f"words of {answers.index('ok')}"
            store.reply(turn, said(), None)
        assert [turn.number for turn in store.turns("s1")] == list(range(1, 9))
