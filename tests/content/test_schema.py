"""The schema is made from the model, is the one that is committed, and fits every persona there is."""

import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from roleplay.authoring.template import SCHEMA_LINE, copied, template
from roleplay.content.library import Library
from roleplay.content.places import shipped
from roleplay.content.plain_yaml import plain_yaml
from roleplay.content.schema import FILE, persona_schema, schema_text
from roleplay.domain.moments import MOMENTS
from roleplay.domain.persona import Situation
from tests.builders import a_rubric, each

LIBRARY = Library()
SCHEMA = persona_schema(a_rubric())
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_committed_file_is_the_one_the_model_makes() -> None:
    path = shipped("personas") / FILE
    assert path.read_text(encoding="utf-8") == schema_text(a_rubric()), "roleplay personas schema > personas/" + FILE


def test_it_is_a_schema_and_no_persona() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert FILE.split(".")[0] not in LIBRARY.ids()


@pytest.mark.parametrize("persona_id", each(LIBRARY.ids()))
def test_every_shipped_persona_fits(persona_id: str) -> None:
    assert [e.json_path for e in VALIDATOR.iter_errors(plain_yaml("x", LIBRARY.text(persona_id)))] == []


def test_a_template_and_a_copy_fit_and_name_the_schema() -> None:
    for text in (template("somebody", a_rubric()), copied(LIBRARY.text("disruptive"), "somebody")):
        assert text.startswith(f"{SCHEMA_LINE}\n")
        assert FILE in SCHEMA_LINE
        value = plain_yaml("x", text)
        assert value["id"] == "somebody"
        assert [e.json_path for e in VALIDATOR.iter_errors(value)] == []


@pytest.mark.parametrize(("change", "path"), [
    (lambda v: v.pop("name"), "$"), (lambda v: v.update(nmae="x"), "$"), (lambda v: v.update(difficulty="mild"),
                                                                          "$.difficulty"),
    (lambda v: v["voice"]["lines"].pop("hurt"), "$.voice.lines"),
    (lambda v: v["voice"]["lines"].update(hrut=["x"]), "$.voice.lines"),
    (lambda v: v["interests"][0].update(keys=["lable"]), "$.interests[0].keys[0]"),
    (lambda v: v.update(triggers={"label": 2}), "$.triggers"),
    (lambda v: v["issues"][0]["options"][0].update(learner="many"), "$.issues[0].options[0].learner"),
])
def test_an_editor_can_underline_a_mistake(change: Any, path: str) -> None:
    value = plain_yaml("x", LIBRARY.text("disruptive"))
    change(value)
    assert path in [e.json_path for e in VALIDATOR.iter_errors(value)]


def _properties(node: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for name, child in node.get("properties", {}).items():
            yield f"{place}.{name}", child
        for key, child in node.items():
            yield from _properties(child, f"{place}/{key}")
    elif isinstance(node, list):
        for child in node:
            yield from _properties(child, place)


def test_every_field_is_described() -> None:
    found = list(_properties(SCHEMA))
    assert len(found) > 120
    assert [place for place, field in found if len(field.get("description", "")) < 8] == []


def test_every_moment_says_when_it_comes() -> None:
    assert tuple(MOMENTS) == get_args(Situation)
    assert json.loads(schema_text(a_rubric()))["$defs"]["Voice"]["properties"]["lines"]["required"] == list(MOMENTS)
