"""The term sheet: where each issue stands, as a view of the state, which is itself a fold over the turns (C.7)."""

from roleplay.domain.deal import SheetLine, Standing, Status, Terms, TermSheet
from roleplay.domain.persona import Issue, Persona
from roleplay.domain.state import State
from roleplay.rules.deal.value import option, points, wording


def standing(state: State) -> Standing:
    """The last word of each side on each issue. What is settled is the word of both."""
    return Standing(learner={**state.table, **state.settled}, counterpart={**state.counter, **state.settled})


def sheet(persona: Persona, state: State) -> TermSheet:
    """The sheet of a session in this state."""
    done = state.deal.terms if state.deal and state.outcome == "agreed" else {}
    words = standing(state)
    lines = tuple(_line(issue, words, state, done) for issue in persona.issues)
    package = done or _package(persona, words, state)
    whole = len(package) == len(persona.issues)
    said = any(line.status in ("theirs", "apart", "settled", "accepted") for line in lines)
    return TermSheet(lines=lines, package=package, whole=whole, agreed=bool(done),
                     waits=state.agreed and not state.ended, confirmable=bool(package) and said and not state.ended,
                     points=points(persona.issues, package).learner,
                     reservation=persona.reservation.learner, batna=persona.batna.learner)


def confirming(persona: Persona, held: TermSheet) -> str:
    """What the learner would say to have the sheet confirmed, in the words the counterpart uses for the terms."""
    terms = wording(persona.issues, held.package)
    if held.whole:
        return f"Let me say it back so that we both have the same: {terms}. Is that right?"
    return f"Let me say back what we have so far: {terms}. Is that right?"


def _package(persona: Persona, words: Standing, state: State) -> Terms:
    """What would be said back: what waits for it, or else the counterpart's last word before the learner's own."""
    found = words.learner if state.agreed else {**words.learner, **words.counterpart}
    return {issue.id: found[issue.id] for issue in persona.issues if issue.id in found}


def _line(issue: Issue, words: Standing, state: State, done: Terms) -> SheetLine:
    theirs, yours = words.counterpart.get(issue.id), words.learner.get(issue.id)
    status = _status(issue.id, words, state, done)
    if done:
        theirs = yours = done[issue.id]
    return SheetLine(issue=issue.id, name=issue.name, status=status,
                     theirs=option(issue, theirs).label if theirs else "",
                     yours=option(issue, yours).label if yours else "",
                     options=tuple((o.label, o.learner) for o in issue.options),
                     points=option(issue, yours).learner if yours else None)


def _status(issue: str, words: Standing, state: State, done: Terms) -> Status:
    theirs, yours = words.counterpart.get(issue), words.learner.get(issue)
    if done:
        return "agreed"
    if issue in state.settled:
        return "settled"
    if yours and (state.agreed or yours == theirs):
        return "accepted"
    if yours and theirs:
        return "apart"
    return "yours" if yours else "theirs" if theirs else "open"
