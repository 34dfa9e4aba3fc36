"""The term sheet in the terminal, and the deal on both ledgers at the end."""

from typing import Any

import pytest

from roleplay.cli import commands
from roleplay.cli.console import term_sheet
from roleplay.debrief import summarise
from roleplay.domain.deal import Deal
from roleplay.domain.session import Session
from roleplay.practice import Sitting
from roleplay.rules import director
from tests.builders import NOON, a_persona, a_reading, a_rubric, a_turn

GOOD = {"fee": "54k", "pilot": "90-day pilot with an exit", "pack": "CFO-ready ROI pack", "term": "36 months"}


def sitting(ending: str | None = None, **changes: Any) -> Sitting:
    persona, rubric = a_persona(), a_rubric()
    session = Session(id="s", persona_id=persona.id, persona="p", rubric="r", seed=1, model="builtin", opening="Hello.",
                      title=persona.title, root="s", outcome=ending, created=NOON, updated=NOON)
    state = director.begin(persona, rubric, 1).model_copy(update=changes)
    return Sitting(session=session, persona=persona, rubric=rubric, turns=(a_turn(reading=a_reading()),), state=state)


def test_the_sheet_in_the_terminal() -> None:
    told = term_sheet(sitting(table={"fee": "60k", "term": "36 months"}, counter={"fee": "48k", "term": "36 months"}))
    assert told.splitlines()[:4] == ["Fee: you differ", "    You: 60k (36 for you)", "    Sam Doe: 48k (12 for you)",
                                     "    worth to you: 60k 36, 54k 24, 48k 12, 42k 0"]
    assert "    Both: 36 months (32 for you)" in told
    assert "On the table: 44 of 100 for you, 2 still open. Leaving is worth 45: Other leads." in told
    assert told.endswith("To say it back: Let me say back what we have so far: 48k and 36 months. Is that right?")


def test_it_is_printed_on_request_and_is_no_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    typed, notes = iter(["/terms", "Hello.", "/end", "never"]), []

    class Printer:
        def note(self, text: str) -> None:
            notes.append(text)
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    assert list(commands.ask(Printer(), {"/terms": lambda: "the sheet"})) == ["Hello."]
    assert notes[1:] == ["the sheet"]


def text(found: Sitting) -> str:
    return summarise(found.session, found.persona, found.rubric, found.turns, found.state).text


def test_the_end_tells_the_deal_on_both_ledgers() -> None:
    made = Deal(terms=GOOD, learner=80, counterpart=64, learner_reservation=45, counterpart_reservation=38)
    told = text(sitting("agreed", deal=made, outcome="agreed", phase="ended"))
    assert "Worth 80 to you (walking away: 45), 64 to them (38)." in told
    assert "Together you have 144 points; the most there was together is 148." in told
    assert "Meeting in the middle on everything: 65 for you, 54 for them, 119 together." in told


def test_leaving_is_told_as_right_or_not() -> None:
    assert "A deal worth more to you than leaving was within reach." in text(
        sitting("no_deal", outcome="no_deal", phase="ended"))
    assert "within reach" not in text(sitting("open"))
