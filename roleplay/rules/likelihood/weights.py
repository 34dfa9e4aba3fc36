"""The fitted weights, read once from the data file beside this module."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from roleplay.rules.signals.text import Sentence

FILE = "weights.json"
Three = tuple[float, float, float]
"""A weight a skill: collaboration, curiosity, validation."""
_ORDER = ("collaboration", "curiosity", "validation")


_Run = tuple[Three | None, dict[str, Three]]
"""What two words weigh together, and the third words with which they weigh something of their own."""
_Node = tuple[Three | None, dict[str, _Run]]
"""What a word weighs, and the words it begins a run with."""
_NO_THIRD: dict[str, Three] = {}
_NO_RUN: _Run = (None, _NO_THIRD)
_NO_NODE: _Node = (None, {})


class Words:
    """Weights of the features of `features.worded`, laid out so that a turn is walked and no name is put together."""

    def __init__(self, table: dict[str, Three]) -> None:
        self._asked: dict[str, Three] = {}
        self._nodes: dict[str, _Node] = {}
        for name, values in table.items():
            first, *more = name.split(" ")
            if not more and first.startswith("?") and len(first) > 1:
                self._asked[first[1:]] = values
                continue
            alone, following = self._nodes.get(first, (None, {}))
            self._nodes[first] = (alone if more else values, following)
            if more:
                pair, third = following.get(more[0], (None, {}))
                following[more[0]] = (pair if more[1:] else values, third)
                third.update(dict.fromkeys(more[1:], values))

    def found(self, sentences: Iterable[Sentence], most: int) -> Iterable[Three]:
        """Weights of what is met in the first `most` words, each once."""
        met: dict[int, Three] = {}
        for sentence in sentences:
            if sentence.mark == "?":
                for _, _, word, stem, _ in sentence.tokens[:most]:
                    hit = self._asked.get(stem if word[0] > "9" else "#")
                    if hit is not None:
                        met[id(hit)] = hit
            self._walk(sentence, most, met)
            most -= len(sentence.tokens)
            if most <= 0:
                break
        return met.values()

    def _walk(self, sentence: Sentence, most: int, met: dict[int, Three]) -> None:
        nodes = self._nodes
        (_, after), third = nodes.get("^", _NO_NODE), _NO_THIRD
        for _, _, word, stem, _ in sentence.tokens[:most]:
            if word[0] <= "9":
                stem = "#"
            if stem in third:
                hit = third[stem]
                met[id(hit)] = hit
            if stem in after:
                run, third = after[stem]
                if run is not None:
                    met[id(run)] = run
            else:
                third = _NO_THIRD
            alone, after = nodes.get(stem, _NO_NODE)
            if alone is not None:
                met[id(alone)] = alone
        end = sentence.mark or "$"
        for run in (third.get(end), after.get(end, _NO_RUN)[0]):
            if run is not None:
                met[id(run)] = run


@dataclass(frozen=True)
class Table:
    """Weights in log-odds for turns about one subject."""

    bias: Three
    named: dict[str, Three]
    words: Words


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
    bias = [0.0, 0.0, 0.0]
    groups: dict[str, dict[str, list[float]]] = {"named": {}, "words": {}}
    for layer in layers:
        for skill, part in layer.items():
            place = _ORDER.index(skill)
            bias[place] += part["bias"]
            for group, target in groups.items():
                for name, value in part[group].items():
                    target.setdefault(name, [0.0, 0.0, 0.0])[place] += value
    return Table(_three(bias), _frozen(groups["named"]), Words(_frozen(groups["words"])))


def _frozen(table: dict[str, list[float]]) -> dict[str, Three]:
    return {name: _three(values) for name, values in table.items()}


def _three(values: list[float]) -> Three:
    first, second, third = values
    return first, second, third
