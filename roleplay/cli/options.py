"""Options that many commands take, and the parts they make."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.errors import ConfigError

if TYPE_CHECKING:
    from roleplay.wiring import App

DataDir = Annotated[Path | None, typer.Option("--data-dir", help="Folder that sessions are kept in.", file_okay=False)]
Model = Annotated[str | None, typer.Option("--model", help="A model's name, or `builtin`, which needs no key.")]


def make_app(data_dir: Path | None = None, model: str | None = None) -> "App":
    """The parts, by the environment and these options."""
    from roleplay.wiring import App, load_settings

    roles = {"counterpart_model": model, "evaluator_model": model}
    return App(load_settings(data_dir=data_dir, model=model, **(roles if model else {})))


def give(text: str, output: Path | None) -> None:
    """Print a text, or write it to a file. Raises ConfigError where it cannot be written."""
    if output is None:
        print(text, end="" if text.endswith("\n") else "\n")
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise ConfigError(f"{output}: cannot be written: {problem.strerror or problem}",
                          hint="Name another file with --output.") from problem
    print(f"wrote {output}", file=sys.stderr)
