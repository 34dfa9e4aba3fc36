"""A practice with everything built in, and voices that misbehave on request."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from roleplay.content.library import Library
from roleplay.content.places import shipped
from roleplay.content.rubric import parse_rubric
from roleplay.counterpart.base import Counterpart, Piece, Scene, Speech
from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.domain.session import Spoken
from roleplay.evaluator.base import Evaluator
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.practice import Practice
from roleplay.store.sql import SqlStore

RUBRIC_TEXT = (shipped("prompts") / "rubric.yaml").read_text(encoding="utf-8")


class Voice:
    """A counterpart that says what a function yields."""

    name = "voice"

    def __init__(self, say: Callable[[Scene], Iterator[Piece]]) -> None:
        self.say = say
        self.scenes: list[Scene] = []

    def reply(self, scene: Scene) -> Speech:
        self.scenes.append(scene)

        def pieces() -> Generator[Piece, None, Spoken]:
            text = ""
            for piece in self.say(scene):
                text = text + piece if isinstance(piece, str) else piece.kept
                yield piece
            return Spoken(text=text, source=self.name)

        return Speech(pieces())


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Practice]]:
    """Makes practices that share one database file."""
    stores: list[SqlStore] = []

    def made(
        counterpart: Counterpart | None = None, evaluator: Evaluator | None = None, gate_wait: float = 0.0
    ) -> Practice:
        store = SqlStore(f"sqlite:///{tmp_path / 'roleplay.db'}")
        stores.append(store)
        return Practice(
            store=store,
            library=Library(),
            rubric_text=RUBRIC_TEXT,
            counterpart=counterpart or BuiltinCounterpart(),
            builtin=BuiltinCounterpart(),
            evaluator=evaluator or BuiltinEvaluator(parse_rubric(RUBRIC_TEXT)),
            gate_wait=gate_wait,
        )

    yield made
    for store in stores:
        store.close()
