"""Models over real HTTP: names, retries, limits, and every fault told in words."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from langchain_core.messages import HumanMessage
from langchain_core.runnables import RunnableLambda
from pydantic import BaseModel

from roleplay.errors import ConfigError, ModelError, ModelRefused, ModelRejected, ModelTruncated, ModelUnavailable
from roleplay.models import Models
from roleplay.settings import Settings
from tests.fake_server import Answer, FakeServer

SECRET = "sk-test-secret-0123456789"
SOON = {"retry-after-ms": "5"}


class Verdict(BaseModel):
    why: str
    level: int


def said(models: Models, words: str = "Hello") -> str:
    meter = models.meter("counterpart")
    return "".join(models.stream(models.chat("counterpart"), [HumanMessage(words)], meter))


def test_streams_and_reports_usage(fake_server: FakeServer) -> None:
    fake_server.script("actor", Answer("I hear you, go on.", first=0.05, cached=3))
    models = fake_server.models()
    meter = models.meter("counterpart")
    pieces = list(models.stream(models.chat("counterpart"), [HumanMessage("Hello")], meter))
    assert "".join(pieces) == "I hear you, go on."
    assert len(pieces) == 5
    [usage] = meter.usage
    assert (usage.role, usage.model, usage.source) == ("counterpart", "openai:actor", "reported")
    assert usage.input_tokens > 0
    assert usage.output_tokens > 0
    assert usage.cached_tokens == 3
    assert usage.first_token_seconds is not None
    assert 0.05 <= usage.first_token_seconds <= usage.seconds
    [asked] = fake_server.asked
    assert asked.body["stream_options"] == {"include_usage": True}
    assert asked.headers["authorization"] == f"Bearer {SECRET}"


def test_usage_is_estimated_where_the_server_reports_none(fake_server: FakeServer) -> None:
    fake_server.script("actor", Answer("I hear you, go on.", usage=False))
    models = fake_server.models()
    meter = models.meter("counterpart")
    list(models.stream(models.chat("counterpart"), [HumanMessage("x" * 400)], meter))
    [usage] = meter.usage
    assert usage.source == "estimated"
    assert usage.input_tokens == 104
    assert usage.output_tokens == 5


FAULTS = {
    "429": (Answer(status=429, headers=SOON), ModelUnavailable),
    "429 without credit": (Answer(status=429, code="insufficient_quota"), ModelRejected),
    "500": (Answer(status=500, headers=SOON), ModelUnavailable),
    "503": (Answer(status=503, headers=SOON), ModelUnavailable),
    "401": (Answer(status=401, message=f"Incorrect API key provided: {SECRET}"), ModelRejected),
    "403": (Answer(status=403), ModelRejected),
    "404": (Answer(status=404, message="no model of this name"), ModelRejected),
    "400": (Answer(status=400, message=f"bad field, key {SECRET}"), ModelRejected),
    "too long": (Answer(status=400, code="context_length_exceeded", message="context_length_exceeded"), ModelRejected),
    "418": (Answer(status=418), ModelRejected),
    "silence": (Answer(silent=True), ModelUnavailable),
    "silence in the middle": (Answer("one two three", silent_after=2), ModelUnavailable),
    "cut": (Answer("one two three", cut_after=2), ModelUnavailable),
    "cut before a word": (Answer("one two three", cut_after=0), ModelUnavailable),
    "fault in the stream": (Answer("one two three", error_after=1), ModelUnavailable),
    "length": (Answer("one two three", finish="length"), ModelTruncated),
    "content filter": (Answer("one", finish="content_filter"), ModelRefused),
    "not JSON": (Answer(body=b"<html>hello</html>"), ModelTruncated),
    "empty body": (Answer(body=b""), ModelTruncated),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_of_a_stream_is_told(fault: str, fake_server: FakeServer) -> None:
    answer, failure = FAULTS[fault]
    fake_server.script("actor", answer)
    models = fake_server.models(timeout=0.2, retries=0)
    with pytest.raises(ModelError) as caught:
        said(models)
    assert type(caught.value) is failure
    assert (caught.value.role, caught.value.model) == ("counterpart", "openai:actor")
    assert caught.value.hint
    assert SECRET not in caught.value.message + caught.value.hint


def test_a_refusal_of_structure_is_told(fake_server: FakeServer) -> None:
    fake_server.script("grader", Answer(refusal="I cannot grade that."))
    models = fake_server.models()
    chain = models.chat("evaluator").with_structured_output(Verdict, method="json_schema")
    with pytest.raises(ModelRefused):
        models.call(chain, [HumanMessage("Hello")], models.meter("evaluator"))


@pytest.mark.parametrize("fault", [name for name in FAULTS if "stream" not in name and "middle" not in name
                                   and "cut" not in name])
def test_every_fault_of_a_structured_call_is_told(fault: str, fake_server: FakeServer) -> None:
    answer, failure = FAULTS[fault]
    fake_server.script("grader", answer)
    models = fake_server.models(timeout=0.2, retries=0)
    chain = models.chat("evaluator").with_structured_output(Verdict, method="json_schema")
    with pytest.raises(ModelError) as caught:
        models.call(chain, [HumanMessage("Hello")], models.meter("evaluator"))
    assert type(caught.value) is failure
    assert caught.value.role == "evaluator"


@pytest.mark.parametrize("text", ['{"why": "because", "lev', '{"why": 3}', "no JSON at all"])
def test_a_structured_answer_that_cannot_be_read_is_truncated_and_its_cost_kept(
        text: str, fake_server: FakeServer) -> None:
    fake_server.script("grader", text)
    models = fake_server.models()
    meter = models.meter("evaluator")
    chain = models.chat("evaluator").with_structured_output(Verdict, method="json_schema")
    with pytest.raises(ModelTruncated):
        models.call(chain, [HumanMessage("Hello")], meter)


@pytest.mark.parametrize("status", [429, 500, 502, 409])
def test_passing_faults_are_retried(status: int, fake_server: FakeServer) -> None:
    fake_server.script("actor", Answer(status=status, headers=SOON), Answer(status=status, headers=SOON), "There.")
    models = fake_server.models()
    assert said(models) == "There."
    assert len(fake_server.asked) == 3


def test_the_wait_a_server_asks_for_is_kept(fake_server: FakeServer) -> None:
    fake_server.script("actor", Answer(status=429, headers={"Retry-After": "7"}), "There.")
    waits: list[float] = []
    said(Models(fake_server.settings(), sleep=waits.append))
    assert 7 <= waits[0] < 8


def test_waits_grow_without_a_word_from_the_server(fake_server: FakeServer) -> None:
    fake_server.script("actor", Answer(status=500), Answer(status=500), Answer(status=500), "There.")
    waits: list[float] = []
    said(Models(fake_server.settings(retries=3), sleep=waits.append))
    assert [round(wait / 0.5) for wait in waits] == [1, 2, 4]


def test_a_wait_beyond_the_limit_of_time_is_not_taken(fake_server: FakeServer) -> None:
    fake_server.script("actor", Answer(status=429, headers={"Retry-After": "60"}))
    waits: list[float] = []
    with pytest.raises(ModelUnavailable):
        said(Models(fake_server.settings(timeout=5), sleep=waits.append))
    assert waits == []


def test_silence_is_not_retried_and_ends_in_time(fake_server: FakeServer) -> None:
    fake_server.script("actor", Answer(silent=True))
    began = time.monotonic()
    with pytest.raises(ModelUnavailable):
        said(fake_server.models(timeout=0.2, retries=2))
    assert time.monotonic() - began < 1.5
    assert len(fake_server.asked) == 1


def test_an_answer_that_trickles_for_ever_is_ended(fake_server: FakeServer) -> None:
    fake_server.script("actor", Answer("word " * 200, gap=0.02))
    began = time.monotonic()
    with pytest.raises(ModelUnavailable, match="did not finish"):
        said(fake_server.models(timeout=0.1))
    assert time.monotonic() - began < 2


def test_nobody_listening(fake_server: FakeServer) -> None:
    address = fake_server.url
    fake_server.close()
    with pytest.raises(ModelUnavailable, match="cannot be reached"):
        said(fake_server.models(openai_base_url=address, retries=0))


def test_closing_the_stream_closes_the_connection(fake_server: FakeServer) -> None:
    fake_server.script("actor", Answer("word " * 2000, gap=0.005))
    models = fake_server.models()
    meter = models.meter("counterpart")
    pieces: Iterator[str] = models.stream(models.chat("counterpart"), [HumanMessage("Hello")], meter)
    next(pieces)
    pieces.close()  # type: ignore[attr-defined]
    [asked] = fake_server.asked
    until = time.monotonic() + 5
    while asked.ended is None and time.monotonic() < until:
        pass
    assert asked.abandoned
    [usage] = meter.usage
    assert usage.source == "estimated"
    assert usage.output_tokens > 0


def test_a_mistake_of_ours_is_not_blamed_on_the_model(fake_server: FakeServer) -> None:
    models = fake_server.models()

    def broken(_: Any) -> list[HumanMessage]:
        raise KeyError("ours")

    with pytest.raises(KeyError):
        list(models.stream(RunnableLambda(broken) | models.chat("counterpart"), {}, models.meter("counterpart")))


def test_a_local_server_needs_no_key(fake_server: FakeServer) -> None:
    fake_server.script("llama3:8b", "There.")
    models = fake_server.models(openai_api_key=None, counterpart_model="llama3:8b")
    assert said(models) == "There."


def test_without_a_model_or_a_key_the_remedy_is_told() -> None:
    with pytest.raises(ConfigError) as caught:
        Models(Settings(_env_file=None)).chat("counterpart")
    assert "OPENAI_API_KEY" in caught.value.hint
    with pytest.raises(ConfigError) as caught:
        Models(Settings(_env_file=None, model="openai:gpt-5-mini")).chat("counterpart")
    assert "OPENAI_API_KEY" in caught.value.hint


def test_a_provider_whose_package_is_missing_is_named() -> None:
    with pytest.raises(ConfigError) as caught:
        Models(Settings(_env_file=None, model="mistralai:mistral-large")).chat("evaluator")
    assert "pip install langchain-mistralai" in caught.value.hint


def test_models_are_made_once_per_role(fake_server: FakeServer) -> None:
    models = fake_server.models()
    assert models.chat("counterpart") is models.chat("counterpart")
    assert models.chat("counterpart") is not models.chat("evaluator")


@pytest.mark.parametrize(("name", "sent"), [("gpt-4.1-mini", 0.8), ("gpt-5-mini", None), ("o3-mini", None)])
def test_models_that_think_are_sent_no_temperature(name: str, sent: float | None, fake_server: FakeServer) -> None:
    fake_server.script(name, "There.")
    said(fake_server.models(counterpart_model=name))
    assert fake_server.asked[0].body.get("temperature") == sent


def test_the_way_a_server_gives_structure_is_remembered(fake_server: FakeServer) -> None:
    models = fake_server.models()
    assert models.structured_methods("evaluator") == ("json_schema", "function_calling", "json")
    models.remember_method("evaluator", "function_calling")
    assert models.preferred_method("evaluator") == "function_calling"
    assert models.structured_methods("evaluator") == ("function_calling", "json")
    assert models.preferred_method("counterpart") == "json_schema"


def test_warming_leaves_what_is_wrong_to_the_first_turn() -> None:
    models = Models(Settings(_env_file=None, model="mistralai:mistral-large"))
    models.warm().join(timeout=20)
    with pytest.raises(ConfigError):
        models.chat("counterpart")


def test_warming_prepares_what_is_configured(fake_server: FakeServer) -> None:
    models = fake_server.models(evaluator_model="builtin")
    models.warm().join(timeout=20)
    assert set(models._chats) == {"counterpart"}
    assert fake_server.asked == []
