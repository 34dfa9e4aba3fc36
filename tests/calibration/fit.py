"""Fitting: logistic regression that starts from what the rubric expects and is pulled back to it.

General weights hold everywhere. Beside them, turns about a subject that many labelled turns are about have weights of
their own that are added to the general ones (feature augmentation, Daumé III 2007): what validates in a classroom
is not what validates in a bargain, and the general weights should not have to average the two.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy import sparse
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from roleplay.domain.base import SKILLS, Skill
from tests.calibration.rows import Turns

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
    subject_named: float
    subject_words: float
    keep: int
    """So many weights stay, the ones that move most probability."""


STRENGTHS: dict[Skill, Strength] = {
    "collaboration": Strength(0.2, 0.3, 0.3, 1.0, 2500),
    "curiosity": Strength(0.25, 0.3, 0.35, 0.7, 2500),
    "validation": Strength(0.15, 0.1, 0.4, 0.5, 4000),
}
_BALANCE = 0.5
"""Between every turn counting the same (0) and every set counting the same (1)."""
_MARGIN = 0.8
"""By so much, in log-odds, a subject must be likelier than none."""
_SUBJECT_WORDS = 120
_MET = 3
_NAMED_MET = 8
_SUBJECT_BIAS = 2.0


@dataclass
class Fitted:
    """Weights of one skill: one a column of the design, in log-odds for the plain features."""

    names: list[tuple[str, str, str]]
    """Subject or "", group ("bias", "named", "words"), feature."""
    scale: np.ndarray
    weights: np.ndarray
    bias: float

    def log_odds(self, design: sparse.csr_matrix) -> np.ndarray:
        return np.asarray(design @ self.weights + self.bias)


class Subjects:
    """Which subject a turn is about, by the words in it and around it."""

    def __init__(self, turns: Turns, rows: np.ndarray) -> None:
        uses = turns.uses(turns.around, rows)
        columns = np.flatnonzero((sum(uses.values()) >= 6) & turns.nameless_around)
        by_set = {s: subject for subject, s in SUBJECTS.items()}
        about = np.array([by_set.get(s, NONE) for s in turns.source[rows]])
        model = LogisticRegression(C=0.3, class_weight="balanced", max_iter=100, tol=1e-2)
        model.fit(turns.around.matrix[rows][:, columns], about)
        none = list(model.classes_).index(NONE)
        self.names = [str(c) for c in model.classes_ if c != NONE]
        self.bias, self.words, scores = [], [], []
        for place, name in enumerate(model.classes_):
            if name == NONE:
                continue
            weights = np.round(model.coef_[place] - model.coef_[none], 2)
            weights[np.argsort(-np.abs(weights), kind="stable")[_SUBJECT_WORDS:]] = 0
            self.bias.append(round(float(model.intercept_[place] - model.intercept_[none] - _MARGIN), 2))
            self.words.append({str(turns.around.names[columns[c]]): float(weights[c]) for c in np.flatnonzero(weights)})
            scores.append(turns.around.matrix[:, columns] @ weights + self.bias[-1])
        best = np.argmax(scores, axis=0)
        self.of_row = np.where(np.max(scores, axis=0) > 0, np.array(self.names)[best], NONE)


@dataclass(frozen=True)
class Design:
    """Scaled columns, so that one penalty holds for all, and where each weight is expected to lie."""

    matrix: sparse.csr_matrix
    names: list[tuple[str, str, str]]
    scale: np.ndarray
    expected: np.ndarray


def design(turns: Turns, skill: Skill, rows: np.ndarray, subjects: Subjects) -> Design:
    """Columns chosen and scaled by these rows only, filled for all rows."""
    strength, known = STRENGTHS[skill], turns.known(skill, rows)
    uses, dialogues = turns.uses(turns.words, rows), turns.dialogues(rows)
    expected = np.array([EXPECTED[skill].get(name, 0.0) for name in turns.named.names])
    named = np.flatnonzero((_met(turns.named.matrix[known]) >= _NAMED_MET) | (expected != 0))
    wide = sum((u >= 2).astype(int) for u in uses.values()) >= 2
    words = np.flatnonzero(wide & turns.nameless & (_met(turns.words.matrix[known]) >= _MET))
    rates = np.mean([uses[s] / dialogues[s] for s in uses], axis=0)
    parts = [_part(turns, NONE, named, strength.named, words, strength.words * _rarity(rates[words]))]
    for subject in subjects.names:
        own, there = SUBJECTS[subject], subjects.of_row == subject
        mine = known[there[known]]
        if own not in uses or len(mine) < 100 or (turns.labels[skill][mine] == 1).sum() < 20:
            continue
        named = np.flatnonzero(_met(turns.named.matrix[mine]) >= _NAMED_MET)
        words = np.flatnonzero((uses[own] >= _MET) & turns.nameless & (_met(turns.words.matrix[mine]) >= _MET))
        freedom = strength.subject_words * _rarity(uses[own][words] / dialogues[own])
        parts.append(_part(turns, subject, named, strength.subject_named, words, freedom, there))
    scale = np.concatenate([s for _, _, s in parts])
    names = [n for _, ns, _ in parts for n in ns]
    wanted = np.array([EXPECTED[skill].get(f, 0.0) if (s, g) == (NONE, "named") else 0.0 for s, g, f in names])
    return Design(sparse.hstack([m for m, _, _ in parts]).tocsr(), names, scale, wanted / scale)


def _part(turns: Turns, subject: str, named: np.ndarray, freedom: float, words: np.ndarray, word_freedom: np.ndarray,
          there: np.ndarray | None = None) -> tuple[sparse.csr_matrix, list[tuple[str, str, str]], np.ndarray]:
    scale = np.concatenate([np.full(len(named), freedom), word_freedom])
    matrix = sparse.hstack([turns.named.matrix[:, named], turns.factor @ turns.words.matrix[:, words]])
    names = [(subject, "named", str(n)) for n in turns.named.names[named]]
    names += [(subject, "words", str(n)) for n in turns.words.names[words]]
    if there is not None:
        matrix = sparse.diags(there.astype(float)) @ sparse.hstack([np.ones((len(there), 1)), matrix])
        names, scale = [(subject, "bias", ""), *names], np.concatenate([[_SUBJECT_BIAS], scale])
    return matrix.tocsr() @ sparse.diags(scale), names, scale


def _met(matrix: sparse.csr_matrix) -> np.ndarray:
    return np.asarray((matrix > 0).sum(0)).ravel()


def _rarity(rates: np.ndarray) -> np.ndarray:
    """Inverse document frequency, about 1 for a word of one dialogue in fifteen: rare words may move further."""
    return (np.log(1 / np.clip(rates, 1e-4, 0.9)) + 0.3) / 3


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


def fit(turns: Turns, skill: Skill, rows: np.ndarray, made: Design) -> Fitted:
    """Weights from these rows: all columns first, then again with those that matter."""
    matrix, labels, weights = made.matrix[rows], turns.labels[skill][rows], counted(turns, skill, rows)
    found, bias = _solved(matrix, labels, weights, made.expected, -2.0)
    moved = np.abs(found) * np.asarray(matrix.power(2).mean(0)).ravel() ** 0.25
    moved[made.expected != 0] = np.inf
    kept = np.sort(np.argsort(-moved, kind="stable")[: STRENGTHS[skill].keep])
    again, bias = _solved(matrix[:, kept], labels, weights, made.expected[kept], bias)
    final = np.zeros(len(found))
    final[kept] = again
    return Fitted(made.names, made.scale, final, bias)


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


def document(fitted: dict[Skill, Fitted], shift: dict[Skill, float], subjects: Subjects) -> dict[str, Any]:
    """The weights as they are shipped: in log-odds of the plain features, three decimals, none of nothing."""
    general: dict[str, Any] = {}
    about: dict[str, Any] = {name: {} for name in subjects.names}
    for skill in SKILLS:
        one = fitted[skill]
        general[skill] = {"bias": round(one.bias - shift[skill], 3), "named": {}, "words": {}}
        for (subject, group, name), value in zip(one.names, one.weights * one.scale, strict=True):
            layer = general if subject == NONE else about[subject]
            part = layer.setdefault(skill, {"bias": 0.0, "named": {}, "words": {}})
            rounded = round(float(value), 3)
            if group == "bias":
                part["bias"] = rounded
            elif rounded:
                part[group][name] = rounded
    told = {n: {"bias": b, "words": w} for n, b, w in zip(subjects.names, subjects.bias, subjects.words, strict=True)}
    return {"subjects": told, "general": general, "about": about}
