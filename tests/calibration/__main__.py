"""Fits the weights of the built-in probabilities on labelled turns, prints how well they do, and keeps them.

    pip install -e '.[calibrate]'
    python -m tests.calibration FOLDER [--print-only]

FOLDER holds `dev/{casino,p4g,physact,receptive,uptake}.jsonl` and `business.jsonl`. Everything is deterministic: the
same files and the same code give the same weights. No text of the labelled turns is kept but single words and runs of
up to three that several conversations use; what is mostly written with a capital within a sentence is left out.
"""

import argparse
import json
import sys
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from roleplay.domain.base import SKILLS
from roleplay.rules.likelihood.features import VERSION
from roleplay.rules.likelihood.weights import FILE
from tests.calibration import digest
from tests.calibration.fit import Model, document
from tests.calibration.rows import BUSINESS, SAID, SETS, Turns, labelled
from tests.calibration.tables import (
    Crossed,
    Shift,
    by_dialogue,
    calibration,
    general_shift,
    left_out,
    markdown,
    plain,
    printed,
)

TARGET = Path(str(files("roleplay.rules.likelihood").joinpath(FILE)))
CREDITS = [
    {"set": "casino", "what": "camp-site negotiation chats", "licence": "CC BY 4.0",
     "attribution": "Chawla et al., NAACL 2021"},
    {"set": "p4g", "what": "persuading someone to give to charity", "licence": "Apache-2.0",
     "attribution": "Wang et al., ACL 2019"},
    {"set": "uptake", "what": "teacher builds on what a pupil said", "licence": "MIT",
     "attribution": "Demszky et al., ACL 2021"},
    {"set": "receptive", "what": "conversational receptiveness", "licence": "MIT",
     "attribution": "Yeomans et al., OBHDP 2020"},
    {"set": "physact", "what": "motivational health coaching", "licence": "Apache-2.0",
     "attribution": "Liang et al., SIGDIAL 2021"},
    {"set": "business", "what": "synthetic business turns labelled by the rubric, not by people",
     "licence": "made for this project", "attribution": ""},
]
DEFINITIONS = {
    "named": "present or not: roleplay/rules/likelihood/features.py, named()",
    "words, heard, told": "present or not in the turn, in what the counterpart said just before, in what the speaker "
                          "said just before: features.py, runs(); times (pieces / 10) ** -0.35 of that text",
    "subjects": "log-odds from stems in and around the turn, `other` for each stem not listed: weights.py, Weights",
    "sum": "log-odds = bias + named + runs, by the table of the likeliest subject and the general one, mixed by the "
           "evidence for the subject: 0 is all general, SURE all the subject's",
}
GROUPS = ("named", *SAID)
GUIDE = Path(__file__).parents[2] / "docs" / "grading.md"
BEGIN = "<!-- calibration: begin, written by python -m tests.calibration -->"
END = "<!-- calibration: end -->"


def fitted(turns: Turns, shift: Shift) -> dict[str, Any]:
    """Weights from all rows."""
    model = Model.of(turns, turns.all)
    return document(model, {**shift, **general_shift(turns, model, turns.all)})


def retold(guide: str, table: str) -> str:
    """The guide with the table between its two marks put anew; ValueError where a mark is missing."""
    before, begin, rest = guide.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{GUIDE}: the table goes between two lines, {BEGIN!r} and {END!r}; put them back")
    return f"{before}{begin}\n{table}\n{end}{after}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.calibration", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--print-only", action="store_true", help="leave the shipped weights as they are")
    asked = parser.parse_args()
    turns = Turns(labelled(asked.folder))
    crossed = Crossed(turns)
    crossed_figures, left = by_dialogue(turns, crossed), left_out(turns, crossed)
    for title, lines in (("Cross-validated by dialogue, all sets in one model", printed(crossed_figures)),
                         ("Trained without the set (business: the rubric, not human labels)", printed(left)),
                         ("Calibration, cross-validated, human sets", calibration(turns, crossed))):
        print(f"\n{title}\n", *lines, sep="\n", flush=True)
    made = fitted(turns, crossed.shift)
    counts = {name: int((turns.source == name).sum()) for name in (*SETS, BUSINESS)}
    day = datetime.now(UTC).date().isoformat()
    about: dict[str, Any] = {"command": "python -m tests.calibration FOLDER", "date": day,
             "features": {"version": VERSION, "digest": digest()}, "rows": counts, "sources": CREDITS,
             "definitions": DEFINITIONS, "cross_validated": plain(crossed_figures), "left_out": plain(left)}
    sizes = {skill: sum(len(part.get(skill, {}).get(group, ())) for part in (made["general"], *made["about"].values())
                        for group in GROUPS) for skill in SKILLS}
    print(f"\nweights: {sizes}")
    if not asked.print_only:
        text = json.dumps({"made": about, **made}, ensure_ascii=False, indent=0, sort_keys=True)
        TARGET.write_text(text + "\n", encoding="utf-8")
        print(f"{TARGET}: {len(text) // 1000} kB")
        told = markdown(crossed_figures, left, len(turns.rows), day)
        GUIDE.write_text(retold(GUIDE.read_text(encoding="utf-8"), told), encoding="utf-8")
    return 0


if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    sys.exit(main())
