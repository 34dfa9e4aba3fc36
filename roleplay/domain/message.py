"""What is put before a model, in plain values that name no library."""

from typing import Literal

from roleplay.domain.base import Noun

MessageRole = Literal["system", "user", "assistant"]


class Message(Noun):
    """One message of a request. The role is fixed before any value is filled in, so no text can change it."""

    role: MessageRole
    text: str
    history: bool = False
    """Part of the conversation, which may be shortened from its oldest end; all else is always sent."""
