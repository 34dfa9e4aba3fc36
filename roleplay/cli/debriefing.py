"""The debrief of a session in the terminal, or in a file."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.options import DataDir, give, make_app
from roleplay.errors import TurnConflict

if TYPE_CHECKING:
    from roleplay.wiring import App


class DebriefFormat(StrEnum):
    """How a debrief is given."""

    text = "text"
    json = "json"
    md = "md"
    html = "html"


Reveal = Annotated[bool, typer.Option("--reveal", help="Also tell what stayed hidden, which a retry could still find.")]
Output = Annotated[Path | None, typer.Option(help="File it is written to.", dir_okay=False)]


def debrief(
    session: Annotated[str, typer.Argument(help="Id of a session; `roleplay sessions list` prints them.")],
    format: Annotated[DebriefFormat, typer.Option(help="How it is given.")] = DebriefFormat.text,  # noqa: A002
    output: Output = None,
    reveal: Reveal = False,
    data_dir: DataDir = None,
) -> None:
    """Look back on a session that has ended: what opened it, what passed by, skills, deal, figures, what is next."""
    give(debriefed(make_app(data_dir), session, format.value, reveal=reveal), output)


def debriefed(parts: "App", session_id: str, form: str, *, reveal: bool) -> str:
    """The debrief of a session in one of its forms. Raises SessionNotFound, TurnConflict where it goes on still."""
    from roleplay.debrief import Papers
    from roleplay.debrief import debrief as made
    from roleplay.debrief.printing import FORMS, as_html
    from roleplay.debrief.sections import deal_plot

    practice = parts.practice
    sitting, papers = practice.sitting(session_id), Papers(parts.store)
    if sitting.session.outcome is None:
        raise TurnConflict("this conversation is still going on", hint="The debrief comes when it has ended.")
    said = papers.reflection(sitting.session)
    found = made(sitting.session, sitting.persona, sitting.rubric, sitting.turns, sitting.state, reflection=said,
                 preparation=practice.preparation(sitting.session), hints=practice.hints(sitting.session),
                 commitment=papers.commitment(sitting.session), reveal=reveal)
    if form == "html" and found.deal_told:
        return as_html(found, deal_plot(sitting.persona, sitting.state.deal))
    return FORMS[form](found)
