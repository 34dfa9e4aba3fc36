"""The commands about counterparts: look at them, write them, check them, put them among the others."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.options import DataDir, Model, make_app
from roleplay.errors import ConfigError, ContentError

personas = typer.Typer(no_args_is_help=True, help="The counterparts.")

PersonaId = Annotated[str, typer.Argument(help="Id of a counterpart; `roleplay personas list` prints them.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@personas.command("list")
def list_all(data_dir: DataDir = None) -> None:
    """Every counterpart, a line each. Exit code 1 where a file could not be read; it is named."""
    library = make_app(data_dir).library
    broken: list[ContentError] = list(library.troubles())
    for persona_id in library.ids():
        try:
            persona = library.get(persona_id)
        except ContentError as problem:
            broken.append(problem)
            continue
        yours = " (yours)" if library.is_own(persona_id) else ""
        print(f"{persona.id:24} {persona.difficulty:8} {persona.name}, {persona.role}: {persona.title}{yours}")
    for trouble in broken:
        print(f"roleplay: {trouble.message}\n{trouble.hint}", file=sys.stderr)
    if broken:
        raise typer.Exit(1)


@personas.command("show")
def show(persona: PersonaId, data_dir: DataDir = None) -> None:
    """The public side of one counterpart: nothing hidden is printed."""
    chosen = make_app(data_dir).library.get(persona)
    print(f"{chosen.title}\n{chosen.name}, {chosen.role} ({chosen.industry}, {chosen.difficulty})\n")
    print(f"{chosen.brief.strip()}\n")
    print(f"They say: {chosen.position}\n\nKnown to everybody:")
    for fact in chosen.facts:
        print(f"- {fact}")
    print("\nTo be settled: " + ", ".join(issue.name for issue in chosen.issues))


@personas.command("check")
def check(
    named: Annotated[
        list[str] | None,
        typer.Argument(help="Persona files, folders, or ids; none = the whole library.", metavar="[FILE|ID]..."),
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Validate counterparts and rehearse them with scripted learners. Exit code 1 where something is wrong."""
    from roleplay.cli.checking import check as check_file
    from roleplay.cli.checking import files_of, tell_problem

    parts = make_app(data_dir)
    wrong = False
    if not named:
        for problem in parts.library.troubles():
            tell_problem(problem)
            wrong = True
    for path in files_of(parts, named or parts.library.ids()):
        wrong = check_file(parts, path) or wrong
    if wrong:
        raise typer.Exit(1)


@personas.command("new")
def new(
    persona: Annotated[str, typer.Argument(help="Id of the new counterpart: small letters, digits and hyphens.")],
    source: Annotated[
        str | None, typer.Option("--from", help="Id of a counterpart to copy; without it, a template.", metavar="ID")
    ] = None,
    directory: Annotated[
        Path | None, typer.Option("--directory", help="Folder to write the file to, in place of your own.")
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Begin a counterpart of your own: a template that says what to write, or a copy to change. Overwrites nothing."""
    from roleplay.authoring.template import copied
    from roleplay.content.check import FILL_IN
    from roleplay.content.desk import lay_down

    parts = make_app(data_dir)
    desk = parts.desk
    desk.refuse_taken(persona)
    written = desk.text(source) if source and desk.has_draft(source) else parts.library.text(source) if source else ""
    text = copied(written, persona) if source else parts.template(persona)
    if directory is not None:
        path = lay_down(directory / f"{persona}.yaml", text, parts.rubric)
        then = [f"roleplay personas check {path}", f"roleplay personas add {path}"]
    elif source and desk.save(persona, text).sound:
        path = desk.path(persona)
        then = [f"roleplay personas check {persona}", f"roleplay play {persona}"]
    else:
        path = desk.begin(persona, text) if not source else desk.draft_path(persona)
        then = [f"roleplay personas check {persona}", f"roleplay personas add {persona}"]
    print(f"Wrote {path}")
    if not source:
        print(f"Open it in a text editor and write over everything that says {FILL_IN}.")
    print("Then:\n" + "\n".join(f"    {command}" for command in then))


@personas.command("add")
def add(
    named: Annotated[str, typer.Argument(help="Id of a draft of yours, or a persona file.", metavar="FILE|ID")],
    replace: Annotated[bool, typer.Option("--replace", help="Replace your counterpart of this id.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Put a draft, or a file from elsewhere, among your counterparts, where the check finds nothing wrong with it.

    Exit code 1 where it does; then nothing is added. It is not rehearsed: `roleplay personas check` does that.
    """
    from roleplay.cli.checking import files_of, tell
    from roleplay.content.library import persona_text

    parts = make_app(data_dir)
    [path, *others] = files_of(parts, [named])
    if others:
        raise ConfigError(f"{named} is a folder", hint="Name one file at a time.")
    desk, persona_id, text = parts.desk, path.stem, persona_text(path)
    if path != desk.draft_path(persona_id) and not replace:
        desk.refuse_taken(persona_id)
    elif desk.is_saved(persona_id) and not replace:
        raise ContentError(desk.path(persona_id), "id", f"there is a counterpart {persona_id!r} of yours already",
                           hint="To replace it by this draft, add --replace.")
    checked = desk.check(persona_id, text)
    tell(checked.findings)
    if not checked.sound:
        print(f"{path}: not added.")
        raise typer.Exit(1)
    desk.save(persona_id, text)
    print(f"Added {desk.path(persona_id)}. Play: roleplay play {persona_id}")


@personas.command("delete")
def delete(persona: PersonaId, yes: Yes = False, data_dir: DataDir = None) -> None:
    """Delete a counterpart of your own, and its draft. Conversations with it keep their copy."""
    desk = make_app(data_dir).desk
    if not (desk.is_saved(persona) or desk.has_draft(persona)):
        raise ContentError(desk.path(persona), "", "there is no such counterpart of yours",
                           hint="`roleplay personas list` marks your own; shipped ones cannot be deleted.")
    if not yes:
        typer.confirm(f"Delete {persona} for good?", abort=True)
    desk.delete(persona)
    print(f"deleted {persona}")


@personas.command("schema")
def schema(data_dir: DataDir = None) -> None:
    """Print the JSON Schema of persona files, for editors that complete and explain their fields."""
    from roleplay.content.schema import schema_text

    print(schema_text(make_app(data_dir).rubric), end="")


@personas.command("draft")
def draft(
    notes: Annotated[
        str | None, typer.Argument(help="File of notes about somebody; - = standard input.", metavar="[NOTES|-]")
    ] = None,
    persona: Annotated[str | None, typer.Option("--id", help="Id of the draft; else made of its title.")] = None,
    call: Annotated[
        str | None, typer.Option("--from-call", help="Transcript of a call whose other side to draft.", metavar="FILE")
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(help="Who you are in the call; what the others said becomes the notes.")
    ] = None,
    model: Model = None,
    data_dir: DataDir = None,
) -> None:
    """Draft a counterpart from notes with a language model. What it wrote is checked, kept as a draft and not played.

    Exit code 1 where the check still finds something wrong after two rounds of mending.
    """
    from roleplay.cli.checking import tell

    parts = make_app(data_dir, model)
    if persona:
        parts.desk.refuse_taken(persona)
    told = _notes(notes, call, speaker)
    steps = parts.drafting(told, persona or "")
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            drafted = end.value
            break
        print(f"{step.doing} ({step.number} of {step.of}) …", file=sys.stderr, flush=True)
    path = parts.desk.begin(drafted.persona_id, drafted.text)
    tell(drafted.findings)
    tokens = sum(used.input_tokens + used.output_tokens for used in drafted.usage)
    print(f"Wrote {path}\nby {drafted.model}, {len(drafted.usage)} calls, {tokens} tokens.")
    if not drafted.sound:
        print(f"It cannot be played yet: mend what is named above, then: roleplay personas check {drafted.persona_id}")
        raise typer.Exit(1)
    print("The check and the rehearsal found nothing wrong. Read every line: nobody has yet. Then:")
    print(f"    roleplay personas add {drafted.persona_id}")


def _notes(file: str | None, call: str | None, speaker: str | None) -> str:
    """The notes, from a file, from standard input, or of what the other side of a call said. Raises ConfigError."""
    from roleplay.cli.commands import read_lines

    if call:
        if not speaker:
            raise ConfigError("--from-call needs --speaker", hint="Name yourself as the transcript does.")
        from roleplay.calls.notes import notes_of
        from roleplay.transcripts.reading import read_call_file

        read = read_call_file(Path(call))
        speakers = [one.name for one in read.speakers]
        if speaker not in speakers:
            raise ConfigError(f"{call}: nobody is called {speaker!r}", hint=f"There are: {', '.join(speakers)}.")
        said = notes_of(read, speaker)
        more = "".join(read_lines(file)) if file else ""
        return f"{more}\n\nWhat they said in a call:\n{said}".strip()
    if speaker:
        raise ConfigError("--speaker belongs to --from-call", hint="Name the transcript with --from-call FILE.")
    if not file:
        raise ConfigError("there are no notes", hint="Name a file of notes, - for standard input, or --from-call FILE.")
    return "".join(read_lines(file))


