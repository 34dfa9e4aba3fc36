"""The check: the shipped counterparts pass, and each mistake of an author is named with its field and the next step."""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.content.check import FEWEST_DEALS, Finding, check_persona
from roleplay.content.check_lines import SLOTS
from roleplay.content.library import Library
from roleplay.content.plain_yaml import plain_yaml
from roleplay.content.schema import persona_schema
from roleplay.content.spoken import public_texts, told_lines
from roleplay.domain.persona import Persona, Situation
from tests.builders import a_rubric

LIBRARY, RUBRIC = Library(), a_rubric()
PATH = "personas/roi-not-price.yaml"

Raw = dict[str, Any]
RAW: Raw = plain_yaml(PATH, LIBRARY.text("roi-not-price"))


def raw() -> Raw:
    """The fields of a good persona, free to be spoilt."""
    return deepcopy(RAW)


def check(value: Raw) -> tuple[Finding, ...]:
    return check_persona(Persona.model_validate(value), RUBRIC, PATH)


@pytest.mark.parametrize("persona_id", LIBRARY.ids())
def test_shipped_counterparts_have_no_findings(persona_id: str) -> None:
    assert [str(f) for f in check_persona(LIBRARY.get(persona_id), RUBRIC, persona_id)] == []


def _set(*place: Any) -> Callable[[Raw], None]:
    *way, last, new = place

    def spoil(value: Any) -> None:
        for step in way:
            value = value[step]
        value[last] = new
    return spoil


def _add(*place: Any) -> Callable[[Raw], None]:
    *way, new = place

    def spoil(value: Any) -> None:
        for step in way:
            value = value[step]
        value.append(new)
    return spoil


def _same_points(value: Raw) -> None:
    """No issue on which both gain."""
    value["issues"][2]["options"] = [
        {"id": "none", "label": "no pack", "learner": 20, "counterpart": 0},
        {"id": "full", "label": "the full pack", "learner": 0, "counterpart": 28}]


def _all_price(value: Raw) -> None:
    for issue in value["issues"][1:]:
        issue["type"] = "price"


def _narrow(value: Raw) -> None:
    value["reservation"] = {"learner": 90, "counterpart": 80}


def _too_many_deals(value: Raw) -> None:
    for issue in value["issues"]:
        issue["options"] += [{"id": f"x{n}", "label": f"x{n}", "learner": 0, "counterpart": 20} for n in range(12)]


def _copy_cue(value: Raw) -> None:
    cues = value["interests"][0]["cues"]
    cues[1] = {"channel": "timing", "line": cues[0]["line"].upper()}


def _lose_lines(value: Raw) -> None:
    del value["voice"]["lines"]["hurt"]


def _duplicate_option(value: Raw) -> None:
    value["issues"][0]["options"].append(dict(value["issues"][0]["options"][0]))


MISTAKES: list[tuple[str, Callable[[Raw], None], str, str, str]] = [
    ("missing line", _lose_lines, "voice.lines.hurt", "has no line", "Write at least"),
    ("payoff sum", _set("issues", 0, "options", 0, "learner", 40), "issues", "add up to 104", "adds up to 100"),
    ("payoff sum, other side", _set("issues", 3, "options", 2, "counterpart", 19), "issues", "add up to 99", "adds up"),
    ("reservation", _set("reservation", "learner", 120), "reservation.learner", "not between", "walking away"),
    ("few deals", _narrow, "reservation", "possible deals", f"at least {FEWEST_DEALS}"),
    ("too many deals", _too_many_deals, "issues", "more than", "fewer options"),
    ("nothing compatible", _same_points, "issues", "the other's loss", "rise together"),
    ("all about price", _all_price, "issues", "other than price", "timing"),
    ("unknown needs", _set("issues", 1, "options", 2, "needs", "Z"), "issues.pilot.options.90-day-exit.needs", "'Z'",
     "A, B, C"),
    ("unknown only", _set("issues", 0, "only", "99k"), "issues.fee.only", "'99k'", "60k, 54k"),
    ("duplicate interest", _set("interests", 1, "id", "A"), "interests.A", "2 times", "own id"),
    ("duplicate issue", _set("issues", 1, "id", "fee"), "issues.fee", "2 times", "own id"),
    ("duplicate option", _duplicate_option, "issues.fee.options.60k", "2 times", "own id"),
    ("phrase of two options", _add("issues", 0, "options", 1, "says", "60k"), "issues.fee.options",
     "'60k' names 2", "one option"),
    ("unknown key", _set("interests", 0, "keys", ["lable", "mirror"]), "interests.A.keys", "'lable'", "label"),
    ("harmful key", _set("interests", 0, "keys", ["label", "blame"]), "interests.A.keys", "'blame'", "label"),
    ("unknown needed move", _set("interests", 1, "needs_move", ["charm"]), "interests.B.needs_move", "'charm'",
     "candor"),
    ("unknown trigger", _set("triggers", {"shouting": 2}), "triggers", "'shouting'", "dismiss"),
    ("helpful trigger", _set("triggers", {"label": 2}), "triggers", "'label'", "dismiss"),
    ("mild trigger", _set("triggers", {"dismiss": 0.5}), "triggers.dismiss", "0.5", "1 to 3"),
    ("no opening key", _set("interests", 0, "keys", ["rapport"]), "interests.A.keys", "come out", "label"),
    ("start in anger", _set("start", "tension", 95), "start.tension", "before it begins", "between"),
    ("start without trust", _set("start", "trust", 3), "start.trust", "before it begins", "between"),
    ("secret in the brief", lambda v: v.update(brief=v["brief"] + " " + v["interests"][0]["lines"]["full"][0]),
     "brief", "gives away", "Reword"),
    ("secret in the manner", lambda v: v.update(manner="Afraid, because the last tool she brought in was shelved."),
     "manner", "gives away", "Reword"),
    ("secret on the prep card", lambda v: v["prepare"]["known"].append(v["interests"][0]["lines"]["full"][0]),
     "prepare.known.5", "gives away", "Reword"),
    ("secret in a sample", lambda v: v["samples"][0]["lines"][0].update(text=v["interests"][1]["lines"]["partial"][0]),
     "samples.1.lines.1.text", "gives away", "Reword"),
    ("secret answered", _add("voice", "answers", 5, "lines",
                             "The chatbot? I promised savings and couldn't show a single one."),
     "voice.answers.6.lines.3", "gives away", "Reword"),
    ("secret in a reaction", _add("voice", "lines", "hurt", "I'm in front of the CFO next month, you know."),
     "voice.lines.hurt.5", "gives away", "Reword"),
    ("cue in an opening", _set("voice", "openings", 0,
                              "We can't justify the cost. Justify, that's the word I keep landing on, right now."),
     "voice.openings.1", "interests.A.cues.1", "Reword"),
    ("hint says the partial", _set("interests", 0, "lines", "hint",
                                    ["It isn't as if anybody would need numbers that survive scrutiny."]),
     "interests.A.lines.hint.1", "interests.A.lines.partial.1", "Reword"),
    ("cue says the partial", _set("interests", 0, "cues", 0, "line", "I'd need numbers that survive scrutiny."),
     "interests.A.cues.1", "gives away", "Reword"),
    ("one interest tells another", _add("interests", 2, "lines", "hint",
                                         "The CFO goes through support next month, top to bottom."),
     "interests.C.lines.hint.4", "interests.B", "Reword"),
    ("unknown slot", _add("voice", "lines", "hurt", "You ignored {feeling}."), "voice.lines.hurt.5", "{feeling}",
     "{topic}"),
    ("slot in an answer", _add("voice", "answers", 0, "lines", "Sixty. Why {topic}?"), "voice.answers.1.lines.3",
     "{topic}", "none"),
    ("stray brace", _add("voice", "lines", "hurt", "I { see."), "voice.lines.hurt.5", "stray brace", "{terms}"),
    ("empty line", _add("voice", "lines", "hurt", " … "), "voice.lines.hurt.5", "is empty", "remove"),
    ("long line", _add("voice", "lines", "hurt", "so " * 41), "voice.lines.hurt.5", "41 words", "40"),
    ("long disclosure", _add("interests", 0, "lines", "full", "so " * 61), "interests.A.lines.full.4", "61 words",
     "60"),
    ("counter without terms", _set("voice", "lines", "offer_counter", ["Try again.", "More.", "Not yet."]),
     "voice.lines.offer_counter", "proposed instead", "{terms}"),
    ("opening off the point", _set("voice", "openings", 1, "Hello. Lovely weather."), "voice.openings.2",
     "position", "justify"),
    ("same cue twice", _copy_cue, "interests.A.cues", "the same", "differently"),
    ("empty topic", _add("interests", 0, "topics", " "), "interests.A.topics", "empty", "Remove"),
    ("empty element", _add("interests", 0, "element", ""), "interests.A.element", "empty", "Remove"),
]


@pytest.mark.parametrize(("spoil", "field", "problem", "hint"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_each_mistake_is_named_with_its_field_and_the_next_step(
        spoil: Callable[[Raw], None], field: str, problem: str, hint: str) -> None:
    value = raw()
    spoil(value)
    found = [f for f in check(value) if f.field == field and problem in f.problem]
    assert found, [str(f) for f in check(value)]
    assert found[0].severity == "error"
    assert hint in found[0].hint
    assert str(found[0]).startswith(f"{PATH}: {field}: ")


@pytest.mark.parametrize(("spoil", "field", "problem"), [
    (_set("voice", "lines", "vague", ["No idea."]), "voice.lines.vague", "has 1 of"),
    (_set("voice", "lines", "vague", ["On {topic}, no.", "{topic}, hm.", "Well, {topic}."]), "voice.lines.vague",
     "leaves something open"),
    (_add("voice", "lines", "vague", "Not sure that's mine to answer."), "voice.lines.vague.6", "same line"),
    (lambda v: v["voice"].update(answers=v["voice"]["answers"][:3]), "voice.answers", "only 3"),
    (_set("interests", 0, "topics", ["ROI"]), "interests.A.topics", "only 1"),
    (lambda v: v["issues"][0]["options"].reverse(), "issues.fee.options", "order"),
    (_set("interests", 1, "why_hidden", "unaware"), "interests.B.keys", "unaware"),
])
def test_what_could_be_better_is_a_warning(spoil: Callable[[Raw], None], field: str, problem: str) -> None:
    value = raw()
    spoil(value)
    found = [f for f in check(value) if f.field == field and problem in f.problem]
    assert [f.severity for f in found] == ["warning"]
    assert found[0].hint


def test_gates_that_no_turn_can_reach() -> None:
    persona = LIBRARY.get("roi-not-price")
    easy = RUBRIC.dynamics.difficulties["easy"].model_copy(update={"budget": 2, "trust": 10})
    dynamics = RUBRIC.dynamics.model_copy(update={"difficulties": {"easy": easy}})
    rubric = RUBRIC.model_copy(update={"dynamics": dynamics})
    timid = persona.model_copy(update={"start": persona.start.model_copy(update={"trust": None})})
    found = {f.field: f.problem for f in check_persona(timid, rubric)}
    assert "asks for 52" in found["start.trust"]
    assert "within 2 turns" in found["interests"]


def test_errors_come_before_warnings() -> None:
    value = raw()
    value["voice"]["lines"]["vague"] = ["No idea."]
    value["voice"]["lines"].pop("time_up")
    assert [f.severity for f in check(value)] == ["error", "warning"]


def test_a_figure_of_the_secret_is_not_for_the_brief() -> None:
    value = raw()
    value["interests"][0]["lines"]["full"] = ["We burned 417 thousand on it and I signed for every penny."]
    value["brief"] += " Somebody lost 417 there once."
    assert [(f.field, "417" in f.problem) for f in check(value)] == [("brief", True)]
    value["facts"].append("The last project cost 417 thousand.")
    assert check(value) == ()


HIDDEN = [text for interest in LIBRARY.get("two-weeks-late").interests
          for _, text in (*told_lines(interest), ("", interest.statement))]


@given(st.sampled_from(HIDDEN), st.sampled_from(["brief", "position", "manner", "summary", "role", "title"]))
def test_hidden_text_is_found_in_any_public_field(secret: str, field: str) -> None:
    persona = LIBRARY.get("two-weeks-late")
    spoilt = persona.model_copy(update={field: f"{getattr(persona, field)} {secret.upper()}"})
    assert field in [f.field for f in check_persona(spoilt, RUBRIC)]


@given(st.lists(st.integers(0, 100), min_size=4, max_size=4))
def test_points_pass_exactly_when_the_best_add_up(best: list[int]) -> None:
    value = raw()
    for issue, points in zip(value["issues"], best, strict=True):
        for option in issue["options"]:
            option["learner"] = 0
        issue["options"][0]["learner"] = points
    complained = any("learner's best" in f.problem for f in check(value))
    assert complained == (sum(best) != 100)


def test_every_spoken_and_shown_text_is_looked_at() -> None:
    fields = {field.split(".")[0] for field, _ in public_texts(LIBRARY.get("disruptive"))}
    assert fields == {"title", "role", "summary", "brief", "position", "manner", "facts", "batna", "interests",
                      "issues", "voice"}


NEEDS_NO_WORD = {"d30", "d90", "channel", "line", "label"}
"""Fields whose place in a shipped file says all there is to say."""


def test_the_authors_guide_names_every_field_situation_and_slot() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "personas.md").read_text(encoding="utf-8")
    schema = persona_schema(RUBRIC)
    nouns = [schema, *schema["$defs"].values()]
    fields = {name for noun in nouns for name in noun.get("properties", {})} - NEEDS_NO_WORD
    names = fields | set(get_args(Situation)) | {f"{{{slot}}}" for slot in SLOTS}
    assert sorted(name for name in names if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", guide)) == []
