"""Terms and offers: what was named in talk, what it is worth to each side, and what could be agreed (C.7, D, F)."""

from roleplay.rules.deal.ledgers import Ledgers, ledgers, told
from roleplay.rules.deal.offer import read_offer
from roleplay.rules.deal.sheet import confirming, sheet, standing
from roleplay.rules.deal.value import (
    Package,
    acceptance,
    best_reachable,
    complete,
    concluded,
    efficiency,
    frontier,
    midpoint,
    packages,
    perceived,
    points,
    steps,
    surplus,
    valid,
    wording,
    worth,
)

__all__ = [
    "Ledgers",
    "Package",
    "acceptance",
    "best_reachable",
    "complete",
    "concluded",
    "confirming",
    "efficiency",
    "frontier",
    "ledgers",
    "midpoint",
    "packages",
    "perceived",
    "points",
    "read_offer",
    "sheet",
    "standing",
    "steps",
    "surplus",
    "told",
    "valid",
    "wording",
    "worth",
]
