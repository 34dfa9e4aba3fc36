"""The debrief page in each state: the learner first, everything kept at once, nothing hidden told unasked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from roleplay.content.library import Library
from roleplay.debrief import Papers
from roleplay.domain.loop import Commitment, Guess, OwnInterest, Preparation, Reflection
from roleplay.domain.session import Mode
from roleplay.practice import Practice
from roleplay.ui.resources import Resources
from tests.debrief.test_making import POOR
from tests.ui.conftest import APP, Shown

PAGE = Path(__file__).parents[2] / "roleplay" / "ui" / "pages" / "debrief.py"
Shares = Callable[..., Resources]


def played(practice: Practice, lines: tuple[str, ...], persona: str = "disruptive", seed: int = 1,
           mode: Mode = "learn") -> str:
    session = practice.start(persona, seed=seed, mode=mode)
    for line in lines:
        list(practice.play(session.id, line))
    if practice.sitting(session.id).session.outcome is None:
        practice.finish(session.id)
    return session.id


def expert(practice: Practice, persona: str = "disruptive") -> str:
    run = Library().get(persona).expert
    assert run is not None
    return played(practice, tuple(line.say for line in run.lines), persona, run.seed)


class Debriefed(Shown):
    """A tab on the debrief of this session."""

    def __init__(self, session: str) -> None:
        self.app = AppTest.from_file(str(APP), default_timeout=20).switch_page(str(PAGE))
        self.app.query_params["session"] = session
        self.app.run()


def shown(session: str) -> Debriefed:
    page = Debriefed(session)
    assert not page.app.exception, page.app.exception
    assert not page.errors
    return page


def labels(app: AppTest) -> list[str]:
    return [expander.label for expander in app.expander]


def test_without_a_session_or_before_its_end_it_says_where_to_go(shared: Shares) -> None:
    practice = shared().practice
    assert "no conversation to look back on" in shown("nobody").prose
    going = practice.start("disruptive", seed=1).id
    assert "still going on" in shown(going).prose


def test_another_learners_session_is_not_here(shared: Shares) -> None:
    practice = shared().practice
    session = practice.start("disruptive", seed=1, learner="ada@example.org")
    practice.finish(session.id)
    assert "no conversation to look back on" in shown(session.id).prose


def test_a_session_without_turns_has_every_section_and_no_number(shared: Shares) -> None:
    session = played(shared().practice, ())
    page = shown(session)
    assert len(labels(page.app)) == 12
    assert "not enough evidence" in page.markup


def test_the_learner_is_asked_first_and_what_they_write_survives_a_reload(shared: Shares) -> None:
    practice = shared().practice
    session = played(practice, POOR)
    page = shown(session)
    assert "You first" in page.prose
    assert not any(expander.proto.expanded for expander in page.app.expander)
    page.app.text_area(key=f"reflect-worked-{session}").set_value("The last <b>question</b>.").run()
    page.app.button_group(key=f"reflect-understood-{session}").set_value(3).run()
    kept = Papers(practice.store).reflection(practice.store.session(session))
    assert (kept.worked, kept.understood) == ("The last <b>question</b>.", 3)
    again = shown(session)
    assert again.app.text_area(key=f"reflect-worked-{session}").value == "The last <b>question</b>."
    assert [e.label for e in again.app.expander if e.proto.expanded] == [
        "The relationship", "Reasons behind the position", "Advice and what is next"]
    assert "+30" in again.markup or "Your own rating" in again.markup


def test_what_is_hidden_is_told_only_when_it_is_asked_for(shared: Shares) -> None:
    practice = shared().practice
    session = played(practice, POOR)
    secrets = [interest.statement for interest in practice.sitting(session).persona.interests]
    page = shown(session)
    assert not any(secret in page.markup + page.prose for secret in secrets)
    page.app.toggle(key=f"reflect-revealed-{session}").set_value(True).run()
    assert not page.app.exception
    assert all(secret.replace("'", "&#39;") in page.markup for secret in secrets)


def test_an_agreement_shows_the_plot_and_lets_the_learner_judge_guesses_and_essentials(shared: Shares) -> None:
    practice = shared().practice
    session = expert(practice)
    practice.prepare(session, Preparation(theirs=(Guess(text="It is the *weather*"),),
                                          mine=(OwnInterest(text="my good name", weight="essential"),)))
    page = shown(session)
    assert "Meeting in the middle" in page.prose
    assert "After 30 days" in page.markup
    page.app.button_group(key=f"reflect-hits-0-{session}").set_value(True).run()
    page.app.button_group(key=f"reflect-kept-0-{session}").set_value(False).run()
    kept = Papers(practice.store).reflection(practice.store.session(session))
    assert (kept.hits, kept.kept) == ({0: True}, {0: False})
    assert "given away" in page.markup


@pytest.mark.parametrize("outcome", ["no_deal", *(
    pytest.param(outcome, marks=pytest.mark.thorough) for outcome in ("walked", "stalled", "time"))])
def test_every_end_has_a_debrief(shared: Shares, outcome: Any) -> None:
    practice = shared().practice
    session = practice.start("roi-not-price", seed=2)
    list(practice.play(session.id, "What makes this hard to justify right now?"))
    practice.store.end(session.id, outcome)
    assert len(labels(shown(session.id).app)) == 12


def test_it_stands_although_the_counterparts_file_is_gone(shared: Shares, tmp_path: Path) -> None:
    session = played(shared().practice, POOR[:2])
    empty = tmp_path / "nobody"
    empty.mkdir()
    shared(personas=empty)
    assert len(labels(shown(session).app)) == 12


def test_a_commitment_is_kept_and_asked_about_next_time(shared: Shares) -> None:
    practice = shared().practice
    session, later = played(practice, POOR[:1]), played(practice, POOR[:1])
    page = shown(session)
    page.app.text_input(key=f"commit-text-{session}").set_value("Ask Lena one open question").run()
    papers = Papers(practice.store)
    assert papers.commitment(practice.store.session(session)) == Commitment(text="Ask Lena one open question")
    assert "Ask Lena" not in shown(session).prose, "not asked about where it was made"
    asked = shown(later)
    assert "Ask Lena one open question" in asked.prose
    asked.app.text_input(key=f"report-outcome-{session}").set_value("She talked for an hour")
    asked.app.button_group(key=f"report-content-{session}").set_value(6)
    next(button for button in asked.app.button if button.label == "Keep it").click().run()
    told = papers.commitment(practice.store.session(session))
    assert told is not None
    assert (told.outcome, told.satisfaction) == ("She talked for an hour", 6)
    assert "Ask Lena" not in shown(later).prose


@pytest.mark.thorough
def test_prompts_at_the_end_are_kept_one_by_one(shared: Shares) -> None:
    practice = shared().practice
    session = played(practice, POOR[:1])
    page = shown(session)
    page.app.text_area(key=f"reflect-wished-1-{session}").set_value("What would it take?").run()
    page.app.text_area(key=f"reflect-next_time-{session}").set_value("Ask first.").run()
    kept = Papers(practice.store).reflection(practice.store.session(session))
    assert kept == Reflection(wished=("", "What would it take?"), next_time="Ask first.")


def test_the_ending_leads_here_and_tells_nothing_in_perform_mode(shared: Shares) -> None:
    practice = shared().practice
    performed = Shown(played(practice, POOR, mode="perform"))
    assert "scores and feedback are in the debrief" in performed.prose
    assert "How you did" not in performed.prose
    learned = Shown(played(practice, POOR))
    assert "How you did" in learned.prose


def test_what_is_next_is_a_retry_of_the_pivotal_turn_a_variant_and_a_drill(shared: Shares) -> None:
    practice = shared().practice
    session = played(practice, POOR)
    page = shown(session)
    assert any("drill=" in link.proto.query_string for link in page.app.get("page_link"))
    page.click("next-retry-go")
    again = practice.store.sessions(root=session)[0]
    assert (again.forked_from, again.forked_at) == (session, 2)
    shown(session).click("next-variant-go")
    varied = next(one for one in practice.store.sessions() if one.root != session)
    assert varied.variant == 1
