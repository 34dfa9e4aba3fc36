"""The fitted weights: well formed, in use, sane, and what the command gives."""

import json
import os
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.domain.base import SKILLS, Said, Skill
from roleplay.domain.reading import Context, Reading
from roleplay.rules.grading import grade
from roleplay.rules.likelihood import likelihoods
from roleplay.rules.likelihood.features import VERSION, around, named, pieces, runs
from roleplay.rules.likelihood.weights import FILE, MOST_OTHER, NO_EVIDENCE, SURE, length_factor, shipped
from roleplay.rules.signals import read, study
from roleplay.rules.signals.text import view
from tests.builders import a_rubric
from tests.calibration import digest, name_families

BENCH = os.environ.get("ROLEPLAY_BENCH", "")
"""Folder of labelled turns; read before the environment is cleared."""

SHIPPED = json.loads(files("roleplay.rules.likelihood").joinpath(FILE).read_text(encoding="utf-8"))
ORDER = ("collaboration", "curiosity", "validation")
SAID = ("words", "heard", "told")
LAYERS = [SHIPPED["general"], *SHIPPED["about"].values()]
LATE = "The delivery was two weeks late and I had to stand in front of my launch team and explain it."
DEAR = "We've a hard cap of 80k and your quote is 96."


def chances(words: str, theirs: str = LATE) -> dict[Skill, float]:
    context = Context(said=(Said(speaker="counterpart", text=theirs),) if theirs else ())
    return grade(read(words, context), words, context, a_rubric()).probabilities


def test_the_file_says_where_its_weights_come_from() -> None:
    made = SHIPPED["made"]
    assert {s["set"] for s in made["sources"]} == set(made["rows"])
    assert all(s["licence"] for s in made["sources"])
    assert all(s["attribution"] for s in made["sources"] if s["set"] != "business")
    assert made["cross_validated"]
    assert made["left_out"]
    assert made["date"]


def test_the_weights_were_fitted_on_the_features_there_are_now() -> None:
    assert SHIPPED["made"]["features"] == {"version": VERSION, "digest": digest()}, "fit again: docs/grading.md"


@pytest.mark.parametrize("layer", LAYERS, ids=["general", *SHIPPED["about"]])
def test_every_weight_is_a_number_over_a_feature_there_is(layer: dict[str, dict[str, Any]]) -> None:
    families = name_families()
    assert set(layer) <= set(SKILLS)
    for part in layer.values():
        assert abs(part["bias"]) < 10
        assert all(name.split(":")[0] in families for name in part["named"])
        assert all(a_rubric().knows(name[5:]) for name in part["named"] if name.startswith("move:"))
        assert set(part) <= {"bias", "named", *SAID}
        said = {group: part.get(group, {}) for group in SAID}
        assert all(0 < abs(value) < 10 for group in (part["named"], *said.values()) for value in group.values())
        assert all(1 <= len(name.split(" ")) <= 3 for group in said.values() for name in group)


def test_the_guide_shows_the_figures_that_are_kept_beside_the_weights() -> None:
    guide = Path(__file__).parents[2].joinpath("docs", "grading.md").read_text(encoding="utf-8")
    made = SHIPPED["made"]
    assert f"Fitted on {made['date']}, {sum(made['rows'].values())} turns:" in guide
    for key, one in made["cross_validated"].items():
        row = next(line for line in guide.splitlines() if line.startswith(f"| {key.replace('.', ' ')} |"))
        values = [one["auroc"], one["f1"], one["best_f1"]]
        assert " | ".join(f"{value:.3f}" for value in values) in row, key


def test_the_file_stays_small_enough_to_look_through() -> None:
    groups = [part.get(group, {}) for layer in LAYERS for part in layer.values() for group in ("named", *SAID)]
    assert max(map(len, groups)) <= 2500
    assert files("roleplay.rules.likelihood").joinpath(FILE).read_bytes().__len__() <= 700_000


@pytest.mark.parametrize(
    ("words", "theirs"),
    [
        ("You had to stand up there and explain our delay. No wonder you're angry. Is that it?", LATE),
        ("What would 80k have to cover for you? And if we split it in two, could you take both sites?", DEAR),
        ("great! great! great!", ""),
        ("2 food 2 water", "I need water. Do you need firewood?"),
        ("word " * 300, LATE),
    ],
)
def test_the_quick_walk_finds_what_the_plain_list_of_features_says(words: str, theirs: str) -> None:
    cut = pieces(view(words))
    for subject, table in zip(SHIPPED["subjects"], shipped().tables, strict=True):
        summed = table.words.summed(cut)
        layer = {**SHIPPED["general"], **SHIPPED["about"][subject]}
        for place, skill in enumerate(ORDER):
            listed = sum(layer[skill].get("words", {}).get(name, 0.0) for name in runs(cut))
            assert summed[place] == pytest.approx(listed), (subject, skill)


@pytest.mark.parametrize(
    ("words", "theirs", "subject"),
    [
        ("If you take the firewood, could I have two water and one food?", "I need food for the kids.", "goods"),
        ("Would you like to donate part of your payment to Save the Children?", "I have heard of that charity.",
         "giving"),
        ("So you multiplied the numerator. How did you get one half?", "I added the fractions and got two fourths.",
         "lesson"),
        ("What would the launch need from us to feel safe?", LATE, ""),
        ("I could bring the price down if you sign for two years.", DEAR, ""),
        ("", "", ""),
    ],
)
def test_a_turn_takes_the_weights_of_what_it_is_about(words: str, theirs: str, subject: str) -> None:
    context = Context(said=(Said(speaker="counterpart", text=theirs),) if theirs else ())
    stems = around(study(words, context))
    shown = dict(zip(SHIPPED["subjects"], shipped().evidence(stems), strict=True))
    likeliest = max(shown, key=lambda name: shown[name])
    assert (likeliest if shown[likeliest] >= SURE else "" if shown[likeliest] <= 0 else "mixed") == subject


def test_words_a_subject_does_not_know_speak_against_it_to_a_point() -> None:
    [known] = [stem for stem, places in shipped().subject_words.items() if stem == "water"]
    seen = [shipped().evidence({known, *(f"zz{i}" for i in range(n))}) for n in (0, 1, MOST_OTHER, 50)]
    for none, one, most, more in zip(*seen, strict=True):
        assert none == NO_EVIDENCE or none > one > most == more


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=80))
def test_every_probability_is_one_whatever_is_typed(words: str, theirs: str) -> None:
    context = Context(said=(Said(speaker="counterpart", text=theirs),))
    found = likelihoods(read(words, context), study(words, context))
    assert set(found) == set(SKILLS)
    assert all(0 <= p <= 1 for p in found.values())


def test_the_same_turn_has_the_same_probability_and_no_bearing_on_levels() -> None:
    context = Context(said=(Said(speaker="counterpart", text=LATE),))
    words = "It sounds like you were left to explain our delay to your own people."
    first, second = (grade(read(words, context), words, context, a_rubric()) for _ in range(2))
    assert first.probabilities == second.probabilities
    assert named(Reading(), study(words, context))


@pytest.mark.parametrize(
    ("skill", "more", "less", "theirs"),
    [
        ("validation", "No wonder you're angry, having to explain our delay to your own team.", "Noted.", LATE),
        ("validation", "It sounds like explaining it to your launch team was the worst part.",
         "Anyway, the new price list is attached.", LATE),
        ("validation", "I see why that makes you cautious.", "Not my department.", LATE),
        ("curiosity", "What would the launch need from us to feel safe?", "The launch is in March.", LATE),
        ("curiosity", "Which part worries you most?", "Can you do it for 80?", DEAR),
        ("curiosity", "How do you decide on something like this?", "Shall we say Tuesday at ten?", DEAR),
        ("collaboration", "If you take both sites, I can bring the price to 90, so we both get what we need.",
         "The price is 96.", DEAR),
        ("collaboration", "Let's look together at what we could leave out so that it fits both of us.",
         "That is not my problem.", DEAR),
    ],
)
def test_doing_the_thing_is_likelier_than_not_doing_it(skill: Skill, more: str, less: str, theirs: str) -> None:
    assert chances(more, theirs)[skill] > chances(less, theirs)[skill]


def test_words_count_less_the_longer_the_turn() -> None:
    factors = [length_factor(["^", *["word"] * n, "$"]) for n in (0, 1, 10, 40, 400)]
    assert factors == sorted(factors, reverse=True)
    assert factors[2] == 1


@pytest.mark.thorough
@pytest.mark.timeout(300)
def test_the_command_gives_the_shipped_weights() -> None:
    """Fits all rows anew. Rules that changed a little since the last fit may move a weight, not the whole."""
    if not BENCH:
        pytest.skip("set ROLEPLAY_BENCH to the folder of labelled turns to fit the weights anew")
    pytest.importorskip("sklearn", reason="pip install -e '.[calibrate]'")
    from tests.calibration.__main__ import fitted
    from tests.calibration.rows import Turns, labelled

    turns = Turns(labelled(Path(BENCH)))
    made = fitted(turns, {})
    for skill in SKILLS:
        new, old = made["general"][skill]["named"], SHIPPED["general"][skill]["named"]
        common = set(new) & set(old)
        assert len(common) >= 0.9 * len(old)
        assert sum(abs(new[name] - old[name]) for name in common) / len(common) < 0.05
    assert set(made["subjects"]) == set(SHIPPED["subjects"])
