"""Working styles and what they change (C.6)."""

from typing import Any

import pytest

from roleplay.domain.persona import Style
from roleplay.rules.director import update
from tests.builders import a_reading, an_interest
from tests.rules.directing import RUBRIC, a_state, after, medium, styled

# --- style -----------------------------------------------------------------------------------------------------------


def test_small_talk_in_turn_three_warms_one_and_tires_another() -> None:
    warm, busy = styled(orientation="relationship_first"), styled(orientation="task_first")
    at = {"turn": 2}
    assert after(a_state(warm, **at), "rapport", c=3, persona=warm).trust > 36
    assert after(a_state(medium(), **at), "rapport", c=3).trust == 36
    tired = after(a_state(busy, **at), "rapport", c=3, persona=busy)
    assert tired.trust == 36
    assert tired.patience == pytest.approx(74 - 1.5 - 2)
    thanks = after(a_state(busy, **at), "rapport", "follow_up", c=3, q=3, persona=busy)
    assert thanks.patience == pytest.approx(74 - 1.5 + 1)


def test_business_before_any_personal_word_is_held_against_the_learner_once() -> None:
    warm = styled(orientation="relationship_first")
    first = after(a_state(warm), "objective_criterion", persona=warm, c=3)
    assert first.trust == pytest.approx(36 + 3 * 0.8 - 2)
    second = after(first, "tradeoff", persona=warm, c=3)
    assert second.trust == pytest.approx(first.trust + 3 * 0.8)
    greeted = after(a_state(warm), "rapport", persona=warm, c=3)
    assert after(greeted, "objective_criterion", persona=warm, c=3).trust == pytest.approx(greeted.trust + 2.4)


def test_a_pitch_weighs_more_before_the_fifth_turn_with_a_relationship_first_person() -> None:
    warm = styled(orientation="relationship_first")
    early = after(a_state(warm, rapport=True), "premature_pitch", persona=warm)
    late = after(a_state(warm, rapport=True, turn=4), "premature_pitch", persona=warm)
    assert (36 - early.trust, 36 - late.trust) == pytest.approx((4 * 0.7 * 1.5, 4 * 0.7))


@pytest.mark.parametrize(("style", "move", "skill", "usual", "factor"), [
    ({"orientation": "task_first"}, "rapport", "c", 3, 0.5),
    ({"orientation": "task_first"}, "process", "c", 3, 1.5),
    ({"directness": "indirect"}, "summary_check", "v", 6, 1.25),
    ({"directness": "indirect"}, "autonomy", "c", 3, 1.25),
    ({"face": 1}, "affirm", "v", 2, 1.25),
    ({"face": 2}, "affirm", "v", 2, 1.5),
    ({"analytic": 1}, "candor", "c", 5, 1.25),
    ({"analytic": 2}, "objective_criterion", "c", 3, 1.5),
    ({"analytic": 2}, "rapport", "c", 3, 0.5),
])
def test_styles_change_what_helpful_moves_earn(style: dict[str, Any], move: str, skill: str, usual: float,
                                               factor: float) -> None:
    persona = styled(**style)
    reading = a_reading(move, **{skill: 3})
    assert update(a_state(persona), reading, persona, RUBRIC).trust - 36 == pytest.approx(usual * factor * 0.8)


@pytest.mark.parametrize(("style", "move", "factor"), [
    ({"face": 1}, "blame", 1.25), ({"face": 2}, "dismiss", 1.5), ({"face": 2}, "label_as_accusation", 1.5),
    ({"directness": "indirect"}, "absolutist", 1.5)])
def test_styles_change_what_hurts(style: dict[str, Any], move: str, factor: float) -> None:
    persona = styled(**style)
    usual = 36 - after(a_state(medium()), move).trust
    assert 36 - after(a_state(persona), move, persona=persona).trust == pytest.approx(usual * factor)


def test_indirect_people_dislike_a_straight_probe_and_tell_through_offers() -> None:
    interests = (an_interest("A", depth=3), an_interest("B"), an_interest("C"))
    indirect = medium(interests=interests, style=Style(directness="indirect"))
    direct = medium(interests=interests)
    probe = {"q": 3, "targets": "A"}
    assert (after(a_state(direct), "follow_up", persona=direct, **probe).trust
            - after(a_state(indirect), "follow_up", persona=indirect, **probe).trust) == pytest.approx(2)
    known = {"levels": {"B": 2}}
    assert after(a_state(indirect, **known), "tradeoff", c=3, targets="A", persona=indirect).interest("A").progress > 0
    assert after(a_state(direct, **known), "tradeoff", c=3, targets="A", persona=direct).interest("A").progress == 0
