"""Checks what a persona says: that there is a line for every moment, and that lines can be spoken."""

import re
from collections.abc import Iterator
from typing import get_args

from roleplay.content.finding import Finding, error, warning
from roleplay.content.spoken import content_stems, spoken_lines
from roleplay.domain.persona import Interest, Persona, Situation

SLOTS = ("terms", "issue", "topic", "words")
"""What a line for a situation may leave open."""
LONGEST = 40
"""Words in a line; a full disclosure or an opening may have `LONGEST_TOLD`."""
LONGEST_TOLD = 60
ONCE: frozenset[Situation] = frozenset({
    "thats_right", "insulted", "lied_to", "foreign", "agreement", "learner_leaves", "warning", "walk_away", "stall",
    "time_up", "reciprocates"})
"""Moments that come up once in a session at most, or nearly so."""
FEWEST_ONCE, FEWEST = 2, 3
FEWEST_ANSWERS = 8
FEWEST_TOPICS = 6

_BRACES = re.compile(r"\{(\w*)\}")


def check_lines(persona: Persona) -> Iterator[Finding]:
    """Findings about openings, lines, answers and what is said of the interests."""
    yield from _situations(persona)
    yield from _openings(persona)
    if len(persona.voice.answers) < FEWEST_ANSWERS:
        yield warning("voice.answers", f"only {len(persona.voice.answers)} things can be asked and answered",
                      "Add what a learner will ask anyway: team, tools, who decides, timing, budget, next step.")
    for interest in persona.interests:
        yield from _interest(interest)
    yield from _wordings(persona)


def _situations(persona: Persona) -> Iterator[Finding]:
    for situation in get_args(Situation):
        lines, field = persona.voice.lines.get(situation, ()), f"voice.lines.{situation}"
        fewest = FEWEST_ONCE if situation in ONCE else FEWEST
        if not lines:
            yield error(field, "has no line", f"Write at least {fewest}; docs/personas.md says when they are spoken.")
        elif len(lines) < fewest:
            yield warning(field, f"has {len(lines)} of {fewest} lines", "Write more, or the person will repeat itself.")
        if situation == "offer_counter" and lines and not any("{terms}" in line for line in lines):
            yield error(field, "no line says what is proposed instead", "Put {terms} into the lines.")
        if situation != "offer_counter" and lines and all("{" in line for line in lines):
            yield warning(field, "every line leaves something open", "Write one that can be said as it stands.")


def _openings(persona: Persona) -> Iterator[Finding]:
    position = set(content_stems(persona.position))
    for number, line in enumerate(persona.voice.openings, start=1):
        if len(position & set(content_stems(line))) < min(2, len(position)):
            yield error(f"voice.openings.{number}", "does not voice the position",
                        f"Say in it what everybody may know: {persona.position!r}")


def _interest(interest: Interest) -> Iterator[Finding]:
    where = f"interests.{interest.id}"
    cues = [" ".join(content_stems(cue.line)) for cue in interest.cues]
    if len(set(cues)) < len(cues):
        yield error(f"{where}.cues", "two cues are the same",
                    "Word each differently: an attentive listener gets several chances.")
    for field in ("topics", "element"):
        if not all(any(c.isalnum() for c in phrase) for phrase in getattr(interest, field)):
            yield error(f"{where}.{field}", "holds an empty entry", "Remove it: it would stand for anything.")
    if len(interest.topics) < FEWEST_TOPICS:
        yield warning(f"{where}.topics", f"only {len(interest.topics)} words touch it",
                      "Add the words a learner would use for it.")


def _wordings(persona: Persona) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for field, line in spoken_lines(persona):
        said = " ".join(line.casefold().split())
        if not any(c.isalnum() for c in said):
            yield error(field, "is empty", "Write the line or remove the entry.")
            continue
        if said in seen:
            yield warning(field, f"is the same line as {seen[said]}",
                          "Word it differently: nothing is said twice in a session.")
        seen.setdefault(said, field)
        longest = LONGEST_TOLD if ".full." in field or "openings" in field else LONGEST
        if len(said.split()) > longest:
            yield error(field, f"has {len(said.split())} words",
                        f"Nobody says that in one breath; keep it to {longest}.")
        yield from _slots(field, line)


def _slots(field: str, line: str) -> Iterator[Finding]:
    open_ones = _BRACES.findall(line)
    allowed = SLOTS if field.startswith("voice.lines.") else ()
    for slot in open_ones:
        if slot not in allowed:
            known = " ".join(f"{{{name}}}" for name in allowed) or "none at all in this field"
            yield error(field, f"{{{slot}}} is never filled in", f"Use {known}.")
    if line.count("{") != len(open_ones) or line.count("}") != len(open_ones):
        yield error(field, "holds a stray brace", "Braces are only for {terms}, {issue}, {topic} and {words}.")
