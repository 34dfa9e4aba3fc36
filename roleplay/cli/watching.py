"""Prints an expert run to read: what is said and why, what is answered, and what it did."""

import textwrap

from rich.console import Console
from rich.text import Text

from roleplay.cli.console import SIGNS, WIDTH
from roleplay.domain.base import SKILLS
from roleplay.domain.persona import Persona
from roleplay.domain.state import LEVELS
from roleplay.rules import deal
from roleplay.watching import Step, Watched

SPOILER = "This gives away what {name} holds back. Talk to {name} first, and watch afterwards."


def show(persona: Persona, watched: Watched) -> None:
    """Print the run from the opening to how it ended."""
    console = Console(width=min(WIDTH, Console().width), highlight=False)
    console.print(Text(f"{persona.title}: {persona.name}, {persona.role}", style="bold"))
    console.print(Text(SPOILER.format(name=persona.name), style="yellow"))
    console.print(Text(f"An expert run of {len(watched.steps)} turns, seed {watched.seed}", style="dim"))
    console.print(_said(persona.name, watched.opening))
    for step in watched.steps:
        console.print(_said(f"{step.number}. You", step.say))
        console.print(Text(textwrap.indent(textwrap.fill(step.note, console.width - 6), "    | "), style="cyan"))
        console.print(_said(persona.name, step.reply))
        console.print(Text("\n".join(f"    {line}" for line in effects(step)), style="dim"))
    console.print(Text("\n" + "\n".join(_result(persona, watched)), style="bold"))


def effects(step: Step) -> list[str]:
    """What a step earned and did: levels, moves, trust and tension, what came out."""
    levels = "  ".join(f"{skill} {SIGNS[step.assessment.levels[skill]]}" for skill in SKILLS)
    moves = ", ".join(dict.fromkeys(move.move.replace("_", " ") for move in step.assessment.moves))
    before, after = step.before, step.after
    lines = [
        f"{levels}" + (f"  ({moves})" if moves else ""),
        f"trust {before.trust:.0f} -> {after.trust:.0f}, tension {before.tension:.0f} -> {after.tension:.0f}",
    ]
    if step.opened is not None:
        lines.append(f"came out: {step.opened.topic}, {LEVELS[step.opened.level]}")
    return lines


def _result(persona: Persona, watched: Watched) -> list[str]:
    full, every = watched.told
    lines = [f"{full} of {every} hidden interests came out in full."]
    if watched.deal is not None:
        made = watched.deal
        lines.append(
            f"Agreed: {deal.wording(persona.issues, made.terms)}. Worth {made.learner:.0f} to you (walking away: "
            f"{made.learner_reservation:.0f}) and {made.counterpart:.0f} to {persona.name} "
            f"({made.counterpart_reservation:.0f})."
        )
    else:
        lines.append(f"No agreement on this seed: {watched.outcome.replace('_', ' ')}.")
    if watched.unsaid:
        lines.append(f"{watched.unsaid} of the lines were not said: it ended before.")
    return lines


def _said(who: str, text: str) -> Text:
    return Text.assemble(("\n" + who + ": ", "bold"), text)
