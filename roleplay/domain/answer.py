"""Structured answers of a model as text: one whole JSON object, and the schema by which it is asked for."""

import json
from typing import Any


class AnswerError(ValueError):
    """An answer that is not one; the message tells the model what to mend, and holds none of its text."""


def last_object(text: str) -> str | None:
    """The last outermost JSON object of a text, None where there is none.

    Raises AnswerError where one was begun and not finished: an answer that was cut off is never filled up.
    """
    decoder, found, at = json.JSONDecoder(), None, text.find("{")
    while at != -1:
        try:
            _, end = decoder.raw_decode(text, at)
            found = text[at:end]
        except (json.JSONDecodeError, RecursionError):
            if text[at + 1:].lstrip().startswith('"'):
                raise AnswerError("the answer is not one whole, valid JSON object") from None
            end = at + 1
        at = text.find("{", end)
    return found


def plain_schema(node: Any, parts: dict[str, Any]) -> Any:
    """The schema in one piece, without titles and descriptions: what every server's grammar can read."""
    if isinstance(node, list):
        return [plain_schema(part, parts) for part in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return plain_schema(parts[node["$ref"].rpartition("/")[2]], parts)
    plain: dict[str, Any] = {}
    for key, value in node.items():
        if key == "properties":
            plain[key] = {name: plain_schema(part, parts) for name, part in value.items()}
        elif key not in ("title", "description"):
            plain[key] = plain_schema(value, parts)
    return plain
