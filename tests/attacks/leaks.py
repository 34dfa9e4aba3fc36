"""Whether a text holds anything locked: looked for here by other means than the guard's own."""

import re
from collections.abc import Iterable
from functools import lru_cache

from roleplay.content.spoken import public_texts
from roleplay.domain.directions import Locked
from roleplay.domain.persona import Persona

RUN = 5
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a text, lower case, marks gone: "can't" is "can", "t"."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=65536)
def runs(text: str) -> frozenset[str]:
    """Every five words in a row; a shorter text counts as a whole."""
    said = words(text)
    return frozenset(" ".join(said[at:at + RUN]) for at in range(max(1, len(said) - RUN + 1)))


@lru_cache(maxsize=64)
def public_runs(persona_id: str, texts: tuple[str, ...]) -> frozenset[str]:
    """What may be said anyway."""
    return frozenset().union(*map(runs, texts))


def leaked(text: str, locked: Locked, persona: Persona, known: Iterable[str] = ()) -> set[str]:
    """Runs of five words that are locked, are in this text, and in nothing that is public or was said (`known`)."""
    shown = f" {' '.join(words(text))} "
    found = {run for line in locked.texts for run in runs(line) if f" {run} " in shown}
    if not found:
        return found
    free = public_runs(persona.id, tuple(line for _, line in public_texts(persona)))
    return found - free - frozenset().union(*map(runs, known))
