"""What the other side of a call said, as notes for whoever drafts a persona of them."""

from roleplay.domain.call import Call, clock


def notes_of(call: Call, speaker: str, colleagues: tuple[str, ...] = ()) -> str:
    """The words of everybody but `speaker` and their colleagues, a turn a line: `[time] Name: words`.

    Nothing the learner said is in it. It is text from people: put it before a model as data only.
    """
    own = {speaker, *colleagues}
    theirs = (turn for turn in call.turns if turn.speaker not in own)
    return "\n".join(_line(clock(turn.start), turn.speaker, turn.text) for turn in theirs)


def _line(time: str, name: str, text: str) -> str:
    said = f"{name}: {' '.join(text.split())}"
    return f"[{time}] {said}" if time else said
