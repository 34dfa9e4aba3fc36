"""Terms, offers and deals, in option ids and in points (0-100 a side)."""

from typing import Literal

from roleplay.domain.base import Noun

Terms = dict[str, str]
"""Issue id → option id; an issue that is not named is open."""


class Standing(Noun):
    """The last word of each side on each issue: what "your number" and "the same, but …" speak of."""

    learner: Terms = {}
    counterpart: Terms = {}


    def __hash__(self) -> int:
        """By both sides' terms, so that what holds it can be looked up."""
        return hash((tuple(self.learner.items()), tuple(self.counterpart.items())))


class Unplaced(Noun):
    """A value the learner put that is none of the issue's options. It is asked about, never guessed."""

    issue: str
    said: str
    """The value in the learner's words, numbers in digits."""
    nearest: tuple[str, ...] = ()
    """Options on either side of it, or the one at the end it goes beyond, in the order of the issue."""


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
    alternatives: tuple[Terms, ...] = ()
    """Packages of which the counterpart may choose one, each with `terms` in it; empty where there is no choice."""
    unplaced: tuple[Unplaced, ...] = ()
    withdrawn: tuple[str, ...] = ()
    """Issues on which the learner takes back what they had put."""


Status = Literal["open", "yours", "theirs", "apart", "accepted", "settled", "agreed"]
"""Where an issue stands: nothing said; put by one side; both have put something else; the counterpart could sign it
and waits to hear it back; it has said yes to this one; part of the deal."""


class SheetLine(Noun):
    """One issue on the term sheet, with the labels of what each side last said."""

    issue: str
    name: str
    status: Status
    theirs: str = ""
    yours: str = ""
    options: tuple[tuple[str, int], ...] = ()
    """Every option with its points for the learner: their own side of the ledger, which they know from their brief."""
    points: int | None = None
    """The learner's points for their own last word."""


class TermSheet(Noun):
    """What has been said on each issue, and what would be confirmed. Holds nothing of the counterpart's ledger."""

    lines: tuple[SheetLine, ...]
    package: Terms
    """The terms that would be said back now."""
    whole: bool
    """The package has a term for every issue."""
    agreed: bool
    """It is a deal."""
    waits: bool
    """The counterpart could sign the package and waits to hear it back."""
    confirmable: bool
    points: float
    """The package's points for the learner; open issues count nothing."""
    reservation: float
    """Points below which the learner is better off leaving."""
    batna: str
    """What leaving comes to, in words."""


class Deal(Noun):
    """A complete agreement and what it is worth."""

    terms: Terms
    learner: float
    counterpart: float
    learner_reservation: float
    counterpart_reservation: float
    quality: Literal["integrative", "compromise", "lopsided"] | None = None
