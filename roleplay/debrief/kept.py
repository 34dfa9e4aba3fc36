"""Where reflections and commitments are kept: papers of the learner's, beside the turns."""

from dataclasses import dataclass

from roleplay.domain.base import Noun
from roleplay.domain.loop import Commitment, Reflection
from roleplay.domain.session import Session
from roleplay.store.base import Store


class Committed(Noun):
    """A commitment and the session it was made after."""

    session: str
    commitment: Commitment


@dataclass(frozen=True)
class Papers:
    """Reads and keeps what a learner writes after a conversation. Safe to share between threads."""

    store: Store

    def reflection(self, session: Session) -> Reflection:
        """What the learner wrote about a session; empty where nothing was."""
        for paper in self.store.papers(session.learner, "reflection", key=session.id):
            return Reflection.model_validate(paper.body)
        return Reflection()

    def reflect(self, session: Session, reflection: Reflection) -> None:
        """Keep what the learner wrote, in place of what there was. Raises SessionNotFound."""
        self.store.keep(session.learner, "reflection", session.id, reflection.model_dump(mode="json"),
                        session=session.id)

    def commitment(self, session: Session) -> Commitment | None:
        """What was promised after a session."""
        for paper in self.store.papers(session.learner, "commitment", key=session.id):
            return Commitment.model_validate(paper.body)
        return None

    def commit(self, session: Session, commitment: Commitment) -> None:
        """Keep a commitment, or what came of it; one without words is taken back. Raises SessionNotFound."""
        if not commitment.text.strip():
            self.store.discard(session.learner, "commitment", session.id)
            return
        self.store.keep(session.learner, "commitment", session.id, commitment.model_dump(mode="json"),
                        session=session.id)

    def unreported(self, learner: str, but: str = "") -> tuple[Committed, ...]:
        """Commitments of which nothing has been heard yet, the first made first; those of session `but` left out."""
        papers = sorted(self.store.papers(learner, "commitment"), key=lambda paper: paper.created)
        found = (Committed(session=paper.key, commitment=Commitment.model_validate(paper.body)) for paper in papers)
        return tuple(one for one in found
                     if one.session != but and not one.commitment.outcome and one.commitment.satisfaction is None)
