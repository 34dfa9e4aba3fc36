"""Plays sessions with the model's voice against a scripted server, without a store."""

from collections.abc import Iterator, Sequence

from roleplay.content.prompt import load_prompt
from roleplay.counterpart.base import Retake, Scene
from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.counterpart.llm import ModelCounterpart
from roleplay.domain.base import Said
from roleplay.domain.directions import Locked
from roleplay.domain.persona import Persona
from roleplay.domain.session import Spoken
from roleplay.models import Models
from roleplay.rules import director
from roleplay.rules.grading import grade
from roleplay.rules.signals import read
from tests.builders import a_rubric

SKILLED = (
    "Thanks for making the time. Before we talk numbers, what would make this worth doing for both of us?",
    "Disruptive…?",
    "It sounds like your team is carrying a lot already. What does a normal week look like for them?",
    "So you're worried about proving the savings, not just the price. Have I got that right?",
    "That makes sense; anyone would be careful after that. How did it land with your people?",
    "It seems this is about how you look in front of others as much as about money.",
    "What would you need to see to feel safe about it?",
    "We could do 10% off if you sign this month.",
    "Sorry, that was too quick of me. You were telling me about your people.",
    "If we did a 60-day pilot first, what would you want measured?",
)


def voice(models: Models) -> ModelCounterpart:
    """The model's voice with the shipped prompt."""
    return ModelCounterpart(models, load_prompt("counterpart"), BuiltinCounterpart())


def heard(counterpart: ModelCounterpart, scene: Scene) -> Spoken:
    """The reply, with the pieces adding up to its text."""
    speech, text = counterpart.reply(scene), ""
    for piece in speech:
        text = piece.kept if isinstance(piece, Retake) else text + piece
    assert text == speech.spoken.text
    return speech.spoken


def session(counterpart: ModelCounterpart, persona: Persona, lines: Sequence[str], turns: int,
            seed: int = 3) -> Iterator[tuple[Scene, Locked, Spoken]]:
    """Scenes of a session as they are played until it ends, each with what was locked in it and the reply."""
    rubric, said = a_rubric(), (Said(speaker="counterpart", text=director.opening(persona, seed)),)
    state = director.begin(persona, rubric, seed)
    for number in range(turns):
        words = lines[number % len(lines)]
        context = director.context(persona, state, said)
        reading = grade(read(words, context), words, context, rubric)
        state, directions = director.advance(state, reading, persona, rubric)
        said = (*said, Said(speaker="learner", text=words))
        locked = director.locked(persona, state)
        scene = Scene(directions=directions, said=said, voice=persona.voice, seed=seed, locked=locked)
        spoken = heard(counterpart, scene)
        said = (*said, Said(speaker="counterpart", text=spoken.text))
        yield scene, locked, spoken
        if state.ended:
            return
