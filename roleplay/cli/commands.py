"""The command line. Exit codes: 0 fine, 1 findings, 2 usage, configuration or content, 3 model, 4 store."""

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

from roleplay import __version__
from roleplay.cli.debriefing import Output, Reveal, debrief, debriefed
from roleplay.cli.drilling import drill
from roleplay.cli.learning import data, progress, rename
from roleplay.cli.options import DataDir, Model, give, make_app
from roleplay.cli.personas import personas
from roleplay.errors import ConfigError, ModelError, RoleplayError

if TYPE_CHECKING:
    from roleplay.practice import Event, Practice

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Practise negotiation and sales conversations. The app itself: streamlit run streamlit_app.py",
)
sessions = typer.Typer(no_args_is_help=True, help="What was practised.")
db = typer.Typer(no_args_is_help=True, help="The database.")
for name, group in (("personas", personas), ("sessions", sessions), ("data", data), ("db", db)):
    app.add_typer(group, name=name)
sessions.command("rename")(rename)
app.command("progress")(progress)
app.command("drill")(drill)
app.command("debrief")(debrief)


class Format(StrEnum):
    """How a session is printed."""

    text = "text"
    jsonl = "jsonl"


class CallFormat(StrEnum):
    """How the report on a real call is given."""

    text = "text"
    json = "json"
    md = "md"
    html = "html"


class ExportFormat(StrEnum):
    """How a session is exported."""

    json = "json"
    md = "md"
    html = "html"


@app.command()
def play(
    persona: Annotated[str, typer.Argument(help="Id of a counterpart; `roleplay personas list` prints them.")],
    script: Annotated[
        str | None, typer.Option(help="Learner's turns, one a line (`\\n` in it is a line break); - = standard input.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="The same seed and words give the same built-in session.", min=0)
    ] = None,
    mode: Annotated[
        Literal["learn", "practise", "perform"] | None,
        typer.Option(help="How much feedback comes during the talk; without it what suits your first sessions, "
                     "then practise. A script is played in learn."),
    ] = None,
    model: Model = None,
    format: Annotated[Format, typer.Option(help="Text to read, or one JSON event a line.")] = Format.text,  # noqa: A002
    data_dir: DataDir = None,
) -> None:
    """Practise one conversation."""
    from roleplay.cli.console import JsonLines, Reader, term_sheet
    from roleplay.rules.hints import BREATH

    parts = make_app(data_dir, model)
    parts.ready()
    lines = script_lines(script) if script else None
    if lines is None and (format is Format.jsonl or not sys.stdin.isatty()):
        raise ConfigError(
            "there is nobody to ask for the learner's turns",
            hint="Give them with --script FILE, or - for standard input.",
        )
    session = parts.practice.start(persona, seed=seed, mode=mode or (None if lines is None else "learn"))
    name = parts.library.get(persona).name
    printer = JsonLines() if format is Format.jsonl else Reader(name, typed=lines is None)
    printer.begin(parts.library.get(persona), session)
    if lines is not None:
        run_turns(parts.practice, session.id, lines, printer)
    else:
        asked = ask(printer, {
            "/terms": lambda: term_sheet(parts.practice.sitting(session.id)),
            "/hint": lambda: climbed(parts.practice, session.id),
            "/breath": lambda: "\n".join(BREATH),
        })
        run_turns(parts.practice, session.id, asked, printer, again=lambda: ask_again(printer))


def run_turns(
    practice: "Practice",
    session_id: str,
    lines: Iterator[str],
    printer: Any,
    again: Callable[[], bool | None] = lambda: None,
) -> None:
    """Play the lines until they or the conversation end, then print the end.

    `again` is asked after a reply that failed: None gives up, else whether to go on with the built-in voice.
    """
    from roleplay.debrief import summarise
    from roleplay.practice import Ended, Failed

    failed: Event | None = None
    for line in lines:
        last = told(practice.play(session_id, line), printer)
        while isinstance(last, Failed) and (builtin := again()) is not None:
            last = told(practice.retry(session_id, builtin=builtin), printer)
        failed = last if isinstance(last, Failed) else None
        if isinstance(last, Failed | Ended):
            break
    sitting = practice.sitting(session_id)
    if isinstance(failed, Failed):
        raise ModelError(failed.message, hint=f"{failed.hint} Your words are kept in session {session_id}.".strip())
    if sitting.session.outcome is None:
        practice.finish(session_id)
        sitting = practice.sitting(session_id)
    printer.end(sitting, summarise(sitting.session, sitting.persona, sitting.rubric, sitting.turns, sitting.state))


def told(events: "Iterator[Event]", printer: Any) -> "Event":
    """Print a turn's events. Returns its failure where it failed, else the last of them."""
    from roleplay.practice import Failed

    failed: Event | None = None
    for event in in_order(events):
        printer.show(event)
        failed = event if isinstance(event, Failed) else failed
    return failed or event


def in_order(events: "Iterator[Event]") -> "Iterator[Event]":
    """A turn's events with its grade after its reply, whichever was done first."""
    from roleplay.practice import Failed, Graded, Replied

    early: list[Event] = []
    replied = False
    for event in events:
        replied = replied or isinstance(event, Replied | Failed)
        if isinstance(event, Graded) and not replied:
            early.append(event)
            continue
        yield event
        if replied and early:
            yield early.pop()


def ask(printer: Any, commands: dict[str, Callable[[], str]]) -> Iterator[str]:
    """Ask a person for their turns, until they type /end or close the input. A command's answer is printed."""
    printer.note("Type what you would say. /terms shows where the terms stand, /hint helps, /breath is a pause that "
                 "costs nothing; /end or Ctrl-D ends the conversation.")
    while True:
        try:
            line = input("\nYou: ").strip()
        except (EOFError, KeyboardInterrupt):
            return
        if line == "/end":
            return
        if line in commands:
            printer.note(commands[line]())
        elif line:
            yield line


def climbed(practice: "Practice", session_id: str) -> str:
    """The next step of help for this turn, for print; asked for again, it says more."""
    from roleplay.errors import TurnConflict

    try:
        given = practice.climb(session_id)
    except TurnConflict as problem:
        return f"{problem.message[:1].upper()}{problem.message[1:]}. {problem.hint}"
    return "\n".join(filter(None, (given.text, given.why)))


def ask_again(printer: Any) -> bool | None:
    """Ask a person what to do about a reply that failed; None = stop here, True = go on with the built-in voice."""
    printer.note("Your words are kept. Enter tries again; /builtin goes on with the built-in voice; /end stops here.")
    while True:
        try:
            line = input("\n> ").strip()
        except (EOFError, KeyboardInterrupt):
            return None
        if line in ("", "/retry"):
            return False
        if line in ("/builtin", "/end"):
            return True if line == "/builtin" else None


def script_lines(source: str) -> Iterator[str]:
    """The learner's turns of a script, blank lines left out. Raises ConfigError for a file that cannot be read."""
    return iter([line.replace("\\n", "\n").strip() for line in read_lines(source) if line.strip()])


def read_lines(source: str) -> Iterator[str]:
    """Lines of a file, or of standard input for `-`, one at a time."""
    if source == "-":
        yield from sys.stdin
        return
    try:
        with open(source, encoding="utf-8") as lines:
            yield from lines
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigError(
            f"{source}: cannot be read: {problem}", hint="Name a UTF-8 text file, or - for standard input."
        ) from problem


@app.command()
def grade(
    file: Annotated[str | None, typer.Argument(help="Transcript of a real call; - = standard input.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Whose turns are graded; without it, who speaks is told.")] = None,
    colleague: Annotated[
        list[str] | None, typer.Option(help="Somebody on the speaker's own side, left out; can be given again.")
    ] = None,
    format: Annotated[CallFormat, typer.Option(help="How the report on a call is given.")] = CallFormat.text,  # noqa: A002
    output: Annotated[Path | None, typer.Option(help="File the report is written to.", dir_okay=False)] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before a call is sent to a model.")] = False,
    turns: Annotated[str | None, typer.Option(help="JSON Lines of turns to grade; - = standard input.")] = None,
    workers: Annotated[
        int | None, typer.Option(help="Turns of a call graded at the same time; processes for --turns.", min=1, max=64)
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(help="Address of a Dask scheduler whose workers grade turns: tcp://host:8786.")
    ] = None,
    model: Model = None,
    data_dir: DataDir = None,
) -> None:
    """Feedback on a real call: `grade FILE --speaker NAME`; or grades for many turns: `grade --turns FILE`.

    Turns: JSON Lines in, JSON Lines out, in order, in constant memory. Exit code 1 where a row was bad.
    """
    if (file is None) == (turns is None):
        raise ConfigError("one thing to grade is needed" if file is None else "a call and turns are graded apart",
                          hint="Type roleplay grade FILE --speaker NAME for a call, or roleplay grade --turns FILE.")
    if file is not None:
        from roleplay.cli.calling import grade_call

        parts = make_app(data_dir, model)
        parts.ready()
        grade_call(parts, file, speaker, colleague or [], format, output, workers=workers, sure=yes)
        return
    assert turns is not None
    from roleplay.cli.turns import grade_turns

    parts = make_app(data_dir, model)
    parts.ready()
    grade_turns(parts, turns, workers or 1, scheduler)


@app.command()
def watch(
    persona: Annotated[str, typer.Argument(help="Id of a counterpart; `roleplay personas list` prints them.")],
    seed: Annotated[
        int | None, typer.Option(help="Play it with another seed than the one the notes were written on.", min=0)
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Watch an annotated expert run, turn by turn. It gives away what the counterpart holds back; nothing is kept."""
    from roleplay.cli.watching import show
    from roleplay.watching import watch as watched

    parts = make_app(data_dir)
    chosen = parts.library.get(persona)
    show(chosen, watched(chosen, parts.rubric, seed))


@sessions.command("list")
def sessions_list(data_dir: DataDir = None) -> None:
    """Sessions, last used first."""
    for session in make_app(data_dir).store.sessions():
        print(f"{session.id}  {session.updated:%Y-%m-%d %H:%M}  {session.outcome or 'going on':10} {session.title}")


@sessions.command("show")
def sessions_show(session: Annotated[str, typer.Argument(help="Id of a session.")], data_dir: DataDir = None) -> None:
    """One session as text, with its grades."""
    from roleplay.cli.console import as_text

    print(as_text(make_app(data_dir).practice.sitting(session)))


@sessions.command("export")
def sessions_export(
    session: Annotated[str, typer.Argument(help="Id of a session.")],
    format: Annotated[  # noqa: A002
        ExportFormat, typer.Option(help="All that is kept, the talk as a text, or the debrief as a page.")
    ] = ExportFormat.json,
    output: Output = None,
    reveal: Reveal = False,
    data_dir: DataDir = None,
) -> None:
    """Everything that is kept of one session; `html` is its debrief. `--reveal` is about the debrief alone."""
    from roleplay.cli.console import as_json, as_markdown

    parts = make_app(data_dir)
    if format is ExportFormat.html:
        give(debriefed(parts, session, "html", reveal=reveal), output)
        return
    sitting = parts.practice.sitting(session)
    give(as_json(sitting) if format is ExportFormat.json else as_markdown(sitting), output)


@sessions.command("delete")
def sessions_delete(
    session: Annotated[str, typer.Argument(help="Id of a session.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Delete one session for good."""
    store = make_app(data_dir).store
    title = store.session(session).title
    if not yes:
        typer.confirm(f"Delete {title!r} ({session}) for good?", abort=True)
    store.delete(session)
    print(f"deleted {session}")


@app.command()
def doctor(data_dir: DataDir = None, model: Model = None) -> None:
    """What is configured, reachable and missing, and what to type next. Exit code 1 where something is missing."""
    from roleplay.cli.doctor import examine

    findings = 0
    for line in examine(make_app(data_dir, model)):
        findings += not line.fine
        print(f"{'ok ' if line.fine else 'NO '} {line.what}" + (f"\n    {line.remedy}" if line.remedy else ""))
    if findings:
        raise typer.Exit(1)


@db.command("upgrade")
def db_upgrade(data_dir: DataDir = None) -> None:
    """Bring the database to this version. SQLite does so by itself when it is opened."""
    from roleplay.store.schema import upgrade

    before, after = upgrade(make_app(data_dir).settings.database)
    print(
        f"the database is up to date ({after})"
        if before == after
        else f"upgraded from {before or 'nothing'} to {after}"
    )


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Hold the options of every command."""
    if version:
        print(f"roleplay {__version__}")
        raise typer.Exit()


def fail(problem: RoleplayError) -> NoReturn:
    """Tell a person what went wrong and what to do next."""
    print(f"roleplay: {problem.message}" + (f"\n{problem.hint}" if problem.hint else ""), file=sys.stderr)
    sys.exit(problem.exit_code)


def main() -> None:
    """Entry point: every error becomes one message and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except RoleplayError as problem:
        fail(problem)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
