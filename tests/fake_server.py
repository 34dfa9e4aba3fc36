"""A loopback server that speaks the OpenAI chat protocol, streams, remembers what it was asked, and fails on request.

    def test_it(fake_server):
        fake_server.script("actor", "I hear you.", Answer(status=429, headers={"Retry-After": "0.01"}))
        models = fake_server.models()          # counterpart = "actor", evaluator = "grader"

Answers are taken in order, per model name; a function of the request may stand in for the list. A model that is asked
more often than it was scripted gets a 500 and a complaint, and the test fails at its end.
"""

import json
import socket
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from roleplay.models import Models
from roleplay.settings import Settings

ACTOR, GRADER = "actor", "grader"


@dataclass(frozen=True)
class Answer:
    """One scripted answer, sound or faulty. Times in seconds."""

    text: str = ""
    first: float = 0.0
    """Wait before the first token."""
    gap: float = 0.0
    """Wait between pieces."""
    status: int = 200
    code: str = ""
    message: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    """Sent as it is in place of any JSON."""
    silent: bool = False
    """Accept the request and say nothing until the test ends."""
    silent_after: int | None = None
    """Fall silent after so many pieces."""
    cut_after: int | None = None
    """Break the connection after so many pieces."""
    error_after: int | None = None
    """Send an error event in the stream after so many pieces."""
    finish: str = "stop"
    usage: bool = True
    cached: int = 0
    refusal: str = ""
    no_tool: bool = False
    """Answer in text although a tool was demanded."""

    @property
    def pieces(self) -> list[str]:
        """The text as it is streamed: word by word, with the spaces."""
        words = self.text.split(" ")
        return [word + " " for word in words[:-1]] + words[-1:] if self.text else []


@dataclass
class Asked:
    """One request as it came in."""

    body: dict[str, Any]
    headers: dict[str, str]
    began: float
    ended: float | None = None
    first_sent: float | None = None
    abandoned: bool = False
    """The client closed the connection before the answer was whole."""

    @property
    def model(self) -> str:
        return str(self.body.get("model"))

    @property
    def messages(self) -> list[dict[str, Any]]:
        return list(self.body["messages"])

    @property
    def text(self) -> str:
        """All that was sent, as one string."""
        return json.dumps(self.body, ensure_ascii=False)

    @property
    def method(self) -> str:
        """How a structured answer was asked for: json_schema, json_object, tools or text."""
        form = (self.body.get("response_format") or {}).get("type")
        return str(form or ("tools" if self.body.get("tools") else "text"))


Scripted = Answer | str
Handler = Callable[[Asked], Scripted]


class FakeServer:
    """The server; one per test."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.complaints: list[str] = []
        self.lacks: set[str] = set()
        """What the server does not know: "json_schema", "json_object", "tools"."""
        self.closing = threading.Event()
        self._scripts: dict[str, deque[Scripted] | Handler] = {}
        self._lock = threading.Lock()
        self._models: list[Models] = []
        self.connections: set[socket.socket] = set()
        self._http = _Listener(("127.0.0.1", 0), _Wire)
        self._http.daemon_threads = True
        self._http.fake = self  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """For OPENAI_BASE_URL."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def settings(self, **changes: Any) -> Settings:
        """Settings that point at this server, with short limits."""
        values: dict[str, Any] = {"openai_base_url": self.url, "openai_api_key": "sk-test-secret-0123456789",
                                  "counterpart_model": f"openai:{ACTOR}", "evaluator_model": f"openai:{GRADER}",
                                  "timeout": 5.0, "retries": 2}
        return Settings(_env_file=None, **(values | changes))

    def models(self, **changes: Any) -> Models:
        """Models by these settings, closed with the server."""
        models = Models(self.settings(**changes))
        self._models.append(models)
        return models

    def script(self, model: str, *answers: Scripted, by: Handler | None = None) -> None:
        """Answer this model's requests with `answers` in order, or by a function of the request."""
        with self._lock:
            if by is not None:
                self._scripts[model] = by
                return
            waiting = self._scripts.setdefault(model, deque())
            assert isinstance(waiting, deque), f"{model} is answered by a function"
            waiting.extend(answers)

    def of(self, model: str) -> list[Asked]:
        """The requests to this model, in order."""
        return [asked for asked in self.asked if asked.model == model]

    def answer_to(self, asked: Asked) -> Answer:
        """The next answer for this request."""
        with self._lock:
            self.asked.append(asked)
            script = self._scripts.get(asked.model)
            answer = script.popleft() if isinstance(script, deque) and script else None
        if script and not isinstance(script, deque):
            answer = script(asked)  # which may wait for something
        if answer is None:
            self.complaints.append(f"{asked.model} was asked once more than it was scripted")
            return Answer(status=500, message="nothing scripted", headers={"retry-after-ms": "1"})
        answer = Answer(text=answer) if isinstance(answer, str) else answer
        lacking = {"json_schema": "json_schema", "json_object": "json_object", "tools": "tools"}.get(asked.method)
        if lacking in self.lacks:
            return Answer(status=400, code="invalid_request_error", message=f"{lacking} is not supported")
        return answer

    def close(self) -> None:
        """Stop; requests that are kept waiting end."""
        self.closing.set()
        for models in self._models:
            models.close()
        self._http.shutdown()
        for connection in list(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._http.server_close()
        self._thread.join(timeout=5)


class _Listener(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no mistake; anything else is told as one."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Wire(BaseHTTPRequestHandler):
    """Turns an Answer into bytes."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def setup(self) -> None:
        super().setup()
        self.server.fake.connections.add(self.connection)  # type: ignore[attr-defined]

    def finish(self) -> None:
        super().finish()
        self.server.fake.connections.discard(self.connection)  # type: ignore[attr-defined]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = Asked(body, {key.lower(): value for key, value in self.headers.items()}, time.monotonic())
        fake: FakeServer = self.server.fake  # type: ignore[attr-defined]
        answer = fake.answer_to(asked)
        try:
            self._send(answer, asked, fake)
        except (BrokenPipeError, ConnectionResetError):
            asked.abandoned = True
            self.close_connection = True
        asked.ended = time.monotonic()

    def _send(self, answer: Answer, asked: Asked, fake: FakeServer) -> None:
        if answer.silent:
            fake.closing.wait()
            self.close_connection = True
        elif answer.body is not None:
            self._whole(answer.status, answer.body, answer.headers)
        elif answer.status != 200:
            error = {"message": answer.message or f"scripted {answer.status}", "type": answer.code or "scripted",
                     "param": None, "code": answer.code or None}
            self._whole(answer.status, json.dumps({"error": error}).encode(), answer.headers)
        elif asked.body.get("stream"):
            self._stream(answer, asked, fake)
        else:
            fake.closing.wait(answer.first + answer.gap * len(answer.pieces))
            self._whole(200, json.dumps(_completion(answer, asked)).encode(), answer.headers)

    def _whole(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, answer: Answer, asked: Asked, fake: FakeServer) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for event in _events(answer, asked, fake):
            if event is None:
                self.close_connection = True
                return
            self._chunk(event)
            asked.first_sent = asked.first_sent or time.monotonic()
        self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _chunk(self, event: bytes) -> None:
        self.wfile.write(f"{len(event):x}\r\n".encode() + event + b"\r\n")
        self.wfile.flush()


def _events(answer: Answer, asked: Asked, fake: FakeServer) -> Iterator[bytes | None]:
    """The stream's events; None where the connection is to break."""
    fake.closing.wait(answer.first)
    tool = _tool(asked, answer)
    yield _event(asked, {"role": "assistant", "content": None if tool else ""})
    if answer.refusal:
        yield _event(asked, {"refusal": answer.refusal})
    if tool:
        call = {"index": 0, "id": "call_1", "type": "function", "function": {"name": tool, "arguments": answer.text}}
        yield _event(asked, {"tool_calls": [call]})
    for index, piece in enumerate([] if tool or answer.refusal else answer.pieces):
        if index == answer.cut_after:
            yield None
            return
        if index == answer.silent_after:
            fake.closing.wait()
            yield None
            return
        if index == answer.error_after:
            yield b'data: {"error": {"message": "scripted fault", "type": "server_error", "code": null}}\n\n'
        if index:
            fake.closing.wait(answer.gap)
        yield _event(asked, {"content": piece})
    yield _event(asked, {}, finish="tool_calls" if tool else answer.finish)
    if answer.usage and (asked.body.get("stream_options") or {}).get("include_usage"):
        yield _event(asked, None, usage=_usage(answer, asked))


def _event(asked: Asked, delta: dict[str, Any] | None, finish: str | None = None,
           usage: dict[str, Any] | None = None) -> bytes:
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}]
    chunk = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 0, "model": asked.model,
             "choices": choices}
    return b"data: " + json.dumps(chunk | ({"usage": usage} if usage else {})).encode() + b"\n\n"


def _completion(answer: Answer, asked: Asked) -> dict[str, Any]:
    tool = _tool(asked, answer)
    said: dict[str, Any] = {"role": "assistant", "content": None if tool or answer.refusal else answer.text,
                            "refusal": answer.refusal or None}
    if tool:
        said["tool_calls"] = [{"id": "call_1", "type": "function",
                               "function": {"name": tool, "arguments": answer.text}}]
    whole: dict[str, Any] = {
        "id": "chatcmpl-1", "object": "chat.completion", "created": 0, "model": asked.model,
        "choices": [{"index": 0, "message": said, "finish_reason": "tool_calls" if tool else answer.finish,
                     "logprobs": None}]}
    if answer.usage:
        whole["usage"] = _usage(answer, asked)
    return whole


def _tool(asked: Asked, answer: Answer) -> str | None:
    """The tool the request demands."""
    tools = asked.body.get("tools")
    return str(tools[0]["function"]["name"]) if tools and not answer.no_tool and not answer.refusal else None


def _usage(answer: Answer, asked: Asked) -> dict[str, Any]:
    taken, given = len(json.dumps(asked.messages)) // 4, len(answer.text) // 4
    return {"prompt_tokens": taken, "completion_tokens": given, "total_tokens": taken + given,
            "prompt_tokens_details": {"cached_tokens": answer.cached}}


@pytest.fixture
def fake_server() -> Iterator[FakeServer]:
    """A running server; the test fails where it was asked more than was scripted."""
    server = FakeServer()
    try:
        yield server
    finally:
        server.close()
    assert not server.complaints, server.complaints
