"""The director: decides what happens in a turn. A pure state machine; the voice only says what it decided (C.1)."""

from roleplay.rules.director.disclosure import locked
from roleplay.rules.director.turns import advance, begin, context, opening, replay, states, update

__all__ = ["advance", "begin", "context", "locked", "opening", "replay", "states", "update"]
