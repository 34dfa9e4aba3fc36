"""A learner turn as the anchors ask about it: named clauses, each a plain yes or no over what was read."""

from dataclasses import dataclass

from roleplay.domain.reading import Emotion, Reading
from roleplay.rules.once import once
from roleplay.rules.signals import Study
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.questions import Question
from roleplay.rules.signals.roles import I_WORDS, WE_WORDS, Role
from roleplay.rules.signals.scene import Scene
from roleplay.rules.signals.text import Sentence

HEARD = ("label", "validate", "summary_check", "paraphrase", "repair")
"""Listening moves that give something of the counterpart's back."""
WEAPONS = ("leading", "loaded", "secret")
"""Questions that push instead of asking."""
_HEARING: tuple[Role, ...] = ("reflect", "validate", "repair", "affirm")
_ASIDE: tuple[Role, ...] = ("ack", "check", "ask")
_BRIEF = 8


@dataclass(frozen=True)
class Turn:
    """A reading and the study behind it."""

    reading: Reading
    looked: Study

    @once
    def moves(self) -> frozenset[str]:
        """The moves of the turn."""
        return frozenset([m.move for m in self.reading.moves])

    def did(self, *moves: str) -> bool:
        """Whether the turn holds any of these moves."""
        return not self.moves.isdisjoint(moves)

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
    def waiting(self) -> Emotion:
        """The feeling that waits for acknowledgement: none, cue or explicit."""
        return self.reading.opportunity.emotion

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of the turn."""
        return self.notes.view.sentences

    def role(self, sentence: Sentence) -> Role:
        """What the sentence is for."""
        return self.looked.role[sentence.start]

    def in_role(self, *roles: Role) -> list[Sentence]:
        """The sentences that are for one of these things."""
        return [s for s in self.sentences if self.role(s) in roles]

    @once
    def questions(self) -> tuple[Question, ...]:
        """What is asked of the counterpart, proposals in question form included; a check on a reflection is not."""
        return tuple(q for q in self.looked.asked if q.kind != "check")

    def proposes(self, question: Question) -> bool:
        """A way forward put in question form: "what if we took half of it?"."""
        sentence = question.sentence
        if question.kind == "proposal":
            return True
        mine = bool(sentence.vocabulary & (I_WORDS | WE_WORDS))
        return mine and self.notes.within(sentence, "option") and not self.notes.within(sentence, "how_might")

    @once
    def trades(self) -> bool:
        """An exchange is put on the table: what they do, and what is given for it."""
        return self.did("tradeoff", "reciprocal_concession") and not self.did("pressure")

    @once
    def hears(self) -> list[Sentence]:
        """The sentences that are about the counterpart."""
        return self.in_role(*_HEARING)

    @once
    def own(self) -> list[Sentence]:
        """The sentences about the learner's own side or a way forward that say anything."""
        return [s for s in self.in_role("own", "propose") if s.content]

    @property
    def checks(self) -> bool:
        """The turn invites correction; a mere "right" or "no" is not an invitation."""
        hits = self.notes.hits("check")
        return any(h.end - h.start > _BRIEF or self.notes.view.sentence_at(h.start).mark == "?" for h in hits) or any(
            q.kind == "check" and q.sentence.mark == "?" for q in self.looked.asked)

    @property
    def only_hears(self) -> bool:
        """Everything that is neither a token nor a question is about the counterpart."""
        weighty = [s for s in self.sentences if self.role(s) not in _ASIDE]
        return bool(weighty) and all(s in self.hears for s in weighty)

    @property
    def their_words(self) -> bool:
        """It takes up a word that carries what the counterpart said last or before."""
        return bool(self.notes.view.content & self.scene.recent)
