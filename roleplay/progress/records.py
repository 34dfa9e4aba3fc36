"""The records of a learner's sessions: made once, kept as papers, made anew when a session has changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import JsonValue, ValidationError

from roleplay.content.library import parse_persona
from roleplay.content.rubric import parse_rubric
from roleplay.domain.persona import Persona
from roleplay.domain.rubric import Rubric
from roleplay.domain.session import Paper, Session
from roleplay.errors import ContentError, SessionNotFound, StoreError
from roleplay.rules import director
from roleplay.rules.records import VERSION, Record, record
from roleplay.store.base import Store

KIND = "figures"
"""Of the papers; the key is the session's id."""
ALL = 10_000
"""Most sessions of one learner that are looked at."""


@dataclass
class Records:
    """Reads and keeps records. What is read once, a persona by its digest, is not read again."""

    store: Store
    _personas: dict[str, Persona] = field(default_factory=dict)
    _rubrics: dict[str, Rubric] = field(default_factory=dict)

    def of(self, learner: str) -> tuple[Record, ...]:
        """The records of every session of a learner that holds a turn, oldest first.

        A session whose kept content this version cannot read any more has none.
        """
        kept = {paper.key: paper for paper in self.store.papers(learner, KIND)}
        found = (self._one(session, kept) for session in self.store.sessions(learner=learner, limit=ALL))
        return tuple(sorted((one for one in found if one is not None and one.turns), key=lambda one: one.created))

    def some(self, learner: str, sessions: Iterable[Session]) -> tuple[Record, ...]:
        """The records of these sessions of a learner, in their order; those that cannot be read are left out."""
        kept = {paper.key: paper for paper in self.store.papers(learner, KIND)}
        return tuple(one for one in (self._one(session, kept) for session in sessions) if one is not None)

    def _one(self, session: Session, kept: dict[str, Paper]) -> Record | None:
        paper = kept.get(session.id)
        if paper is not None and paper.body.get("stamp") == _stamp(session):
            try:
                return Record.model_validate(paper.body["record"])
            except (ValidationError, KeyError):
                pass  # of another version: made anew
        made = self._made(session)
        if made is not None:
            body: dict[str, JsonValue] = {"stamp": _stamp(session), "record": made.model_dump(mode="json")}
            try:
                self.store.keep(session.learner, KIND, session.id, body, session=session.id)
            except SessionNotFound:
                return None  # deleted meanwhile
        return made

    def _made(self, session: Session) -> Record | None:
        try:
            persona, rubric = self._content(session)
            turns = self.store.turns(session.id)
        except (ContentError, StoreError):
            return None
        state = director.replay(persona, rubric, session.seed, turns)
        return record(session, persona, rubric, turns, state)

    def _content(self, session: Session) -> tuple[Persona, Rubric]:
        if session.persona not in self._personas:
            self._personas[session.persona] = parse_persona(self.store.content(session.persona), "kept persona")
        if session.rubric not in self._rubrics:
            self._rubrics[session.rubric] = parse_rubric(self.store.content(session.rubric), "kept rubric")
        return self._personas[session.persona], self._rubrics[session.rubric]


def _stamp(session: Session) -> str:
    """Changes with everything that a record depends on."""
    return f"{VERSION} {session.rubric} {session.updated.isoformat()}"
