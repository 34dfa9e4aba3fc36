"""The evaluator that asks a model: one request a turn, structured where the server can, and nothing believed unproven.

The model reads; code decides. Before the request, text aimed at the grader is taken out of the turn. After it, `settle`
checks every quote against the learner's words, applies caps and bounds, and grades the rewrite like any other turn.
"""

from typing import Any

from langchain_core.messages import BaseMessage

from roleplay.content.prompt import Prompt
from roleplay.domain.assessment import Assessment
from roleplay.domain.reading import Context
from roleplay.domain.rubric import Rubric
from roleplay.errors import ModelError
from roleplay.evaluator.base import Grade, Performance
from roleplay.evaluator.ground import Ground
from roleplay.evaluator.schema import read_answer, wire_schema
from roleplay.evaluator.second import agreed
from roleplay.evaluator.settle import settle
from roleplay.evaluator.suspicion import shown
from roleplay.models import Meter, Models, Structured, Task, as_langchain, estimate, trim

EXCHANGES = 3
"""Earlier exchanges the model sees."""
EARLIER_TOKENS, COUNTERPART_TOKENS, LEARNER_TOKENS, SETTING_TOKENS = 110, 350, 700, 120
"""Most of one earlier turn, of the counterpart's last message, of the learner's turn, of one line of the setting.

A request stays bounded by these however long people talk; quotes are still checked against the whole turn.
"""
_WAITING = {None: None, 0: "none", 1: "cue", 2: "explicit"}
TASK = Task("grade this turn", "Grade the turn again, or choose another model for the evaluator.")


class ModelEvaluator:
    """Grades turns by a model, with this prompt and this rubric."""

    def __init__(self, models: Models, prompt: Prompt, rubric: Rubric, *, second_opinion: bool = False) -> None:
        self.name = models.name("evaluator")
        self._prompt, self._rubric, self._models = prompt, rubric, models
        self._questions = Structured(models, "evaluator", TASK)
        self._twice = second_opinion

    def assess(self, performance: Performance) -> Grade:
        """Grade the turn.

        Raises ModelError, with what the calls took in its `usage`. Where nothing of the turn is there to be read
        (empty, or all of it aimed at the grader), no model is asked. With a second opinion it is asked twice, and a
        grade needs both answers.
        """
        ground = Ground.of(performance, self._rubric)
        if not ground.readable:
            return Grade(assessment=ground.unread())
        meter = self._models.meter("evaluator")
        try:
            assessment = self._reading(performance, ground, meter)
            if self._twice:
                assessment = agreed(assessment, self._reading(performance, ground, meter), ground)
        except ModelError as problem:
            problem.usage = meter.usage
            raise
        return Grade(assessment=assessment, usage=meter.usage, prompt=self._prompt.label)

    def _reading(self, performance: Performance, ground: Ground, meter: Meter) -> Assessment:
        """One answer of the model's, settled."""
        answer = self._questions.ask(self.messages(performance), meter, wire_schema(self._rubric), read_answer)
        return settle(answer, ground, self.name)

    def request_tokens(self, performance: Performance) -> int:
        """Tokens of all requests for this turn, estimated before anything is sent."""
        once = sum(estimate(message.text) for message in self.messages(performance))
        return 2 * once if self._twice else once

    def messages(self, performance: Performance) -> list[BaseMessage]:
        """The request for this turn."""
        turn = _turn(performance.words, performance.context)
        rendered = self._prompt.render(skills=self._rubric.skills, moves=self._rubric.moves, turn=turn)
        return as_langchain(rendered)


def _turn(words: str, context: Context) -> dict[str, Any]:
    """What the model is shown; first what stays the same, so that requests share their beginning.

    Text for the grader is left out wherever it stands: what was said once stays in `before` for three exchanges.
    """
    said = list(context.said)
    last = max((n for n, one in enumerate(said) if one.speaker == "counterpart"), default=None)
    answered = "" if last is None else said.pop(last).text
    before = said[-2 * EXCHANGES:]
    return {
        "scenario": trim(shown(context.scenario), SETTING_TOKENS),
        "topics": [{"id": topic.id, "name": topic.name} for topic in context.topics],
        "facts": [trim(shown(fact.text), SETTING_TOKENS) for fact in context.facts],
        "before": [{"speaker": one.speaker, "text": trim(shown(one.text), EARLIER_TOKENS)} for one in before],
        "waiting": _WAITING.get(context.pending),
        "explored": context.informed,
        "counterpart": trim(shown(answered), COUNTERPART_TOKENS),
        "learner": trim(shown(words), LEARNER_TOKENS),
    }
