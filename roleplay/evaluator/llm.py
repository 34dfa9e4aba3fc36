"""The evaluator that asks a model: one request a turn, structured where the server can, and nothing believed unproven.

The model reads; code decides. Before the request, text aimed at the grader is taken out of the turn. After it, `settle`
checks every quote against the learner's words, applies caps and bounds, and grades the rewrite like any other turn.
"""

import json
from collections.abc import Sequence
from typing import Any

from langchain_core.exceptions import ModelInvalidRequestError
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from langchain_core.runnables import Runnable, RunnableLambda
from langchain_openai.chat_models.base import BaseChatOpenAI

from roleplay.content.prompt import Prompt
from roleplay.domain.reading import Context
from roleplay.domain.rubric import Rubric
from roleplay.errors import ModelError, ModelRefused, ModelTruncated
from roleplay.evaluator.base import Grade, Performance
from roleplay.evaluator.ground import Ground
from roleplay.evaluator.schema import Answer, AnswerError, read_answer, wire_schema
from roleplay.evaluator.settle import settle
from roleplay.evaluator.suspicion import shown
from roleplay.models import Meter, Method, Models, as_langchain, trim

EXCHANGES = 3
"""Earlier exchanges the model sees."""
EARLIER_TOKENS, COUNTERPART_TOKENS, LEARNER_TOKENS, SETTING_TOKENS = 110, 350, 700, 120
"""Most of one earlier turn, of the counterpart's last message, of the learner's turn, of one line of the setting.

A request stays bounded by these however long people talk; quotes are still checked against the whole turn.
"""
TRIES = 2
_WAITING = {None: None, 0: "none", 1: "cue", 2: "explicit"}
_ECHO = 4000
"""Letters of an unusable answer that are shown to the model again."""


class _NoToolCallError(ValueError):
    """The server passed over the tool it was told to call."""


class ModelEvaluator:
    """Grades turns by a model, with this prompt and this rubric."""

    def __init__(self, models: Models, prompt: Prompt, rubric: Rubric) -> None:
        self.name = models.name("evaluator")
        self._models, self._prompt, self._rubric = models, prompt, rubric

    def assess(self, performance: Performance) -> Grade:
        """Grade the turn.

        Raises ModelError, with what the calls took in its `usage`. Where nothing of the turn is there to be read
        (empty, or all of it aimed at the grader), no model is asked.
        """
        ground = Ground.of(performance, self._rubric)
        if not ground.readable:
            return Grade(assessment=ground.unread())
        meter = self._models.meter("evaluator")
        try:
            answer = self._ask(self._messages(performance), meter)
        except ModelError as problem:
            problem.usage = meter.usage
            raise
        return Grade(assessment=settle(answer, ground, self.name), usage=meter.usage, prompt=self._prompt.label)

    def _messages(self, performance: Performance) -> list[BaseMessage]:
        turn = _turn(performance.words, performance.context)
        rendered = self._prompt.render(skills=self._rubric.skills, moves=self._rubric.moves, turn=turn)
        return as_langchain(rendered)

    def _ask(self, messages: list[BaseMessage], meter: Meter) -> Answer:
        """The model's answer, by the strictest method its server can do; which one that is, is remembered."""
        first: ModelError | None = None
        for method in self._models.structured_methods("evaluator"):
            chain = self._chain(method)
            if chain is None:
                continue
            try:
                answer = self._insist(chain, method, messages, meter)
            except _NoToolCallError:
                continue
            except ModelError as problem:
                if not _asks_too_much(problem):
                    raise
                first = first or problem
                continue
            self._models.remember_method("evaluator", method)
            return answer
        raise first or self._truncated("it gave no structured answer")

    def _insist(self, chain: Runnable[Any, AIMessage], method: Method, messages: list[BaseMessage],
                meter: Meter) -> Answer:
        """Ask; where the answer cannot be used, say why and ask once more. Raises ModelTruncated."""
        fault = ""
        for _ in range(TRIES):
            message = self._models.call(chain, messages, meter)
            self._check_end(message)
            text = _tool_call(message) if method == "function_calling" else message.text
            try:
                return read_answer(text)
            except AnswerError as problem:
                fault = str(problem)
                messages = [*messages, *_mend(text, fault)]
        raise self._truncated(f"its answer could not be used ({fault})")

    def _chain(self, method: Method) -> Runnable[Any, AIMessage] | None:
        """Model with structured output, down to its raw message: what it holds is checked here, not by a parser.

        None where the provider's library does not offer this method.
        """
        chat = self._models.chat("evaluator")
        if method == "json":
            return chat
        # OpenAI holds to a schema only when told to be strict; other providers do not know the word.
        strict = {"strict": True} if isinstance(chat, BaseChatOpenAI) else {}
        schema = wire_schema(self._rubric)
        try:
            structured = chat.with_structured_output(schema, method=method, include_raw=True, **strict)
        except (NotImplementedError, ValueError, TypeError):
            return None
        return structured | RunnableLambda(_raw)

    def _check_end(self, message: AIMessage) -> None:
        """Raises ModelRefused, ModelTruncated where the answer says of itself that it is none."""
        reason = message.response_metadata.get("finish_reason")
        if message.additional_kwargs.get("refusal") or reason == "content_filter":
            raise ModelRefused(f"the model {self.name} declined to grade this turn", role="evaluator", model=self.name)
        if reason == "length":
            raise self._truncated("its answer was cut off")

    def _truncated(self, what: str) -> ModelTruncated:
        return ModelTruncated(f"the model {self.name} did not grade this turn: {what}", role="evaluator",
                              model=self.name, hint="Grade the turn again, or choose another model for the evaluator.")


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


def _mend(text: str, fault: str) -> Sequence[BaseMessage]:
    """The unusable answer and what is wrong with it; what to do about it, the system message says."""
    note = HumanMessage(content=json.dumps({"unusable": fault}))
    return [AIMessage(content=text[:_ECHO]), note] if text.strip() else [note]


def _raw(result: Any) -> AIMessage:
    message: AIMessage = result["raw"]
    return message


def _tool_call(message: AIMessage) -> str:
    """The arguments of the tool that was called; a model that answers in text instead is heard too."""
    calls = message.tool_calls or message.invalid_tool_calls
    if calls:
        arguments = calls[0]["args"]
        return arguments if isinstance(arguments, str) else json.dumps(arguments)
    if "{" in message.text:
        return message.text
    raise _NoToolCallError


def _asks_too_much(problem: ModelError) -> bool:
    """Whether the server may have failed over the method, so that a plainer one can still work.

    Some refuse the request (400, 422), some break on it (500, 501); in an outage the plainer methods fail alike.
    """
    cause = problem.__cause__
    return isinstance(cause, ModelInvalidRequestError) or getattr(cause, "status_code", None) in (400, 422, 500, 501)
