"""Certification: three unassisted sessions together, each criterion by itself, and never a verdict by machine alone."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.rules.certification import BARS, Review, drawn, find, left_out, unseen
from roleplay.rules.metrics import Figures
from roleplay.rules.records import Record
from tests.builders import NOON

GOOD = {"collaboration": 70.0, "curiosity": 72.0, "validation": 71.0}
FOUND = {"turns": 16, "discovery": 0.8, "emotions": 4, "acknowledgement": 1.0, "own_surplus": 0.3, "efficiency": 0.95}


def a_record(n: int, **changes: Any) -> Record:
    found = FOUND | changes.pop("found", {})
    values = {
        "session": f"s{n}", "root": f"s{n}", "persona_id": f"p{n}", "counterpart": "Sam", "title": "T", "variant": 0,
        "difficulty": "hard" if n == 2 else "medium", "mode": "perform", "outcome": "agreed",
        "created": NOON + timedelta(days=n), "updated": NOON + timedelta(days=n), "turns": 16, "scores": GOOD,
        "applicable": {"collaboration": 6, "curiosity": 6, "validation": 5}, "overall": 71.0, "moves": {},
        "figures": Figures(**found),
    }
    return Record.model_validate(values | changes)


def three(**changes: Any) -> list[Record]:
    """Three good sessions, the middle one changed; ids not drawn by lot."""
    row = [a_record(1), a_record(2, **changes), a_record(3)]
    assert not drawn([one.session for one in row])
    return row


def test_three_good_sessions_certify() -> None:
    found = find("competent", three(), {})
    assert (found.standing, found.sessions) == ("certified", ("s1", "s2", "s3"))
    assert {one.state for one in found.criteria} == {"met"}


@pytest.mark.parametrize(("changes", "standing", "name"), [
    ({"scores": GOOD | {"curiosity": 52.0}}, "review", "lowest skill in any session"),
    ({"scores": GOOD | {"curiosity": 40.0}}, "not yet", "lowest skill in any session"),
    ({"scores": GOOD | {"curiosity": 54.0}}, "review", "lowest skill in any session"),
    ({"scores": dict.fromkeys(GOOD, 56.0)}, "review", "Validation, mean"),
    ({"found": {"discovery": 0.25}}, "review", "what came out of their reasons, mean"),
    ({"found": {"discovery": 0.0}}, "not yet", "what came out of their reasons, mean"),
    ({"found": {"emotions": 20, "acknowledgement": 0.2}}, "not yet", "emotions acknowledged at once"),
    ({"found": {"own_surplus": -0.1}}, "not yet", "good results"),
    ({"found": {"efficiency": 0.86}}, "review", "good results"),
    ({"found": {"efficiency": 0.5}}, "not yet", "good results"),
    ({"outcome": "walked"}, "not yet", "good results"),
    ({"outcome": "no_deal", "found": {"no_deal_justified": False}}, "not yet", "good results"),
    ({"unrepaired": 1}, "not yet", "harm that was not owned"),
    ({"deceived": True}, "not yet", "sessions with a claim against the facts"),
    ({"gaming": 1}, "not yet", "turns marked as words without substance"),
    ({"difficulty": "medium"}, "not yet", "hard scenarios"),
    ({"applicable": {"collaboration": 6, "curiosity": 6, "validation": 0}}, "certified", ""),
])
def test_each_criterion_by_itself(changes: dict[str, Any], standing: str, name: str) -> None:
    found = find("competent", three(**changes), {})
    assert found.standing == standing
    short = {one.name for one in found.criteria if one.state != "met"}
    assert name in short if name else not short


def test_leaving_rightly_is_a_good_result() -> None:
    assert find("competent", three(outcome="no_deal", found={"no_deal_justified": True, "own_surplus": None,
                                                             "efficiency": None}), {}).standing == "certified"


def test_all_on_one_day_or_all_seen_before_is_not_yet() -> None:
    one_day = [one.model_copy(update={"created": NOON + timedelta(hours=n)}) for n, one in enumerate(three())]
    assert find("competent", one_day, {}).standing == "not yet"
    met = [a_record(n, session=f"e{n}", root=f"e{n}", persona_id=f"p{n}", mode="learn",
                    created=NOON - timedelta(days=9 - n)) for n in (1, 2)]
    found = find("competent", [*met, *three()], {})
    assert found.standing == "not yet"
    assert unseen([*met, *three()]) == {"e1", "e2", "s3"}


def test_no_emotion_at_all_is_for_a_person_to_judge() -> None:
    quiet = [one.model_copy(update={"figures": Figures(**FOUND | {"emotions": 0, "acknowledgement": None})})
             for one in three()]
    found = find("competent", quiet, {})
    assert (found.standing, "emotions" in found.why_review) == ("review", True)


@pytest.mark.parametrize(("changes", "hints", "why"), [
    ({}, 0, ""), ({}, 1, "hints"), ({"mode": "practise"}, 0, "Perform"), ({"assisted": 1}, 0, "example"),
    ({"degraded": 1}, 0, "stand-in"), ({"ungraded": 1}, 0, "could not be graded"), ({"root": "other"}, 0, "middle"),
    ({"outcome": None}, 0, "not over"), ({"outcome": "open"}, 0, "broken off"),
])
def test_what_does_not_count_says_why(changes: dict[str, Any], hints: int, why: str) -> None:
    told = left_out(a_record(1, **changes), hints)
    assert (why in told) if why else told == ""


def test_two_sessions_are_under_way_and_the_left_out_are_told() -> None:
    found = find("competent", three(), {"s2": 1})
    assert (found.standing, found.sessions) == ("under way", ("s1", "s3"))
    assert found.left_out == (("s2", "hints were taken"),)


def test_the_last_three_count_and_what_was_certified_stays() -> None:
    weak = [a_record(n, scores=dict.fromkeys(GOOD, 30.0)) for n in (4, 5, 6)]
    assert find("competent", [*weak], {}).standing == "not yet"
    assert find("competent", [*three(), *weak], {}).sessions == ("s1", "s2", "s3")


def test_a_person_decides_by_name() -> None:
    row = three(found={"efficiency": 0.86})
    for decision, standing in (("confirmed", "certified"), ("not yet", "not yet")):
        review = Review(grade="competent", sessions=("s1", "s2", "s3"), by="M. Ode", decision=decision, at=NOON)
        found = find("competent", row, {}, [review])
        assert (found.standing, found.review) == (standing, review)
    other = Review(grade="competent", sessions=("s0", "s2", "s3"), by="M. Ode", decision="confirmed", at=NOON)
    assert find("competent", row, {}, [other]).standing == "review"


def test_proficient_asks_for_more() -> None:
    best = dict.fromkeys(GOOD, 85.0)
    row = [one.model_copy(update={"scores": best}) for one in three(difficulty="expert", thats_right=1)]
    assert find("proficient", row, {}).standing in ("certified", "review")
    assert find("proficient", three(), {}).standing == "not yet"
    assert BARS["proficient"].skill > BARS["competent"].skill


@given(st.lists(st.text("abcdef0123456789", min_size=16, max_size=16), min_size=3, max_size=3))
def test_the_lot_is_the_same_at_every_look(ids: list[str]) -> None:
    assert drawn(ids) == drawn(list(ids))


def test_about_a_fifth_is_drawn() -> None:
    share = sum(drawn([f"{n:016x}", "b", "c"]) for n in range(1000)) / 1000
    assert 0.16 < share < 0.24
