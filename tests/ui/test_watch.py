"""The Watch page: it asks before it spoils, goes step by step, and makes no session."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from roleplay.ui.resources import Resources
from roleplay.watching import watch
from tests.ui.conftest import APP, Shown

Make = Callable[..., Resources]
PAGE = Path(__file__).parents[2] / "roleplay" / "ui" / "pages" / "watch.py"


class Watching(Shown):
    """A tab on the Watch page at this address."""

    def __init__(self, **address: str) -> None:
        self.app = AppTest.from_file(str(APP), default_timeout=20).switch_page(str(PAGE))
        for name, value in address.items():
            self.app.query_params[name] = value
        self.app.run()

    def at(self) -> tuple[str | None, str | None]:
        """Whom and which step the address names."""
        given = {name: value if isinstance(value, str) else value[-1] for name, value in self.app.query_params.items()}
        return given.get("persona"), given.get("step")


def test_everybody_with_a_run_can_be_chosen_and_nothing_is_shown_before_a_yes(shared: Make) -> None:
    made = shared()
    tab = Watching()
    people = made.practice.library.all()
    assert {button.key for button in tab.app.button} == {f"watch-{person.id}" for person in people}
    tab.click("watch-disruptive")
    assert tab.at() == ("disruptive", None)
    assert "gives away everything that Marcus Oyelaran holds back" in tab.prose
    assert "You have not talked to Marcus Oyelaran yet" in tab.prose
    assert not tab.messages
    tab.click("spoil")
    assert tab.at() == ("disruptive", "0")
    assert len(tab.messages) == 1


def test_next_and_back_walk_through_the_run_and_keep_nothing(shared: Make) -> None:
    made = shared()
    run = watch(made.practice.library.get("disruptive"), made.rubric)
    tab = Watching(persona="disruptive", step="x")
    assert tab.messages == [run.opening]
    assert tab.app.button(key="step-back").disabled
    tab.click("step-next").click("step-next")
    assert tab.at() == ("disruptive", "2")
    first, second = run.steps[:2]
    assert tab.messages[-3:] == [first.reply, second.say, second.reply]
    assert second.note in tab.markup.replace("&#34;", '"').replace("&#39;", "'")
    assert 'aria-label="Your turn 2"' in tab.markup
    assert '<mark class="helpful">' in tab.markup
    assert second.opened is not None
    assert "Marcus Oyelaran tells you as a hint: what the implementation asks of them" in tab.markup
    assert "<span>Trust</span>" in tab.markup
    tab.click("step-back")
    assert tab.messages[-2:] == [first.say, first.reply]
    assert made.practice.store.sessions() == ()


def test_the_end_says_what_came_of_it_and_leads_to_ones_own_talk(shared: Make) -> None:
    made = shared()
    tab = Watching(persona="disruptive", step="99")
    assert not tab.errors
    assert tab.app.button(key="step-next").disabled
    assert tab.app.subheader[0].value == "How it ended"
    assert "3 of 3 hidden interests came out in full." in tab.prose
    assert "a January start" in tab.prose
    tab.click("step-first")
    assert tab.at() == ("disruptive", "0")
    assert made.practice.store.sessions() == ()


def test_who_has_talked_already_is_told_so(shared: Make) -> None:
    made = shared()
    made.practice.start("disruptive")
    tab = Watching(persona="disruptive")
    assert "You have talked to Marcus Oyelaran once already" in tab.prose


def test_a_counterpart_that_is_not_there_leads_back_to_everybody(shared: Make) -> None:
    shared()
    tab = Watching(persona="nobody", step="3")
    assert "there is no counterpart" in tab.errors[0]
    assert tab.has("watch-others")
