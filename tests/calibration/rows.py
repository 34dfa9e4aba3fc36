"""The labelled turns, read by the project's own signals, as sparse matrices."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy import sparse

from roleplay.domain.base import SKILLS, Said, Skill
from roleplay.domain.reading import Context
from roleplay.rules.likelihood.features import around, before, named, pieces, runs
from roleplay.rules.likelihood.weights import length_factor
from roleplay.rules.signals import read, study
from roleplay.rules.signals.text import View, view

SETS = ("casino", "p4g", "physact", "receptive", "uptake")
BUSINESS = "business"
SHOWN_FROM = 2
"""A business turn shows a skill from this level on; below, and where there was no opening, it does not."""
FOLDS = 5
SAID = ("words", "heard", "told")
"""Runs in the turn, in what the counterpart said just before, in what the speaker said just before."""
PERSONAS = Path(__file__).parents[2] / "personas"
_SENTENCE = 6
_CALLS = frozenset({"hi", "hey", "ok", "oh"})
"""Written with a capital wherever they stand, and no names."""


@dataclass(frozen=True)
class Row:
    """One labelled turn; a label is None where its source says nothing about the skill."""

    source: str
    dialogue: str
    words: str
    context: Context
    labels: dict[Skill, int | None]

    @property
    def fold(self) -> int:
        """The same for all turns of a dialogue, whatever order the files are in."""
        return int(hashlib.sha256(self.dialogue.encode()).hexdigest(), 16) % FOLDS


def labelled(folder: Path) -> list[Row]:
    """All rows of the development sets and of the business turns."""
    return [row for name in SETS for row in _human(folder / "dev" / f"{name}.jsonl", name)] + list(_business(folder))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _human(path: Path, name: str) -> Iterator[Row]:
    for line in _lines(path):
        me = line["speaker_role"]
        said = tuple(Said(speaker="learner" if s["role"] == me else "counterpart", text=s["text"])
                     for s in line["context"])
        yield Row(name, line["dialogue_id"], line["text"], Context(said=said), line["skill_targets"])


def _business(folder: Path) -> Iterator[Row]:
    for line in _lines(folder / "business.jsonl"):
        said = tuple(Said(speaker=s["speaker"], text=s["text"]) for s in line["context"])
        shown: dict[Skill, int] = {skill: int((level or 0) >= SHOWN_FROM) for skill, level in line["levels"].items()}
        labels: dict[Skill, int | None] = dict(shown)
        yield Row(BUSINESS, line["id"], line["text"], Context(said=said), labels)


@dataclass(frozen=True)
class Columns:
    """Presence of named things, a column each."""

    matrix: sparse.csr_matrix
    names: np.ndarray

    @classmethod
    def of(cls, found: list[list[str]], names: dict[str, int] | None = None) -> "Columns":
        """A row for each list. With names, only these; otherwise all that are met."""
        known = {} if names is None else names
        rows = [[known[n] for n in row if n in known] if names is not None
                else [known.setdefault(n, len(known)) for n in row] for row in found]
        places = [place for row in rows for place in row]
        ends = np.cumsum([0, *map(len, rows)])
        matrix = sparse.csr_matrix((np.ones(len(places)), places, ends), shape=(len(found), len(known)))
        return cls(matrix, np.array(list(known)))


class Turns:
    """Every row with its features."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.source = np.array([r.source for r in rows])
        self.dialogue = np.unique([f"{r.source} {r.dialogue}" for r in rows], return_inverse=True)[1]
        self.fold = np.array([r.fold for r in rows])
        self.asks = np.array(["?" in r.words for r in rows])
        self.labels = {skill: np.array([np.nan if (y := r.labels.get(skill)) is None else y for r in rows], float)
                       for skill in SKILLS}
        self.all = np.arange(len(rows))
        found: dict[str, list[list[str]]] = {group: [] for group in ("named", "around", *SAID)}
        factors: dict[str, list[float]] = {group: [] for group in SAID}
        capitals: Counter[tuple[str, bool]] = Counter()
        for row in rows:
            reading, looked = read(row.words, row.context), study(row.words, row.context)
            last, theirs = before(looked)
            found["named"].append(sorted(named(reading, looked)))
            found["around"].append(sorted(around(looked)))
            for group, laid in (("words", looked.notes.view), ("heard", last if theirs else None),
                                ("told", None if theirs else last)):
                cut = pieces(laid) if laid and laid.tokens else []
                found[group].append(sorted(runs(cut)))
                factors[group].append(length_factor(cut))
            capitals.update(_capitals(looked.notes.view))
        self.named, self.around = Columns.of(found["named"]), Columns.of(found["around"])
        self.said = {group: Columns.of(found[group]) for group in SAID}
        self.factor = {group: sparse.diags(factors[group]) for group in SAID}
        nameless = [[not _tells_a_name(name, capitals) for name in columns.names]
                    for columns in (self.around, *self.said.values())]
        self.nameless_around = np.array(nameless[0])
        self.nameless = dict(zip(SAID, map(np.array, nameless[1:]), strict=True))
        stems = {str(name): place for place, name in enumerate(self.around.names)}
        self.elsewhere = Columns.of([sorted(view(text).content) for text in _written_here()], stems).matrix

    @cached_property
    def _by_dialogue(self) -> sparse.csr_matrix:
        return sparse.csr_matrix((np.ones(len(self.rows)), (self.dialogue, self.all)))

    def uses(self, columns: Columns, rows: np.ndarray) -> dict[str, np.ndarray]:
        """By set: in how many of its dialogues each column is met."""
        return {name: np.asarray(((self._by_dialogue[:, mine] @ columns.matrix[mine]) > 0).sum(0)).ravel()
                for name, mine in self._by_set(rows)}

    def dialogues(self, rows: np.ndarray) -> dict[str, int]:
        """By set: how many dialogues."""
        return {name: len(set(self.dialogue[mine])) for name, mine in self._by_set(rows)}

    def _by_set(self, rows: np.ndarray) -> Iterable[tuple[str, np.ndarray]]:
        return ((str(name), rows[self.source[rows] == name]) for name in np.unique(self.source[rows]))

    def known(self, skill: Skill, rows: np.ndarray) -> np.ndarray:
        """Those of the rows that have a label for this skill."""
        return rows[~np.isnan(self.labels[skill][rows])]


def _capitals(laid: View) -> Iterator[tuple[str, bool]]:
    """Stems and words within sentences, with whether they were written with a capital."""
    for sentence in laid.sentences:
        for token in sentence.tokens[1:]:
            high = laid.words[token.start].isupper()
            yield from ((form, high) for form in {token.stem, token.word.split("'")[0]})


def _tells_a_name(feature: str, capitals: Counter[tuple[str, bool]]) -> bool:
    """Whether one of its words is often written with a capital within a sentence: a person, a place, a brand."""
    for form in feature.split():
        high, low = capitals[form, True], capitals[form, False]
        if high and len(form) > 1 and form not in _CALLS and high >= 0.2 * (high + low):
            return True
    return False


def _written_here() -> list[str]:
    """What the personas of the project say and are about: talk that belongs to none of the subjects."""
    found: set[str] = set()
    for path in PERSONAS.glob("*.yaml"):
        found.update(_texts(yaml.safe_load(path.read_text(encoding="utf-8"))))
    return sorted(text for text in found if len(text.split()) >= _SENTENCE)


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _texts(inner)
