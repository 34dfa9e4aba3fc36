"""`roleplay play`: whole sessions by script, as programs and people read them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.fake_server import ACTOR, GRADER, Answer, FakeServer

SCRIPTS = Path(__file__).parent / "scripts"
SEED = "7"


def events(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def played(run: Run, script: str, persona: str = "roi-not-price") -> list[dict[str, object]]:
    done = run("play", persona, "--script", str(SCRIPTS / script), "--seed", SEED, "--format", "jsonl")
    assert done.code == 0, done.err
    return events(done.out)


def test_events_come_in_order_and_are_complete(run: Run) -> None:
    told = played(run, "average.txt")
    assert [event["event"] for event in told[:5]] == ["session", "opening", "reply", "assessment", "state"]
    assert told[-1]["event"] == "end"
    assert set(told[0]) == {"event", "id", "persona", "seed", "model"}
    assert set(told[3]) == {"event", "turn", "source", "status", "reason", "levels", "moves", "caps", "flags", "advice"}
    assert set(told[4]) == {"event", "turn", "trust", "tension", "patience", "phase", "interests"}
    assert set(told[-1]) == {"event", "outcome", "deal", "scores", "metrics"}
    turns = [event["turn"] for event in told if event["event"] == "reply"]
    assert turns == list(range(1, len(turns) + 1))


def test_every_quote_is_the_learners_own_words(run: Run) -> None:
    lines = (SCRIPTS / "skilled.txt").read_text(encoding="utf-8").splitlines()
    for event in played(run, "skilled.txt"):
        if event["event"] == "assessment":
            words = lines[int(str(event["turn"])) - 1]
            for move in event["moves"]:  # type: ignore[attr-defined]
                assert words[move["start"] : move["end"]] == move["quote"]


def test_the_skilled_learner_hears_everything_and_wins_for_both(run: Run) -> None:
    told = played(run, "skilled.txt")
    end = told[-1]
    states = [event for event in told if event["event"] == "state"]
    assert set(states[-1]["interests"].values()) == {3}  # type: ignore[attr-defined]
    assert end["outcome"] == "agreed"
    deal = end["deal"]
    assert deal["learner"] > deal["learner_reservation"]  # type: ignore[index]
    assert deal["counterpart"] > deal["counterpart_reservation"]  # type: ignore[index]


def test_the_pushy_learner_is_walked_out_on(run: Run) -> None:
    told = played(run, "pushy.txt")
    assert told[-1]["outcome"] == "walked"
    states = [event for event in told if event["event"] == "state"]
    assert set(states[-1]["interests"].values()) == {0}  # type: ignore[attr-defined]


def test_the_average_learner_stands_between(run: Run) -> None:
    def found(script: str) -> int:
        states = [event for event in played(run, script) if event["event"] == "state"]
        return sum(states[-1]["interests"].values())  # type: ignore[attr-defined]

    assert found("pushy.txt") <= found("average.txt") < found("skilled.txt")


def test_the_same_seed_and_words_give_the_same_session(run: Run) -> None:
    def told() -> list[dict[str, object]]:
        return [{k: v for k, v in event.items() if k != "id"} for event in played(run, "average.txt")]

    assert told() == told()


def test_running_out_of_lines_ends_the_session_open(run: Run) -> None:
    done = run(
        "play",
        "disruptive",
        "--script",
        "-",
        "--seed",
        "1",
        "--format",
        "jsonl",
        stdin="Hello Marcus.\n\n  \nDisruptive…?\n",
    )
    assert events(done.out)[-1]["outcome"] == "open"
    assert sum(event["event"] == "reply" for event in events(done.out)) == 2


def test_a_line_break_is_written_as_backslash_n(run: Run) -> None:
    done = run(
        "play",
        "disruptive",
        "--script",
        "-",
        "--seed",
        "1",
        "--format",
        "jsonl",
        stdin="Hello Marcus.\\nDisruptive…?\n",
    )
    session = events(done.out)[0]["id"]
    assert json.loads(run("sessions", "export", str(session)).out)["turns"][0]["words"] == "Hello Marcus.\nDisruptive…?"


def test_as_text_it_reads_as_a_conversation(run: Run) -> None:
    done = run("play", "roi-not-price", "--script", str(SCRIPTS / "average.txt"), "--seed", SEED)
    assert done.code == 0
    assert "Dana Whitlock:" in done.out
    assert "You: Hi Dana" in done.out
    assert "curiosity" in done.out


def test_nobody_to_ask_is_a_usage_error(run: Run) -> None:
    done = run("play", "roi-not-price")
    assert done.code == 2
    assert "--script" in done.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("play", "roi-not-pricey", "--script", "-"), "roi-not-price"),
        (("play", "roi-not-price", "--script", "nowhere.txt"), "nowhere.txt"),
        (("sessions", "show", "none"), "none"),
    ],
)
def test_bad_input_names_what_is_wrong_without_a_traceback(run: Run, arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments)
    assert done.code in (2, 4)
    assert says in done.err
    assert "Traceback" not in done.err + done.out


def test_a_model_that_fails_ends_with_3_and_keeps_the_words(
    run: Run, fake_server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", fake_server.url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("ROLEPLAY_COUNTERPART_MODEL", f"openai:{ACTOR}")
    monkeypatch.setenv("ROLEPLAY_EVALUATOR_MODEL", "builtin")
    monkeypatch.setenv("ROLEPLAY_RETRIES", "0")
    fake_server.script(ACTOR, by=lambda _: Answer(status=500))
    done = run("play", "roi-not-price", "--script", "-", "--format", "jsonl", stdin="Hello Dana.\n")
    assert done.code == 3
    told = events(done.out)
    assert [event["event"] for event in told] == ["session", "opening", "failed", "assessment"]
    assert "sk-secret" not in done.err + done.out
    kept = json.loads(run("sessions", "export", str(told[0]["id"])).out)
    assert [turn["words"] for turn in kept["turns"]] == ["Hello Dana."]


def test_played_by_a_model_over_http(run: Run, fake_server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", fake_server.url)
    monkeypatch.setenv("ROLEPLAY_COUNTERPART_MODEL", f"openai:{ACTOR}")
    monkeypatch.setenv("ROLEPLAY_EVALUATOR_MODEL", f"openai:{GRADER}")
    monkeypatch.setenv("ROLEPLAY_RETRIES", "0")
    fake_server.script(ACTOR, by=lambda _: "I see. Go on, then.")
    fake_server.script(GRADER, by=lambda _: Answer(status=500))
    done = run(
        "play", "roi-not-price", "--script", "-", "--format", "jsonl", stdin="Hello Dana, thanks for your time.\n"
    )
    told = events(done.out)
    assessment = next(event for event in told if event["event"] == "assessment")
    assert (assessment["status"], assessment["source"]) == ("degraded", "builtin")
    assert assessment["reason"]
    assert next(event for event in told if event["event"] == "reply")["text"].startswith("I see. Go on")  # type: ignore[attr-defined]


def test_a_mode_decides_what_is_told_before_the_end(run: Run) -> None:
    def told(*mode: str) -> str:
        done = run("play", "roi-not-price", "--script", str(SCRIPTS / "pushy.txt"), "--seed", SEED, *mode)
        assert done.code == 0, done.err
        return done.out

    learn, practise, perform = told(), told("--mode", "practise"), told("--mode", "perform")
    assert 0 < practise.count("    try: ") < learn.count("    try: ")
    assert practise.count("    collaboration ") == learn.count("    collaboration ")
    assert "collaboration " not in perform.partition("The conversation has ended")[0]
    assert "collaboration " in perform.partition("The conversation has ended")[2], "after the end, all of it"
