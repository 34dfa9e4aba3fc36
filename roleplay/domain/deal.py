"""Terms, offers and deals, in option ids and in points (0-100 a side)."""

from typing import Literal

from roleplay.domain.base import Noun

Terms = dict[str, str]
"""Issue id → option id; an issue that is not named is open."""


class Offer(Noun):
    """Terms the learner named in one turn."""

    terms: Terms
    firm: bool = False
    """Put as a proposal, not as a question or an idea."""
    conditional: bool = False
    """Put as "if you …, then we …"."""
    restates: bool = False
    """Says back what was agreed and asks for a yes."""
    accepts: bool = False
    """Says yes to what the counterpart put; `terms` may then be empty."""


class Deal(Noun):
    """A complete agreement and what it is worth."""

    terms: Terms
    learner: float
    counterpart: float
    learner_reservation: float
    counterpart_reservation: float
    quality: Literal["integrative", "compromise", "lopsided"] | None = None
