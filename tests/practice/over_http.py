"""A whole application, wired from settings, that talks to the fake server; and figures about what it was asked."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from roleplay.content.places import shipped
from roleplay.domain.session import Turn
from roleplay.practice import Event, Practice
from roleplay.wiring import App
from tests.fake_server import Asked, FakeServer

HELLO = "Hello, thanks for making the time. Could we agree what a good outcome would be for both of us?"
REPLY = "I hear you, and still I would have to explain it upstairs."
SOON = {"retry-after-ms": "1"}
"""Ask again at once."""

SKILLED = tuple(
    (Path(__file__).parents[1] / "cli" / "scripts" / "skilled.txt").read_text(encoding="utf-8").splitlines()
)

_TOKEN = re.compile(r"\w+|[^\w\s]")
_E = TypeVar("_E")


@contextmanager
def playing(server: FakeServer, folder: Path, **changes: Any) -> Iterator[App]:
    """The application by these settings, its database in `folder`; let go of at the end as a process would."""
    app = App(server.settings(data_dir=folder, **changes))
    try:
        yield app
    finally:
        app.practice.pool.shutdown(wait=True)
        app.models.close()
        app.store.close()


def opened(app: App, persona: str = "roi-not-price", seed: int = 3) -> str:
    """A new session's id."""
    return app.practice.start(persona, seed=seed).id


def the(kind: type[_E], events: Sequence[Event]) -> _E:
    """The one event of this kind."""
    [event] = [event for event in events if isinstance(event, kind)]
    return event


def last_turn(practice: Practice, session: str) -> Turn:
    """The session's last turn, as it is kept."""
    return practice.sitting(session).turns[-1]


def seen(asked: Asked) -> dict[str, Any]:
    """What the evaluator was shown of a turn."""
    turn: dict[str, Any] = json.loads(next(m for m in asked.messages if m["role"] == "user")["content"])
    return turn


def honest(asked: Asked) -> str:
    """A grader that sees one open question in any turn that asks one, quoting the learner; in others, nothing."""
    words = seen(asked)["learner"]
    question = next((part.strip() for part in re.findall(r"[^.?!]+\?", words) if len(part.split()) > 2), None)
    nothing = {"why": "Nothing of it.", "quote": None, "level": None}
    level = {"why": "It asks.", "quote": question, "level": 3} if question else nothing
    return json.dumps(
        {
            "opportunity": {
                "emotion": "none",
                "content": False,
                "curiosity": question is not None,
                "collaboration": False,
            },
            "observations": [{"quote": question, "move": "open_question", "interest": None}] if question else [],
            "collaboration": nothing,
            "curiosity": level,
            "validation": nothing,
            "keep": "",
            "try": "",
            "rewrite": "",
        },
        ensure_ascii=False,
    )


def tokens(asked: Asked) -> list[str]:
    """The request's messages as JSON, cut into words and punctuation marks: a plain count, near to a model's own."""
    return _TOKEN.findall(json.dumps(asked.messages, ensure_ascii=False))


def shared(earlier: Asked, later: Asked) -> float:
    """Share of the later request's tokens with which the earlier one began too."""
    before, after = tokens(earlier), tokens(later)
    same = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    return same / len(after)


def patient_prompts(folder: Path, turns: int = 500) -> Path:
    """The shipped prompts with a rubric by which nobody runs out of time or patience, or is harmed, that long."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in filter(Path.is_file, shipped("prompts").iterdir()):
        text = path.read_text(encoding="utf-8")
        if path.name == "rubric.yaml":
            text, budgets = re.subn(r"budget: \d+", f"budget: {turns}", text)
            text, drifts = re.subn(
                r"patience: \{slow: 1.0, mid: 1.5, fast: 2.5\}", "patience: {slow: 0.0, mid: 0.0, fast: 0.0}", text
            )
            text, harms = re.subn(r"harm: [\d.]+", "harm: 0.0", text)
            assert (budgets, drifts, harms) == (4, 1, 4)
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder
