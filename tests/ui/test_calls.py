"""The Calls page in every state: nothing yet, a bad file, one speaker, several, running, stopped, failed, done."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from roleplay.calls.grading import Calls
from roleplay.calls.kept import CallShelf
from roleplay.domain.assessment import Assessment
from roleplay.evaluator.base import Evaluator, Grade, Performance
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.ui import call_runs
from roleplay.ui.call_runs import CallDesk
from tests.builders import a_rubric, levels
from tests.calls.making import a_long_call
from tests.cli.test_grade_call import CALL
from tests.transcripts.writing import as_vtt

PAGE = Path(call_runs.__file__).parent / "pages" / "calls.py"
SCRIPT = "<script>alert(1)</script>"


class Waiting:
    """Stands for a model that answers when it is let."""

    name = "fake:model"

    def __init__(self) -> None:
        self.asked, self.go = threading.Event(), threading.Event()
        self.failing = False

    def assess(self, performance: Performance) -> Grade:
        self.asked.set()
        assert self.go.wait(10)
        status = "degraded" if self.failing else "graded"
        return Grade(assessment=Assessment(status=status, source=self.name, levels=levels(1, 2, 3),
                                           reason="The key was refused." if self.failing else None))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., CallDesk]]:
    def made(evaluator: Evaluator | None = None, author: str = "", **changes: Any) -> CallDesk:
        calls = Calls(CallShelf(tmp_path / "calls"), evaluator or BuiltinEvaluator(a_rubric()), a_rubric(), **changes)
        values = CallDesk(calls, author)
        st.cache_resource.clear()
        monkeypatch.setattr(call_runs, "make", lambda: values)
        monkeypatch.setattr(call_runs, "STOPS_WITHIN", 0.1)
        return values

    yield made
    st.cache_resource.clear()


def opened(call: str | None = None) -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=20)
    if call is not None:
        app.query_params["call"] = call
    return app.run()


def pasted(text: str) -> AppTest:
    app = opened()
    app.text_area(key="call-text").set_value(text).run()
    return app


def shown(app: AppTest) -> str:
    """All text and markup of the page."""
    told = (*app.markdown, *app.caption, *app.title, *app.header, *app.subheader)
    return "\n".join([*(one.value for one in told), *(one.proto.body for one in app.get("html"))])


def buttons(app: AppTest) -> set[str]:
    return {str(button.key).split("-")[1] for button in app.button}


def graded(app: AppTest, speaker: str = "Ana Ruiz") -> AppTest:
    app.radio(key="call-own").set_value(speaker).run()
    return app.button(key="call-grade").click().run()


def test_nothing_yet(desk: Callable[..., CallDesk]) -> None:
    desk()
    app = opened()
    assert "This stays on this machine." in shown(app)
    assert "Earlier calls" not in shown(app)
    assert not app.exception


@pytest.mark.parametrize(("text", "told"), [
    ("WEBVTT\n\n00:01 -> 00:02\nhi\n", "asted text:3: a cue without times"),
    ("hello there", "nobody is named as speaking"),
    ("Ana: Hello.\nAna: Is anybody there?", "Only Ana speaks here"),
])
def test_what_cannot_be_graded_says_why(desk: Callable[..., CallDesk], text: str, told: str) -> None:
    desk()
    app = pasted(text)
    assert told in app.error[0].value.replace("\\", "")
    assert "grade" not in buttons(app)


def test_an_uploaded_file_is_told_by_its_content(desk: Callable[..., CallDesk]) -> None:
    desk()
    app = opened()
    app.file_uploader(key="call-file").upload("call.txt", as_vtt(a_long_call(20).turns).encode(), "text/plain").run()
    assert "WebVTT, " in shown(app)
    assert app.radio(key="call-own").value is None
    assert "grade" not in buttons(app), "nobody is graded before they said who they are"


def test_from_pasted_text_to_the_report_and_back(desk: Callable[..., CallDesk]) -> None:
    made = desk()
    app = pasted(CALL)
    assert app.radio(key="call-own").options == ["Ana Ruiz", "Bob"]
    app = graded(app)
    (kept,) = made.calls.shelf.calls()
    assert app.query_params["call"] in (kept.id, [kept.id])
    for told in ("Validation", "not enough evidence", "Calm down", "rp-strip", "For the next call", "Look closer"):
        assert told in shown(app) or any(told in one.label for one in app.expander)
    forms = {str(one.key).removeprefix("call-download-") for one in app.get("download_button")}
    assert forms == {"html", "md", "json"}
    app = opened(kept.id)
    assert "Ana Ruiz in pasted text" in shown(app), "a reload shows the same report"
    app.button(key="call-back").click().run()
    assert "Earlier calls" in shown(app)
    app.button(key=f"call-delete-yes-list-{kept.id}").click().run()
    assert made.calls.shelf.calls() == ()
    assert "Earlier calls" not in shown(app)


def test_peoples_words_are_never_markup(desk: Callable[..., CallDesk]) -> None:
    desk()
    app = graded(pasted(CALL.replace("Calm down", f"Calm down {SCRIPT}").replace("Bob:", "Bob *x*:")))
    assert SCRIPT not in "\n".join(one.proto.body for one in app.get("html"))
    assert "&lt;script&gt;" in shown(app)


def test_a_model_is_told_of_before_anything_is_sent(desk: Callable[..., CallDesk]) -> None:
    made = desk(Waiting(), destination="api.example.org", request_tokens=lambda _: 1000)
    app = pasted(CALL)
    assert "is sent to api.example.org" in shown(app).replace("\\", "")
    app.radio(key="call-own").set_value("Ana Ruiz").run()
    assert "About 4,000 tokens to api.example.org" in shown(app).replace("\\", "")
    assert app.button(key="call-grade").label == "Send 4 turns and grade them"
    assert made.calls.shelf.calls() == (), "nothing is kept or sent before it is asked for"


def test_running_stopped_and_gone_on_with(desk: Callable[..., CallDesk], monkeypatch: pytest.MonkeyPatch) -> None:
    model = Waiting()
    made = desk(model, workers=1)
    monkeypatch.setattr(call_runs.CallRun, "wait", lambda run, _: run.over)
    app = graded(pasted(CALL))
    (kept,) = made.calls.shelf.calls()
    assert "stop" in buttons(app)
    assert "being graded" not in shown(app)
    run = made.run(kept.id)
    assert run is not None
    assert model.asked.wait(5)
    run.stop()
    model.go.set()
    run._thread.join(5)
    app = opened(kept.id)
    assert "1 of 4 turns are graded." in shown(app)
    assert "rp-scores" in shown(app), "what is graded is shown"
    app.button(key="call-go-on").click().run()
    made.run(kept.id)._thread.join(5)  # type: ignore[union-attr]
    app = opened(kept.id)
    assert "on" not in buttons(app)
    assert "4 graded turns" in shown(app)


def test_a_failing_model_is_told_with_a_way_on(desk: Callable[..., CallDesk]) -> None:
    model = Waiting()
    model.failing = True
    model.go.set()
    made = desk(model, workers=1)
    app = graded(pasted(CALL))
    (kept,) = made.calls.shelf.calls()
    assert "failed at 3 turns in a row" in app.error[0].value
    assert "The key was refused" in app.error[0].value
    model.failing = False
    app.button(key="call-go-on").click().run()
    made.run(kept.id)._thread.join(5)  # type: ignore[union-attr]
    assert "4 graded turns" in shown(opened(kept.id))


def test_a_call_begun_with_another_evaluator_is_not_mixed(desk: Callable[..., CallDesk]) -> None:
    model = Waiting()
    made = desk(model, workers=1)
    kept = made.calls.keep(a_long_call(20), "Ana")
    desk()
    app = opened(kept.id)
    assert "This was begun with fake\\:model" in shown(app)
    assert not app.error


def test_their_words_become_notes_where_a_model_drafts(desk: Callable[..., CallDesk], monkeypatch: Any) -> None:
    made = desk(author="fake:author")
    went: list[Path] = []
    monkeypatch.setattr(st, "switch_page", went.append)
    app = graded(pasted(CALL))
    assert "fake\\:author drafts a counterpart" in shown(app)
    app.button(key="call-draft").click().run()
    notes = app.session_state["draft-notes"]
    assert "Bob: Not for us." in notes
    assert "Calm down" not in notes
    assert [page.name for page in went] == ["library.py"]
    desk()
    assert "Practise against them" not in shown(opened(made.calls.shelf.calls()[0].id))


def test_a_call_that_is_not_there(desk: Callable[..., CallDesk]) -> None:
    desk()
    assert "This call is not here" in shown(opened("../../etc"))
