"""From bytes to a call: what the text is encoded as, how it is written, who speaks."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from roleplay.domain.call import Call, CallTurn
from roleplay.errors import TranscriptError
from roleplay.transcripts import cues, plain, records, tables
from roleplay.transcripts.parts import Broken, Piece, clean, clean_name

MAX_BYTES = 20 * 1024 * 1024
"""Largest transcript, about 400 hours of talk."""
MAX_TURNS = 20_000
"""Most turns of a call, about 30 hours of talk."""
MAX_LINES = 200_000
"""Most lines of a transcript that is not JSON."""
UNNAMED = "Unknown speaker"
_SIGNATURES = {b"%PDF": "a PDF", b"PK\x03\x04": "a Word document or a zip file", b"\xd0\xcf\x11\xe0": "a Word document",
               b"{\\rtf": "a rich text document", b"RIFF": "a recording", b"ID3": "a recording", b"OggS": "a recording"}
_AS_TEXT = "Save or export the transcript as text (.txt, .vtt, .srt, .json or .csv), or paste it."
_CUT = "Cut the transcript into several calls."
_PEEK = 60
"""Lines looked at to tell how a file is written."""


def read_call_file(path: Path) -> Call:
    """The call in this file. Raises TranscriptError."""
    try:
        size = path.stat().st_size
        source = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as problem:
        raise TranscriptError(path, 0, f"cannot be read: {problem.strerror or problem}",
                              hint="Name the transcript of a call.") from problem
    _within(path, size)
    return read_call(source, str(path))


def read_call(source: bytes | str, name: str) -> Call:
    """The call in a file's bytes or in pasted text; `name` is told in errors. Raises TranscriptError."""
    _within(name, len(source))
    try:
        text = source if isinstance(source, str) else _decoded(source)
        if not text.strip():
            raise Broken(0, "there is nothing in it", "Give it the transcript of a call.")
        form, found, notes = _pieces(text.removeprefix("\ufeff"))
        turns = tuple(_joined(found))
        if not turns:
            raise Broken(0, "nobody says anything in it", "Give it the transcript of a call.")
        if len(turns) > MAX_TURNS:
            raise Broken(turns[MAX_TURNS].line, f"there are more than {MAX_TURNS:,} turns",
                         _CUT)
    except Broken as problem:
        raise TranscriptError(name, problem.line, problem.problem, hint=problem.hint) from None
    return Call(name=Path(name).name, format=form, turns=turns, notes=notes)


def _within(name: Path | str, size: int) -> None:
    if size > MAX_BYTES:
        raise TranscriptError(name, 0, f"it is larger than {MAX_BYTES // 1024 // 1024} MB",
                              hint=_CUT)


def _decoded(source: bytes) -> str:
    """UTF-8, UTF-16 or Windows-1252, told by a mark at its beginning or else by what it holds."""
    for signature, what in _SIGNATURES.items():
        if source.startswith(signature):
            raise Broken(0, f"this is {what}, not text", _AS_TEXT)
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(source, "utf-16")
    head = source[:4000]
    if head.count(0) > len(head) // 4:
        return _strictly(source, "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be")
    if 0 in head:
        raise Broken(0, "this is not text", _AS_TEXT)
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError:
        return source.decode("cp1252", errors="replace")


def _strictly(source: bytes, encoding: str) -> str:
    try:
        return source.decode(encoding)
    except UnicodeDecodeError as problem:
        line = source[:problem.start].decode(encoding, errors="ignore").count("\n") + 1
        raise Broken(line, f"it begins as {encoding.upper()} and does not go on so", "Save it as UTF-8.") from None


def _pieces(text: str) -> tuple[str, Sequence[Piece], tuple[str, ...]]:
    """How it is written, its utterances, and what was left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next(line.strip() for line in lines if line.strip())
    if first.split(None, 1)[0] == "WEBVTT":
        return "WebVTT", list(cues.pieces(lines, vtt=True)), ()
    if records.looks_like(text):
        return "JSON", records.pieces(text), ()
    if len(lines) > MAX_LINES:
        raise Broken(MAX_LINES + 1, f"there are more than {MAX_LINES:,} lines", _CUT)
    if any(cues.ARROW in line for line in lines[:_PEEK]):
        return "SRT", list(cues.pieces(lines, vtt=False)), ()
    delimiter = tables.delimiter(lines)
    if delimiter is not None:
        return "TSV" if delimiter == "\t" else "CSV", list(tables.pieces(lines, delimiter)), ()
    found = list(plain.pieces(lines))
    lost = plain.skipped(lines, found[0].line) if found else 0
    note = f"{lost} {'line' if lost == 1 else 'lines'} before the first speaker left out"
    return "text", found, (note,) if lost else ()


def _joined(pieces: Sequence[Piece]) -> Iterator[CallTurn]:
    """Turns: what one speaker says until another does. Names that differ only in case are one."""
    names: dict[str, str] = {}
    said: list[str] = []
    who, start, end, line = "", None, None, 0
    for piece in pieces:
        text, name = clean(piece.text), clean_name(piece.speaker)
        name = names.setdefault(name.casefold(), name) if name else who or UNNAMED
        if name != who:
            if said:
                yield CallTurn(speaker=who, text=" ".join(said), start=start, end=end, line=line)
            who, said, start, end, line = name, [], piece.start, None, piece.line
        if text:
            if not said:
                start, line = piece.start if start is None else start, piece.line
            end = piece.end if piece.end is not None else end
            said.append(text)
    if said:
        yield CallTurn(speaker=who, text=" ".join(said), start=start, end=end, line=line)


