"""A conversation that was not played here: a real call, read from its transcript."""

from functools import cached_property

from roleplay.domain.base import Noun


class CallTurn(Noun):
    """What one speaker said until another spoke."""

    speaker: str
    text: str
    start: float | None = None
    """Seconds by the transcript's own clock; None where it does not say."""
    end: float | None = None
    line: int = 0
    """Line of the transcript it begins on, from 1; 0 where that is not known."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


class CallSpeaker(Noun):
    """Somebody on the call and how much they said."""

    name: str
    turns: int
    words: int


class Call(Noun):
    """A whole call. No two turns that follow each other are of the same speaker."""

    name: str
    """Of the file it was read from, or a word for pasted text."""
    format: str
    """How the transcript was written: "WebVTT", "SRT", "JSON", "CSV", "TSV" or "text"."""
    turns: tuple[CallTurn, ...]
    notes: tuple[str, ...] = ()
    """What was left out in reading, for people."""

    @cached_property
    def speakers(self) -> tuple[CallSpeaker, ...]:
        """Everybody who speaks, in the order they first do."""
        said: dict[str, list[CallTurn]] = {}
        for turn in self.turns:
            said.setdefault(turn.speaker, []).append(turn)
        return tuple(CallSpeaker(name=name, turns=len(turns), words=sum(turn.words for turn in turns))
                     for name, turns in said.items())

    @property
    def seconds(self) -> float | None:
        """How long it took, from its first time stamp to its last; None without any."""
        times = [time for turn in self.turns for time in (turn.start, turn.end) if time is not None]
        return max(times) - min(times) if times else None


def clock(seconds: float | None) -> str:
    """A time stamp as people write it: `4:07`, `1:02:03`; empty for None."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
