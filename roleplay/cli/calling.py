"""Feedback on a real call in the terminal: who speaks, what it costs, how far it is, what came of it."""

import os
import sys
import tempfile
from contextlib import ExitStack, closing
from io import StringIO
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from roleplay.calls import printing
from roleplay.calls.grading import CallEstimate, Calls
from roleplay.calls.kept import KeptCall
from roleplay.calls.laying import find_speaker
from roleplay.calls.page import as_html
from roleplay.calls.report import CallMoment, CallReport, Heard, MissedOpening
from roleplay.cli.options import give
from roleplay.domain.base import SKILLS
from roleplay.domain.call import Call
from roleplay.errors import ConfigError
from roleplay.rules.names import SKILL_NAMES
from roleplay.rules.segments import segments
from roleplay.transcripts import read_call, read_call_file
from roleplay.wiring import App

WIDTH = 100
STOPPED = 130
"""Exit code after Ctrl-C, as shells have it."""


def grade_call(parts: App, source: str, speaker: str | None, colleagues: list[str], form: str,
               output: Path | None, *, workers: int | None, sure: bool) -> None:
    """Grade one speaker of a transcript and print the report. Raises RoleplayError; exits with 130 on Ctrl-C."""
    call = read_call(_typed_in(), "standard input") if source == "-" else read_call_file(Path(source))
    chosen = _chosen(call, source, speaker)
    beside = tuple(dict.fromkeys(find_speaker(call, name) for name in colleagues))
    with ExitStack() as stack:
        # Without a model a call takes seconds: nothing of it needs to be kept for another run.
        model = parts.model_evaluator is not None
        folder = None if model else Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="roleplay-")))
        calls = parts.calls(folder, workers)
        kept = calls.keep(call, chosen, beside)
        if calls.uses_model:
            _agreed(calls, kept, sure=sure)
        _run(calls, kept)
        report = calls.report(kept)
        _give(report, form, output, parts)


def _chosen(call: Call, source: str, speaker: str | None) -> str:
    """Whose turns are graded. Raises ConfigError, with who speaks and what to type."""
    if speaker is not None:
        return find_speaker(call, speaker)
    if len(call.speakers) == 1:
        return call.speakers[0].name
    width = max(len(one.name) for one in call.speakers)
    lines = [f"  {one.name:{width}}  {one.turns:5} turns  {one.words:7,} words" for one in call.speakers[:40]]
    lines += [f"  and {len(call.speakers) - 40} more"] if len(call.speakers) > 40 else []
    raise ConfigError(f"{len(call.speakers)} people speak in {call.name} ({call.format}):\n" + "\n".join(lines),
                      hint=f'Say who you are: roleplay grade {_typed(source)} --speaker "{call.speakers[0].name}"')


def _typed_in() -> bytes | str:
    """Standard input as bytes, since it may be in any encoding; as text where that is all there is."""
    return sys.stdin.buffer.read() if hasattr(sys.stdin, "buffer") else sys.stdin.read()


def _typed(source: str) -> str:
    return f'"{source}"' if " " in source else source


def _agreed(calls: Calls, kept: KeptCall, *, sure: bool) -> None:
    """Say what will be sent where, and ask where somebody is there to ask."""
    estimate = calls.estimate(kept)
    if not estimate.requests:
        return
    print(sending_words(estimate, calls), file=sys.stderr)
    if not sure and sys.stdin.isatty() and sys.stderr.isatty():
        typer.confirm("Go on?", abort=True, err=True)


def sending_words(estimate: CallEstimate, calls: Calls) -> str:
    """What goes where, and about how much."""
    return (f"{estimate.requests:,} turns, each with what was said before it, are sent to {calls.destination} "
            f"({calls.evaluator.name}): about {estimate.input_tokens:,} tokens in and {estimate.output_tokens:,} out.")


def _run(calls: Calls, kept: KeptCall) -> None:
    bar = Progress(TextColumn("grading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
                   console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    with bar, closing(calls.run(kept)) as steps:
        task = bar.add_task("grading", total=None)
        try:
            for done, total in steps:
                bar.update(task, completed=done, total=total)
        except KeyboardInterrupt:
            bar.stop()
            _stopped(calls, kept)
            raise typer.Exit(STOPPED) from None


def _stopped(calls: Calls, kept: KeptCall) -> None:
    """Say how far it came, when the turns under way are in; a second Ctrl-C does not wait for them."""
    try:
        if calls.uses_model:
            print("Stopping when the turns under way are graded; Ctrl-C again stops at once.", file=sys.stderr)
            calls.settle(kept)
        done, total = calls.standing(kept)
        again = " They are kept: the same command goes on from there." if calls.uses_model else ""
        print(f"Stopped after {done} of {total} turns.{again}", file=sys.stderr)
    except KeyboardInterrupt:
        os._exit(STOPPED)


def _give(report: CallReport, form: str, output: Path | None, parts: App) -> None:
    if form == "text" and output is None:
        show(report, Console(width=min(WIDTH, Console().width), highlight=False))
        return
    if form == "text":
        written = StringIO()
        show(report, Console(width=WIDTH, highlight=False, file=written))
        text = written.getvalue()
    else:
        text = printing.as_json(report) if form == "json" else printing.as_markdown(report) if form == "md" else \
            as_html(report, parts.rubric)
    give(text, output)


def show(report: CallReport, console: Console) -> None:
    """Print the report to read."""
    console.print(Text(printing.heading(report), style="bold"))
    console.print(Text(" ".join(printing.about(report)), style="dim"))
    console.print()
    for skill in SKILLS:
        told = printing.score_words(report.scores.skills[skill], report.held.get(skill))
        console.print(Text.assemble((f"{SKILL_NAMES[skill]:14}", "bold"), told))
    console.print(Text.assemble((f"{'Overall':14}", "bold"), printing.overall_words(report)))
    console.print(Text(printing.CAUTION, style="dim"))
    for title, advised in (("For the next call", report.focus), ("The pattern that cost most", report.pattern)):
        if advised is not None:
            _head(console, title)
            console.print(Text.assemble((f"{advised.title}. ", "bold"), advised.text))
            if advised.example and advised is report.focus:
                _quote(console, "For example", advised.example, "green")
    for title, moments in (("Best moments", report.best), ("Most costly moments", report.costly)):
        if moments:
            _head(console, title)
            for moment in moments:
                _moment(console, moment)
    _head(console, "Missed openings")
    console.print(Text(printing.missed_words(report)))
    for one in report.missed:
        _missed(console, one)
    _head(console, "The talk in figures")
    for figure in report.figures:
        console.print(Text.assemble(f"{figure.title}: ", (figure.shown, "bold"),
                                    (printing.figure_words(figure).removeprefix(figure.shown), "dim")))


def _head(console: Console, title: str) -> None:
    console.print(Text(f"\n{title}", style="bold underline"))


def _moment(console: Console, moment: CallMoment) -> None:
    console.print(Text(f"\n{printing.when(moment.said)}: {printing.levels_words(moment)}", style="bold"))
    if moment.answered is not None:
        _said(console, moment.answered)
    pieces = [(piece.text, "underline" if piece.marks else "")
              for piece in segments(moment.said.text, moment.assessment.moves)]
    console.print(Text.assemble((f"  {moment.said.speaker}: ", "bold"), *pieces))
    for text in (moment.assessment.advice.keep, moment.assessment.advice.try_):
        if text:
            console.print(Text(f"  {text}", style="cyan"))
    if moment.assessment.advice.rewrite:
        _quote(console, "Better", moment.assessment.advice.rewrite, "green")


def _missed(console: Console, one: MissedOpening) -> None:
    kind = printing.EMOTIONS.get(one.emotion, "A worry")
    console.print(Text(f"\n{kind}: {printing.when(one.theirs)}", style="bold"))
    _said(console, one.theirs)
    _said(console, one.answer)
    if one.better:
        _quote(console, "What would have answered", one.better, "green")


def _said(console: Console, heard: Heard) -> None:
    console.print(Text.assemble((f"  {heard.speaker}: ", "bold"), heard.text))


def _quote(console: Console, label: str, text: str, style: str) -> None:
    console.print(Text.assemble((f"  {label}: ", "bold"), (text, style)))
