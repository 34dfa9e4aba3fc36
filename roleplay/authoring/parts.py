"""The parts a counterpart is drafted in: each short enough for one answer, and knowing no more than it needs.

Lines that anybody may hear are asked for without the notes and without the reasons: what is not in a request cannot
get into its answer.
"""

import json
from dataclasses import dataclass
from typing import Any

from roleplay.content.schema import persona_schema
from roleplay.domain.answer import AnswerError, last_object, plain_schema
from roleplay.domain.moments import MOMENTS
from roleplay.domain.rubric import Rubric

Fields = dict[str, Any]

CARD = ("name", "role", "industry", "difficulty", "title", "summary", "brief", "position", "manner", "style", "facts")
_HARM, _REST = list(MOMENTS).index("pitched_at"), list(MOMENTS).index("guarded")
_GROUPS = {"welcome": tuple(MOMENTS)[:_HARM], "hurt": tuple(MOMENTS)[_HARM:_REST], "offers": tuple(MOMENTS)[_REST:]}
_VOICE = "voice."
_DROPPED = ("default", "minItems", "maxItems", "minimum", "maximum", "pattern")
"""Words of a schema that some servers' grammars do not know; the check holds to what they mean."""


@dataclass(frozen=True)
class Part:
    """One request's worth of a persona file."""

    name: str
    doing: str
    """What is going on while it is written, for whoever waits."""
    fields: tuple[str, ...]
    """Fields of the file, or of `voice` or `voice.lines` as `within` says."""
    within: tuple[str, ...] = ()
    sees: tuple[str, ...] = CARD
    """What of the file it is shown."""
    notes: bool = False
    """Whether it is shown the notes."""

    def owns(self, field: str) -> bool:
        """Whether a finding about this field is for this part to mend."""
        whole = ".".join((*self.within, ""))
        return any(f"{field}.".startswith(f"{whole}{name}.") for name in self.fields)

    def schema(self, rubric: Rubric) -> Fields:
        """The answer as a JSON schema for strict structured output: every field required, no other allowed."""
        node, parts = self._node(rubric)
        wanted = {name: node["properties"][name] for name in self.fields}
        plain = plain_schema({"type": "object", "properties": wanted, "additionalProperties": False}, parts)
        return {"title": self.name, "description": f"Part of a persona: {self.name}.", **_strict(plain)}

    def guide(self, rubric: Rubric) -> list[tuple[str, str]]:
        """Every field of the answer with what it holds."""
        node, parts = self._node(rubric)
        return [found for name in self.fields for found in _meanings(name, node["properties"][name], parts)]

    def _node(self, rubric: Rubric) -> tuple[Fields, Fields]:
        """The schema of what its fields stand in, and the parts that refers to."""
        node = persona_schema(rubric)
        parts = node["$defs"]
        for step in self.within:
            node = node["properties"][step]
            node = parts[node["$ref"].rpartition("/")[2]] if "$ref" in node else node
        return node, parts

    def read(self, text: str) -> Fields:
        """The answer's fields. Raises AnswerError; what their values are like, the check will say."""
        found = last_object(text)
        if found is None:
            raise AnswerError("the answer holds no JSON object")
        try:
            value = json.loads(found)
        except (ValueError, RecursionError):
            raise AnswerError("the answer is not one whole, valid JSON object") from None
        lacking = [name for name in self.fields if name not in value]
        if lacking:
            raise AnswerError(f"the answer lacks {', '.join(lacking[:5])}")
        return {name: value[name] for name in self.fields}

    def of(self, persona: Fields) -> Fields:
        """The part of what is written that is its own; empty where it is not yet."""
        for step in self.within:
            persona = persona.get(step, {})
        return {name: persona[name] for name in self.fields if name in persona}

    def into(self, persona: Fields, answer: Fields) -> None:
        """Put the answer into what is written."""
        for step in self.within:
            persona = persona.setdefault(step, {})
        persona.update(answer)


PARTS: tuple[Part, ...] = (
    Part("person", "who it is and what both sides know",
         (*CARD, "fact_sheet", "public_elements", "batna", "follow_up"), sees=(), notes=True),
    Part("reasons", "the reasons behind the position", ("interests",), notes=True),
    Part("issues", "what is to be settled", ("issues", "reservation"), sees=(*CARD, "interests"), notes=True),
    Part("talk", "openings and answers", ("openings", "answers"), within=("voice",), sees=(*CARD, "issues")),
    *(Part(name, f"lines for {len(moments)} moments", moments, within=("voice", "lines"))
      for name, moments in _GROUPS.items()),
)


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(child) for child in node]
    if not isinstance(node, dict):
        return node
    kept = {key: ({name: _strict(child) for name, child in value.items()} if key == "properties" else _strict(value))
            for key, value in node.items() if key not in _DROPPED or key == "properties"}
    return kept | ({"required": list(kept["properties"]), "additionalProperties": False}
                   if "properties" in kept else {})


def _meanings(name: str, node: Fields, parts: Fields) -> list[tuple[str, str]]:
    """A field and, where it holds fields of its own, those too."""
    found = [(name, node["description"])] if "description" in node else []
    inner = node
    while "$ref" in inner or "items" in inner:
        inner = parts[inner["$ref"].rpartition("/")[2]] if "$ref" in inner else inner["items"]
    for child, value in inner.get("properties", {}).items():
        found += _meanings(f"{name}.{child}", value, parts)
    return found
