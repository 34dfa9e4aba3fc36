"""The built-in voice: a counterpart that speaks the director's wishes from authored lines, without a model."""

from roleplay.counterpart.builtin.actor import BuiltinCounterpart

__all__ = ["BuiltinCounterpart"]
