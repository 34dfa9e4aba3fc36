"""Figures: by dialogue, with a set left out, calibration, and the business turns."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

import numpy as np
from sklearn.metrics import roc_auc_score

from roleplay.domain.base import SKILLS, Skill
from tests.calibration.fit import NONE, SUBJECTS, Model, meant
from tests.calibration.rows import BUSINESS, FOLDS, SETS, Turns

_SHIFTS = np.arange(-3, 3.01, 0.05)
_SMOOTH = 7
_BANDS = 10
Shift = dict[tuple[str, Skill], float]
"""What is taken off the log-odds of a table, by subject ("" for the general one) and skill."""


@dataclass(frozen=True)
class Figures:
    """One set and skill: AUROC, F1 at 0.5, the best F1 any cut gives; AUROC among questions for curiosity."""

    n: int
    positive: float
    auroc: float
    f1: float
    best_f1: float
    auroc_questions: float | None

    def __str__(self) -> str:
        asked = "" if self.auroc_questions is None else f"{self.auroc_questions:12.3f}"
        return f"{self.n:6}{self.positive:6.2f}{self.auroc:8.3f}{self.f1:8.3f}{self.best_f1:9.3f}{asked}"


HEAD = f"{'n':>6}{'pos':>6}{'AUROC':>8}{'F1@.5':>8}{'best F1':>9}{'questions':>12}"


def f1_at(odds: np.ndarray, labels: np.ndarray, cut: float = 0.0) -> float:
    """F1 where log-odds of at least `cut` say yes."""
    said = odds >= cut
    hit = float((said & (labels == 1)).sum())
    return 2 * hit / float(said.sum() + labels.sum()) if hit else 0.0


def best_f1(odds: np.ndarray, labels: np.ndarray) -> float:
    """The best F1 over all cuts."""
    hits = np.cumsum(labels[np.argsort(-odds, kind="stable")])
    return float((2 * hits / (np.arange(1, len(labels) + 1) + labels.sum())).max())


def figures(turns: Turns, skill: Skill, odds: np.ndarray, name: str) -> Figures | None:
    """Figures of one set, where it has the skill at all."""
    rows = turns.known(skill, turns.all[turns.source == name])
    labels = turns.labels[skill][rows]
    if not labels.any() or labels.all():
        return None
    asking = rows[turns.asks[rows]]
    questions = float(roc_auc_score(turns.labels[skill][asking], odds[asking])) if skill == "curiosity" else None
    return Figures(len(rows), round(float(labels.mean()), 4), round(float(roc_auc_score(labels, odds[rows])), 4),
                   round(f1_at(odds[rows], labels), 4), round(best_f1(odds[rows], labels), 4),
                   None if questions is None else round(questions, 4))


def chosen_shift(turns: Turns, skill: Skill, odds: np.ndarray, rows: np.ndarray,
                 share: np.ndarray | None = None) -> float:
    """What to take off the log-odds so that 0.5 is the cut with the best F1, as the mean over the human sets.

    With `share`, off that share of them only. Nothing without a human set: how often the business turns show a skill
    says nothing about talk elsewhere.
    """
    groups = [rows[turns.source[rows] == name] for name in SETS]
    groups = [g for g in groups if turns.labels[skill][g].any()]
    if not groups:
        return 0.0
    moved = np.ones(len(odds)) if share is None else share
    means = [np.mean([f1_at(odds[g] - cut * moved[g], turns.labels[skill][g]) for g in groups]) for cut in _SHIFTS]
    smooth = np.convolve(means, np.ones(_SMOOTH) / _SMOOTH, "same")
    return round(float(_SHIFTS[int(np.argmax(smooth))]), 2)


def general_shift(turns: Turns, model: Model, rows: np.ndarray) -> Shift:
    """For the general tables: so few weights are free that the rows they were fitted on will do."""
    return {(NONE, skill): chosen_shift(turns, skill, one.log_odds, meant(turns, skill, turns.known(skill, rows)))
            for skill, one in model.general.items()}


class Crossed:
    """Log-odds of every turn from weights that never saw its dialogue; 0.5 set on the other folds, too."""

    def __init__(self, turns: Turns) -> None:
        self.models = [Model.of(turns, turns.all[turns.fold != fold]) for fold in range(FOLDS)]
        self._general = [general_shift(turns, m, turns.all[turns.fold != k]) for k, m in enumerate(self.models)]
        self.odds = {skill: np.full(len(turns.rows), np.nan) for skill in SKILLS}
        for fold, model in enumerate(self.models):
            shift = {**self._own_shift(turns, fold), **self._general[fold]}
            for skill in SKILLS:
                test = turns.known(skill, turns.all[turns.fold == fold])
                self.odds[skill][test] = model.log_odds(skill, shift)[test]
        self.shift = self._own_shift(turns, None)

    def _own_shift(self, turns: Turns, without: int | None) -> Shift:
        """Per subject and skill, by the cross-validated log-odds of the turns of its set."""
        shift: Shift = {}
        for subject, skill in sorted({key for model in self.models for key in model.own}):
            odds, share = np.zeros(len(turns.rows)), np.zeros(len(turns.rows))
            mine = (turns.source == SUBJECTS[subject]) & (turns.fold != (-1 if without is None else without))
            for fold, model in enumerate(self.models):
                test = mine & (turns.fold == fold)
                odds[test] = model.log_odds(skill, self._general[fold])[test]
                share[test] = model.share(skill, subject)[test]
            shift[subject, skill] = chosen_shift(turns, skill, odds, turns.known(skill, turns.all[mine]), share)
        return shift


def left_out(turns: Turns, crossed: Crossed) -> dict[str, Figures]:
    """Each set by weights that never saw it: not its labels, not its words, not its subject."""
    told = {}
    for name in (*SETS, BUSINESS):
        rows = turns.all[turns.source != name]
        model = Model.of(turns, rows)
        shift = {**crossed.shift, **general_shift(turns, model, rows)}
        for skill in model.general:
            found = figures(turns, skill, model.log_odds(skill, shift), name)
            if found is not None:
                told[f"{name}.{skill}"] = found
    return told


def by_dialogue(turns: Turns, crossed: Crossed) -> dict[str, Figures]:
    """Each set and skill, cross-validated by dialogue."""
    found = {f"{name}.{skill}": figures(turns, skill, crossed.odds[skill], name)
             for skill in SKILLS for name in (*SETS, BUSINESS)}
    return {key: value for key, value in found.items() if value is not None}


def printed(told: dict[str, Figures]) -> Iterator[str]:
    """Lines of a table."""
    yield f"{'set':12}{'skill':15}{HEAD}"
    for key, found in told.items():
        name, skill = key.split(".")
        yield f"{name:12}{skill:15}{found}"


def calibration(turns: Turns, crossed: Crossed) -> Iterator[str]:
    """Brier score, and share shown against mean probability by tenths, human sets pooled."""
    for skill in SKILLS:
        rows = turns.known(skill, turns.all[turns.source != BUSINESS])
        probability, labels = 1 / (1 + np.exp(-crossed.odds[skill][rows])), turns.labels[skill][rows]
        share = labels.mean()
        yield (f"{skill}: Brier {((probability - labels) ** 2).mean():.4f}, "
               f"always the mean {share * (1 - share):.4f}, n {len(rows)}")
        bands = np.minimum((probability * _BANDS).astype(int), _BANDS - 1)
        for band in range(_BANDS):
            mine = bands == band
            if mine.any():
                said, shown = probability[mine].mean(), labels[mine].mean()
                yield f"  {band / 10:.1f}-{(band + 1) / 10:.1f}  n {mine.sum():5}  said {said:.2f}  shown {shown:.2f}"


def plain(told: dict[str, Figures]) -> dict[str, dict[str, float | None]]:
    """Figures as they are kept beside the weights."""
    return {key: asdict(found) for key, found in told.items()}


def markdown(crossed: dict[str, Figures], left: dict[str, Figures], rows: int, day: str) -> str:
    """The table of the guide to grading."""
    lines = [
        f"Fitted on {day}, {rows} turns:", "",
        "| set, skill | n | AUROC | F1 at 0.5 | best F1 | AUROC among questions "
        "| without the set: AUROC | F1 at 0.5 | best F1 |",
        "|" + "---|" * 9,
    ]
    order = {name: place for place, name in enumerate((*SETS, BUSINESS))}
    for key in sorted(crossed, key=lambda key: (order[key.split(".")[0]], key)):
        one, other = crossed[key], left[key]
        asked = "" if one.auroc_questions is None else f"{one.auroc_questions:.3f}"
        cells = [one.auroc, one.f1, one.best_f1], [other.auroc, other.f1, other.best_f1]
        shown = [" | ".join(f"{value:.3f}" for value in three) for three in cells]
        lines.append(f"| {key.replace('.', ' ')} | {one.n} | {shown[0]} | {asked} | {shown[1]} |")
    return "\n".join(lines)
