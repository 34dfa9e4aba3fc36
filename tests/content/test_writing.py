"""What is written reads back the same, and reads well."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.content.library import Library
from roleplay.content.plain_yaml import plain_yaml
from roleplay.content.reading import parse_yaml
from roleplay.content.writing import WIDTH, written

LIBRARY = Library()
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Co", "Zl", "Zp")), max_size=300)
VALUES: st.SearchStrategy[Any] = st.recursive(
    TEXT | st.integers() | st.booleans() | st.sampled_from(("yes", "No", "null", "12:30", "- a", "a: b", "# x", "~")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12)


@given(st.dictionaries(TEXT, VALUES, max_size=5))
def test_any_fields_read_back_the_same(fields: dict[str, Any]) -> None:
    assert (parse_yaml("x", written(fields)) if fields else {}) == fields


@pytest.mark.parametrize("persona_id", LIBRARY.ids()[:1])
def test_a_persona_reads_back_the_same_and_keeps_its_lines_short(persona_id: str) -> None:
    fields = plain_yaml("x", LIBRARY.text(persona_id))
    text = written(fields)
    assert plain_yaml("x", text) == fields
    prose = [line for line in text.splitlines() if not line.lstrip().startswith(("-", '"'))]
    assert sum(len(line) > WIDTH + 4 for line in prose) <= len(prose) // 50


def test_notes_stand_above_their_fields() -> None:
    long = " ".join(["word"] * 40)
    text = written({"a": "b", "c": [{"d": long, "f": ["g"]}]}, lambda place: f"about {'.'.join(place)}")
    assert "# about a\na: b\n" in text
    assert "    # about c.d\n    d: >-\n" in text
    assert plain_yaml("x", text) == {"a": "b", "c": [{"d": long, "f": ["g"]}]}
