"""Processes that play a turn and are killed on the way: `python -m tests.store.killed`.

Reads `URL STEP during|after`, lets a child play until then, and answers with the signal that ended it. `during` is the
last moment before the step is made durable, `after` the first moment its method has returned.
"""

import os
import signal
import sys
from collections.abc import Callable

from sqlalchemy import Engine, event

from roleplay.domain.session import Turn
from roleplay.store.sql import SqlStore
from tests.store.made import a_grade, a_reading, a_turn, directions, said, usage

WORDS = "It sounds like this has been a long week.\nWhat would help?"
STEPS: dict[str, Callable[[SqlStore, Turn], object]] = {
    "open": lambda store, turn: store.open_turn(turn.session, turn.number, WORDS),
    "direct": lambda store, turn: store.direct(turn, a_reading(), directions()),
    "show": lambda store, turn: store.show(turn, "I s"),
    "reply": lambda store, turn: store.reply(turn, said(), None),
    "assess": lambda store, turn: store.assess(turn, a_grade(), None, (usage(),)),
}


def die(*_: object) -> None:
    """Leave no time for anything."""
    os.kill(os.getpid(), signal.SIGKILL)


def play(url: str, last: str, moment: str, turn: Turn) -> None:
    """Play up to the last step and die."""
    store = SqlStore(url)
    for name, step in STEPS.items():
        if name == last and moment == "during":
            event.listen(Engine, "commit", die)
        step(store, turn)
        if name == last:
            die()


if __name__ == "__main__":
    for line in sys.stdin:
        child = os.fork()
        if not child:
            play(*line.split(), a_turn(1))
        print(-os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
