"""Feelings, disclosure and recognition, rule by rule (C.4 steps 3 to 8, C.5)."""

from typing import Any

import pytest

from roleplay.domain.persona import Start
from roleplay.domain.state import State
from roleplay.rules.director import advance, begin
from tests.builders import a_persona, a_reading, an_interest
from tests.rules.directing import RUBRIC, a_state, after, medium

# --- feelings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("pending", "moves", "reading", "left"), [
    (1, ("label",), {"v": 3}, 0),
    (1, ("generic_empathy",), {"v": 2}, 0),
    (1, ("follow_up",), {"q": 3, "targets": "A"}, 0),
    (1, ("follow_up",), {"q": 3}, 2),
    (1, ("open_question",), {"q": 3, "targets": "A"}, 2),
    (1, ("premature_pitch",), {"v": 1}, 2),
    (2, ("label",), {"v": 3}, 0),
    (2, ("generic_empathy",), {"v": 2}, 2),
])
def test_what_clears_a_waiting_feeling(pending: int, moves: tuple[str, ...], reading: dict[str, Any],
                                       left: int) -> None:
    assert after(a_state(medium(), pending=pending), *moves, **reading).pending == left


def test_a_missed_feeling_costs_more_the_second_time() -> None:
    start = a_state(medium(), tension=30.0, pending=1)
    first = after(start)
    assert (first.pending, first.missed) == (2, 1)
    assert first.tension == pytest.approx(30 + 5 * 0.7)
    assert first.trust == pytest.approx(36 - 3 * 0.7)
    assert first.patience == pytest.approx(74 - 2 * 0.7 - 1.5)
    second = after(first)
    assert second.trust == pytest.approx(first.trust - 3 * 0.7 * 1.5)
    assert second.tension == pytest.approx(first.tension + 8 * 0.7 * 1.5 - (first.tension - 30) * 0.04)
    assert second.patience == pytest.approx(first.patience - 2 * 0.7 - 1.5)


def test_half_an_answer_to_a_plain_feeling_is_tolerated_once() -> None:
    first = after(a_state(medium(), pending=2, tension=30.0), v=2)
    assert (first.pending, first.missed, first.tension) == (2, 1, 30)
    assert after(first, v=2).tension == pytest.approx(30 + 8 * 0.7 * 1.5)


def test_a_missed_feeling_is_voiced_again_and_more_strongly() -> None:
    persona = medium()
    state = a_state(persona, pending=1)
    voiced = []
    for _ in range(3):
        state, directions = advance(state, a_reading("option", c=2, v=1), persona, RUBRIC)
        voiced.append(directions.feeling)
    assert voiced == [2, 0, 3]  # not in two replies running
    assert "hurt_again" in directions.reactions


def test_somebody_who_starts_upset_says_so_at_once() -> None:
    assert begin(medium(start=Start(trust=30, tension=70, patience=65)), RUBRIC, 0).pending == 2
    assert begin(medium(), RUBRIC, 0).pending == 0


def test_high_tension_breaks_out_by_itself_now_and_then_the_same_for_the_same_seed() -> None:
    persona = medium()

    def pending(seed: int, tension: float, *moves: str) -> int:
        state = a_state(persona, tension=tension, seed=seed, last_cue=1)
        return advance(state, a_reading(*moves, c=3), persona, RUBRIC)[0].pending
    plain = [pending(seed, 80) for seed in range(200)]
    assert set(plain) == {0, 2}
    assert plain.count(2) == pytest.approx(140, abs=20)
    edgy = [pending(seed, 50) for seed in range(200)]
    assert set(edgy) == {0, 1}
    assert edgy.count(1) == pytest.approx(80, abs=20)
    assert {pending(seed, 30) for seed in range(50)} == {0}
    assert {pending(seed, 80, "shared_goal") for seed in range(50)} == {0}
    assert {pending(seed, 80, "shared_goal", "absolutist") for seed in range(50)} == {0, 2}
    assert [pending(seed, 80) for seed in range(200)] == plain


# --- disclosure ------------------------------------------------------------------------------------------------------


def test_progress_counts_touch_key_and_repetition() -> None:
    state = after(a_state(a_persona()), "open_question", q=3, targets="A", persona=a_persona())
    assert state.interest("A").progress == 14
    assert state.interest("B").progress == 4
    state = after(a_state(a_persona()), "follow_up", q=3, targets="A", persona=a_persona())
    assert state.interest("A").progress == 30  # a key of A
    again = after(state, "follow_up", q=3, targets="A", persona=a_persona())
    assert again.interest("A").progress == pytest.approx(30 + 30 * 0.6)
    flood = after(a_state(a_persona()), "label", "summary_check", "follow_up", q=4, v=4, targets="A",
                  persona=a_persona())
    assert flood.interest("A").progress == 36


def test_repeated_questions_keep_half_of_their_progress_and_repeated_listening_none() -> None:
    worn = a_state(a_persona(), recent=(("open_question", "paraphrase"),) * 3)
    state = after(worn, "open_question", "paraphrase", q=3, v=3, targets="A", persona=a_persona())
    assert state.interest("A").progress == 7


@pytest.mark.parametrize(("depth", "level", "trust"), [
    (1, 0, 20), (1, 1, 30), (1, 2, 42), (2, 0, 26), (2, 1, 38), (2, 2, 52), (3, 0, 34), (3, 1, 48), (3, 2, 64)])
def test_each_level_needs_its_trust(depth: int, level: int, trust: float) -> None:
    persona = a_persona(interests=(an_interest("A", depth=depth), an_interest("B"), an_interest("C")))

    def level_at(start: float) -> int:
        state = a_state(persona, trust=start, levels={"A": level}, progress={"A": 100}, understood=("A",))
        return after(state, targets="A", persona=persona).interest("A").level
    assert level_at(trust) == level + 1
    assert level_at(trust - 1) == level


@pytest.mark.parametrize(("level", "progress", "tension"), [(0, 6, 85), (1, 26, 70), (2, 54, 55)])
def test_each_level_needs_its_progress_and_calm(level: int, progress: float, tension: float) -> None:
    def level_at(at: float, heat: float) -> int:
        state = a_state(a_persona(), trust=90.0, tension=heat, baseline=heat, levels={"A": level}, progress={"A": at},
                        understood=("A",))
        return after(state, targets="A", persona=a_persona()).interest("A").level
    assert level_at(progress, tension) == level + 1
    assert level_at(progress - 0.5, tension) == level
    assert level_at(progress, tension + 1) == level


def test_one_interest_rises_one_level_a_turn_the_one_touched_first() -> None:
    state = a_state(a_persona(), trust=90.0, progress={"A": 50, "B": 90, "C": 60})
    touched = after(state, targets="C", persona=a_persona())
    assert [i.level for i in touched.interests] == [0, 0, 1]
    untouched = after(state, persona=a_persona())
    assert [i.level for i in untouched.interests] == [0, 1, 0]
    later = after(touched, targets="C", persona=a_persona())
    assert [i.level for i in later.interests] == [0, 1, 1]  # C rose only a turn ago


def test_the_heart_of_it_comes_only_to_those_who_showed_they_understood() -> None:
    state = a_state(a_persona(), trust=90.0, levels={"A": 2}, progress={"A": 90})
    assert after(state, "follow_up", q=4, targets="A", persona=a_persona()).interest("A").level == 2
    assert after(state, "paraphrase", v=2, targets="A", persona=a_persona()).interest("A").level == 2
    assert after(state, "paraphrase", v=3, targets="A", persona=a_persona()).interest("A").level == 3


def test_being_told_something_real_waits_for_acknowledgement() -> None:
    state = a_state(a_persona(), trust=90.0, levels={"A": 1}, progress={"A": 90})
    assert after(state, targets="A", persona=a_persona()).pending == 1
    hint = a_state(a_persona(), trust=90.0, progress={"A": 90})
    assert after(hint, targets="A", persona=a_persona()).pending == 0


@pytest.mark.parametrize("moves", [("blame", "pressure"), ("extraction",)])
def test_a_heavy_blow_or_prying_closes_the_counterpart_for_two_turns(moves: tuple[str, ...]) -> None:
    state = a_state(a_persona(), trust=90.0, progress={"A": 90})
    levels = []
    for turn in range(4):
        state = after(state, *(moves if turn == 0 else ()), targets="A", persona=a_persona())
        levels.append(state.interest("A").level)
    assert levels == [0, 0, 0, 1]


def test_nothing_comes_out_while_a_plain_feeling_waits() -> None:
    state = a_state(a_persona(), trust=90.0, pending=2, progress={"A": 90})
    assert after(state, "follow_up", q=2, targets="A", persona=a_persona()).interest("A").level == 0
    assert after(state, "label", v=3, targets="A", persona=a_persona()).interest("A").level == 1


@pytest.mark.parametrize("changes", [{"needs_move": ("repair",)}, {"why_hidden": "unaware", "needs_move": ()}])
def test_an_interest_may_insist_on_a_move(changes: dict[str, Any]) -> None:
    persona = a_persona(interests=(an_interest("A", **changes), an_interest("B"), an_interest("C")))
    state = a_state(persona, trust=90.0, levels={"A": 1}, progress={"A": 90})
    assert after(state, "follow_up", q=3, targets="A", persona=persona).interest("A").level == 1
    move = "repair" if changes["needs_move"] else "label"
    assert after(state, move, v=3, targets="A", persona=persona).interest("A").level == 2


# --- "that's right", "you're right", yes -----------------------------------------------------------------------------


def summary(state: State, *elements: str, v: int = 3) -> State:
    return after(state, "summary_check", v=v, elements=elements, persona=a_persona())


def test_thats_right() -> None:
    state = a_state(a_persona(), trust=44.0, tension=40.0, patience=50.0, pending=1, levels={"A": 2, "C": 2},
                    progress={"A": 30, "C": 30})
    right = summary(state, "A", "C")
    # the summary's own effect first (+6 -5 +4), tension drift to 25, then +6 -8 +8
    assert right.thats_right == 1
    assert right.trust == pytest.approx(44 + 6 + 6)
    assert right.tension == pytest.approx(40 - 5 - 15 * 0.04 - 8)
    assert right.patience == pytest.approx(50 + 4 - 1.5 + 8)
    assert right.floor == pytest.approx(56 - 15)
    assert right.pending == 0
    assert right.interest("A").progress == pytest.approx(30 + 15)
    assert right.interest("B").progress == 0
    assert right.phase == "problem_solving"
    assert summary(right, "A", "C").thats_right == 1  # no more than before
    assert summary(right, "A", "C", "public:0").thats_right == 2
    twice = right.model_copy(update={"thats_right": 2})
    assert summary(twice, "A", "C", "public:0").thats_right == 2


@pytest.mark.parametrize(("changes", "elements", "v"), [
    ({}, ("A",), 3),
    ({}, ("A", "B"), 3),            # B is hidden: guessing does not count
    ({}, ("A", "A"), 3),
    ({}, ("A", "C"), 2),
    ({"trust": 30.0}, ("A", "C"), 3),
    ({"tension": 70.0}, ("A", "C"), 3),
])
def test_no_thats_right(changes: dict[str, Any], elements: tuple[str, ...], v: int) -> None:
    values = {"trust": 50.0, "tension": 40.0, "levels": {"A": 2, "C": 2}, **changes}
    assert summary(a_state(a_persona(), **values), *elements, v=v).thats_right == 0


def test_thats_right_is_not_for_other_moves() -> None:
    state = a_state(a_persona(), trust=50.0, levels={"A": 2, "C": 2})
    assert after(state, "paraphrase", v=3, elements=("A", "C"), persona=a_persona()).thats_right == 0


def test_youre_right_is_a_brush_off() -> None:
    persona, state = medium(), a_state(medium(), patience=45.0)
    first, one = advance(state, a_reading("defend", "shared_goal", c=3), persona, RUBRIC)
    second, two = advance(first, a_reading("monologue", "process", c=3), persona, RUBRIC)
    _, three = advance(second, a_reading("absolutist"), persona, RUBRIC)
    assert ["youre_right" in d.reactions for d in (one, two, three)] == [False, True, False]
    assert second.trust == pytest.approx(first.trust - 2 * 0.7)  # the monologue's loss, nothing for the process
    assert second.patience == pytest.approx(first.patience - 5 - 1.5)
    patient = a_state(persona, patience=74.0)
    patient = after(after(patient, "defend"), "defend")
    assert patient.argued == 2
    assert patient.patience == pytest.approx(74 - 2 * (4 * 0.7 + 1.5))


def test_a_leading_question_without_trust_gets_a_yes_that_means_nothing() -> None:
    persona = medium()
    state, directions = advance(a_state(persona), a_reading("leading_question", q=1), persona, RUBRIC)
    assert state.soft_yes
    assert "quick_yes" in directions.reactions
    assert not after(a_state(persona, trust=60.0), "leading_question", q=1).soft_yes
