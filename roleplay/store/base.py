"""The seam to what is kept. Every method is durable when it returns; values returned are frozen.

What a method returns is what was kept, and that is what to go on with: texts lose NUL on the way in, and half a
surrogate pair becomes U+FFFD, so positions in a turn's words count in the words of the turn returned.
"""

from typing import Protocol

from pydantic import JsonValue

from roleplay.domain.assessment import Assessment
from roleplay.domain.directions import Directions
from roleplay.domain.reading import Reading
from roleplay.domain.session import Paper, Session, Spoken, Turn, Usage
from roleplay.domain.state import Outcome


class Store(Protocol):
    """Keeps sessions, turns and the content they were played by. Safe to share between threads and processes."""

    def keep_content(self, digest: str, kind: str, body: str) -> None:
        """Keep a persona or rubric by its digest, so that an old session is replayed by the rules it was played by."""
        ...

    def content(self, digest: str) -> str:
        """Content kept under this digest. Raises StoreError."""
        ...

    def create(self, session: Session, turns: tuple[Turn, ...] = ()) -> None:
        """Keep a new session, with the turns it starts from when it is a fork."""
        ...

    def session(self, session_id: str) -> Session:
        """Raises SessionNotFound."""
        ...

    def sessions(
        self, *, root: str | None = None, learner: str | None = None, limit: int = 200
    ) -> tuple[Session, ...]:
        """Sessions, last used first; those of one family of attempts (`root`), or of one learner."""
        ...

    def turns(self, session_id: str) -> tuple[Turn, ...]:
        """All turns of a session in order. Raises SessionNotFound."""
        ...

    def open_turn(self, session_id: str, number: int, words: str) -> Turn:
        """Keep the learner's words as turn `number`, before any model is called.

        Raises TurnConflict where that number is taken, TurnPending where the turn before it has no reply,
        SessionFinished where the session has ended, SessionNotFound.
        """
        ...

    def direct(self, turn: Turn, reading: Reading, directions: Directions) -> Turn:
        """Keep what was read and what the counterpart is to do. Raises TurnConflict where the turn has a reply."""
        ...

    def show(self, turn: Turn, partial: str) -> None:
        """Keep as much of the reply as is about to be shown."""
        ...

    def fail(self, turn: Turn, failure: str, usage: tuple[Usage, ...] = ()) -> Turn:
        """Keep why the reply failed, and add what it took; the turn stays open for another try."""
        ...

    def reply(self, turn: Turn, reply: Spoken, outcome: Outcome | None) -> Turn:
        """Keep the whole reply, and the outcome where it ends the session. Raises TurnConflict where it has one."""
        ...

    def assess(self, turn: Turn, assessment: Assessment, reading: Reading | None, usage: tuple[Usage, ...]) -> Turn:
        """Keep the grade; `reading` replaces the turn's own where the evaluator's counts. Closes a replied turn.

        Another grade replaces the first, whereas its `usage` is added to what was used already.
        """
        ...

    def end(self, session_id: str, outcome: Outcome) -> Session:
        """End a session. Raises SessionFinished where it has ended."""
        ...

    def rename(self, session_id: str, title: str) -> Session:
        """Give a session another title."""
        ...

    def delete(self, session_id: str) -> None:
        """Delete a session and its turns for good. Raises SessionNotFound."""
        ...

    def keep(
        self, learner: str, kind: str, key: str, body: dict[str, JsonValue], *, session: str | None = None
    ) -> Paper:
        """Keep a paper under its learner, kind and key, in place of one there may be, whose `created` it then has.

        Raises SessionNotFound where `session` names none.
        """
        ...

    def papers(
        self, learner: str, kind: str, *, key: str | None = None, session: str | None = None, limit: int = 10_000
    ) -> tuple[Paper, ...]:
        """A learner's papers of one kind, the last changed first; under one key or of one session where given."""
        ...

    def discard(self, learner: str, kind: str, key: str) -> bool:
        """Delete a paper for good; whether there was one."""
        ...

    def everything(self, learner: str) -> tuple[tuple[Session, ...], tuple[Paper, ...]]:
        """All there is of a learner: sessions, whose turns `turns` gives, and papers, oldest first."""
        ...

    def erase(self, learner: str) -> None:
        """Delete all there is of a learner for good."""
        ...

    def close(self) -> None:
        """Release connections."""
        ...
