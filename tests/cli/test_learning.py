"""What a learner has kept, from the command line."""

import json
import zipfile
from pathlib import Path

from roleplay.cli.options import make_app
from tests.cli.conftest import Run


def test_a_session_is_renamed_and_all_is_given_out_and_erased(run: Run, tmp_path: Path) -> None:
    place = ("--data-dir", str(tmp_path))
    session = make_app(tmp_path).practice.start("disruptive", seed=1)
    assert run("sessions", "rename", session.id, "My first", *place).code == 0
    assert "My first" in run("sessions", "list", *place).out
    assert run("sessions", "rename", session.id, " ", *place).code == 2
    given = json.loads(run("data", "export", *place).out)
    assert [entry["session"]["title"] for entry in given["sessions"]] == ["My first"]
    assert run("data", "export", "-o", str(tmp_path / "all.zip"), *place).code == 0
    assert "everything.json" in zipfile.ZipFile(tmp_path / "all.zip").namelist()
    refused = run("data", "erase", "--confirm", "yes", *place)
    assert (refused.code, "nothing was erased" in refused.err) == (2, True)
    assert run("data", "erase", "--confirm", "local", *place).out == "erased 1 sessions and 0 papers of 'local'\n"
    assert make_app(tmp_path).store.everything("local") == ((), ())


def test_progress_is_told_in_the_terminal(run: Run, tmp_path: Path) -> None:
    place = ("--data-dir", str(tmp_path))
    assert run("progress", *place).out == "Nothing yet. Begin with: roleplay play roi-not-price\n"
    practice = make_app(tmp_path).practice
    list(practice.play(practice.start("disruptive", seed=1).id, "Disruptive…?"))
    told = run("progress", *place).out
    assert told.startswith("1 sessions\nCollaboration  not enough evidence yet\n")
    assert "Certificate, competent: under way (0 of 3 that count)" in told
