"""Variants of a scenario: the same at every making, other figures through every text, and as sound as the original."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.content.check import check_persona
from roleplay.content.library import Library
from roleplay.content.parsing import parse_persona
from roleplay.domain.persona import Persona
from roleplay.rehearsal import rehearse_all, verdict
from roleplay.rules.deal import packages
from roleplay.rules.variants import VARIANTS, likeness, number_words, replaced, reweighted, varied
from tests.builders import CORE, a_rubric

LIBRARY = Library()
EVERY = [(persona_id, n) for persona_id in LIBRARY.ids() for n in range(1, VARIANTS + 1)]


@pytest.mark.parametrize(("text", "numbers", "becomes"), [
    ("60k a year, sixty thousand, Sixty K; 160k", {"60k": "90k"}, "90k a year, ninety thousand, Ninety k; 160k"),
    ("an 8% rise, An eight per cent rise, 98%", {"8%": "12%"}, "a 12% rise, A twelve per cent rise, 98%"),
    ("a 10% credit", {"10%": "8%"}, "an 8% credit"),
    ("50k or 44k", {"50k": "44k", "44k": "38k"}, "44k or 38k"),
    ("eighty-eight, eighty, why eighty?", {"eighty": "forty"}, "eighty-eight, forty, why forty?"),
    ("144k", {"144k": "120k"}, "120k"),
])
def test_figures_are_replaced_in_all_the_ways_they_are_said(text: str, numbers: dict[str, str], becomes: str) -> None:
    if "eighty" in numbers:
        numbers = numbers | {"eighty-eight": "eighty-eight"}
    assert replaced(text, numbers) == becomes


@given(st.integers(1, 999))
def test_numbers_in_words_are_all_different_and_plain(number: int) -> None:
    assert re.fullmatch(r"[a-z -]+", number_words(number))
    assert number == 999 or number_words(number) != number_words(number + 1)


@pytest.mark.parametrize(("persona_id", "n"), EVERY)
def test_a_variant_is_the_same_at_every_making_and_differs_in_three_ways(persona_id: str, n: int) -> None:
    persona = LIBRARY.get(persona_id)
    made = varied(persona, n)
    assert made == varied(persona, n)
    assert made.id == persona.id
    assert made.start != persona.start
    assert made.voice.openings[0] != persona.voice.openings[0]
    assert made.issues != persona.issues
    assert all(sum(max(getattr(o, side) for o in i.options) for i in made.issues) == 100
               for side in ("learner", "counterpart"))


@pytest.mark.parametrize("persona_id", LIBRARY.ids())
def test_no_old_figure_is_left_in_any_text(persona_id: str) -> None:
    persona = LIBRARY.get(persona_id)
    assert persona.variants
    for at, numbers in enumerate(persona.variants, start=1):
        text = json.dumps(varied(persona, at).model_dump(mode="json"), ensure_ascii=False)
        for old in (key for key in numbers if re.fullmatch(r"\d+[k%]", key) and key not in numbers.values()):
            assert not re.search(rf"(?<![\w.,]){re.escape(old)}(?![\w])", text), old


def test_a_variant_is_kept_as_text_and_read_back() -> None:
    for persona_id in CORE:
        made = varied(LIBRARY.get(persona_id), 2)
        assert parse_persona(made.model_dump_json(exclude_defaults=True)) == made


def test_there_is_no_variant_below_none_and_none_is_the_original() -> None:
    persona = LIBRARY.get(CORE[0])
    assert varied(persona, 0) is persona
    with pytest.raises(ValueError, match="no variant"):
        varied(persona, -1)


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(LIBRARY.ids()), st.integers(1, 9))
def test_points_move_and_nobody_loses_their_deals(persona_id: str, n: int) -> None:
    persona = LIBRARY.get(persona_id)
    moved = reweighted(persona, n)

    def good(issues: tuple) -> int:  # type: ignore[type-arg]
        hold = persona.reservation
        return sum(d.learner >= hold.learner and d.counterpart >= hold.counterpart for d in packages(issues))

    assert good(moved) >= 0.9 * good(persona.issues)
    for was, now in zip(persona.issues, moved, strict=True):
        assert [o.id for o in was.options] == [o.id for o in now.options]


def test_likeness_knows_a_talk_learnt_by_heart() -> None:
    talk = ["It sounds like justifying the cost is hard right now.", "What would have to be true for this to work?"]
    assert likeness(talk, talk) == 1
    assert likeness(talk, list(reversed(talk))) > 0.95
    assert likeness(talk, ["Tell me about the team and what they make of the new tool so far, after spring."]) < 0.7
    assert likeness(["Yes."], ["Yes."]) == 0


def _soundness(persona: Persona) -> list[str]:
    found = [f"{one.field}: {one.problem}" for one in check_persona(persona, a_rubric()) if one.severity == "error"]
    return [*found, *(one.problem for one in verdict(persona, rehearse_all(persona, a_rubric())))]


@pytest.mark.thorough
@pytest.mark.parametrize(("persona_id", "n"), EVERY)
def test_every_variant_passes_the_check_and_its_rehearsal(persona_id: str, n: int) -> None:
    assert _soundness(varied(LIBRARY.get(persona_id), n)) == []
