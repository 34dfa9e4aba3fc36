"""Writing counterparts from the command line: new, check, add, delete, schema, draft."""

import json
from pathlib import Path
from typing import Any

import pytest

from roleplay import rehearsal
from roleplay.content.library import Library
from roleplay.content.schema import FILE, schema_text
from roleplay.rehearsal import Run as Rehearsed
from tests.authoring.test_draft import answering, as_written
from tests.builders import a_rubric
from tests.cli.conftest import Run
from tests.fake_server import ACTOR, FakeServer, fake_server

__all__ = ["fake_server"]

DANA = Library().text("roi-not-price")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rehearsal in which skill wins and nothing else does; `tests/test_rehearsal.py` plays real ones."""

    def rehearsed(_: object, __: object, name: str, seed: int) -> Rehearsed:
        won = name == "skilled"
        return Rehearsed(learner=name, seed=seed, turns=9, outcome="agreed" if won else "walked", found=float(won),
                         deal=(80, 60) if won else None)

    monkeypatch.setattr(rehearsal, "rehearse", rehearsed)


@pytest.fixture
def own(data_dir: Path) -> Path:
    return data_dir / "personas"


def test_from_template_to_a_counterpart(run: Run, own: Path) -> None:
    made = run("personas", "new", "my-prospect")
    draft = own / "drafts" / "my-prospect.yaml"
    assert (made.code, str(draft) in made.out, draft.is_file()) == (0, True, True)
    assert (draft.parent / FILE).read_text(encoding="utf-8") == schema_text(a_rubric())
    assert "my-prospect" not in run("personas", "list").out, "nobody to play yet"

    checked = run("personas", "check", "my-prospect")
    assert checked.code == 1
    assert f"{draft}: name: is still to be filled in\n    Write: first and last name." in checked.out
    refused = run("personas", "add", "my-prospect")
    assert (refused.code, "not added" in refused.out) == (1, True)
    assert not (own / "my-prospect.yaml").exists()

    draft.write_text(DANA.replace("id: roi-not-price", "id: my-prospect", 1), encoding="utf-8")
    assert run("personas", "check", "my-prospect").code == 0
    added = run("personas", "add", "my-prospect")
    assert (added.code, "roleplay play my-prospect" in added.out) == (0, True)
    assert not draft.exists()
    listed = run("personas", "list").out
    assert [line.endswith("(yours)") for line in listed.splitlines() if line.startswith("my-prospect")] == [True]
    played = run("play", "my-prospect", "--script", "-", stdin="Hello Dana.\n")
    assert (played.code, "Dana Whitlock" in played.out) == (0, True)


@pytest.mark.thorough
def test_a_copy_can_be_played_at_once_and_deleted(run: Run, own: Path) -> None:
    assert run("personas", "new", "mine", "--from", "roi-not-price").code == 0
    assert (own / "mine.yaml").is_file()
    assert run("personas", "show", "mine").out == run("personas", "show", "roi-not-price").out
    assert run("personas", "delete", "mine", "--yes").code == 0
    assert not (own / "mine.yaml").exists()
    gone = run("personas", "delete", "disruptive", "--yes")
    assert (gone.code, "shipped ones cannot be deleted" in gone.err) == (2, True)


@pytest.mark.thorough
def test_nothing_is_overwritten(run: Run, own: Path, tmp_path: Path) -> None:
    run("personas", "new", "mine")
    before = (own / "drafts" / "mine.yaml").read_text(encoding="utf-8")
    for command in (("new", "mine"), ("new", "mine", "--from", "disruptive"), ("new", "disruptive")):
        again = run("personas", *command)
        assert (again.code, "already" in again.err, "-2" in again.err) == (2, True, True)
    assert (own / "drafts" / "mine.yaml").read_text(encoding="utf-8") == before
    elsewhere = tmp_path / "elsewhere"
    assert run("personas", "new", "other", "--directory", str(elsewhere)).code == 0
    text = (elsewhere / "other.yaml").read_text(encoding="utf-8")
    assert run("personas", "new", "other", "--directory", str(elsewhere)).code == 2
    assert (elsewhere / "other.yaml").read_text(encoding="utf-8") == text


@pytest.mark.thorough
def test_a_file_from_elsewhere_is_added_once_and_replaced_only_when_asked(run: Run, own: Path, tmp_path: Path) -> None:
    file = tmp_path / "theirs.yaml"
    file.write_text(DANA.replace("id: roi-not-price", "id: theirs", 1), encoding="utf-8")
    assert run("personas", "add", str(file)).code == 0
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: ROI, not price", "title: Another"), encoding="utf-8")
    assert run("personas", "add", str(file)).code == 2
    assert run("personas", "add", str(file), "--replace").code == 0
    assert "title: Another" in (own / "theirs.yaml").read_text(encoding="utf-8")
    shipped = tmp_path / "disruptive.yaml"
    shipped.write_text(Library().text("disruptive"), encoding="utf-8")
    assert run("personas", "add", str(shipped)).code == 2
    assert run("personas", "add", str(shipped), "--replace").code == 2, "a shipped one stays as it is"


@pytest.mark.thorough
def test_a_broken_own_file_is_named_and_hides_nobody(run: Run, own: Path) -> None:
    own.mkdir(parents=True)
    (own / "broken.yaml").write_text('name: "\x1b[31m', encoding="utf-8")
    (own / "disruptive.yaml").write_text("x", encoding="utf-8")
    listed = run("personas", "list")
    assert (listed.code, len(listed.out.splitlines())) == (1, len(Library().ids()))
    assert "broken.yaml" in listed.err
    assert "also the id of" in listed.err
    assert "\x1b" not in listed.out + listed.err
    checked = run("personas", "check", "broken", "disruptive")
    assert checked.code == 1


@pytest.mark.thorough
@pytest.mark.parametrize("named", ["../../x", "nobody", "no/such/file.yaml", "\x1b[31mred"])
def test_what_is_not_there_is_told(run: Run, named: str) -> None:
    done = run("personas", "check", named)
    assert done.code in (1, 2)
    assert "\x1b" not in done.out + done.err
    assert "Traceback" not in done.err


@pytest.mark.thorough
def test_a_folder_is_checked_whole(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("personas", "new", name, "--from", "disruptive", "--directory", str(tmp_path / "folder"))
    done = run("personas", "check", str(tmp_path / "folder"))
    assert (done.code, done.out.count("Marcus Oyelaran, easy")) == (0, 2)


def test_the_schema_is_printed(run: Run) -> None:
    assert json.loads(run("personas", "schema").out) == json.loads(schema_text(a_rubric()))


def with_model(monkeypatch: pytest.MonkeyPatch, server: FakeServer) -> None:
    for name, value in (("OPENAI_BASE_URL", server.url), ("ROLEPLAY_MODEL", f"openai:{ACTOR}")):
        monkeypatch.setenv(name, value)


def test_without_a_model_drafting_says_what_to_set(run: Run) -> None:
    done = run("personas", "draft", "-", stdin="Tomek, dispatch at a bakery chain, after Easter.")
    assert done.code == 2
    assert "none is configured" in done.err
    assert "OPENAI_API_KEY" in done.err


@pytest.mark.thorough
def test_a_draft_is_kept_and_is_nobody_to_play_until_it_is_added(
        run: Run, own: Path, fake_server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with_model(monkeypatch, fake_server)
    fake_server.script(ACTOR, by=answering(as_written))
    done = run("personas", "draft", "-", stdin="Tomek, dispatch at a bakery chain, after Easter.")
    assert (done.code, "nothing wrong" in done.out) == (0, True)
    assert "(8 of 8)" in done.err
    assert (own / "drafts" / "after-easter.yaml").is_file()
    assert "after-easter" not in run("personas", "list").out
    assert run("personas", "add", "after-easter").code == 0
    assert "Tomasz Zielinski" in run("personas", "list").out


@pytest.mark.thorough
def test_a_draft_with_faults_is_kept_with_its_findings(
        run: Run, own: Path, fake_server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with_model(monkeypatch, fake_server)

    def silent(name: str, answer: dict[str, Any], _: object) -> dict[str, Any]:
        return answer | ({"hurt": []} if name == "welcome" else {})

    fake_server.script(ACTOR, by=answering(silent))
    done = run("personas", "draft", "-", "--id", "mine", stdin="Tomek, dispatch at a bakery chain, after Easter.")
    assert done.code == 1
    assert "mine.yaml: voice.lines.hurt: has no line" in done.out
    assert (own / "drafts" / "mine.yaml").is_file()
    assert run("personas", "add", "mine").code == 1


@pytest.mark.thorough
def test_a_call_can_be_the_notes(
        run: Run, tmp_path: Path, fake_server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with_model(monkeypatch, fake_server)
    fake_server.script(ACTOR, by=answering(as_written))
    call = tmp_path / "call.txt"
    call.write_text("Lena: My own words are no notes.\nTomek: After Easter, we can talk after Easter.\n", "utf-8")
    assert run("personas", "draft", "--from-call", str(call), "--speaker", "Lena").code == 0
    notes = json.loads(fake_server.asked[0].messages[1]["content"])["notes"]
    assert "Tomek: After Easter" in notes
    assert "My own words" not in notes
    given = ("--from-call", str(call))
    for wrong in (given, (*given, "--speaker", "Nobody"), (), ("--speaker", "x")):
        assert run("personas", "draft", *wrong).code == 2
