"""Reads `offers.txt`: what learners say, in which state of the talk, and what it puts forward."""

import re
from pathlib import Path
from typing import NamedTuple

from roleplay.domain.deal import Offer, Standing, Terms

FILE = Path(__file__).with_name("offers.txt")


class Line(NamedTuple):
    persona: str
    standing: Standing
    words: str
    meant: str


def lines() -> list[Line]:
    found: list[Line] = []
    persona, standing = "", Standing()
    for row in FILE.read_text(encoding="utf-8").splitlines():
        if row.startswith("@"):
            persona, *sides = (part.strip() for part in row[1:].split("|"))
            given = {side: terms_of(text) for side, text in (part.split(":", 1) for part in sides)}
            standing = Standing(learner=given.get("ours", {}), counterpart=given.get("theirs", {}))
        elif "=>" in row and not row.startswith("#"):
            words, meant = row.split(" => ")
            found.append(Line(persona, standing, words, as_set(meant)))
    return found


def terms_of(text: str) -> Terms:
    return dict(part.split("=") for part in text.split())


def as_set(meant: str) -> str:
    """The marks in one order, packages kept in theirs."""
    packages = [" ".join(sorted(p.split())) for p in re.findall(r"\{([^}]*)\}", meant)]
    rest = re.sub(r"\{[^}]*\}|\bor\b", " ", meant).split()
    return " ".join((*sorted(rest), *(f"{{{p}}}" for p in packages)))


def told(offer: Offer | None) -> str:
    """An offer in the file's words."""
    if offer is None:
        return "nothing"
    marks = [f"{i}={o}" for i, o in offer.terms.items()]
    marks += [f"{u.issue}?{'/'.join(u.nearest)}" for u in offer.unplaced]
    marks += [f"drops:{issue}" for issue in offer.withdrawn]
    marks += [name for name, holds in (("firm", offer.firm), ("if", offer.conditional), ("back", offer.restates),
                                       ("yes", offer.accepts)) if holds]
    if not offer.firm and not offer.withdrawn:
        marks.append("idea")
    marks += [f"{{{' '.join(f'{i}={o}' for i, o in package.items())}}}" for package in offer.alternatives]
    return as_set(" ".join(marks))
