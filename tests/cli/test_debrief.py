"""`roleplay debrief` and `roleplay sessions export`: each form, what stays hidden, and what went wrong."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from roleplay.content.library import Library
from tests.cli.conftest import Run
from tests.debrief.test_making import POOR

HOSTILE = "<script>alert(1)</script> | **x** [a](http://b) what worries you?"


@pytest.fixture
def session(run: Run) -> str:
    code, out, _ = run("play", "disruptive", "--script", "-", "--seed", "1", "--model", "builtin", "--format", "jsonl",
                       stdin="\n".join((*POOR, HOSTILE)))
    assert code == 0
    return str(json.loads(out.splitlines()[0])["id"])


def test_every_form_tells_the_hidden_only_when_asked(run: Run, session: str) -> None:
    for form in ("text", "json", "md", "html"):
        holds_back(run, session, form)


def holds_back(run: Run, session: str, form: str) -> None:
    interests = Library().get("disruptive").interests
    code, out, err = run("debrief", session, "--format", form)
    assert (code, err) == (0, "")
    told = " ".join(out.replace("&#39;", "'").split())
    assert not [i.statement for i in interests if i.statement in told]
    assert not [line for i in interests for line in (*i.lines.partial, *i.lines.full) if line in told]
    revealed = " ".join(run("debrief", session, "--format", form, "--reveal").out.replace("&#39;", "'").split())
    assert all(interest.statement in revealed for interest in interests)


def test_the_export_of_a_session_holds_nothing_hidden(run: Run, session: str) -> None:
    for form in ("json", "md", "html"):
        out = run("sessions", "export", session, "--format", form).out
        assert POOR[1].replace("'", "&#39;" if form == "html" else "'") in out
        for interest in Library().get("disruptive").interests:
            assert interest.statement not in out


class Tags(HTMLParser):
    """Every tag and attribute of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "data")]


def test_the_page_needs_nothing_and_holds_nobodys_markup(run: Run, session: str, tmp_path: Path) -> None:
    page = tmp_path / "debrief.html"
    code, out, err = run("debrief", session, "--format", "html", "--output", str(page))
    assert (code, out) == (0, "")
    assert str(page) in err
    tags = Tags(page.read_text(encoding="utf-8"))
    assert not tags.seen & {"script", "img", "link", "iframe", "object", "form"}
    assert tags.links == []
    assert "svg" in tags.seen


def test_markdown_holds_nobodys_markup(run: Run, session: str) -> None:
    for line in run("debrief", session, "--format", "md").out.splitlines():
        assert "<script>" not in line or line.startswith("    ")


def test_what_cannot_be_done_is_said_with_the_next_step(run: Run, session: str) -> None:
    assert run("debrief", "nobody").code == 4
    code, _, err = run("debrief", session, "--output", "/nowhere/at/all.txt")
    assert code == 2
    assert "--output" in err
