"""What a person meets on the command line when a model is used: addresses, keys, failures, and going on after them."""

import io
import json
import sys

import pytest

from roleplay.cli import main
from tests.cli.conftest import Run
from tests.fake_server import ACTOR, Answer, FakeServer


class Keyboard(io.StringIO):
    """Standard input with somebody at it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, fake_server: FakeServer) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", fake_server.url)
    monkeypatch.setenv("ROLEPLAY_COUNTERPART_MODEL", f"openai:{ACTOR}")
    monkeypatch.setenv("ROLEPLAY_EVALUATOR_MODEL", "builtin")
    monkeypatch.setenv("ROLEPLAY_RETRIES", "0")


def practised(monkeypatch: pytest.MonkeyPatch, *lines: str) -> int:
    monkeypatch.setattr(sys, "argv", ["roleplay", "play", "roi-not-price", "--seed", "7"])
    monkeypatch.setattr(sys, "stdin", Keyboard("".join(f"{line}\n" for line in lines)))
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


@pytest.mark.usefixtures("typed")
def test_a_person_can_try_again_and_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fake_server: FakeServer
) -> None:
    fake_server.script(ACTOR, Answer(status=500), Answer(status=500), "Fine, go on then.", "And so it goes.")
    assert practised(monkeypatch, "Hello Dana, thanks for your time.", "", "what?", "", "I see.", "/end") == 0
    out = capsys.readouterr().out
    assert out.count("No reply:") == 2
    assert "Fine, go on then." in out
    assert "And so it goes." in out


@pytest.mark.usefixtures("typed")
def test_a_person_can_go_on_with_the_built_in_voice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fake_server: FakeServer
) -> None:
    fake_server.script(ACTOR, Answer(status=500))
    assert practised(monkeypatch, "Hello Dana, thanks for your time.", "/builtin", "/end") == 0
    assert capsys.readouterr().out.count("Dana Whitlock:") == 2


@pytest.mark.usefixtures("typed")
def test_a_person_can_stop_after_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fake_server: FakeServer
) -> None:
    fake_server.script(ACTOR, Answer(status=500))
    assert practised(monkeypatch, "Hello Dana, thanks for your time.", "/end") == 3
    assert "Your words are kept in session" in capsys.readouterr().err


@pytest.mark.parametrize("command", [("play", "roi-not-price", "--script", "-"), ("grade", "--turns", "-")])
def test_a_model_that_cannot_be_set_up_is_told_before_anything_begins(run: Run, command: tuple[str, ...]) -> None:
    done = run(*command, "--model", "cohere:command", stdin="Hello.\n")
    assert (done.code, done.out) == (2, "")
    assert "pip install langchain-cohere" in done.err
    assert run("sessions", "list").out == ""


def test_an_empty_address_is_none_and_nothing_is_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch, blocked: list[object]
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "")
    done = run("play", "roi-not-price", "--script", "-", "--model", "openai:gpt-5-mini", stdin="Hello.\n")
    assert done.code == 2
    assert "There is no key for OpenAI" in done.err
    assert blocked == []


def test_an_address_without_a_scheme_is_told_at_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "localhost:8000/v1")
    done = run("doctor")
    assert done.code == 2
    assert "OPENAI_BASE_URL" in done.err
    assert "http://" in done.err


def test_a_key_is_taken_without_its_line_break_and_never_shown(
    run: Run, monkeypatch: pytest.MonkeyPatch, fake_server: FakeServer
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", fake_server.url.replace("//", "//someone:hidden@"))
    monkeypatch.setenv("OPENAI_API_KEY", " sk-secret-123456\n")
    fake_server.script(ACTOR, "ready", "ready")
    done = run("doctor", "--model", ACTOR)
    assert done.code == 0, done.out
    assert fake_server.asked[0].headers["authorization"] in ("Bearer sk-secret-123456", "Basic c29tZW9uZTpoaWRkZW4=")
    assert "127.0.0.1" in done.out
    assert "with OPENAI_API_KEY" in done.out
    for secret in ("sk-secret", "hidden"):
        assert secret not in done.out + done.err


def test_a_failed_reply_gives_out_no_directions(
    run: Run, monkeypatch: pytest.MonkeyPatch, fake_server: FakeServer, typed: None
) -> None:
    fake_server.script(ACTOR, Answer(status=500))
    done = run("play", "roi-not-price", "--script", "-", "--format", "jsonl", stdin="Hello Dana.\n")
    kept = json.loads(run("sessions", "export", json.loads(done.out.splitlines()[0])["id"]).out)
    assert kept["turns"][0]["directions"] is None
