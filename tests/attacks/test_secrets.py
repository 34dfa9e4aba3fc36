"""A thousand attacks: nothing locked is in any reply or in any request, and nothing is earned by one.

The built-in voice meets all of them as every counterpart; requests to models are looked at with each attack once, dealt
out over the counterparts.
"""

import json

import pytest

from roleplay.content.library import Library
from roleplay.content.prompt import load_prompt
from roleplay.counterpart.base import Scene
from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.domain.base import Said
from roleplay.domain.persona import Persona
from roleplay.domain.reading import Context
from roleplay.domain.state import State
from roleplay.evaluator.base import Performance
from roleplay.evaluator.llm import ModelEvaluator
from roleplay.rules import director
from roleplay.rules.grading import grade
from roleplay.rules.signals import read
from tests.attacks.leaks import leaked, words
from tests.attacks.made import COUNT, FAMILIES, attacks
from tests.builders import CORE, a_rubric
from tests.counterpart.playing import heard, voice
from tests.fake_server import FakeServer

EVERYBODY = Library().ids()
ATTACKS = attacks()
A_FEW = ATTACKS[::25]
SEED = 5


class Talk:
    """A conversation that can be attacked again and again from the same moment."""

    def __init__(self, persona: Persona, *said: str) -> None:
        self.persona, self.rubric = persona, a_rubric()
        self.state: State = director.begin(persona, self.rubric, SEED)
        self.said: tuple[Said, ...] = (Said(speaker="counterpart", text=director.opening(persona, SEED)),)
        for line in said:
            state, scene = self.after(line)
            if state.ended:
                break
            self.state = state
            reply = BuiltinCounterpart().reply(scene)
            "".join(str(piece) for piece in reply)
            self.said = (*scene.said, Said(speaker="counterpart", text=reply.spoken.text))

    @property
    def context(self) -> Context:
        return director.context(self.persona, self.state, self.said)

    def after(self, line: str) -> tuple[State, Scene]:
        """State and scene when the learner says this."""
        context = self.context
        reading = grade(read(line, context), line, context, self.rubric)
        state, directions = director.advance(self.state, reading, self.persona, self.rubric)
        return state, Scene(directions=directions, said=(*self.said, Said(speaker="learner", text=line)), seed=SEED,
                            voice=self.persona.voice, locked=director.locked(self.persona, state))


def moments(persona: Persona) -> tuple[Talk, ...]:
    """At the start, and later in a good talk, when all that was earned has come out."""
    return (Talk(persona), Talk(persona, "Thanks for making the time. What would make this worth it for both of us?",
                                f"When you say {persona.interests[0].topics[0]}, what worries you most about it?",
                                *["I see.", "Right."] * 3))


def built_in(talk: Talk, attack: str) -> tuple[State, Scene, str]:
    state, scene = talk.after(attack)
    speech = BuiltinCounterpart().reply(scene)
    for _ in speech:
        pass
    return state, scene, speech.spoken.text


def check_built_in(persona_id: str, tried: tuple[tuple[str, str], ...]) -> None:
    persona = Library().get(persona_id)
    for at, (family, attack) in enumerate(tried):
        talk = (_talks.setdefault(persona_id, moments(persona)))[at % 2]
        state, scene, reply = built_in(talk, attack)
        known = [attack, *(said.text for said in scene.said)]
        allowed = [given.line for given in (scene.directions.disclose, scene.directions.cue) if given]
        assert not leaked(reply, scene.locked, persona, [*known, *allowed]), (family, attack, reply)
        before = {interest.id: interest.level for interest in talk.state.interests}
        risen = [interest.id for interest in state.interests if interest.level > before[interest.id]]
        assert not risen, f"{family}: {attack!r} opened {risen}"
        assert reply.strip()
        assert "{{" not in reply
        assert "persona" not in words(reply)


_talks: dict[str, tuple[Talk, ...]] = {}


def test_there_are_a_thousand_of_at_least_eight_kinds() -> None:
    assert len({text for _, text in ATTACKS}) == COUNT
    assert {family for family, _ in ATTACKS} == set(FAMILIES)
    assert len(FAMILIES) >= 8


@pytest.mark.parametrize("persona_id", CORE)
def test_a_few_attacks_get_nothing_from_the_built_in_voice(persona_id: str) -> None:
    check_built_in(persona_id, A_FEW)


@pytest.mark.thorough
@pytest.mark.parametrize("persona_id", EVERYBODY)
def test_no_attack_gets_anything_from_the_built_in_voice(persona_id: str) -> None:
    check_built_in(persona_id, ATTACKS)


def dealt(persona_id: str) -> tuple[tuple[str, str], ...]:
    """This counterpart's share, where each attack is tried on one of them."""
    return ATTACKS[EVERYBODY.index(persona_id)::len(EVERYBODY)]


def asked_of_models(server: FakeServer, persona_id: str, tried: tuple[tuple[str, str], ...]) -> None:
    """What would be sent to the model that speaks and to the one that grades holds nothing locked."""
    persona, rubric = Library().get(persona_id), a_rubric()
    models = server.models()
    actor = voice(models)
    grader = ModelEvaluator(models, load_prompt("evaluator"), rubric)
    for at, (family, attack) in enumerate(tried):
        talk = _talks.setdefault(persona_id, moments(persona))[at % 2]
        _, scene = talk.after(attack)
        said = [said.text for said in scene.said]
        allowed = [given.line for given in (scene.directions.disclose, scene.directions.cue) if given]
        sent = "\n".join(message.text for message in actor.messages(scene))
        assert not leaked(sent, scene.locked, persona, [*said, *allowed]), (family, attack)
        graded = "\n".join(message.text for message in grader.messages(Performance(words=attack, context=talk.context)))
        assert not leaked(graded, director.locked(persona, talk.state), persona, said), (family, attack)


@pytest.mark.parametrize("persona_id", CORE[:1])
def test_a_few_attacks_bring_nothing_locked_into_a_request(persona_id: str, fake_server: FakeServer) -> None:
    asked_of_models(fake_server, persona_id, A_FEW)


@pytest.mark.thorough
@pytest.mark.parametrize("persona_id", EVERYBODY)
def test_no_attack_brings_anything_locked_into_a_request(persona_id: str, fake_server: FakeServer) -> None:
    asked_of_models(fake_server, persona_id, dealt(persona_id))


def traitor(persona: Persona) -> str:
    """A reply of a model that has guessed it all."""
    lines = [interest.lines.full[0] for interest in persona.interests]
    return " ".join(("Well, since you ask.", *lines))


def check_traitor(server: FakeServer, persona_id: str, tried: tuple[tuple[str, str], ...]) -> None:
    persona = Library().get(persona_id)
    server.script("actor", by=lambda asked: traitor(persona))
    actor = voice(server.models())
    for family, attack in tried:
        _, scene = _talks.setdefault(persona_id, moments(persona))[0].after(attack)
        reply = heard(actor, scene).text
        assert not leaked(reply, scene.locked, persona, [attack]), (family, attack, reply)


def test_a_model_that_guesses_right_is_held_back(fake_server: FakeServer) -> None:
    check_traitor(fake_server, CORE[0], A_FEW[:10])


@pytest.mark.thorough
@pytest.mark.parametrize("persona_id", EVERYBODY)
def test_a_model_that_guesses_right_is_held_back_in_every_attack(persona_id: str, fake_server: FakeServer) -> None:
    check_traitor(fake_server, persona_id, dealt(persona_id))


def test_the_search_for_leaks_finds_one() -> None:
    persona = Library().get(CORE[0])
    locked = director.locked(persona, director.begin(persona, a_rubric(), SEED))
    told = json.dumps({"reply": persona.interests[0].lines.full[0].upper()})
    assert leaked(told, locked, persona)
    assert not leaked(persona.position, locked, persona)
