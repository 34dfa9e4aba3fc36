"""Drills: short exercises on one thing, their items, rounds of them, and what is kept of each answer."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from roleplay.domain.assessment import Assessment
from roleplay.domain.base import Noun, Skill
from roleplay.domain.reading import Levels

Kind = Literal["write", "choose", "tap", "order"]
"""How an item is answered: in own words, by one of several lines, by words of theirs, by putting in order."""

Feature = Literal["question", "one_question", "day", "two_ways", "reason", "plan", "thanks", "check", "their_words"]
"""What a written answer can be asked to hold beyond moves: a question at the end, exactly one question, a day or time,
two ways forward, a reason, a plan for the talk, thanks, a question whether
it was understood rightly, a word of theirs."""

DRILL_ID = r"^d(0[1-9]|1[0-9])$"
ITEM_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST = 600
"""Characters an answer may have."""


class Option(Noun):
    """One of the lines to choose from."""

    text: str
    right: bool = False
    why: str
    """Said once it has been chosen."""


class Item(Noun):
    """One thing to answer. Which fields it has goes with its kind."""

    id: str = Field(pattern=ITEM_ID)
    kind: Kind | None = None
    """None = the kind of its drill."""
    who: str
    """Who is speaking, in a clause."""
    says: str
    """What they said."""
    line: str = ""
    """The learner's own line that is to be written anew; as it stands it must fail."""
    prompt: str = ""
    """What this item asks, where the drill's instruction does not say it."""
    model: str = ""
    """An answer that passes; `write` only."""
    bad: tuple[str, ...] = ()
    """Answers that must fail; `write` and `tap` only."""
    options: tuple[Option, ...] = ()
    """`choose` only: exactly one is right."""
    taps: tuple[str, ...] = ()
    """`tap` only: words of `says`; an answer that holds one of these is right."""
    order: tuple[str, ...] = ()
    """`order` only: the parts as they belong."""
    why: str = ""
    """Why the answer is as it is; `tap`, `order`, and where it helps for `write`."""


class Rule(Noun):
    """What an answer has to do."""

    kind: Kind
    reach: dict[Skill, int] = {}
    """Least level a skill; `write` only."""
    must: tuple[str, ...] = ()
    """Moves that must be there; `a | b` = one of them."""
    must_not: tuple[str, ...] = ()
    """Moves that must not be there. Harmful moves never may."""
    say: tuple[Feature, ...] = ()
    most_words: int | None = Field(default=None, ge=1)
    """Most words of an answer that is written or tapped."""


class Example(Noun):
    """A worked example."""

    who: str
    says: str
    line: str = ""
    answer: str
    why: str


class Drill(Noun):
    """Sixteen of these: one thing to train, how an answer is marked, and a bank of items."""

    id: str = Field(pattern=DRILL_ID)
    title: str
    skill: Skill
    minutes: int = Field(ge=1, le=3)
    """How long a round takes, about."""
    instruction: str
    example: Example
    rule: Rule
    bad: tuple[str, ...] = ()
    """Answers that must fail whichever written item they answer."""
    items: tuple[Item, ...] = Field(min_length=15)

    def item(self, item_id: str) -> Item:
        """The item of this id. Raises KeyError."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def kind_of(self, item: Item) -> Kind:
        """How this item is answered."""
        return item.kind or self.rule.kind


class Verdict(Noun):
    """Whether an answer passes, and if not, what it lacks, for people."""

    right: bool
    lacks: tuple[str, ...] = ()


class Mark(Noun):
    """One answer, marked. `levels` are those of a written answer; `void`: it does not count, for this reason."""

    verdict: Verdict
    assessment: Assessment | None = None
    """The grade of a written answer; None for what is chosen."""
    void: str = ""


class Round(Noun):
    """Items drawn for one sitting at a drill."""

    id: str
    """Time-ordered."""
    drill: str
    items: tuple[str, ...]
    started: datetime


class Answer(Noun):
    """What a learner answered to one item of a round, and how it was marked."""

    round: str
    drill: str
    item: str
    attempt: int = Field(ge=1, le=2)
    words: str
    """The words, the text chosen, the words tapped, or the parts in the order given, one a line."""
    right: bool
    lacks: tuple[str, ...] = ()
    levels: Levels = {}
    assessment: Assessment | None = None
    at: datetime


class Returning(Noun):
    """An item that was missed and comes back. `step` counts the returns that went well: 0-4."""

    item: str
    step: int = Field(ge=0, le=4)
    due: datetime


class Played(Noun):
    """How far a round has come."""

    round: Round
    answers: tuple[Answer, ...] = ()
    """In the order they were given."""
    done: tuple[str, ...] = ()
    """Items that want no further answer."""
    right: tuple[str, ...] = ()
    """Items answered rightly, at the first try or, where they are written, at the second."""
    passed: bool = False
    """At least four of five are right."""

    @property
    def is_over(self) -> bool:
        """Whether every item is done."""
        return len(self.done) == len(self.round.items)

    @property
    def next_item(self) -> str | None:
        """The first item that is not done."""
        return next((item for item in self.round.items if item not in self.done), None)

    def answers_to(self, item: str) -> tuple[Answer, ...]:
        """The answers to one item, first try first."""
        return tuple(answer for answer in self.answers if answer.item == item)


class Record(Noun):
    """How a learner stands at one drill."""

    drill: str
    rounds: int = 0
    """Rounds played to the end."""
    best: int | None = None
    """Most items right in a round, 0-5."""
    last: int | None = None
    last_at: datetime | None = None
    passed: bool = False
    """Whether any round was passed."""
    under_way: bool = False
    """Whether a round was begun and not ended."""
    unseen: int = 0
    """Items that were never drawn."""
    returning: tuple[Returning, ...] = ()
    """What was missed and is not learned yet, the first due first."""
    due: tuple[str, ...] = ()
    """Those of `returning` that are due now."""
