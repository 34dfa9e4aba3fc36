"""What terms a learner's words put forward."""

from roleplay.domain.deal import Offer
from roleplay.domain.persona import Issue


def read_offer(words: str, issues: tuple[Issue, ...]) -> Offer | None:
    """The offer in these words, or None."""
    return None
