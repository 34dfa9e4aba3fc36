"""Fitting: logistic regression that starts from what the rubric expects and is pulled back to it.

General weights serve talk of any kind: named features, few words, hardly moved from what the rubric expects. Turns
about a subject that many labelled turns are about have weights of their own instead: what validates in a classroom is
not what validates in a bargain.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy import sparse
from scipy.optimize import minimize

from roleplay.domain.base import SKILLS, Skill
from roleplay.rules.likelihood.weights import MOST_OTHER, NO_EVIDENCE, SURE
from tests.calibration.rows import SAID, Turns

SUBJECTS = {"goods": "casino", "giving": "p4g", "debate": "receptive", "lesson": "uptake"}
"""What the turns of a set are about; the fifth is too small to have a subject of its own."""
NONE = ""
EXPECTED: dict[Skill, dict[str, float]] = yaml.safe_load(
    Path(__file__).with_name("expected.yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Strength:
    """How freely weights move: standard deviation of the prior of a weight, by part; the bigger, the freer."""

    named: float
    words: float
    own_named: float
    own_words: float
    contrast: bool
    """A run moves the further the better it tells the two labels apart alone (Wang, Manning 2012), not the rarer."""


STRENGTHS: dict[Skill, Strength] = {
    "collaboration": Strength(0.03, 0.0, 0.03, 1.5, contrast=True),
    "curiosity": Strength(0.1, 0.1, 0.2, 1.0, contrast=False),
    "validation": Strength(0.01, 0.0, 0.25, 0.7, contrast=False),
}
GENERAL_SETS: dict[Skill, frozenset[str]] = {"validation": frozenset({"casino", "p4g", "physact", "business"})}
"""Sets whose label means what the rubric means: building on an answer and receptive debate are something else."""
_HEARD = 0.5
"""Runs in what was said before move so much less than those of the turn."""
_OWN = 1.7
"""Subject weights move so much further, all of them."""
_KEEP = 2500
"""So many weights stay in a model, the ones that move most probability."""
_BALANCE = 0.5
"""Between every turn counting the same (0) and every set counting the same (1)."""
MARGIN = -0.3
"""From so much on, in log-odds, the table of a subject counts in a turn."""
_SUBJECT_MET = 4
_SUBJECT_RATE = 0.01
_EVENLY = 2000
"""All turns together count as so many when subjects are told apart."""
_MET = 3
_NAMED_MET = 8
_FEWEST, _FEWEST_SHOWN = 100, 20


@dataclass
class Fitted:
    """Weights of one skill in one table: one a column of the design, in log-odds for the plain features."""

    names: list[tuple[str, str]]
    """Group ("named", "words", "heard", "told"), feature."""
    weights: np.ndarray
    bias: float
    log_odds: np.ndarray
    """Of all rows."""


class Subjects:
    """Which subject a turn is about, by the words in it and around it: each against all other talk, and the likeliest.

    A subject looks at the words that its own conversations use, and counts all others together: so words of a kind of
    talk that nobody has labelled speak against it, too.
    """

    def __init__(self, turns: Turns, rows: np.ndarray) -> None:
        matrix = sparse.vstack([turns.around.matrix[rows], turns.elsewhere]).tocsr()
        source = np.concatenate([turns.source[rows], np.full(turns.elsewhere.shape[0], NONE)])
        uses, dialogues = turns.uses(turns.around, rows), turns.dialogues(rows)
        self.names = [subject for subject, own in SUBJECTS.items() if own in dialogues]
        self.bias, self.other, self.words, scores = [], [], [], []
        for subject in self.names:
            own = source == SUBJECTS[subject]
            least = max(_SUBJECT_MET, _SUBJECT_RATE * dialogues[SUBJECTS[subject]])
            columns = np.flatnonzero((uses[SUBJECTS[subject]] >= least) & turns.nameless_around)
            seen = _seen(matrix, columns)
            weights, bias = _solved(seen, own.astype(float), _evenly(source, own), np.zeros(seen.shape[1]), -2.0)
            weights, bias = np.round(weights, 2), round(bias - MARGIN, 2)
            self.bias.append(bias)
            self.other.append(float(weights[-1]))
            self.words.append(dict(zip(map(str, turns.around.names[columns]), map(float, weights), strict=False)))
            seen = _seen(turns.around.matrix, columns)
            knows = np.asarray(seen[:, :-1].sum(1)).ravel() > 0
            scores.append(np.where(knows, seen @ weights + bias, NO_EVIDENCE))
        self.of_row = np.array(self.names)[np.argmax(scores, axis=0)]
        self.share = np.clip(np.max(scores, axis=0) / SURE, 0, 1)


def _seen(matrix: sparse.csr_matrix, columns: np.ndarray) -> sparse.csr_matrix:
    """These columns, and the number of all others."""
    own = matrix[:, columns]
    others = np.minimum((matrix.sum(1) - own.sum(1)), MOST_OTHER)
    return sparse.hstack([own, sparse.csr_matrix(others)]).tocsr()


def _evenly(source: np.ndarray, own: np.ndarray) -> np.ndarray:
    """The subject counts half, and the other sets count the same in the other half."""
    weights, others = np.zeros(len(source)), np.unique(source[~own])
    weights[own] = _EVENLY / own.sum()
    for name in others:
        weights[source == name] = _EVENLY / len(others) / (source == name).sum()
    return weights


def meant(turns: Turns, skill: Skill, rows: np.ndarray) -> np.ndarray:
    """Those of the rows whose label is what the rubric means by the skill."""
    return rows[np.isin(turns.source[rows], list(GENERAL_SETS.get(skill, set(turns.source))))]


def general(turns: Turns, skill: Skill, rows: np.ndarray) -> Fitted:
    """Weights for talk of any kind: columns chosen, scaled and fitted by these rows only, filled for all."""
    strength = STRENGTHS[skill]
    rows = meant(turns, skill, rows)
    wanted = np.array([EXPECTED[skill].get(name, 0.0) for name in turns.named.names])
    named = np.flatnonzero((_met(turns.named.matrix[rows]) >= _NAMED_MET) | (wanted != 0))
    names = [("named", str(n)) for n in turns.named.names[named]]
    parts, scale = [turns.named.matrix[:, named]], np.full(len(named), strength.named)
    if strength.words:
        uses = turns.uses(turns.said["words"], rows).values()
        wide = sum((u >= _MET).astype(int) for u in uses) >= min(len(uses), 3)
        words = np.flatnonzero(wide & turns.nameless["words"])
        names += [("words", str(n)) for n in turns.said["words"].names[words]]
        parts.append(turns.factor["words"] @ turns.said["words"].matrix[:, words])
        scale = np.concatenate([scale, np.full(len(words), strength.words)])
    expected = np.concatenate([wanted[named], np.zeros(len(scale) - len(named))]) / scale
    matrix = sparse.hstack(parts).tocsr()
    found, bias = _solved(matrix[rows] @ sparse.diags(scale), turns.labels[skill][rows], counted(turns, skill, rows),
                          expected, -2.0)
    return Fitted(names, found * scale, bias, np.asarray(matrix @ (found * scale) + bias))


def own(turns: Turns, skill: Skill, subject: str, rows: np.ndarray) -> Fitted | None:
    """Weights of a subject from these rows of its set; nothing where they are too few or show the skill too seldom."""
    mine = rows[turns.source[rows] == SUBJECTS[subject]]
    labels, strength = turns.labels[skill][mine], STRENGTHS[skill]
    if len(mine) < _FEWEST or labels.sum() < _FEWEST_SHOWN:
        return None
    named = np.flatnonzero(_met(turns.named.matrix[mine]) >= _NAMED_MET)
    names = [("named", str(n)) for n in turns.named.names[named]]
    parts, scales = [turns.named.matrix[:, named]], [np.full(len(named), strength.own_named)]
    for group in SAID:
        columns = turns.said[group]
        [uses] = turns.uses(columns, mine).values()
        words = np.flatnonzero((uses >= _MET) & turns.nameless[group])
        freedom = (_contrast if strength.contrast else _rarity)(columns.matrix[mine][:, words], labels)
        names += [(group, str(n)) for n in columns.names[words]]
        parts.append(turns.factor[group] @ columns.matrix[:, words])
        scales.append(freedom * strength.own_words * (1.0 if group == "words" else _HEARD))
    matrix, scale = sparse.hstack(parts).tocsr(), np.concatenate(scales) * _OWN
    scaled = (matrix[mine] @ sparse.diags(scale)).tocsr()
    weights = np.where(labels == 1, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))
    found, bias = _solved(scaled, labels, weights, np.zeros(len(scale)), 0.0)
    mattering = np.abs(found) * np.asarray(scaled.power(2).mean(0)).ravel() ** 0.25
    found[np.argsort(-mattering, kind="stable")[_KEEP:]] = 0
    return Fitted(names, found * scale, bias, np.asarray(matrix @ (found * scale) + bias))


def _met(matrix: sparse.csr_matrix) -> np.ndarray:
    return np.asarray((matrix > 0).sum(0)).ravel()


def _rarity(matrix: sparse.csr_matrix, labels: np.ndarray) -> np.ndarray:
    """Inverse document frequency, up to about .5."""
    return (np.log((1 + len(labels)) / (1 + _met(matrix))) + 1) * 0.06


def _contrast(matrix: sparse.csr_matrix, labels: np.ndarray) -> np.ndarray:
    """Log-ratio of the share a run has of all runs where the skill shows and where it does not, add-one smoothed."""
    shown, other = _met(matrix[labels == 1]) + 1.0, _met(matrix[labels == 0]) + 1.0
    return np.abs(np.log((shown / shown.sum()) / (other / other.sum()))) * 0.3


def counted(turns: Turns, skill: Skill, rows: np.ndarray) -> np.ndarray:
    """How much each row counts.

    Sets are balanced half-way; what shows the skill counts (1 - t) / t times, with t the cut where F1 is best, which is
    half of the best F1 (Lipton et al. 2014) and so lower the rarer the label: 0.5 is then that cut.
    """
    weights, labels = np.ones(len(rows)), turns.labels[skill][rows]
    names = np.unique(turns.source[rows])
    for name in names:
        mine = turns.source[rows] == name
        weights[mine] = (len(rows) / len(names) / mine.sum()) ** _BALANCE
        cut = 0.25 + 0.4 * min(0.5, labels[mine].mean())
        weights[mine & (labels == 1)] *= (1 - cut) / cut
    return weights


def _solved(matrix: sparse.csr_matrix, labels: np.ndarray, weights: np.ndarray, expected: np.ndarray,
            bias: float) -> tuple[np.ndarray, float]:
    turned = matrix.T.tocsr()

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        odds, off = matrix @ values[:-1] + values[-1], values[:-1] - expected
        error = weights * (1 / (1 + np.exp(-np.clip(odds, -30, 30))) - labels)
        total = (weights * (np.logaddexp(0, odds) - labels * odds)).sum() + 0.5 * (off**2).sum()
        return total, np.concatenate([turned @ error + off, [error.sum()]])

    found = minimize(loss, np.concatenate([expected, [bias]]), jac=True, method="L-BFGS-B",
                     options={"maxiter": 150, "ftol": 1e-6})
    return found.x[:-1], float(found.x[-1])


@dataclass(frozen=True)
class Model:
    """All tables of all skills, fitted on the same rows, and how to tell which one a turn takes."""

    subjects: Subjects
    general: dict[Skill, Fitted]
    own: dict[tuple[str, Skill], Fitted]

    @classmethod
    def of(cls, turns: Turns, rows: np.ndarray) -> "Model":
        """Fitted on these rows only."""
        subjects, known = Subjects(turns, rows), {skill: turns.known(skill, rows) for skill in SKILLS}
        found = {(subject, skill): own(turns, skill, subject, known[skill])
                 for subject in subjects.names for skill in SKILLS}
        shown = {skill: general(turns, skill, known[skill]) for skill in SKILLS
                 if turns.labels[skill][known[skill]].any()}
        return cls(subjects, shown, {key: one for key, one in found.items() if one})

    def tables(self, skill: Skill) -> dict[str, Fitted]:
        """By subject, "" for the general one."""
        return {NONE: self.general[skill], **{subject: one for (subject, s), one in self.own.items() if s == skill}}

    def share(self, skill: Skill, subject: str) -> np.ndarray:
        """By row: how much the table of the subject counts, 0-1."""
        there = (self.subjects.of_row == subject) & ((subject, skill) in self.own)
        return np.asarray(there * self.subjects.share)

    def log_odds(self, skill: Skill, shift: dict[tuple[str, Skill], float]) -> np.ndarray:
        """Of all rows, with each table moved by its shift."""
        base = self.general[skill].log_odds - shift.get((NONE, skill), 0.0)
        total = base.copy()
        for (subject, about), one in self.own.items():
            if about == skill:
                total += self.share(skill, subject) * (one.log_odds - shift.get((subject, skill), 0.0) - base)
        return total


def document(model: Model, shift: dict[tuple[str, Skill], float]) -> dict[str, Any]:
    """The weights as they are shipped: in log-odds of the plain features, rounded, none of nothing."""
    subjects = model.subjects
    layers: dict[str, dict[str, Any]] = {name: {} for name in (NONE, *subjects.names)}
    for skill in SKILLS:
        for subject, one in model.tables(skill).items():
            part: dict[str, Any] = {"bias": round(one.bias - shift.get((subject, skill), 0.0), 3), "named": {}}
            for (group, name), value in zip(one.names, one.weights, strict=True):
                rounded = round(float(value), 3)
                if rounded:
                    part.setdefault(group, {})[name] = rounded
            layers[subject][skill] = part
    told = {name: {"bias": bias, "other": other, "words": words} for name, bias, other, words
            in zip(subjects.names, subjects.bias, subjects.other, subjects.words, strict=True)}
    return {"subjects": told, "general": layers.pop(NONE), "about": layers}
