"""How many tokens a request takes, and how a long conversation is kept within a budget."""

import hashlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

import tiktoken

from roleplay.domain.message import Message
from roleplay.domain.session import UsageSource

CUT = "\n[… the middle of this turn is left out …]\n"

_PER_MESSAGE = 4
"""Tokens a chat format adds around each message."""
_BLOCK = 8
"""Messages dropped at a time."""
_TAIL_STEP = 500
_KEPT = 0.6
"""Share of the room that is left filled when a block is dropped, so that drops are rare."""
_LONGEST = 0.25
"""Share of the budget that one turn of the conversation may take."""

_VOCABULARIES = {
    "o200k_base": "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    "cl100k_base": "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
}
"""sha256 of the vocabularies that tiktoken keeps in its cache."""


class Encoder(Protocol):
    """Turns text into tokens."""

    def encode_ordinary(self, text: str) -> list[int]:
        """The tokens of the text."""
        ...


def estimate(text: str) -> int:
    """Tokens of a text without a vocabulary: four characters a token, one where they are not ASCII; errs upwards."""
    plain = sum(map(str.isascii, text))
    return -(-plain // 4) + len(text) - plain


def estimate_messages(messages: Iterable[Message]) -> int:
    """Tokens of a request, estimated."""
    return sum(estimate(message.text) + _PER_MESSAGE for message in messages)


def trim(text: str, tokens: int) -> str:
    """`text` within `tokens` by estimate: its beginning and end, with a marker where the middle was."""
    if estimate(text) <= tokens:
        return text
    room = max(tokens - estimate(CUT), 2)
    share = room / estimate(text)
    side = max(1, int(len(text) * share / 2))
    short = text[:side] + CUT + text[-side:]
    while estimate(short) > tokens and side > 1:
        side = side * 9 // 10 or 1
        short = text[:side] + CUT + text[-side:]
    return short


def fit(messages: Sequence[Message], budget: int) -> tuple[Message, ...]:
    """The request within `budget` tokens by estimate, dropping the oldest of the conversation.

    The conversation is dropped in blocks and then well below the budget, by a rule that looks only at the messages
    themselves: requests that follow each other therefore keep the same beginning until the next block goes. All that is
    not conversation stays, and so does the last turn; a turn of enormous length loses its middle.
    """
    fixed = estimate_messages(m for m in messages if not m.history)
    room = budget - -(-fixed // _TAIL_STEP) * _TAIL_STEP
    longest = max(50, min(int(budget * _LONGEST), room - _PER_MESSAGE))
    talk = [m.model_copy(update={"text": trim(m.text, longest)}) for m in messages if m.history]
    dropped = _first_kept([estimate(message.text) + _PER_MESSAGE for message in talk], room)
    kept = iter(talk)
    fitted = (next(kept) if message.history else message for message in messages)
    gone = {id(message) for message in talk[:dropped]}
    return tuple(message for message in fitted if id(message) not in gone)


def _first_kept(costs: Sequence[int], room: int) -> int:
    """Index of the first message kept, found by growing the conversation a message at a time as it grew when played."""
    first, filled = 0, 0
    for index, cost in enumerate(costs):
        filled += cost
        while filled > room and first < index:
            while first < index and filled > room * _KEPT:
                step = min(first + _BLOCK, index)
                filled -= sum(costs[first:step])
                first = step
    return first


class Tokens:
    """Counts with a vocabulary where one is at hand, and estimates until then. Never waits, never downloads."""

    def __init__(self, model: str = "", load: Callable[[str], Encoder | None] | None = None) -> None:
        self._model, self._load = model, load or cached_encoding
        self._encoder: Encoder | None = None
        self._started = threading.Lock()

    def start(self) -> None:
        """Begin to load the vocabulary in the background, once."""
        if self._started.acquire(blocking=False):
            threading.Thread(target=self._fetch, name="vocabulary", daemon=True).start()

    def count(self, text: str) -> int:
        """Tokens of a text."""
        return len(self._encoder.encode_ordinary(text)) if self._encoder else estimate(text)

    def count_all(self, texts: Iterable[str]) -> int:
        """Tokens of a request's messages."""
        return sum(self.count(text) + _PER_MESSAGE for text in texts)

    @property
    def source(self) -> UsageSource:
        """How the counts are known just now."""
        return "counted" if self._encoder else "estimated"

    def _fetch(self) -> None:
        self._encoder = self._load(encoding_name(self._model))


def encoding_name(model: str) -> str:
    """The vocabulary of a model of this name; the newest where the name is unknown."""
    try:
        return tiktoken.encoding_name_for_model(model)
    except KeyError:
        return "o200k_base"


def cached_encoding(name: str) -> Encoder | None:
    """The vocabulary from tiktoken's cache; None where it is not there whole, since tiktoken would then download it
    without any limit of time.
    """
    expected = _VOCABULARIES.get(name)
    if expected is None or _digest(vocabulary_file(name)) != expected:
        return None
    return tiktoken.get_encoding(name)


def vocabulary_file(name: str) -> Path:
    """Where tiktoken keeps this vocabulary."""
    folder = os.environ.get("TIKTOKEN_CACHE_DIR", os.environ.get("DATA_GYM_CACHE_DIR"))
    address = f"https://openaipublic.blob.core.windows.net/encodings/{name}.tiktoken"
    place = Path(tempfile.gettempdir(), "data-gym-cache") if folder is None else Path(folder)
    return place / hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest()


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
