"""Counterparts of one's own: beside the shipped ones, kept as drafts until they are sound, and never lost."""

import os
import re
from pathlib import Path

import pytest

from roleplay.authoring.template import copied, plain_lines, template
from roleplay.content import desk as desk_module
from roleplay.content.check import FILL_IN, UNWRITTEN
from roleplay.content.desk import DRAFTS, Desk, lay_down
from roleplay.content.library import Library
from roleplay.content.plain_yaml import LARGEST
from roleplay.content.schema import FILE, schema_text
from roleplay.errors import ConfigError, ContentError
from tests.builders import a_rubric

DANA = Library().text("roi-not-price")
MINE = copied(DANA, "mine")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "data" / "personas"


@pytest.fixture
def library(own: Path) -> Library:
    return Library(own=own)


@pytest.fixture
def desk(library: Library) -> Desk:
    return Desk(library, a_rubric())


def test_own_ones_stand_beside_the_shipped_ones(desk: Desk, library: Library) -> None:
    shipped = library.ids()
    assert desk.save("mine", MINE).sound
    assert library.ids() == tuple(sorted((*shipped, "mine")))
    assert (library.is_own("mine"), library.is_own("disruptive"), library.is_own("nobody")) == (True, False, False)
    assert library.get("mine").id == "mine"
    assert library.get("mine").name == library.get("roi-not-price").name
    assert library.troubles() == ()


def test_another_folder_replaces_the_shipped_ones_only(own: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    lay_down(theirs / "other.yaml", copied(DANA, "other"), a_rubric())
    library = Library(theirs, own)
    Desk(library, a_rubric()).save("mine", MINE)
    assert library.ids() == ("mine", "other")


@pytest.mark.parametrize(("name", "problem"), [("disruptive.yaml", "also the id of"), ("Mine!.yaml", "is no id"),
                                               ("\x1b[31m.yaml", "is no id"), ("..yaml", "is no id")])
def test_a_file_that_cannot_be_listed_hides_nobody(own: Path, library: Library, name: str, problem: str) -> None:
    own.mkdir(parents=True)
    (own / name).write_text(DANA, encoding="utf-8")
    (own / "mine.yaml").write_text(MINE, encoding="utf-8")
    assert "mine" in library.ids()
    assert library.path("disruptive").parent == library.folder
    [trouble] = library.troubles()
    assert problem in trouble.problem
    assert trouble.hint
    assert trouble.message.isprintable()


def test_two_own_files_of_one_id(own: Path, library: Library) -> None:
    own.mkdir(parents=True)
    for ending in ("yaml", "yml"):
        (own / f"mine.{ending}").write_text(MINE, encoding="utf-8")
    assert library.path("mine").suffix == ".yaml"
    assert [trouble.where for trouble in library.troubles()] == ["id"]


def test_a_draft_is_kept_as_it_is_typed_and_is_nobody_to_play(desk: Desk, library: Library) -> None:
    desk.begin("mine", "half a th: [")
    assert desk.drafts() == ("mine",)
    assert (desk.text("mine"), desk.has_draft("mine"), desk.is_saved("mine")) == ("half a th: [", True, False)
    assert "mine" not in library.ids()
    desk.keep("mine", "")
    assert desk.text("mine") == ""


def test_only_what_is_sound_is_saved_and_the_rest_is_kept(desk: Desk, library: Library) -> None:
    desk.save("mine", MINE)
    broken = MINE.replace("name: Dana Whitlock", "nmae: Dana Whitlock")
    checked = desk.save("mine", broken)
    assert not checked.sound
    assert library.text("mine") == MINE, "what can be played is as it was"
    assert desk.text("mine") == broken, "and what was typed is not lost"
    assert desk.save("mine", MINE).sound
    assert not desk.has_draft("mine")


@pytest.mark.thorough
def test_a_warning_keeps_nobody_from_being_saved(desk: Desk) -> None:
    few = re.sub(r"topics: \[agents,.*\]", "topics: [agents, morale]", MINE)
    checked = desk.save("mine", few)
    assert checked.sound
    assert [finding.severity for finding in checked.findings] == ["warning"]


@pytest.mark.thorough
def test_the_id_in_the_file_has_to_be_its_name(desk: Desk) -> None:
    checked = desk.save("mine", DANA)
    assert [(f.field, "mine" in f.hint) for f in checked.findings] == [("id", True)]
    assert not desk.is_saved("mine")


@pytest.mark.thorough
@pytest.mark.parametrize("taken", ["disruptive", "drafted", "saved"])
def test_nothing_is_ever_overwritten(desk: Desk, library: Library, taken: str) -> None:
    desk.begin("drafted", "x")
    desk.save("saved", copied(DANA, "saved"))
    before = {name: desk.text(name) for name in ("drafted", "saved")}
    with pytest.raises(ContentError) as caught:
        desk.begin(taken, "new")
    assert f"{taken}-2" in caught.value.hint
    assert before == {name: desk.text(name) for name in ("drafted", "saved")}
    with pytest.raises(ContentError):
        desk.save("disruptive", library.text("disruptive"))
    with pytest.raises(ContentError):
        lay_down(desk.path("saved"), "new", a_rubric())


def test_a_write_that_fails_leaves_what_was_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.keep("mine", "the old text")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(desk_module.os, "fsync", full)
    with pytest.raises(ContentError) as caught:
        desk.keep("mine", "the new text")
    assert "No space left" in caught.value.problem
    assert desk.text("mine") == "the old text"
    assert [path.name for path in (desk.folder / DRAFTS).iterdir() if path.suffix == ".yaml"] == ["mine.yaml"]
    assert not [path for path in (desk.folder / DRAFTS).iterdir() if path.name.startswith(".")]


def test_a_draft_that_is_far_too_long_is_refused(desk: Desk) -> None:
    desk.keep("mine", "short")
    with pytest.raises(ContentError):
        desk.keep("mine", "x" * (LARGEST + 1))
    assert desk.text("mine") == "short"


@pytest.mark.thorough
def test_deleting_takes_the_draft_along_and_dropping_does_not_take_the_saved(desk: Desk, library: Library) -> None:
    desk.save("mine", MINE)
    desk.keep("mine", "changed")
    desk.drop_draft("mine")
    assert desk.text("mine") == MINE
    desk.keep("mine", "changed")
    desk.delete("mine")
    assert "mine" not in library.ids()
    assert desk.drafts() == ()


@pytest.mark.thorough
def test_the_schema_stands_beside_drafts_and_saved_ones(desk: Desk) -> None:
    desk.begin("one", "x")
    desk.save("mine", MINE)
    for folder in (desk.folder, desk.folder / DRAFTS):
        assert (folder / FILE).read_text(encoding="utf-8") == schema_text(a_rubric())


def test_the_last_check_is_of_this_text_and_this_rubric(desk: Desk, library: Library) -> None:
    assert desk.last_check("mine", MINE) is None
    desk.note("mine", MINE, errors=0, warnings=2, rehearsed=True)
    last = desk.last_check("mine", MINE)
    assert last is not None
    assert (last.errors, last.warnings, last.rehearsed) == (0, 2, True)
    assert desk.last_check("mine", MINE + "#") is None
    stricter = a_rubric().model_copy(update={"digest": "sha256:other"})
    assert Desk(library, stricter).last_check("mine", MINE) is None
    (desk.folder / "checks.json").write_text("{", encoding="utf-8")
    assert desk.last_check("mine", MINE) is None


def test_a_library_without_own_ones_has_no_desk() -> None:
    with pytest.raises(ConfigError):
        Desk(Library(), a_rubric())


def test_a_template_lists_exactly_what_is_to_be_written(desk: Desk) -> None:
    text = template("mine", a_rubric())
    checked = desk.check("mine", text)
    assert checked.persona is not None
    assert {finding.problem for finding in checked.findings} == {UNWRITTEN}
    assert len(checked.findings) == text.count(f"{FILL_IN}:")
    assert all(finding.hint.startswith("Write: ") for finding in checked.findings)
    one = text.replace('name: "FILL IN: first and last name"', "name: Sam Doe")
    assert len(desk.check("mine", one).findings) == len(checked.findings) - 1


def test_plain_lines_of_the_template_are_named(desk: Desk) -> None:
    persona = desk.check("mine", template("mine", a_rubric())).persona
    assert persona is not None
    [finding] = plain_lines(persona)
    assert finding.severity == "warning"
    assert finding.field == "voice.lines"
    assert plain_lines(Library().get("disruptive")) == ()


def test_a_copy_keeps_comments_and_changes_the_id_alone() -> None:
    assert copied(MINE, "other") == MINE.replace("id: mine", "id: other", 1)
    assert copied(DANA, "mine").splitlines()[1:] == DANA.replace("id: roi-not-price", "id: mine", 1).splitlines()


def test_a_read_only_folder_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> tuple[int, str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(desk_module.tempfile, "mkstemp", refused)
    with pytest.raises(ContentError) as caught:
        desk.keep("mine", "x")
    assert "Permission denied" in caught.value.problem
    assert "ROLEPLAY_DATA_DIR" in caught.value.hint
    assert os.path.basename(caught.value.path) == "mine.yaml"
