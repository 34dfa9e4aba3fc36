"""Writes a call in each format, so that reading can be tried on all of them."""

import csv
import io
import json
from collections.abc import Callable, Sequence

from roleplay.domain.call import CallTurn


def stamp(seconds: float | None, point: str = ".") -> str:
    whole, part = divmod(round((seconds or 0) * 1000), 1000)
    minutes, rest = divmod(whole, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}{point}{part:03}"


def as_vtt(turns: Sequence[CallTurn]) -> str:
    cues = (f"cue-{n}\n{stamp(t.start)} --> {stamp(t.end)} align:start\n<v {t.speaker}>{_escaped(t.text)}</v>"
            for n, t in enumerate(turns))
    return "WEBVTT\n\nNOTE made for a test\n\n" + "\n\n".join(cues) + "\n"


def as_srt(turns: Sequence[CallTurn]) -> str:
    return "\n\n".join(f"{n}\n{stamp(t.start, ',')} --> {stamp(t.end, ',')}\n{t.speaker}: {_escaped(t.text)}"
                       for n, t in enumerate(turns, 1)) + "\n"


def as_plain(turns: Sequence[CallTurn]) -> str:
    return "\n".join(f"[{stamp(t.start)}] {t.speaker}: {t.text}" for t in turns)


def as_pasted(turns: Sequence[CallTurn]) -> str:
    return "\n\n".join(f"{t.speaker}  {stamp(t.start)}\n{t.text}" for t in turns)


def as_json(turns: Sequence[CallTurn]) -> str:
    return json.dumps({"meeting": {"id": 7}, "utterances": [
        {"speaker": {"name": t.speaker}, "text": t.text, "start": t.start, "end": t.end} for t in turns]}, indent=1)


def as_csv(turns: Sequence[CallTurn], sign: str = ",") -> str:
    out = io.StringIO()
    rows = csv.writer(out, delimiter=sign)
    rows.writerow(["Start", "End", "Speaker", "Text"])
    rows.writerows([stamp(t.start), stamp(t.end), t.speaker, t.text] for t in turns)
    return out.getvalue()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


WRITERS: dict[str, Callable[[Sequence[CallTurn]], str]] = {
    "WebVTT": as_vtt, "SRT": as_srt, "text": as_plain, "pasted": as_pasted, "JSON": as_json, "CSV": as_csv,
    "TSV": lambda turns: as_csv(turns, "\t"),
}
TIMED_ENDS = ("WebVTT", "SRT", "JSON", "CSV", "TSV")
