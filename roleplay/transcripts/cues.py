"""WebVTT and SRT: cues with times. A speaker stands in a voice tag, or before a colon as in plain text."""

import html
import re
from collections.abc import Iterator, Sequence

from roleplay.transcripts.parts import Broken, Piece, clean, clean_name, seconds
from roleplay.transcripts.plain import labelled

ARROW = "-->"
_TIMES = re.compile(r"\s*(?P<start>[\d:.,]{1,20})\s*-->\s*(?P<end>[\d:.,]{1,20})(?:\s.*)?$")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,80})?\s+([^>\n]{1,200})>")
_TAG = re.compile(r"</?[^<>\n]{0,200}>")
_BLOCKS = ("NOTE", "STYLE", "REGION")
_ALT = re.compile(r"\{\\[^{}\n]{0,80}\}")
_TURN_MARK = re.compile(r"\s*(?:>>+|-)\s*")


def pieces(lines: Sequence[str], *, vtt: bool) -> Iterator[Piece]:
    """The utterances of a file's lines. Raises Broken for a cue without proper times."""
    for number, block in _blocks(lines):
        if vtt and (number == 1 or block[0].split(None, 1)[0] in _BLOCKS):
            continue
        yield from _cue(number, block)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines without a blank one, with the number of their first line."""
    block: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []
    if block:
        yield len(lines) - len(block) + 1, block


def _cue(number: int, block: list[str]) -> Iterator[Piece]:
    at = next((n for n, line in enumerate(block[:2]) if ARROW in line), None)
    if at is None:
        raise Broken(number, f"a cue without times: {_shown(block[0])}",
                     "A cue begins with a line such as 00:00:01.000 --> 00:00:04.000.")
    start, end = _times(number + at, block[at])
    stray = next((n for n, line in enumerate(block[at + 1:], at + 1) if ARROW in line), None)
    if stray is not None:
        raise Broken(number + stray, f"times inside a cue: {_shown(block[stray])}", "Put a blank line between cues.")
    for speaker, text, offset in _voices(block[at + 1:]):
        yield Piece(speaker, text, start, end, number + at + 1 + offset)


def _times(number: int, line: str) -> tuple[float, float]:
    found = _TIMES.match(line)
    start, end = (seconds(found["start"]), seconds(found["end"])) if found else (None, None)
    if start is None or end is None:
        raise Broken(number, f"not a cue's times: {_shown(line)}", "Times look like 00:00:01.000 --> 00:00:04.000.")
    if end < start:
        raise Broken(number, f"the cue ends before it begins: {_shown(line)}", "Put the two times the other way round.")
    return start, end


def _voices(lines: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """Speaker, words and line within the cue, for each voice in it."""
    said: list[str] = []
    speaker, begun = "", 0
    for offset, line in enumerate(lines):
        for name, words in _parts(line):
            if name:
                if said:
                    yield speaker, clean(" ".join(said)), begun
                speaker, said, begun = name, [], offset
            if words:
                begun = offset if not said else begun
                said.append(words)
    if said:
        yield speaker, clean(" ".join(said)), begun


def _parts(line: str) -> Iterator[tuple[str, str]]:
    """Name and words of each voice on a line; an empty name goes on with whoever spoke."""
    cut = _VOICE.split(line)
    before = _bare(cut[0])
    if before:
        yield labelled(_TURN_MARK.sub("", before, count=1) if _TURN_MARK.match(before) else before) or ("", before)
    for name, words in zip(cut[1::2], cut[2::2], strict=True):
        yield clean_name(html.unescape(name)), _bare(words)


def _bare(text: str) -> str:
    """Words without tags and with entities read."""
    return clean(html.unescape(_TAG.sub("", _ALT.sub("", text))))


def _shown(line: str) -> str:
    short = clean(line)[:60]
    return f"“{short}”"
