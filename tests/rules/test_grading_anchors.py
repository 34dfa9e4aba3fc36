"""The rubric's own anchors, and the example lines of the source documents."""

import pytest

from roleplay.domain.base import Skill
from roleplay.domain.persona import Fact
from tests.builders import a_rubric
from tests.rules.turns import MORE, SITUATIONS, after, graded, table

ANCHORS = [
    (skill.name, anchor.level, example)
    for skill in a_rubric().skills
    for anchor in skill.anchors
    for example in anchor.examples
]
SEEDS = table("seeds")


def test_there_are_45_anchors() -> None:
    assert len(ANCHORS) == 45


@pytest.mark.parametrize(("skill", "level", "example"), ANCHORS)
def test_an_anchor_gets_its_level(skill: Skill, level: int, example: str) -> None:
    said = SITUATIONS[skill] + (MORE if skill == "curiosity" and level == 4 else "")
    got = graded(example, after(said)).levels[skill]
    assert got is not None
    assert abs(got - level) <= (0 if level <= 1 else 1)


@pytest.mark.parametrize("row", SEEDS, ids=lambda row: str(row["id"]))
def test_an_example_of_the_sources_scores_as_listed(row: dict[str, object]) -> None:
    facts = tuple(Fact(text=text) for text in row.get("facts", ()))  # type: ignore[attr-defined]
    reading = graded(str(row["words"]), after(str(row["context"]), facts=facts))
    for skill, allowed in dict(row.get("levels", {})).items():  # type: ignore[call-overload]
        assert reading.levels[skill] in allowed, (skill, reading.levels[skill], reading.move_names)
    for move in row.get("moves", ()):  # type: ignore[attr-defined]
        assert move in reading.move_names
    for move in row.get("not_moves", ()):  # type: ignore[attr-defined]
        assert move not in reading.move_names
