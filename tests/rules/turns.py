"""Short ways to say what was said, for tests of reading and grading."""

from pathlib import Path
from typing import Any

import yaml

from roleplay.domain.base import Said
from roleplay.domain.reading import Context, Reading
from roleplay.rules.grading import grade
from roleplay.rules.signals import read
from tests.builders import a_rubric

SITUATIONS = {
    "collaboration": "We've a hard cap of 80k and your quote is 96.",
    "curiosity": "Your platform seems great, but the implementation looks disruptive.",
    "validation": "The delivery was two weeks late and I had to stand in front of my launch team and explain it.",
}
"""The situations the rubric's anchors answer; level 4 of curiosity has one sentence more."""
MORE = " We're swamped with the Q3 rollout."
LATE = SITUATIONS["validation"]
DISRUPTIVE = SITUATIONS["curiosity"]
CAP = SITUATIONS["collaboration"]


def after(*theirs: str, **more: Any) -> Context:
    """A context in which the counterpart said this last; of several texts, the speakers alternate."""
    speakers = ("counterpart", "learner")
    said = tuple(Said(speaker=speakers[n % 2], text=text) for n, text in enumerate(reversed(theirs)))
    return Context(said=tuple(reversed(said)), **more)


def graded(words: str, context: Context | str = LATE) -> Reading:
    """The turn, read and graded."""
    where = after(context) if isinstance(context, str) else context
    return grade(read(words, where), words, where, a_rubric())


def moves(words: str, context: Context | str = LATE) -> tuple[str, ...]:
    """Names of the moves read."""
    return read(words, after(context) if isinstance(context, str) else context).move_names


def table(name: str) -> list[dict[str, Any]]:
    """A table of examples beside these tests."""
    loaded: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded
