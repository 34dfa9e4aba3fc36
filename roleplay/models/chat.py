"""Chat models by role: made once, asked with time limits and retries, failing in words for people."""

import random
import threading
import time
import weakref
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from typing import Any, Literal, TypeVar

import httpx2
from langchain.chat_models import init_chat_model
from langchain.chat_models.base import _BUILTIN_PROVIDERS
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, SystemMessage
from langchain_core.runnables import Runnable
from openai import DefaultHttpxClient, OpenAIError
from pydantic import ValidationError

from roleplay.domain.message import Message
from roleplay.errors import ConfigError, ModelError, ModelRefused, ModelTruncated, ModelUnavailable
from roleplay.models.faults import FAULTS, pause_before_retry, translate
from roleplay.models.meter import Meter, Role
from roleplay.models.tokens import Tokens, fit
from roleplay.settings import BUILTIN, Settings

Method = Literal["json_schema", "function_calling", "json"]
"""Ways to ask for a structured answer; "json" asks in the prompt and reads the text."""

METHODS: tuple[Method, ...] = ("json_schema", "function_calling", "json")

PLAYED: tuple[Role, ...] = ("counterpart", "evaluator")
"""Roles that a turn waits for."""
ROLES: tuple[Role, ...] = (*PLAYED, "author")

T = TypeVar("T")

_OPENAI = "openai"
_TEMPERATURE: dict[Role, float] = {"counterpart": 0.8, "evaluator": 0.0, "author": 0.8}
_LONGEST_ANSWER: dict[Role, int] = {"counterpart": 2000, "evaluator": 6000, "author": 12000}
"""Tokens of an answer, thinking included: a bound on a model that does not stop, far above any fair answer."""
_THINKERS = ("o1", "o3", "o4", "gpt-5")
"""Models that take no temperature of ours."""
_SET_UP = "Set OPENAI_API_KEY; or OPENAI_BASE_URL and ROLEPLAY_MODEL for a server of your own."
_CONNECT_SECONDS = 5.0
_WHOLE = 4
"""A whole answer, with all retries, may take this many times the time limit of a silence."""
_TALKERS: dict[str, type[BaseMessage]] = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}


def as_langchain(messages: Sequence[Message]) -> list[BaseMessage]:
    """The request as LangChain's messages."""
    return [_TALKERS[message.role](content=message.text) for message in messages]


class Models:
    """The chat models that the settings name. Safe to share between threads."""

    def __init__(self, settings: Settings, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._settings, self._sleep = settings, sleep
        self._chats: dict[Role, BaseChatModel] = {}
        self._tokens = {role: Tokens(_split(self.name(role))[1]) for role in ROLES}
        self._methods: dict[tuple[str, str], Method] = {}
        self._making = threading.Lock()
        seconds = settings.timeout
        self._http = DefaultHttpxClient(timeout=httpx2.Timeout(seconds, connect=min(seconds, _CONNECT_SECONDS)))
        self._closing = weakref.finalize(self, self._http.close)

    def name(self, role: Role) -> str:
        """The model's name as it is configured; `builtin` where the role has none."""
        return self._settings.model_for(role)

    def chat(self, role: Role) -> BaseChatModel:
        """The chat model of this role, made once. Raises ConfigError.

        It does not retry by itself: ask it through `stream` or `call`, which do, within one limit of time.
        """
        with self._making:
            if role not in self._chats:
                self._chats[role] = self._made(role)
            return self._chats[role]

    def meter(self, role: Role) -> Meter:
        """A fresh meter for the calls of one reply or one grade."""
        self._tokens[role].start()
        return Meter(role, self.name(role), self._tokens[role])

    def call(self, chain: Runnable[Any, T], value: Any, meter: Meter) -> T:
        """What the chain makes of `value`; retried where a retry can help. Raises ModelError.

        `meter` holds what it took afterwards, also where the answer could not be used.
        """
        return self._patiently(lambda: chain.invoke(value, config=meter.config), meter, self._deadline())

    def stream(self, chain: Runnable[Any, AIMessage], value: Any, meter: Meter) -> Generator[str, None, None]:
        """The text of the chain's answer, piece by piece as it comes. Raises ModelError.

        Only the beginning is retried: once words came, a break is ModelUnavailable. Closing the iterator closes the
        connection. An answer cut at its length limit ends in ModelTruncated, a refusal in ModelRefused.
        """
        deadline = self._deadline()

        def begin() -> tuple[Any, Iterator[Any]]:
            chunks = chain.stream(value, config=meter.config)
            return next(chunks, None), chunks

        first, rest = self._patiently(begin, meter, deadline)
        try:
            yield from self._texts(first, rest, meter, deadline)
        except FAULTS as problem:
            raise self._told(problem, meter) from problem
        finally:
            close = getattr(rest, "close", None)
            if close:
                close()

    def structured_methods(self, role: Role) -> tuple[Method, ...]:
        """Ways to ask this role's model for a structured answer: from the one it is known to manage, downwards."""
        return METHODS[METHODS.index(self.preferred_method(role)):]

    def preferred_method(self, role: Role) -> Method:
        """The way last remembered for this server and model, else the strictest."""
        return self._methods.get(self._endpoint(role), METHODS[0])

    def remember_method(self, role: Role, method: Method) -> None:
        """Begin with this way the next time this server and model are asked."""
        self._methods[self._endpoint(role)] = method

    def fit(self, messages: Sequence[Message], budget: int | None = None) -> tuple[Message, ...]:
        """The request within the token budget, its oldest conversation dropped first."""
        return fit(messages, budget or self._settings.token_budget)

    def warm(self) -> threading.Thread:
        """Prepare the models and the vocabulary in the background, so that the first turn need not."""
        thread = threading.Thread(target=self._prepare, name="warm models", daemon=True)
        thread.start()
        return thread

    def close(self) -> None:
        """Close the connections that are kept open between requests."""
        self._closing()

    def _prepare(self) -> None:
        for role in PLAYED:
            if self.name(role) != BUILTIN:
                self._tokens[role].start()
                with suppress(ConfigError):  # Told when the model is first asked.
                    self.chat(role)

    def _deadline(self) -> float:
        return time.monotonic() + self._settings.timeout * _WHOLE

    def _endpoint(self, role: Role) -> tuple[str, str]:
        return self._settings.openai_base_url or "", self.name(role)

    def _told(self, problem: BaseException, meter: Meter) -> ModelError:
        key = self._settings.openai_api_key
        return translate(problem, role=meter.role, model=meter.model,
                         secrets=(key.get_secret_value(),) if key else ())

    def _patiently(self, attempt: Callable[[], T], meter: Meter, deadline: float) -> T:
        """`attempt`, again after a pause where that can help and there is time. Raises ModelError."""
        tries = 0
        while True:
            tries += 1
            try:
                return attempt()
            except FAULTS as problem:
                if not meter.asked:
                    raise
                failure = self._told(problem, meter)
                pause = pause_before_retry(problem, tries)
                if pause is None or tries > self._settings.retries or time.monotonic() + pause > deadline:
                    raise failure from problem
            self._sleep(pause * random.uniform(1.0, 1.1))

    def _texts(self, first: Any, rest: Iterator[Any], meter: Meter, deadline: float) -> Iterator[str]:
        chunk = first
        while chunk is not None:
            if time.monotonic() > deadline:
                raise ModelUnavailable(f"The model {meter.model!r} did not finish its answer in time.", role=meter.role,
                                       model=meter.model, hint="Try again, or raise ROLEPLAY_TIMEOUT.")
            if chunk.text:
                yield chunk.text
            self._check_end(chunk, meter)
            chunk = next(rest, None)

    def _check_end(self, chunk: AIMessageChunk, meter: Meter) -> None:
        """Raises where the answer says of itself that it is a refusal or was cut."""
        reason = chunk.response_metadata.get("finish_reason")
        if chunk.additional_kwargs.get("refusal") or reason == "content_filter":
            raise ModelRefused(f"The model {meter.model!r} declined to answer.", role=meter.role, model=meter.model,
                               hint="Put it another way, or go on with the built-in voice.")
        if reason == "length":
            raise ModelTruncated(f"The model {meter.model!r} stopped in the middle of its answer.", role=meter.role,
                                 model=meter.model, hint="Try again, or go on with the built-in voice.")

    def _made(self, role: Role) -> BaseChatModel:
        name = self.name(role)
        if name == BUILTIN:
            raise ConfigError(f"No model is configured for the {role}.", hint=_SET_UP)
        provider, model = _split(name)
        try:
            chat: BaseChatModel = init_chat_model(
                model, model_provider=provider, **self._options(role, provider, model))
        except ImportError as problem:
            package = "langchain-" + provider.replace("_", "-")
            raise ConfigError(f"The model {name!r} needs a package that is not installed.",
                              hint=f"Try `pip install {package}`, or choose another ROLEPLAY_MODEL.") from problem
        except (ValidationError, ValueError, OpenAIError) as problem:
            raise ConfigError(f"The model {name!r} cannot be set up.",
                              hint=f"Check the name, and the key its provider {provider!r} wants.") from problem
        return chat

    def _options(self, role: Role, provider: str, model: str) -> dict[str, Any]:
        seconds = self._settings.timeout
        options: dict[str, Any] = {}
        if not model.startswith(_THINKERS):
            options["temperature"] = _TEMPERATURE[role]
        if provider == "ollama":
            return options | {"client_kwargs": {"timeout": seconds}, "num_predict": _LONGEST_ANSWER[role]}
        options |= {"max_retries": 0, "max_tokens": _LONGEST_ANSWER[role], "timeout": seconds}
        if provider == _OPENAI:
            options |= self._openai_options()
        return options

    def _openai_options(self) -> dict[str, Any]:
        key, address = self._settings.openai_api_key, self._settings.openai_base_url
        if key is None and address is None:
            raise ConfigError("There is no key for OpenAI.", hint=_SET_UP)
        return {"api_key": key.get_secret_value() if key else "no-key-needed", "base_url": address,
                "stream_usage": True, "http_client": self._http, "timeout": self._http.timeout}


def _split(name: str) -> tuple[str, str]:
    """Provider and model of a name; one without a provider, also `llama3:8b`, is asked for in OpenAI's way."""
    provider, colon, model = name.partition(":")
    return (provider, model) if colon and provider in _BUILTIN_PROVIDERS else (_OPENAI, name)
