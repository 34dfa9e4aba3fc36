"""What a report is made of, and how each block looks as HTML, as Markdown and as text. All text is escaped here."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from markupsafe import Markup

from roleplay.layout.words import plain, quoted

WIDTH = 100


class Told(NamedTuple):
    """A paragraph."""

    text: str
    look: Literal["", "strong", "quiet"] = ""


class Said(NamedTuple):
    """Somebody's words; `better` where they are a line that does better."""

    who: str
    text: str
    better: bool = False


class Listed(NamedTuple):
    """A list, an item a line."""

    items: tuple[str, ...]


class Head(NamedTuple):
    """A heading within a section."""

    text: str


class Table(NamedTuple):
    """Rows under headings; the first cell of a row names it. `marks` gives rows a look: "good", "bad" or ""."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marks: tuple[str, ...] = ()


class Drawn(NamedTuple):
    """A picture, for HTML alone: what it shows stands in words or in a table beside it."""

    svg: Markup


Block = Told | Said | Listed | Head | Table | Drawn


class Section(NamedTuple):
    """A part of a report under a heading of its own."""

    key: str
    title: str
    blocks: tuple[Block, ...]


def html(blocks: Sequence[Block]) -> Markup:
    """The blocks as HTML."""
    return Markup("\n").join(_html(block) for block in blocks)


def _html(block: Block) -> Markup:
    match block:
        case Told(text, look):
            tag = Markup("<p><b>{}</b></p>") if look == "strong" else Markup(
                '<p class="quiet">{}</p>') if look == "quiet" else Markup("<p>{}</p>")
            return tag.format(text)
        case Said(who, text, better):
            return Markup('<p class="who">{}</p><blockquote class="{}">{}</blockquote>').format(
                who, "better" if better else "theirs-own", text)
        case Listed(items):
            return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(item) for item in items))
        case Head(text):
            return Markup("<h3>{}</h3>").format(text)
        case Table():
            return _table(block)
        case Drawn(svg):
            return Markup('<figure class="drawn">{}</figure>').format(svg)


def _table(table: Table) -> Markup:
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in table.heads)
    rows = []
    for at, row in enumerate(table.rows):
        cells = Markup("").join(Markup('<td data-head="{}">{}</td>').format(head, cell)
                                for head, cell in zip(table.heads[1:], row[1:], strict=True))
        look = table.marks[at] if table.marks else ""
        rows.append(Markup('<tr class="{}"><th scope="row">{}</th>{}</tr>').format(look, row[0], cells))
    return Markup('<table class="wide"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(
        heads, Markup("").join(rows))


def markdown(sections: Sequence[Section]) -> Iterator[str]:
    """The sections as lines of Markdown."""
    for section in sections:
        yield from ("", f"## {plain(section.title)}")
        for block in section.blocks:
            yield from _markdown(block)


def _markdown(block: Block) -> Iterator[str]:
    match block:
        case Told(text, look):
            yield from ("", f"**{plain(text)}**" if look == "strong" else plain(text))
        case Said(who, text, _):
            yield from ("", f"{plain(who)}:", "", quoted(text))
        case Listed(items):
            yield ""
            yield from (f"- {plain(item)}" for item in items)
        case Head(text):
            yield from ("", f"### {plain(text)}")
        case Table(heads, rows, _):
            yield from ("", f"| {' | '.join(map(plain, heads))} |", f"|{' --- |' * len(heads)}")
            yield from (f"| {' | '.join(map(plain, row))} |" for row in rows)
        case Drawn():
            pass


def text(sections: Sequence[Section]) -> Iterator[str]:
    """The sections as lines of plain text."""
    for section in sections:
        yield from ("", section.title.upper())
        for block in section.blocks:
            yield from _text(block)


def _text(block: Block) -> Iterator[str]:
    match block:
        case Told(words, _):
            yield from textwrap.wrap(words, WIDTH)
        case Said(who, words, _):
            yield from textwrap.wrap(f"{who}: {' '.join(words.split())}", WIDTH, initial_indent="  ",
                                     subsequent_indent="    ")
        case Listed(items):
            for item in items:
                yield from textwrap.wrap(item, WIDTH, initial_indent="- ", subsequent_indent="  ")
        case Head(words):
            yield from ("", words)
        case Table(heads, rows, _):
            yield from _columns(heads, rows)
        case Drawn():
            pass


def _columns(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    """A table in columns where it fits, else each row with its headings."""
    widths = [max(len(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    if sum(widths) + 2 * len(widths) <= WIDTH:
        for row in (heads, *rows):
            yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        return
    for row in rows:
        cells = zip(heads[1:], row[1:], strict=True)
        more = "; ".join(f"{head}: {cell}" if head else cell for head, cell in cells if cell)
        yield from textwrap.wrap(f"{row[0]}: {more}", WIDTH, initial_indent="- ", subsequent_indent="  ")
