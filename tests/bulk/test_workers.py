import multiprocessing
import signal

import pytest

from roleplay.bulk import chunks, on_processes
from tests.bulk.turns import RUBRIC, graded, lines, read


def kill_one() -> None:
    worker = multiprocessing.active_children()[0]
    assert worker.pid is not None
    worker.kill()
    worker.join()


def test_two_processes_give_what_one_gives_in_its_order() -> None:
    turns = lines(60)
    turns[20] = b"{\n"
    told: list[str] = []
    results = list(on_processes(chunks(turns, size=7), RUBRIC, 2, told.append))
    assert [row for result in results for row in read(result.text)] == graded(turns)
    assert sum(result.bad for result in results) == 1
    assert not told
    assert not multiprocessing.active_children()


@pytest.mark.thorough
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system on which a process can be killed")
def test_turns_of_a_process_that_died_are_graded_again_and_it_is_told() -> None:
    turns, told, rows = lines(900), list[str](), []
    for number, result in enumerate(on_processes(chunks(turns, size=30), RUBRIC, 2, told.append)):
        rows += read(result.text)
        if number == 4:
            kill_one()
    assert rows == graded(turns)
    assert told
    assert "died" in told[0]


@pytest.mark.thorough
def test_leaving_off_ends_the_processes() -> None:
    results = on_processes(chunks(lines(3000), size=30), RUBRIC, 2, print)
    next(results)
    results.close()
    assert not multiprocessing.active_children()
