"""Checks that nothing hidden can be read or heard before it was earned."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from roleplay.content.finding import Finding, error
from roleplay.content.spoken import Placed, content_stems, public_texts, told_lines
from roleplay.domain.persona import Interest, Persona

RUN = 4
"""Words of meaning in a row that two texts may not share."""
SHORTEST = 3
"""Texts with fewer words of meaning say nothing of their own."""

_NUMBERS = ("four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
            "ninety|hundred")
_FIGURE = re.compile(rf"\d[\d.,]*\d|\d+(?=\s?%)|\b(?:{_NUMBERS})[ -][a-z]{{3,}}", re.IGNORECASE)
_LEVELS = (".cues.", ".hint.", ".partial.", ".full.", ".statement")


def check_secrets(persona: Persona) -> Iterator[Finding]:
    """Findings about hidden words or figures in public fields, and about lines that give away more than their level."""
    held = [(interest, field, text) for interest in persona.interests for field, text in _held(interest)]
    secrets = [(field, text) for _, field, text in held]
    known = _open_figures(persona)
    for field, text in public_texts(persona):
        yield from _first(_shared(field, text, secrets))
        yield from _first(_figures(field, text, secrets, known))
    for interest, field, text in held:
        later = [(f, t) for other, f, t in held
                 if (other.id == interest.id and _level(field) < _level(f) < len(_LEVELS) - 1)
                 or (other.id == interest.id and _level(field) < 2 and f.endswith(".statement"))
                 or (other.id != interest.id and _level(f) > _level(".cues."))]
        if not field.endswith(".statement"):
            yield from _first(_shared(field, text, later))


def _held(interest: Interest) -> Iterator[Placed]:
    yield from told_lines(interest)
    yield f"interests.{interest.id}.statement", interest.statement


def _level(field: str) -> int:
    return next(n for n, mark in enumerate(_LEVELS) if mark in field)


def _shared(field: str, text: str, secrets: Iterable[Placed]) -> Iterator[Finding]:
    stems = content_stems(text)
    for where, secret in secrets:
        hidden = content_stems(secret)
        size = min(RUN, len(hidden))
        if size < SHORTEST:
            continue
        if _runs(hidden, size) & _runs(stems, size):
            yield error(field, f"gives away what {where} holds back",
                        "Reword one of the two; the hidden one must be news when it is earned.")


def _figures(field: str, text: str, secrets: Iterable[Placed], known: frozenset[str]) -> Iterator[Finding]:
    shown = _figures_in(text) - known
    for where, secret in secrets:
        for figure in sorted(shown & _figures_in(secret)):
            yield error(field, f"names {figure!r}, which {where} holds back",
                        "Leave the figure out here, or make it a public fact.")


def _open_figures(persona: Persona) -> frozenset[str]:
    """Figures that everybody at the table knows."""
    labels = (text for issue in persona.issues for option in issue.options for text in (option.label, *option.says))
    return frozenset(f for text in (persona.position, *persona.facts, *labels) for f in _figures_in(text))


@lru_cache(maxsize=4096)
def _figures_in(text: str) -> frozenset[str]:
    return frozenset(" ".join(found.lower().split()) for found in _FIGURE.findall(text))


@lru_cache(maxsize=8192)
def _runs(stems: tuple[str, ...], size: int) -> frozenset[tuple[str, ...]]:
    return frozenset(stems[n:n + size] for n in range(len(stems) - size + 1))


def _first(findings: Iterator[Finding]) -> Iterator[Finding]:
    found = next(findings, None)
    if found is not None:
        yield found
