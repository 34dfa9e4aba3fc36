"""A pushing learner's script for every counterpart: nothing real comes out, and nobody signs."""

from pathlib import Path

import pytest

from roleplay.content.library import Library
from roleplay.domain.directions import Directions
from tests.builders import each
from tests.counterpart.talks import played

SCRIPTS = Path(__file__).parents[1] / "cli" / "scripts"
IDS = Library().ids()
EACH = each(IDS)
SEEDS = (1, 2, 3, 4, 5)


def pushed(name: str, seed: int) -> list[Directions]:
    lines = (SCRIPTS / f"pushy-{name}.txt").read_text(encoding="utf-8").splitlines()
    return [directions for directions, _ in played(Library().get(name), lines, seed)]


def test_every_counterpart_has_such_a_script() -> None:
    assert {path.stem for path in SCRIPTS.glob("pushy-*.txt")} == {f"pushy-{name}" for name in IDS}


@pytest.mark.parametrize("name", EACH)
def test_pushing_opens_nobody_and_wins_nothing(name: str) -> None:
    interests = Library().get(name).interests
    for seed in SEEDS:
        told = pushed(name, seed)
        assert not [directions for directions in told if directions.ending == "agreed"]
        levels = {d.disclose.interest: d.disclose.level for d in told if d.disclose}
        assert sum(levels.values()) <= len(interests)
