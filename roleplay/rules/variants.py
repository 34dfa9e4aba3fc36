"""The same scenario made anew, so that nobody learns answers by heart: interest order, numbers and mood (E.1, E.7).

A variant is a whole persona, made by rule from the one that is written: deterministic, and as winnable. Its figures
come from the persona's own `variants`, each a list of what stands for what, carried through every text; what a rule
cannot change safely it leaves as it is.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz

from roleplay.domain.persona import Issue, Option, Persona, Start
from roleplay.rules.deal import packages

VARIANTS = 3
"""Variants beside the persona as written; they are numbered from 1."""
ALIKE = 0.9
"""Likeness of two talks from which the learner repeats themselves (E.7, G8)."""
LEAST_WORDS = 12
"""Words below which a talk is too short to be a repetition."""
SHIFT = 4
"""Points that move from one issue to another."""

_MOODS: tuple[Mapping[str, float], ...] = (
    {"trust": -2, "tension": 4, "patience": -2},
    {"trust": 3, "tension": -4, "patience": -4},
    {"trust": 0, "tension": 2, "patience": -6},
)
"""Tense; warm but short of time; tired. Small beside what divides one difficulty from the next."""

_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VOWEL = re.compile(r"(?:8|11(?!\d)|18(?!\d)|[aeiou](?!ne\b))", re.I)
"""What is read with a vowel first, so that it is "an 8% rise" and "a 9% rise"."""


def varied(persona: Persona, n: int) -> Persona:
    """Variant `n` of a persona; 0 is the persona itself. The same `n` always gives the same variant.

    Its expert run is left out: it was written for the persona as it is. Raises ValueError for a number below 0.
    """
    if n < 0:
        raise ValueError(f"there is no variant {n}")
    if n == 0:
        return persona
    kind = (n - 1) % VARIANTS + 1
    fields = persona.model_dump(mode="json", exclude={"expert", "variants"})
    if persona.variants:
        numbers = persona.variants[(kind - 1) % len(persona.variants)]
        fields = {name: value if name == "id" else replaced(value, numbers) for name, value in fields.items()}
    made = Persona.model_validate(fields)
    return made.model_copy(update={
        "start": _mood(persona.start, _MOODS[kind - 1]),
        "interests": _order(made, kind),
        "issues": reweighted(made, kind),
        "voice": made.voice.model_copy(update={"openings": _rotated(made.voice.openings, kind)}),
    })


def replaced(value: Any, numbers: Mapping[str, str]) -> Any:
    """The value with every text in it rewritten: each key of `numbers`, in all the ways it is said, by its value.

    `60k` is also `sixty thousand`, `8%` also `eight per cent`; what is replaced once is not replaced again.
    """
    forms = dict(pair for old, new in numbers.items() for pair in _forms(old, new))
    if not forms:
        return value
    wanted = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w.,%])(?:(?P<article>an?)(?P<gap>[ -]))?(?P<form>{wanted})(?![\w%])", re.I)

    def instead(match: re.Match[str]) -> str:
        found = match["form"]
        new = forms[found.lower()]
        new = new[:1].upper() + new[1:] if found[:1].isupper() else new
        if match["article"] is None:
            return new
        article = "an" if _VOWEL.match(new) else "a"
        return (article.capitalize() if match["article"][0].isupper() else article) + match["gap"] + new

    return _walked(value, lambda text: pattern.sub(instead, text))


def reweighted(persona: Persona, n: int) -> tuple[Issue, ...]:
    """The issues with some of each side's points moved from one to another; the best options still add up to 100.

    The order of options, what both want and what is worth opening up for stay as they are. Where no move leaves as
    many deals above both reservation values as there were, or nearly, the issues stay as they were.
    """
    issues = persona.issues
    before = _good(persona, issues)
    pairs = [(a, b) for a in range(len(issues)) for b in range(len(issues)) if a != b]
    for shift in range(SHIFT, 0, -1):
        for at in range(len(pairs)):
            giver, taker = pairs[(at + n * 5) % len(pairs)]
            moved = _moved(_moved(issues, "learner", giver, taker, shift), "counterpart", taker, giver, shift)
            if _same_order(issues, moved) and _good(persona, moved) >= 0.9 * before:
                return moved
    return issues


def likeness(words: Sequence[str], earlier: Sequence[str]) -> float:
    """How alike two talks are by what the learner said, 0-1, whatever the order of words; too short a talk is 0."""
    one, other = " ".join(words).casefold(), " ".join(earlier).casefold()
    if min(len(one.split()), len(other.split())) < LEAST_WORDS:
        return 0.0
    return fuzz.token_sort_ratio(one, other) / 100


def number_words(number: int) -> str:
    """A number from 0 to 999 in words: 144 is "a hundred and forty-four"."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    hundreds = "a hundred" if number < 200 else f"{_ONES[number // 100]} hundred"
    return hundreds + (f" and {number_words(number % 100)}" if number % 100 else "")


def _forms(old: str, new: str) -> list[tuple[str, str]]:
    for unit, ways in (("k", ("{}k", "{} k", "{},000", "{} thousand")), ("%", ("{}%", "{} percent", "{} per cent"))):
        if re.fullmatch(rf"\d{{1,3}}{unit}", old) and re.fullmatch(rf"\d{{1,3}}{unit}", new):
            was, will = int(old[:-1]), int(new[:-1])
            spelled = [way for way in ways if " " in way]
            return [*((way.format(was), way.format(will)) for way in ways),
                    *((way.format(number_words(was)), way.format(number_words(will))) for way in spelled)]
    return [(old.lower(), new)]


def _walked(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_walked(one, change) for one in value]
    if isinstance(value, dict):
        return {name: _walked(one, change) for name, one in value.items()}
    return value


def _mood(start: Start, mood: Mapping[str, float]) -> Start:
    """Another mood to begin in; what the difficulty says alone is left to it."""
    given = {name: getattr(start, name) for name in mood}
    return Start(**{name: None if value is None else min(90.0, max(10.0, value + mood[name]))
                    for name, value in given.items()})


def _order(persona: Persona, n: int) -> tuple[Any, ...]:
    """Which interest ripens first: the depths go round."""
    depths = _rotated([interest.depth for interest in persona.interests], n)
    return tuple(interest.model_copy(update={"depth": depth})
                 for interest, depth in zip(persona.interests, depths, strict=True))


def _rotated(values: Sequence[Any], by: int) -> tuple[Any, ...]:
    by %= len(values)
    return (*values[by:], *values[:by])


def _moved(issues: tuple[Issue, ...], side: str, giver: int, taker: int, points: int) -> tuple[Issue, ...]:
    changed = list(issues)
    changed[giver] = _scaled(issues[giver], side, -points)
    changed[taker] = _scaled(issues[taker], side, points)
    return tuple(changed)


def _scaled(issue: Issue, side: str, by: int) -> Issue:
    """The issue worth `by` points more to a side, its options in proportion."""
    most = max(getattr(option, side) for option in issue.options)
    if most + by <= 0 or most == 0:
        return issue

    def worth(option: Option) -> Option:
        return option.model_copy(update={side: round(getattr(option, side) * (most + by) / most)})

    return issue.model_copy(update={"options": tuple(worth(option) for option in issue.options)})


def _same_order(before: tuple[Issue, ...], after: tuple[Issue, ...]) -> bool:
    """Every two options of an issue stand to each other as they did, and each side's best options are worth 100."""
    for side in ("learner", "counterpart"):
        if sum(max(getattr(option, side) for option in issue.options) for issue in after) != 100:
            return False
        for was, now in zip(before, after, strict=True):
            old, new = ([getattr(option, side) for option in issue.options] for issue in (was, now))
            if any(_sign(a - b) != _sign(c - d) for a, c in zip(old, new, strict=True)
                   for b, d in zip(old, new, strict=True)):
                return False
    return True


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _good(persona: Persona, issues: tuple[Issue, ...]) -> int:
    hold = persona.reservation
    return sum(deal.learner >= hold.learner and deal.counterpart >= hold.counterpart for deal in packages(issues))
