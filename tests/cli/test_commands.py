"""The other commands, and what they say when something is wrong."""

import json
import sys
from pathlib import Path

import pytest

from tests.builders import CORE
from tests.cli.conftest import Run
from tests.fake_server import FakeServer

PERSONAS = Path(__file__).parents[2] / "personas"
TURN = {
    "id": "t1",
    "context": [{"speaker": "counterpart", "text": "The implementation looks disruptive."}],
    "text": "Disruptive…?",
}


def test_grade_turns_keeps_order_and_goes_on_after_a_bad_row(run: Run) -> None:
    rows = [
        json.dumps(TURN),
        "{not json",
        json.dumps({"id": "t3"}),
        json.dumps(TURN | {"id": "t4", "text": "It's not a big deal."}),
    ]
    done = run("grade", "--turns", "-", stdin="\n".join(rows) + "\n")
    told = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 1
    assert [row["id"] for row in told] == ["t1", None, "t3", "t4"]
    assert ["error" in row for row in told] == [False, True, True, False]
    assert "line 2" in told[1]["error"]
    assert "line 3: text" in told[2]["error"]
    assert told[0]["levels"]["curiosity"] == 3
    assert told[3]["levels"]["validation"] == 0
    assert set(told[0]["probabilities"]) == {"collaboration", "curiosity", "validation"}
    assert all(0 <= value <= 1 for value in told[0]["probabilities"].values())


def test_grade_takes_facts_and_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "turns.jsonl"
    fact = "The audit has not been carried out; fieldwork starts on 9 September."
    path.write_text(json.dumps(TURN | {"scenario": "Vendor review", "facts": [fact]}) + "\n", encoding="utf-8")
    done = run("grade", "--turns", str(path))
    assert done.code == 0
    assert json.loads(done.out)["source"] == "builtin"


def test_grade_refuses_to_spread_what_a_model_grades(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    done = run("grade", "--turns", "-", "--workers", "2", "--model", "openai:some-model", stdin=json.dumps(TURN))
    assert done.code == 2
    assert "--model builtin" in done.err


def test_grade_says_what_a_cluster_needs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "roleplay.bulk.cluster", raising=False)
    done = run("grade", "--turns", "-", "--scheduler", "tcp://127.0.0.1:9", stdin=json.dumps(TURN))
    assert done.code == 2
    assert "roleplay[cluster]" in done.err


def test_personas_are_listed_and_shown_without_what_is_hidden(run: Run) -> None:
    listed = run("personas", "list").out
    for persona in ("roi-not-price", "disruptive", "two-weeks-late"):
        assert persona in listed
        shown = run("personas", "show", persona).out
        assert len(shown) > 400
        for secret in ("interests", "hidden", "reservation"):
            assert secret not in shown.lower()


@pytest.mark.thorough
def test_personas_check_is_green_and_prints_the_table(run: Run) -> None:
    done = run("personas", "check", *(str(PERSONAS / f"{name}.yaml") for name in CORE))
    assert done.code == 0, done.out
    for learner in ("skilled", "average", "pitching", "stuffing", "aggressive"):
        assert done.out.count(f"  {learner} ") == 3


def test_personas_check_names_file_field_and_remedy(run: Run, tmp_path: Path) -> None:
    shipped = PERSONAS / "roi-not-price.yaml"
    broken = tmp_path / "roi-not-price.yaml"
    broken.write_text(
        shipped.read_text(encoding="utf-8").replace("learner: 36, counterpart: 0", "learner: 30, counterpart: 0", 1),
        encoding="utf-8",
    )
    done = run("personas", "check", str(broken))
    assert done.code == 1
    assert f"{broken}: issues" in done.out
    assert "100" in done.out


def test_sessions_are_listed_shown_exported_and_deleted(run: Run) -> None:
    run("play", "disruptive", "--script", "-", "--seed", "1", stdin="Disruptive…?\n")
    session = run("sessions", "list").out.split()[0]
    assert "Disruptive…?" in run("sessions", "show", session).out
    assert json.loads(run("sessions", "export", session).out)["session"]["id"] == session
    assert run("sessions", "export", session, "--format", "md").out.startswith("# ")
    assert run("sessions", "delete", session, "--yes").code == 0
    assert run("sessions", "list").out == ""
    assert run("sessions", "show", session).code == 4


def test_what_people_said_cannot_become_markup_in_an_export(run: Run) -> None:
    run("play", "disruptive", "--script", "-", "--seed", "1", stdin="# Not a heading <script>alert(1)</script>\n")
    session = run("sessions", "list").out.split()[0]
    exported = run("sessions", "export", session, "--format", "md").out
    assert "    # Not a heading" in exported


def test_every_command_takes_a_data_folder(run: Run, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    run("play", "disruptive", "--script", "-", "--data-dir", other, stdin="Hello.\n")
    assert run("sessions", "list").out == ""
    assert len(run("sessions", "list", "--data-dir", other).out.splitlines()) == 1


def test_doctor_says_what_is_configured(run: Run) -> None:
    done = run("doctor")
    assert done.code == 0, done.out
    assert "counterpart: built-in" in done.out
    assert "OPENAI_API_KEY" in done.out


def test_doctor_finds_a_server_that_does_not_answer(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("ROLEPLAY_RETRIES", "0")
    done = run("doctor")
    assert done.code == 1
    assert "NO " in done.out
    assert "sk-secret" not in done.out


def test_doctor_reaches_a_server(run: Run, fake_server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", fake_server.url)
    fake_server.script("gpt-5-mini", "ok", "ok")
    done = run("doctor")
    assert done.code == 0, done.out


def test_doctor_names_a_wrong_setting(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEPLAY_TIMEOUT", "soon")
    done = run("doctor")
    assert done.code == 2
    assert "ROLEPLAY_TIMEOUT" in done.err


def test_db_upgrade_tells_where_it_stands(run: Run) -> None:
    assert run("db", "upgrade").code == 0
    assert "up to date" in run("db", "upgrade").out


def test_without_arguments_it_says_what_it_can_do(run: Run) -> None:
    done = run()
    assert "play" in done.out + done.err
