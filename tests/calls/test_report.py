"""What is reported is counted or quoted, enough or said not to be, and shown so that nobody's words become markup."""

import re
import tempfile
from functools import cache
from pathlib import Path

import pytest

from roleplay.calls.page import SLOTS, as_html
from roleplay.calls.printing import as_json, as_markdown
from roleplay.calls.report import CallReport
from roleplay.domain.base import SKILLS
from roleplay.domain.call import Call
from tests.builders import a_rubric
from tests.calls.making import a_long_call
from tests.calls.test_grading import calls
from tests.calls.test_laying import a_call

COMPLAINT = "Honestly, I'm angry. You were two weeks late and I had to stand in front of my launch team and explain it."
REFLECTED = ("You put your name on that date and our delay made you look unreliable in front of your team. "
             "I see why another date is hard to believe. Have I got that right?")
SCRIPT = "</script><img src=x onerror=alert(1)>{{ 7*7 }}"


def reported(call: Call, *colleagues: str) -> CallReport:
    with tempfile.TemporaryDirectory() as folder:
        desk = calls(Path(folder))
        kept = desk.keep(call, "Ana", colleagues)
        list(desk.run(kept))
        report = desk.shelf.report(kept.id)
    assert report is not None
    return report


@cache
def the_long_one() -> tuple[Call, CallReport]:
    call = a_long_call(420)
    return call, reported(call, "Cy")


def test_every_moment_and_quote_is_in_the_call_word_for_word() -> None:
    call, report = the_long_one()
    own = " ".join(turn.text for turn in call.turns if turn.speaker == "Ana")
    assert report.best
    assert report.costly
    for moment in (*report.best, *report.costly):
        assert moment.said.text in own
        assert moment.said.speaker == "Ana"
        for move in moment.assessment.moves:
            assert moment.said.text[move.start:move.end] == move.quote
        assert call.turns[moment.line - 1].speaker == "Ana"


def test_best_and_costly_moments_are_what_they_are_called() -> None:
    _, report = the_long_one()
    for moment in report.best:
        assert max(level for level in moment.assessment.levels.values() if level is not None) >= 3
    for moment in report.costly:
        assert min(level for level in moment.assessment.levels.values() if level is not None) <= 1
    assert not {moment.number for moment in report.best} & {moment.number for moment in report.costly}


def test_an_unanswered_feeling_is_told_with_what_would_have_answered_it() -> None:
    report = reported(a_call(("Bob", COMPLAINT), ("Ana", "On the renewal, I've attached the new price list.")))
    assert (report.openings, report.missed_in_all) == (1, 1)
    (missed,) = report.missed
    assert missed.theirs.text == COMPLAINT
    assert missed.answer.text.startswith("On the renewal")
    assert "launch team" in missed.better


def test_an_answered_feeling_is_not_missed() -> None:
    report = reported(a_call(("Bob", COMPLAINT), ("Ana", REFLECTED)))
    assert (report.openings, report.missed) == (1, ())


def test_too_little_is_said_to_be_too_little() -> None:
    report = reported(a_call(("Bob", COMPLAINT), ("Ana", REFLECTED)))
    assert all(report.scores.skills[skill].score is None for skill in SKILLS)
    assert report.scores.overall is None
    assert report.focus is None
    shown = {figure.name: figure.shown for figure in report.figures}
    names = ("talk_ratio", "open_share", "acknowledgement", "irritators")
    assert {shown[name] for name in names} == {"not enough evidence"}
    assert "not enough evidence (1 of 3 turns" in as_markdown(report)


def test_figures_are_counted_from_the_call() -> None:
    call, report = the_long_one()
    words = {one.name: one.words for one in call.speakers}
    share = next(figure for figure in report.figures if figure.name == "talk_ratio")
    assert share.value == pytest.approx(words["Ana"] / (words["Ana"] + words["Bob"] + words["Dee"]), abs=0.01)
    assert all(figure.of >= 0 and figure.counted for figure in report.figures)


def test_what_came_back_is_the_pattern_and_sets_the_focus() -> None:
    said = [("Bob", COMPLAINT), ("Ana", "Calm down, two weeks is normal."), ("Bob", "Not for us."), ("Ana", REFLECTED)]
    report = reported(a_call(*said * 4))
    assert report.pattern is not None
    assert report.focus is not None
    assert report.pattern.title == "Dismissing a feeling"
    assert report.pattern.text.startswith("4 of your 8 turns. At 0:10, for example: “Calm down")
    assert report.focus.skill == "validation"
    assert report.focus.text in report.pattern.text


def test_a_foreign_call_is_not_graded_and_says_so() -> None:
    said = [("Bob", "Ich bin wütend, weil die Lieferung zu spät war."),
            ("Ana", "Das verstehe ich, aber es ist nicht so schlimm.")]
    report = reported(a_call(*said * 3))
    assert (report.turns, report.ungraded) == (0, 3)
    assert "3 turns without a grade, in no score." in as_markdown(report)


def test_a_page_needs_nothing_and_holds_nobodys_markup() -> None:
    said = [(f"Bob {SCRIPT}", f"{COMPLAINT} {SCRIPT}"), ("Ana", f"Calm down. {SCRIPT}")] * 4
    call = a_call(*said).model_copy(update={"name": f"<b>{SCRIPT}"})
    page = as_html(reported(call), a_rubric())
    assert "<img" not in page
    assert "<script" not in page
    assert "49" not in re.sub(r"\d*\.?\d+%|#\w+", "", page.partition("</style>")[2]).replace("149", "")
    assert not re.search(r"""(?:src|href)=["'](?!#)|url\(|@import|https?://""", page)
    assert "onerror=alert(1)&gt;" in page


def test_markdown_holds_nobodys_markup() -> None:
    said = [("Bob *x* [y](z)", COMPLAINT), ("Ana", "# Calm down.\n- x\n<b>y</b> `z`")] * 4
    text = as_markdown(reported(a_call(*said)))
    assert "Bob \\*x\\* \\[y\\](z)" in text
    assert all(line.startswith("    ") or "<b>" not in line for line in text.splitlines())


def test_json_reads_back() -> None:
    report = the_long_one()[1]
    assert CallReport.model_validate_json(as_json(report)) == report


def test_a_long_call_is_drawn_in_parts() -> None:
    report = the_long_one()[1]
    assert as_html(report, a_rubric()).count('<i class="own') == SLOTS
    short = reported(a_call(("Bob", COMPLAINT), ("Ana", REFLECTED)))
    assert as_html(short, a_rubric()).count('<i class="own') == 1
