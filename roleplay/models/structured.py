"""Asks a model for a structured answer, by the strictest way its server can do, and once more where it cannot be used.

What an answer holds is checked here and by the reader that is given, never by a client library's parser: those let bad
JSON through, or lose the text that would say what was wrong.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from langchain_core.exceptions import ModelInvalidRequestError
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from langchain_core.runnables import Runnable, RunnableLambda
from langchain_openai.chat_models.base import BaseChatOpenAI

from roleplay.domain.answer import AnswerError
from roleplay.errors import ModelError, ModelRefused, ModelTruncated
from roleplay.models.chat import Method, Models
from roleplay.models.meter import Meter, Role

TRIES = 2
_ECHO = 4000
"""Letters of an unusable answer that are shown to the model again."""

T = TypeVar("T")


class Task(NamedTuple):
    """What is asked for, as errors tell it."""

    name: str
    """Follows "the model did not", such as "grade this turn"."""
    hint: str
    """What a person can do where it failed."""


class _NoToolCallError(ValueError):
    """The server passed over the tool it was told to call."""


class Structured:
    """Asks one role's model for structured answers. Safe to share between threads."""

    def __init__(self, models: Models, role: Role, task: Task) -> None:
        self._models, self._role, self._task = models, role, task
        self._name = models.name(role)

    def ask(self, messages: list[BaseMessage], meter: Meter, schema: dict[str, Any], read: Callable[[str], T]) -> T:
        """What `read` makes of the model's answer by this schema. Which way its server can do is remembered.

        `read` raises AnswerError for an answer that cannot be used; its message is shown to the model, with the system
        message left to say what to do about it. Raises ModelError.
        """
        first: ModelError | None = None
        for method in self._models.structured_methods(self._role):
            chain = self._chain(method, schema)
            if chain is None:
                continue
            try:
                answer = self._insist(chain, method, messages, meter, read)
            except _NoToolCallError:
                continue
            except ModelError as problem:
                if not _asks_too_much(problem):
                    raise
                first = first or problem
                continue
            self._models.remember_method(self._role, method)
            return answer
        raise first or self._truncated("it gave no structured answer")

    def _insist(self, chain: Runnable[Any, AIMessage], method: Method, messages: list[BaseMessage], meter: Meter,
                read: Callable[[str], T]) -> T:
        """Ask; where the answer cannot be used, say why and ask once more. Raises ModelTruncated."""
        fault = ""
        for _ in range(TRIES):
            message = self._models.call(chain, messages, meter)
            self._check_end(message)
            text = _tool_call(message) if method == "function_calling" else message.text
            try:
                return read(text)
            except AnswerError as problem:
                fault = str(problem)
                messages = [*messages, *_mend(text, fault)]
        raise self._truncated(f"its answer could not be used ({fault})")

    def _chain(self, method: Method, schema: dict[str, Any]) -> Runnable[Any, AIMessage] | None:
        """Model with structured output, down to its raw message.

        None where the provider's library does not offer this method.
        """
        chat = self._models.chat(self._role)
        if method == "json":
            return chat
        # OpenAI holds to a schema only when told to be strict; other providers do not know the word.
        strict = {"strict": True} if isinstance(chat, BaseChatOpenAI) else {}
        try:
            structured = chat.with_structured_output(schema, method=method, include_raw=True, **strict)
        except (NotImplementedError, ValueError, TypeError):
            return None
        return structured | RunnableLambda(_raw)

    def _check_end(self, message: AIMessage) -> None:
        """Raises ModelRefused, ModelTruncated where the answer says of itself that it is none."""
        reason = message.response_metadata.get("finish_reason")
        if message.additional_kwargs.get("refusal") or reason == "content_filter":
            raise ModelRefused(f"the model {self._name} declined to {self._task.name}", role=self._role,
                               model=self._name)
        if reason == "length":
            raise self._truncated("its answer was cut off")

    def _truncated(self, what: str) -> ModelTruncated:
        return ModelTruncated(f"the model {self._name} did not {self._task.name}: {what}", role=self._role,
                              model=self._name, hint=self._task.hint)


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
