"""A learner turn as the anchors ask about it: named clauses, each a plain yes or no over what was read."""

import re
from dataclasses import dataclass
from functools import cached_property

from roleplay.rules.signals import Study
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.questions import Question
from roleplay.rules.signals.roles import YOU, Role, feels, stakes
from roleplay.rules.signals.scene import Scene
from roleplay.rules.signals.text import Sentence
from roleplay.domain.reading import Reading

ASKING = ("open", "calibrated", "mirror", "closed", "leading", "loaded", "secret", "procedural")
HEARING: tuple[Role, ...] = ("reflect", "validate", "repair", "affirm")
_LISTENING: tuple[Role, ...] = (*HEARING, "sympathy", "ack", "check", "ask")
HEARD = ("label", "validate", "summary_check", "paraphrase", "repair", "affirm")
TOKENS = ("ack", "apology", "sympathy", "own_slip", "validate")


@dataclass(frozen=True)
class Turn:
    """A reading and the study behind it."""

    reading: Reading
    looked: Study

    def did(self, *moves: str) -> bool:
        """Whether the turn holds any of these moves."""
        return self.reading.did(*moves)

    def says(self, *traits: str) -> bool:
        """Whether any of these wordings stands in the turn."""
        return self.notes.has(*traits)

    @property
    def notes(self) -> Notes:
        """The words with the wordings met in them."""
        return self.looked.notes

    @property
    def scene(self) -> Scene:
        """What the turn answers."""
        return self.looked.notes.scene

    @property
    def waiting(self) -> str:
        """The feeling that waits for acknowledgement: none, cue or explicit."""
        return self.reading.opportunity.emotion

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What is asked of the counterpart; checks on a reflection and proposals in question form are not."""
        return tuple(q for q in self.looked.asked if q.kind in ASKING)

    @cached_property
    def checks(self) -> bool:
        """The turn invites correction."""
        return any(q.kind == "check" for q in self.looked.asked) or self.says("check")

    def role(self, sentence: Sentence) -> Role:
        """What the sentence is for."""
        return self.looked.role[sentence.start]

    def in_role(self, *roles: Role) -> list[Sentence]:
        """The sentences that are for one of these things."""
        return [s for s in self.notes.view.sentences if self.role(s) in roles]

    @cached_property
    def hears(self) -> list[Sentence]:
        """The sentences that are about the counterpart."""
        return self.in_role(*HEARING)
