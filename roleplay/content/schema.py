"""The JSON Schema of a persona file, made from the domain model, by which editors complete and explain its fields."""

import json
from functools import lru_cache
from typing import Any

from roleplay.domain.moments import MOMENTS
from roleplay.domain.persona import Persona
from roleplay.domain.rubric import Rubric

FILE = "persona.schema.json"
"""Its name beside the persona files."""


def persona_schema(rubric: Rubric) -> dict[str, Any]:
    """The schema, draft 2020-12. Its moves are those of the rubric; its lines, one field for every moment."""
    schema: dict[str, Any] = json.loads(_of_the_model())
    parts: dict[str, Any] = schema["$defs"]
    lines = parts["Voice"]["properties"]["lines"]
    entry = lines["additionalProperties"]
    del lines["propertyNames"]
    lines |= {"properties": {moment: entry | {"description": when} for moment, when in MOMENTS.items()},
              "required": list(MOMENTS), "additionalProperties": False}
    helpful = [rule.name for rule in rubric.moves if rule.kind == "helpful"]
    for field in ("keys", "needs_move"):
        parts["Interest"]["properties"][field]["items"] |= {"enum": helpful}
    triggers = schema["properties"]["triggers"]
    factor = {"type": "number", "minimum": 1, "maximum": 3}
    triggers |= {"properties": {rule.name: factor | {"description": rule.means}
                                for rule in rubric.moves if rule.kind == "harmful"}, "additionalProperties": False}
    schema["title"], schema["description"] = "Counterpart", (Persona.__doc__ or "").strip()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_untitled(schema, top=True)}


@lru_cache(maxsize=1)
def _of_the_model() -> str:
    return json.dumps(Persona.model_json_schema())


def schema_text(rubric: Rubric) -> str:
    """The schema as the file that stands beside the personas."""
    return json.dumps(persona_schema(rubric), ensure_ascii=False, indent=1) + "\n"


def _untitled(node: Any, *, top: bool = False) -> Any:
    """Without the titles that only repeat a field's name."""
    if isinstance(node, list):
        return [_untitled(child) for child in node]
    if not isinstance(node, dict):
        return node
    return {key: ({name: _untitled(child) for name, child in value.items()} if key in ("properties", "$defs")
                  else _untitled(value)) for key, value in node.items() if top or key != "title"}
