"""The use case: where a learner stands, how far they are on the path, and their certificate, from what is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from roleplay.domain.loop import Commitment, Reflection
from roleplay.domain.path import Path, Tick
from roleplay.domain.rubric import Rubric
from roleplay.progress.records import Records
from roleplay.rules.certification import Decision, Finding, Grade, Review, find
from roleplay.rules.course import tick
from roleplay.rules.hints import Hint
from roleplay.rules.records import Record
from roleplay.rules.standing import Standing, standing
from roleplay.store.base import Store

PATH, REVIEW = "path", "review"


@dataclass
class Progress:
    """One learner's, as of when it was made; read from the store once."""

    store: Store
    rubric: Rubric
    learner: str
    path: Path
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every session with a turn in it, oldest first."""
        return Records(self.store).of(self.learner)

    @cached_property
    def hints(self) -> Mapping[str, list[tuple[int, Hint]]]:
        """The hints taken, by session, each with its turn."""
        taken: dict[str, list[tuple[int, Hint]]] = {}
        for paper in self.store.papers(self.learner, "hint"):
            session, turn, _ = paper.key.split("/")
            taken.setdefault(session, []).append((int(turn), Hint.model_validate(paper.body)))
        return taken

    @cached_property
    def standing(self) -> Standing:
        """Where the learner stands."""
        weights = {session: weight(given) for session, given in self.hints.items()}
        helpful = [rule.name for rule in self.rubric.moves if rule.kind == "helpful" and rule.skill is not None]
        return standing(self.records, self._ratings, weights, helpful)

    @property
    def _ratings(self) -> dict[str, int]:
        kept = ((paper.key, Reflection.model_validate(paper.body))
                for paper in self.store.papers(self.learner, "reflection"))
        return {session: said.understood for session, said in kept if said.understood is not None}

    @cached_property
    def promised(self) -> Mapping[str, str]:
        """Commitments whose outcome has not been told, by session, the oldest first."""
        kept = sorted(self.store.papers(self.learner, "commitment"), key=lambda paper: paper.created)
        found = ((paper.key, Commitment.model_validate(paper.body)) for paper in kept)
        return {session: said.text for session, said in found if not said.outcome and said.satisfaction is None}

    @cached_property
    def ticks(self) -> Mapping[str, Tick]:
        """What was ticked by hand, by its key on the path."""
        return {paper.key: Tick.model_validate(paper.body) for paper in self.store.papers(self.learner, PATH)}

    def tick(self, key: str, note: str, *, done: bool) -> None:
        """Tick something of the path, or take the tick back."""
        if done:
            self.store.keep(self.learner, PATH, key, tick(self.now, note).model_dump(mode="json"))
        else:
            self.store.discard(self.learner, PATH, key)
        self.__dict__.pop("ticks", None)

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        """What people decided, the first one first."""
        kept = sorted(self.store.papers(self.learner, REVIEW), key=lambda paper: paper.created)
        return tuple(Review.model_validate(paper.body) for paper in kept)

    def certificate(self, grade: Grade = "competent") -> Finding:
        """How the learner stands towards a grade."""
        counts = {session: len(given) for session, given in self.hints.items()}
        return find(grade, self.records, counts, self.reviews)

    def review(self, finding: Finding, by: str, decision: Decision, note: str = "") -> None:
        """Keep a person's decision on the three sessions of a finding."""
        made = Review(grade=finding.grade, sessions=finding.sessions, by=by.strip(), decision=decision, note=note,
                      at=self.now)
        self.store.keep(self.learner, REVIEW, f"{self.now:%Y%m%dT%H%M%S%f}", made.model_dump(mode="json"))
        self.__dict__.pop("reviews", None)


def weight(given: list[tuple[int, Hint]]) -> float:
    """What the hints of a session add up to: a higher rung replaces the lower ones of its turn and moment (E.4)."""
    most: dict[tuple[int, str], float] = {}
    for turn, hint in given:
        most[turn, hint.moment] = max(most.get((turn, hint.moment), 0.0), hint.weight)
    return sum(most.values())
