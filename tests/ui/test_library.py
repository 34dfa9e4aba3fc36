"""The library page: everybody, somebody to read, the editor, and every way a counterpart of one's own comes about."""

from collections.abc import Iterator

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from roleplay import rehearsal
from roleplay.authoring.template import copied, template
from roleplay.content.library import Library
from roleplay.rehearsal import Run as Rehearsed
from roleplay.ui import places, resources
from roleplay.ui.resources import Resources
from roleplay.wiring import App, load_settings
from tests.authoring.test_draft import answering, as_written
from tests.builders import a_rubric
from tests.fake_server import ACTOR, Answer, FakeServer, fake_server
from tests.ui.conftest import Shown

__all__ = ["fake_server"]

DANA = Library().text("roi-not-price")
MINE = copied(DANA, "mine")
HOSTILE = "<script>alert(1)</script> [click](https://evil.example) ![x](https://evil.example/x.png) :red[x] $$x$$"


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """The parts of a whole app on this test's data folder, quick to rehearse."""

    def rehearsed(_: object, __: object, name: str, seed: int) -> Rehearsed:
        won = name == "skilled"
        return Rehearsed(learner=name, seed=seed, turns=9, outcome="agreed" if won else "walked", found=float(won),
                         deal=(80, 60) if won else None)

    monkeypatch.setattr(rehearsal, "rehearse", rehearsed)
    made = App(load_settings())
    values = Resources(made.practice, pace=0.0, app=made)
    st.cache_resource.clear()
    monkeypatch.setattr(resources, "make", lambda: values)
    yield made
    st.cache_resource.clear()
    made.store.close()  # type: ignore[attr-defined]


def opened(**address: str) -> Shown:
    """The library at this address."""
    tab = Shown.__new__(Shown)
    tab.app = AppTest.from_file(str(places.LIBRARY), default_timeout=20)
    for name, value in address.items():
        tab.app.query_params[name] = value
    tab.app.run()
    assert not tab.app.exception, tab.app.exception
    return tab


def typed(tab: Shown, text: str) -> Shown:
    """Write this into the file."""
    tab.app.text_area[0].set_value(text).run()
    assert not tab.app.exception, tab.app.exception
    return tab


def told(tab: Shown) -> str:
    """All that the page says."""
    boxes = (*tab.app.error, *tab.app.warning, *tab.app.success, *tab.app.info)
    return "\n".join((tab.prose, tab.markup, *(box.value for box in boxes)))


def address(tab: Shown) -> dict[str, str]:
    return {name: value[-1] if isinstance(value, list) else value for name, value in tab.app.query_params.items()}


def test_everybody_is_listed_with_whose_they_are_and_what_opens_them(app: App) -> None:
    app.desk.save("mine", MINE)
    app.desk.note("mine", MINE, errors=0, warnings=1, rehearsed=True)
    app.desk.begin("begun", "x")
    tab = opened()
    assert all(tab.has(f"read-{persona_id}") for persona_id in app.library.ids())
    assert "Yours. Checked and rehearsed just now, 1 could be better." in told(tab)
    assert "For practising curiosity." in told(tab)
    assert "Opens to" not in told(tab), "what opens them is for the learner to find"
    assert "Shipped, checked by its makers." in told(tab)
    assert [heading.value for heading in tab.app.subheader] == ["Drafts", "Yours", "Shipped"]
    assert address(tab.click("edit-begun")) == {"edit": "begun"}


@pytest.mark.thorough
def test_a_file_that_does_not_load_is_told_beside_everybody_else(app: App) -> None:
    app.desk.folder.mkdir(parents=True)
    (app.desk.folder / "broken.yaml").write_text("name: [", encoding="utf-8")
    (app.desk.folder / "disruptive.yaml").write_text(DANA, encoding="utf-8")
    tab = opened()
    assert len(tab.errors) == 2
    assert tab.has("read-disruptive")


def test_what_they_hide_shows_only_when_it_is_asked_for(app: App) -> None:
    persona = app.library.get("roi-not-price")
    hidden = [interest.statement for interest in persona.interests] + [persona.interests[0].lines.full[0]]
    tab = opened(persona="roi-not-price")
    assert persona.brief in told(tab)
    assert not any(secret in told(tab) for secret in hidden)
    assert not tab.has("edit"), "a shipped one is read only"
    assert len(tab.app.table[0].value) == sum(len(issue.options) for issue in persona.issues)
    tab.app.toggle[0].set_value(True).run()
    assert all(secret in told(tab) for secret in hidden)


@pytest.mark.thorough
def test_duplicate_begins_a_draft_of_ones_own(app: App) -> None:
    tab = opened(persona="disruptive").click("duplicate")
    assert address(tab) == {"edit": "disruptive-copy"}
    assert app.desk.check("disruptive-copy", app.desk.text("disruptive-copy")).sound
    tab.click("save")
    assert "disruptive-copy" in app.library.ids()


def test_what_is_typed_survives_a_reload_and_only_sound_text_is_saved(app: App) -> None:
    app.desk.save("mine", MINE)
    broken = MINE.replace("batna:", "batnna:")
    typed(opened(edit="mine"), broken)
    tab = opened(edit="mine")
    assert tab.app.text_area[0].value == broken
    assert "**batnna** is no field of a persona" in told(tab).replace("\\", "")
    assert "Did you mean batna" in told(tab)
    tab.click("save")
    assert "Kept as a draft" in told(tab)
    assert app.library.text("mine") == MINE
    typed(tab, MINE.replace("title: ROI, not price", "title: Another title")).click("save")
    assert app.library.get("mine").title == "Another title"
    assert not app.desk.has_draft("mine")


@pytest.mark.thorough
def test_check_rehearses_and_is_remembered(app: App) -> None:
    app.desk.save("mine", MINE)
    tab = opened(edit="mine").click("check")
    assert "Nothing to mend" in told(tab)
    assert list(tab.app.table[0].value["Learner"]) == list(rehearsal.LEARNERS)
    assert "Checked and rehearsed just now" in told(opened(edit="mine"))
    tab = typed(tab, MINE.replace("depth: 1", "depth: 9", 1)).click("check")
    assert len(tab.app.table) == 0
    assert "interests.A.depth" in told(tab).replace("\\", "")


@pytest.mark.thorough
def test_a_template_lists_what_is_to_be_filled_in(app: App) -> None:
    tab = opened()
    tab.app.text_input(key="new-id").set_value("my-prospect")
    tab.app.button(key="FormSubmitter:new-template-Begin").click().run() if not tab.has("new-begin") else tab.click(
        "new-begin")
    assert app.desk.text("my-prospect") == template("my-prospect", a_rubric())
    tab = opened(edit="my-prospect")
    assert "places to fill in" in told(tab)


@pytest.mark.thorough
def test_try_saves_and_begins_a_conversation_that_outlives_its_counterpart(app: App) -> None:
    app.desk.begin("mine", MINE)
    opened(edit="mine").click("try")
    [session] = app.store.sessions()
    assert session.persona_id == "mine"
    tab = opened(persona="mine").click("delete-yes")
    assert "mine" not in app.library.ids()
    assert address(tab) == {}
    assert app.practice.sitting(session.id).persona.name == "Dana Whitlock", "the session keeps its copy"


@pytest.mark.thorough
def test_undoing_goes_back_to_what_was_saved(app: App) -> None:
    app.desk.save("mine", MINE)
    tab = typed(opened(edit="mine"), "nothing left").click("drop-yes")
    assert not app.desk.has_draft("mine")
    assert tab.app.text_area[0].value == MINE


@pytest.mark.thorough
@pytest.mark.parametrize("asked", [{"persona": "nobody"}, {"edit": "nobody"}, {"edit": "../../etc/passwd"},
                                   {"persona": "<script>"}, {"edit": "disruptive"}])
def test_somebody_who_is_not_there_is_told_with_a_way_back(app: App, asked: dict[str, str]) -> None:
    tab = opened(**asked)
    assert len(tab.errors) == 1
    assert tab.has("library-back")
    assert "<script>" not in told(tab)


def test_a_strangers_file_puts_no_markup_on_the_page(app: App) -> None:
    lines = [f"{key}: '{HOSTILE}'" if (key := line.split(":")[0]) in ("name", "role", "title", "summary", "position")
             else line for line in MINE.splitlines()]
    hostile = "\n".join(lines).replace("topic: justifying the cost", f"topic: '{HOSTILE}'")
    hostile = hostile.replace("label: 60k a year", f"label: '{HOSTILE}'")
    app.desk.begin("mine", hostile)
    app.desk.folder.joinpath("mine.yaml").write_text(hostile, encoding="utf-8")
    for tab in (opened(), opened(persona="mine"), opened(edit="mine")):
        for toggle in tab.app.toggle:
            toggle.set_value(True).run()
        markdown = "\n".join(e.value for e in (*tab.app.markdown, *tab.app.caption, *tab.app.title, *tab.app.error))
        assert "<script>alert" not in tab.markup + markdown
        assert "](https" not in markdown + "".join(str(table.value) for table in tab.app.table)
        assert ":red[x]" not in markdown
        assert all("](https" not in button.label for button in tab.app.button)


@pytest.mark.thorough
def test_without_a_model_drafting_says_what_to_set(app: App) -> None:
    assert "OPENAI\\_API\\_KEY" in told(opened())


@pytest.mark.thorough
def test_notes_become_a_draft_in_the_editor(
        app: App, fake_server: FakeServer) -> None:
    object.__setattr__(app, "settings", fake_server.settings(data_dir=app.settings.data_dir))
    fake_server.script(ACTOR, by=answering(as_written))
    tab = opened()
    tab.app.text_area(key="draft-notes").set_value("Tomek, dispatch at a bakery chain, after Easter.")
    tab.click("draft-go")
    assert address(tab) == {"edit": "after-easter"}
    assert "after-easter" not in app.library.ids()
    assert "Tomasz Zielinski" in tab.app.text_area[0].value

    fake_server.script(ACTOR, by=lambda asked: Answer(refusal="No."))
    tab = opened()
    tab.app.text_area(key="draft-notes").set_value("Tomek, dispatch at a bakery chain, after Easter.")
    tab.click("draft-go")
    assert "declined to draft" in told(tab)
    assert tab.app.text_area(key="draft-notes").value.startswith("Tomek"), "the notes are still there"
