"""Figures of a session against sums done by hand (F)."""

import pytest

from roleplay.domain.assessment import Assessment
from roleplay.domain.deal import Offer
from roleplay.domain.directions import Leak
from roleplay.domain.persona import Persona, Reservation, Start
from roleplay.domain.reading import Reading
from roleplay.domain.session import Turn
from roleplay.domain.state import State
from roleplay.rules import deal
from roleplay.rules.director import advance, begin
from roleplay.rules.metrics import acknowledged, figures, integrative_index, picked_up, quadrant, relationship
from tests.builders import a_persona, a_reading, a_turn
from tests.rules.directing import RUBRIC, a_state

GOOD = {"fee": "54k", "pilot": "90-day pilot with an exit", "pack": "CFO-ready ROI pack", "term": "36 months"}


def play(persona: Persona, *readings: Reading) -> tuple[State, list[Turn]]:
    state, turns = begin(persona, RUBRIC, 0), []
    for number, reading in enumerate(readings, start=1):
        state, directions = advance(state, reading, persona, RUBRIC)
        turns.append(a_turn(number, "one two three", "four five", reading=reading, directions=directions))
    return state, turns


def an_end(**changes: object) -> State:
    return a_state(a_persona(), **{"trust": 70.0, "tension": 20.0, **changes})


def test_nothing_said_is_no_evidence() -> None:
    empty = figures(a_persona(), RUBRIC, begin(a_persona(), RUBRIC, 0), [])
    assert empty.turns == 0
    assert empty.hidden == ("A", "B", "C")
    measured = empty.model_dump(exclude={"turns", "found", "hinted", "hidden", "emotions", "cues", "talk", "theirs"})
    assert set(measured.values()) == {None}
    assert empty.theirs == {}


def test_interests_found_weigh_by_importance() -> None:
    state = an_end(levels={"A": 3, "B": 1})
    _, turns = play(a_persona(), a_reading("label", v=3))
    found = figures(a_persona(), RUBRIC, state, turns)
    assert found.discovery == pytest.approx((1 * 3 + 2 * 1 + 1 * 0) / (3 * 4))
    assert (found.found, found.hinted, found.hidden) == (("A",), ("B",), ("C",))


def test_the_relationship_index() -> None:
    state = an_end()
    assert relationship(RUBRIC.measures, state, 0.5) == pytest.approx(0.5 * 70 + 0.3 * 80 + 0.2 * 50)
    assert relationship(RUBRIC.measures, state, None) == pytest.approx((0.5 * 70 + 0.3 * 80) / 0.8)
    _, turns = play(a_persona(), a_reading("label", v=3))
    # easy starts at trust 42, tension 25
    change = figures(a_persona(), RUBRIC, state, turns).relationship_change
    assert change == pytest.approx((35 + 24) / 0.8 - (21 + 22.5) / 0.8)


def test_an_emotion_counts_once_and_only_the_next_turn_can_acknowledge_it() -> None:
    upset = a_persona(start=Start(tension=70.0))

    def rate(*levels: int | None) -> tuple[int, int]:
        readings = [a_reading("backchannel", v=level) for level in levels]
        rate = acknowledged(upset, RUBRIC, 0, play(upset, *readings)[1])
        return rate.done, rate.chances
    assert rate(3) == (1, 1)
    assert rate(1, 3) == (0, 1)
    assert rate(1, 1, 1) == (0, 1)
    calm = a_persona()
    assert acknowledged(calm, RUBRIC, 0, play(calm, a_reading("label", v=3))[1]).share is None


def test_a_cue_is_picked_up_within_two_turns_at_its_interest() -> None:
    _, (turn,) = play(a_persona(), a_reading("backchannel"))
    assert turn.directions is not None
    cued = turn.model_copy(update={"directions": turn.directions.model_copy(
        update={"cue": Leak(interest="A", line="A cue 1")})})
    bare = turn.directions.model_copy(update={"cue": None})

    def rate(*readings: Reading) -> float | None:
        later = [a_turn(n, reading=reading, directions=bare) for n, reading in enumerate(readings, start=2)]
        return picked_up(RUBRIC, [cued, *later]).share
    ask, other = a_reading("follow_up", q=3, targets="A"), a_reading("follow_up", q=3, targets="B")
    assert rate(ask) == 1
    assert rate(other, ask) == 1
    assert rate(other, other, ask) == 0
    assert rate(a_reading("premature_pitch", targets="A")) == 0
    assert rate() is None  # nobody had a turn to pick it up


def test_the_talk_holds_the_opening_too() -> None:
    ask = a_reading("open_question", q=2)
    state, turns = play(a_persona(), ask, ask, ask, ask)
    found = figures(a_persona(), RUBRIC, state, turns, "hello there")
    assert found.talk.talk_ratio == pytest.approx(12 / (12 + 8 + 2))
    assert found.talk.question_ratio == 1


def test_the_counterparts_own_view_falls_with_lost_face_and_rises_with_listening() -> None:
    def rated(*readings: Reading) -> dict[str, float]:
        state, turns = play(a_persona(), *readings)
        graded = [turn.model_copy(update={"assessment": Assessment(status="graded", source="builtin",
                                                                  levels=reading.levels, moves=reading.moves)})
                  for turn, reading in zip(turns, readings, strict=True)]
        return dict(figures(a_persona(), RUBRIC, state, graded).theirs)
    warm, cold = rated(*[a_reading("label", v=3)] * 4), rated(*[a_reading("dismiss", v=0)] * 2)
    assert warm["self"] == 7
    assert cold["self"] == 3
    assert warm["process"] == pytest.approx(1 + 6 * 75 / 100)
    assert "process" not in cold  # too few turns for a score
    assert warm["relationship"] > cold["relationship"]
    assert "instrumental" not in warm


def test_the_deal() -> None:
    persona = a_persona()
    state = an_end(levels={"A": 2, "B": 2}, trust=75.0, turn=9, last_cue=9, table=GOOD, agreed=True)
    reading = a_reading("follow_through", c=3, offer=Offer(terms=GOOD, firm=True, restates=True))
    end, directions = advance(state, reading, persona, RUBRIC)
    found = figures(persona, RUBRIC, end, [a_turn(reading=reading, directions=directions)])
    assert (found.learner_points, found.counterpart_points, found.joint) == (80, 64, 144)
    assert found.own_surplus == pytest.approx(35 / 55)
    assert found.integrative_index == pytest.approx((144 - 119) / (148 - 119))
    assert found.efficiency is not None
    assert found.efficiency >= 0.95
    assert found.quadrant == "won both"
    assert found.no_deal_justified is None
    assert found.integrative
    assert found.theirs["instrumental"] == pytest.approx(1 + 6 * 64 / 100)
    assert found.turns_to_agreement == 1
    assert found.closing is not None
    assert found.closing.parts == ("restated",)
    comfort = min(1, (64 - 38) / 62 / 0.3)
    assert found.relationship is not None
    assert found.durability == pytest.approx(0.4 * found.relationship / 100 + 0.3 / 6 + 0.3 * comfort)


@pytest.mark.parametrize(("surplus", "index", "name"), [
    (0.3, 65, "won both"), (0.29, 65, "bought peace"), (0.3, 64.9, "won price, lost relationship"),
    (0, 0, "lost both")])
def test_the_quadrants(surplus: float, index: float, name: str) -> None:
    assert quadrant(RUBRIC.measures, surplus, index) == name


def test_the_integrative_index_has_limits() -> None:
    low, middle, high = deal.Package({}, 0, 0), deal.Package({}, 30, 20), deal.Package({}, 40, 20)
    assert integrative_index(high, middle, (low, middle, high)) == 1
    assert integrative_index(middle, middle, (low, middle, high)) == 0
    assert integrative_index(low, middle, (low, middle, high)) == -1
    assert integrative_index(middle, middle, (low, middle)) is None


@pytest.mark.parametrize(("reservation", "justified"), [(45, False), (95, True)])
def test_leaving_is_right_only_where_no_deal_was_worth_it(reservation: float, justified: bool) -> None:
    persona = a_persona(reservation=Reservation(learner=reservation, counterpart=38))
    state, turns = play(persona, a_reading("label", v=3), a_reading(leaves=True))
    found = figures(persona, RUBRIC, state, turns)
    assert found.no_deal_justified is justified
    assert found.own_surplus is None
