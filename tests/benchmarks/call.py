"""A two-hour call of 1,500 turns: read, graded by the built-in rules, and written as a page."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from roleplay.calls.page import as_html
from roleplay.settings import Settings
from roleplay.transcripts import read_call
from roleplay.wiring import App
from tests.calls.making import a_long_call
from tests.transcripts.writing import as_vtt


def lines() -> Iterator[str]:
    written = as_vtt(a_long_call().turns).encode()
    began = perf_counter()
    call = read_call(written, "call.vtt")
    read = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        app = App(Settings(_env_file=None, model="builtin", data_dir=Path(folder)))
        desk = app.calls()
        kept = desk.keep(call, "Ana", ("Cy",))
        turns = list(desk.run(kept))[-1].total
        graded = perf_counter()
        report = desk.report(kept)
        page = as_html(report, app.rubric)
    yield f"read:   {read - began:.2f} s for {len(call.turns):,} turns, {len(written) / 1024:.0f} kB of WebVTT"
    yield f"graded: {graded - read:.2f} s for {turns} turns of one speaker, each kept as it is graded"
    yield f"report: {perf_counter() - graded:.2f} s, {len(page) / 1024:.0f} kB of HTML"
