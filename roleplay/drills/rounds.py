"""Plays rounds of a drill: draws the items, marks the answers, keeps them, and says how a learner stands.

Papers of kind "drill" are answers, of kind "drill_round" the rounds; both keys are ordered in time.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from uuid import uuid4

from pydantic import JsonValue

from roleplay.content.drills import Drills
from roleplay.domain.base import Noun
from roleplay.domain.drill import LONGEST, Answer, Drill, Item, Mark, Played, Record, Round, Verdict
from roleplay.domain.reading import Flag
from roleplay.domain.rubric import Rubric
from roleplay.domain.session import Paper
from roleplay.drills import spacing
from roleplay.evaluator.base import Evaluator, Performance
from roleplay.rules import drilling
from roleplay.store.base import Store

ANSWER, ROUND = "drill", "drill_round"
TRIES = 2
"""Tries at a written item; after the second miss a model answer is shown."""
_NOTHING: set[Flag] = {"empty", "no_words", "foreign"}


def marked(drill: Drill, item: Item, words: str, evaluator: Evaluator, rubric: Rubric) -> Mark:
    """One answer, marked: written ones by the evaluator and the drill's rule, the others by what is right."""
    if not words.strip():
        return Mark(verdict=Verdict(right=False), void="There is nothing to mark yet.")
    if len(words) > LONGEST:
        return Mark(verdict=Verdict(right=False), void=f"That is too long: at most {LONGEST} characters.")
    if drill.kind_of(item) != "write":
        return Mark(verdict=drilling.picked(drill, item, words))
    graded = evaluator.assess(Performance(words=words, context=drilling.context(item))).assessment
    if graded.status == "ungraded" or _NOTHING & set(graded.flags):
        why = graded.reason or "There was too little here to grade; write a whole sentence in English."
        return Mark(verdict=Verdict(right=False), void=why[:1].upper() + why[1:])
    moves = tuple(dict.fromkeys(move.move for move in graded.moves))
    verdict = drilling.written(drill.rule, item, words, moves, graded.levels, rubric)
    return Mark(verdict=verdict, assessment=graded.model_copy(update={"reading": None}))


class Drilling:
    """The use case. Everything is read from the store at each call, so it can be shared by all learners."""

    def __init__(self, store: Store, drills: Drills, evaluator: Evaluator, rubric: Rubric) -> None:
        """Set up by where answers are kept, the drills, who grades, and by which rubric."""
        self.store, self.drills, self.evaluator, self.rubric = store, drills, evaluator, rubric

    def start(self, drill_id: str, learner: str, now: datetime | None = None) -> Round:
        """A new round; the one under way where there is one. Raises ContentError, StoreError."""
        drill, now = self.drills.get(drill_id), now or datetime.now(UTC)
        answers, rounds = self._answers(learner, drill.id), self._rounds(learner, drill.id)
        latest = self._latest(drill, rounds, answers)
        if latest is not None and not latest.is_over:
            return latest.round
        items = spacing.draw(drill, answers, now, f"{learner}/{drill.id}/{len(rounds)}")
        drawn = Round(id=f"{now:%Y%m%dT%H%M%S%f}-{uuid4().hex[:6]}", drill=drill.id, items=items, started=now)
        self.store.keep(learner, ROUND, drawn.id, _body(drawn))
        return drawn

    def latest(self, drill_id: str, learner: str) -> Played | None:
        """The round begun last, over or not; None before the first."""
        drill = self.drills.get(drill_id)
        return self._latest(drill, self._rounds(learner, drill.id), self._answers(learner, drill.id))

    def played(self, drawn: Round, learner: str) -> Played:
        """How far this round has come."""
        return played(self.drills.get(drawn.drill), drawn, self._answers(learner, drawn.drill))

    def answer(self, drawn: Round, item_id: str, words: str, learner: str, now: datetime | None = None) -> Mark:
        """Mark an answer and keep it, unless it is void. An item that is done keeps the answers it has.

        Raises KeyError for an item of another drill, ModelError, StoreError.
        """
        drill = self.drills.get(drawn.drill)
        item, before = drill.item(item_id), self.played(drawn, learner)
        if item_id in before.done:
            last = before.answers_to(item_id)[-1]
            return Mark(verdict=Verdict(right=last.right, lacks=last.lacks), assessment=last.assessment)
        mark = marked(drill, item, words, self.evaluator, self.rubric)
        if not mark.void:
            self._keep(drawn, item_id, words, mark, len(before.answers_to(item_id)) + 1, learner, now)
        return mark

    def _keep(
        self, drawn: Round, item: str, words: str, mark: Mark, attempt: int, learner: str, now: datetime | None
    ) -> None:
        """The key names round, place and try, so that the same try from two tabs is kept once."""
        answer = Answer(
            round=drawn.id, drill=drawn.drill, item=item, attempt=attempt, words=words, right=mark.verdict.right,
            lacks=mark.verdict.lacks, levels=mark.assessment.levels if mark.assessment else {},
            assessment=mark.assessment, at=now or datetime.now(UTC),
        )
        key = f"{drawn.id}-{drawn.items.index(item)}-{attempt}"
        self.store.keep(learner, ANSWER, key, _body(answer))

    def record(self, drill_id: str, learner: str, now: datetime | None = None) -> Record:
        """How a learner stands at one drill."""
        drill = self.drills.get(drill_id)
        return _record(drill, self._rounds(learner, drill.id), self._answers(learner, drill.id), now)

    def records(self, learner: str, now: datetime | None = None) -> tuple[Record, ...]:
        """How a learner stands at every drill, by their numbers."""
        answers, rounds = self._answers(learner), self._rounds(learner)
        return tuple(
            _record(
                drill, [r for r in rounds if r.drill == drill.id], [a for a in answers if a.drill == drill.id], now
            )
            for drill in self.drills.all()
        )

    def due(self, learner: str, now: datetime | None = None) -> tuple[Record, ...]:
        """The drills with something due, the most first."""
        waiting = (record for record in self.records(learner, now) if record.due)
        return tuple(sorted(waiting, key=lambda record: (-len(record.due), record.drill)))

    def _latest(self, drill: Drill, rounds: Sequence[Round], answers: Sequence[Answer]) -> Played | None:
        return played(drill, rounds[-1], answers) if rounds else None

    def _answers(self, learner: str, drill_id: str = "") -> list[Answer]:
        found = (Answer.model_validate(paper.body) for paper in self._papers(learner, ANSWER))
        return [answer for answer in found if drill_id in ("", answer.drill)]

    def _rounds(self, learner: str, drill_id: str = "") -> list[Round]:
        """Rounds whose items are all still in the files; what was drawn from an older file cannot be gone on with."""
        known = {drill.id: {item.id for item in drill.items} for drill in self.drills.all()}
        found = (Round.model_validate(paper.body) for paper in self._papers(learner, ROUND))
        return [r for r in found if drill_id in ("", r.drill) and set(r.items) <= known.get(r.drill, set())]

    def _papers(self, learner: str, kind: str) -> list[Paper]:
        return sorted(self.store.papers(learner, kind), key=lambda paper: paper.key)


def played(drill: Drill, drawn: Round, answers: Iterable[Answer]) -> Played:
    """How far a round has come by these answers. What is chosen has one try, what is written two."""
    mine = tuple(answer for answer in answers if answer.round == drawn.id)
    done, right = [], []
    for item_id in drawn.items:
        tries = [answer for answer in mine if answer.item == item_id]
        most = TRIES if drill.kind_of(drill.item(item_id)) == "write" else 1
        if any(answer.right for answer in tries):
            right.append(item_id)
        if len(tries) >= most or item_id in right:
            done.append(item_id)
    return Played(round=drawn, answers=mine, done=tuple(done), right=tuple(right), passed=len(right) >= spacing.PASS)


def _record(drill: Drill, rounds: Sequence[Round], answers: Sequence[Answer], now: datetime | None) -> Record:
    now = now or datetime.now(UTC)
    every = [played(drill, drawn, answers) for drawn in rounds]
    over = [one for one in every if one.is_over]
    known = {item.id for item in drill.items}
    waiting = [one for one in spacing.returning(answers).values() if one.item in known]
    return Record(
        drill=drill.id,
        rounds=len(over),
        best=max((len(one.right) for one in over), default=None),
        last=len(over[-1].right) if over else None,
        last_at=over[-1].answers[-1].at if over else None,
        passed=any(one.passed for one in over),
        under_way=bool(every) and not every[-1].is_over,
        unseen=len(known - {item for drawn in rounds for item in drawn.items}),
        returning=tuple(sorted(waiting, key=lambda one: (one.due, one.item))),
        due=spacing.standing_due(waiting, now),
    )


def _body(noun: Noun) -> dict[str, JsonValue]:
    body: dict[str, JsonValue] = noun.model_dump(mode="json")
    return body
