"""YAML as plain lists, mappings and scalars; what could swell, nest without end, build or hide something is refused."""

import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from roleplay.content.reading import LOADER, parse_yaml
from roleplay.errors import ContentError

LARGEST = 200_000
"""Characters a file may have; a rich persona has about 40,000."""
DEEPEST = 12
"""Levels of nesting; a persona uses seven."""

_LAYOUT = "\n\t\u200d\u00ad"
"""Signs without a shape that belong to text: line break, tab, what joins an emoji, what may break a word."""
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
"""Controls, also those of a terminal, signs that turn the direction of text round, and what is no character at all."""

_OPENS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSES = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class _Level:
    """One open mapping or list, with the keys that a mapping has had so far."""

    def __init__(self, is_mapping: bool) -> None:
        self.keys: set[str] | None = set() if is_mapping else None
        self.at_key = is_mapping

    def repeats(self, event: yaml.Event) -> str | None:
        """Takes the next child; the key it repeats, if it does."""
        repeated = None
        if self.keys is not None:
            if self.at_key and isinstance(event, yaml.ScalarEvent):
                repeated = event.value if event.value in self.keys else None
                self.keys.add(event.value)
            self.at_key = not self.at_key
        return repeated


def plain_yaml(path: Path | str, text: str) -> dict[str, Any]:
    """A YAML mapping without aliases, repeated keys or deep nesting. Raises ContentError with the line."""
    if len(text) > LARGEST:
        raise ContentError(path, "", f"is too long: {len(text)} characters, at most {LARGEST}",
                           hint="One file holds one counterpart; split it or shorten it.")
    with suppress(yaml.YAMLError):  # not YAML at all: parse_yaml says so, with line and column
        _refuse_tricks(path, text)
    return parse_yaml(path, text)


def _refuse_tricks(path: Path | str, text: str) -> None:
    levels: list[_Level] = []
    for event in yaml.parse(text, Loader=LOADER):
        where = f"line {event.start_mark.line + 1}" if event.start_mark else ""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ContentError(path, where, "anchors (&) and aliases (*) are not read here",
                               hint="Write the text out, or put quotes round a line that starts with & or *.")
        if tag := getattr(event, "tag", None):
            raise ContentError(path, where, f"tags ({ascii(tag)[1:40]}) are not read here",
                               hint="Write the plain value, or put quotes round a line that starts with !.")
        if isinstance(event, yaml.ScalarEvent):
            _refuse_scalar(path, where, event)
        if isinstance(event, _CLOSES):
            levels.pop()
            continue
        repeated = levels[-1].repeats(event) if levels else None
        if repeated is not None:
            raise ContentError(path, where, f"{repeated!r} stands here a second time",
                               hint="Put both under one key; of two equal keys only one would count.")
        if isinstance(event, _OPENS):
            levels.append(_Level(isinstance(event, yaml.MappingStartEvent)))
            if len(levels) > DEEPEST:
                raise ContentError(path, where, f"is nested more than {DEEPEST} levels deep",
                                   hint="Check the brackets and the indentation.")


def _refuse_scalar(path: Path | str, where: str, event: yaml.ScalarEvent) -> None:
    if event.value == "<<" and event.implicit[0]:
        raise ContentError(path, where, "merging (<<) is not read here", hint="Write the fields out.")
    for sign in event.value:
        if sign not in _LAYOUT and unicodedata.category(sign) in _UNSEEN:
            name = unicodedata.name(sign, f"U+{ord(sign):04X}")
            raise ContentError(path, where, f"holds a sign that cannot be seen: {name}",
                               hint="Remove it; it may have come along when the text was copied.")
