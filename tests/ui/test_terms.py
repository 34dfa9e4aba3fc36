"""The term sheet beside the talk, and saying the terms back by a click."""

import re
from collections.abc import Callable

from roleplay.domain.state import State
from roleplay.rules import deal
from roleplay.ui.components import terms
from roleplay.ui.resources import Resources
from tests.builders import a_persona, an_issue, the_issues
from tests.rules.directing import a_state
from tests.ui.conftest import Shown


def sheet(**state: object) -> str:
    """The sheet's words, without markup."""
    return words_of(terms.markup(deal.sheet(a_persona(), a_state(a_persona(), **state)), "Dana Whitlock"))


def words_of(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup))


def test_each_issue_has_its_words_beside_its_sign() -> None:
    told = sheet(table={"fee": "60k", "term": "36 months"}, counter={"fee": "48k", "pilot": "60-day pilot"},
                 settled={"term": "36 months"})
    assert "Terms 1 of 4 agreed so far" in told
    assert "Fee ≠ you differ You 60k 36 points for you Dana 48k 12 points for you" in told
    assert "Pilot ← Dana put this Dana 60-day pilot 9" in told
    assert "Term ✓ agreed so far 36 months 32" in told
    assert "ROI pack ○ open" in told
    assert "53 of 100 for you, 1 still open." in told
    assert "Leaving is worth 45 to you. Other leads." in told


def test_a_whole_package_says_whether_it_beats_leaving() -> None:
    poor = {"fee": "42k", "pilot": "no pilot", "pack": "no ROI pack", "term": "12 months"}
    assert "12 of 100 for you, worse than leaving." in sheet(counter=poor)
    assert "80 of 100 for you, better than leaving." in sheet(counter={**poor, "fee": "60k", "term": "36 months"})


def test_every_option_has_its_points_for_the_learner_and_none_for_the_counterpart() -> None:
    persona = a_persona(issues=(*the_issues()[:3], an_issue("term", ("long", 31, 77), ("short", 0, 78))))
    told = words_of(terms.markup(deal.sheet(persona, a_state(persona)), "Dana"))
    assert "long 31" in told
    assert "77" not in told
    assert "78" not in told


def test_what_an_author_wrote_stays_text() -> None:
    persona = a_persona(issues=(*the_issues()[:3], an_issue("<b>x</b>", ("<script>1</script>", 1, 0), ("b", 0, 1))))
    markup = terms.markup(deal.sheet(persona, a_state(persona, table={"<b>x</b>": "b"})), "<i>Dana</i>")
    assert "<script>" not in markup
    assert "<b>x</b>" not in markup
    assert "<i>Dana" not in markup


WAITS = {"fee": "54k", "pilot": "90-day-exit", "pack": "cfo-ready", "term": "36m"}


def test_terms_are_said_back_by_a_click_and_become_a_turn(shared: Callable[..., Resources], monkeypatch) -> None:  # type: ignore[no-untyped-def]
    practice = shared().practice
    session = practice.start("roi-not-price", seed=7)
    list(practice.play(session.id, "Thanks for your time. What would a good year look like for your team?"))
    tab = Shown(session.id)
    assert "nothing agreed yet" in tab.markup
    assert not tab.has("confirm-2")
    stood = terms.deal.sheet

    def waiting(persona, state: State):  # type: ignore[no-untyped-def]
        return stood(persona, state.model_copy(update={"table": WAITS, "agreed": True}))
    monkeypatch.setattr(terms.deal, "sheet", waiting)
    tab = Shown(session.id)
    assert "**Dana could sign this and wants to hear it back.**" in tab.prose
    (box,) = tab.app.text_area
    assert box.value.startswith("Let me say it back so that we both have the same: 54k a year, a 90-day pilot with an")
    box.set_value(box.value + " I send the draft by Friday.").run()
    tab.click("confirm-2")
    turns = practice.sitting(session.id).turns
    assert turns[-1].words.endswith("36 months. Is that right? I send the draft by Friday.")
    assert turns[-1].status == "closed"
    assert turns[-1].reading is not None
    assert turns[-1].reading.offer is not None
    assert turns[-1].reading.offer.terms == WAITS
