"""What the counterpart is told to do in its reply: cues, tone, reactions, lines (C.9)."""

from itertools import pairwise
from typing import Any

import pytest

from roleplay.domain.directions import Directions
from roleplay.domain.persona import Cue, Persona, Style
from roleplay.domain.state import State
from roleplay.rules.director import advance, begin, locked
from tests.builders import a_persona, a_reading, an_interest
from tests.rules.directing import RUBRIC, a_state

PERSONA = a_persona()


def turn(state: State, *moves: str, persona: Persona = PERSONA, **reading: Any) -> tuple[State, Directions]:
    return advance(state, a_reading(*moves, **reading), persona, RUBRIC)


def quiet(seed: int, turns: int, persona: Persona = PERSONA) -> list[Directions]:
    """Turns that acknowledge whatever there is and touch nothing."""
    state, said = begin(persona, RUBRIC, seed), []
    for _ in range(turns):
        state, directions = turn(state, "backchannel", v=3, persona=persona)
        said.append(directions)
    return said


# --- cues ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_the_first_cue_comes_by_turn_two_and_another_every_three_turns(seed: int) -> None:
    turns = [d.turn for d in quiet(seed, 12) if d.cue]
    assert turns[0] in (1, 2)
    assert [later - earlier for earlier, later in pairwise(turns)] == [3] * (len(turns) - 1)


@pytest.mark.parametrize("seed", range(6))
def test_no_cue_is_repeated_before_all_were_dropped(seed: int) -> None:
    cues = [d.cue for d in quiet(seed, 15) if d.cue]
    assert len({cue.line for cue in cues}) == len(cues)
    assert {cue.interest for cue in cues[:3]} == {"A", "B", "C"}


def test_cues_are_fixed_by_the_seed_and_differ_between_seeds() -> None:
    def lines(seed: int) -> tuple[str, ...]:
        return tuple(d.cue.line for d in quiet(seed, 8) if d.cue)
    assert lines(3) == lines(3)
    assert len({lines(seed) for seed in range(12)}) > 3


def test_cues_help_with_what_is_least_known() -> None:
    state = a_state(PERSONA, turn=5, last_cue=2, levels={"A": 1, "B": 1})
    _, directions = turn(state, "backchannel")
    assert directions.cue is not None
    assert directions.cue.interest == "C"
    known = a_state(PERSONA, turn=5, last_cue=2, levels={"A": 2, "B": 2, "C": 2})
    assert turn(known, "backchannel")[1].cue is None


def test_touching_what_is_locked_is_met_with_reserve_and_a_cue() -> None:
    state = a_state(PERSONA, trust=15.0, turn=5, last_cue=5)
    after, directions = turn(state, "open_question", q=3, targets="B")
    assert directions.guarded
    assert "guarded" in directions.reactions
    assert directions.disclose is None
    assert directions.cue is not None
    assert directions.cue.interest == "B"
    assert after.interest("B").cues == 1
    open_ = a_state(PERSONA, trust=60.0, turn=5, last_cue=5)
    _, told = turn(open_, "open_question", q=3, targets="B")
    assert (told.guarded, told.cue) == (False, None)
    assert told.disclose is not None


def test_a_cue_that_shows_a_personal_stake_waits_to_be_noticed() -> None:
    persona = a_persona(interests=(an_interest("A", kind="fear"), an_interest("B", personal=True), an_interest("C")))

    def pending(dropped: str) -> int:
        levels = {other: 2 for other in "ABC" if other != dropped}
        state, directions = turn(a_state(persona, turn=5, last_cue=2, levels=levels), "backchannel", persona=persona)
        assert directions.cue is not None
        assert directions.cue.interest == dropped
        assert directions.feeling == 0  # the cue itself lets it show
        return state.pending
    assert [pending(interest) for interest in "ABC"] == [1, 1, 0]


def test_indirect_people_drop_oblique_cues_only() -> None:
    cues = (Cue(channel="word", line="plain"), Cue(channel="timing", line="oblique"))
    interests = tuple(an_interest(key, cues=cues) for key in "ABC")
    indirect = a_persona(interests=interests, style=Style(directness="indirect"))
    assert {d.cue.line for d in quiet(1, 12, indirect) if d.cue} == {"oblique"}


# --- lines -----------------------------------------------------------------------------------------------------------


def test_the_one_line_that_may_be_said_is_handed_over_and_remembered() -> None:
    state = a_state(PERSONA, trust=60.0, levels={"A": 1}, progress={"A": 40}, seed=4)
    after, directions = turn(state, "label", v=3, targets="A")
    assert directions.disclose is not None
    assert (directions.disclose.interest, directions.disclose.level) == ("A", 2)
    assert directions.disclose.line in PERSONA.interest("A").lines.partial
    assert directions.earned in {(line,) for line in PERSONA.interest("A").lines.hint}
    _, later = turn(after, "backchannel", v=2)
    assert directions.disclose.line in later.earned


def test_nobody_opens_up_in_a_goodbye() -> None:
    state = a_state(PERSONA, trust=60.0, progress={"A": 40}, turn=15)
    ended, directions = turn(state, "label", v=3, targets="A")
    assert (ended.outcome, directions.disclose, ended.interest("A").level) == ("time", None, 0)
    assert "A hint 1" in locked(PERSONA, ended).texts


def test_variants_differ_between_seeds() -> None:
    def line(seed: int) -> str:
        state = a_state(PERSONA, trust=60.0, progress={"A": 40}, seed=seed)
        told = turn(state, "label", v=3, targets="A")[1].disclose
        assert told is not None
        return told.line
    assert {line(seed) for seed in range(12)} == {"A hint 1", "A hint 2"}


def test_directions_hold_nothing_that_is_locked() -> None:
    state = begin(PERSONA, RUBRIC, 5)
    for number in range(12):
        state, directions = turn(state, "follow_up" if number % 2 else "label", q=3, v=3, targets="ABC"[number % 3])
        text = directions.model_dump_json()
        assert not any(held in text for held in locked(PERSONA, state).texts), number
    assert any(interest.level == 3 for interest in state.interests)


# --- tone ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("trust", "warmth", "words"), [
    (24.9, "guarded", 25), (25.0, "cool", 40), (44.9, "cool", 40), (45.0, "open", 60), (65.0, "warm", 60)])
def test_warmth_follows_trust(trust: float, warmth: str, words: int) -> None:
    tone = turn(a_state(PERSONA, trust=trust, last_cue=1))[1].tone
    assert (tone.warmth, tone.max_words) == (warmth, words)


@pytest.mark.parametrize(("tension", "heat"), [(39.0, "calm"), (40.0, "edgy"), (60.0, "irritated"), (75.0, "angry")])
def test_heat_follows_tension(tension: float, heat: str) -> None:
    state = a_state(PERSONA, tension=tension, baseline=tension, last_cue=1)
    assert turn(state)[1].tone.heat == heat


def test_little_patience_is_mentioned() -> None:
    hurried = turn(a_state(PERSONA, patience=26.0, last_cue=1))[1]
    assert hurried.tone.hurried
    assert "hurried" in hurried.reactions
    assert not turn(a_state(PERSONA, patience=27.0, last_cue=1))[1].tone.hurried


# --- reactions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("moves", "reading", "first"), [
    (("hostile", "label"), {"v": 3}, "insulted"),
    (("dismiss",), {"v": 0}, "dismissed"),
    (("pressure",), {}, "pushed"),
    (("blame",), {}, "blamed"),
    (("defend",), {}, "excused"),
    (("premature_pitch",), {"q": 1}, "pitched_at"),
    (("leading_question",), {"q": 1}, "quick_yes"),
    (("interrogation",), {"q": 1}, "interrogated"),
    (("monologue",), {}, "lectured"),
    (("extraction",), {}, "meddling"),
    (("deception",), {}, "lied_to"),
    (("i_demand",), {}, "demanded"),
    (("label",), {"v": 4, "targets": "A"}, "felt_heard"),
    (("label",), {"v": 3, "targets": "A"}, "partly_heard"),
    (("label",), {"v": 2}, "wrong_label"),
    (("candor",), {"c": 3}, "reassured_by_candor"),
    (("option",), {"c": 3}, "liked_idea"),
    (("autonomy",), {"c": 3}, "invited"),
    (("mirror",), {"q": 3}, "mirrored"),
    (("follow_up",), {"q": 3}, "curious"),
    (("rapport",), {"c": 2}, "greeted"),
    ((), {"flags": ("foreign",)}, "foreign"),
    ((), {"flags": ("empty",)}, "silence"),
    ((), {"flags": ("no_words",)}, "confused"),
    ((), {"flags": ("addresses_grader",)}, "meddling"),
])
def test_what_a_turn_sets_off(moves: tuple[str, ...], reading: dict[str, Any], first: str) -> None:
    directions = turn(a_state(PERSONA, trust=40.0, tension=20.0, last_cue=1), *moves, **reading)[1]
    assert directions.reactions[0] == first


def test_harm_is_answered_before_kindness() -> None:
    reactions = turn(a_state(PERSONA), "shared_goal", "label", "blame", c=3, v=4)[1].reactions
    assert reactions.index("blamed") < reactions.index("felt_heard")


def test_noise_and_insults_are_not_answered() -> None:
    assert turn(a_state(PERSONA), "open_question", q=2)[1].answer
    assert not turn(a_state(PERSONA), "hostile")[1].answer
    assert not turn(a_state(PERSONA), flags=("foreign",))[1].answer


def test_a_feeling_acknowledged_is_relief() -> None:
    waiting = a_state(PERSONA, trust=40.0, tension=20.0, last_cue=1, pending=1, felt_in="told")
    assert turn(waiting, "label", v=3, targets="A")[1].reactions[0] == "felt_heard"


@pytest.mark.parametrize(("felt_in", "said"), [("cue", "overlooked"), ("told", "hurt"), ("itself", "hurt")])
def test_a_feeling_passed_over_is_voiced_by_where_it_showed(felt_in: str, said: str) -> None:
    state = a_state(PERSONA, pending=1, felt_in=felt_in)
    after, directions = turn(state, "option", c=2, v=1)
    assert (directions.feeling, directions.cue) == (2, None)
    assert said in directions.reactions
    assert after.voiced == after.turn


def test_a_feeling_that_comes_up_by_itself_reproaches_nobody() -> None:
    tense = [a_state(PERSONA, tension=80.0, seed=seed, last_cue=5, turn=5) for seed in range(20)]
    told = [turn(state, "i_demand", c=1)[1] for state in tense]
    burst = [directions for directions in told if directions.feeling == 2]
    assert burst
    for directions in burst:
        assert "upset" in directions.reactions
        assert not {"hurt", "hurt_again", "overlooked"} & set(directions.reactions)


def test_who_was_half_heard_is_uneasy_and_no_longer_hurt() -> None:
    state = a_state(PERSONA, turn=5, pending=2, missed=2, felt_in="told", voiced=3)
    assert turn(state, "backchannel", v=2)[1].feeling == 1
    assert turn(state, "option", c=2, v=1)[1].feeling == 3


def test_a_greeting_touches_nothing_whatever_words_it_uses() -> None:
    state = a_state(PERSONA, trust=15.0, turn=5, last_cue=5)
    assert not turn(state, "rapport", c=2, targets="B")[1].guarded
    assert turn(state, "rapport", "open_question", c=2, targets="B")[1].guarded


def test_what_comes_out_unasked_is_marked() -> None:
    state = a_state(PERSONA, trust=60.0, progress={"A": 10}, turn=5, last_cue=5)
    told = turn(state, "backchannel", v=2)[1].disclose
    assert told is not None
    assert not told.asked
    asked = turn(state, "follow_up", q=3, targets="A")[1].disclose
    assert asked is not None
    assert asked.asked
