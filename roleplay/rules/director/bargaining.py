"""What the counterpart answers to an offer (C.7). The voice never concedes by itself: it says the verdict."""

from typing import NamedTuple

from roleplay.domain.deal import Offer, Terms, Unplaced
from roleplay.domain.directions import Verdict
from roleplay.domain.persona import Issue
from roleplay.domain.state import State
from roleplay.rules.deal import (
    Package,
    acceptance,
    complete,
    concluded,
    packages,
    perceived,
    steps,
    valid,
    wording,
    worth,
)
from roleplay.rules.deal.value import option
from roleplay.rules.director.endings import ended
from roleplay.rules.director.moment import Moment


class Put(NamedTuple):
    """The learner's offer against what stands."""

    offer: Offer
    named: Terms
    """Terms named now."""
    standing: Terms
    """Terms settled, or put by the learner before."""
    package: Terms
    """What the offer comes to, all in all."""
    unplaced: tuple[Unplaced, ...] = ()
    """Values that are none of the options."""


class Ruling(NamedTuple):
    """What bargaining came to in a turn."""

    verdict: Verdict | None
    reciprocates: bool = False
    """A concession of the learner's is answered with a step of one's own."""


def answer(moment: Moment, state: State) -> Ruling:
    """The verdict on the turn's offer, and whether a concession is returned. What was voiced already stands."""
    if moment.voiced is not None:
        return Ruling(moment.voiced.verdict, "reciprocates" in moment.voiced.reactions)
    verdict = _judged(moment, state)
    if _owed(moment, state) and (verdict is None or verdict.kind == "counter"):
        step = _favour(moment, state, verdict)
        if step is not None:
            return Ruling(step, reciprocates=True)
    return Ruling(verdict)


def record(moment: Moment, state: State, given: Ruling) -> State:
    """The state after the offer and the answer to it."""
    verdict, put = given.verdict, _put(moment, state)
    owes = 0 if given.reciprocates else moment.dynamics.offers.owes if _gives(moment) else max(0, state.owes - 1)
    changes: dict[str, object] = {"owes": owes}
    taken_back = moment.reading.offer.withdrawn if moment.reading.offer else ()
    if taken_back:
        state = _withdrawn(state, taken_back)
    if put is not None:
        changes["table"] = {**state.table, **put.named}
        changes["settled"] = {i: o for i, o in state.settled.items() if put.named.get(i, o) == o}
        changes["agreed"] = state.agreed and put.package == put.standing
    if verdict is not None:
        changes |= _recorded(state, verdict, changes)
    if moment.did("follow_through"):
        changes["soft_yes"] = False
    state = state.model_copy(update=changes)
    if verdict is not None and verdict.kind == "accept":
        deal = concluded(moment.persona, state, verdict.terms, moment.rubric)
        return ended(state.model_copy(update={"deal": deal}), "agreed")
    return state


def _withdrawn(state: State, issues: tuple[str, ...]) -> State:
    """The state without the learner's word on these issues: it neither stands nor is it settled any more."""
    def kept(terms: Terms) -> Terms:
        return {issue: option for issue, option in terms.items() if issue not in issues}
    return state.model_copy(update={"table": kept(state.table), "settled": kept(state.settled), "agreed": False})


def _recorded(state: State, verdict: Verdict, changes: dict[str, object]) -> dict[str, object]:
    if verdict.kind == "settle":
        settled = changes.get("settled", state.settled)
        assert isinstance(settled, dict)
        return {"settled": {**settled, **verdict.terms}}
    if verdict.kind == "restate":
        # A quick yes is taken back once: the second time the terms are said back, they stand.
        soft = state.soft_yes and verdict.reason != "incomplete"
        return {"agreed": True, "table": dict(verdict.terms), "soft_yes": soft}
    if verdict.kind == "counter":
        return {"counter": {**state.counter, **verdict.terms}}
    return {}


def _put(moment: Moment, state: State) -> Put | None:
    """The offer as put; None where nothing was offered: an idea or a question commits nobody."""
    offer = moment.reading.offer
    if offer is None or not (offer.firm or offer.conditional or offer.restates or offer.accepts):
        return None
    if offer.withdrawn:
        state = _withdrawn(state, offer.withdrawn)
    standing = {**state.table, **state.settled}
    unplaced = tuple(u for u in offer.unplaced if any(u.issue == issue.id for issue in moment.persona.issues))
    named = _chosen(moment, state, offer, standing)
    if offer.accepts and not state.agreed:
        named = named or dict(state.counter)
        base = {**standing, **state.counter}
    else:
        base = {**state.counter, **standing} if offer.restates else standing
    if not (named or unplaced or (state.agreed and not offer.withdrawn)):
        return None
    return Put(offer, named, standing, {**base, **named}, unplaced)


def _chosen(moment: Moment, state: State, offer: Offer, standing: Terms) -> Terms:
    """The terms named; of several packages, the one that is worth most to the counterpart as it sees them."""
    issues = moment.persona.issues
    packages_ = [valid(issues, package) for package in offer.alternatives]
    if not any(packages_):
        return valid(issues, offer.terms)

    def suits(package: Terms) -> tuple[bool, float]:
        whole = {**standing, **package}
        return all(_signable(moment, whole)), perceived(moment.persona, state, whole, moment.rubric)
    return max(packages_, key=suits)


def _judged(moment: Moment, state: State) -> Verdict | None:
    put = _put(moment, state)
    if put is None:
        return None
    barred = _barred(moment, state)
    if barred:
        return _verdict(moment, "refuse", put.named or put.package, barred)
    if put.unplaced:
        return _asked(moment, put.unplaced[0])
    if complete(moment.persona.issues, put.package):
        return _whole(moment, state, put)
    return _piece(moment, state, put)


def _asked(moment: Moment, value: Unplaced) -> Verdict:
    """A value that is no option is asked about: what it stands next to is named, and nothing is taken for it."""
    issue = moment.persona.issue(value.issue)
    labels = [option(issue, near).label for near in value.nearest if issue.only in (None, near)]
    labels = labels or [o.label for o in steps(issue)]
    return Verdict(kind="clarify", issue=issue.name, said=value.said, wording=" or ".join(labels),
                   beyond=len(labels) == 1)


def _barred(moment: Moment, state: State) -> str:
    """Why nothing can be agreed in this turn whatever the terms; empty where it can. Pressure never buys anything."""
    if state.pending == 2:
        return "feeling"
    if state.tension > moment.dynamics.offers.tension or moment.did("pressure", "hostile", "deception"):
        return "tension"
    return ""


def _whole(moment: Moment, state: State, put: Put) -> Verdict:
    """On a package that covers every issue."""
    own = all(state.counter.get(issue) == chosen for issue, chosen in put.package.items())
    if state.trust < moment.difficulty.acceptance_trust:
        return _verdict(moment, "too_early", put.package, "trust") if own else _counter(moment, state, put, "trust")
    if not (own or _enough(moment, state, put.package)):
        blind = all(_signable(moment, put.package)) and _true_value(moment, put.package) >= _bar(moment, state)
        if blind:
            return _verdict(moment, "refuse", put.package, "unknown_need")
        return _counter(moment, state, put, "value")
    if not _said_back(moment, state, put):
        return _verdict(moment, "restate", put.package)
    if state.soft_yes and not moment.did("follow_through"):
        return _verdict(moment, "restate", put.package, "incomplete")
    return _verdict(moment, "accept", put.package)


def _said_back(moment: Moment, state: State, put: Put) -> bool:
    """The learner restates what both have: after being asked, or at once when all of it already stood on the table."""
    issues, named = moment.persona.issues, put.named
    whole = complete(issues, named)
    if state.agreed and put.package == put.standing:
        return whole or put.offer.restates or len(named) >= 2
    stood = complete(issues, put.standing) and put.package == put.standing
    countered = complete(issues, state.counter) and put.package == state.counter
    return whole and put.offer.restates and (stood or countered)


def _piece(moment: Moment, state: State, put: Put) -> Verdict:
    """On terms for some of the issues: settled one by one where trust and value allow, small ones first."""
    new = {issue: chosen for issue, chosen in put.named.items() if state.settled.get(issue) != chosen}
    ripe = {issue: chosen for issue, chosen in new.items() if state.trust >= _gate(moment, moment.persona.issue(issue))}
    if (new and not ripe) or (put.offer.conditional and len(ripe) < len(new)):
        return _verdict(moment, "too_early", new, "trust")
    own = all(state.counter.get(issue) == chosen for issue, chosen in ripe.items())
    if own or _fair(moment, state, ripe):
        return _verdict(moment, "settle", ripe or put.named)
    alone = {i: o for i, o in ripe.items() if not put.offer.conditional and _fair(moment, state, {i: o})}
    if alone:
        return _verdict(moment, "settle", alone)
    return _counter(moment, state, put, "value")


def _gate(moment: Moment, issue: Issue) -> float:
    """Trust from which an issue may be settled by itself."""
    rule, gate, weight = moment.dynamics.offers, moment.difficulty.acceptance_trust, worth(issue)
    if weight <= rule.small:
        return gate - rule.small_margin
    return max(gate, rule.large_trust) if weight >= rule.large else gate


def _fair(moment: Moment, state: State, terms: Terms) -> bool:
    """These terms bring their issues' share of what the counterpart would accept for the whole."""
    share = sum(worth(moment.persona.issue(issue)) for issue in terms) / 100
    value = perceived(moment.persona, state, terms, moment.rubric)
    return all(_signable(moment, terms)) and value >= _bar(moment, state) * share


def _enough(moment: Moment, state: State, package: Terms) -> bool:
    value = perceived(moment.persona, state, package, moment.rubric)
    return all(_signable(moment, package)) and value >= _bar(moment, state)


def _signable(moment: Moment, terms: Terms) -> list[bool]:
    return [moment.persona.issue(issue).only in (None, chosen) for issue, chosen in terms.items()]


def _true_value(moment: Moment, terms: Terms) -> float:
    return sum(option(moment.persona.issue(issue), chosen).counterpart for issue, chosen in terms.items())


def _bar(moment: Moment, state: State) -> float:
    """Points asked for, lowered a little where an objective criterion was put forward well."""
    bar, reservation = acceptance(moment.persona, state, moment.rubric), moment.persona.reservation.counterpart
    if moment.did("objective_criterion") and moment.at_least("collaboration", 3):
        bar -= (bar - reservation) * moment.dynamics.offers.criterion
    return bar


def _counter(moment: Moment, state: State, put: Put, reason: str) -> Verdict:
    """Terms in return: positional while there is little trust, later the package that suits both best."""
    rule = moment.dynamics.offers
    best = _integrative(moment, state, put) if state.trust >= rule.integrative_trust else None
    return _verdict(moment, "counter", best or _positional(moment, put), reason)


def _positional(moment: Moment, put: Put) -> Terms:
    """Its own best on price, one step from it elsewhere, on what has been spoken of."""
    def wish(issue: Issue) -> str:
        options = steps(issue)
        return options[-1 if issue.type == "price" or len(options) == 1 else -2].id
    issues = (issue for issue in moment.persona.issues if issue.type == "price" or issue.id in put.package)
    return {issue.id: wish(issue) for issue in issues}


def _integrative(moment: Moment, state: State, put: Put) -> Terms | None:
    """Among the deals it could accept, the one nearest to what the learner asked for, then best for the learner."""
    bar = _bar(moment, state)
    good = [deal for deal in packages(moment.persona.issues)
            if perceived(moment.persona, state, deal.terms, moment.rubric) >= bar]
    if not good:
        return None

    def suits(deal: Package) -> tuple[float, float, float]:
        near = sum(_nearness(moment.persona.issue(issue), chosen, deal.terms[issue]) * (2 if issue in put.named else 1)
                   for issue, chosen in put.package.items())
        return near, deal.learner, deal.counterpart
    return max(good, key=suits).terms


def _nearness(issue: Issue, wanted: str, offered: str) -> float:
    ids = [o.id for o in issue.options]
    return 1 - abs(ids.index(wanted) - ids.index(offered)) / (len(ids) - 1)


def _gives(moment: Moment) -> bool:
    return moment.did("reciprocal_concession") and moment.at_least("collaboration", 3)


def _owed(moment: Moment, state: State) -> bool:
    return (state.owes > 0 or _gives(moment)) and not _barred(moment, state)


def _favour(moment: Moment, state: State, verdict: Verdict | None) -> Verdict | None:
    """One step towards the learner on the issue where it costs least, other than those the learner moved on."""
    put = _put(moment, state)
    named = put.named if put else {}
    base = {**state.counter, **(verdict.terms if verdict else {})}
    offered: list[tuple[float, str, str]] = []
    for issue in moment.persona.issues:
        ids = [o.id for o in steps(issue)]
        at = ids.index(base[issue.id]) if base.get(issue.id) in ids else len(ids) - 1
        if issue.id not in named and issue.id not in state.settled and at > 0:
            here, there = option(issue, ids[at]), option(issue, ids[at - 1])
            offered.append((here.counterpart - there.counterpart, issue.id, there.id))
    if not offered:
        return None
    _, issue_id, option_id = min(offered)
    return _verdict(moment, "counter", {**(verdict.terms if verdict else {}), issue_id: option_id})


def _verdict(moment: Moment, kind: str, terms: Terms, reason: str = "") -> Verdict:
    about = moment.persona.issue(next(iter(terms))).name if len(terms) == 1 else ""
    return Verdict.model_validate({"kind": kind, "terms": dict(terms), "reason": reason, "issue": about,
                                   "wording": wording(moment.persona.issues, terms)})
