"""The documents name every setting and none that does not exist, with the defaults and limits there are."""

import re
from pathlib import Path

import pytest

from roleplay.settings import Settings

ROOT = Path(__file__).parents[1]
MODELS = ROOT / "docs" / "models.md"
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
OF_THE_TESTS = {"ROLEPLAY_TEST_POSTGRES", "ROLEPLAY_TEST_CHROMIUM", "ROLEPLAY_BENCH"}

VARIABLES = {
    str(field.validation_alias) if field.validation_alias else f"ROLEPLAY_{name.upper()}": field
    for name, field in Settings.model_fields.items()
}
ROWS = {row[1]: row[2].strip() for row in re.finditer(r"^\| `(\w+)` \| ([^|]+) \|", MODELS.read_text("utf-8"), re.M)}


def test_every_setting_is_listed_once_and_no_other() -> None:
    assert set(ROWS) == set(VARIABLES)
    assert MODELS.read_text("utf-8").count("\n| `") == len(VARIABLES)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_names_a_setting_that_does_not_exist(document: Path) -> None:
    named = set(re.findall(r"\b(?:ROLEPLAY|OPENAI)_[A-Z_]*[A-Z]\b", document.read_text("utf-8")))
    assert named - set(VARIABLES) - OF_THE_TESTS == set()


@pytest.mark.parametrize("name", VARIABLES)
def test_defaults_are_as_listed(name: str) -> None:
    default = VARIABLES[name].get_default()
    if default in (None, "") or VARIABLES[name].default_factory is not None:
        assert "`" not in ROWS[name], "a default is listed that is none"
    else:
        assert ROWS[name] == f"`{default}`"


@pytest.mark.parametrize("name", VARIABLES)
def test_limits_are_as_listed(name: str) -> None:
    [row] = [line for line in MODELS.read_text("utf-8").splitlines() if line.startswith(f"| `{name}` |")]
    for limit in VARIABLES[name].metadata:
        bound = getattr(limit, "le", None) or getattr(limit, "ge", None)
        if bound:
            assert re.search(rf"\b{bound:g}\b", row)
