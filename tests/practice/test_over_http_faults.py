"""Every way a server can fail, in either role: the words are kept, the person is told, and the talk goes on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from roleplay.domain.session import Turn
from roleplay.evaluator.base import Performance
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.practice import Event, Failed, Graded, Heard, Kept, Moved, Replied
from roleplay.rules import director
from roleplay.wiring import App
from tests.builders import each
from tests.fake_server import ACTOR, GRADER, Answer, Asked, FakeServer
from tests.practice.over_http import HELLO, REPLY, SOON, honest, last_turn, opened, playing, the

KEY = "sk-test-secret-0123456789"
NEXT = "What would have to be true for you to explain it with a good feeling?"
SHORT = {"timeout": 0.3}


@dataclass(frozen=True)
class Fault:
    """How the server fails and what people are told."""

    answer: Answer
    says: str
    retryable: bool = True
    settings: dict[str, Any] = field(default_factory=dict)
    spent: tuple[str, ...] = ()
    """How the tokens of the calls that came to nothing are known."""


REPLIES = {
    "429 for good": Fault(Answer(status=429, headers=SOON), "asked too often", settings={"retries": 1}),
    "no credit": Fault(Answer(status=429, code="insufficient_quota"), "no credit left", retryable=False),
    "500": Fault(Answer(status=500), "fault on its server"),
    "401": Fault(Answer(status=401, message=f"Incorrect API key provided: {KEY}"), "did not accept the key", False),
    "400": Fault(Answer(status=400, message=f"no such thing for {KEY}"), "refused the request", retryable=False),
    "404": Fault(Answer(status=404), "not known to the server", retryable=False),
    "silent": Fault(Answer(silent=True), "did not answer in time", settings=SHORT),
    "silent mid-stream": Fault(Answer(REPLY, silent_after=4), "did not answer in time", settings=SHORT,
                               spent=("estimated",)),
    "cut mid-stream": Fault(Answer(REPLY, cut_after=4), "the connection broke", spent=("estimated",)),
    "error mid-stream": Fault(Answer(REPLY, error_after=4), "fault on its server", spent=("estimated",)),
    "empty": Fault(Answer(""), "gave no answer", spent=("reported", "reported")),
    "not JSON": Fault(Answer(body=b"<html>Bad gateway</html>"), "cannot be read"),
    "wrong schema": Fault(Answer(body=b'{"choices": "none"}'), "cannot be read"),
    "refusal": Fault(Answer(refusal="I can't."), "gave no answer", spent=("reported", "reported")),
    "filtered": Fault(Answer("I", finish="content_filter"), "declined to answer", False, spent=("estimated",)),
    "cut at its length": Fault(Answer(REPLY, finish="length"), "stopped in the middle", spent=("estimated",)),
}

GRADES = {
    "429 for good": Fault(Answer(status=429, headers=SOON), "asked too often", settings={"retries": 1}),
    "500": Fault(Answer(status=500), "fault on its server"),
    "401": Fault(Answer(status=401, message=f"Incorrect API key provided: {KEY}"), "did not accept the key"),
    "400": Fault(Answer(status=400, message=f"no such thing for {KEY}"), "refused the request"),
    "silent": Fault(Answer(silent=True), "did not answer in time", settings=SHORT),
    "broken off": Fault(Answer(body=b'{"id": "chatcmpl-1", "choi'), "cannot be read"),
    "empty": Fault(Answer(""), "empty", spent=("reported", "reported")),
    "not JSON": Fault(Answer("Level three, I would say."), "no JSON object", spent=("reported", "reported")),
    "half JSON": Fault(Answer('{"opportunity": {"emotion": "no'), "not one whole", spent=("reported", "reported")),
    "wrong schema": Fault(Answer('{"score": 5}'), "Field required", spent=("reported", "reported")),
    "refusal": Fault(Answer(refusal="I can't."), "declined", spent=("reported",)),
    "cut at its length": Fault(Answer('{"opportunity"', finish="length"), "stopped in the middle", spent=("reported",)),
    "not JSON, no usage": Fault(Answer("Level three.", usage=False), "no JSON object",
                                spent=("estimated", "estimated")),
}


class Moody:
    """A model that fails until it is well."""

    def __init__(self, answer: Answer, sound: Callable[[Asked], Answer | str]) -> None:
        self.answer, self.sound, self.well = answer, sound, False

    def __call__(self, asked: Asked) -> Answer | str:
        return self.sound(asked) if self.well else self.answer


def in_plain_words(*told: str) -> None:
    for text in told:
        assert text.strip()
        for secret in (KEY, "sk-", "Traceback", "Error(", "http://", "<html>", "\n"):
            assert secret not in text


def played(app: App, session: str, words: str) -> list[Event]:
    return list(app.practice.play(session, words))


@pytest.mark.parametrize("name", each(REPLIES, list(REPLIES)[::3]))
def test_a_reply_that_fails(name: str, fake_server: FakeServer, tmp_path: Path) -> None:
    fault = REPLIES[name]
    actor = Moody(fault.answer, lambda _: REPLY)
    fake_server.script(ACTOR, by=actor)
    fake_server.script(GRADER, by=honest)
    with playing(fake_server, tmp_path, **({"retries": 0} | fault.settings)) as app:
        session = opened(app)
        before = app.practice.sitting(session).state
        events = played(app, session, HELLO)
        failed, turn = the(Failed, events), last_turn(app.practice, session)
        assert isinstance(events[0], Kept)
        assert not any(isinstance(event, Replied | Moved) for event in events)
        assert fault.says in failed.message
        in_plain_words(failed.message, failed.hint, turn.failure)
        assert failed.retryable == fault.retryable
        assert (turn.words, turn.status, turn.reply, turn.failure) == (HELLO, "open", None, failed.message)
        assert [event.text for event in events if isinstance(event, Heard)][-1:] == [turn.partial] * bool(turn.partial)
        assert REPLY.startswith(turn.partial)
        assert app.practice.sitting(session).state == before, "nobody was moved by a reply that was not given"
        spent = [one for one in turn.usage if one.role == "counterpart"]
        assert [one.source for one in spent] == list(fault.spent)

        actor.well = True
        again = list(app.practice.retry(session))
        turn = last_turn(app.practice, session)
        assert the(Replied, again).turn.reply.text.startswith(REPLY)
        assert (turn.words, turn.failure, turn.partial, turn.status) == (HELLO, "", "", "closed")
        assert [one.source for one in turn.reply.usage] == ["reported"]
        assert len(fake_server.of(GRADER)) == 1, "a sound grade is not asked for twice"
        assert the(Replied, played(app, session, NEXT)).turn.number == 2


@pytest.mark.parametrize("name", each(GRADES, list(GRADES)[::3]))
def test_a_grade_that_fails(name: str, fake_server: FakeServer, tmp_path: Path) -> None:
    fault = GRADES[name]
    grader = Moody(fault.answer, honest)
    fake_server.script(ACTOR, by=lambda _: REPLY)
    fake_server.script(GRADER, by=grader)
    with playing(fake_server, tmp_path, **({"retries": 0} | fault.settings)) as app:
        session = opened(app)
        sitting = app.practice.sitting(session)
        events = played(app, session, HELLO)
        assessment, turn = the(Graded, events).turn.assessment, last_turn(app.practice, session)
        context = director.context(sitting.persona, sitting.state, sitting.said)
        plainly = BuiltinEvaluator(app.rubric).assess(Performance(words=HELLO, context=context)).assessment
        assert the(Replied, events).turn.reply.text.startswith(REPLY)
        assert (assessment.status, assessment.source) == ("degraded", "builtin")
        assert fault.says in assessment.reason
        in_plain_words(assessment.reason)
        assert (assessment.levels, assessment.moves) == (plainly.levels, plainly.moves)
        assert [(one.role, one.source) for one in turn.usage] == [("evaluator", source) for source in fault.spent]

        still = app.practice.regrade(session, 1)
        assert still.assessment == assessment

        grader.well = True
        regraded = app.practice.regrade(session, 1)
        assert regraded.assessment is not None
        assert (regraded.assessment.status, regraded.assessment.source) == ("graded", f"openai:{GRADER}")
        assert regraded.assessment.reason is None
        assert [one.source for one in regraded.usage] == [*fault.spent, *fault.spent, "reported"]
        assert last_turn(app.practice, session) == regraded
        following = played(app, session, NEXT)
        assert the(Graded, following).turn.assessment.status == "graded"


@pytest.mark.parametrize("role", [ACTOR, GRADER])
def test_too_many_requests_and_then_an_answer(role: str, fake_server: FakeServer, tmp_path: Path) -> None:
    busy = Answer(status=429, headers={"Retry-After": "0.01"})
    fake_server.script(ACTOR, *([busy] * (role == ACTOR)), REPLY)
    answers = iter([busy] * (role == GRADER))
    fake_server.script(GRADER, by=lambda asked: next(answers, None) or honest(asked))
    with playing(fake_server, tmp_path, retries=1) as app:
        session = opened(app)
        events = played(app, session, HELLO)
        assert the(Replied, events).turn.reply.source == f"openai:{ACTOR}"
        assert the(Graded, events).turn.assessment.status == "graded"
    assert len(fake_server.of(role)) == 2


def test_no_usage_is_estimated_and_said_to_be(fake_server: FakeServer, tmp_path: Path) -> None:
    fake_server.script(ACTOR, Answer(REPLY, usage=False))
    fake_server.script(GRADER, by=lambda asked: Answer(honest(asked), usage=False))
    with playing(fake_server, tmp_path) as app:
        session = opened(app)
        played(app, session, HELLO)
        turn = last_turn(app.practice, session)
    for used in (*turn.reply.usage, *turn.usage):
        assert used.source == "estimated"
        assert used.input_tokens > 500
        assert used.output_tokens > 5


@pytest.mark.parametrize(("lacks", "asked"), [
    ({"json_schema"}, ["json_schema", "tools", "tools"]),
    ({"json_schema", "tools"}, ["json_schema", "tools", "text", "text"]),
])
def test_a_server_without_structured_answers_grades_all_the_same(
    lacks: set[str], asked: list[str], fake_server: FakeServer, tmp_path: Path
) -> None:
    fake_server.lacks |= lacks
    fake_server.script(ACTOR, by=lambda _: REPLY)
    fake_server.script(GRADER, by=honest)
    with playing(fake_server, tmp_path) as app:
        session = opened(app)
        for words in (HELLO, NEXT):
            assert the(Graded, played(app, session, words)).turn.assessment.status == "graded"
    assert [one.method for one in fake_server.of(GRADER)] == asked, "what the server can do is remembered"


@pytest.mark.parametrize("both", [Answer(status=500), Answer(silent=True)])
def test_when_all_fails_the_built_in_voice_goes_on(both: Answer, fake_server: FakeServer, tmp_path: Path) -> None:
    fake_server.script(ACTOR, by=lambda _: both)
    fake_server.script(GRADER, by=lambda _: both)
    with playing(fake_server, tmp_path, retries=0, timeout=0.2) as app:
        session = opened(app)
        the(Failed, played(app, session, HELLO))
        assert last_turn(app.practice, session).assessment.status == "degraded"
        list(app.practice.retry(session, builtin=True))
        turn = last_turn(app.practice, session)
    assert (turn.status, turn.reply.source, turn.assessment.status) == ("closed", "builtin", "degraded")


def test_a_model_that_cannot_be_set_up_is_told_like_one_that_fails(fake_server: FakeServer, tmp_path: Path) -> None:
    with playing(fake_server, tmp_path, model="cohere:command", counterpart_model="", evaluator_model="") as app:
        session = opened(app)
        failed, turn = the(Failed, played(app, session, HELLO)), last_turn(app.practice, session)
        assert "needs a package" in failed.message
        assert "pip install langchain-cohere" in failed.hint
        assert not failed.retryable
        assert turn.words == HELLO
        assert turn.assessment.status == "degraded"
        assert "pip install langchain-cohere" in turn.assessment.reason
        list(app.practice.retry(session, builtin=True))
        assert last_turn(app.practice, session).status == "closed"


def test_a_later_failure_takes_no_sound_grade_away(fake_server: FakeServer, tmp_path: Path) -> None:
    grader = Moody(Answer("Level three."), honest)
    grader.well = True
    fake_server.script(ACTOR, by=lambda _: REPLY)
    fake_server.script(GRADER, by=grader)
    with playing(fake_server, tmp_path) as app:
        session = opened(app)
        played(app, session, HELLO)
        graded: Turn = last_turn(app.practice, session)
        grader.well = False
        again = app.practice.regrade(session, 1)
    assert again.assessment == graded.assessment
    assert len(again.usage) == 3, "what the failure took is kept"
