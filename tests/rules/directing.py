"""Shared by the tests of the director: personas, states and one turn of the bare state machine."""

from typing import Any

from roleplay.domain.persona import Persona, Style
from roleplay.domain.state import InterestState, State
from roleplay.rules.director import begin, update
from tests.builders import a_persona, a_reading, a_rubric, an_interest

RUBRIC = a_rubric()


def medium(**changes: Any) -> Persona:
    interests = (an_interest("A"), an_interest("B", depth=2), an_interest("C", depth=2))
    return a_persona(**{"difficulty": "medium", "interests": interests, **changes})


def styled(**style: Any) -> Persona:
    return medium(style=Style(**style))


def a_state(persona: Persona, **changes: Any) -> State:
    """The state at the start, with these values changed; `levels` and `progress` by interest."""
    levels, progress = changes.pop("levels", {}), changes.pop("progress", {})
    understood = changes.pop("understood", ())
    interests = tuple(InterestState(id=i.id, level=levels.get(i.id, 0), progress=progress.get(i.id, 0),
                                    understood=i.id in understood) for i in persona.interests)
    return begin(persona, RUBRIC, 0).model_copy(update={"interests": interests, **changes})


def after(state: State, *moves: str, persona: Persona | None = None, **reading: Any) -> State:
    return update(state, a_reading(*moves, **reading), persona or medium(), RUBRIC)
