"""Turns being answered, each in a thread of its own.

A page is only a listener. A reload, a lost connection or a click elsewhere ends the listening, not the turn: whoever
comes back listens to the same turn from its beginning, and only `stop` ends it early.
"""

from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Condition, Lock

from roleplay.practice import Event, Kept, Practice

AT_ONCE = 128
"""Most turns answered at the same time in one process; more wait their turn."""


class UnderWay:
    """One turn and what has happened in it so far. Any number of threads may listen."""

    def __init__(self, session_id: str, number: int, words: str, told: tuple[Event, ...] = ()) -> None:
        self.session_id, self.number, self.words = session_id, number, words
        self._told = list(told)
        self._changed = Condition()
        self._over = self._stopped = False
        self._outcome: Future[None] | None = None

    def run(self, pool: ThreadPoolExecutor, events: Iterator[Event]) -> None:
        """Start answering."""
        self._outcome = pool.submit(self._take, events)

    def stop(self) -> None:
        """End the reply where it is. What was said stays kept as the partial reply of an open turn."""
        with self._changed:
            self._stopped = self._over = True
            self._changed.notify_all()

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self._over

    def listen(self, tick: float = 0.2) -> Iterator[tuple[Event, ...]]:
        """What happened since the last look, oldest first; empty after `tick` seconds of silence.

        Raises what the turn raised.
        """
        seen, over = 0, False
        while not over:
            with self._changed:
                if not self._over and len(self._told) == seen:
                    self._changed.wait(tick)
                news, over = tuple(self._told[seen:]), self._over
            seen += len(news)
            yield news
        if self._outcome is not None and not self._stopped:
            self._outcome.result()

    def _take(self, events: Iterator[Event]) -> None:
        try:
            for event in events:
                with self._changed:
                    self._told.append(event)
                    self._changed.notify_all()
                if self._stopped:
                    return
        finally:
            if isinstance(events, Generator):
                events.close()
            with self._changed:
                self._over = True
                self._changed.notify_all()


class Stage:
    """The turns under way in this process, at most one a session."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="turn")
        self._playing: dict[str, UnderWay] = {}
        self._lock = Lock()

    def current(self, session_id: str) -> UnderWay | None:
        """The turn this session is in the middle of, if any. Ask before reading the session from the store."""
        with self._lock:
            playing = self._playing.get(session_id)
            if playing is not None and playing.over:
                del self._playing[session_id]
                return None
            return playing

    def play(self, session_id: str, words: str, number: int) -> UnderWay:
        """Take a learner turn; its words are kept when this returns. Raises as `Practice.play` does."""
        events = iter(self._practice.play(session_id, words, number=number))
        kept = next(events)
        assert isinstance(kept, Kept)
        return self._begin(UnderWay(session_id, kept.turn.number, words, told=(kept,)), events)

    def retry(self, session_id: str, number: int, words: str, *, builtin: bool = False) -> UnderWay:
        """Try again for a missing reply; joins the attempt that is under way where there is one."""
        playing = self.current(session_id)
        if playing is not None:
            return playing
        return self._begin(UnderWay(session_id, number, words), self._practice.retry(session_id, builtin=builtin))

    def _begin(self, turn: UnderWay, events: Iterator[Event]) -> UnderWay:
        with self._lock:
            self._playing[turn.session_id] = turn
        turn.run(self._pool, events)
        return turn
