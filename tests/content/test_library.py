"""The library: what it lists, what it refuses, and how it says so."""

import json
import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.content import library as library_module
from roleplay.content.library import Library, load_persona, parse_persona
from roleplay.content.parsing import Faulty
from roleplay.content.places import shipped
from roleplay.content.plain_yaml import DEEPEST, LARGEST, plain_yaml
from roleplay.domain.deal import Terms
from roleplay.domain.persona import Persona
from roleplay.errors import ContentError
from roleplay.rules.deal import packages, points
from roleplay.rules.signals.targets import covered, touched
from roleplay.rules.signals.text import view

DANA = (shipped("personas") / "roi-not-price.yaml").read_text(encoding="utf-8")
SHIPPED = Library()
GREETING = "      - Hi. Good to put a voice to the emails."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one persona."""
    made = tmp_path / "personas"
    made.mkdir()
    (made / "roi-not-price.yaml").write_text(DANA, encoding="utf-8")
    return made


def refused(text: str) -> ContentError:
    with pytest.raises(ContentError) as caught:
        parse_persona(text, "someone.yaml")
    return caught.value


def test_ships_the_counterparts() -> None:
    assert {"disruptive", "roi-not-price", "two-weeks-late"} <= set(SHIPPED.ids())
    assert [persona.id for persona in SHIPPED.all()] == list(SHIPPED.ids())
    assert list(SHIPPED.ids()) == sorted(SHIPPED.ids())


def test_text_is_the_file_and_parses_to_the_same_persona() -> None:
    for persona_id in SHIPPED.ids():
        text = SHIPPED.text(persona_id)
        assert text == SHIPPED.path(persona_id).read_text(encoding="utf-8")
        assert parse_persona(text) == SHIPPED.get(persona_id) == load_persona(SHIPPED.path(persona_id))


@pytest.mark.parametrize(("persona_id", "points_of"), [
    ("roi-not-price", {"fee": [(36, 0), (24, 8), (12, 16), (0, 24)], "pilot": [(12, 0), (9, 18), (4, 28)],
                       "pack": [(0, 0), (14, 14), (20, 28)], "term": [(32, 0), (18, 14), (0, 20)]}),
    ("disruptive", {"start": [(24, 0), (18, 18), (10, 28)], "onboarding": [(30, 0), (22, 14), (8, 24)],
                    "crm": [(0, 0), (10, 16), (16, 22)], "fee": [(30, 0), (15, 13), (0, 26)]}),
    ("two-weeks-late", {"credit": [(40, 0), (26, 8), (12, 16), (0, 22)], "warning": [(16, 0), (14, 16), (10, 30)],
                        "buffer": [(26, 0), (16, 14), (0, 26)], "briefing": [(0, 0), (10, 12), (18, 22)]}),
])
def test_points_are_those_of_the_scenario(persona_id: str, points_of: dict[str, list[tuple[int, int]]]) -> None:
    issues = SHIPPED.get(persona_id).issues
    assert {issue.id: [(o.learner, o.counterpart) for o in issue.options] for issue in issues} == points_of


@pytest.mark.parametrize(("persona_id", "start", "reservation", "depths", "keys", "needs"), [
    ("roi-not-price", (42, 25, 80), (45, 38), {"A": 1, "B": 2, "C": 1},
     {"A": {"label", "mirror"}, "B": {"follow_up", "validate"}, "C": {"open_question", "paraphrase"}},
     {"90-day-exit": "A", "cfo-ready": "B"}),
    ("disruptive", (42, 25, 80), (45, 38), {"A": 1, "B": 2, "C": 1},
     {"A": {"mirror", "follow_up"}, "B": {"label", "validate"}, "C": {"open_question", "summary_check"}},
     {"january": "A", "launch-owner": "C"}),
    ("two-weeks-late", (30, 70, 65), (45, 42), {"A": 2, "B": 1, "C": 2},
     {"A": {"label", "validate", "repair"}, "B": {"follow_up", "paraphrase"}, "C": {"candor", "label"}},
     {"live-owner": "B", "joint": "A"}),
])
def test_gates_are_those_of_the_scenario(
        persona_id: str, start: tuple[int, int, int], reservation: tuple[int, int], depths: dict[str, int],
        keys: dict[str, set[str]], needs: dict[str, str]) -> None:
    persona = SHIPPED.get(persona_id)
    assert (persona.start.trust, persona.start.tension, persona.start.patience) == start
    assert (persona.reservation.learner, persona.reservation.counterpart) == reservation
    assert {interest.id: interest.depth for interest in persona.interests} == depths
    assert {interest.id: set(interest.keys) for interest in persona.interests} == keys
    assert {o.id: o.needs for issue in persona.issues for o in issue.options if o.needs} == needs


def test_the_package_of_the_scenario_is_worth_it_to_both() -> None:
    persona = SHIPPED.get("roi-not-price")
    terms: Terms = {"fee": "54k", "pilot": "90-day-exit", "pack": "cfo-ready", "term": "36m"}
    deal = points(persona.issues, terms)
    assert (deal.learner, deal.counterpart) == (80, 64)
    assert max(p.joint for p in packages(persona.issues)) <= 168


@pytest.mark.parametrize(("persona_id", "words", "interest"), [
    ("roi-not-price", "It sounds like you're worried about the ROI, not just the initial price.", "A"),
    ("roi-not-price", "You said right now. What makes the timing awkward?", "B"),
    ("roi-not-price", "How would your agents take it?", "C"),
    ("disruptive", "Disruptive…?", "A"),
    ("disruptive", "It sounds like people are tired.", "B"),
    ("disruptive", "What would happen if it stayed another island next to the CRM?", "C"),
    ("two-weeks-late", "You put your name on that date and we left you explaining it.", "A"),
    ("two-weeks-late", "It seems finding out on the day made it worse.", "B"),
    ("two-weeks-late", "What made you choose us as your only supplier back then?", "C"),
])
def test_words_of_the_scenario_touch_the_interest(persona_id: str, words: str, interest: str) -> None:
    assert interest in touched(view(words), SHIPPED.get(persona_id).topics)


def test_the_summary_of_the_scenario_covers_what_it_sums_up() -> None:
    words = ("So you need it tied into your CRM so nothing ends up in silos, and you're concerned nobody has time "
             "for long onboarding before year-end. You want a partner, not just a vendor. Have I got that right?")
    found = covered(words, ((0, len(words)),), SHIPPED.get("disruptive").elements)
    assert {"A", "C"} <= set(found)
    assert "B" not in found


def test_reads_a_file_once_and_again_when_it_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def counting(path: Path) -> str:
        read.append(path)
        return path.read_text(encoding="utf-8")

    monkeypatch.setattr(library_module, "read_text", counting)
    library, path = Library(folder), folder / "roi-not-price.yaml"
    assert library.ids() == ("roi-not-price",)
    assert read == []
    first = library.get("roi-not-price")
    assert library.get("roi-not-price") is first
    assert library.text("roi-not-price") == DANA
    assert read == [path]
    path.write_text(DANA.replace("title: ROI, not price", "title: Something else"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert library.get("roi-not-price").title == "Something else"


def test_an_unknown_id_names_near_ones() -> None:
    with pytest.raises(ContentError) as caught:
        SHIPPED.get("two-week-late")
    assert "'two-week-late'" in caught.value.message
    assert "two-weeks-late" in caught.value.hint
    with pytest.raises(ContentError) as caught:
        SHIPPED.get("xqzj")
    assert all(persona_id in caught.value.hint for persona_id in SHIPPED.ids())


@pytest.mark.parametrize("persona_id", ["../roi-not-price", "/etc/passwd", "roi-not-price.yaml", "", "."])
def test_an_id_is_never_a_path(persona_id: str) -> None:
    with pytest.raises(ContentError):
        SHIPPED.get(persona_id)


def test_a_missing_folder_says_which_setting(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        Library(tmp_path / "nowhere").ids()
    assert "nowhere" in caught.value.message
    assert "ROLEPLAY_PERSONAS_DIR" in caught.value.hint


def test_an_empty_folder_has_nobody(tmp_path: Path) -> None:
    library = Library(tmp_path)
    assert library.ids() == ()
    with pytest.raises(ContentError) as caught:
        library.get("roi-not-price")
    assert caught.value.hint


def test_two_files_of_one_id(folder: Path) -> None:
    (folder / "roi-not-price.yml").write_text(DANA, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        Library(folder).ids()
    assert caught.value.where == "id"
    assert "roi-not-price.yaml" in caught.value.problem


def test_a_file_is_named_after_its_id(folder: Path) -> None:
    (folder / "dana.yaml").write_text(DANA, encoding="utf-8")
    library = Library(folder)
    with pytest.raises(ContentError) as caught:
        library.get("dana")
    assert (caught.value.where, "dana" in caught.value.hint) == ("id", True)
    with pytest.raises(ContentError):
        load_persona(folder / "dana.yaml")
    assert library.get("roi-not-price").name == "Dana Whitlock"


@pytest.mark.parametrize(("old", "new", "where", "problem", "hint"), [
    ("    topic: justifying the cost\n", "", "interests.A.topic", "is missing", "topic"),
    ("manner:", "maner:", "maner", "no field", "manner"),
    ("    greeted:", "    greated:", "voice.lines.greated", "not known", "greeted"),
    ("why_hidden: face", "why_hidden: shame", "interests.A.why_hidden", "not known", "strategic"),
    ("    depth: 1\n", "    depth: 9\n", "interests.A.depth", "3", "docs/personas.md"),
    ("learner: 36, counterpart: 0", "learner: many, counterpart: 0", "issues.fee.options.60k.learner", "integer",
     "docs"),
    ("channel: word", "channel: smell", "interests.A.cues.1.channel", "not known", "timing"),
])
def test_a_wrong_field_is_named_with_the_next_step(old: str, new: str, where: str, problem: str, hint: str) -> None:
    assert old in DANA
    error = refused(DANA.replace(old, new, 1))
    assert error.where == where
    assert problem in error.problem
    assert hint in error.hint
    assert str(error).startswith(f"someone.yaml: {where}: ")


@pytest.mark.parametrize(("old", "new", "where", "problem", "hint"), [
    ("needs: A,", "need: A,", "issues.pilot.options.90-day-exit.need", "no field", "needs"),
    ("triggers:", "trigers:", "trigers", "no field", "triggers"),
    (GREETING[:22], "      - Hi: good to ", "voice.lines.greeted.1", "must be text", "colon"),
    (GREETING, "      - yes", "voice.lines.greeted.1", "must be text", "quotes"),
    (GREETING, "      - 12:30", "voice.lines.greeted.1", "must be text", "quotes"),
    (GREETING, "      -", "voice.lines.greeted.1", "is empty", "after the"),
    ("keys: [label, mirror]", "keys: label, mirror", "interests.A.keys", "must be a list", "hyphen"),
    ("id: roi-not-price", "id: ROI not price", "id", "small letters", "price-increase"),
    ("style: {", "style: direct #{", "style", "must hold fields", "name: value"),
    ("learner: 36,", "learner: 360,", "issues.fee.options.60k.learner", "100", "docs"),
    ("personal: true", "personal: perhaps", "interests.B.personal", "boolean", "docs"),
])
def test_a_wrong_value_is_named_with_what_to_write(old: str, new: str, where: str, problem: str, hint: str) -> None:
    assert old in DANA
    error = refused(DANA.replace(old, new, 1))
    assert error.where == where
    assert problem in error.problem
    assert hint in error.hint


def test_every_wrong_field_is_told_at_once_and_a_misspelt_one_only_once() -> None:
    text = DANA.replace("manner:", "maner:").replace("    depth: 1\n", "    depth: 9\n", 1).replace("batna:", "batna_:")
    error = refused(text)
    assert isinstance(error, Faulty)
    assert [fault.where for fault in error.faults] == ["maner", "batna_", "interests.A.depth"]
    assert (error.where, error.hint) == ("maner", "Did you mean manner?")


@pytest.mark.parametrize(("field", "told"), [
    ("interests", "has 0 entries; it wants at least 3"), ("issues", "has 0 entries; it wants at least 3")])
def test_a_list_that_is_too_short_says_how_long_it_has_to_be(field: str, told: str) -> None:
    value = plain_yaml("x", DANA) | {field: []}
    assert refused(json.dumps(value)).problem == told


@pytest.mark.parametrize("text", ["name: x\n\trole: y", "voice:\n\tlines:\n\t\thurt: [a]", "\tname: x"])
def test_tabs_are_named_as_what_is_wrong(text: str) -> None:
    error = refused(text)
    assert error.where.startswith("line ")
    assert "tab" in error.hint


@pytest.mark.parametrize(("text", "problem"), [
    ("", "must hold fields"), ("just words", "must hold fields"), ("- a\n- b", "must hold fields"),
    ('a: "open', "not valid YAML"), ("a: [1, 2", "not valid YAML"), ("a: b: c", "not valid YAML"),
    ("? [a]\n: b", "not valid YAML"), ("a: 2001-99-99", "not valid YAML"), ("a: " + "1" * 6000, "not valid YAML"),
    ("a: !!python/object/apply:os.system [true]", "tags"),
    ("a: &x [1]\nb: *x", "anchors"), ("a: &x 1", "anchors"), ("a: 1\nb: 2\na: 3", "'a' stands here a second time"),
    ("[" * 5000, "nested"), ("x" * (LARGEST + 1), "too long"), ("a: \x00", "not valid YAML"),
])
def test_text_that_is_no_plain_mapping_is_refused(text: str, problem: str) -> None:
    assert problem in refused(text).problem


def test_a_bomb_of_aliases_is_refused_before_it_is_built() -> None:
    lines = (f"{new}: &{new} [*{old}, *{old}]\n" for old, new in pairwise("abcdefghijklmnopqrst"))
    bomb = "a: &a [x, x]\n" + "".join(lines)
    assert "anchors" in refused(bomb).problem


def test_repeated_keys_are_only_those_of_one_mapping() -> None:
    assert plain_yaml("x", "a: {k: 1}\nb: {k: 2}\nc: [k, k]\nd: {k: {k: 1}}") == {
        "a": {"k": 1}, "b": {"k": 2}, "c": ["k", "k"], "d": {"k": {"k": 1}}}
    with pytest.raises(ContentError) as caught:
        plain_yaml("x", "a:\n  k: {z: 1}\n  m: 2\n  k: 3")
    assert caught.value.where == "line 4"


def test_nesting_as_deep_as_a_persona_needs_is_read() -> None:
    depth = DEEPEST - 1
    assert plain_yaml("x", "a: " + "[" * depth + "]" * depth)
    with pytest.raises(ContentError):
        plain_yaml("x", "a: " + "[" * (depth + 1) + "]" * (depth + 1))


def test_a_huge_file_is_not_even_read(folder: Path) -> None:
    with (folder / "huge.yaml").open("wb") as file:
        file.truncate(4 * LARGEST + 1)
    with pytest.raises(ContentError) as caught:
        load_persona(folder / "huge.yaml")
    assert "too large" in caught.value.problem


def test_a_file_that_is_no_text(folder: Path) -> None:
    (folder / "latin.yaml").write_bytes(b"name: Jos\xe9")
    with pytest.raises(ContentError) as caught:
        load_persona(folder / "latin.yaml")
    assert "UTF-8" in caught.value.hint
    with pytest.raises(ContentError):
        load_persona(folder / "gone.yaml")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(ContentError):
        parse_persona(text)


@given(st.data())
def test_a_persona_that_lost_a_field_is_refused_by_its_name(data: st.DataObject) -> None:
    value = plain_yaml("x", DANA)
    required = sorted(name for name, field in Persona.model_fields.items() if field.is_required())
    lost = data.draw(st.sampled_from(required))
    del value[lost]
    error = refused(json.dumps(value))
    assert (error.where, error.problem) == (lost, "is missing")
