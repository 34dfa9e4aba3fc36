"""A conversation that is played and not kept: for rehearsing a counterpart and for watching somebody skilled."""

from collections.abc import Callable, Iterator

from roleplay.counterpart.base import Counterpart, Scene
from roleplay.domain.base import Noun, Said
from roleplay.domain.directions import Directions
from roleplay.domain.persona import Persona
from roleplay.domain.reading import Context, Reading
from roleplay.domain.rubric import Rubric
from roleplay.domain.state import State
from roleplay.rules import director, signals
from roleplay.rules.grading import grade

Say = Callable[[State, tuple[Said, ...]], str | None]
"""Gives the learner's next words by the state and by what was said; None ends the conversation there."""


class Exchange(Noun):
    """One turn as it was read, directed and answered, with the counterpart's state before and after it."""

    words: str
    context: Context
    reading: Reading
    directions: Directions
    reply: str
    before: State
    after: State


def play(persona: Persona, rubric: Rubric, say: Say, seed: int, voice: Counterpart) -> Iterator[Exchange]:
    """Turn after turn by the rules of a real session, until it ends or nothing more is said."""
    state = director.begin(persona, rubric, seed)
    said: tuple[Said, ...] = (Said(speaker="counterpart", text=director.opening(persona, seed)),)
    while not state.ended:
        words = say(state, said)
        if words is None:
            return
        before, context = state, director.context(persona, state, said)
        reading = grade(signals.read(words, context), words, context, rubric)
        state, directions = director.advance(state, reading, persona, rubric)
        said = (*said, Said(speaker="learner", text=words))
        speech = voice.reply(Scene(directions=directions, said=said, voice=persona.voice, seed=seed))
        for _ in speech:
            pass
        reply = speech.spoken.text
        said = (*said, Said(speaker="counterpart", text=reply))
        yield Exchange(
            words=words,
            context=context,
            reading=reading,
            directions=directions,
            reply=reply,
            before=before,
            after=state,
        )
