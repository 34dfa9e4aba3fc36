"""The shipped drills: every model answer passes, every bad one fails, no item is like another."""

import re
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from roleplay.content.drills import Drills, check_drill, judge, parse_drill
from roleplay.content.library import Library
from roleplay.content.places import shipped
from roleplay.content.rubric import load_rubric
from roleplay.domain.drill import Drill
from roleplay.errors import ContentError

FOLDER = shipped("prompts") / "drills"
DRILLS = Drills().all()
ALIKE = 75
"""Likeness (0-100) from which two lines count as the same."""


@pytest.mark.parametrize("drill", DRILLS, ids=lambda drill: drill.id)
def test_every_model_answer_passes_and_every_bad_one_fails(drill: Drill) -> None:
    assert [f"{found.field}: {found.problem}: {found.hint}" for found in check_drill(drill, load_rubric())] == []


def test_there_are_sixteen_with_fifteen_items_each_that_take_up_to_three_minutes() -> None:
    assert [drill.id for drill in DRILLS] == [f"d{number:02}" for number in range(1, 17)]
    assert all(len(drill.items) >= 15 and drill.minutes <= 3 for drill in DRILLS)
    assert {drill.skill for drill in DRILLS} == {"collaboration", "curiosity", "validation"}
    assert {drill.kind_of(item) for drill in DRILLS for item in drill.items} == {"write", "choose", "tap", "order"}


def test_no_item_is_like_another() -> None:
    lines = [(f"{drill.id} {item.id}", f"{item.who}: {item.says}") for drill in DRILLS for item in drill.items]
    scores = process.cdist([text for _, text in lines], [text for _, text in lines], scorer=fuzz.ratio,
                           score_cutoff=ALIKE)
    like = [(lines[a][0], lines[b][0]) for a in range(len(lines)) for b in range(a) if scores[a][b]]
    assert like == []


def test_nothing_is_taken_from_what_the_counterparts_hide() -> None:
    hidden = [
        line
        for person in Library().all()
        for interest in person.interests
        for line in re.findall(r"'([^'{}]{25,})'|\"([^\"{}]{25,})\"", repr(interest.lines))
    ]
    texts = ["".join(pair) for pair in hidden]
    assert len(texts) > 50
    says = [item.says for drill in DRILLS for item in drill.items]
    scores = process.cdist(says, texts, scorer=fuzz.ratio, score_cutoff=ALIKE)
    assert not scores.any()


@pytest.mark.parametrize("words", ["I understand.", "It sounds like this is hard for you.", "", "we we we together"])
def test_empty_phrases_pass_no_written_item(words: str) -> None:
    rubric = load_rubric()
    written = [(d, i) for d in DRILLS for i in d.items if d.kind_of(i) == "write"]
    assert len(written) > 150
    assert not [(d.id, i.id) for d, i in written[::3] if judge(d, i, words, rubric).right]


def _changed(tmp_path: Path, name: str, *changes: tuple[str, str]) -> Path:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("d02", ("- id: night-shift", "- id: Night Shift"), "items.0.id"),
        ("d02", ("- id: night-shift", "- id: bakery-oven"), "items.bakery-oven: stands here more than once"),
        ("d02", ("  model: It sounds like you're worn", "  modle: It sounds like you're worn"), "modle"),
        ("d02", ("id: d02", "id: d03"), "id: is d03, and the file is named d02"),
        ("d03", ("taps: [optics]", "taps: [options]"), "items.optics.taps: 'options' is not in what they say"),
        ("d05", ("    right: true\n", ""), "items.discount.options: wants two or more lines"),
        ("d10", ("- id: waiting-room\n", "- id: waiting-room\n  kind: choose\n"), "does not belong to an item of kind"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_field(
    tmp_path: Path, name: str, change: tuple[str, str], told: str
) -> None:
    path = _changed(tmp_path, name, change)
    with pytest.raises(ContentError) as caught:
        parse_drill(path.read_text(encoding="utf-8"), path)
    assert str(path) in str(caught.value)
    assert told in str(caught.value)


def test_a_check_finds_a_model_answer_that_fails_and_a_move_that_is_none(tmp_path: Path) -> None:
    path = _changed(
        tmp_path, "d02", ("must: [label | validate | repair]", "must: [labl]"), ("It sounds like you're worn", "You're")
    )
    found = check_drill(parse_drill(path.read_text(encoding="utf-8"), path), load_rubric())
    assert any("'labl' is no move" in one.problem and "label" in one.hint for one in found)
    assert any(one.field == "items.night-shift.model" and "does not pass" in one.problem for one in found)


def test_drills_are_found_by_loose_names_and_misses_are_told() -> None:
    assert Drills().get(" D4 ").id == "d04"
    with pytest.raises(ContentError, match="there is no drill 'd99'"):
        Drills().get("d99")


def test_a_folder_without_drills_says_so(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="holds no drills"):
        Drills(tmp_path).all()
