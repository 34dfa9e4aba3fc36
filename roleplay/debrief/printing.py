"""A debrief as text, as Markdown, as JSON and as one HTML file that needs no network."""

from collections.abc import Callable
from pathlib import Path

from roleplay.debrief.noun import Debrief
from roleplay.debrief.sections import about, heading, sections
from roleplay.layout import blocks
from roleplay.layout.page import template
from roleplay.layout.words import plain


def as_text(debrief: Debrief) -> str:
    """To read in a terminal."""
    return "\n".join((heading(debrief), about(debrief), *blocks.text(sections(debrief)))) + "\n"


def as_markdown(debrief: Debrief) -> str:
    """To keep in notes."""
    head = (f"# {plain(heading(debrief))}", "", plain(about(debrief)))
    return "\n".join((*head, *blocks.markdown(sections(debrief)))) + "\n"


def as_json(debrief: Debrief) -> str:
    """All of it, for programs."""
    return debrief.model_dump_json(indent=1) + "\n"


def as_html(debrief: Debrief, plot: blocks.Drawn | None = None) -> str:
    """A page of its own. Everything people said is escaped."""
    laid = [(section, blocks.html(section.blocks)) for section in sections(debrief, plot)]
    page = template(Path(__file__).parent, "debrief.html")
    return page.render(heading=heading(debrief), about=about(debrief), sections=laid)


FORMS: dict[str, Callable[[Debrief], str]] = {"text": as_text, "md": as_markdown, "json": as_json, "html": as_html}
"""Every form, by the name it is asked for."""
