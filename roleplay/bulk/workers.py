"""The built-in grading on several cores: the chunks spread over processes, in order, whatever becomes of a process."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from roleplay.bulk.chunks import AHEAD, Chunk, Graded, in_order
from roleplay.bulk.rows import collect_rarely, grade_chunk
from roleplay.domain.rubric import Rubric
from roleplay.errors import RoleplayError
from roleplay.evaluator.builtin import BuiltinEvaluator

_TRIES = 3
"""How often a chunk is given to new processes after all of them died over it."""
_evaluators: list[BuiltinEvaluator] = []
"""The evaluator of this process, where it is a worker."""


def on_processes(
    waiting_for: Iterable[Chunk], rubric: Rubric, workers: int, report: Callable[[str], None]
) -> Generator[Graded, None, None]:
    """Grade chunks on `workers` processes, results in order.

    A process that dies is told to `report`, and what was under way is graded again. Raises RoleplayError where
    processes die over the same chunk again and again. Closing the iterator ends the processes.
    """
    pool = _Pool(rubric, workers, report)
    try:
        yield from in_order(waiting_for, pool.hand_over, pool.take, AHEAD * workers)
    finally:
        pool.close()


class _Pool:
    """Processes that are replaced when one of them dies."""

    def __init__(self, rubric: Rubric, workers: int, report: Callable[[str], None]) -> None:
        self._rubric, self._workers, self._report = rubric, workers, report
        self._processes = self._fresh()

    def _fresh(self) -> ProcessPoolExecutor:
        # A fork would copy whatever threads of the caller hold; a new interpreter starts in half a second.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, context, initializer=_begin, initargs=(self._rubric,))

    def hand_over(self, chunk: Chunk) -> "Future[Graded]":
        """Start the work on a chunk."""
        try:
            return self._processes.submit(_grade, chunk)
        except BrokenProcessPool as problem:
            failed: Future[Graded] = Future()
            failed.set_exception(problem)
            return failed

    def take(self, under_way: "deque[tuple[Chunk, Future[Graded]]]") -> Graded:
        """Wait for the first chunk, and grade again what died."""
        for _ in range(_TRIES):
            chunk, future = under_way[0]
            try:
                graded = future.result()
            except BrokenProcessPool:
                self._report(f"A worker process died; the turns from line {chunk.first} on are graded again.")
                self._renew(under_way)
                continue
            under_way.popleft()
            return graded
        raise RoleplayError(
            f"Worker processes keep dying over lines {chunk.first} to {chunk.first + len(chunk.lines) - 1}.",
            hint="Leave --workers out to grade in this process, or look whether the memory is full.",
        )

    def _renew(self, under_way: "deque[tuple[Chunk, Future[Graded]]]") -> None:
        self._processes.shutdown(wait=True, cancel_futures=True)
        self._processes = self._fresh()
        for place, (chunk, future) in enumerate(under_way):
            if future.cancelled() or future.exception() is not None:
                under_way[place] = (chunk, self.hand_over(chunk))

    def close(self) -> None:
        """End the processes; what they are at is short, so it is waited for."""
        self._processes.shutdown(wait=True, cancel_futures=True)


def _begin(rubric: Rubric) -> None:
    """Set a worker process up. Ctrl-C reaches it too, and is left to the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _evaluators[:] = [BuiltinEvaluator(rubric, advises=False)]
    collect_rarely()


def _grade(chunk: Chunk) -> Graded:
    return grade_chunk(chunk, _evaluators[0])
