"""Checks that nothing hidden can be read or heard before it was earned."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from roleplay.content.finding import Finding, error
from roleplay.content.spoken import Placed, example_texts, public_texts, stems_of, told_beforehand, told_lines
from roleplay.domain.persona import Interest, Persona

RUN = 4
"""Words of meaning in a row that two texts may not share, whatever small words stand between them."""
PHRASE = 5
"""Words of any kind in a row that two texts may not share, where `MEANING` of them carry meaning."""
MEANING = 2
SHORTEST = 3
"""Words of a line that is looked for as a whole; shorter ones anybody says by chance."""

_NUMBERS = ("four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
            "ninety|hundred")
_FIGURE = re.compile(rf"\d[\d.,]*\d|\d+(?=\s?%)|\b(?:{_NUMBERS})[ -][a-z]{{3,}}", re.IGNORECASE)
Run = tuple[str, ...]
_LEVELS = (".cues.", ".hint.", ".partial.", ".full.", ".statement")


def check_secrets(persona: Persona) -> Iterator[Finding]:
    """Findings about hidden words or figures in public fields, and about lines that give away more than their level."""
    held = [(interest, field, text) for interest in persona.interests for field, text in _held(interest)]
    secrets = [(field, text) for _, field, text in held]
    known = _open_figures(persona)
    for field, text in public_texts(persona):
        yield from _first(_shared(field, text, secrets))
        yield from _first(_figures(field, text, secrets, known))
    beyond = [(field, text) for field, text in secrets if _level(field) > _level(".hint.")]
    for field, text in told_beforehand(persona):  # a cue or a hint may be heard in a sample, nothing beyond
        yield from _first(_shared(field, text, beyond))
        yield from _first(_figures(field, text, beyond, known))
    for about, field, text in example_texts(persona):  # shown when a cue was heard, or after what was told in part
        later = [(f, t) for interest, f, t in held if _level(f) > _heard(field, interest.id == about)]
        yield from _first(_shared(field, text, later))
        yield from _first(_figures(field, text, later, known))
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


def _heard(field: str, its_own: bool) -> int:
    """The level up to which an interest is known when an example line of this field is shown.

    The statement says what the partial line says in other words; beyond that, the full line is the secret.
    """
    return _level(".partial.") if its_own and ".told." in field else _level(".cues.")


def _shared(field: str, text: str, secrets: Iterable[Placed]) -> Iterator[Finding]:
    bare, runs = _bare(text), _runs(text)
    for where, secret in secrets:
        whole = len(stems_of(secret)) >= SHORTEST and _bare(secret) in bare
        if whole or not runs.isdisjoint(_runs(secret)):
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


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return " ".join(("", *(stem for stem, _ in stems_of(text)), ""))


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[Run]:
    """Runs of words by which a text is known again, endings aside."""
    words = stems_of(text)
    meant = tuple(stem for stem, meaning in words if meaning)
    phrases = (words[n:n + PHRASE] for n in range(len(words) - PHRASE + 1))
    return frozenset((*(meant[n:n + RUN] for n in range(len(meant) - RUN + 1)),
                      *(tuple(stem for stem, _ in phrase) for phrase in phrases
                        if len({stem for stem, meaning in phrase if meaning}) >= MEANING)))


def _first(findings: Iterator[Finding]) -> Iterator[Finding]:
    found = next(findings, None)
    if found is not None:
        yield found
