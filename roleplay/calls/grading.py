"""Grades a call: turn by turn, kept as it goes, to be stopped and gone on with at any time."""

from collections.abc import Callable, Generator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from itertools import islice
from typing import NamedTuple

from roleplay.calls import reporting
from roleplay.calls.kept import CallShelf, KeptCall, KeptGrade, named
from roleplay.calls.laying import Part, lay, performance
from roleplay.calls.report import CallReport
from roleplay.domain.base import Noun
from roleplay.domain.call import Call
from roleplay.domain.rubric import Rubric
from roleplay.errors import ConfigError, ModelUnavailable
from roleplay.evaluator.base import Evaluator, Performance
from roleplay.settings import BUILTIN

WORKERS = 4
"""Turns that a model grades at the same time, unless told otherwise."""
FAILURES = 3
"""Turns in a row that a model fails at before the run is given up."""
SAMPLED = 24
"""Turns by which the cost of a call is estimated."""
ANSWER_TOKENS = 450
"""Tokens of a model's answer about one turn; thinking models take more."""


class Progress(NamedTuple):
    """How far a run is."""

    done: int
    """Turns graded, those of earlier runs included."""
    total: int


class CallEstimate(Noun):
    """What a run will take of a model, roughly."""

    requests: int
    """Turns that are still to be graded."""
    input_tokens: int
    output_tokens: int


class Calls:
    """Feedback on real calls. Safe to share between threads."""

    def __init__(self, shelf: CallShelf, evaluator: Evaluator, rubric: Rubric, *,
                 request_tokens: Callable[[Performance], int] | None = None, destination: str = "",
                 workers: int = WORKERS) -> None:
        """`request_tokens` says how many tokens a model's request for a turn has; None without a model.

        `destination` names where a model's requests go, for people.
        """
        self.shelf, self.evaluator, self.rubric = shelf, evaluator, rubric
        self.destination = destination
        self._request_tokens = request_tokens
        self._pools: dict[str, ThreadPoolExecutor] = {}
        self._workers = 1 if evaluator.name == BUILTIN else max(1, workers)

    @property
    def uses_model(self) -> bool:
        """Whether the words of a call are sent to a model."""
        return self.evaluator.name != BUILTIN

    def keep(self, call: Call, speaker: str, colleagues: tuple[str, ...] = ()) -> KeptCall:
        """Keep a call to be graded; the same call again is the one that is kept already.

        Raises ConfigError where nobody speaks to the speaker, StoreError.
        """
        return self.shelf.keep(self.named(call, speaker, colleagues))

    def named(self, call: Call, speaker: str, colleagues: tuple[str, ...] = ()) -> KeptCall:
        """The call as it would be kept; nothing is written. Raises ConfigError where nobody speaks to the speaker."""
        if not any(turn.speaker != speaker and turn.speaker not in colleagues for turn in call.turns):
            raise ConfigError(f"nobody but {speaker} speaks in {call.name}",
                              hint="Feedback needs what the other side said, too.")
        return named(call, speaker, colleagues, self.evaluator.name, self.rubric.digest)

    def standing(self, kept: KeptCall) -> Progress:
        """How far this call is graded."""
        parts, waiting = self._waiting(kept)
        total = sum(part.number > 0 for part in parts)
        return Progress(total - len(waiting), total)

    def estimate(self, kept: KeptCall) -> CallEstimate:
        """What grading the rest of this call will take of the model; nothing without one."""
        parts, waiting = self._waiting(kept)
        if self._request_tokens is None or not waiting:
            return CallEstimate(requests=0, input_tokens=0, output_tokens=0)
        sample = waiting[::max(1, len(waiting) // SAMPLED)]
        tokens = sum(self._request_tokens(performance(parts, at)) for at in sample) / len(sample)
        return CallEstimate(requests=len(waiting), input_tokens=round(tokens * len(waiting)),
                            output_tokens=ANSWER_TOKENS * len(waiting))

    def run(self, kept: KeptCall) -> Generator[Progress, None, None]:
        """Grade what is not graded yet, in any order, and tell how far it is after every turn; first, where it stands.

        Closing the iterator stops the run: no further turn is begun. Those under way are paid for; `settle` waits until
        they are kept. A turn that
        the built-in rules graded in place of a failing model is tried again in the next run.
        Raises ModelUnavailable after `FAILURES` failures in a row; StoreError.
        """
        parts, waiting = self._waiting(kept)
        total = sum(part.number > 0 for part in parts)
        done = total - len(waiting)
        failures = 0
        yield Progress(done, total)
        with closing((self._one_by_one if self._workers == 1 else self._several)(kept, parts, waiting)) as graded:
            for grade in graded:
                done += 1
                failures = failures + 1 if grade.assessment.status == "degraded" else 0
                if failures == FAILURES:
                    raise self._given_up(grade.assessment.reason or "")
                yield Progress(done, total)
        self.shelf.finish(kept.id, self.report(kept))

    def settle(self, kept: KeptCall) -> None:
        """Wait until the turns that were under way when this call's run ended are kept."""
        pool = self._pools.pop(kept.id, None)
        if pool is not None:
            pool.shutdown(wait=True)

    def report(self, kept: KeptCall) -> CallReport:
        """The report on what is graded so far."""
        parts = lay(kept.call, kept.speaker, kept.colleagues)
        kept_grades = self.shelf.grades(kept.id)
        grades = {number: grade.assessment for number, grade in kept_grades.items()}
        used = [usage for grade in kept_grades.values() for usage in grade.usage]
        report = reporting.report(kept.call, kept.speaker, kept.colleagues, parts, grades, self.rubric, kept.source)
        return report.model_copy(update={"input_tokens": sum(usage.input_tokens for usage in used),
                                         "output_tokens": sum(usage.output_tokens for usage in used)})

    def _waiting(self, kept: KeptCall) -> tuple[tuple[Part, ...], list[int]]:
        """The call laid out, and the places of the turns that are still to be graded."""
        parts = lay(kept.call, kept.speaker, kept.colleagues)
        grades = self.shelf.grades(kept.id)
        done = {number for number, grade in grades.items() if grade.assessment.status != "degraded"}
        return parts, [at for at, part in enumerate(parts) if part.number and part.number not in done]

    def _grade(self, kept: KeptCall, parts: tuple[Part, ...], at: int) -> KeptGrade:
        """Grade one turn and keep it; in whatever thread this is, so that what was paid for is never lost."""
        found = self.evaluator.assess(performance(parts, at))
        grade = KeptGrade(number=parts[at].number, assessment=found.assessment, usage=found.usage)
        self.shelf.add(kept.id, grade)
        return grade

    def _given_up(self, reason: str) -> ModelUnavailable:
        name = self.evaluator.name
        # What is said of one turn's stand-in is not said of a run that ends here.
        why = reason.removeprefix(f"{name} could not grade this turn: ").partition(" The built-in evaluator")[0]
        return ModelUnavailable(
            f"{name} failed at {FAILURES} turns in a row. {why}".strip(), role="evaluator", model=name,
            hint="What is graded is kept: run it again to go on from here, or grade with the built-in rules.")

    def _one_by_one(self, kept: KeptCall, parts: tuple[Part, ...],
                    waiting: list[int]) -> Generator[KeptGrade, None, None]:
        for at in waiting:
            yield self._grade(kept, parts, at)

    def _several(self, kept: KeptCall, parts: tuple[Part, ...], waiting: list[int]) -> Generator[KeptGrade, None, None]:
        pool = self._pools[kept.id] = ThreadPoolExecutor(self._workers, thread_name_prefix="call")
        left = iter(waiting)
        running: set[Future[KeptGrade]] = {pool.submit(self._grade, kept, parts, at)
                                           for at in islice(left, self._workers)}
        try:
            while running:
                ended, running = wait(running, return_when=FIRST_COMPLETED)
                for one in ended:
                    yield one.result()
                    following = next(left, None)
                    if following is not None:
                        running.add(pool.submit(self._grade, kept, parts, following))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
