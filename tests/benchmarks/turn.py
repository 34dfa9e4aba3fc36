"""A turn played by models, against the plain openai client asking the same server the same things in the same run.

The server waits 0.3 s before the first token and 10 ms between words, and runs in a process of its own.
"""

import json
import multiprocessing
import statistics
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter

import openai

from roleplay.practice import Graded, Heard, Replied
from roleplay.settings import Settings
from roleplay.wiring import App
from tests.fake_server import ACTOR, GRADER, Answer, FakeServer

TURNS, TALK = 12, 3
FIRST, GAP = 0.3, 0.01
REPLY = "Well, yes. Liking the demo was the easy part, and I have a form here that wants a figure I can stand behind."
WORDS = "What would those numbers have to prove before you'd trust them?"


def grade_answer() -> str:
    """What an honest grader would say of WORDS."""
    nothing = {"why": "No opening.", "quote": None, "level": None}
    return json.dumps(
        {
            "opportunity": {"emotion": "none", "content": False, "curiosity": True, "collaboration": False},
            "observations": [{"quote": WORDS, "move": "calibrated", "interest": "A"}],
            "collaboration": nothing,
            "curiosity": {"why": "One open question on their words.", "quote": WORDS, "level": 3},
            "validation": nothing,
            "keep": "You asked what the numbers have to prove.",
            "try": "Name the worry first.",
            "rewrite": "",
        }
    )


def serve(pipe: Connection) -> None:
    """Run the server until told to stop."""
    server = FakeServer()
    server.script(ACTOR, by=lambda _: Answer(text=REPLY, first=FIRST, gap=GAP))
    server.script(GRADER, by=lambda _: Answer(text=grade_answer(), first=FIRST, gap=GAP))
    pipe.send(server.url)
    pipe.recv()
    pipe.send([(asked.model, asked.body, asked.began, asked.ended) for asked in server.asked])
    server.close()


def played(app: App) -> Iterator[tuple[float, float]]:
    """Seconds to the first word, and to reply and grade together, turn by turn."""
    for number in range(TURNS):
        if number % TALK == 0:  # the same words all the time would end a talk
            session = app.practice.start("roi-not-price", seed=number)
        began, first, both = perf_counter(), 0.0, 0.0
        for event in app.practice.play(session.id, WORDS):
            if isinstance(event, Heard) and not first:
                first = perf_counter() - began
            if isinstance(event, Graded | Replied):
                both = perf_counter() - began
        yield first, both


def asked_plainly(client: openai.OpenAI, body: dict[str, object]) -> tuple[float, float]:
    """Seconds to the first word and to the end, for one request through the plain client."""
    began, first = perf_counter(), 0.0
    answer = client.chat.completions.create(**body)  # type: ignore[call-overload]
    if not body.get("stream"):
        return 0.0, perf_counter() - began
    for chunk in answer:
        if not first and chunk.choices and chunk.choices[0].delta.content:
            first = perf_counter() - began
    return first, perf_counter() - began


def lines() -> Iterator[str]:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(there,), daemon=True)
    process.start()
    url = here.recv()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            _env_file=None,
            openai_base_url=url,
            openai_api_key="none",
            counterpart_model=f"openai:{ACTOR}",
            evaluator_model=f"openai:{GRADER}",
            data_dir=Path(folder),
        )
        app = App(settings)
        list(played(app))  # what the first turn loads is told by the start-up figures
        ours = list(played(app))
        app.store.close()
        here.send("stop")
        asked = here.recv()
        process.join()
    process, (here, there) = None, multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(there,), daemon=True)
    process.start()
    client = openai.OpenAI(base_url=here.recv(), api_key="none")
    bodies = {model: [body for name, body, _, _ in asked if name == model][-TURNS:] for model in (ACTOR, GRADER)}
    for body in bodies[ACTOR][:2]:
        asked_plainly(client, body)
    replies = [asked_plainly(client, body) for body in bodies[ACTOR]]
    grades = [asked_plainly(client, body) for body in bodies[GRADER]]
    here.send("stop")
    here.recv()
    process.join()
    first, plain_first = (statistics.median(first for first, _ in runs) for runs in (ours, replies))
    both = statistics.median(both for _, both in ours)
    slower = max(statistics.median(whole for _, whole in runs) for runs in (replies, grades))
    yield f"first word:      {first:.3f} s, plain client {plain_first:.3f} s: ratio {first / plain_first:.3f}"
    yield f"reply and grade: {both:.3f} s, slower of the two plainly {slower:.3f} s: ratio {both / slower:.3f}"
