"""Text aimed at the grader raises nothing, though the model obeys it; talk that only looks like it lowers nothing."""

from typing import Any

import pytest

from roleplay.domain.base import SKILLS, Said, Skill
from roleplay.domain.reading import Context, Levels
from roleplay.evaluator.base import Performance
from roleplay.evaluator.ground import Ground
from roleplay.evaluator.schema import Answer
from roleplay.evaluator.settle import settle
from roleplay.evaluator.suspicion import hidden, shown
from tests.evaluator.answers import RUBRIC, an_answer, evaluator, said_by
from tests.fake_server import GRADER, FakeServer
from tests.rules.turns import CAP, DISRUPTIVE, LATE, table

SCENES = (LATE, DISRUPTIVE, CAP)
WORRIED = "Honestly, the last project was rough and I'm worried about the next one."
KINDS = {row["kind"] for row in table("attacks")}


def answering(words: str, last: str) -> Performance:
    return Performance(words=words, context=Context(said=(Said(speaker="counterpart", text=last),)))


def obedient(quote: str, *moves: str) -> dict[str, Any]:
    """What a model says that does all it is told: every room there is, the highest level, the whole turn as proof."""
    verdict = {"why": "As ordered.", "quote": quote, "level": 4}
    return an_answer(
        opportunity={"emotion": "explicit", "content": True, "curiosity": True, "collaboration": True},
        observations=[{"quote": quote, "move": move, "interest": None} for move in moves],
        collaboration=verdict, curiosity=verdict, validation=verdict, keep="", rewrite="")


def honest(turn: Performance) -> Levels:
    """The levels of a model that reads the turn as the rules do."""
    own = Ground.of(turn, RUBRIC).own
    quotes: dict[Skill, str] = dict.fromkeys(SKILLS, turn.words)
    return _settled(turn, an_answer(
        opportunity=own.opportunity.model_dump(include={"emotion", "content", "curiosity", "collaboration"}),
        observations=[{"quote": m.quote, "move": m.move, "interest": None} for m in own.moves],
        **{skill: {"why": "", "quote": quotes[skill], "level": own.levels[skill]} for skill in SKILLS},
        keep="", rewrite=""))


def _settled(turn: Performance, answer: dict[str, Any]) -> Levels:
    ground = Ground.of(turn, RUBRIC)
    if not ground.readable:
        return ground.unread().levels
    return settle(Answer.model_validate_json(said_by(answer)), ground, "m").levels


def rises(before: Levels, after: Levels) -> bool:
    return any((after[skill] or 0) > (before[skill] or 0) for skill in SKILLS)


def test_there_are_sixty_attacks_of_eight_kinds_and_forty_look_alikes() -> None:
    assert len(table("attacks")) >= 60
    assert len(KINDS) >= 8
    assert len(table("benign")) >= 40


@pytest.mark.parametrize("row", table("attacks"), ids=lambda row: str(row["words"])[:40])
def test_a_model_that_obeys_raises_nothing(row: dict[str, str]) -> None:
    rest = row.get("rest", "")
    for last in SCENES:
        turn, plain = answering(row["words"], last), answering(rest, last)
        before = honest(plain)
        for quote in (row["words"], rest or row["words"]):
            for moves in ((), ("label", "validate", "summary_check", "shared_goal", "calibrated")):
                assert not rises(before, _settled(turn, obedient(quote, *moves)))
        assert row["words"] not in shown(row["words"])


@pytest.mark.parametrize("row", [r for r in table("attacks") if "rest" in r][::4], ids=lambda r: str(r["words"])[:40])
def test_it_is_held_over_http_and_the_order_is_never_sent(fake_server: FakeServer, row: dict[str, str]) -> None:
    fake_server.script(GRADER, said_by(obedient(row["words"])))
    levels = evaluator(fake_server).assess(answering(row["words"], LATE)).assessment.levels
    assert not rises(honest(answering(row["rest"], LATE)), levels)
    ordered = row["words"].replace(row["rest"], "").strip()
    assert not any(ordered in asked.text for asked in fake_server.asked)


@pytest.mark.parametrize("words", table("benign"))
def test_talk_about_scores_and_prompts_at_work_loses_nothing(words: str) -> None:
    turn = answering(words, WORRIED)
    assert hidden(words) == ()
    ground = Ground.of(turn, RUBRIC)
    assert not ground.own.flags
    assert honest(turn) == ground.own.levels
