"""Commands on what a learner has kept: renaming, giving out, erasing."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.options import DataDir, make_app
from roleplay.domain.session import LOCAL
from roleplay.errors import ConfigError

data = typer.Typer(no_args_is_help=True, help="Everything that is kept of a learner.")
Learner = Annotated[str, typer.Option("--learner", help="Whose; the address they sign in with, where people sign in.")]


def rename(
    session: Annotated[str, typer.Argument(help="Id of a session.")],
    title: Annotated[str, typer.Argument(help="Its new title.")],
    data_dir: DataDir = None,
) -> None:
    """Give one session another title."""
    if not title.strip():
        raise ConfigError("a session needs a title", hint="Write a few words in quotes.")
    print(f"{session} is now {make_app(data_dir).store.rename(session, title.strip()).title!r}")


@data.command("export")
def export(
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A .zip or .json; without it JSON is printed.",
                                                dir_okay=False)] = None,
    learner: Learner = LOCAL,
    data_dir: DataDir = None,
) -> None:
    """Everything that is kept of a learner, to read, move or hand over."""
    import json

    from roleplay.progress import belongings

    store, now = make_app(data_dir).store, datetime.now(UTC)
    if output is not None and output.suffix == ".zip":
        output.write_bytes(belongings.archive(store, learner, now))
    else:
        text = json.dumps(belongings.everything(store, learner, now), ensure_ascii=False, indent=1)
        if output is None:
            print(text)
            return
        output.write_text(text + "\n", encoding="utf-8")
    print(f"written to {output}", file=sys.stderr)


@data.command("erase")
def erase(
    confirm: Annotated[str, typer.Option("--confirm", help="The learner's name, instead of being asked.")] = "",
    learner: Learner = LOCAL,
    data_dir: DataDir = None,
) -> None:
    """Delete everything that is kept of a learner, for good."""
    from roleplay.progress import belongings

    store = make_app(data_dir).store
    sessions, papers = store.everything(learner)
    told = f"{len(sessions)} sessions and {len(papers)} papers of {learner!r}"
    typed = confirm or typer.prompt(f"This deletes {told} for good. Type {learner} to go on", default="",
                                    show_default=False)
    if not belongings.confirms(typed, learner):
        raise ConfigError("nothing was erased", hint=f"Type {learner} to confirm.")
    store.erase(learner)
    print(f"erased {told}")


def progress(learner: Learner = LOCAL, data_dir: DataDir = None) -> None:
    """Where a learner stands: the skills over time, how talks ended, and the certificate."""
    from roleplay.content.path import load_path
    from roleplay.progress.printing import TITLES
    from roleplay.progress.progress import Progress
    from roleplay.rules.names import SKILL_NAMES

    parts = make_app(data_dir)
    found = Progress(parts.store, parts.rubric, learner, load_path(parts.settings.prompts_dir))
    standing = found.standing
    if not standing.sessions:
        print("Nothing yet. Begin with: roleplay play roi-not-price")
        return
    print(f"{standing.sessions} sessions")
    for skill, curve in standing.curves.items():
        if curve.latest is None:
            print(f"{SKILL_NAMES[skill]:14} not enough evidence yet")
            continue
        slope = curve.slope
        trend = f", {slope.points:+.1f} a session ({slope.low:+.1f} to {slope.high:+.1f})" if slope else ""
        print(f"{SKILL_NAMES[skill]:14} {curve.latest:.0f} of 100 at medium difficulty{trend}")
    deals = standing.deals
    print(f"{deals.agreed} agreements, {deals.left_rightly} left rightly, {deals.walked} broken off by them, "
          f"in the last {deals.sessions} finished")
    finding = found.certificate()
    print(f"Certificate, {finding.grade}: {TITLES[finding.standing].lower()} ({len(finding.sessions)} of 3 that count)")
