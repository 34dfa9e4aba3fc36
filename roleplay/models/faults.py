"""What goes wrong between us and a model, told as one of four failures, each with what to do next.

The table below is read from the top; the first class that fits counts. It is total over the error classes of the client
libraries: a test fails when one of them grows a class that only the last, general rows would catch.
"""

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

import httpx2
import openai
from langchain_core.exceptions import (
    ContextOverflowError,
    LangChainException,
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelInvalidRequestError,
    ModelNotFoundError,
    ModelPermissionDeniedError,
    ModelRateLimitError,
    ModelTimeoutError,
    OutputParserException,
)
from langchain_core.exceptions import ModelError as LangChainModelError
from langchain_openai.chat_models._client_utils import StreamChunkTimeoutError
from langchain_openai.chat_models.base import OpenAIRefusalError
from openai._exceptions import SubjectTokenProviderError
from pydantic import ValidationError

from roleplay.errors import ModelError, ModelRefused, ModelRejected, ModelTruncated, ModelUnavailable

_AGAIN = "Try again in a moment, or go on with the built-in voice."
_KEY = "Check OPENAI_API_KEY, and OPENAI_BASE_URL if you set one; `roleplay doctor` shows what is in use."
_NAME = "Check ROLEPLAY_MODEL and OPENAI_BASE_URL; `roleplay doctor` shows what is in use."
_WORDS = "Put it another way, or go on with the built-in voice."


class Row(NamedTuple):
    """How errors of some classes are told."""

    classes: tuple[type[BaseException], ...]
    failure: type[ModelError]
    says: str
    """Follows "The model <name> "."""
    hint: str
    retry: bool = False
    """Whether asking again at once, after a pause, is worth the wait."""
    general: bool = False
    """A row of last resort, for classes the library may grow."""


TABLE: tuple[Row, ...] = (
    Row((OpenAIRefusalError, openai.ContentFilterFinishReasonError), ModelRefused, "declined to answer", _WORDS),
    Row((openai.LengthFinishReasonError,), ModelTruncated, "stopped in the middle of its answer", _AGAIN),
    Row((OutputParserException, ValidationError, json.JSONDecodeError, UnicodeDecodeError,
         openai.APIResponseValidationError), ModelTruncated, "gave an answer that cannot be read", _AGAIN),
    Row((ContextOverflowError,), ModelRejected, "takes no request as long as this",
        "Lower ROLEPLAY_TOKEN_BUDGET, or choose a model that takes longer requests."),
    Row((openai.APITimeoutError, ModelTimeoutError, httpx2.TimeoutException, StreamChunkTimeoutError, TimeoutError),
        ModelUnavailable, "did not answer in time", _AGAIN),
    Row((httpx2.UnsupportedProtocol, httpx2.InvalidURL, httpx2.TooManyRedirects, httpx2.HTTPStatusError),
        ModelRejected, "cannot be asked at this address", _NAME),
    Row((openai.APIConnectionError, ModelConnectionError, httpx2.TransportError, httpx2.DecodingError,
         httpx2.StreamError, openai.WebSocketConnectionClosedError, openai.WebSocketQueueFullError, ConnectionError),
        ModelUnavailable, "cannot be reached, or the connection broke",
        "Check the connection and OPENAI_BASE_URL, then try again.", retry=True),
    Row((openai.RateLimitError, ModelRateLimitError), ModelUnavailable, "is asked too often just now", _AGAIN,
        retry=True),
    Row((openai.InternalServerError, ModelAPIError), ModelUnavailable, "has a fault on its server", _AGAIN, retry=True),
    Row((openai.ConflictError,), ModelUnavailable, "was busy with another request", _AGAIN, retry=True),
    Row((openai.AuthenticationError, SubjectTokenProviderError, ModelAuthenticationError), ModelRejected,
        "did not accept the key", _KEY),
    Row((openai.PermissionDeniedError, ModelPermissionDeniedError), ModelRejected, "may not be used with this key",
        _KEY),
    Row((openai.NotFoundError, ModelNotFoundError), ModelRejected, "is not known to the server", _NAME),
    Row((openai.BadRequestError, openai.UnprocessableEntityError, ModelInvalidRequestError), ModelRejected,
        "refused the request", _NAME),
    Row((openai.APIStatusError,), ModelRejected, "refused the request", _NAME, general=True),
    Row((openai.APIError,), ModelUnavailable, "broke off with a fault on its server", _AGAIN, general=True),
    Row((openai.OpenAIError, LangChainModelError, LangChainException, httpx2.HTTPError), ModelUnavailable,
        "could not be asked", _AGAIN, general=True),
    Row((ValueError, TypeError, KeyError, AttributeError, IndexError), ModelTruncated,
        "gave an answer that cannot be read", _AGAIN, general=True),
)
"""The last row: the client libraries meet an answer of unexpected form with whatever Python raised."""

FAULTS: tuple[type[BaseException], ...] = tuple(kind for row in TABLE for kind in row.classes)
"""All that is caught where a model is spoken to."""

_OUT_OF_CREDIT = Row((), ModelRejected, "has no credit left on this key",
                     "Add credit to the account of the key, or go on with the built-in voice.")
_QUOTA = ("insufficient_quota", "billing_hard_limit_reached")
_SECRET = re.compile(r"\b(?:sk|key|Bearer)[-_ ][\w*.-]{6,}", re.IGNORECASE)
_QUOTED = (openai.BadRequestError, openai.UnprocessableEntityError, openai.NotFoundError)
_MOST = 200


def row_for(kind: type[BaseException]) -> Row:
    """How errors of this class are told. Raises LookupError for a class that is not a fault of a model call."""
    for row in TABLE:
        if issubclass(kind, row.classes):
            return row
    raise LookupError(kind.__name__)


def translate(problem: BaseException, *, role: str = "", model: str = "", secrets: Sequence[str] = ()) -> ModelError:
    """The failure that `problem` means, in words for people; what the server said is quoted without any key."""
    row = _row_of(problem)
    message = f"The model {model!r} {row.says}"
    said = _server_words(problem, secrets)
    return row.failure(f"{message}: {said}" if said else f"{message}.", role=role, model=model, hint=row.hint)


def pause_before_retry(problem: BaseException, tries: int) -> float | None:
    """Seconds to wait before asking again after `tries` failed tries; None where asking again cannot help."""
    if not _row_of(problem).retry:
        return None
    asked = _asked_pause(problem)
    return asked if asked is not None else min(0.5 * 2.0 ** (tries - 1), 8.0)


def _row_of(problem: BaseException) -> Row:
    if getattr(problem, "code", None) in _QUOTA or getattr(problem, "type", None) in _QUOTA:
        return _OUT_OF_CREDIT
    return row_for(type(problem))


def _server_words(problem: BaseException, secrets: Sequence[str]) -> str:
    if not isinstance(problem, _QUOTED):
        return ""
    body = problem.body if isinstance(problem.body, dict) else {}
    said = " ".join(str(body.get("message") or problem.message).split())
    for secret in filter(None, secrets):
        said = said.replace(secret, "…")
    said = _SECRET.sub("…", said)
    return said if len(said) <= _MOST else said[:_MOST].rsplit(" ", 1)[0] + " …"


def _asked_pause(problem: BaseException) -> float | None:
    """The wait a server asked for by Retry-After, in seconds."""
    response = getattr(problem, "response", None)
    if not isinstance(response, httpx2.Response):
        return None
    for header, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return max(0.0, float(response.headers[header]) * unit)
        except (KeyError, ValueError):
            continue
    return None
