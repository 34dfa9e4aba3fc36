"""Killed at every step of a turn and opened again: no learner word lost, none doubled, and the talk goes on."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from roleplay.practice import Practice, Replied
from tests.builders import each

HELLO = "Hello Dana, thanks for making time. What would a good outcome be for both of us?"

CHILD = """
import os, signal, sys
from pathlib import Path
from roleplay.store.sql import SqlStore
from roleplay.wiring import App, load_settings

folder, session, step, after = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4] == "after"
app = App(load_settings(database_url=f"sqlite:///{folder}/roleplay.db", model="builtin"))

def dies(real):
    def dying(*args, **kwargs):
        if not after:
            os.kill(os.getpid(), signal.SIGKILL)
        real(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)
    return dying

setattr(app.store, step, dies(getattr(app.store, step)))
for _ in app.practice.play(session, sys.argv[5]):
    pass
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", each(["open_turn", "direct", "show", "reply", "assess"], ["reply"]))
def test_killed_at_every_step(make: Callable[..., Practice], tmp_path: Path, step: str, when: str) -> None:
    session = make().start("roi-not-price", seed=3)
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path), session.id, step, when, HELLO], capture_output=True, text=True
    )
    assert child.returncode == -signal.SIGKILL, child.stderr
    practice = make()
    sitting = practice.sitting(session.id)
    kept = [turn.words for turn in sitting.turns]
    assert kept == ([] if (step, when) == ("open_turn", "before") else [HELLO])
    if sitting.waiting is not None:
        assert any(isinstance(event, Replied) for event in list(practice.retry(session.id)))
    elif not kept:
        assert any(isinstance(event, Replied) for event in list(practice.play(session.id, HELLO)))
    after = practice.sitting(session.id)
    assert [turn.words for turn in after.turns] == [HELLO]
    assert [said.text for said in after.said].count(HELLO) == 1
    if after.turns[0].assessment is None:
        assert practice.regrade(session.id, 1).assessment is not None
    assert any(isinstance(event, Replied) for event in list(practice.play(session.id, "Go on, I am listening.")))
    assert [turn.status for turn in practice.sitting(session.id).turns][-1] == "closed"
