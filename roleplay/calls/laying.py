"""A call laid out for grading: whose turn is whose, and what each of the learner's turns is an answer to."""

import re
from collections.abc import Sequence
from typing import Literal

from roleplay.domain.base import Noun, Said
from roleplay.domain.call import Call, CallTurn
from roleplay.domain.reading import Context
from roleplay.errors import ConfigError
from roleplay.evaluator.base import Performance

Side = Literal["learner", "counterpart", "colleague"]

BEFORE = 16
"""Turns before the graded one that its evaluator may look back to."""
_LISTENING = frozenset((
    "mm", "mhm", "hm", "mmm", "hmm", "uh", "huh", "um", "ah", "oh", "wow", "yeah", "yes", "yep", "yup", "right", "ok",
    "okay", "sure", "i", "see", "got", "it", "exactly", "true", "of", "course", "absolutely", "totally", "indeed",
    "makes", "sense", "alright", "good", "great", "cool", "nice",
))
"""What listeners say while somebody else goes on talking."""
_MOST_LISTENING = 4
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


class Part(Noun):
    """A turn of the call as it is graded: what one speaker said, mere signs of listening in between left out."""

    side: Side
    speaker: str
    text: str
    start: float | None
    end: float | None
    line: int
    number: int = 0
    """Of the learner's turns, from 1; 0 for everybody else's."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def find_speaker(call: Call, name: str) -> str:
    """The speaker of this name in any case, or the only one with a word that begins so. Raises ConfigError."""
    names = [speaker.name for speaker in call.speakers]
    wanted = " ".join(name.casefold().split())
    exact = [one for one in names if one.casefold() == wanted]
    found = exact or [one for one in names if wanted and _begins(one.casefold(), wanted)]
    if len(found) == 1:
        return found[0]
    told = f"{name!r} could be {_listed(found)}" if found else f"nobody called {name!r} speaks in {call.name}"
    raise ConfigError(told, hint=f"Speakers: {_listed(names)}.")


def _begins(name: str, wanted: str) -> bool:
    return name.startswith(wanted) or any(word.startswith(wanted) for word in name.split())


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:12]) + (f" and {len(names) - 12} more" if len(names) > 12 else "")


def lay(call: Call, speaker: str, colleagues: tuple[str, ...] = ()) -> tuple[Part, ...]:
    """The call from this speaker's side. Everybody else is the counterpart, but for colleagues of the speaker."""
    parts: list[Part] = []
    number = 0
    for turn in _without_listening(call.turns):
        own = turn.speaker == speaker
        side: Side = "learner" if own else "colleague" if turn.speaker in colleagues else "counterpart"
        number += own
        parts.append(Part(side=side, speaker=turn.speaker, text=turn.text, start=turn.start, end=turn.end,
                          line=turn.line, number=number if own else 0))
    return tuple(parts)


def _without_listening(turns: Sequence[CallTurn]) -> list[CallTurn]:
    """Turns with "mm-hm" and the like left out where the one who was talking goes on; both halves become one turn.

    After a question it is an answer and stays.
    """
    kept: list[CallTurn] = []
    for at, turn in enumerate(turns):
        last = kept[-1] if kept else None
        if last is not None and turn.speaker == last.speaker:
            kept[-1] = last.model_copy(update={"text": f"{last.text} {turn.text}", "end": turn.end})
        elif last is None or not _only_listens(turn, last) or _next_speaker(turns, at) != last.speaker:
            kept.append(turn)
    return kept


def _only_listens(turn: CallTurn, last: CallTurn) -> bool:
    words = _WORD.findall(turn.text.casefold())
    asks = any(one.text.rstrip().endswith("?") for one in (turn, last))
    return bool(words) and len(words) <= _MOST_LISTENING and not asks and _LISTENING.issuperset(words)


def _next_speaker(turns: Sequence[CallTurn], at: int) -> str:
    """Who speaks next and says more than a sign of listening."""
    before = turns[at]
    for turn in turns[at + 1:at + 4]:
        if not _only_listens(turn, before):
            return turn.speaker
    return ""


def performance(parts: Sequence[Part], at: int) -> Performance:
    """The learner's turn at this place, with what was said before it. Colleagues' words are left out."""
    before = [part for part in parts[max(0, at - 2 * BEFORE):at] if part.side != "colleague"][-BEFORE:]
    said = (Said(speaker="learner" if part.side == "learner" else "counterpart", text=part.text) for part in before)
    return Performance(words=parts[at].text, context=Context(said=tuple(said)))
