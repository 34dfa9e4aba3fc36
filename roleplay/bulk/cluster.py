"""The built-in grading on a Dask cluster that already runs. Needs the extra `cluster`."""

from collections import deque
from collections.abc import Generator, Iterable
from contextlib import closing
from functools import lru_cache

import distributed

from roleplay.bulk.chunks import AHEAD, Chunk, Graded, in_order
from roleplay.bulk.rows import grade_chunk
from roleplay.domain.rubric import Rubric
from roleplay.errors import ConfigError, RoleplayError
from roleplay.evaluator.builtin import BuiltinEvaluator

_PATIENCE = 15
"""Seconds to wait for the scheduler, and for its first worker."""


def on_cluster(waiting_for: Iterable[Chunk], rubric: Rubric, scheduler: str) -> Generator[Graded, None, None]:
    """Grade chunks on the workers of a Dask scheduler (`tcp://host:8786`), results in order.

    The scheduler gives what a lost worker was at to another one. The workers need the same version of roleplay.
    Raises ConfigError where the scheduler or its workers cannot be reached, RoleplayError where it gives up.
    """
    with closing(_client(scheduler)) as client:
        text = rubric.model_dump_json()

        def hand_over(chunk: Chunk) -> "distributed.Future[Graded]":
            return client.submit(_grade, chunk, text, pure=False, retries=2)

        yield from in_order(waiting_for, hand_over, _take, AHEAD * _cores(client, scheduler))


def _client(scheduler: str) -> distributed.Client:
    try:
        return distributed.Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as problem:
        raise ConfigError(
            f"{scheduler}: no Dask scheduler answers there: {problem}",
            hint="Start one with `dask scheduler`, and name the address it prints, such as tcp://127.0.0.1:8786.",
        ) from None


def _cores(client: distributed.Client, scheduler: str) -> int:
    """Turns are graded on so many threads at once."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise ConfigError(
            f"{scheduler}: the scheduler has no workers", hint=f"Start some with `dask worker {scheduler}`."
        ) from None
    return sum(client.nthreads().values())


def _take(under_way: "deque[tuple[Chunk, distributed.Future[Graded]]]") -> Graded:
    chunk, future = under_way.popleft()
    try:
        return Graded(*future.result())
    except Exception as problem:
        raise RoleplayError(
            f"The cluster gave up at line {chunk.first}: {type(problem).__name__}: {problem}",
            hint="Look whether its workers have this version of roleplay and enough memory.",
        ) from problem


@lru_cache(maxsize=4)
def _evaluator(rubric: str) -> BuiltinEvaluator:
    return BuiltinEvaluator(Rubric.model_validate_json(rubric), advises=False)


def _grade(chunk: Chunk, rubric: str) -> Graded:
    """Runs on a worker."""
    return grade_chunk(chunk, _evaluator(rubric))
