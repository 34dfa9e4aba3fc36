"""What each model call took: tokens, seconds, time to the first token."""

import time
from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGeneration, LLMResult
from langchain_core.runnables import RunnableConfig
from openai import LengthFinishReasonError

from roleplay.domain.session import Usage
from roleplay.models.tokens import Tokens

Role = Literal["counterpart", "evaluator", "author"]


class _Call:
    """One model call that is going on."""

    def __init__(self, messages: Sequence[BaseMessage]) -> None:
        self.texts = [message.text for message in messages]
        self.began = time.monotonic()
        self.first: float | None = None
        self.said = ""


class Meter(BaseCallbackHandler):
    """Listens to the model calls of one chain and keeps what each took, also of a call that broke off half-way.

    One meter serves one reply or one grade; it is not shared between threads.
    """

    raise_error = True

    def __init__(self, role: Role, model: str, tokens: Tokens) -> None:
        self.role, self.model = role, model
        self.asked = False
        """Whether any request went out: an error before that is no fault of a model."""
        self._tokens = tokens
        self._calls: dict[UUID, _Call] = {}
        self._usage: list[Usage] = []

    @property
    def usage(self) -> tuple[Usage, ...]:
        """What the calls so far took, in order."""
        return tuple(self._usage)

    @property
    def config(self) -> RunnableConfig:
        """For the `config` of a chain that is to be measured."""
        return {"callbacks": [self]}

    def on_chat_model_start(self, serialized: dict[str, Any], messages: list[list[BaseMessage]],  # noqa: ARG002
                            *, run_id: UUID, **_: Any) -> None:
        """A request goes out."""
        self.asked = True
        self._calls[run_id] = _Call(messages[0])

    def on_llm_new_token(self, token: str | list[str | dict[str, Any]], *, run_id: UUID, **_: Any) -> None:
        """A piece of the answer came in."""
        call = self._calls.get(run_id)
        if call and token and isinstance(token, str):
            call.first = call.first or time.monotonic()
            call.said += token

    def on_llm_end(self, response: LLMResult, *, run_id: UUID, **_: Any) -> None:
        """The answer is whole."""
        generation = response.generations[0][0] if response.generations and response.generations[0] else None
        message = generation.message if isinstance(generation, ChatGeneration) else None
        self._close(run_id, message if isinstance(message, AIMessage) else None)

    def on_llm_error(self, error: BaseException, *, run_id: UUID, **_: Any) -> None:
        """The call failed or was stopped; it took something only if an answer had begun."""
        call = self._calls.get(run_id)
        cut = _cut_off(error)
        if call and (call.said or cut):
            self._close(run_id, cut)

    def _close(self, run_id: UUID, message: AIMessage | None) -> None:
        call = self._calls.pop(run_id)
        now = time.monotonic()
        reported = message.usage_metadata if message else None
        if reported:
            cached = (reported.get("input_token_details") or {}).get("cache_read") or 0
            tokens = {"input_tokens": reported["input_tokens"], "output_tokens": reported["output_tokens"],
                      "cached_tokens": cached}
        else:
            said = call.said or (_all_said(message) if message else "")
            tokens = {"input_tokens": self._tokens.count_all(call.texts), "output_tokens": self._tokens.count(said)}
        self._usage.append(Usage(
            role=self.role, model=self.model, source="reported" if reported else self._tokens.source,
            first_token_seconds=call.first and call.first - call.began, seconds=now - call.began, **tokens))


def _cut_off(error: BaseException) -> AIMessage | None:
    """What a call took whose answer the client library refuses for its length: the error holds the count."""
    usage = error.completion.usage if isinstance(error, LengthFinishReasonError) else None
    if usage is None:
        return None
    counts = UsageMetadata(input_tokens=usage.prompt_tokens, output_tokens=usage.completion_tokens,
                           total_tokens=usage.total_tokens)
    return AIMessage(content="", usage_metadata=counts)


def _all_said(message: AIMessage) -> str:
    """The text of an answer and of the tools it called."""
    return message.text + "".join(str(call["args"]) for call in message.tool_calls)
