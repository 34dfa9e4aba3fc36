"""The seam between the director, who decides what happens, and a voice, which says it."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Protocol

from pydantic import Field

from roleplay.domain.base import Noun, Said
from roleplay.domain.directions import Directions, Locked
from roleplay.domain.persona import Voice
from roleplay.domain.session import Spoken


class Scene(Noun):
    """What one reply is made from."""

    directions: Directions
    said: tuple[Said, ...]
    """The conversation so far, oldest first; the last entry is the learner's turn to answer."""
    voice: Voice
    locked: Locked = Field(default_factory=Locked)
    seed: int = 0


@dataclass(frozen=True)
class Retake:
    """What was shown so far is taken back, down to `kept`."""

    kept: str = ""


Piece = str | Retake


class Speech:
    """A reply being spoken. Iterate once for its pieces; then `spoken` is the record of it."""

    def __init__(self, pieces: Generator[Piece, None, Spoken]) -> None:
        self._pieces = pieces
        self._spoken: Spoken | None = None

    def __iter__(self) -> Iterator[Piece]:
        self._spoken = yield from self._pieces

    def close(self) -> None:
        """Stop speaking; the model's stream is closed."""
        self._pieces.close()

    @property
    def spoken(self) -> Spoken:
        """The finished reply. Raises RuntimeError before the last piece was taken."""
        if self._spoken is None:
            raise RuntimeError("the reply has not been spoken to its end")
        return self._spoken


class Counterpart(Protocol):
    """Says what the directions ask for, in its own words."""

    name: str
    """"builtin", or the name of the model."""

    def reply(self, scene: Scene) -> Speech:
        """Speak the next reply. Iterating raises ModelError where a model fails."""
        ...
