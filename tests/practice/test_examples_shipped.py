"""The example lines that every shipped counterpart has: skilled where they are shown, and never without one."""

from collections.abc import Callable, Iterator

import pytest

from roleplay.content.library import Library
from roleplay.domain.base import Said
from roleplay.domain.persona import Persona
from roleplay.domain.reading import Context
from roleplay.practice import Practice
from roleplay.rules import director
from roleplay.rules.hints import skilled_in
from tests.builders import a_rubric

EVERYBODY = Library().ids()
ASKS = ("So what do you propose?", "What are you offering, then?")
EARLY = "Thanks for making time. What matters most to you here?"
LONGEST = 40
PARTIAL = 2


def heard(persona: Persona, *said: str, pending: int, turn: int = 0, level: int = 0) -> Context:
    """After these words, the counterpart's first, with a feeling that waits and interests known so far."""
    start = director.begin(persona, a_rubric(), 0)
    known = tuple(interest.model_copy(update={"level": level}) for interest in start.interests)
    state = start.model_copy(update={"pending": pending, "turn": turn, "interests": known})
    speakers = ("counterpart", "learner") * len(said)
    spoken = tuple(Said.model_validate({"speaker": s, "text": t}) for s, t in zip(speakers, said, strict=False))
    return director.context(persona, state, spoken)


def places(persona: Persona) -> Iterator[tuple[str, tuple[str, ...], list[Context]]]:
    """Where lines are shown: the field, its lines, and every context there can be for it, on any seed."""
    written = persona.examples
    assert written is not None
    first, openings = persona.voice.openings[0], persona.voice.openings
    pending = director.begin(persona, a_rubric(), 0).pending
    yield "opening", written.opening, [heard(persona, one, pending=pending) for one in openings]
    yield "proposal", written.proposal, [
        heard(persona, first, EARLY, ask, pending=0, turn=6, level=PARTIAL) for ask in ASKS]
    for interest in persona.interests:
        lines = written.interests[interest.id]
        yield f"{interest.id}.cue", lines.cue, [
            heard(persona, first, EARLY, cue.line, pending=1, turn=3) for cue in interest.cues]
        yield f"{interest.id}.told", lines.told, [
            heard(persona, first, EARLY, told, pending=0, turn=5, level=PARTIAL) for told in interest.lines.partial]


@pytest.mark.parametrize("persona_id", EVERYBODY)
def test_every_place_has_two_lines_that_are_short_and_each_is_there_once(persona_id: str) -> None:
    persona = Library().get(persona_id)
    assert persona.examples is not None
    assert set(persona.examples.interests) == {interest.id for interest in persona.interests}
    every = [line for _, lines, _ in places(persona) for line in lines]
    assert len(every) == len(set(every)) == 4 + 4 * len(persona.interests)
    assert [line for line in every if len(line.split()) > LONGEST] == []


@pytest.mark.thorough
@pytest.mark.parametrize("persona_id", EVERYBODY)
def test_every_line_is_skilled_wherever_it_is_shown(persona_id: str) -> None:
    persona = Library().get(persona_id)
    poor = [(field, line, context.said[-1].text) for field, lines, contexts in places(persona)
            for line in lines for context in contexts if not skilled_in(line, context, a_rubric())]
    assert poor == []


@pytest.mark.thorough
@pytest.mark.parametrize("persona_id", EVERYBODY)
def test_the_last_rung_is_a_whole_line_at_every_turn_of_a_talk(make: Callable[..., Practice], persona_id: str) -> None:
    practice = make()
    session = practice.start(persona_id, seed=11, mode="learn")
    bare: list[str] = []
    for number in range(1, 11):
        if practice.store.session(session.id).outcome is not None:
            break
        given = practice.hint(session.id, 4)
        if not given.example:
            bare.append(f"{number} {given.moment}: {practice.sitting(session.id).said[-1].text}")
        spoken = given.example if number % 2 else "What would have to be true for this to work for you?"
        list(practice.play(session.id, spoken or "I see. What matters most to you in that?"))
    assert bare == []
