"""How much of the feedback a conversation shows while it goes on, by its mode."""

from collections.abc import Callable

import pytest

from roleplay.domain.session import Mode
from roleplay.ui.resources import Resources
from tests.ui.conftest import Shown

Make = Callable[..., Resources]
PUSH = "Look, we can do 10% off if you sign this week."
ASK = "When you say justify, what would it have to look like for you?"


@pytest.fixture
def begun(shared: Make) -> Callable[[Mode], Shown]:
    practice = shared().practice
    return lambda mode: Shown(practice.start("roi-not-price", seed=7, mode=mode).id)


def test_learn_shows_levels_and_a_line(begun: Callable[[Mode], Shown]) -> None:
    tab = begun("learn").say(ASK)
    assert "· Learn" in tab.markup
    assert 'class="rp-strip"' in tab.markup
    assert 'class="rp-advice"' in tab.markup


def test_practise_is_silent_until_something_went_wrong(begun: Callable[[Mode], Shown]) -> None:
    tab = begun("practise").say("It sounds like having to show the figures later worries you, because it is you who "
                                "will be asked. What would that person look for?")
    assert 'class="rp-strip"' in tab.markup
    assert 'class="rp-advice"' not in tab.markup
    assert tab.has("fork-1"), "details and another try are a click away"
    tab.say(PUSH)
    assert tab.markup.count('class="rp-advice"') == 1
    tab.say(PUSH + " Sign now.")
    assert 'class="rp-advice"' not in tab.markup, "at most one in three turns"


def test_perform_shows_nothing_until_the_end_and_then_all(begun: Callable[[Mode], Shown]) -> None:
    tab = begun("perform").say(ASK).say(PUSH)
    assert "· Perform" in tab.markup
    assert 'class="rp-strip"' not in tab.markup
    assert 'class="rp-evidence"' not in tab.markup
    assert not tab.has("fork-1")
    tab.click("end-yes")
    assert tab.markup.count('class="rp-strip"') == 2
    assert 'class="rp-advice"' in tab.markup
    assert tab.has("fork-1")


def test_the_mode_is_a_sessions_own_and_stays_with_its_attempts(begun: Callable[[Mode], Shown]) -> None:
    tab = begun("perform").say(ASK).click("end-yes").click("fork-1")
    assert "· Perform" in tab.markup
