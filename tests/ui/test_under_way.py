"""Turns under way: listeners come and go, the turn goes on, and only `stop` ends it."""

from collections.abc import Callable, Iterator
from threading import Event as Signal

import pytest

from roleplay.counterpart.base import Piece, Scene
from roleplay.errors import TurnConflict
from roleplay.practice import Heard, Kept, Replied
from roleplay.ui.resources import Resources
from roleplay.ui.under_way import UnderWay
from tests.practice.conftest import Voice

Make = Callable[..., Resources]
SOON = 20.0


class Held:
    """Says one word, then waits to be let go on."""

    def __init__(self) -> None:
        self.go = Signal()

    def __call__(self, scene: Scene) -> Iterator[Piece]:
        yield "First "
        assert self.go.wait(SOON)
        yield "and last."


def heard_first(turn: UnderWay) -> None:
    """Listen until the first word, then leave."""
    for news in turn.listen():
        if any(isinstance(event, Heard) for event in news):
            return


def test_a_listener_that_leaves_does_not_end_the_turn_and_a_new_one_hears_it_all(shared: Make) -> None:
    voice = Held()
    made = shared(Voice(voice))
    session = made.practice.start("disruptive")
    turn = made.stage.play(session.id, "Disruptive…?", 1)
    heard_first(turn)
    again = made.stage.current(session.id)
    assert again is turn
    voice.go.set()
    told = [event for news in again.listen() for event in news]
    assert isinstance(told[0], Kept)
    assert any(isinstance(event, Replied) for event in told)
    assert made.practice.sitting(session.id).turns[0].reply is not None
    assert made.stage.current(session.id) is None


def test_silence_is_news_too_so_that_a_page_can_leave(shared: Make) -> None:
    voice = Held()
    made = shared(Voice(voice))
    session = made.practice.start("disruptive")
    turn = made.stage.play(session.id, "Disruptive…?", 1)
    heard_first(turn)
    quiet = [next(listening) for listening in [turn.listen(tick=0.01)] for _ in range(5)]
    assert quiet[-1] == ()
    voice.go.set()
    assert any(turn.listen())


def test_a_stopped_turn_stays_open_with_what_was_said(shared: Make) -> None:
    voice = Held()
    made = shared(Voice(voice))
    session = made.practice.start("disruptive")
    turn = made.stage.play(session.id, "Disruptive…?", 1)
    heard_first(turn)
    turn.stop()
    assert made.stage.current(session.id) is None
    assert list(turn.listen())
    waiting = made.practice.sitting(session.id).waiting
    assert waiting is not None
    assert waiting.partial == "First "
    voice.go.set()
    assert made.practice.keep_partial(session.id).reply is not None


def test_a_second_try_joins_the_one_under_way(shared: Make) -> None:
    voice = Held()
    made = shared(Voice(voice))
    session = made.practice.start("disruptive")
    made.practice.store.open_turn(session.id, 1, "Disruptive…?")
    first = made.stage.retry(session.id, 1, "Disruptive…?")
    assert made.stage.retry(session.id, 1, "Disruptive…?") is first
    voice.go.set()
    assert list(first.listen())
    assert made.practice.sitting(session.id).waiting is None


def test_what_a_turn_raises_reaches_whoever_listens(shared: Make) -> None:
    made = shared()
    session = made.practice.start("disruptive")
    turn = made.stage.retry(session.id, 1, "nothing is waiting")
    with pytest.raises(TurnConflict):
        list(turn.listen())
