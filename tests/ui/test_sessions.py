"""My sessions and Settings: found, compared, renamed, given out, erased; nobody sees another's."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from roleplay.domain.session import LOCAL
from roleplay.progress import belongings
from roleplay.ui.resources import Resources
from tests.ui.conftest import Shown

Make = Callable[..., Resources]
MIRROR = "Justify the cost…? What makes that hard for you right now?"


def page(name: str, **address: str) -> AppTest:
    app = Shown().app
    app.query_params.clear()
    for key, value in address.items():
        app.query_params[key] = value
    return app.switch_page(f"roleplay/ui/pages/{name}.py").run()


def titles(app: AppTest) -> list[str]:
    return [element.value for element in app.markdown if element.value.startswith("**")]


@pytest.fixture
def kept(shared: Make) -> tuple[Resources, list[str]]:
    """Two conversations of this learner's, one of another's."""
    made = shared()
    ids = []
    for persona, mode in (("roi-not-price", "learn"), ("disruptive", "perform")):
        session = made.practice.start(persona, seed=7, mode=mode)
        list(made.practice.play(session.id, MIRROR))
        ids.append(session.id)
    made.practice.finish(ids[1])
    made.practice.start("more-people", seed=7, learner="somebody@else.org")
    return made, ids


def test_only_the_learners_own_are_listed(kept: tuple[Resources, list[str]]) -> None:
    app = page("sessions")
    assert titles(app) == ["**Disruptive**", "**ROI\\, not price**"]
    assert "Perform" in app.caption[0].value


def test_they_are_found_by_words_counterpart_result_and_mode(kept: tuple[Resources, list[str]]) -> None:
    app = page("sessions")
    app.text_input(key="find").set_value("whitlock").run()
    assert titles(app) == ["**ROI\\, not price**"]
    app.text_input(key="find").set_value("nobody").run()
    assert titles(app) == []
    app.text_input(key="find").set_value("").run()
    app.selectbox(key="result").set_value("going").run()
    assert titles(app) == ["**ROI\\, not price**"]
    app.selectbox(key="result").set_value("open").run()
    assert titles(app) == ["**Disruptive**"]
    app.selectbox(key="mode").set_value("learn").run()
    assert titles(app) == []


def test_two_stand_side_by_side_and_the_address_keeps_them(kept: tuple[Resources, list[str]]) -> None:
    app = page("sessions")
    app.button(key=f"compare-{kept[1][0]}").click().run()
    assert "is chosen" in "\n".join(element.value for element in app.markdown)
    app.button(key=f"compare-{kept[1][1]}").click().run()
    assert "rp-beside" in "\n".join(element.proto.body for element in app.get("html"))
    again = page("sessions", compare=",".join(kept[1]))
    assert "ROI, not price" in "\n".join(element.proto.body for element in again.get("html"))
    again.button(key="compare-close").click().run()
    assert "rp-beside" not in "\n".join(element.proto.body for element in again.get("html")[1:])


def test_a_title_from_people_is_text(kept: tuple[Resources, list[str]]) -> None:
    made, (first, second) = kept
    app = page("sessions")
    app.text_input(key=f"title-{first}").set_value("<b>*mine*</b>")
    app.button(key=f"rename-{first}").click().run()
    assert made.practice.store.session(first).title == "<b>*mine*</b>"
    assert "**\\<b\\>\\*mine\\*\\<\\/b\\>**" in titles(app)
    assert "<b>*mine" not in "\n".join(e.proto.body for e in page("sessions", compare=f"{first},{second}").get("html"))


def test_everything_of_a_persons_is_given_out_and_nothing_of_anybody_elses(kept: tuple[Resources, list[str]]) -> None:
    store = kept[0].practice.store
    bundle = zipfile.ZipFile(io.BytesIO(belongings.archive(store, LOCAL, datetime.now(UTC))))
    given = json.loads(bundle.read("everything.json"))
    assert {entry["session"]["id"] for entry in given["sessions"]} == set(kept[1])
    assert MIRROR in bundle.read(f"talks/{kept[1][0]}.txt").decode()
    assert set(given["content"]) == {e["session"][kind] for e in given["sessions"] for kind in ("persona", "rubric")}
    assert "somebody@else.org" not in json.dumps(given)


def test_erasing_wants_the_name_typed(kept: tuple[Resources, list[str]]) -> None:
    store = kept[0].practice.store
    app = page("settings")
    assert app.button(key="erase").disabled
    app.text_input(key="erase-typed").set_value("yes").run()
    assert app.button(key="erase").disabled
    app.text_input(key="erase-typed").set_value("local").run()
    app.button(key="erase").click().run()
    assert store.everything(LOCAL) == ((), ())
    assert len(store.sessions(learner="somebody@else.org")) == 1
    assert [told.value for told in app.success] == ["Everything of yours is erased."]


def test_settings_say_what_is_configured_and_keep_the_mode(kept: tuple[Resources, list[str]]) -> None:
    app = page("settings")
    told = "\n".join(element.value for element in app.markdown)
    assert "Nothing leaves this computer" in told
    app.radio(key="default-mode").set_value("perform").run()
    assert kept[0].practice.start("disruptive").mode == "perform"
    assert page("settings").radio(key="default-mode").value == "perform"
