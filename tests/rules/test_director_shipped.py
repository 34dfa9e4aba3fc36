"""The director with the counterparts that ship: nothing locked is ever handed to a voice or a reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.content.library import Library
from roleplay.domain.reading import Reading
from roleplay.domain.state import State
from roleplay.rules.director import advance, begin, context, locked
from tests.builders import a_reading, a_rubric

RUBRIC = a_rubric()
PERSONAS = {persona.id: persona for persona in Library().all()}
HELPFUL = tuple(move.name for move in RUBRIC.moves if move.kind == "helpful")

readings = st.builds(
    lambda moves, targets, level: a_reading(*moves, targets=targets, c=level, q=level, v=level),
    st.lists(st.sampled_from(HELPFUL), min_size=1, max_size=4, unique=True),
    st.lists(st.sampled_from("ABCD"), min_size=1, max_size=2, unique=True), st.integers(2, 4))


@pytest.mark.parametrize("name", PERSONAS)
@given(st.integers(0, 1000), st.lists(readings, min_size=8, max_size=14))
def test_no_voice_and_no_reader_is_given_what_is_locked(name: str, seed: int, played: list[Reading]) -> None:
    persona = PERSONAS[name]
    state = begin(persona, RUBRIC, seed)
    for reading in played:
        state, directions = advance(state, reading, persona, RUBRIC)
        held = locked(persona, state).texts
        given_away = directions.model_dump_json() + context(persona, state, ()).model_dump_json()
        assert not [text for text in held if text in given_away]


@pytest.mark.parametrize("name", PERSONAS)
def test_everything_is_locked_at_the_start_and_nothing_at_the_end(name: str) -> None:
    persona = PERSONAS[name]
    start = begin(persona, RUBRIC, 1)
    lines = sum(len(i.lines.hint) + len(i.lines.partial) + len(i.lines.full) + 1 for i in persona.interests)
    assert len(locked(persona, start).texts) == lines
    told = tuple(interest.model_copy(update={"level": 3}) for interest in start.interests)
    everything: State = start.model_copy(update={"interests": told})
    assert locked(persona, everything).texts == ()


@pytest.mark.parametrize("name", PERSONAS)
def test_locked_figures_are_in_nothing_public(name: str) -> None:
    persona = PERSONAS[name]
    held = locked(persona, begin(persona, RUBRIC, 1))
    public = " ".join((persona.brief, persona.position, *persona.facts)).lower()
    assert not [figure for figure in held.figures if f" {figure} " in public]
    assert all(any(figure in text.lower() for text in held.texts) for figure in held.figures)
