"""How an ended conversation is told, drawn alone from a sitting that stands at its end."""

from typing import Any, get_args

import pytest
from streamlit.testing.v1 import AppTest

from roleplay.domain.deal import Deal
from roleplay.domain.session import Session
from roleplay.domain.state import Outcome
from roleplay.practice import Sitting
from roleplay.rules import director
from tests.builders import NOON, a_persona, a_rubric, a_turn

TERMS = {"fee": "54k", "pilot": "90-day pilot with an exit", "pack": "CFO-ready ROI pack", "term": "36 months"}


def ended(outcome: str, **changes: Any) -> Sitting:
    """A sitting after one turn, at this end."""
    persona, rubric = a_persona(), a_rubric()
    session = Session(id="s", persona_id=persona.id, persona="p", rubric="r", seed=1, model="builtin", opening="Hello.",
                      title=persona.title, root="s", outcome=outcome, created=NOON, updated=NOON)
    state = director.begin(persona, rubric, 1).model_copy(update={"outcome": outcome, "phase": "ended"} | changes)
    return Sitting(session=session, persona=persona, rubric=rubric, turns=(a_turn(),), state=state)


def drawn(outcome: str, deal: Deal | None = None) -> AppTest:
    """The page part by itself."""
    def script(outcome, deal):  # type: ignore[no-untyped-def]  # its text is run where no name is known
        from roleplay.ui.components import ending
        from tests.ui.test_ending import ended

        ending.draw(None, ended(outcome, deal=deal))

    app = AppTest.from_function(script, args=(outcome, deal), default_timeout=20).run()
    assert not app.exception
    return app


def test_an_agreement_shows_its_terms_and_what_it_is_worth_to_both() -> None:
    deal = Deal(terms=TERMS, learner=80, counterpart=30, learner_reservation=45, counterpart_reservation=38,
                quality="lopsided")
    app = drawn("agreed", deal)
    assert app.subheader[0].value == "You agreed"
    assert [metric.value for metric in app.metric] == ["80 of 100", "30 of 100"]
    assert [metric.delta for metric in app.metric] == ["35 more than walking away", "8 less than walking away"]
    told = "\n".join(element.value for element in app.markdown).replace("\\", "")
    assert told.index("Fee: 54k") < told.index("Pilot: 90-day pilot") < told.index("Term: 36 months")
    assert "One side carries this alone" in app.caption[0].value


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_end_is_told_with_a_next_step(outcome: str) -> None:
    app = drawn(outcome)
    assert app.subheader[0].value
    assert "{" not in "\n".join(element.value for element in app.text)
    assert {button.key for button in app.button} == {"debrief", "fork-weakest", "again", "choose"}
