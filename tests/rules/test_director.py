"""The state machine as a whole: the golden trace, gains and losses, the end (C.4, C.8, C.10)."""


import pytest

from roleplay.rules.director import advance, begin, context, locked, opening, update
from tests.builders import a_persona, a_reading, an_interest
from tests.rules.directing import RUBRIC, a_state, after, medium, styled

# --- the golden trace of C.10 ----------------------------------------------------------------------------------------

GOLDEN = (  # moves, reading, trust, tension, patience, pending, level and progress of A, of B
    (("rapport", "shared_goal"), {"c": 3}, 41.6, 34.0, 73.5, 0, (0, 0), (0, 0)),
    (("mirror",), {"q": 3, "targets": "A"}, 43.2, 33.0, 72.0, 0, (1, 16.8), (0, 0)),
    (("premature_pitch",), {"c": 2, "q": 1, "v": 1}, 38.3, 39.2, 64.9, 2, (1, 16.8), (0, 0)),
    (("label", "validate"), {"v": 3, "targets": "A"}, 45.5, 30.0, 67.4, 1, (2, 52.8), (0, 0)),
    (("follow_up",), {"q": 4, "targets": "A"}, 48.5, 29.0, 67.2, 0, (2, 82.8), (0, 4)),
    (("paraphrase",), {"v": 3, "targets": "A"}, 51.7, 26.7, 67.7, 1, (3, 94.0), (0, 4)),
    (("dismiss",), {"c": 1, "v": 0}, 41.2, 40.8, 59.2, 2, (3, 94.0), (0, 4)),
    (("repair", "label"), {"v": 3, "targets": "B"}, 49.2, 30.8, 62.7, 0, (3, 94.0), (1, 32.8)),
)


def test_the_golden_trace() -> None:
    persona = medium()
    state = begin(persona, RUBRIC, 0)
    assert (state.trust, state.tension, state.patience, state.budget, state.baseline) == (36, 40, 74, 18, 30)
    for number, (moves, reading, trust, tension, patience, pending, a, b) in enumerate(GOLDEN, start=1):
        if number == 3:  # the counterpart has voiced a cue
            state = state.model_copy(update={"pending": 1})
        state = update(state, a_reading(*moves, **reading), persona, RUBRIC)
        values = (state.trust, state.tension, state.patience)
        assert values == pytest.approx((trust, tension, patience), abs=0.1), number
        assert state.pending == pending, number
        for interest, (level, progress) in (("A", a), ("B", b)):
            assert state.interest(interest).level == level, number
            assert state.interest(interest).progress == pytest.approx(progress, abs=0.1), number


# --- gains and losses ------------------------------------------------------------------------------------------------


def test_quality_sets_the_size_of_a_helpful_move() -> None:
    # follow_up +3 trust × gain .8 × quality; medium starts at trust 36, where nothing shrinks yet
    gains = [after(a_state(medium()), "follow_up", q=level).trust - 36 for level in (0, 1, 2, 3, 4, None)]
    assert gains == pytest.approx([0, 0, 1.2, 2.4, 3.0, 1.2])


def test_the_same_move_is_worth_less_each_time_and_nothing_the_fourth() -> None:
    state, gains = a_state(medium()), []
    for _ in range(4):
        moved = after(state, "shared_goal", c=3)
        gains.append(moved.trust - state.trust)
        state = moved
    assert gains == pytest.approx([3.2, 1.92, 0.96, 0.0])


def test_high_tension_damps_trust_except_for_moves_that_defuse() -> None:
    tense = a_state(medium(), tension=80.0)
    assert after(tense, "shared_goal", c=3).trust - 36 == pytest.approx(4 * 0.8 * 0.75)
    assert after(tense, "validate", v=3).trust - 36 == pytest.approx(4 * 0.8)


def test_gains_and_losses_of_one_turn_are_limited() -> None:
    good = ("summary_check", "label", "repair", "candor", "shared_goal", "follow_up")
    best = after(a_state(a_persona()), *good, c=4, q=4, v=4)
    assert best.trust == pytest.approx(42 + 8)
    assert best.tension == pytest.approx(25 - 10)
    assert best.patience == pytest.approx(80 + 5 - 1.5)
    worst = after(a_state(a_persona(difficulty="expert"), pending=0, tension=30.0, trust=60.0),
                  "hostile", "deception", "dismiss", "blame", persona=a_persona(difficulty="expert"))
    assert worst.tension == pytest.approx(60)
    assert worst.patience == pytest.approx(66 - 25 - 1.5)
    assert worst.trust == 30


def test_trust_is_harder_to_earn_at_the_top() -> None:
    high = a_state(medium(), trust=95.0)
    assert after(high, "shared_goal", c=3).trust - 95 == pytest.approx(3.2 * 0.25)


def test_losses_have_no_discount_for_quality_and_weigh_by_what_the_person_minds() -> None:
    persona = medium(triggers={"dismiss": 1.5})
    assert 36 - after(a_state(medium()), "dismiss", v=0).trust == pytest.approx(12 * 0.7)
    assert 36 - after(a_state(persona), "dismiss", v=0, persona=persona).trust == pytest.approx(12 * 0.7 * 1.5)


def test_a_lie_caps_trust_for_good_and_closes_the_last_door() -> None:
    state = after(a_state(medium(), trust=80.0, floor=60.0), "deception", c=0)
    assert (state.ceiling, state.floor, state.deceived) == (45, 0, True)
    assert state.trust == 45
    for _ in range(4):
        state = after(state, "label", "candor", c=4, v=4)
    assert state.trust == 45
    ready = a_state(medium(), trust=45.0, levels={"A": 2}, progress={"A": 90}, understood=("A",))
    assert after(ready, "follow_up", q=3, targets="A").interest("A").level == 3
    assert after(ready.model_copy(update={"deceived": True}), "follow_up", q=3, targets="A").interest("A").level == 2


def test_candor_about_the_same_fact_earns_five_times_its_quality() -> None:
    persona = a_persona()
    assert after(a_state(persona), "candor", c=3, persona=persona).trust - 42 == pytest.approx(5)
    assert after(a_state(persona), "candor", c=2, persona=persona).trust - 42 == pytest.approx(2.5)


def test_a_promise_kept_has_one_size() -> None:
    persona = a_persona()
    assert after(a_state(persona), "promise_kept", c=0, q=0, v=0, persona=persona).trust - 42 == pytest.approx(3)


def test_an_option_is_worth_half_while_nothing_is_known_of_what_it_is_for() -> None:
    blind, known = a_state(medium()), a_state(medium(), levels={"A": 2})
    assert after(blind, "option", c=3).trust - 36 == pytest.approx(1.2)
    assert after(known, "option", c=3).trust - 36 == pytest.approx(2.4)


def test_a_deep_question_before_there_is_trust_counts_as_a_good_one() -> None:
    wary, open_ = a_state(medium(), trust=34.0), a_state(medium(), trust=36.0)
    assert after(wary, "follow_up", q=4, targets="A").trust - 34 == pytest.approx(2.4)
    assert after(open_, "follow_up", q=4, targets="A").trust - 36 == pytest.approx(3.0)


@pytest.mark.parametrize(("pace", "cost"), [("slow", 1.0), ("mid", 1.5), ("fast", 2.5)])
def test_time_costs_patience_by_the_persons_pace(pace: str, cost: float) -> None:
    state = after(a_state(medium(), tension=80.0), persona=styled(pace=pace))
    assert 74 - state.patience == cost
    assert state.tension == pytest.approx(80 - 50 * 0.04)


def test_unknown_moves_of_an_older_rubric_are_passed_over() -> None:
    assert after(a_state(medium()), "charm").trust == 36


# --- the end ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("changes", [{"tension": 95.0}, {"patience": 1.0}, {"trust": 4.0}])
def test_the_first_breach_warns_and_the_second_walks(changes: dict[str, float]) -> None:
    persona = medium()
    state, directions = advance(a_state(persona, **changes), a_reading("backchannel"), persona, RUBRIC)
    assert "warning" in directions.reactions
    assert (state.warned, state.ended, directions.ending) == (True, False, None)
    assert state.tension <= 82
    assert state.patience >= 12
    assert state.trust >= 8
    again, directions = advance(state.model_copy(update=changes), a_reading("backchannel"), persona, RUBRIC)
    assert (again.outcome, again.phase, directions.ending) == ("walked", "ended", "walked")
    assert directions.reactions[0] == "walk_away"


def test_an_insult_at_high_tension_ends_it_at_once() -> None:
    assert after(a_state(medium(), tension=70.0), "hostile").outcome == "walked"
    calm = after(a_state(medium(), tension=20.0), "hostile")
    assert calm.outcome == "open"
    assert not calm.warned


def test_out_of_patience_and_unconvinced_it_stalls_from_turn_eight() -> None:
    assert after(a_state(medium(), turn=7, patience=15.0)).outcome == "stalled"
    assert after(a_state(medium(), turn=6, patience=15.0)).outcome == "open"
    assert after(a_state(medium(), turn=7, patience=15.0, trust=60.0)).outcome == "open"


def test_time_runs_out_with_the_budget() -> None:
    assert after(a_state(medium(), turn=16)).outcome == "open"
    assert after(a_state(medium(), turn=17)).outcome == "time"


def test_the_learner_may_leave() -> None:
    state, directions = advance(a_state(medium()), a_reading(leaves=True), medium(), RUBRIC)
    assert (state.outcome, directions.ending, directions.reactions[0]) == ("no_deal", "no_deal", "learner_leaves")


def test_an_ended_conversation_stays_as_it_is() -> None:
    ended = after(a_state(medium()), leaves=True)
    assert after(ended, "hostile") == ended
    state, directions = advance(ended, a_reading("hostile"), medium(), RUBRIC)
    assert state == ended
    assert directions.ending == "no_deal"


def test_phases_go_forward_only() -> None:
    persona, phases = a_persona(), []
    state = a_state(persona, trust=60.0)
    for moves, levels in ((("rapport",), {}), ((), {}), ((), {}), (("option",), {}), ((), {"A": 2}), ((), {})):
        state = after(state.model_copy(update={"interests": a_state(persona, levels=levels).interests}), *moves, c=3,
                      persona=persona)
        phases.append(state.phase)
    assert phases == ["opening", "opening", "discovery", "discovery", "problem_solving", "problem_solving"]


# --- what surrounds a turn -------------------------------------------------------------------------------------------


def test_openings_are_the_personas_and_fixed_by_the_seed() -> None:
    persona = a_persona()
    assert {opening(persona, seed) for seed in range(10)} == set(persona.voice.openings)
    assert opening(persona, 7) == opening(persona, 7)


def test_a_reader_of_turns_knows_nothing_that_is_locked() -> None:
    persona = a_persona()
    known = context(persona, a_state(persona, pending=1), (), ("Try this.",))
    assert known.scenario == "You sell a platform to Sam Doe."
    assert (known.pending, known.informed, known.hints) == (1, False, ("Try this.",))
    assert known.topics == persona.topics
    assert known.facts == persona.fact_sheet
    assert context(persona, a_state(persona, levels={"B": 2}), ()).informed
    text = known.model_dump_json()
    assert not any(held in text for held in locked(persona, a_state(persona)).texts)


def test_what_is_locked_shrinks_as_it_is_said() -> None:
    persona = a_persona()
    everything = locked(persona, a_state(persona)).texts
    assert {"A hint 1", "A partial 2", "A full 1", "The reason A is a secret."} <= set(everything)
    partly = locked(persona, a_state(persona, levels={"A": 2})).texts
    assert not {"A hint 1", "A partial 2"} & set(partly)
    assert {"A full 1", "The reason A is a secret.", "B hint 1"} <= set(partly)
    told = locked(persona, a_state(persona, levels={"A": 3, "B": 3, "C": 3}))
    assert told.texts == ()
    assert told.figures == ()


def test_figures_are_locked_unless_they_are_public_elsewhere() -> None:
    lines = {"hint": ("It went badly before.",), "partial": ("We lost 40% of 60 people.",),
             "full": ("The exam is in four months and costs 250k.",)}
    persona = a_persona(interests=(an_interest("A", lines=lines), an_interest("B"), an_interest("C")))
    assert set(locked(persona, a_state(persona)).figures) >= {"40%", "250k", "four months"}
    assert "60" not in locked(persona, a_state(persona)).figures  # the facts say 60 people
    assert "40%" not in locked(persona, a_state(persona, levels={"A": 2})).figures
