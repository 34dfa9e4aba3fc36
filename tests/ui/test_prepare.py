"""The page before the talk: written in a minute or thoroughly, kept as it is written, used as the session's own."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from roleplay.domain.loop import Concession, Expected, Guess, OwnInterest, Preparation
from roleplay.ui.resources import Resources
from tests.ui.conftest import APP, Shown

Make = Callable[..., Resources]
DANA = "roi-not-price"
GOAL = "We both want a support tool that your agents still use a year from now."


def preparing(persona: str = DANA) -> Shown:
    tab = Shown.__new__(Shown)
    tab.app = AppTest.from_file(str(APP), default_timeout=20)
    tab.app.query_params["prepare"] = persona
    tab.app.run()
    return tab


def write(tab: Shown, name: str, text: str) -> None:
    tab.app.text_input(key=f"prepare-{DANA}-{name}").set_value(text).run()


def choose(tab: Shown, name: str, value: object) -> None:
    group = next(group for group in tab.app.get("button_group") if group.key == f"prepare-{DANA}-{name}")
    group.set_value(value).run()  # type: ignore[attr-defined]


@pytest.fixture
def page(shared: Make) -> tuple[Resources, Shown]:
    return shared(), preparing()


def test_the_card_leads_to_a_page_that_asks_for_four_things(shared: Make) -> None:
    shared()
    tab = Shown().click(f"prepare-{DANA}")
    assert tab.app.query_params["prepare"] in (DANA, [DANA])
    assert not tab.errors
    assert len(tab.app.text_input) == 3, "a goal, a guess, a question"
    assert len(tab.app.slider) == 1
    assert "Dana Whitlock" in tab.markup
    assert "Watch for:" in tab.prose
    assert "A bakery, before it calls on a hotel" in tab.prose
    assert tab.has("just-talk")


def test_what_is_written_is_there_after_a_reload_and_becomes_the_sessions_own(page: tuple[Resources, Shown]) -> None:
    resources, tab = page
    assert resources.practice.store.papers("local", "draft") == (), "looking writes nothing"
    write(tab, "goal", GOAL)
    write(tab, "guess-0", "She has been burnt before")
    tab.app.slider[0].set_value(70).run()
    choose(tab, "focus", "curiosity")
    choose(tab, "mode", "practise")
    again = preparing()
    assert again.app.text_input(key=f"prepare-{DANA}-goal").value == GOAL
    assert again.app.slider[0].value == 70
    again.click("prepared-start")
    session = resources.practice.store.session(again.session)
    assert (session.mode, session.focus) == ("practise", "curiosity")
    kept = resources.practice.preparation(session)
    assert kept.shared_goal == GOAL
    assert kept.theirs == (Guess(text="She has been burnt before", confidence=70),)
    assert "She has been burnt before (70 % sure)" in again.markup, "in reach beside the chat"
    assert resources.practice.store.papers("local", "draft") == ()
    assert "rp-prepared" in Shown(resources.practice.fork(_played(resources, session.id), 1).id).markup


def _played(resources: Resources, session: str) -> str:
    list(resources.practice.play(session, "What would make this worth it for you?"))
    return session


def test_the_long_form_holds_everything_and_the_short_one_takes_nothing_away(page: tuple[Resources, Shown]) -> None:
    resources, tab = page
    choose(tab, "version", True)
    fields = {"mine-0": "A long term", "guess-1": "Her people", "pressures": "Year end", "win-work": "Figures",
              "win-personal": "To be believed", "goal": GOAL, "question-2": "What would have to be true?",
              "says-0": "It costs too much.", "label-0": "It sounds like a cost.", "give-0": "A pilot",
              "for-0": "Two years", "alternative": "Two leads", "least": "45 points", "triggers": "Being put off"}
    for name, text in fields.items():
        write(tab, name, text)
    tab.app.text_area[0].set_value("No invented savings\n\nSix weeks are six weeks").run()
    tab.app.selectbox(key=f"prepare-{DANA}-weight-0").set_value("essential").run()
    tab.app.selectbox(key=f"prepare-{DANA}-bearing-0").set_value("helps").run()
    tab.app.selectbox(key=f"prepare-{DANA}-pace").set_value("warm").run()
    choose(tab, "version", False)
    write(tab, "question-0", "What matters most?")
    session = resources.practice.store.session(tab.click("prepared-start").session)
    assert resources.practice.preparation(session) == Preparation(
        mine=(OwnInterest(text="A long term", weight="essential"),), theirs=(Guess(text="Her people"),),
        pressures="Year end", win_at_work="Figures", win_personal="To be believed", shared_goal=GOAL,
        questions=("What matters most?", "What would have to be true?"),
        objections=(Expected(says="It costs too much.", label="It sounds like a cost."),),
        concessions=(Concession(give="A pilot", for_="Two years", bearing="helps"),), alternative="Two leads",
        least="45 points", principles=("No invented savings", "Six weeks are six weeks"), triggers="Being put off",
        pace="warm")


def test_remarks_teach_while_one_writes(page: tuple[Resources, Shown]) -> None:
    _, tab = page
    write(tab, "question-0", "Is it the price?")
    assert "This can be answered in a word" in tab.prose
    write(tab, "question-0", "What would have to be true for this to be worth it?")
    assert "Open: it lets them tell you" in tab.prose
    write(tab, "goal", "<b>**Win**</b>")
    assert "Say what both of you gain" in tab.prose


def test_just_talk_begins_at_once_and_leaves_the_draft(page: tuple[Resources, Shown]) -> None:
    resources, tab = page
    write(tab, "goal", GOAL)
    tab.click("just-talk")
    assert len(tab.messages) == 1
    assert "rp-prepared\"" not in tab.markup
    assert resources.practice.draft(DANA).preparation.shared_goal == GOAL


def test_nobody_of_that_name_and_the_way_back(shared: Make) -> None:
    shared()
    tab = preparing("nobody")
    assert tab.errors
    assert tab.click("choose").has(f"start-{DANA}")
    assert preparing().click("prepare-back").has(f"start-{DANA}")


def test_what_was_written_is_never_markup(page: tuple[Resources, Shown]) -> None:
    _, tab = page
    write(tab, "goal", "<script>alert(1)</script>")
    assert "<script>alert(1)" not in tab.click("prepared-start").markup
