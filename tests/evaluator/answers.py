"""Turns and model answers for the tests of grading by a model."""

import json
from typing import Any

from roleplay.content.prompt import load_prompt
from roleplay.content.rubric import load_rubric
from roleplay.domain.base import Said
from roleplay.domain.persona import Fact, Topic
from roleplay.domain.reading import Context
from roleplay.evaluator.base import Grade, Performance
from roleplay.evaluator.llm import ModelEvaluator
from roleplay.models import Models
from tests.fake_server import GRADER, FakeServer

RUBRIC = load_rubric()
SETTING = {
    "scenario": "You sell a planning platform; Dana heads operations.",
    "topics": (Topic(id="A", name="the team's workload", words=("team", "workload")),
               Topic(id="B", name="how the decision will look", words=("decision", "board"))),
    "facts": (Fact(text="The rollout took other customers six to ten weeks."),),
}
LAST = "Honestly, I'm worried. My team is already swamped with the Q3 rollout and I had to explain the last one myself."
WORDS = ("It sounds like the last rollout landed on you, and you worry it happens again. "
         "What part of the Q3 rollout weighs most on your team?")
LABEL = "It sounds like the last rollout landed on you, and you worry it happens again."
QUESTION = "What part of the Q3 rollout weighs most on your team?"


def a_turn(words: str = WORDS, last: str = LAST, earlier: tuple[Said, ...] = (), **context: Any) -> Performance:
    said = (*earlier, Said(speaker="counterpart", text=last))
    return Performance(words=words, context=Context(said=said, **(SETTING | context)))


def an_answer(**changes: Any) -> dict[str, Any]:
    """What an honest model says of WORDS."""
    return {
        "opportunity": {"emotion": "explicit", "content": True, "curiosity": True, "collaboration": False},
        "observations": [{"quote": LABEL, "move": "label", "interest": "A"},
                         {"quote": QUESTION, "move": "follow_up", "interest": "A"}],
        "collaboration": {"why": "Nothing is proposed or asked for.", "quote": None, "level": None},
        "curiosity": {"why": "One open question on their words.", "quote": QUESTION, "level": 3},
        "validation": {"why": "Names the worry and its cause.", "quote": LABEL, "level": 3},
        "keep": "You named the worry: \"the last rollout landed on you\".",
        "try": "Ask what it would take for the team to feel safe.",
        "rewrite": "",
    } | changes


def said_by(model_answer: dict[str, Any]) -> str:
    return json.dumps(model_answer, ensure_ascii=False)


def evaluator(server: FakeServer, **changes: Any) -> ModelEvaluator:
    models = Models(server.settings(**changes), sleep=lambda _: None)
    return ModelEvaluator(models, load_prompt("evaluator"), RUBRIC)


def graded(server: FakeServer, answer: dict[str, Any], turn: Performance | None = None) -> Grade:
    server.script(GRADER, said_by(answer))
    return evaluator(server).assess(turn or a_turn())
