"""Turns graded by the thousand, as `roleplay grade --turns` does it: turns a second on one core, two workers against
one, and the memory at its highest after few and after many turns.

The turns are the shipped counterparts' lines, answered by the lines of the test scripts, each pair with a number of its
own in it so that no two are alike. For a million turns:

    python -m tests.benchmarks.grade 1000000 > /tmp/turns.jsonl
    /usr/bin/time -v roleplay grade --turns /tmp/turns.jsonl --model builtin > /dev/null
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

from roleplay.bulk import chunks, grade_chunk, on_processes, unhurried
from roleplay.content.library import Library
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.wiring import App, load_settings

SCRIPTS = Path(__file__).parents[1] / "cli" / "scripts"
WARM, MANY = 3_000, 20_000
FEW_TURNS, MANY_TURNS = 10_000, 200_000
_MEASURED = """
import resource, sys
from roleplay.cli import main
sys.argv = ["roleplay", "grade", "--turns", sys.argv[1], "--model", "builtin"]
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def turns() -> Iterator[bytes]:
    """Rows without end."""
    personas = Library(None).all()
    voiced = [lines for p in personas for lines in p.voice.lines.values()]
    theirs = [line for lines in voiced for line in lines if "{" not in line]
    own = [line for path in sorted(SCRIPTS.glob("*.txt")) for line in path.read_text("utf-8").splitlines() if line]
    number = 0
    while True:
        said, answer = theirs[number % len(theirs)], own[number * 7 % len(own)]
        context = [{"speaker": "counterpart", "text": f"{said} That is number {number}."}]
        yield json.dumps({"id": number, "context": context, "text": f"{answer} Say {number}."}).encode() + b"\n"
        number += 1


def lines() -> Iterator[str]:
    rubric = App(load_settings(model="builtin")).rubric
    source = turns()
    evaluator, warm, many = BuiltinEvaluator(rubric, advises=False), [*islice(source, WARM)], [*islice(source, MANY)]
    words = sum(len(json.loads(line)["text"].split()) for line in many) / len(many)
    with unhurried():
        for chunk in chunks(warm):
            grade_chunk(chunk, evaluator)
        began = perf_counter()
        for chunk in chunks(many):
            grade_chunk(chunk, evaluator)
        alone = MANY / (perf_counter() - began)
    yield f"one core: {alone:,.0f} turns a second, JSON in and out ({words:.0f} words a turn)"
    rates = {workers: _rate(workers, [*warm, *many]) for workers in (1, 2)}
    yield f"two workers / one: {rates[2] / rates[1]:.2f} ({rates[1]:,.0f} and {rates[2]:,.0f} turns a second)"
    with tempfile.TemporaryDirectory() as folder:
        few, rest = (_memory(Path(folder) / "turns.jsonl", count) for count in (FEW_TURNS, MANY_TURNS))
    yield f"memory at its highest: {few} MB after {FEW_TURNS:,} turns, {rest} MB after {MANY_TURNS:,}"


def _rate(workers: int, rows: list[bytes]) -> float:
    """Turns a second on worker processes that have graded a few turns already."""
    rubric = App(load_settings(model="builtin")).rubric
    results = on_processes(chunks(rows), rubric, workers, print)
    graded, began = 0, 0.0
    for result in results:
        graded += result.text.count(b"\n")
        if not began and graded >= WARM:
            began, already = perf_counter(), graded
    return (graded - already) / (perf_counter() - began)


def _memory(path: Path, count: int) -> int:
    """Most megabytes that the command holds for so many turns."""
    with path.open("wb") as file:
        file.writelines(islice(turns(), count))
    command = [sys.executable, "-c", _MEASURED, str(path)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, text=True)
    return int(done.stderr.split()[-1])


if __name__ == "__main__":
    for line in islice(turns(), int(sys.argv[1])):
        sys.stdout.buffer.write(line)
