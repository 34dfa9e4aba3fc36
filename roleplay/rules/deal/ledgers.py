"""A deal on both ledgers, among all the deals there could have been: what the end of a talk shows (D, F)."""

from collections.abc import Mapping
from typing import NamedTuple

from roleplay.domain.deal import Terms
from roleplay.domain.persona import Persona, Reservation
from roleplay.rules.deal.value import Package, frontier, midpoint, packages, points


class Ledgers(NamedTuple):
    """Every deal that could be signed, in points of both sides, and where this one stands."""

    deals: tuple[Package, ...]
    frontier: tuple[Package, ...]
    """Deals that none beats for one side without loss to the other, from the counterpart's best to the learner's."""
    midpoint: Package
    """The middle option of every issue."""
    reservation: Reservation
    made: Package | None
    """The deal that was made."""

    @property
    def most(self) -> float:
        """Most points that both could have had together."""
        return max(deal.joint for deal in self.deals)

    @property
    def better(self) -> tuple[Package, ...]:
        """Deals at least as good for both as the one made, and better for one."""
        made = self.made
        if made is None:
            return ()
        return tuple(deal for deal in self.deals if deal.learner >= made.learner
                     and deal.counterpart >= made.counterpart and deal.joint > made.joint)

    @property
    def worth_signing(self) -> int:
        """Deals that are no worse than walking away for either."""
        return sum(deal.learner >= self.reservation.learner and deal.counterpart >= self.reservation.counterpart
                   for deal in self.deals)


def ledgers(persona: Persona, terms: Terms | Mapping[str, str] | None = None) -> Ledgers:
    """The ledgers of a counterpart's issues; `terms` is the deal that was made, if one was."""
    every = packages(persona.issues)
    made = points(persona.issues, dict(terms)) if terms else None
    return Ledgers(every, frontier(every), midpoint(persona.issues), persona.reservation, made)


def told(found: Ledgers, name: str) -> tuple[str, ...]:
    """The same in sentences, for people; `name` is the counterpart's."""
    middle = found.midpoint
    lines = []
    made = found.made
    if made is not None:
        lines.append(f"Together you have {made.joint:.0f} points; the most there was together is {found.most:.0f}.")
        lines.append(_compared(found, name))
    lines.append(f"Meeting in the middle on everything: {middle.learner:.0f} for you, {middle.counterpart:.0f} for "
                 f"{name}, {middle.joint:.0f} together.")
    lines.append(f"Of {len(found.deals)} deals that could be signed, {found.worth_signing} are no worse than walking "
                 "away for either of you.")
    return tuple(lines)


def _compared(found: Ledgers, name: str) -> str:
    made, better = found.made, found.better
    assert made is not None
    if not better:
        return "No other deal is better for one of you without costing the other."
    best = max(better, key=lambda deal: (deal.joint, deal.learner))
    count = "One deal is" if len(better) == 1 else f"{len(better)} deals are"
    return (f"{count} better for one of you without costing the other, such as {best.learner:.0f} for you and "
            f"{best.counterpart:.0f} for {name}.")
