"""What terms are worth to each side, and every deal there could be (C.7, D, F). Points run 0-100 a side."""

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from roleplay.domain.deal import Deal, Terms
from roleplay.domain.persona import Issue, Option, Persona
from roleplay.domain.rubric import Rubric
from roleplay.domain.state import State

PARTIAL = 2
MOST_PACKAGES = 20_000
"""Deals that are enumerated exactly; four issues of ten options each stay below."""


class Package(NamedTuple):
    """A complete set of terms and its points."""

    terms: Terms
    learner: float
    counterpart: float

    @property
    def joint(self) -> float:
        """Both sides' points together."""
        return self.learner + self.counterpart


def option(issue: Issue, option_id: str) -> Option:
    """The option of this id. Raises KeyError."""
    for candidate in issue.options:
        if candidate.id == option_id:
            return candidate
    raise KeyError(option_id)


def steps(issue: Issue) -> tuple[Option, ...]:
    """The options the counterpart can sign, from the learner's best to its own."""
    return tuple(o for o in issue.options if issue.only is None or o.id == issue.only)


def valid(issues: Sequence[Issue], terms: Terms) -> Terms:
    """Those of the terms that name an issue and an option there are."""
    known = {issue.id: {o.id for o in issue.options} for issue in issues}
    return {issue: chosen for issue, chosen in terms.items() if chosen in known.get(issue, ())}


def complete(issues: Sequence[Issue], terms: Terms) -> bool:
    """Whether every issue has its term."""
    return all(issue.id in terms for issue in issues)


def worth(issue: Issue) -> int:
    """Most points the counterpart could get on an issue: how much it weighs."""
    return max(o.counterpart for o in issue.options)


def points(issues: Sequence[Issue], terms: Terms) -> Package:
    """The terms with the points of both sides; open issues count nothing."""
    chosen = [option(issue, terms[issue.id]) for issue in issues if issue.id in terms]
    return Package(terms, sum(o.learner for o in chosen), sum(o.counterpart for o in chosen))


def packages(issues: Sequence[Issue]) -> tuple[Package, ...]:
    """Every complete deal the counterpart could sign. Raises ValueError where there are more than `MOST_PACKAGES`."""
    if prod(len(steps(issue)) for issue in issues) > MOST_PACKAGES:
        raise ValueError(f"more than {MOST_PACKAGES} possible deals")
    return tuple(Package({issue.id: o.id for issue, o in zip(issues, chosen, strict=True)},
                         sum(o.learner for o in chosen), sum(o.counterpart for o in chosen))
                 for chosen in product(*(steps(issue) for issue in issues)))


def perceived(persona: Persona, state: State, terms: Terms, rubric: Rubric) -> float:
    """The terms' points as the counterpart sees them: an option for a need nobody has spoken of is not yet trusted."""
    unknown = rubric.dynamics.offers.unknown_need
    total = 0.0
    for issue in persona.issues:
        if issue.id in terms:
            chosen = option(issue, terms[issue.id])
            known = chosen.needs is None or state.interest(chosen.needs).level >= PARTIAL
            total += chosen.counterpart * (1.0 if known else unknown)
    return total


def acceptance(persona: Persona, state: State, rubric: Rubric) -> float:
    """Points from which the counterpart accepts: A = R + (aspiration - R)(1 - k), k by trust and time (C.7)."""
    rule, reservation = rubric.dynamics.offers, persona.reservation.counterpart
    trust = min(1.0, max(0.0, (state.trust - rule.trust_from) / rule.trust_span))
    ease = rule.trust_share * trust + rule.time_share * min(1.0, state.turn / state.budget)
    return reservation + (rule.aspiration - reservation) * (1 - ease)


def frontier(deals: Sequence[Package]) -> tuple[Package, ...]:
    """Deals that none beats for one side without loss to the other, from the counterpart's best to the learner's."""
    best: list[Package] = []
    for deal in sorted(deals, key=lambda d: (-d.learner, -d.counterpart)):
        if not best or deal.counterpart > best[-1].counterpart or _same(deal, best[-1]):
            best.append(deal)
    return tuple(reversed(best))


def efficiency(deal: Package, deals: Sequence[Package]) -> float:
    """PE, 0-1: the share of possible deals that are not better for one side and at least as good for the other (F)."""
    better = sum(d.learner >= deal.learner and d.counterpart >= deal.counterpart and not _same(d, deal) for d in deals)
    return 1 - better / len(deals)


def midpoint(issues: Sequence[Issue]) -> Package:
    """The deal that meets in the middle: on each issue the option nearest to half of both sides' best (F)."""
    def middle(issue: Issue) -> str:
        options = steps(issue)
        learner, counterpart = (max(1, *(getattr(o, side) for o in options), 1) for side in ("learner", "counterpart"))
        return min(options, key=lambda o: abs(o.learner / learner - 0.5) + abs(o.counterpart / counterpart - 0.5)).id
    return points(issues, {issue.id: middle(issue) for issue in issues})


def surplus(value: float, reservation: float) -> float:
    """Points above what walking away is worth, as a share of all there are; below 0, leaving would have been better."""
    return (value - reservation) / (100 - reservation)


def best_reachable(persona: Persona, state: State, rubric: Rubric) -> float | None:
    """The learner's points in the best deal within reach; None where the counterpart would take none at all.

    Interests that were never found out, and trust below the gate of acceptance, do not count against it: both were in
    the learner's hands, so leaving a good deal undiscovered is not "no deal was possible".
    """
    gate = rubric.dynamics.difficulties[persona.difficulty].acceptance_trust
    bar = acceptance(persona, state.model_copy(update={"trust": max(state.trust, gate)}), rubric)
    return max((deal.learner for deal in packages(persona.issues) if deal.counterpart >= bar), default=None)


def concluded(persona: Persona, state: State, terms: Terms, rubric: Rubric) -> Deal:
    """The deal on these terms, with its quality (C.8, F)."""
    deal, rule = points(persona.issues, terms), rubric.dynamics.offers
    own = surplus(deal.learner, persona.reservation.learner)
    theirs = surplus(deal.counterpart, persona.reservation.counterpart)
    served = any(chosen.needs is not None and state.interest(chosen.needs).level >= PARTIAL
                 for issue in persona.issues for chosen in (option(issue, terms[issue.id]),))
    lopsided = min(own, theirs) < 0 or abs(own - theirs) >= rule.lopsided_gap
    integrative = (served and min(own, theirs) >= rule.integrative_surplus
                   and efficiency(deal, packages(persona.issues)) >= rule.integrative_efficiency)
    return Deal(terms=dict(terms), learner=deal.learner, counterpart=deal.counterpart,
                learner_reservation=persona.reservation.learner,
                counterpart_reservation=persona.reservation.counterpart,
                quality="integrative" if integrative else "lopsided" if lopsided else "compromise")


def wording(issues: Sequence[Issue], terms: Terms) -> str:
    """The terms in words, in the order of the issues: "54k a year, a 60-day pilot and 36 months"."""
    labels = [option(issue, terms[issue.id]).label for issue in issues if issue.id in terms]
    return " and ".join(part for part in (", ".join(labels[:-1]), labels[-1] if labels else "") if part)


def _same(one: Package, other: Package) -> bool:
    return one.learner == other.learner and one.counterpart == other.counterpart
