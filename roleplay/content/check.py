"""Checks a persona beyond its schema: references, moves, gates, payoffs, lines, and that nothing hidden is public."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from roleplay.content.check_lines import check_lines
from roleplay.content.check_secrets import check_secrets
from roleplay.content.finding import Finding, error, warning
from roleplay.content.parsing import Faulty, did_you_mean, parse_persona
from roleplay.content.spoken import every_text
from roleplay.domain.base import Noun
from roleplay.domain.persona import Interest, Issue, Persona
from roleplay.domain.rubric import Rubric
from roleplay.errors import ContentError
from roleplay.rules.deal import packages

FEWEST_DEALS = 12
"""Possible deals above both reservations below which there is too little to bargain over (D)."""

FILL_IN = "FILL IN"
"""What stands in a template where its author has not written yet."""
UNWRITTEN = "is still to be filled in"

__all__ = ["FEWEST_DEALS", "FILL_IN", "UNWRITTEN", "Checked", "Finding", "check_persona", "check_text"]


class Checked(Noun):
    """A text and what the check says of it. Without errors there is always a persona."""

    persona: Persona | None
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing keeps it from being played; warnings do not."""
        return not any(finding.severity == "error" for finding in self.findings)


def check_text(text: str, rubric: Rubric, path: Path | str = "persona.yaml", persona_id: str = "") -> Checked:
    """Everything an author should change in this text. `persona_id` is the id it must have, where that is settled."""
    try:
        persona = parse_persona(text, path)
    except ContentError as problem:
        faults = problem.faults if isinstance(problem, Faulty) else (problem,)
        return Checked(persona=None, findings=tuple(fault_found(fault) for fault in faults))
    found = check_persona(persona, rubric, str(path))
    if persona_id and persona.id != persona_id:
        wrong = error("id", f"is {persona.id!r}, the file is named {persona_id!r}", f"Set id: {persona_id}.")
        found = (wrong.model_copy(update={"path": str(path)}), *found)
    return Checked(persona=persona, findings=found)


def fault_found(fault: ContentError) -> Finding:
    """A fault of a file as a finding."""
    return Finding(path=fault.path, field=fault.where, problem=fault.problem, hint=fault.hint)


def check_persona(persona: Persona, rubric: Rubric, path: str = "") -> tuple[Finding, ...]:
    """What an author should change, errors first; empty where all is well. `path` is named in every finding."""
    if unwritten := list(_unwritten(persona)):
        return tuple(finding.model_copy(update={"path": str(path)}) for finding in unwritten)
    references = tuple(_references(persona))
    found = [*references, *_moves(persona, rubric), *_gates(persona, rubric), *_payoffs(persona),
             *check_lines(persona), *check_secrets(persona)]
    if not references:
        found += _deals(persona)
    placed = [finding.model_copy(update={"path": str(path)}) for finding in found]
    return tuple(sorted(placed, key=lambda finding: finding.severity))


def _unwritten(persona: Persona) -> Iterator[Finding]:
    """What a template left open. The rest of the check waits for it: it would compare one placeholder with another."""
    for field, text in every_text(persona):
        if FILL_IN in text:
            wanted = text.partition(FILL_IN)[2].strip(" :.")
            yield error(field, UNWRITTEN, f"Write: {wanted}." if wanted else "Write it.")


def _references(persona: Persona) -> Iterator[Finding]:
    interests = {interest.id for interest in persona.interests}
    yield from _twice("interests", (i.id for i in persona.interests))
    yield from _twice("issues", (i.id for i in persona.issues))
    for issue in persona.issues:
        where = f"issues.{issue.id}"
        yield from _twice(f"{where}.options", (o.id for o in issue.options))
        if issue.only is not None and issue.only not in {o.id for o in issue.options}:
            yield error(f"{where}.only", f"there is no option {issue.only!r}",
                        f"Name one of {_listed(o.id for o in issue.options)}, or leave `only` out.")
        for option in issue.options:
            if option.needs is not None and option.needs not in interests:
                yield error(f"{where}.options.{option.id}.needs", f"there is no interest {option.needs!r}",
                            f"Name one of {_listed(i.id for i in persona.interests)}, or leave `needs` out.")
        yield from _ambiguous(issue)
    for name in persona.examples.interests if persona.examples else ():
        if name not in interests:
            yield error(f"examples.interests.{name}", f"there is no interest {name!r}",
                        f"Name one of {_listed(i.id for i in persona.interests)}.")


def _twice(field: str, ids: Iterable[str]) -> Iterator[Finding]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield error(f"{field}.{name}", f"the id {name!r} is used {count} times", "Give each its own id.")


def _ambiguous(issue: Issue) -> Iterator[Finding]:
    phrases = Counter(p for o in issue.options for p in {o.label.casefold(), *(s.casefold() for s in o.says)})
    for phrase, count in phrases.items():
        if count > 1:
            yield error(f"issues.{issue.id}.options", f"{phrase!r} names {count} options",
                        "Keep a phrase with the one option it means.")


def _moves(persona: Persona, rubric: Rubric) -> Iterator[Finding]:
    helpful = [rule.name for rule in rubric.moves if rule.kind == "helpful"]
    harmful = [rule.name for rule in rubric.moves if rule.kind == "harmful"]
    for interest in persona.interests:
        for field in ("keys", "needs_move"):
            yield from _unknown(f"interests.{interest.id}.{field}", getattr(interest, field), helpful)
    yield from _unknown("triggers", persona.triggers, harmful)
    for name, factor in persona.triggers.items():
        if not 1 <= factor <= 3:
            yield error(f"triggers.{name}", f"makes it {factor} times as bad", "Give a factor from 1 to 3.")


def _unknown(field: str, names: Iterable[str], known: list[str]) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            yield error(field, f"{name!r} is no move that fits here",
                        f"{did_you_mean(name, known)} Choose from: {', '.join(known)}.".strip())


def _gates(persona: Persona, rubric: Rubric) -> Iterator[Finding]:
    """Whether a learner who does everything right can get everywhere."""
    rules, budget = rubric.dynamics, rubric.dynamics.difficulties[persona.difficulty].budget
    yield from _start(persona, rubric)
    trust = _highest_trust(persona, rubric, budget)
    needed = max(rules.trust_by_depth[interest.depth][-1] for interest in persona.interests)
    if trust < needed:
        yield error("start.trust", f"perfect turns reach {trust:.0f}, the deepest interest asks for {needed:.0f}",
                    "Raise the starting trust or lower the depth of the interest.")
    if 3 * len(persona.interests) > budget:
        yield error("interests", f"{len(persona.interests)} interests do not come out within {budget} turns",
                    "Leave one out or choose another difficulty.")
    for interest in persona.interests:
        yield from _keys(interest, rubric)


def _start(persona: Persona, rubric: Rubric) -> Iterator[Finding]:
    breach = rubric.dynamics.endings.breach
    ranges = {"trust": (breach.trust, 100), "tension": (-1, breach.tension), "patience": (breach.patience, 100)}
    for field, (low, high) in ranges.items():
        value = getattr(persona.start, field)
        if value is not None and not low < value < high:
            yield error(f"start.{field}", f"{value:g} ends the talk before it begins or lies outside 0 to 100",
                        f"Give a value between {max(low, 0):g} and {high:g}.")


def _keys(interest: Interest, rubric: Rubric) -> Iterator[Finding]:
    field, opening = f"interests.{interest.id}.keys", rubric.dynamics.opening
    progress = {rule.name: rule.progress for rule in rubric.moves}
    if not any(progress.get(key) for key in interest.keys):
        yield error(field, "none of these moves makes an interest come out",
                    f"Add one of: {', '.join(name for name, base in progress.items() if base)}.")
    if interest.why_hidden == "unaware" and not interest.needs_move and not set(interest.keys) & set(opening.unaware):
        yield warning(field, f"an unaware interest only comes out after {' or '.join(opening.unaware)}",
                      "Make that its key, so that what works and what is needed agree.")


def _highest_trust(persona: Persona, rubric: Rubric, turns: int) -> float:
    gain, start = rubric.dynamics.gain, persona.start.trust
    trust = rubric.dynamics.difficulties[persona.difficulty].trust if start is None else start
    for _ in range(turns):
        trust += gain.most.trust * max(gain.least, min(1.0, (gain.top - trust) / gain.span))
    return min(100.0, trust)


def _payoffs(persona: Persona) -> Iterator[Finding]:
    for side in ("learner", "counterpart"):
        total = sum(max(getattr(option, side) for option in issue.options) for issue in persona.issues)
        if total != 100:
            yield error("issues", f"the {side}'s best options add up to {total} points",
                        f"Change the {side}'s points so that its best option on every issue adds up to 100.")
        reservation = getattr(persona.reservation, side)
        if not 0 < reservation < 100:
            yield error(f"reservation.{side}", f"{reservation:g} is not between 0 and 100",
                        "Give the points that walking away is worth.")
    if sum(issue.type != "price" for issue in persona.issues) < 2:
        yield error("issues", "fewer than two issues are about something other than price",
                    "Add an issue of type timing, scope, resource or process.")
    if not any(_compatible(issue) for issue in persona.issues):
        yield error("issues", "on every issue one side's gain is the other's loss",
                    "There must be something both want: let the points of both rise together on one issue.")
    for issue in persona.issues:
        points = [option.counterpart for option in issue.options]
        if points != sorted(points):
            yield warning(f"issues.{issue.id}.options", "the options do not stand in the counterpart's order",
                          "List them from the counterpart's worst to its best.")


def _compatible(issue: Issue) -> bool:
    return any(one.learner < other.learner and one.counterpart < other.counterpart
               for one in issue.options for other in issue.options)


def _deals(persona: Persona) -> Iterator[Finding]:
    try:
        deals = packages(persona.issues)
    except ValueError as problem:
        yield error("issues", str(problem), "Use fewer options.")
        return
    good = sum(deal.learner >= persona.reservation.learner and deal.counterpart >= persona.reservation.counterpart
               for deal in deals)
    if good < FEWEST_DEALS:
        yield error("reservation", f"{good} of {len(deals)} possible deals are no worse than no deal for both sides",
                    f"Lower a reservation value or even out the points until there are at least {FEWEST_DEALS}.")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
