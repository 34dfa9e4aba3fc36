"""Prompt files: `prompts/<name>.md`, a YAML head and the sections `@system`, `@history` and `@user`.

A file is cut into sections before any value goes in, and each section is rendered by itself, so that nothing a person
types can start a section or change a role. `@history` takes whole messages and holds no text of its own.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel, Field, TypeAdapter

from roleplay.content.places import shipped
from roleplay.content.reading import build, digest, parse_yaml, read_text
from roleplay.domain.base import Noun
from roleplay.domain.message import Message
from roleplay.errors import ContentError

Place = Literal["system", "user", "history"]

_MARK = re.compile(r"^@(\w+)[ \t]*$", re.MULTILINE)
_HEAD = re.compile(r"\A---\n(?P<head>.*?)^---[ \t]*\n(?P<body>.*)\Z", re.DOTALL | re.MULTILINE)
_TAG = re.compile(r"</?([A-Za-z][\w-]*)[^>\n]*>")
_PLACES: tuple[Place, ...] = ("system", "user", "history")
_ANYTHING: TypeAdapter[Any] = TypeAdapter(Any)


class Head(Noun):
    """The head of a prompt file. Unknown fields are refused."""

    name: str
    version: int = Field(ge=1)
    """Raised with every change of meaning: what was made by an older version can then be told apart."""
    role: Literal["counterpart", "evaluator", "author"]
    """Whose model the prompt is for."""
    inputs: tuple[str, ...]
    """Exactly the variables the sections use."""
    untrusted: tuple[str, ...] = ()
    """Inputs that hold people's words: they are written as JSON in which no tag can stand."""
    output: str = "text"
    """"text", or the name of the structure that is asked for."""


def as_json(value: Any) -> str:
    """`value` as JSON on one line; `<`, `>` and `&` are escaped in it, so that it can neither open nor close a tag."""
    plain = _ANYTHING.dump_python(value.model_dump() if isinstance(value, BaseModel) else value, mode="json")
    text = json.dumps(plain, ensure_ascii=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


_JINJA = ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
_JINJA.filters["json"] = as_json


class Section:
    """One part of a prompt file, ready to be filled in."""

    def __init__(self, place: Place, text: str, path: Path | str) -> None:
        self.place, self.path = place, path
        self.tags = frozenset(_TAG.findall(text))
        try:
            self.variables = frozenset(meta.find_undeclared_variables(_JINJA.parse(text)))
            self._template: Template = _JINJA.from_string(text)
        except TemplateSyntaxError as problem:
            raise ContentError(path, f"@{place}, line {problem.lineno}", str(problem.message)) from problem

    def render(self, values: Mapping[str, Any]) -> str:
        """The section's text. Raises ContentError where it asks for something a value does not have."""
        try:
            return self._template.render(values).strip()
        except TemplateError as problem:
            raise ContentError(self.path, f"@{self.place}", str(problem.message)) from problem


class Prompt:
    """A checked prompt file."""

    def __init__(self, head: Head, sections: Sequence[Section], path: Path | str, digest: str) -> None:
        self.name, self.version, self.role, self.output = head.name, head.version, head.role, head.output
        self.inputs, self.untrusted = head.inputs, head.untrusted
        self.path, self.digest = path, digest
        self._sections = tuple(sections)
        tags = frozenset[str]().union(*(section.tags for section in sections))
        self._fence = re.compile(rf"<(?=\s*/?\s*(?:{'|'.join(map(re.escape, sorted(tags)))})\b)", re.IGNORECASE) \
            if tags else None

    @property
    def label(self) -> str:
        """Name, version and digest, as kept beside what the prompt made."""
        return f"{self.name} {self.version} {self.digest}"

    def render(self, history: Sequence[Message] = (), **inputs: Any) -> tuple[Message, ...]:
        """The request: each section as one message, the history's messages where `@history` stands.

        Raises TypeError where the inputs are not those declared, ContentError where a section cannot be filled in.
        """
        if set(inputs) != set(self.inputs):
            raise TypeError(f"prompt {self.name!r} takes {sorted(self.inputs)}, was given {sorted(inputs)}")
        values = {name: as_json(value) if name in self.untrusted else value for name, value in inputs.items()}
        messages: list[Message] = []
        for section in self._sections:
            if section.place == "history":
                messages.extend(self._quoted(message) for message in history)
            elif text := section.render(values):
                messages.append(Message(role=section.place, text=text))
        return tuple(messages)

    def _quoted(self, message: Message) -> Message:
        """The message with any imitation of the prompt's own tags defused; the same on every request."""
        text = self._fence.sub("‹", message.text) if self._fence else message.text
        return Message(role=message.role, text=text, history=True)


def load_prompt(name: str, folder: Path | None = None) -> Prompt:
    """The prompt `<name>.md` of this folder, or the shipped one. Raises ContentError."""
    path = (folder or shipped("prompts")) / f"{name}.md"
    prompt = parse_prompt(read_text(path), path)
    if prompt.name != name:
        raise ContentError(path, "name", f"is {prompt.name!r}, but the file is called {name!r}")
    return prompt


def parse_prompt(text: str, path: Path | str = "prompt.md") -> Prompt:
    """The prompt written in `text`. Raises ContentError as file: field: problem."""
    text = text.replace("\r\n", "\n")
    parts = _HEAD.match(text)
    if not parts:
        raise ContentError(path, "", "must begin with a head between two lines of ---")
    head = build(Head, path, parse_yaml(path, parts["head"]))
    sections = _sections(parts["body"], path)
    _check(head, sections, path)
    return Prompt(head, sections, path, digest(text))


def _sections(body: str, path: Path | str) -> tuple[Section, ...]:
    before, *rest = _MARK.split(body)
    if before.strip():
        raise ContentError(path, "", "text before the first section", hint="Begin with a line that holds only @system.")
    found = []
    for mark, text in zip(rest[::2], rest[1::2], strict=True):
        place = next((place for place in _PLACES if place == mark), None)
        if place is None:
            raise ContentError(path, f"@{mark}", "is no section", hint="Sections are @system, @history and @user.")
        if place == "history" and text.strip():
            raise ContentError(path, "@history", "holds text; only the conversation goes there")
        found.append(Section(place, text, path))
    return tuple(found)


def _check(head: Head, sections: Sequence[Section], path: Path | str) -> None:
    """Sections are there, and what is declared is what is used, both ways."""
    places = [section.place for section in sections]
    if not set(places) & {"system", "user"}:
        raise ContentError(path, "", "has no @system or @user section")
    if places.count("history") > 1:
        raise ContentError(path, "@history", "stands more than once")
    used = frozenset[str]().union(*(section.variables for section in sections))
    for name in sorted(used - set(head.inputs)):
        raise ContentError(path, "inputs", f"{name!r} is used but not declared")
    for name in sorted(set(head.inputs) - used):
        raise ContentError(path, "inputs", f"{name!r} is declared but not used")
    for name in sorted(set(head.untrusted) - set(head.inputs)):
        raise ContentError(path, "untrusted", f"{name!r} is not an input")
