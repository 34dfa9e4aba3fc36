"""A step of an expert run as markup: the note, what came out, and what it did to the counterpart."""

from markupsafe import Markup

from roleplay.domain.persona import Persona
from roleplay.domain.state import LEVELS, State
from roleplay.ui.words import plain
from roleplay.watching import Opened, Step, Watched

TOLD = {1: "as a hint", 2: "in part", 3: "in full"}


def note(step: Step) -> str:
    """Why the expert says it."""
    return Markup('<div class="rp-note" role="note"><b>Why this, now</b>{}</div>').format(step.note)


def opened(told: Opened, name: str) -> str:
    """What came out in this step."""
    return Markup('<div class="rp-opened"><b>{} tells you {}: {}</b><br>“{}”</div>').format(
        name, TOLD[told.level], told.topic, told.line
    )


def meters(before: State, after: State) -> str:
    """Trust, tension and patience after the step, with how they changed."""
    rows = (("Trust", "trust", ""), ("Tension", "tension", " tense"), ("Patience", "patience", ""))
    cells = (
        Markup(
            '<span>{}</span><span class="rp-bar{}" aria-hidden="true"><i style="--share:{}%"></i></span>'
            '<span class="now">{}</span>'
        ).format(label, kind, round(getattr(after, field)), _change(getattr(before, field), getattr(after, field)))
        for label, field, kind in rows
    )
    told = Markup("").join(cells)
    return Markup('<div class="rp-meters" role="group" aria-label="How they feel now">{}</div>').format(told)


def _change(before: float, after: float) -> str:
    was, now = round(before), round(after)
    return f"{now}" if was == now else f"{was} → {now}"


def interests(persona: Persona, before: State, after: State) -> str:
    """How far each hidden interest is out, dots and words; what changed in this step stands out."""
    rows = []
    for interest in persona.interests:
        level, was = after.interest(interest.id).level, before.interest(interest.id).level
        pips = Markup("").join(Markup('<i class="{}"></i>').format("on" if n < level else "off") for n in range(3))
        rows.append(
            Markup(
                '<div role="listitem" class="{}"><span class="rp-pips" aria-hidden="true">{}</span>{}: {}</div>'
            ).format("new" if level > was else "", pips, interest.topic, LEVELS[level])
        )
    every = Markup("").join(rows)
    return Markup('<div class="rp-out" role="list" aria-label="What has come out">{}</div>').format(every)


def result(persona: Persona, watched: Watched) -> list[str]:
    """How the run ended, a sentence each, as Markdown."""
    full, every = watched.told
    lines = [f"{full} of {every} hidden interests came out in full."]
    if watched.deal is not None:
        made = watched.deal
        lines.append(
            f"The agreement is worth **{made.learner:.0f}** of 100 to the learner, who would have walked away below "
            f"{made.learner_reservation:.0f}, and **{made.counterpart:.0f}** to {plain(persona.name)}, who would have "
            f"below {made.counterpart_reservation:.0f}."
        )
    else:
        lines.append("There was no agreement this time. The same words meet another day with every seed.")
    if watched.unsaid:
        lines.append(f"It ended before everything was said: {watched.unsaid} of the lines are left.")
    return lines
