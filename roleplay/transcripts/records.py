"""JSON: a list of utterances somewhere in it, whatever the tool calls its fields.

A list may be nested; a speaker that is named above counts for what is below (`monologues` of `sentences`). Where
several branches hold the same talk (whole text, utterances, single words), the one with the most named turns is read.
"""

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from roleplay.transcripts.parts import Broken, Piece, seconds
from roleplay.transcripts.tables import END, END_IN_MILLISECONDS, IN_MILLISECONDS, SPEAKER, START, TEXT, key

_SPEAKER = (*SPEAKER, "speakerid", "speakerlabel", "speakertag", "channel", "participantid", "userid", "username")
_TEXT = (*TEXT, "punctuatedword", "word", "value", "display")
_MOST_DEPTH = 40
_SLOW = 0.05
"""Words a second below which whole numbers must be milliseconds."""
_BEGINNING = 30
"""Letters by which an utterance is found again in the file."""
_SAME = 0.75
_AHEAD = 200_000
"""Letters of the file that are searched for the next utterance."""


def looks_like(text: str) -> bool:
    """Whether it begins as JSON does; `[00:12] Ana:` and `[Ana]` do not."""
    head = text.lstrip()[:400]
    return head.startswith("{") or (head.startswith("[") and head[1:].lstrip()[:1] in ("{", "[", "]")
                                    and not head[1:].lstrip().startswith("[0"))


def pieces(text: str) -> list[Piece]:
    """The utterances. Raises Broken where it is not JSON, or nothing in it looks like one."""
    found = _talk(_parsed(text), "", 0)
    if not found:
        raise Broken(0, "no utterances were found in this JSON",
                     'Give a list such as [{"speaker": "Ana", "text": "Good morning.", "start": 0.0}].')
    if not any(piece.speaker for piece in found):
        raise Broken(0, "nobody is named as speaking", 'Each utterance needs a field such as "speaker".')
    return _placed(_in_seconds(found), text)


def _parsed(text: str) -> Any:
    """One JSON value, or one a line."""
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except json.JSONDecodeError as problem:
        if problem.msg == "Extra data" and problem.lineno > 1:
            return [_line(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        raise Broken(problem.lineno, f"not JSON: {problem.msg} at column {problem.colno}",
                     "Export the transcript again; it may have been cut off.") from None
    except (RecursionError, ValueError):
        raise Broken(0, "this JSON is nested too deeply or holds a number too long to read",
                     "Give a plain list of utterances.") from None


def _line(line: str, number: int) -> Any:
    try:
        return json.loads(line, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as problem:
        told = getattr(problem, "msg", problem)
        raise Broken(number, f"not JSON: {told}", "Each line must be one JSON value.") from None


def _talk(node: Any, speaker: str, depth: int) -> list[Piece]:
    """All utterances below a value."""
    if depth > _MOST_DEPTH:
        return []
    if isinstance(node, list):
        return [piece for item in node for piece in _talk(item, speaker, depth + 1)]
    if not isinstance(node, dict):
        return []
    named = _speaker(node) or speaker
    branches = [_talk(value, named, depth + 1) for name, value in node.items() if isinstance(value, list | dict)
                and key(name) not in _SPEAKER]
    own = _own(node, named)
    best = _fullest(branches)
    return best if best and (not own or (_named(best) > 1 and not _is_split(node, best))) else own


def _fullest(branches: Sequence[list[Piece]]) -> list[Piece]:
    """The branch in which named people say the most; of those that say about the same, the one in the fewest pieces."""
    said = [sum(len(piece.text) for piece in branch if piece.speaker) for branch in branches]
    most = max(said, default=0)
    full = [branch for branch, letters in zip(branches, said, strict=True) if branch and letters >= most * _SAME]
    return min(full, key=len, default=[])


def _named(pieces: Sequence[Piece]) -> int:
    return sum(bool(piece.speaker) for piece in pieces)


def _is_split(node: Mapping[str, Any], below: Sequence[Piece]) -> bool:
    """Whether what is below are only the single words of this utterance."""
    return bool(_speaker(node)) and len({piece.speaker for piece in below}) == 1


def _own(node: Mapping[str, Any], speaker: str) -> list[Piece]:
    text = _field(node, _TEXT)
    if not isinstance(text, str) or not text.strip():
        return []
    start, end = _time(node, START, IN_MILLISECONDS), _time(node, END, END_IN_MILLISECONDS)
    return [Piece(speaker, text, start, end, 0)]


def _field(node: Mapping[str, Any], names: Sequence[str]) -> Any:
    """The value of the first of these names that holds a plain value or, for a speaker, a record."""
    fields = {key(name): value for name, value in node.items()}
    return next((fields[name] for name in names if fields.get(name) is not None
                 and not isinstance(fields[name], list)), None)


def _speaker(node: Mapping[str, Any]) -> str:
    found = _field(node, _SPEAKER)
    if isinstance(found, dict):
        found = _field(found, ("name", "displayname", *_SPEAKER, "id", "email"))
    if isinstance(found, bool) or not isinstance(found, str | int):
        return ""
    return f"Speaker {found}" if isinstance(found, int) or found.isdigit() else found


def _time(node: Mapping[str, Any], names: Sequence[str], milliseconds: Sequence[str]) -> float | None:
    found, scale = _field(node, names), 1
    if found is None:
        found, scale = _field(node, milliseconds), 1000
    if isinstance(found, dict):
        found = _field(found, ("seconds", "relative", "offset"))
    if isinstance(found, bool):
        return None
    value = found if isinstance(found, int | float) else seconds(found) if isinstance(found, str) else None
    return value / scale if value is not None and 0 <= value < 1e12 else None


def _in_seconds(found: Sequence[Piece]) -> list[Piece]:
    """Times in seconds: whole numbers that would make the talk impossibly slow are milliseconds."""
    times = [time for piece in found for time in (piece.start, piece.end) if time is not None]
    words = sum(len(piece.text.split()) for piece in found)
    if not times or any(time % 1 for time in times) or max(times) <= 60 or words / max(times) >= _SLOW:
        return list(found)
    return [piece._replace(start=None if piece.start is None else piece.start / 1000,
                           end=None if piece.end is None else piece.end / 1000) for piece in found]


def _placed(found: Sequence[Piece], text: str) -> list[Piece]:
    """The utterances with their lines, found by how their text begins; they stand in the file in this order."""
    breaks = [at for at, sign in enumerate(text) if sign == "\n"]
    return list(_lines(found, text, breaks))


def _lines(found: Sequence[Piece], text: str, breaks: Sequence[int]) -> Iterator[Piece]:
    cursor = 0
    for piece in found:
        at = next((at for ascii_only in (False, True)
                   if (at := text.find(_written(piece.text, ascii_only=ascii_only), cursor,
                                     cursor + _AHEAD)) >= 0), -1)
        if at < 0:
            yield piece
            continue
        cursor = at
        yield piece._replace(line=bisect_right(breaks, at) + 1)


def _written(text: str, *, ascii_only: bool) -> str:
    return json.dumps(text[:_BEGINNING], ensure_ascii=ascii_only)[:-1]
