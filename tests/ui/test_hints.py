"""Hints and a breath beside the chat (E.4)."""

from collections.abc import Callable

import pytest

from roleplay.domain.session import Mode
from roleplay.rules.hints import BREATH
from roleplay.ui.resources import Resources
from tests.ui.conftest import Shown

Make = Callable[..., Resources]
PUSH = "Look, we can do 10% off if you sign this week."


@pytest.fixture
def begun(shared: Make) -> Callable[[Mode], Shown]:
    practice = shared().practice
    return lambda mode: Shown(practice.start("roi-not-price", seed=7, mode=mode).id)


def rungs(tab: Shown) -> int:
    return tab.markup.count('class="rp-rung"')


def test_the_ladder_is_climbed_a_rung_at_a_time_and_begins_anew_with_the_next_turn(
        begun: Callable[[Mode], Shown]) -> None:
    tab = begun("learn")
    assert rungs(tab) == 0
    for taken in (1, 2, 3, 4):
        tab.click("hint")
        assert rungs(tab) == taken
    assert not tab.has("hint"), "there is nothing above an example"
    assert rungs(Shown(tab.session)) == 4, "a reload loses nothing"
    tab.say("What would make this worth it for you?")
    assert rungs(tab) == 0
    assert tab.has("hint")


@pytest.mark.parametrize(("mode", "steps"), [("practise", 2), ("perform", 0)])
def test_a_mode_has_its_share_of_the_ladder(begun: Callable[[Mode], Shown], mode: Mode, steps: int) -> None:
    tab = begun(mode)
    for _ in range(steps):
        tab.click("hint")
    assert rungs(tab) == steps
    assert not tab.has("hint")


def test_a_hint_is_offered_when_one_is_due_and_not_pressed_on_anybody(begun: Callable[[Mode], Shown]) -> None:
    tab = begun("practise").say(PUSH)
    assert "There is a hint for this moment" not in tab.prose
    tab.say(PUSH)
    assert "There is a hint for this moment" in tab.prose
    tab.click("hint")
    assert "There is a hint for this moment" not in tab.prose
    assert rungs(tab) == 1


def test_a_breath_costs_nothing(begun: Callable[[Mode], Shown], shared: Make) -> None:
    tab = begun("perform").click("breath")
    assert all(line in tab.markup for line in BREATH)
    assert not tab.has("breath")
    assert "Turn 1 of 16" in tab.markup
    tab.say("What would make this worth it for you?")
    assert BREATH[0] not in tab.markup
    assert tab.has("breath")
