"""A second opinion: asked twice, settled twice, the lower level counts and the difference is told."""

from typing import Any

import pytest

from roleplay.content.prompt import load_prompt
from roleplay.domain.assessment import Assessment
from roleplay.errors import ModelError
from roleplay.evaluator.llm import ModelEvaluator
from roleplay.models import Models
from roleplay.ui.components.evidence import evidence
from tests.evaluator.answers import LABEL, QUESTION, RUBRIC, WORDS, a_turn, an_answer, said_by
from tests.fake_server import GRADER, FakeServer


def twice(server: FakeServer, *answers: dict[str, Any]) -> Assessment:
    for answer in answers:
        server.script(GRADER, said_by(answer))
    models = Models(server.settings(), sleep=lambda _: None)
    return ModelEvaluator(models, load_prompt("evaluator"), RUBRIC, second_opinion=True).assess(a_turn()).assessment


def verdict(quote: str | None, level: int | None) -> dict[str, Any]:
    return {"why": "", "quote": quote, "level": level}


def test_two_that_agree_are_one_grade(fake_server: FakeServer) -> None:
    assessment = twice(fake_server, an_answer(), an_answer())
    assert assessment.levels == {"collaboration": None, "curiosity": 3, "validation": 3}
    assert assessment.opinions == (assessment.levels, assessment.levels)
    assert assessment.disputed == ()
    assert len(fake_server.asked) == 2


def test_the_lower_level_counts_and_the_difference_is_shown(fake_server: FakeServer) -> None:
    other = an_answer(validation=verdict(LABEL, 2), curiosity=verdict(QUESTION, 4))
    assessment = twice(fake_server, an_answer(), other)
    assert assessment.levels["validation"] == 2
    assert assessment.levels["curiosity"] == 3
    assert set(assessment.disputed) == {"curiosity", "validation"}
    assert assessment.reading is not None
    assert assessment.reading.levels == assessment.levels
    page = str(evidence(WORDS, assessment, RUBRIC, "Dana"))
    assert "Two readings differ on Validation: 3 and 2." in page


def test_where_one_saw_no_room_the_rules_say_whether_there_was(fake_server: FakeServer) -> None:
    room = {"emotion": "none", "content": False, "curiosity": False, "collaboration": True}
    other = an_answer(opportunity=room, curiosity=verdict(None, None), collaboration=verdict(QUESTION, 3))
    assessment = twice(fake_server, an_answer(), other)
    assert assessment.levels["curiosity"] == 3
    assert assessment.levels["collaboration"] is None
    assert assessment.opportunity.emotion == "cue"


def test_it_is_off_unless_it_is_asked_for(fake_server: FakeServer) -> None:
    fake_server.script(GRADER, said_by(an_answer()))
    models = Models(fake_server.settings(), sleep=lambda _: None)
    assessment = ModelEvaluator(models, load_prompt("evaluator"), RUBRIC).assess(a_turn()).assessment
    assert assessment.opinions == ()
    assert len(fake_server.asked) == 1
    assert not fake_server.settings().second_opinion


def test_a_second_answer_that_does_not_come_is_told(fake_server: FakeServer) -> None:
    with pytest.raises(ModelError) as failed:
        twice(fake_server, an_answer(), {"nothing": "usable"}, {"nothing": "usable"})
    assert len(failed.value.usage) >= 2
