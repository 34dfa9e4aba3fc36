"""The fitted weights, read once from the data file beside this module."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

FILE = "weights.json"
SURE = 3.0
"""From so much evidence on, in log-odds, the table of a subject counts alone; below, mixed with the general one."""
NO_EVIDENCE = -9.0
MOST_OTHER = 10
"""So many words that a subject does not know speak against it; more add nothing."""
Three = tuple[float, float, float]
"""A weight a skill: collaboration, curiosity, validation."""
_ORDER = ("collaboration", "curiosity", "validation")


_EXPONENT = -0.35
_ENDS = 2


def length_factor(pieces: list[str]) -> float:
    """By how much each run of a text counts, given its pieces: less the longer it is, (pieces / 10) ** -0.35."""
    return float((max(len(pieces) - _ENDS, 1) / 10) ** _EXPONENT)


_Run = tuple[Three | None, dict[str, Three]]
"""What two pieces weigh together, and the third ones with which they weigh something of their own."""
_Node = tuple[Three | None, dict[str, _Run]]
"""What a piece weighs, and the pieces it begins a run with."""
_NO_THIRD: dict[str, Three] = {}
_NO_NODE: _Node = (None, {})
_NOTHING: Three = (0.0, 0.0, 0.0)


class Runs:
    """Weights of the features of `features.runs`, laid out so that a turn is walked and no name is put together."""

    def __init__(self, table: dict[str, Three]) -> None:
        self._nodes: dict[str, _Node] = {}
        for name, values in table.items():
            first, *more = name.split(" ")
            alone, following = self._nodes.get(first, (None, {}))
            self._nodes[first] = (alone if more else values, following)
            if more:
                pair, third = following.get(more[0], (None, {}))
                following[more[0]] = (pair if more[1:] else values, third)
                third.update(dict.fromkeys(more[1:], values))

    def __bool__(self) -> bool:
        return bool(self._nodes)

    def summed(self, pieces: list[str]) -> Three:
        """Sum of the weights of all runs in the pieces, each once."""
        met: dict[int, Three] = {}
        nodes = self._nodes
        after, third = _NO_NODE[1], _NO_THIRD
        for piece in pieces:
            if piece in third:
                hit = third[piece]
                met[id(hit)] = hit
            if piece in after:
                run, third = after[piece]
                if run is not None:
                    met[id(run)] = run
            else:
                third = _NO_THIRD
            alone, after = nodes.get(piece, _NO_NODE)
            if alone is not None:
                met[id(alone)] = alone
        if not met:
            return _NOTHING
        x = y = z = 0.0
        for a, b, c in met.values():
            x += a
            y += b
            z += c
        return x, y, z


@dataclass(frozen=True)
class Table:
    """Weights in log-odds for turns about one subject."""

    bias: Three
    named: dict[str, Three]
    words: Runs
    heard: Runs
    """Runs in what the counterpart said just before."""
    told: Runs
    """Runs in what the speaker said just before, where nothing came between."""

    def log_odds(self, names: set[str], said: list[str], before: list[str], theirs: bool) -> Three:
        """Sum over named features, runs of the turn, and runs of what was said before it."""
        first, second, third = self.bias
        get = self.named.get
        for name in names:
            values = get(name)
            if values is not None:
                first += values[0]
                second += values[1]
                third += values[2]
        for runs, pieces in ((self.words, said), (self.heard if theirs else self.told, before)):
            if runs:
                x, y, z = runs.summed(pieces)
                factor = length_factor(pieces)
                first += factor * x
                second += factor * y
                third += factor * z
        return first, second, third


@dataclass(frozen=True)
class Weights:
    """All tables, and how to tell which one a turn takes."""

    subject_bias: tuple[float, ...]
    subject_other: tuple[float, ...]
    """What each stem adds that a subject does not know: words of talk nobody labelled speak against all of them."""
    subject_words: dict[str, tuple[tuple[int, float], ...]]
    """By stem: place of a subject that knows it, and how much it speaks for it over any other talk."""
    tables: tuple[Table, ...]
    """One a subject, in their order."""
    general: Table

    def evidence(self, stems: Collection[str]) -> list[float]:
        """By subject, in log-odds: how much the stems speak for it over any other talk; none without one it knows."""
        sums, known = list(self.subject_bias), [0] * len(self.subject_bias)
        get = self.subject_words.get
        for stem in stems:
            for place, value in get(stem, ()):
                sums[place] += value
                known[place] += 1
        return [
            total + other * min(len(stems) - count, MOST_OTHER) if count else NO_EVIDENCE
            for total, count, other in zip(sums, known, self.subject_other, strict=True)
        ]


@cache
def shipped() -> Weights:
    """The shipped weights."""
    return built(json.loads(files("roleplay.rules.likelihood").joinpath(FILE).read_text(encoding="utf-8")))


def built(document: dict[str, Any]) -> Weights:
    """Weights from the document that the calibration writes."""
    general, about = document["general"], document["about"]
    subjects = document["subjects"]
    words: dict[str, tuple[tuple[int, float], ...]] = {}
    for place, subject in enumerate(subjects.values()):
        for stem, value in subject["words"].items():
            words[stem] = (*words.get(stem, ()), (place, value))
    bias, other = (tuple(subject[part] for subject in subjects.values()) for part in ("bias", "other"))
    tables = tuple(_table({**general, **about.get(name, {})}) for name in subjects)
    return Weights(bias, other, words, tables, _table(general))


def _table(layer: dict[str, Any]) -> Table:
    """Weights side by side that the file keeps by skill."""
    bias = [layer[skill]["bias"] for skill in _ORDER]
    groups: dict[str, dict[str, list[float]]] = {"named": {}, "words": {}, "heard": {}, "told": {}}
    for place, skill in enumerate(_ORDER):
        for group, target in groups.items():
            for name, value in layer[skill].get(group, {}).items():
                target.setdefault(name, [0.0, 0.0, 0.0])[place] = value
    named, *said = (_frozen(groups[group]) for group in groups)
    return Table(_three(bias), named, *map(Runs, said))


def _frozen(table: dict[str, list[float]]) -> dict[str, Three]:
    return {name: _three(values) for name, values in table.items()}


def _three(values: list[float]) -> Three:
    first, second, third = values
    return first, second, third
