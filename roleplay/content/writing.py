"""Writes a persona's fields as YAML that a person likes to edit: short lists on one line, prose folded, notes above."""

import json
import re
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

WIDTH = 116
"""Columns of a line, where words allow it."""
_PLAIN = re.compile(r"[A-Za-z](?:[\w .!?'’…–/%()-]|,(?= )|:(?=\w))*[\w.!?'’…%)]|[A-Za-z]")
"""Text that needs no quotes in a block; what could be read as something else is quoted."""
_INLINE = re.compile(r"[A-Za-z][\w .'’/-]*")
"""Text that needs no quotes between brackets either."""
_OTHER = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
_SHORT = 40
"""Letters up to which an entry may share a line with others."""

Note = Callable[[tuple[str, ...]], str]
"""What is said about the field at this place, in a comment above it; an empty string says nothing."""


def _no_note(_: tuple[str, ...]) -> str:
    return ""


def written(fields: dict[str, Any], note: Note = _no_note) -> str:
    """The fields as a YAML file: plain values only. `parse_yaml` reads the same fields from it."""
    return "\n".join(_mapping(fields, 0, (), note)) + "\n"


def _mapping(fields: dict[str, Any], depth: int, place: tuple[str, ...], note: Note) -> Iterator[str]:
    pad = "  " * depth
    for name, value in fields.items():
        here = (*place, name)
        if depth == 0 and isinstance(value, list | dict) and not _flat(value, len(name)):
            yield ""
        if told := note(here):
            yield from textwrap.wrap(told, WIDTH, initial_indent=f"{pad}# ", subsequent_indent=f"{pad}# ")
        key = _inline(name)
        if flat := _flat(value, len(pad) + len(key)):
            yield f"{pad}{key}: {flat}"
        elif isinstance(value, dict):
            yield f"{pad}{key}:"
            yield from _mapping(value, depth + 1, here, note)
        elif isinstance(value, list) and _all_short(value):
            yield from _wrapped(f"{pad}{key}: [{', '.join(map(_inline, value))}]", "  " * (depth + 1))
        elif isinstance(value, list):
            yield f"{pad}{key}:"
            yield from _entries(value, depth + 1, here, note)
        else:
            yield from _prose(f"{pad}{key}:", str(value), "  " * (depth + 1))


def _entries(values: list[Any], depth: int, place: tuple[str, ...], note: Note) -> Iterator[str]:
    pad = "  " * depth
    for value in values:
        if flat := _flat(value, len(pad) + 2):
            yield f"{pad}- {flat}"
        elif isinstance(value, list) and _all_short(value):
            yield from _wrapped(f"{pad}- [{', '.join(map(_inline, value))}]", "  " * (depth + 1))
        elif isinstance(value, dict):
            first, *rest = _mapping(value, depth + 1, place, note)
            yield f"{pad}- {first.lstrip()}" if not first.lstrip().startswith("#") else f"{pad}-\n{first}"
            yield from rest
        elif isinstance(value, list):
            yield f"{pad}-"
            yield from _entries(value, depth + 1, place, note)
        else:
            yield f"{pad}- {_scalar(value)}"


def _flat(value: Any, before: int) -> str:
    """The value on one line, where that is the way to write it; empty where it is not."""
    if isinstance(value, str):
        text = _scalar(value)
        return text if len(text) + before + 2 <= WIDTH or not _foldable(value) else ""
    if isinstance(value, dict):
        flat = all(not isinstance(child, dict | list) for child in value.values())
        pairs = ", ".join(f"{_inline(key)}: {_inline(child)}" for key, child in value.items()) if flat else ""
        line = f"{{{pairs}}}" if flat else ""
        return line if len(line) + before + 2 <= WIDTH else ""
    if isinstance(value, list):
        line = "[" + ", ".join(map(_inline, value)) + "]" if _all_short(value) else ""
        return line if len(line) + before + 2 <= WIDTH else ""
    return _scalar(value)


def _all_short(values: list[Any]) -> bool:
    return all(not isinstance(child, dict | list) and len(str(child)) <= _SHORT for child in values)


def _inline(value: Any) -> str:
    text = _scalar(value)
    return text if not isinstance(value, str) or _INLINE.fullmatch(text) else json.dumps(value, ensure_ascii=False)


def _scalar(value: Any) -> str:
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _OTHER:
        return value
    return json.dumps(value, ensure_ascii=False)


def _foldable(text: str) -> bool:
    return text == " ".join(text.split()) and text.isprintable() and " " in text


def _prose(head: str, text: str, pad: str) -> Iterator[str]:
    yield f"{head} >-"
    yield from _wrapped(pad + text, pad)


def _wrapped(line: str, pad: str) -> Iterator[str]:
    """The line in several; a line break within a YAML scalar is read as the space it stands for."""
    if "  " in line.strip():
        yield line  # wrapping would take the second space away
        return
    yield from textwrap.wrap(line, WIDTH, subsequent_indent=pad, break_long_words=False, break_on_hyphens=False)
