"""The table of faults is total over what the client libraries can raise."""

import inspect
from types import ModuleType

import httpx2
import langchain_core.exceptions
import langchain_openai.chat_models.base
import openai
import openai._exceptions
import pytest

from roleplay.errors import ModelError
from roleplay.models.faults import FAULTS, TABLE, pause_before_retry, row_for, translate

NOT_OF_A_CALL = {"InvalidWebhookSignatureError", "TracerException", "HTTPError", "RequestError", "CookieConflict",
                 "_AmbiguousModuleClientUsageError"}
"""Raised elsewhere, or only a family of others."""
FAMILIES = {"OpenAIError", "APIError", "APIStatusError", "LangChainException", "ModelError"}
"""Told by the general rows on purpose; a new class below them is not."""


def errors_of(module: ModuleType) -> list[type[BaseException]]:
    return [kind for _, kind in inspect.getmembers(module, inspect.isclass)
            if issubclass(kind, BaseException) and not kind.__module__.startswith("builtins")]


CLASSES = sorted({kind for module in (openai, openai._exceptions, langchain_core.exceptions,
                                      langchain_openai.chat_models.base, httpx2) for kind in errors_of(module)
                  if kind.__name__ not in NOT_OF_A_CALL}, key=lambda kind: (kind.__module__, kind.__name__))


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_every_error_of_the_client_libraries_has_its_own_row(kind: type[BaseException]) -> None:
    row = row_for(kind)
    assert issubclass(row.failure, ModelError)
    assert row.hint
    assert not row.general or kind.__name__ in FAMILIES


def test_the_libraries_were_looked_through() -> None:
    names = {kind.__name__ for kind in CLASSES}
    assert {"RateLimitError", "OpenAIRefusalError", "ReadTimeout", "ContextOverflowError"} <= names
    assert len(CLASSES) > 50


def test_what_is_no_fault_of_a_call_is_left_alone() -> None:
    for kind in (KeyboardInterrupt, MemoryError, GeneratorExit, AssertionError):
        with pytest.raises(LookupError):
            row_for(kind)
        assert not issubclass(kind, FAULTS)


def test_only_what_can_pass_is_retried() -> None:
    request = httpx2.Request("POST", "http://127.0.0.1/v1")
    response = httpx2.Response(401, request=request)
    assert pause_before_retry(openai.APIConnectionError(request=request), 1) == 0.5
    assert pause_before_retry(openai.APIConnectionError(request=request), 9) == 8.0
    assert pause_before_retry(openai.APITimeoutError(request), 1) is None
    assert pause_before_retry(openai.AuthenticationError("no", response=response, body=None), 1) is None
    assert all(row.failure.retryable for row in TABLE if row.retry)


def test_the_servers_words_are_quoted_short_and_without_a_key() -> None:
    request = httpx2.Request("POST", "http://127.0.0.1/v1")
    response = httpx2.Response(400, request=request)
    said = "Unknown field. Key sk-live-abcdef123456 and my-own-secret. " + "blah " * 200
    told = translate(openai.BadRequestError(said, response=response, body={"message": said}), role="counterpart",
                     model="m", secrets=("my-own-secret",))
    assert "Unknown field" in told.message
    assert "sk-live" not in told.message
    assert "my-own-secret" not in told.message
    assert len(told.message) < 300
