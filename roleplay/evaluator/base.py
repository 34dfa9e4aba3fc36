"""The seam between a played turn and its grade."""

from typing import Protocol

from roleplay.domain.assessment import Assessment
from roleplay.domain.base import Noun
from roleplay.domain.reading import Context, Reading
from roleplay.domain.session import Usage


class Performance(Noun):
    """A learner turn put before an evaluator."""

    words: str
    context: Context
    reading: Reading | None = None
    """The turn as the rules read and graded it, where that has been done already."""


class Grade(Noun):
    """An assessment and what it cost."""

    assessment: Assessment
    usage: tuple[Usage, ...] = ()
    prompt: str = ""
    """Name, version and digest of the prompt file; empty for the built-in evaluator."""


class Evaluator(Protocol):
    """Grades one turn."""

    name: str
    """"builtin", or the name of the model."""

    def assess(self, performance: Performance) -> Grade:
        """Grade the turn. Raises ModelError where a model fails; never returns an invented level."""
        ...
