"""`roleplay grade --turns`: lines in, lines out, and where they are graded."""

import sys
from collections.abc import Generator, Iterator
from contextlib import closing

import typer

from roleplay.bulk import Chunk, Graded, chunks, grade_chunk, on_processes, unhurried
from roleplay.errors import ConfigError
from roleplay.evaluator.base import Evaluator
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.settings import BUILTIN
from roleplay.wiring import App


def grade_turns(parts: App, source: str, workers: int, scheduler: str | None) -> None:
    """Grade the turns of a file, or of standard input for `-`, and write them to standard output.

    Raises ConfigError for what cannot be read or reached, typer.Exit(1) where a row was bad.
    """
    bad = 0
    try:
        with unhurried(), closing(_graded(parts, _lines(source), workers, scheduler)) as done:
            for graded in done:
                bad += graded.bad
                sys.stdout.buffer.write(graded.text)
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stdout.flush()
        print("\nStopped. What was printed so far is whole.", file=sys.stderr)
        raise typer.Exit(130) from None
    if bad:
        print(f"{bad} of the rows could not be graded; each says why in its `error`.", file=sys.stderr)
        raise typer.Exit(1)


def _graded(
    parts: App, lines: Iterator[bytes], workers: int, scheduler: str | None
) -> Generator[Graded, None, None]:
    if workers == 1 and scheduler is None:
        evaluator = _evaluator(parts)
        return (grade_chunk(chunk, evaluator) for chunk in chunks(lines, size=1))
    if parts.settings.model_for("evaluator") != BUILTIN:
        raise ConfigError(
            "--workers and --scheduler spread the built-in grading, and a model is set up to grade",
            hint="Add --model builtin, or leave them out.",
        )
    if scheduler is None:
        return on_processes(chunks(lines), parts.rubric, workers, lambda told: print(told, file=sys.stderr))
    return _on_cluster(chunks(lines), parts, scheduler)


def _evaluator(parts: App) -> Evaluator:
    """The evaluator as configured; the built-in one without advice, which no row holds."""
    if parts.settings.model_for("evaluator") == BUILTIN:
        return BuiltinEvaluator(parts.rubric, advises=False)
    return parts.evaluator


def _on_cluster(waiting: Iterator[Chunk], parts: App, scheduler: str) -> Generator[Graded, None, None]:
    try:
        from roleplay.bulk.cluster import on_cluster
    except ImportError as problem:
        raise ConfigError(
            f"--scheduler needs what is not installed: {problem}", hint="Type: pip install 'roleplay[cluster]'"
        ) from None
    return on_cluster(waiting, parts.rubric, scheduler)


def _lines(source: str) -> Iterator[bytes]:
    """Lines of a file, or of standard input for `-`, one at a time."""
    if source == "-":
        yield from sys.stdin.buffer
        return
    try:
        with open(source, "rb") as lines:
            yield from lines
    except OSError as problem:
        raise ConfigError(
            f"{source}: cannot be read: {problem}", hint="Name a file of JSON Lines, or - for standard input."
        ) from problem
