"""A turn with everything built in: read, direct, reply, grade, keep; and its parts."""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from roleplay.rules import signals
from roleplay.rules.grading import grade
from roleplay.wiring import App, load_settings

WORDS = (
    "Justify…?",
    "It sounds like you're worried about the ROI, not just the initial price.",
    "What would those numbers have to prove before you'd trust them?",
    "Could we agree what a good outcome is for both of us?",
)


def lines() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        app = App(load_settings(data_dir=Path(folder), model="builtin"))
        took = []
        for seed in range(20):
            session = app.practice.start("roi-not-price", seed=seed)
            for words in WORDS:
                began = perf_counter()
                list(app.practice.play(session.id, words))
                took.append(1000 * (perf_counter() - began))
        took = took[len(WORDS) :]
        yield (
            f"whole turn, kept on disk: median {statistics.median(took):.1f} ms, "
            f"p95 {statistics.quantiles(took, n=20)[-1]:.1f} ms over {len(took)} turns"
        )
        context = app.practice._context(app.practice.sitting(session.id))
        began, count = perf_counter(), 500
        for index in range(count):
            words = WORDS[index % len(WORDS)]
            grade(signals.read(words, context), words, context, app.rubric)
        yield f"reading and grading a turn: {1000 * (perf_counter() - began) / count:.2f} ms"
        app.store.close()
