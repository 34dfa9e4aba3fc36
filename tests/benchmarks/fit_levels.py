"""Fits the weights of `roleplay/rules/grading_weights.py`.

    python -m tests.benchmarks.fit_levels TURNS.jsonl [--folds 6] [--write]

TURNS.jsonl holds labelled learner turns: {"context": [{"speaker", "text"}], "text", "facts"?, "levels": {skill: level}}
with levels 0-4 or null. The anchors of the rubric and the example lines of tests/rules/seeds.yaml are added. Prints
cross-validated agreement; with --write it replaces the file of weights. Ridge regression: one line says whether a skill applies, one gives its level.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from roleplay.content.rubric import load_rubric
from roleplay.domain.base import SKILLS, Said
from roleplay.domain.persona import Fact
from roleplay.domain.reading import Context
from roleplay.rules import grading_anchors
from roleplay.rules.grading import grade
from roleplay.rules.grading_features import features
from roleplay.rules.signals import read, study

ROOT = Path(__file__).resolve().parents[2]
PENALTY, STRETCH, RARE, FLOOR = 120.0, 1.15, 5, 0.15
SITUATIONS = {
    "collaboration": "We've a hard cap of 80k and your quote is 96.",
    "curiosity": "Your platform seems great, but the implementation looks disruptive. We're swamped with the Q3 rollout.",
    "validation": "The delivery was two weeks late and I had to stand in front of my launch team and explain it.",
}
HEAD = '''"""Weights over the features of `grading_features`: does a skill apply (ROOM, above nought = yes), and at what LEVEL.

Written by `python -m tests.benchmarks.fit_levels`; fitted to labelled business talk, the rubric's own anchors and
example lines. "" is the constant. Change a feature and fit again.
"""

from roleplay.domain.base import Skill

'''


def one(
    text: str, said: list[dict[str, str]], facts: list[str], levels: dict[str, Any], weight: float
) -> dict[str, Any]:
    context = Context(
        said=tuple(Said(speaker=s["speaker"], text=s["text"]) for s in said), facts=tuple(Fact(text=f) for f in facts)
    )
    return {"text": text, "context": context, "levels": levels, "weight": weight}


def turns(path: Path) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [one(r["text"], r["context"], r.get("facts", []), r["levels"], 1.0) for r in rows]


def extra() -> list[dict[str, Any]]:
    found = []
    for skill in load_rubric(ROOT / "prompts").skills:
        said = [{"speaker": "counterpart", "text": SITUATIONS[skill.name]}]
        found += [one(e, said, [], {skill.name: a.level}, 3.0) for a in skill.anchors for e in a.examples]
    for row in yaml.safe_load((ROOT / "tests/rules/seeds.yaml").read_text(encoding="utf-8")):
        levels = {s: sum(allowed) / len(allowed) for s, allowed in row.get("levels", {}).items()}
        found.append(one(row["words"], [{"speaker": "counterpart", "text": row["context"]}], [], levels, 2.0))
    return found


def matrix(data: list[dict[str, Any]], names: list[str] | None = None) -> tuple[Any, list[str]]:
    found = [
        features(study(d["text"], d["context"]), frozenset(read(d["text"], d["context"]).move_names)) for d in data
    ]
    if names is None:
        names = sorted({n for f in found for n in f if sum(n in g for g in found) >= RARE})
    return np.array([[*(f.get(n, 0.0) for n in names), 1.0] for f in found]), names


def ridge(x: Any, y: Any, weight: Any) -> Any:
    spread = np.maximum(np.sqrt(np.average((x - np.average(x, 0, weights=weight)) ** 2, 0, weights=weight)), FLOOR)
    penalty = np.diag(PENALTY * spread**2)
    penalty[-1, -1] = 0
    return np.linalg.solve(x.T @ (weight[:, None] * x) + penalty, x.T @ (weight * y))


def fit(x: Any, data: list[dict[str, Any]], rows: list[int], skill: str) -> tuple[Any, Any]:
    known = [i for i in rows if skill in data[i]["levels"]]
    weight = np.array([data[i]["weight"] for i in known])
    room = np.array([0.5 if data[i]["levels"][skill] is not None else -0.5 for i in known])
    scored = [i for i in known if data[i]["levels"][skill] is not None]
    level = np.array([2 + STRETCH * (data[i]["levels"][skill] - 2) for i in scored])
    return ridge(x[known], room, weight), ridge(x[scored], level, np.array([data[i]["weight"] for i in scored]))


def kappa(pairs: list[tuple[int, int]], k: int = 5) -> float:
    n = len(pairs)
    gold, got = ([sum(p[side] == i for p in pairs) for i in range(k)] for side in (0, 1))
    expected = sum(gold[i] * got[j] * (i - j) ** 2 for i in range(k) for j in range(k)) / n
    return 1 - sum((g - p) ** 2 for g, p in pairs) / expected


def graded(
    data: list[dict[str, Any]], rows: list[int], tables: dict[str, dict[str, dict[str, float]]]
) -> list[tuple[int, Any]]:
    before = grading_anchors.ROOM, grading_anchors.LEVEL
    grading_anchors.ROOM, grading_anchors.LEVEL = tables["ROOM"], tables["LEVEL"]  # type: ignore[assignment]
    rubric = load_rubric(ROOT / "prompts")
    try:
        return [
            (i, grade(read(data[i]["text"], data[i]["context"]), data[i]["text"], data[i]["context"], rubric).levels)
            for i in rows
        ]
    finally:
        grading_anchors.ROOM, grading_anchors.LEVEL = before


def tables_of(
    x: Any, names: list[str], data: list[dict[str, Any]], rows: list[int]
) -> dict[str, dict[str, dict[str, float]]]:
    tables: dict[str, dict[str, dict[str, float]]] = {"ROOM": {}, "LEVEL": {}}
    for skill in SKILLS:
        for table, weights in zip(("ROOM", "LEVEL"), fit(x, data, rows, skill), strict=True):
            tables[table][skill] = {
                name: round(float(w), 3)
                for name, w in zip([*names, ""], weights, strict=True)
                if abs(w) >= 0.005 or not name
            }
    return tables


def report(data: list[dict[str, Any]], count: int, got: list[tuple[int, Any]], title: str, keep: Any = None) -> None:
    print(title)
    for skill in SKILLS:
        pairs = [
            (data[i]["levels"][skill], levels[skill]) for i, levels in got if i < count and (keep is None or keep(i))
        ]
        scored = [p for p in pairs if None not in p]
        null = sum((g is None) == (p is None) for g, p in pairs) / len(pairs)
        near = sum(abs(g - p) <= 1 for g, p in scored) / len(scored)
        print(f"  {skill:14} n {len(scored):3}  kappa {kappa(scored):.3f}  near {near:.3f}  null {null:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("turns", type=Path)
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    labelled = turns(arguments.turns)
    data = labelled + extra()
    x, names = matrix(data)
    folds = np.random.RandomState(0).randint(0, arguments.folds, len(data))
    got = []
    for fold in range(arguments.folds):
        rows = [i for i in range(len(data)) if folds[i] != fold]
        got += graded(data, [i for i in range(len(labelled)) if folds[i] == fold], tables_of(x, names, data, rows))
    print(len(names), "features,", len(data), "turns")
    report(data, len(labelled), got, "cross-validated")
    report(data, len(labelled), got, "cross-validated, second half", lambda i: i >= 200)
    report(data, len(labelled), got, "cross-validated, last quarter", lambda i: i >= 300)
    if arguments.write:
        write(tables_of(x, names, data, list(range(len(data)))))


def write(tables: dict[str, dict[str, dict[str, float]]]) -> None:
    text = HEAD
    for table, skills in tables.items():
        text += f"{table}: dict[Skill, dict[str, float]] = {{\n"
        for skill, weights in skills.items():
            text += f'    "{skill}": {{\n' + packed(weights) + "    },\n"
        text += "}\n"
    (ROOT / "roleplay/rules/grading_weights.py").write_text(text, encoding="utf-8")


def packed(weights: dict[str, float]) -> str:
    lines, line = "", "       "
    for name, weight in weights.items():
        entry = f' "{name}": {weight},'
        if len(line) + len(entry) > 120:
            lines, line = lines + line + "\n", "       "
        line += entry
    return lines + line + "\n"


if __name__ == "__main__":
    main()
