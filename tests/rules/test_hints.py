"""The hint ladder: what comes when, and that it is made of what was said aloud (E.4)."""

import pytest

from roleplay.domain.base import Said
from roleplay.domain.directions import Disclosure, Leak, Verdict
from roleplay.domain.persona import Examples, InterestExamples
from roleplay.domain.reading import Context
from roleplay.domain.session import Turn
from roleplay.rules.director import advance
from roleplay.rules.examples import example_lines
from roleplay.rules.hints import due, hint, moment_of, skilled_in, successes
from tests.builders import a_persona, a_reading, a_turn
from tests.rules.directing import RUBRIC, a_state

WORRIED = "It looks fine. Honestly, my team is swamped and I'm worried about the launch."


def heard(text: str) -> Context:
    return Context(said=(Said(speaker="counterpart", text=text),))


def turns(*moves: tuple[str, ...], words: str = "some words") -> list[Turn]:
    return [a_turn(n, words, reading=a_reading(*names, c=3, q=3, v=3)) for n, names in enumerate(moves, start=1)]


@pytest.mark.parametrize(("changes", "moment"), [
    ({"pending": 2, "missed": 1, "turn": 2}, "emotion"), ({"tension": 65.0, "turn": 2}, "tension"),
    ({"turn": 5}, "depth"), ({"turn": 3}, "goal"), ({"turn": 2}, None), ({"turn": 5, "levels": {"A": 1}}, "goal")])
def test_what_is_due_by_the_state(changes: dict[str, object], moment: str | None) -> None:
    assert due(a_state(a_persona(), **changes), turns(("option",)), RUBRIC) == moment


def test_what_is_due_by_the_talk() -> None:
    calm = a_state(a_persona(), turn=5, levels={"A": 1})
    spoken = [("shared_goal",), *[("open_question",)] * 4]
    assert due(calm, turns(*spoken), RUBRIC) == "summary"
    assert due(calm, turns(*spoken[:4], ("summary_check",)), RUBRIC) is None
    assert due(calm, turns(("shared_goal",), ("option",), words="word " * 75), RUBRIC) == "questions"
    assert due(calm, turns(("shared_goal",), ("blame",), ("dismiss",)), RUBRIC) == "harm"


def test_two_refusals_are_a_stalemate() -> None:
    persona = a_persona()
    _, directions = advance(a_state(persona), a_reading("shared_goal", c=3), persona, RUBRIC)
    refused = directions.model_copy(update={"verdict": Verdict(kind="refuse")})
    said = [turn.model_copy(update={"directions": refused}) for turn in turns(("shared_goal",), ("shared_goal",))]
    assert due(a_state(persona, turn=2), said, RUBRIC) == "stalemate"
    heeded = said[0].model_copy(update={"directions": directions})
    assert due(a_state(persona, turn=2), [heeded, said[1]], RUBRIC) is None


def test_what_is_done_well_three_times_comes_no_more() -> None:
    met = successes(turns(*[("label",)] * 3))
    assert met["emotion"] == 3
    upset = a_state(a_persona(), pending=2, missed=1, turn=2)
    assert due(upset, turns(("label",)), RUBRIC, met) is None
    assert due(upset, turns(("label",)), RUBRIC, successes(turns(("label",)))) == "emotion"
    assert not successes([a_turn(1, reading=a_reading("label", v=2))])


def test_what_a_hint_that_is_asked_for_is_about() -> None:
    start = a_state(a_persona())
    assert moment_of(start, heard(WORRIED)) == "emotion"
    assert moment_of(start, heard("We have sixty agents.")) == "goal"
    assert moment_of(a_state(a_persona(), agreed=True), heard("We have sixty agents.")) == "closing"
    assert moment_of(start, heard("What do you propose?")) == "offer"


def test_each_rung_says_more_and_weighs_more() -> None:
    context = heard(WORRIED)
    rungs = [hint("emotion", rung, context, RUBRIC) for rung in (1, 2, 3, 4)]
    assert [rung.weight for rung in rungs] == [0.25, 0.5, 0.75, 1.0]
    assert len({rung.text for rung in rungs}) == 4
    assert "“Honestly, my team is swamped and I'm worried about…”" in rungs[0].text
    assert rungs[3].example
    assert rungs[3].example in rungs[3].text


def test_an_example_that_is_not_skilled_is_never_shown() -> None:
    context = heard(WORRIED)
    poor = "You should calm down, it is fine."
    good = "It sounds like the launch worries you because your team has no room left for it. Have I got that right?"
    assert hint("emotion", 4, context, RUBRIC, prepared=[poor, good]).example == good
    flat = heard("We have sixty agents.")
    bare = hint("emotion", 4, flat, RUBRIC, prepared=[poor])
    assert bare.example not in ("", poor), "a question that fits nearly anywhere stands in"
    assert skilled_in(bare.example, flat, RUBRIC)
    assert not skilled_in(poor, flat, RUBRIC)


def test_nothing_said_yet_is_no_trouble() -> None:
    assert "{" not in hint("depth", 1, Context(), RUBRIC).text


def directed(number: int, **told: object) -> Turn:
    persona = a_persona()
    _, directions = advance(a_state(persona), a_reading("shared_goal", c=3), persona, RUBRIC)
    clean = directions.model_copy(update={"disclose": None, "cue": None})
    return a_turn(number, directions=clean.model_copy(update=told))


def test_example_lines_are_about_what_was_last_heard() -> None:
    lines = InterestExamples(cue=("A cue 1", "A cue 2"), told=("A told 1", "A told 2"))
    other = InterestExamples(cue=("B cue 1",), told=("B told 1",))
    persona = a_persona(examples=Examples(opening=("open",), proposal=("propose",), interests={"A": lines, "B": other}))
    assert example_lines(persona, []) == ("open", "propose")
    assert example_lines(a_persona(), []) == ()
    leaked = directed(1, cue=Leak(interest="A", line="…"))
    told = directed(2, disclose=Disclosure(interest="B", level=2, line="…"))
    assert example_lines(persona, [leaked])[:2] == ("A cue 1", "A cue 2")
    assert example_lines(persona, [leaked], 1)[:2] == ("A cue 2", "A cue 1")
    assert example_lines(persona, [leaked, told]) == ("B told 1", "A cue 1", "A cue 2", "propose", "open")
    hinted = directed(1, disclose=Disclosure(interest="A", level=1, line="…"))
    assert example_lines(persona, [hinted])[0] == "A cue 1"
