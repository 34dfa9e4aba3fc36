"""Plain and pasted text: names before a colon or on lines of their own, with or without times.

A line is one of: `Name: words`, with a time before or after the name; a name and a time, the words below; a name, a
time and words on lines of their own; a time alone; or words, which belong to whoever spoke last. A label that may or
may not be a name ("One thing: …") counts as one where it looks like a name, or comes back.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roleplay.transcripts.parts import LONGEST_NAME, Broken, Piece, clean, clean_name, seconds

_TIME = r"(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)(?:\s?(?P<half>[AaPp]\.?[Mm]\.?))?"
_STAMPED = re.compile(rf"[\[(]?{_TIME}[\])]?(?:\s*(?:-->|–|—|-)\s*[\[(]?\d{{1,2}}:\d{{2}}(?::\d{{2}})?[\])]?)?"
                      r"\s*[|\-–—:]?\s*")
_NAME_THEN_TIME = re.compile(rf"(?P<name>[^:\n]{{1,{LONGEST_NAME}}}?)\s*[|\-–—,•·]?\s*[\[(]?{_TIME}[\])]?\s*"
                             r"(?P<colon>:)?\s*(?P<words>.*)\Z")
_LABEL = re.compile(rf"(?P<name>[^:：\n]{{1,{LONGEST_NAME}}})(?:(?<!\d)[:：]|[:：](?!\d\d\b))(?!//)(?P<words>.*)\Z",
                    re.DOTALL)
_BOLD = re.compile(r"\*\*|__")
_CHAT = re.compile(r"From\s+(?P<name>[^:\n]{1,80}?)\s+to\s+[^:\n]{1,80}\Z", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r"[!?;=<>{}\\/“”\"]|\.\s+[a-z]|,\s.*,")
_PARTICLES = frozenset((
    "de", "da", "di", "del", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ibn", "of", "the", "and",
    "for", "to", "y", "e", "&", "-", "|", "/", "from", "at",
))
_HEADINGS = frozenset((
    "note", "notes", "agenda", "subject", "date", "time", "duration", "attendees", "participants", "summary", "title",
    "location", "recording", "transcript", "topic", "topics", "outline", "keywords", "actions", "todo", "re", "fyi",
    "ps", "http", "https", "host", "invitees", "meeting", "language", "link", "url", "file", "question", "answer",
    "example", "warning",
))
_HEADING_PHRASES = frozenset(("action items", "next steps", "key points", "meeting title", "recorded on", "start time"))
_MOST_WORDS = 6
_EARLY = 40
"""Lines looked at before a text without any name is given up."""


class _Line(NamedTuple):
    number: int
    speaker: str
    """Empty where nobody is named."""
    words: str
    start: float | None
    sure: bool
    """A time stands with the name, so that it is one."""
    whole: str
    """The line as it stands, in case the label is none."""


def labelled(text: str) -> tuple[str, str] | None:
    """Name and words of `Name: words` where the label looks like a name; None otherwise."""
    found = _LABEL.match(text)
    if found is None:
        return None
    name = clean_name(found["name"])
    return (name, clean(found["words"])) if _looks_named(name) else None


def pieces(lines: Sequence[str]) -> Iterator[Piece]:
    """The utterances of a text. Raises Broken where nobody is named."""
    marked = list(_marked(lines))
    known = _speakers([line for line in marked if line.speaker])
    if not known:
        first = next((line for line in marked[:_EARLY] if line.whole), None)
        raise Broken(first.number if first else 0, "nobody is named as speaking",
                     "Write who says what, one turn a line: “Ana: Good morning.” A time may stand before the name.")
    time: float | None = None
    begun = awaited = False
    for line in marked:
        # Straight after a name that stands alone, what could be another ("Tuesday 10:30") is what the first one says.
        if line.speaker and line.speaker.casefold() in known and not (awaited and line.whole and not line.words):
            begun, awaited = True, not line.words
            time = line.start if line.start is not None else time
            yield Piece(line.speaker, line.words, time, None, line.number)
        elif line.whole:
            awaited = False
            if begun:
                yield Piece("", line.whole, None if line.speaker else line.start, None, line.number)
        else:
            time = line.start if line.start is not None else time


def skipped(lines: Sequence[str], first: int) -> int:
    """How many lines with words stand before line `first`."""
    return sum(bool(line.strip()) and not _STAMPED.fullmatch(line.strip()) for line in lines[:first - 1])


def _marked(lines: Sequence[str]) -> Iterator[_Line]:
    at = 0
    while at < len(lines):
        text = _BOLD.sub("", lines[at]).strip()
        step = 1
        if text:
            below = [_BOLD.sub("", line).strip() for line in lines[at + 1:at + 3]]
            alone = _name_above_time(text, below)
            if alone is not None:
                yield _Line(at + 1, alone[0], "", alone[1], True, "")
                step = alone[2]
            else:
                yield _mark(at + 1, text)
        at += step


def _name_above_time(text: str, below: Sequence[str]) -> tuple[str, float, int] | None:
    """A name on a line of its own with its time below it: name, time, lines taken."""
    if ":" in text or not _looks_named(clean_name(text)) or not below:
        return None
    gap = 1 if not below[0] and len(below) > 1 else 0
    found = _STAMPED.fullmatch(below[gap])
    time = _time(found) if found else None
    return (clean_name(text), time, 2 + gap) if time is not None else None


def _mark(number: int, text: str) -> _Line:
    start = None
    rest = text
    stamp = _STAMPED.match(text)
    if stamp is not None and (time := _time(stamp)) is not None:
        start, rest = time, text[stamp.end():]
        if not rest:
            return _Line(number, "", "", start, False, "")
    label = _LABEL.match(rest)
    if label is not None and (named := _chat(label["name"])):
        return _Line(number, named, clean(label["words"]), start, start is not None, clean(rest))
    if start is None:
        after = _NAME_THEN_TIME.match(text)
        if after is not None and (line := _named_then_timed(number, after, text)) is not None:
            return line
    elif label is None and _looks_named(clean_name(rest)):
        return _Line(number, clean_name(rest), "", start, True, clean(rest))
    return _Line(number, "", "", start, False, clean(rest))


def _named_then_timed(number: int, found: re.Match[str], text: str) -> _Line | None:
    """`Name 0:12`, `Name (0:12): words`; None where what stands before the time is no name."""
    name, time = clean_name(found["name"]), _time(found)
    bracketed = text[found.start("time") - 1:found.start("time")] in ("[", "(")
    if time is None or not _looks_named(name) or (found["words"] and not (found["colon"] or bracketed)):
        return None
    return _Line(number, name, clean(found["words"]), time, True, clean(text))


def _chat(name: str) -> str:
    """The name before a colon; of a chat's `From Ana to Everyone` the sender. Empty where it is too long for one."""
    chat = _CHAT.match(name.strip())
    bare = clean_name(chat["name"] if chat else name)
    return bare if bare and len(bare.split()) <= _MOST_WORDS and not _NOT_IN_NAMES.search(bare) else ""


def _speakers(labels: Sequence[_Line]) -> set[str]:
    """Which labels are names. Where most stand with a time, those without one are words that hold a colon."""
    timed = [line for line in labels if line.sure]
    if 2 * len(timed) >= len(labels):
        labels = timed
    counts = Counter(line.speaker.casefold() for line in labels)
    return {line.speaker.casefold() for line in labels if not _is_heading(line.speaker) and (
        line.sure or _looks_named(line.speaker) or counts[line.speaker.casefold()] > 1)}


def _is_heading(name: str) -> bool:
    words = name.casefold()
    return words in _HEADINGS or words in _HEADING_PHRASES


def _looks_named(name: str) -> bool:
    """Every word begins like a name's, or is one of the small ones within names."""
    words = re.sub(r"\([^()]{0,60}\)", "", name).split()
    if not words or len(words) > _MOST_WORDS or _NOT_IN_NAMES.search(name) or name.endswith((".", ",")):
        return False
    if _is_heading(name) or not any(character.isalpha() for character in name):
        return False
    return all(_begins_name(word, place) for place, word in enumerate(words))


def _begins_name(word: str, place: int) -> bool:
    first = word[0]
    if place and (word.casefold() in _PARTICLES or first.isdigit()):
        return True
    return first.isupper() or (first.isalpha() and not first.islower()) or first.isdigit()


def _time(found: re.Match[str]) -> float | None:
    """The time of a match in seconds; an afternoon's clock counts on from noon."""
    time = seconds(found["time"])
    half = (found["half"] or "").casefold().replace(".", "")
    if time is None or not half:
        return time
    if found["time"].count(":") == 1:
        time *= 60
    return time % 43200 + (43200 if half == "pm" else 0)
