"""Feedback on a real call in the terminal: who speaks, what is sent, what comes out, and going on after a failure."""

import json
from pathlib import Path

import pytest

from roleplay.calls.report import CallReport
from tests.cli.conftest import Run
from tests.evaluator.answers import an_answer, said_by
from tests.fake_server import GRADER, Answer, FakeServer

CALL = """\
[00:00:04] Ana Ruiz: Thanks for making time, Bob. Shall we take price first, or the rollout?
[00:00:11] Bob: Honestly, I'm angry. You were two weeks late and I had to stand in front of my team and explain it.
[00:00:21] Ana Ruiz: Calm down, two weeks is normal.
[00:00:30] Bob: Not for us. I'm the one who signed for that date.
[00:00:40] Ana Ruiz: You put your name on that date and our delay made you look unreliable. Have I got that right?
[00:00:52] Bob: Yes. And the third quarter is full.
[00:01:00] Ana Ruiz: What would have to be true for the third quarter to feel safe?
"""
NOTHING = said_by(an_answer(observations=[], keep="", rewrite="", curiosity={"why": "x", "quote": None, "level": None},
                            validation={"why": "x", "quote": None, "level": None}))


@pytest.fixture
def transcript(tmp_path: Path) -> str:
    path = tmp_path / "acme call.txt"
    path.write_text(CALL, encoding="utf-8")
    return str(path)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, fake_server: FakeServer) -> FakeServer:
    monkeypatch.setenv("OPENAI_BASE_URL", fake_server.url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    monkeypatch.setenv("ROLEPLAY_EVALUATOR_MODEL", f"openai:{GRADER}")
    monkeypatch.setenv("ROLEPLAY_COUNTERPART_MODEL", "builtin")
    monkeypatch.setenv("ROLEPLAY_RETRIES", "0")
    return fake_server


def test_without_a_speaker_it_says_who_speaks_and_what_to_type(run: Run, transcript: str) -> None:
    result = run("grade", transcript)
    assert result.code == 2
    assert "2 people speak in acme call.txt (text)" in result.err
    assert "Ana Ruiz      4 turns       51 words" in result.err
    assert f'roleplay grade "{transcript}" --speaker "Ana Ruiz"' in result.err


def test_the_report_in_the_terminal(run: Run, transcript: str, data_dir: Path) -> None:
    result = run("grade", transcript, "--speaker", "ana")
    assert result.code == 0
    assert "Ana Ruiz in acme call.txt" in result.out
    assert "Ana Ruiz at 0:40: Validation 4 of 4: exemplary" in result.out
    assert "A plain feeling: Bob at 0:11" in result.out
    assert not data_dir.exists(), "without a model nothing of a call is kept"


@pytest.mark.parametrize("form", ["text", "json", "md", "html"])
def test_the_report_in_a_file(run: Run, transcript: str, tmp_path: Path, form: str) -> None:
    place = tmp_path / f"report.{form}"
    result = run("grade", transcript, "--speaker", "Ana", "--format", form, "--output", str(place))
    assert (result.code, result.out, result.err) == (0, "", f"wrote {place}\n")
    written = place.read_text(encoding="utf-8")
    assert "Ana Ruiz" in written
    assert "\x1b[" not in written
    if form == "json":
        assert CallReport.model_validate_json(written).turns == 4
    if form == "html":
        assert written.startswith("<!doctype html>")


def test_a_call_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("grade", "-", "--speaker", "Ana", "--format", "json", stdin=CALL)
    assert (result.code, json.loads(result.out)["name"]) == (0, "standard input")


@pytest.mark.parametrize(("written", "told"), [
    ("WEBVTT\n\n00:01 -> 00:02\nhi\n", "bad.vtt:3: a cue without times"),
    ("nobody says who speaks", "bad.vtt:1: nobody is named as speaking"),
])
def test_a_broken_file_names_its_line(run: Run, tmp_path: Path, written: str, told: str) -> None:
    path = tmp_path / "bad.vtt"
    path.write_text(written)
    result = run("grade", str(path), "--speaker", "Ana")
    assert result.code == 2
    assert told in result.err
    assert "Traceback" not in result.err


def test_what_cannot_be_done_is_said(run: Run, transcript: str, tmp_path: Path) -> None:
    assert run("grade").code == 2
    assert "one thing to grade is needed" in run("grade").err
    assert run("grade", transcript, "--turns", transcript).code == 2
    assert "nobody called 'Zoe'" in run("grade", transcript, "--speaker", "Zoe").err
    nowhere = str(tmp_path / "no" / "report.html")
    assert run("grade", transcript, "--speaker", "Ana", "--output", nowhere).code == 2


def test_with_a_model_it_says_first_what_is_sent_where_and_goes_on_where_it_failed(
    run: Run, transcript: str, model: FakeServer, data_dir: Path
) -> None:
    model.script(GRADER, NOTHING, *[Answer(status=500, message="away")] * 20)
    failed = run("grade", transcript, "--speaker", "Ana", "--workers", "1")
    assert failed.code == 3
    host = model.url.removeprefix("http://").removesuffix("/v1")
    assert f"4 turns, each with what was said before it, are sent to {host} (openai:{GRADER}): about " in failed.err
    assert "failed at 3 turns in a row" in failed.err
    assert "run it again to go on" in failed.err
    assert len(list((data_dir / "calls").iterdir())) == 1
    asked = len(model.of(GRADER))
    model.script(GRADER, by=lambda _: NOTHING)
    again = run("grade", transcript, "--speaker", "Ana", "--format", "json", "--workers", "1")
    assert again.code == 0
    assert "3 turns, each with" in again.err
    assert len(model.of(GRADER)) == asked + 3
    report = json.loads(again.out)
    assert (report["source"], report["degraded"], report["turns"]) == (f"openai:{GRADER}", 0, 4)
    assert report["input_tokens"] > report["output_tokens"] > 0
    third = run("grade", transcript, "--speaker", "Ana")
    assert third.code == 0
    assert len(model.of(GRADER)) == asked + 3, "a finished call is sent to nobody again"
