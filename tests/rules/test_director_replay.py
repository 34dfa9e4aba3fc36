"""State is a fold: replaying what was kept gives the running state, whatever was played."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from roleplay.domain.base import SKILLS
from roleplay.domain.deal import Offer, Unplaced
from roleplay.domain.persona import Persona, Style
from roleplay.domain.reading import Reading
from roleplay.domain.session import Turn
from roleplay.domain.state import State
from roleplay.rules.director import advance, begin, replay, update
from tests.builders import a_persona, a_reading, a_rubric, a_turn, an_interest

RUBRIC = a_rubric()
MOVES = tuple(move.name for move in RUBRIC.moves)
HELPFUL = tuple(move.name for move in RUBRIC.moves if move.kind == "helpful")
ELEMENTS = ("A", "B", "C", "public:0", "public:1")

level = st.none() | st.integers(0, 4)


def terms() -> st.SearchStrategy[dict[str, str]]:
    options = {issue.id: st.sampled_from([option.id for option in issue.options]) for issue in a_persona().issues}
    return st.fixed_dictionaries({}, optional=options)


offers = st.none() | st.builds(
    Offer, terms=terms(), firm=st.booleans(), conditional=st.booleans(), restates=st.booleans(), accepts=st.booleans(),
    alternatives=st.just(()) | st.tuples(terms(), terms()),
    withdrawn=st.just(()) | st.tuples(st.sampled_from([issue.id for issue in a_persona().issues])),
    unplaced=st.just(()) | st.just((Unplaced(issue="fee", said="50k", nearest=("54k", "48k")),)))


def readings(moves: Sequence[str], leaving: Sequence[bool] = (False,)) -> st.SearchStrategy[Reading]:
    return st.builds(
        lambda names, levels, targets, elements, offer, leave: a_reading(
            *names, targets=targets, elements=tuple(elements), offer=offer, leaves=leave,
            levels=dict(zip(SKILLS, levels, strict=True))),
        st.lists(st.sampled_from(moves), max_size=4, unique=True), st.tuples(level, level, level),
        st.lists(st.sampled_from("ABC"), max_size=2, unique=True), st.lists(st.sampled_from(ELEMENTS), max_size=3),
        offers, st.sampled_from(leaving))


personas = st.builds(
    lambda difficulty, style, insists: a_persona(
        difficulty=difficulty, style=style,
        interests=(an_interest("A", needs_move=("repair",) if insists else ()),
                   an_interest("B", depth=2, personal=True), an_interest("C", depth=3))),
    st.sampled_from(("easy", "medium", "hard", "expert")),
    st.builds(Style, directness=st.sampled_from(("direct", "indirect")), pace=st.sampled_from(("slow", "mid", "fast")),
              orientation=st.sampled_from(("relationship_first", "task_first", "even")), face=st.integers(0, 2),
              analytic=st.integers(0, 2)),
    st.booleans())
skilled = st.lists(readings(HELPFUL), min_size=1, max_size=16)
anything = st.lists(readings(MOVES, (False,) * 9 + (True,)), min_size=1, max_size=16)
seeds = st.integers(0, 2**31)


def play(persona: Persona, seed: int, given_readings: Sequence[Reading]) -> tuple[list[State], list[Turn]]:
    """The state before each turn and after the last, and the turns as they are kept."""
    states, turns = [begin(persona, RUBRIC, seed)], []
    for number, reading in enumerate(given_readings, start=1):
        if states[-1].ended:
            break
        state, directions = advance(states[-1], reading, persona, RUBRIC)
        states.append(state)
        turns.append(a_turn(number, reading=reading, directions=directions))
    return states, turns


@given(personas, seeds, skilled | anything)
def test_replay_gives_the_running_state(persona: Persona, seed: int, given_readings: list[Reading]) -> None:
    states, turns = play(persona, seed, given_readings)
    for at, state in enumerate(states):
        assert replay(persona, RUBRIC, seed, turns[:at]) == state


@given(personas, seeds, skilled | anything)
def test_values_stay_in_range_and_disclosure_never_goes_back(
        persona: Persona, seed: int, given_readings: list[Reading]) -> None:
    states, _ = play(persona, seed, given_readings)
    for before, after in pairwise(states):
        assert all(0 <= value <= 100 for value in (after.trust, after.tension, after.patience))
        assert after.floor - 1e-9 <= after.trust <= after.ceiling
        rises = [now.level - then.level for then, now in zip(before.interests, after.interests, strict=True)]
        assert all(rise in (0, 1) for rise in rises)
        assert sum(rises) <= 1
        assert all(0 <= interest.progress <= 100 for interest in after.interests)
        if before.frozen or before.pending == after.pending == 2:
            assert sum(rises) == 0


@given(personas, seeds, skilled | anything)
def test_what_is_voiced_is_what_the_state_remembers(persona: Persona, seed: int, given_readings: list[Reading]) -> None:
    states, turns = play(persona, seed, given_readings)
    for before, after, turn in zip(states, states[1:], turns, strict=False):
        directions = turn.directions
        assert directions is not None
        risen = {now.id for then, now in zip(before.interests, after.interests, strict=True) if now.level > then.level}
        assert risen == ({directions.disclose.interest} if directions.disclose else set())
        cues = {now.id for then, now in zip(before.interests, after.interests, strict=True) if now.cues > then.cues}
        assert cues == ({directions.cue.interest} if directions.cue else set())
        assert directions.ending == (after.outcome if after.ended else None)
        assert (after.outcome == "agreed") == (after.deal is not None)


@given(personas, seeds, anything, anything)
def test_a_corrected_reading_moves_the_meters_but_unsays_nothing(
        persona: Persona, seed: int, first: list[Reading], corrected: list[Reading]) -> None:
    states, turns = play(persona, seed, first)
    changed = [turn.model_copy(update={"reading": corrected[at % len(corrected)]}) for at, turn in enumerate(turns)]
    state = replay(persona, RUBRIC, seed, changed)
    assert [i.level for i in state.interests] == [i.level for i in states[-1].interests]
    assert [i.cues for i in state.interests] == [i.cues for i in states[-1].interests]
    assert (state.outcome, state.warned, state.turn) == (states[-1].outcome, states[-1].warned, states[-1].turn)
    assert (state.deal is None) == (states[-1].deal is None)
    assert all(0 <= value <= 100 for value in (state.trust, state.tension, state.patience))


def test_a_corrected_reading_is_what_the_next_turn_stands_on() -> None:
    persona = a_persona()
    states, turns = play(persona, 0, [a_reading("open_question", q=2)])
    corrected = turns[0].model_copy(update={"reading": a_reading("dismiss", v=0)})
    assert replay(persona, RUBRIC, 0, [corrected]).trust < states[-1].trust


def test_a_turn_without_a_reply_has_moved_nobody() -> None:
    persona = a_persona()
    states, turns = play(persona, 0, [a_reading("label", v=3, targets="A"), a_reading("hostile")])
    waiting = turns[1].model_copy(update={"status": "open", "reply": None})
    assert replay(persona, RUBRIC, 0, [turns[0], waiting]) == states[1]
    unread = turns[1].model_copy(update={"reading": None, "directions": None})
    assert replay(persona, RUBRIC, 0, [turns[0], unread]) == states[1]


def test_a_reading_without_directions_is_directed_anew() -> None:
    persona = a_persona()
    states, turns = play(persona, 0, [a_reading("label", v=3, targets="A")])
    bare = turns[0].model_copy(update={"directions": None})
    assert replay(persona, RUBRIC, 0, [bare]) == states[-1]


@given(seeds, skilled)
def test_the_bare_machine_offers_nothing_and_voices_nothing(seed: int, given_readings: list[Reading]) -> None:
    persona = a_persona()
    state = begin(persona, RUBRIC, seed)
    for reading in given_readings:
        state = update(state, reading, persona, RUBRIC)
    assert all(interest.cues == 0 for interest in state.interests)
    assert state.deal is None
    assert state.table == {}
