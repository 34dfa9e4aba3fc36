"""CSV and TSV with a heading: the columns are told by their names."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from roleplay.transcripts.parts import Broken, Piece, seconds

SPEAKER = ("speaker", "speakername", "name", "participant", "participantname", "from", "who", "author", "user", "role",
           "displayname", "party")
TEXT = ("text", "transcript", "utterance", "words", "content", "message", "sentence", "caption", "said", "body",
        "speech", "transcription")
START = ("start", "starttime", "begin", "timestamp", "time", "starts", "starttimestamp", "offset", "from",
         "startseconds", "in", "timecode")
END = ("end", "endtime", "ends", "endtimestamp", "endseconds", "to", "out", "stop")
IN_MILLISECONDS = ("startms", "starttimems", "offsetms", "startmilliseconds", "startmillis")
END_IN_MILLISECONDS = ("endms", "endtimems", "endmilliseconds", "endmillis")
_DELIMITERS = ",;\t|"
_LONGEST_HEADING = 4000


def key(name: str) -> str:
    """A column's or field's name in small letters alone: `Start Time (s)` is `starttime`."""
    return re.sub(r"[^a-z]", "", re.sub(r"\([^()]*\)", "", name.lower()))


def delimiter(lines: Sequence[str]) -> str | None:
    """What separates the columns, where the first line is a heading with a speaker and a text; None otherwise."""
    heading = next((line for line in lines if line.strip()), "")[:_LONGEST_HEADING]
    for sign in _DELIMITERS:
        columns = next(csv.reader([heading], delimiter=sign), [])
        if len(columns) > 1 and _place(columns, SPEAKER) is not None and _place(columns, TEXT) is not None:
            return sign
    return None


def pieces(lines: Sequence[str], sign: str) -> Iterator[Piece]:
    """The utterances, a row each. Raises Broken for a row that has another number of columns."""
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=sign, strict=True)
    heading: list[str] | None = None
    number = 0
    try:
        for row in reader:
            began, number = number + 1, reader.line_num
            if not any(cell.strip() for cell in row):
                continue
            if heading is None:
                heading = row
                continue
            if len(row) != len(heading):
                raise Broken(began, f"{len(row)} columns where the heading has {len(heading)}",
                             "Put text that holds the separator in double quotes.")
            yield _piece(row, heading, began)
    except csv.Error as problem:
        raise Broken(max(reader.line_num, 1), f"not a proper row: {problem}",
                     "Put text that holds the separator in double quotes, and double the quotes within it.") from None


def _piece(row: list[str], heading: list[str], line: int) -> Piece:
    def cell(names: Sequence[str]) -> str:
        at = _place(heading, names)
        return row[at].strip() if at is not None else ""

    return Piece(cell(SPEAKER), cell(TEXT), _moment(cell(START), cell(IN_MILLISECONDS)),
                 _moment(cell(END), cell(END_IN_MILLISECONDS)), line)


def _moment(stamp: str, milliseconds: str) -> float | None:
    if stamp:
        return seconds(stamp)
    found = seconds(milliseconds) if milliseconds else None
    return None if found is None else found / 1000


def _place(columns: Sequence[str], names: Sequence[str]) -> int | None:
    """Which column has one of these names: the first name that any has."""
    keys = [key(column) for column in columns]
    return next((keys.index(name) for name in names if name in keys), None)
