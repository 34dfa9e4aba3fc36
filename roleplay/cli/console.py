"""Prints a session: as events for programs, as text for people."""

import json
import textwrap
from typing import Any

from rich.console import Console
from rich.text import Text

from roleplay.debrief import Summary
from roleplay.domain.assessment import Advice, Assessment
from roleplay.domain.base import SKILLS
from roleplay.domain.deal import Status
from roleplay.domain.persona import Persona
from roleplay.domain.session import Mode, Session, Turn
from roleplay.domain.state import State
from roleplay.practice import Ended, Event, Failed, Graded, Moved, Replied, Sitting
from roleplay.rules import deal, feedback

WIDTH = 100
SIGNS = {None: "·", 0: "0", 1: "1", 2: "2", 3: "3", 4: "4"}


class JsonLines:
    """One JSON event a line, for programs."""

    def begin(self, persona: Persona, session: Session) -> None:
        """Print the session and the opening."""
        self._print(
            {"event": "session", "id": session.id, "persona": persona.id, "seed": session.seed, "model": session.model}
        )
        self._print({"event": "opening", "text": session.opening})

    def show(self, event: Event) -> None:
        """Print what a program wants of an event."""
        match event:
            case Replied(turn=turn) if turn.reply:
                self._print({"event": "reply", "turn": turn.number, "text": turn.reply.text})
            case Graded(turn=turn) if turn.assessment:
                self._print({"event": "assessment", "turn": turn.number} | assessed(turn.assessment))
            case Moved(turn=number, state=state):
                self._print({"event": "state", "turn": number} | moved(state))
            case Failed(turn=turn, message=message, hint=hint, retryable=retryable):
                self._print(
                    {"event": "failed", "turn": turn.number, "message": message, "hint": hint, "retryable": retryable}
                )
            case _:
                pass

    def end(self, sitting: Sitting, summary: Summary) -> None:
        """Print how it ended."""
        deal = sitting.state.deal
        self._print(
            {
                "event": "end",
                "outcome": sitting.session.outcome,
                "deal": deal.model_dump() if deal else None,
                "scores": summary.scores,
                "metrics": summary.metrics.model_dump(),
            }
        )

    def _print(self, event: dict[str, Any]) -> None:
        print(json.dumps(event, ensure_ascii=False), flush=True)


def assessed(assessment: Assessment) -> dict[str, Any]:
    """An assessment as the event stream gives it."""
    advice = assessment.advice
    return {
        "source": assessment.source,
        "status": assessment.status,
        "reason": assessment.reason,
        "levels": assessment.levels,
        "moves": [move.model_dump() for move in assessment.moves],
        "caps": [cap.model_dump() for cap in assessment.caps],
        "flags": list(assessment.flags),
        "advice": {"keep": advice.keep, "try": advice.try_, "rewrite": advice.rewrite},
    }


def moved(state: State) -> dict[str, Any]:
    """The counterpart's state as the event stream gives it."""
    return {
        "trust": round(state.trust, 1),
        "tension": round(state.tension, 1),
        "patience": round(state.patience, 1),
        "phase": state.phase,
        "interests": {interest.id: interest.level for interest in state.interests},
    }


class Reader:
    """A conversation to read, with grades and advice under each turn."""

    def __init__(self, counterpart: str, *, typed: bool) -> None:
        """`typed`: the learner sees their own words already, as they typed them."""
        self._console = Console(width=min(WIDTH, Console().width), highlight=False)
        self._name, self._typed = counterpart, typed
        self._mode: Mode = "learn"
        self._turns: list[Turn] = []

    def begin(self, persona: Persona, session: Session) -> None:
        """Print the brief, the mode and the opening."""
        self._mode = session.mode
        self._console.print(Text(f"{persona.title}: {persona.name}, {persona.role}", style="bold"))
        self._console.print(Text(persona.brief.strip()))
        told = f"session {session.id}, seed {session.seed}, {session.model}, {session.mode} mode"
        self._console.print(Text(told, style="dim"))
        self._say(self._name, session.opening)

    def note(self, text: str) -> None:
        """Print a word to the learner."""
        self._console.print(Text(text, style="dim"))

    def show(self, event: Event) -> None:
        """Print what a person wants of an event."""
        match event:
            case Replied(turn=turn) if turn.reply:
                if not self._typed:
                    self._say("You", turn.words)
                self._say(self._name, turn.reply.text)
            case Graded(turn=turn) if turn.assessment:
                self._turns.append(turn)
                self._feedback(turn.assessment, feedback.shown(self._mode, self._turns)[turn.number])
            case Failed(message=message, hint=hint):
                self._console.print(Text(f"No reply: {message} {hint}", style="red"))
            case Ended(outcome=outcome):
                self.note(f"The conversation has ended: {outcome}.")
            case _:
                pass

    def _feedback(self, assessment: Assessment, shown: feedback.Shown) -> None:
        """Print as much of a grade as the session's mode shows during the talk."""
        if shown == "nothing":
            return
        if self._mode == "learn":
            told = graded(assessment)
        else:
            told = "\n".join((levels_line(assessment), *(advice_lines(assessment.advice) if shown == "tip" else ())))
        self._console.print(Text(textwrap.indent(told, "    "), style="cyan"))

    def end(self, sitting: Sitting, summary: Summary) -> None:
        """Print how it ended; in Perform mode with all the grades that were held back."""
        if sitting.session.mode == "perform":
            for turn in sitting.turns:
                self._console.print(Text("\n" + "\n".join(turn_lines(turn, self._name)), style="cyan"))
        self._console.print(Text("\n" + summary.text, style="bold"))

    def _say(self, who: str, text: str) -> None:
        self._console.print(Text.assemble(("\n" + who + ": ", "bold"), text))


def graded(assessment: Assessment) -> str:
    """Levels, evidence and advice of one turn in a few lines."""
    moves = [f"{move.move.replace('_', ' ')}: “{move.quote}”" for move in assessment.moves]
    return "\n".join((levels_line(assessment), *moves, *advice_lines(assessment.advice)))


def levels_line(assessment: Assessment) -> str:
    """The three levels in a line, with what is wrong with the grade where something is."""
    levels = "  ".join(f"{skill} {SIGNS[assessment.levels[skill]]}" for skill in SKILLS)
    return levels + (f"  ({assessment.status}: {assessment.reason})" if assessment.reason else "")


def advice_lines(advice: Advice) -> list[str]:
    """What to keep, what to try, and how it might be said: those of the three there are."""
    told = (("keep", advice.keep), ("try", advice.try_), ("say", advice.rewrite))
    return [f"{word}: {text}" for word, text in told if text]


STANDS: dict[Status, str] = {"open": "open", "yours": "you put this", "theirs": "they put this", "apart": "you differ",
                             "accepted": "ready to be said back", "settled": "agreed so far", "agreed": "in the deal"}


def term_sheet(sitting: Sitting) -> str:
    """Where the terms stand, with the learner's own points; nothing of what they are worth to the counterpart."""
    held = deal.sheet(sitting.persona, sitting.state)
    name = sitting.persona.name
    lines = []
    for line in held.lines:
        worth = dict(line.options)
        said = (("You", line.yours), (name, line.theirs))
        both = bool(line.yours) and line.yours == line.theirs
        lines.append(f"{line.name[:1].upper()}{line.name[1:]}: {STANDS[line.status]}")
        lines += [f"    {'Both' if both else who}: {label} ({worth[label]} for you)"
                  for who, label in said[:1 if both else 2] if label]
        lines.append(f"    worth to you: {', '.join(f'{label} {points}' for label, points in line.options)}")
    missing = len(held.lines) - len(held.package)
    lines.append(f"On the table: {held.points:.0f} of 100 for you{f', {missing} still open' if missing else ''}. "
                 f"Leaving is worth {held.reservation:.0f}: {held.batna}")
    if held.confirmable:
        lines.append(f"To say it back: {deal.confirming(sitting.persona, held)}")
    return "\n".join(lines)


def turn_lines(turn: Turn, name: str) -> list[str]:
    """One turn as text."""
    lines = [f"{turn.number}. You: {turn.words}"]
    lines.append(
        f"   {name}: {turn.reply.text}" if turn.reply else f"   (no reply: {turn.failure or 'not answered yet'})"
    )
    if turn.assessment:
        lines.append(textwrap.indent(graded(turn.assessment), "      "))
    return lines


def as_text(sitting: Sitting) -> str:
    """A session to read in a terminal."""
    name, session = sitting.persona.name, sitting.session
    head = f"{session.title}: {name}, {session.created:%Y-%m-%d %H:%M}, {session.outcome or 'going on'}"
    lines = [head, "", f"{name}: {session.opening}"]
    for turn in sitting.turns:
        lines += ["", *turn_lines(turn, name)]
    return "\n".join(lines)


def as_markdown(sitting: Sitting) -> str:
    """A session as Markdown; what people said stands in quotes, line by line, so that it cannot become markup."""
    name, session = sitting.persona.name, sitting.session
    lines = [
        f"# {session.title}",
        "",
        f"{name}, {session.created:%Y-%m-%d %H:%M}, {session.outcome or 'going on'}",
        "",
        f"**{name}:**",
        "",
        _quoted(session.opening),
    ]
    for turn in sitting.turns:
        lines += [
            "",
            f"## Turn {turn.number}",
            "",
            "**You:**",
            "",
            _quoted(turn.words),
            "",
            f"**{name}:**",
            "",
            _quoted(turn.reply.text if turn.reply else ""),
        ]
        if turn.assessment:
            lines += ["", _quoted(graded(turn.assessment))]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return textwrap.indent(text, "    ", lambda _: True)


def as_json(sitting: Sitting) -> str:
    """All that is kept of a session, but not what the counterpart was about to say in a reply that never came."""
    kept = {
        "session": sitting.session.model_dump(mode="json"),
        "turns": [
            turn.model_dump(mode="json") | ({"directions": None} if turn.reply is None else {})
            for turn in sitting.turns
        ],
    }
    return json.dumps(kept, ensure_ascii=False, indent=1)
