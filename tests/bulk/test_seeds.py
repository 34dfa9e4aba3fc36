"""The same turns get the same grades in every process, whatever order its sets are in."""

import os
import subprocess
import sys

from tests.bulk.turns import lines

GRADED = """
import sys
from roleplay.cli import main
sys.argv = "roleplay grade --turns - --model builtin".split()
main()
"""


def test_a_grade_does_not_hang_on_the_seed_of_a_process() -> None:
    turns = b"".join(lines(24))
    graded = {
        subprocess.run(
            [sys.executable, "-c", GRADED], input=turns, capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(graded) == 1
    assert graded.pop().count(b'"probabilities"') == 24
