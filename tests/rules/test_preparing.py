"""Soft checks of a preparation."""

import pytest

from roleplay.domain.loop import Concession, Expected, OwnInterest, Preparation
from roleplay.rules.preparing import checks
from tests.builders import a_persona, a_rubric


def told(**changes: object) -> dict[tuple[str, int], bool]:
    found = checks(Preparation.model_validate(changes), a_persona(), a_rubric())
    return {(check.part, check.row): check.fine for check in found}


def test_an_empty_sheet_is_left_in_peace() -> None:
    assert told() == {}
    assert told(questions=("", " "), objections=(Expected(says="No."),), mine=(OwnInterest(text=""),)) == {}


@pytest.mark.parametrize(("label", "fine"), [
    ("It sounds like the cost worries you, because it is you who would be asked about it later.", True),
    ("It seems frustrating.", False), ("We can give you ten percent off.", False)])
def test_a_label_names_the_concern_with_its_cause(label: str, fine: bool) -> None:
    says = "I'm worried about the cost; I would have to explain it upstairs."
    assert told(objections=(Expected(says=says, label=label),)) == {("objections", 0): fine}


@pytest.mark.parametrize(("question", "fine"), [
    ("What would have to be true for this to work?", True), ("How do your people see it?", True),
    ("Is it the budget?", False), ("Do you like it?", False)])
def test_a_question_is_open(question: str, fine: bool) -> None:
    assert told(questions=("", question)) == {("questions", 1): fine}


def test_two_concessions_bring_something_in_return() -> None:
    gift, trade = Concession(give="a pilot"), Concession(give="a discount", for_="a longer term")
    assert told(concessions=(gift,)) == {("concessions", 0): False}
    assert told(concessions=(trade,)) == {("concessions", 0): False}
    assert told(concessions=(trade, trade)) == {("concessions", 1): True}


def test_a_goal_is_about_something_and_a_need_is_essential() -> None:
    assert told(shared_goal="We both want a tool that your people still use in a year.")[("shared_goal", 0)]
    assert not told(shared_goal="I get a good price.")[("shared_goal", 0)]
    assert told(mine=(OwnInterest(text="time"),)) == {("mine", 0): False}
    assert told(mine=(OwnInterest(text="time", weight="essential"),)) == {}
