"""A file to begin with: a template whose every open place says what to write, or a copy of somebody there is."""

import re
from typing import Any

from roleplay.content.check import FILL_IN
from roleplay.content.finding import Finding, warning
from roleplay.content.schema import FILE, persona_schema
from roleplay.content.writing import Note, written
from roleplay.counterpart.builtin.stock import LINES
from roleplay.domain.moments import MOMENTS
from roleplay.domain.persona import Persona
from roleplay.domain.rubric import Rubric

SCHEMA_LINE = f"# yaml-language-server: $schema={FILE}"
"""By this first line an editor finds the schema, which stands in the same folder, and completes and explains fields."""

_HEAD = f"""{SCHEMA_LINE}
#
# A counterpart of your own. Write over everything that says {FILL_IN}; the lines above a field say what it holds.
# Then check it:   roleplay personas check {{id}}
# and put it among the others:   roleplay personas add {{id}}
#
# The lines under `voice` are plain ones that anybody could say, so that you can begin; in the end replace them by
# what this person would say. docs/personas.md tells how. Indent by spaces, two for each step.
"""
_LINES = 3
_ID = re.compile(r"^id:[ \t]*\S.*$", re.MULTILINE)


def _open(what: str) -> str:
    return f"{FILL_IN}: {what}"


def _interest(name: str, depth: int, personal: bool) -> dict[str, Any]:
    return {
        "id": name, "topic": _open(f"a neutral name for what reason {name} is about"),
        "statement": _open(f"reason {name}, in one sentence"), "kind": "need", "personal": personal, "depth": depth,
        "importance": 2, "why_hidden": "face",
        "topics": [_open(f"word {n} of a learner who touches on {name}") for n in range(1, 7)],
        "cues": [{"channel": channel, "line": _open(f"lets {name} show by {how}")} for channel, how in (
            ("word", "a word"), ("timing", "the timing"), ("emphasis", "an emphasis"))],
        "keys": ["label", "follow_up"],
        "lines": {
            "hint": [_open(f"hint {n} at {name}, oblique, in the third person") for n in (1, 2)],
            "partial": [_open(f"wording {n} that names the concern in {name}, not what hangs on it") for n in (1, 2)],
            "full": [_open(f"wording {n} of what hangs on {name} and why it was kept back") for n in (1, 2)]},
        "element": [_open(f"a word that a good summary of {name} would hold")],
    }


def _issue(name: str, kind: str, *points: tuple[int, int, str | None]) -> dict[str, Any]:
    options = []
    for number, (learner, counterpart, needs) in enumerate(points, start=1):
        option = {"id": f"{name}-{number}", "label": _open(f"option {number} of {name}, as it fits into a list"),
                  "learner": learner, "counterpart": counterpart}
        options.append(option | ({"needs": needs} if needs else {}) | {"says": []})
    return {"id": name, "name": _open(f"{name}, as it is read after 'the'"), "type": kind,
            "says": [_open(f"a word for {name}")], "options": options}


def _fields(persona_id: str) -> dict[str, Any]:
    """A persona that fits the model, with sound points and nothing written."""
    return {
        "id": persona_id, "name": _open("first and last name"), "role": _open("their job"),
        "industry": _open("the trade they work in"), "difficulty": "medium",
        "title": _open("a few words for the card"), "summary": _open("one inviting sentence"),
        "brief": _open("what the learner is told, as you: who you are, what you want, may offer and know"),
        "position": _open("what they say they want, in their words"), "manner": _open("how they talk"),
        "style": {"directness": "direct", "orientation": "even", "pace": "mid", "face": 0, "analytic": 0},
        "facts": [_open("something everybody at the table knows")],
        "fact_sheet": [{"text": _open("something only the learner knows to be true"),
                        "denials": [_open("a wording that would contradict it, and so be a lie")]}],
        "public_elements": [[_open("a word for a goal or limit they speak of openly")]],
        "start": {}, "triggers": {},
        "interests": [_interest("A", 1, False), _interest("B", 2, True), _interest("C", 1, False)],
        "issues": [
            _issue("price", "price", (36, 0, None), (24, 8, None), (12, 16, None), (0, 24, None)),
            _issue("trial", "process", (12, 0, None), (9, 18, None), (4, 28, "A")),
            _issue("support", "resource", (0, 0, None), (14, 14, None), (20, 28, "B")),
            _issue("term", "timing", (32, 0, None), (18, 14, None), (0, 20, None))],
        "reservation": {"learner": 45, "counterpart": 38},
        "batna": {"learner": _open("what you do without an agreement"),
                  "counterpart": _open("what they do without an agreement")},
        "voice": {
            "openings": [_open(f"opening {n}; each says the position") for n in (1, 2, 3, 4)],
            "lines": {moment: list(LINES[moment][:_LINES]) for moment in MOMENTS},
            "answers": [{"about": [_open(f"words by which question {n} is known")],
                         "lines": [_open(f"what they answer to question {n}")]} for n in range(1, 9)]},
        "follow_up": {"d30": [_open("what happens after 30 days")], "d90": [_open("what happens after 90 days")]},
    }


def template(persona_id: str, rubric: Rubric) -> str:
    """A file of this id to fill in: it fits the schema as it is, and the check lists what is still open."""
    return _HEAD.format(id=persona_id) + "\n" + written(_fields(persona_id), _notes(rubric))


def copied(text: str, persona_id: str) -> str:
    """A persona's text under another id, with its comments, for changing."""
    line, _, rest = text.partition("\n")
    body = rest if line.startswith("# yaml-language-server:") else text
    return f"{SCHEMA_LINE}\n" + _ID.sub(f"id: {persona_id}", body, count=1)


def plain_lines(persona: Persona) -> tuple[Finding, ...]:
    """A warning where the template's lines were left as they are: they keep a talk going and sound like nobody."""
    left = [moment for moment, lines in persona.voice.lines.items() if set(lines) <= set(LINES[moment])]
    if not left:
        return ()
    return (warning("voice.lines", f"{len(left)} of {len(MOMENTS)} moments have the template's plain lines",
                    f"Write what this person would say, first for {', '.join(left[:4])}."),)


def _notes(rubric: Rubric) -> Note:
    """What each field is for, said where it first stands."""
    schema = persona_schema(rubric)
    parts, told = schema["$defs"], set[str]()

    def note(place: tuple[str, ...]) -> str:
        node, owner = schema, "Persona"
        for step in place:
            while "$ref" in node or "items" in node:
                owner = node["$ref"].rpartition("/")[2] if "$ref" in node else owner
                node = parts[owner] if "$ref" in node else node["items"]
            node = node.get("properties", {}).get(step, {})
        key = f"{owner}.{place[-1]}"
        if key in told or "description" not in node:
            return ""
        told.add(key)
        options = node.get("enum") or node.get("items", {}).get("enum")
        return f"{node['description']} One of: {', '.join(options)}." if options else str(node["description"])

    return note
