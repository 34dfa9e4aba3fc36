"""Drafts a counterpart from notes: a writer writes, code does the sums, the check finds fault, the writer mends."""

import unicodedata
from collections.abc import Callable, Generator
from typing import Any, NamedTuple, Protocol

from roleplay.authoring.arithmetic import settled
from roleplay.authoring.parts import PARTS, Fields, Part
from roleplay.authoring.template import SCHEMA_LINE
from roleplay.content.check import Checked
from roleplay.content.finding import Finding
from roleplay.content.parsing import is_persona_id
from roleplay.content.writing import written
from roleplay.domain.base import Noun
from roleplay.domain.persona import Persona
from roleplay.domain.session import Usage
from roleplay.errors import ContentError

REPAIRS = 2
"""Rounds in which the writer is given what the check found; what is wrong then is told to a person."""
LONGEST_NOTES = 40_000
"""Letters of notes; a long call has about as many."""
SHORTEST_NOTES = 20
_SPREAD = 6
"""Findings of one kind that one request names; a hundred of them say no more."""

Check = Callable[[str, str], Checked]
"""Checks a text under an id, rehearsal included where nothing else is wrong."""


class Writer(Protocol):
    """Writes parts of a counterpart."""

    name: str
    prompt: str

    @property
    def usage(self) -> tuple[Usage, ...]:
        """What it has taken so far."""

    def write(self, part: Part, request: Fields) -> Fields:
        """The fields of a part. Raises ModelError."""


class Step(NamedTuple):
    """What is being done, for whoever waits."""

    number: int
    of: int
    doing: str


class Draft(Noun):
    """A drafted counterpart. Nobody has read it yet, and where there are errors it cannot be played."""

    persona_id: str
    text: str
    findings: tuple[Finding, ...]
    model: str
    usage: tuple[Usage, ...]
    repairs: int
    """Rounds of mending it took, 0 to `REPAIRS`."""

    @property
    def sound(self) -> bool:
        """Whether it has passed the check, rehearsal included; warnings aside."""
        return not any(finding.severity == "error" for finding in self.findings)


def draft(writer: Writer, check: Check, notes: str, free_id: Callable[[str], str]) -> Generator[Step, None, Draft]:
    """Draft a counterpart from notes about somebody. Yields what is being done; the draft is the generator's return.

    `free_id` makes an id that nobody has out of a title. Raises ContentError for notes that are none, ModelError where
    the model cannot be asked, declines, or gives no usable answer.
    """
    notes = _fair(notes)
    persona: Fields = {}
    steps = len(PARTS) + 1
    for number, part in enumerate(PARTS, start=1):
        yield Step(number, steps, f"Writing {part.doing}")
        part.into(persona, _cleaned(writer.write(part, _request(part, persona, notes))))
    yield Step(steps, steps, "Checking and rehearsing")
    persona_id = free_id(str(persona.get("title", "")))
    text, checked = _looked_at(persona, persona_id, writer, check)
    for repair in range(1, REPAIRS + 1):
        parts = [part for part in PARTS if _for(part, checked.findings)]
        if checked.sound or not parts:
            return _draft(persona_id, text, checked, writer, repair - 1)
        for number, part in enumerate(parts, start=1):
            yield Step(number, len(parts) + 1, f"Mending {part.doing} (round {repair} of {REPAIRS})")
            request = _request(part, persona, notes) | {
                "before": part.of(persona), "findings": _for(part, checked.findings)}
            part.into(persona, _cleaned(writer.write(part, request)))
        yield Step(len(parts) + 1, len(parts) + 1, "Checking and rehearsing again")
        text, checked = _looked_at(persona, persona_id, writer, check)
    return _draft(persona_id, text, checked, writer, REPAIRS)


def slug(title: str, fallback: str = "drafted") -> str:
    """An id made of a title: "ROI, not price" → "roi-not-price"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    found = "-".join(words[:5])[:40].strip("-")
    return found if is_persona_id(found) else fallback


def _draft(persona_id: str, text: str, checked: Checked, writer: Writer, repairs: int) -> Draft:
    return Draft(persona_id=persona_id, text=text, findings=checked.findings, model=writer.name, usage=writer.usage,
                 repairs=repairs)


def _fair(notes: str) -> str:
    notes = notes.strip()
    if len(notes) < SHORTEST_NOTES:
        raise ContentError("notes", "", "hold too little to draft somebody from",
                           hint="Write who they are, what they said, what is on the table and what you suspect.")
    if len(notes) > LONGEST_NOTES:
        raise ContentError("notes", "", f"are too long: {len(notes)} letters, at most {LONGEST_NOTES}",
                           hint="Keep what shows how the person talks and what they hold back.")
    return notes


def _request(part: Part, persona: Fields, notes: str) -> Fields:
    shown: Fields = {"notes": notes} if part.notes else {}
    if part.sees:
        shown["person"] = {name: persona[name] for name in part.sees if name in persona}
    return shown


def _for(part: Part, findings: tuple[Finding, ...]) -> list[dict[str, str]]:
    """The errors this part has to mend, and beside them what could be better."""
    mine = [finding for finding in findings if part.owns(finding.field)]
    if not any(finding.severity == "error" for finding in mine):
        return []
    kinds: dict[str, int] = {}
    told = []
    for finding in mine:
        kinds[finding.hint] = kinds.get(finding.hint, 0) + 1
        if kinds[finding.hint] <= _SPREAD:
            told.append({"field": finding.field, "problem": finding.problem, "do": finding.hint})
    return told


def _looked_at(persona: Fields, persona_id: str, writer: Writer, check: Check) -> tuple[str, Checked]:
    persona["issues"], persona["reservation"] = settled(persona.get("issues"), persona.get("reservation"))
    text = _as_text(persona, persona_id, writer)
    return text, check(text, persona_id)


def _as_text(persona: Fields, persona_id: str, writer: Writer) -> str:
    """The file: its fields in the order of the model, with a head that says where it comes from."""
    whole = {"id": persona_id} | persona
    ordered = {name: whole[name] for name in Persona.model_fields if name in whole}
    name = "".join(sign for sign in writer.name if sign.isprintable())
    return (f"{SCHEMA_LINE}\n# Drafted from notes by {name}. Read every line before you play it: nobody has yet.\n\n"
            f"{written(ordered)}")


def _cleaned(value: Any) -> Any:
    """Texts on one line, without signs that cannot be seen; nothing where there is nothing to say."""
    if isinstance(value, str):
        flat = " ".join(value.split())
        return "".join(sign for sign in flat if sign == " " or unicodedata.category(sign)[0] not in "CZ")
    if isinstance(value, list):
        return [_cleaned(child) for child in value if child is not None]
    if isinstance(value, dict):
        return {_cleaned(str(key)): _cleaned(child) for key, child in value.items() if child is not None}
    return value
