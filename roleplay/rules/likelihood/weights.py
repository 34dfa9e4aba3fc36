"""The fitted weights, read once from the data file beside this module."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from roleplay.domain.base import SKILLS, Skill

FILE = "weights.json"
Three = tuple[float, float, float]
"""A weight a skill: collaboration, curiosity, validation."""
_ORDER: tuple[Skill, ...] = ("collaboration", "curiosity", "validation")


@dataclass(frozen=True)
class Table:
    """Weights in log-odds for turns about one subject."""

    bias: Three
    named: dict[str, Three]
    words: dict[str, Three]


@dataclass(frozen=True)
class Weights:
    """All tables, and how to tell which one a turn takes."""

    subject_bias: tuple[float, ...]
    subject_words: dict[str, tuple[tuple[int, float], ...]]
    """By stem: place of a subject, and how much the stem speaks for it over no subject."""
    tables: tuple[Table, ...]
    """One a subject, in the order of the places; the general one last."""


@cache
def shipped() -> Weights:
    """The shipped weights."""
    return built(json.loads(files("roleplay.rules.likelihood").joinpath(FILE).read_text(encoding="utf-8")))


def built(document: dict[str, Any]) -> Weights:
    """Weights from the document that the calibration writes."""
    subjects = document["subjects"]
    words: dict[str, tuple[tuple[int, float], ...]] = {}
    for place, name in enumerate(subjects):
        for stem, value in subjects[name]["words"].items():
            words[stem] = (*words.get(stem, ()), (place, value))
    general = document["general"]
    tables = [_table([general, document["about"].get(name, {})]) for name in subjects]
    return Weights(tuple(s["bias"] for s in subjects.values()), words, (*tables, _table([general])))


def _table(layers: list[dict[str, Any]]) -> Table:
    """Layers of weights by skill, added up."""
    bias, named, words = dict.fromkeys(SKILLS, 0.0), {}, {}
    for layer in layers:
        for skill, part in layer.items():
            place = _ORDER.index(skill)  # type: ignore[arg-type]
            bias[_ORDER[place]] += part["bias"]
            for target, group in ((named, "named"), (words, "words")):
                for name, value in part[group].items():
                    target.setdefault(name, [0.0, 0.0, 0.0])[place] += value
    return Table(_three([bias[s] for s in _ORDER]), _frozen(named), _frozen(words))


def _frozen(table: dict[str, list[float]]) -> dict[str, Three]:
    return {name: _three(values) for name, values in table.items()}


def _three(values: list[float]) -> Three:
    first, second, third = values
    return first, second, third
