"""The Drills page in every state: the list, the first look, each kind of item, feedback, the result, a reload."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from roleplay.content.drills import Drills
from roleplay.domain.drill import Drill, Item, Round
from roleplay.drills import Drilling
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.rules.drilling import words_of
from roleplay.ui.resources import Resources
from tests.ui.conftest import APP, Shown

Make = Callable[..., Resources]
PAGE = Path(__file__).parents[2] / "roleplay" / "ui" / "pages" / "drills.py"
LOCAL = "local"


class Tab(Shown):
    """A tab on the Drills page at this address."""

    def __init__(self, **address: str) -> None:
        self.app = AppTest.from_file(str(APP), default_timeout=20).switch_page(str(PAGE))
        for name, value in address.items():
            self.app.query_params[name] = value
        self.app.run()

    def at(self) -> dict[str, str]:
        """What the address names."""
        return {k: v if isinstance(v, str) else v[-1] for k, v in self.app.query_params.items()}

    def key(self, start: str) -> str:
        """The first button whose key begins so."""
        return next(button.key for button in self.app.button if button.key and button.key.startswith(start))


def using(made: Resources) -> Drilling:
    return Drilling(made.practice.store, Drills(), BuiltinEvaluator(made.rubric), made.rubric)


def begun(made: Resources, drill_id: str, *items: str) -> tuple[Drilling, Drill, Round]:
    """A round of these items, or of those that are drawn."""
    use = using(made)
    drawn = use.start(drill_id, LOCAL)
    if items:
        drawn = drawn.model_copy(update={"items": items})
        use.store.keep(LOCAL, "drill_round", drawn.id, drawn.model_dump(mode="json"))
    return use, use.drills.get(drill_id), drawn


def right(drill: Drill, item: Item) -> str:
    return item.model or next((o.text for o in item.options if o.right), "") or (*item.taps, "\n".join(item.order))[0]


def test_the_list_shows_all_by_skill_and_leads_to_one(shared: Make) -> None:
    shared()
    tab = Tab()
    drills = Drills().all()
    assert {button.key for button in tab.app.button} == {f"drill-{drill.id}" for drill in drills}
    told = tab.prose.replace("\\", "")
    assert all(drill.title in told for drill in drills)
    assert tab.prose.count("Not tried yet") == 16
    assert not tab.app.info
    tab.click("drill-d02")
    assert tab.at() == {"drill": "d02"}
    assert "We've been promised this three times." in tab.markup.replace("&#39;", "'")
    assert not tab.app.chat_input
    tab.click("drill-start")
    assert tab.at() == {"drill": "d02", "item": "1"}
    assert len(tab.app.chat_input) == 1


def test_a_written_item_is_marked_tried_again_and_then_shown(shared: Make) -> None:
    made = shared()
    use, drill, drawn = begun(made, "d02")
    model = drill.item(drawn.items[0]).model
    tab = Tab(drill="d02")
    tab.say("I see.")
    assert "Not yet. Try once more." in tab.markup
    assert "Validation 3 of 4 is wanted; this is 1 of 4: missed" in tab.markup
    assert '<mark class="helpful">I see' in tab.markup
    assert 'aria-label="Validation 1 of 4: missed"' in tab.markup
    assert "One way that does it" not in tab.markup
    again = Tab(**tab.at())
    assert "Not yet. Try once more." in again.markup
    again.say("I see <b>it</b>.")
    assert "It will come back." in again.markup
    assert "One way that does it" in again.markup
    assert model in again.markup.replace("&#39;", "'")
    assert "<b>it</b>" not in again.markup
    assert not again.app.chat_input
    again.click("drill-next")
    assert again.at() == {"drill": "d02", "item": "2"}
    assert [answer.attempt for answer in use.played(drawn, LOCAL).answers] == [1, 2]


def test_too_little_is_said_so_and_does_not_count(shared: Make) -> None:
    use, _, drawn = begun(shared(), "d02")
    tab = Tab(drill="d02").say("?!")
    assert len(tab.app.warning) == 1
    assert use.played(drawn, LOCAL).answers == ()
    assert len(tab.app.chat_input) == 1


@pytest.mark.parametrize("hit", [True, False])
def test_a_line_is_chosen_with_one_press(shared: Make, hit: bool) -> None:
    _, drill, drawn = begun(shared(), "d05")
    item = drill.item(drawn.items[0])
    tab = Tab(drill="d05")
    option = next(o for o in item.options if o.right is hit)
    button = next(b for b in tab.app.button if b.label.replace("\\", "") == option.text)
    tab.click(str(button.key))
    assert ("That does it." in tab.markup) is hit
    assert "✓ This is it" in tab.markup
    assert ("✕ You chose this" in tab.markup) is not hit
    assert tab.has("drill-next")


def test_words_are_tapped_and_too_many_cannot_be_sent(shared: Make) -> None:
    _, drill, _ = begun(shared(), "d03", "optics", "burned", "sensitive", "politics", "momentum")
    tab = Tab(drill="d03")
    assert tab.app.button(key=tab.key("tapped-")).disabled
    tab.app.pills[0].set_value([0, 1, 2, 3]).run()
    assert tab.app.button(key=tab.key("tapped-")).disabled
    assert "at most 3 count" in tab.prose
    tab.app.pills[0].set_value([words_of(drill.item("optics").says).index("optics")]).run()
    tab.click(tab.key("tapped-"))
    assert "That does it." in tab.markup
    assert "<mark>optics</mark>" in tab.markup


def test_parts_are_put_in_order_and_the_beginning_survives_a_reload(shared: Make) -> None:
    _, drill, _ = begun(shared(), "d01", "order-harbour", "gym", "clinic-manager", "theatre", "museum")
    order = drill.item("order-harbour").order
    tab = Tab(drill="d01")

    def press(tab: Tab, text: str) -> None:
        tab.click(str(next(b.key for b in tab.app.button if b.label.replace("\\", "") == text)))

    press(tab, order[0])
    assert "picked" in tab.at()
    again = Tab(**tab.at())
    assert f"1. {order[0].split(',')[0]}" in again.prose.replace("\\", "")
    for part in order[1:-1]:
        press(again, part)
    assert "That does it." in again.markup


def test_the_result_says_what_comes_back_and_the_next_round_brings_it(shared: Make) -> None:
    use, drill, drawn = begun(shared(), "d05")
    for number, item_id in enumerate(drawn.items):
        item = drill.item(item_id)
        wrong = next(o.text for o in item.options if not o.right)
        use.answer(drawn, item_id, wrong if number < 2 else right(drill, item), LOCAL)
    tab = Tab(drill="d05")
    assert "3 of 5 right: 4 are needed to pass." in tab.prose
    assert tab.markup.count("comes back in the next round") == 2
    assert "10 items of this drill you have not seen yet." in tab.prose
    listed = Tab()
    assert "2 items in 1 drill to look at again now" in listed.app.info[0].value
    assert "Last 3 of 5, best 3 · 2 come back now" in listed.prose
    tab.click("drill-start")
    latest = use.latest("d05", LOCAL)
    assert latest is not None
    assert set(drawn.items[:2]) <= set(latest.round.items)
    assert tab.at() == {"drill": "d05", "item": "1"}


def test_it_says_when_the_next_one_comes_back(shared: Make) -> None:
    use, drill, drawn = begun(shared(), "d05")
    for item_id in drawn.items:
        item = drill.item(item_id)
        use.answer(drawn, item_id, next(o.text for o in item.options if not o.right), LOCAL)
    second = use.start("d05", LOCAL, datetime.now(UTC) + timedelta(seconds=1))
    for item_id in second.items:
        use.answer(second, item_id, right(drill, drill.item(item_id)), LOCAL, datetime.now(UTC) + timedelta(seconds=2))
    assert "next back tomorrow" in Tab().prose


def test_an_item_not_reached_yet_or_a_drill_that_is_not_there_goes_nowhere(shared: Make) -> None:
    begun(shared(), "d02")
    assert "Item 1 of 5" in Tab(drill="d02", item="4").markup
    tab = Tab(drill="d77")
    assert any("there is no drill" in error for error in tab.errors) or "there is no drill" in tab.prose
    tab.click("drills-back")
    assert tab.at() == {}
