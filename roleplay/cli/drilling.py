"""`roleplay drill`: a round of a drill, or what there is to drill."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.options import DataDir, Model, make_app
from roleplay.errors import ConfigError

if TYPE_CHECKING:
    from roleplay.cli.drill_round import Ask

_STOP = "/end"


def drill(
    drill_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="d01 to d16; without one, all are listed.")
    ] = None,
    script: Annotated[str | None, typer.Option(help="Answers, one a line; - = standard input.")] = None,
    model: Model = None,
    data_dir: DataDir = None,
) -> None:
    """Play one round of a drill: five items, marked at once. What is missed comes back."""
    from roleplay.cli.drill_round import listed, play, screen

    use = make_app(data_dir, model).drilling
    if drill_id is None:
        listed(use, screen())
    else:
        play(use, use.drills.get(drill_id), screen(), _asking(script))


def _asking(script: str | None) -> "Ask":
    """Answers from a script or from whoever sits at the terminal. Raises ConfigError where there is nobody."""
    if script is not None:
        from roleplay.cli.commands import script_lines

        lines = script_lines(script)
        return lambda _: next(lines, None)
    if not sys.stdin.isatty():
        raise ConfigError(
            "there is nobody to ask for answers", hint="Give them with --script FILE, or - for standard input."
        )
    return _typed


def _typed(label: str) -> str | None:
    try:
        line = input(f"{label}: ").strip()
    except (EOFError, KeyboardInterrupt):
        return None
    return None if line == _STOP else line
