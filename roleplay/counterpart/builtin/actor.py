"""The counterpart that needs no model."""

import re
from collections.abc import Generator

from roleplay.counterpart.base import Piece, Scene, Speech
from roleplay.counterpart.builtin.plan import Performance
from roleplay.domain.session import Spoken

_WORD = re.compile(r"\S+\s*")


class BuiltinCounterpart:
    """Realises the directions from the persona's own lines and a small grammar of reactions.

    The same scene always gives the same reply; nothing is said twice in a session.
    """

    name = "builtin"

    def reply(self, scene: Scene) -> Speech:
        """Speak the next reply, a word a piece."""
        return Speech(_pieces(Performance(scene).text()))


def _pieces(text: str) -> Generator[Piece, None, Spoken]:
    yield from _WORD.findall(text)
    return Spoken(text=text, source=BuiltinCounterpart.name)
