"""What counts as a lie: the fact sheet denied, and never the fact sheet told."""

import pytest

from roleplay.content.library import Library
from roleplay.domain.persona import Persona
from roleplay.rules import director
from roleplay.rules.signals import read
from tests.builders import a_rubric

LIBRARY = Library()
RUBRIC = a_rubric()
TRUTHS = (
    ("disruptive", "Our connector for your CRM is new, it has no live customer yet."),
    ("more-people", "My plan does work through two weekends, and the eight weeks are my own estimate, no engineer has "
                    "checked it."),
    ("certainty-over-price", "I should tell you that we delivered 93% on time last year, and that isn't good enough."),
    ("exclusive-or-nothing", "A smaller dealer has written to us too. I haven't answered him."),
    ("two-weeks-late", "Our planner knew of the delay nine days before you were told."),
)


def lies(persona: Persona, words: str) -> bool:
    context = director.context(persona, director.begin(persona, RUBRIC, 1), ())
    return any(move.move == "deception" for move in read(words, context).moves)


@pytest.mark.parametrize(("name", "words"), TRUTHS)
def test_the_truth_is_no_lie(name: str, words: str) -> None:
    assert not lies(LIBRARY.get(name), words)


@pytest.mark.parametrize("name", LIBRARY.ids())
def test_every_fact_told_as_it_stands_is_none_and_every_denial_is_one(name: str) -> None:
    persona = LIBRARY.get(name)
    for fact in persona.fact_sheet:
        assert not lies(persona, fact.text), fact.text
        assert [denial for denial in fact.denials if not lies(persona, f"{denial.capitalize()}.")] == []


@pytest.mark.parametrize("words", ["hi", "no", "ok", "No.", "fine"])
def test_a_word_denies_nothing(words: str) -> None:
    assert not [name for name in LIBRARY.ids() if lies(LIBRARY.get(name), words)]


@pytest.mark.parametrize(("claimed", "lie"), [("99", True), ("93", False)])
def test_a_figure_belongs_to_the_claim(claimed: str, lie: bool) -> None:
    assert lies(LIBRARY.get("certainty-over-price"), f"We delivered {claimed}% on time last year.") == lie
