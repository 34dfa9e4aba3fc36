"""Every text of a persona with the field it stands in, and texts as their words of meaning."""

from collections.abc import Iterator
from functools import lru_cache

from roleplay.domain.persona import Interest, Persona
from roleplay.rules.signals.text import view

Placed = tuple[str, str]
"""A field and the text in it."""


@lru_cache(maxsize=4096)
def stems_of(text: str) -> tuple[tuple[str, bool], ...]:
    """Stems of all words in order, each with whether it carries meaning of its own."""
    return tuple((token.stem, token.content) for token in view(text).tokens)


def content_stems(text: str) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in order."""
    return tuple(stem for stem, meaning in stems_of(text) if meaning)


def voice_lines(persona: Persona) -> Iterator[Placed]:
    """What is said whatever was earned: openings, lines, answers."""
    voice = persona.voice
    yield from _numbered("voice.openings", voice.openings)
    for situation, lines in voice.lines.items():
        yield from _numbered(f"voice.lines.{situation}", lines)
    for number, answer in enumerate(voice.answers, start=1):
        yield from _numbered(f"voice.answers.{number}.lines", answer.lines)


def told_lines(interest: Interest) -> Iterator[Placed]:
    """What is said of an interest: cues, then hint, partial, full."""
    where = f"interests.{interest.id}"
    yield from _numbered(f"{where}.cues", tuple(cue.line for cue in interest.cues))
    for level in ("hint", "partial", "full"):
        yield from _numbered(f"{where}.lines.{level}", getattr(interest.lines, level))


def spoken_lines(persona: Persona) -> Iterator[Placed]:
    """Everything the persona may say in a session."""
    yield from voice_lines(persona)
    for interest in persona.interests:
        yield from told_lines(interest)


def public_texts(persona: Persona) -> Iterator[Placed]:
    """Everything that is shown or said before anything was earned, cues left out."""
    for field in ("title", "role", "summary", "brief", "position", "manner"):
        yield field, getattr(persona, field)
    yield from _numbered("facts", persona.facts)
    yield "batna.counterpart", persona.batna.counterpart
    for interest in persona.interests:
        yield f"interests.{interest.id}.topic", interest.topic
    for issue in persona.issues:
        yield f"issues.{issue.id}.name", issue.name
        for option in issue.options:
            yield from _numbered(f"issues.{issue.id}.options.{option.id}", (option.label, *option.says))
    yield from voice_lines(persona)


def told_beforehand(persona: Persona) -> Iterator[Placed]:
    """What a learner reads before the talk, beside the card: the prep card and the sample exchanges."""
    yield from _texts("prepare", persona.prepare.model_dump() if persona.prepare else {})
    yield from _texts("samples", [sample.model_dump() for sample in persona.samples])


def example_texts(persona: Persona) -> Iterator[tuple[str, str, str]]:
    """Example lines as interest, field and text; the interest is "" for those that come before anything is heard."""
    if persona.examples is None:
        return
    for name in ("opening", "proposal"):
        for field, text in _numbered(f"examples.{name}", getattr(persona.examples, name)):
            yield "", field, text
    for interest, lines in persona.examples.interests.items():
        for name in ("cue", "told"):
            for field, text in _numbered(f"examples.interests.{interest}.{name}", getattr(lines, name)):
                yield interest, field, text


def every_text(persona: Persona) -> Iterator[Placed]:
    """Every text there is, whatever field it stands in; entries of a list by their id, else counted from 1."""
    yield from _texts("", persona.model_dump())


def _texts(field: str, value: object) -> Iterator[Placed]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for name, child in value.items():
            yield from _texts(f"{field}.{name}" if field else str(name), child)
    elif isinstance(value, list | tuple):
        for number, child in enumerate(value, start=1):
            name = child.get("id", number) if isinstance(child, dict) else number
            yield from _texts(f"{field}.{name}", child)


def _numbered(field: str, texts: tuple[str, ...]) -> Iterator[Placed]:
    for number, text in enumerate(texts, start=1):
        yield f"{field}.{number}", text
