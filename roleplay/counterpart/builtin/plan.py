"""What goes into a reply: the director's wishes first, then what the learner asked, then the small change of talk."""

from random import Random

from roleplay.counterpart.base import Scene
from roleplay.counterpart.builtin import stock
from roleplay.counterpart.builtin.answering import (
    NEAR,
    best_answer,
    known_words,
    names_known,
    related,
    whole_words,
)
from roleplay.counterpart.builtin.draft import Draft, Place
from roleplay.counterpart.builtin.hearing import Heard, hear
from roleplay.counterpart.builtin.lines import Memory, laid_out, normal, split
from roleplay.counterpart.builtin.wording import formal, led, names_in, renewed, spin
from roleplay.domain.directions import Directions, Verdict
from roleplay.domain.persona import Answer, Situation, Voice
from roleplay.domain.state import Outcome

_LAST: dict[Outcome, Situation] = {
    "agreed": "agreement", "walked": "walk_away", "stalled": "stall", "time": "time_up", "no_deal": "learner_leaves"}
_ALONE: frozenset[Situation] = frozenset(
    ("agreement", "walk_away", "stall", "time_up", "learner_leaves", "warning"))
"""Said alone: after these nothing else matters."""
_STOPS: frozenset[Situation] = frozenset(
    ("meddling", "silence", "foreign", "confused", "insulted", "lied_to", "youre_right"))
"""Nothing of the learner's turn is answered after these."""
_ANSWERED: frozenset[Situation] = frozenset(("interrogated", "flattered", "ignored"))
"""Sharp words that leave room for a plain answer to what was asked."""
_SHARP: frozenset[Situation] = frozenset(
    ("pitched_at", "pushed", "dismissed", "blamed", "excused", "led", "interrogated", "lectured", "ignored",
     "flattered", "demanded"))
_SHORT = 8
"""A "that's right" of more words than this has its new element in it already."""
_TOLD = 2
"""Lines about a feeling passed over, after which it is only touched on beside an answer."""
_FEELINGS: tuple[Situation, ...] = ("uneasy", "hurt", "hurt_again")
"""By strength, where the director did not name the feeling."""
_FELT: frozenset[Situation] = frozenset((*_FEELINGS, "upset", "overlooked"))
_PLAIN = _FELT - {"uneasy"}
_OFFERS: frozenset[Situation] = frozenset(
    ("reciprocates", "offer_accepted", "offer_refused", "offer_too_early", "offer_waits", "offer_counter",
     "offer_blind", "restate_please"))
_VERDICTS: dict[str, Situation] = {
    "accept": "offer_accepted", "settle": "offer_accepted", "restate": "restate_please", "counter": "offer_counter",
    "too_early": "offer_too_early", "refuse": "offer_refused"}
_UNDERSTOOD: frozenset[Situation] = frozenset(
    ("felt_heard", "partly_heard", "thats_right", "wrong_label", "liked_idea", "reassured_by_candor", "quick_yes"))
"""Reactions that are an answer by themselves."""
_ELSEWHERE: frozenset[Situation] = frozenset((*_OFFERS, *_FELT, "guarded", "more_to_it", "hurried"))
"""Reactions with a place of their own in the reply."""
_COURTESIES: frozenset[Situation] = frozenset(("greeted", "thanked", "small_talk", "personal_question"))
_HEARD: frozenset[Situation] = frozenset(("felt_heard", "partly_heard", "quick_yes"))
_ASKED: frozenset[Situation] = frozenset(("curious", "mirrored"))
"""Reactions to being asked something."""


class Performance:
    """One reply to one scene."""

    def __init__(self, scene: Scene) -> None:
        self.directions: Directions = scene.directions
        self.voice: Voice = scene.voice
        self.rng = Random(f"{scene.seed}:{scene.directions.turn}:{len(scene.said)}")
        self.memory = Memory(scene.said)
        self.last_words = next((s.text for s in reversed(scene.said) if s.speaker == "counterpart"), "")
        self.heard: Heard = hear(scene.said, known_words(scene.voice.answers))
        tone = scene.directions.tone
        self.heated = tone.heat in ("irritated", "angry")
        self.closed = tone.warmth == "guarded"
        self.mood = "clipped" if self.heated else "warm" if tone.warmth == "warm" else "plain"
        self.draft = Draft(
            self.memory, self.rng, scene.seed + scene.directions.turn, self._slots(), words=tone.max_words,
            sentences=2 if self.heated else 3, mood=self.mood, clipped=self.heated or self.closed,
            names=self._names(), near=self.heard.view.content,
            manner=formal if whole_words(scene.voice.answers) else str)

    def text(self) -> str:
        """The finished reply."""
        alone = self._last_word()
        if alone is not None:
            self.draft.clipped = False
            self._situation(Place.REACTION, alone, must=True)
        elif not self._stopped():
            self._wishes()
            self._reply()
            self._extras()
        return self.draft.text()

    def _names(self) -> frozenset[str]:
        """Names this persona may begin a sentence with."""
        card, wishes = self.directions.card, self.directions
        lines = (wish.line for wish in (wishes.disclose, wishes.cue) if wish)
        return names_known(self.voice.answers).union(
            card.name.split(), *(names_in(text) for text in (card.position, *card.facts, *lines)))

    def _slots(self) -> dict[str, str]:
        """What the slots of a line may hold: the director's words for terms, a few harmless ones of the learner's."""
        verdict, heard = self.directions.verdict, self.heard
        return {"terms": verdict.wording if verdict else "", "issue": verdict.issue if verdict else "",
                "topic": heard.topic, "words": heard.mirror or heard.number or heard.topic}

    def _last_word(self) -> Situation | None:
        ending = _LAST.get(self.directions.ending) if self.directions.ending else None
        return ending or next((s for s in self.directions.reactions if s in _ALONE), None)

    def _stopped(self) -> bool:
        """The turn gave nothing to answer: a line for that, and a feeling that still waits."""
        wishes = self.directions
        stop = next((s for s in wishes.reactions if s in _STOPS), None)
        heard = self.heard.situation
        placed = bool(wishes.disclose or wishes.verdict
                      or (heard == "confused" and (wishes.reactions or wishes.guarded)))
        if stop is None and heard in _STOPS and not placed:
            stop = heard
        if stop is None:
            return False
        for place, wish in ((Place.DISCLOSURE, wishes.disclose), (Place.CUE, wishes.cue)):
            if wish:
                self.draft.say(place, wish.line)
                self.draft.sentences = max(self.draft.sentences, 1)
        made = stop == "confused" and not self._unsaid(stop) and self._spin(stock.CONFUSED, stock.CONFUSED_OPENERS)
        if not made:
            self._situation(Place.REACTION, stop, must=True)
        if wishes.verdict:
            self._verdict(wishes.verdict)
        if wishes.feeling >= 2:
            self._situation(Place.FEELING, self._felt() or "hurt", must=False)
        return True

    def _wishes(self) -> None:
        """What the director counts on being said."""
        wishes = self.directions
        felt = self._felt()
        if felt == "hurt_again" and self._settled_answer():
            felt = None
        if wishes.disclose:
            self.draft.say(Place.DISCLOSURE, wishes.disclose.line)
            # What comes out unasked leaves room for what was asked.
            answered = self.heard.asks and not wishes.disclose.asked
            self.draft.sentences = max(self.draft.sentences, 2 if answered else 1)
        if wishes.cue:
            self.draft.say(Place.CUE, wishes.cue.line)
            self.draft.sentences = max(self.draft.sentences, 2 if felt else 0 if self.heated else 1)
        if felt:
            self._situation(Place.CUE if felt == "uneasy" else Place.FEELING, felt, must=True)
        if wishes.verdict:
            self.draft.sentences = max(self.draft.sentences, 1)
            self._verdict(wishes.verdict)

    def _settled_answer(self) -> bool:
        """Hurt for long enough, one answers a plain question after all, and says in passing what is still waiting."""
        raised = sum(self.memory.used(line) for line in self.voice.lines.get("hurt_again", ()))
        answer = best_answer(self.heard, self.voice.answers, self.memory, strict=True)
        busy = self.directions.verdict or self.directions.disclose or not self.directions.answer
        if raised < _TOLD or busy or not self.heard.asks or answer is None:
            return False
        return self.draft.choose(Place.ANSWER, (answer.lines,)) and self._spin(stock.RERAISED, ("",), Place.CUE)

    def _felt(self) -> Situation | None:
        named = next((s for s in self.directions.reactions if s in _FELT), None)
        felt = named or (_FEELINGS[self.directions.feeling - 1] if self.directions.feeling else None)
        # Of a feeling told in the opening nobody can say that it was walked past in a first "hello".
        hello = self.directions.turn == 1 and self.heard.situation in _COURTESIES
        return "upset" if felt == "hurt" and hello else felt

    def _verdict(self, verdict: Verdict) -> None:
        if verdict.kind == "clarify":
            lines = stock.BEYOND if verdict.beyond else stock.BETWEEN
            self.draft.choose(Place.VERDICT, (self._said_by_all(lines),), must=True, whole=True)
            return
        told = next((s for s in self.directions.reactions if s in _OFFERS), None)
        blind = verdict.reason == "unknown_need" and verdict.kind == "refuse"
        situation = told or ("offer_blind" if blind else _VERDICTS[verdict.kind])
        if situation == "offer_waits" and any(place is Place.FEELING for place, _ in self.draft.parts):
            self.draft.choose(Place.VERDICT, (self._said_by_all(stock.NOT_NOW),), must=True)
            return
        own, stocked = self._pools(situation)
        if verdict.kind == "counter" and verdict.wording:
            known = (own, stocked, *self._pools("offer_counter"))
            pools = [tuple(line for line in lines if "{terms}" in line) for lines in known]
        else:
            pools = [own, stocked]
        self.draft.choose(Place.VERDICT, pools, must=True, whole=True)

    def _reply(self) -> None:
        """Reaction and answer, in the room that is left."""
        reaction = self._reaction()
        content = bool(self.directions.disclose)
        sharp = reaction in _SHARP
        heard = self.heard
        asked = bool(heard.asks or heard.mirror or heard.again or heard.elaborate)
        asked = asked and reaction != "quick_yes" and (not sharp or reaction in _ANSWERED)
        if sharp and reaction is not None:
            self._situation(Place.REACTION, reaction, must=not self.draft.parts)
        if asked and self._may_answer():
            self._answer(only_known=content or sharp or reaction in _UNDERSTOOD)
        if reaction is not None and not sharp:
            self._soft(reaction, answered=not self._only_cue())
        if not self.draft.parts and "guarded" in self.directions.reactions:
            self._deflect("guarded")
        if not self.draft.parts:
            self._carry_on()

    def _may_answer(self) -> bool:
        """Not beside an offer, a real disclosure, or a feeling said plainly: those are what the reply is about."""
        wishes = self.directions
        deep = wishes.disclose is not None and wishes.disclose.level > 1
        return wishes.answer and not (wishes.verdict or deep or self._felt() in _PLAIN)

    def _reaction(self) -> Situation | None:
        """What to react to first; the bare words count where the director has nothing to say of them."""
        verdict = self.directions.verdict
        content = verdict is not None and verdict.kind in ("accept", "settle", "restate")
        told = next((s for s in self.directions.reactions if s not in _ELSEWHERE and not (content and s == "pitched_at")
                     and not (s in _HEARD and self._only_chats())), None)
        heard = self.heard.situation
        if heard == "repeated" and not self.directions.disclose and told not in _SHARP:
            return heard
        return told or (None if heard in _STOPS else heard)

    def _only_chats(self) -> bool:
        """Pleasantries that put nothing of the counterpart's in words, so that there is nothing to feel heard by."""
        return self.heard.situation in _COURTESIES and not self.heard.checks and not self.directions.disclose

    def _soft(self, reaction: Situation, *, answered: bool) -> None:
        if answered and reaction in _ASKED and (not self.directions.disclose or self.rng.random() < 0.4):
            return
        verdict = self.directions.verdict
        if verdict and (reaction == "invited" or verdict.kind in ("refuse", "too_early")):
            return
        if reaction == "mirrored" and self.directions.cue and self.rng.random() < 0.6:
            return
        if answered and reaction in _COURTESIES and reaction != "greeted":
            return
        if reaction == "thats_right":
            self._situation(Place.REACTION, reaction, must=True)
            self._new_element()
            return
        self._situation(Place.REACTION, reaction, must=not answered)

    def _new_element(self) -> None:
        """After "that's right" something more is offered: a disclosure, else something public that is still unsaid."""
        said = len(self.draft.parts[-1][1].split()) if self.draft.parts else 0
        if self.directions.disclose or self.draft.sentences < 1 or said > _SHORT:
            return
        spoken_of = " ".join((self.heard.view.words, *self.directions.earned))
        near = related(spoken_of, self.voice.answers, self.memory, NEAR)
        if near:
            self.draft.choose(Place.ANSWER, (near.lines,))

    def _answer(self, *, only_known: bool) -> None:
        """The answer where there is one; else guarded where it is locked, vague where it is not known."""
        answer = None if self.heard.again else self._matching()
        if self.heard.again and self._say_again():
            return
        if answer is not None:
            # Half an answer is worth less than another one that fits.
            if not self.draft.choose(Place.ANSWER, (answer.lines,), whole=True):
                self.draft.choose(Place.ANSWER, (answer.lines,), must=self._only_cue())
        elif self.heard.permission and self._only_cue():
            self._permit()
        elif self.heard.situation in ("small_talk", "personal_question") or (
                only_known and "more_to_it" not in self.directions.reactions):
            return
        elif self.directions.guarded:
            self._keep_back()
        elif "more_to_it" in self.directions.reactions and (not self.directions.cue or self._only_cue()):
            self._situation(Place.ANSWER, "more_to_it", must=not self.draft.parts)
        elif self.heard.mirror:
            self._situation(Place.ANSWER, "mirrored", must=not self.draft.parts)
        elif self._only_cue():
            self._unknown()

    def _permit(self) -> None:
        """Leave given or refused, in this persona's own words where the learner proposed how to go about it."""
        if "invited" in self.directions.reactions and self._situation(Place.ANSWER, "invited", must=False):
            return
        easy = self.directions.tone.warmth in ("open", "warm")
        self._spin(stock.REFUSED if self.heated else stock.WELCOMED if easy else stock.PERMITTED, ("",))

    def _say_again(self) -> bool:
        """What was said last, once more: its longest sentence, behind a word that says so."""
        own = split(self.last_words)
        leads = [lead for lead in self._said_by_all(stock.SAID_AGAIN) if not self.memory.lately(lead, 30)]
        if not own or not leads:
            return False
        self.draft.say(Place.ANSWER, led(self.rng.choice(leads), max(own, key=len), self.draft.names))
        return True

    def _only_cue(self) -> bool:
        return all(place is Place.CUE for place, _ in self.draft.parts)

    def _keep_back(self) -> None:
        """Neither confirm nor deny. Where a cue is dropped anyway, taking the question seriously can be enough."""
        soft = next((s for s in self.directions.reactions if s in _ASKED), None)
        if self.directions.cue and self.heard.mirror:
            return
        if self.directions.cue and soft and not self.closed \
                and self._situation(Place.REACTION, soft, must=False):
            return
        self._deflect("guarded")

    def _unknown(self) -> None:
        """Asked what drives it, the counterpart comes back to its position once; a fact it cannot tell."""
        position = split(self.directions.card.position)[0]
        restated = renewed(position, self.mood, self.memory, self.rng, set(), self.draft.names)
        again = any(normal(position) in reply for reply in self.memory.replies[1:])
        if self.heard.probing and not again and not self.directions.earned and self.draft.fits(restated):
            self.draft.say(Place.ANSWER, restated)
        else:
            self._deflect("guarded" if self.heard.probing else "vague")

    def _matching(self) -> Answer | None:
        answers = self.voice.answers
        if self.heard.mirror or self.heard.elaborate:
            if self.directions.guarded:
                return None
            return related(self.heard.mirror or self.last_words, answers, self.memory)
        strict = self.directions.guarded or self.directions.disclose is not None
        return best_answer(self.heard, answers, self.memory, strict=strict)

    def _deflect(self, situation: Situation) -> None:
        own = self.voice.lines.get(situation, ())
        if situation == "vague" and self._familiar():
            # Nobody says of their own team that they would have to look into it.
            self.draft.slots = {**self.draft.slots, "topic": ""}
        if self.draft.choose(Place.ANSWER, (own,), whole=True):
            return
        locked = situation == "guarded"
        grammar = stock.GUARDED if locked else stock.VAGUE
        openers = stock.GUARDED_OPENERS if locked else stock.VAGUE_OPENERS
        if not self._spin(grammar, openers) and not self.draft.parts:
            self._situation(Place.ANSWER, situation, must=True)

    def _familiar(self) -> bool:
        """Whether what was asked about is something this persona can talk about in other ways."""
        return bool(laid_out(self.heard.topic).content & known_words(self.voice.answers))

    def _carry_on(self) -> None:
        """Nothing to react to and nothing asked: take it in, by the mood, and keep the talk going."""
        answer = best_answer(self.heard, self.voice.answers, self.memory, strict=True)
        if answer and self.directions.answer and not self.directions.guarded \
                and self.draft.choose(Place.ANSWER, (answer.lines,)):
            return
        picked = stock.CARRY_NUMBER if self.heard.number else stock.CARRY_TOPIC
        plain = not (self.heated or self.heard.nod or self.heard.checks)
        if plain and self.rng.random() < 0.5 and self.draft.choose(Place.REACTION, (self._said_by_all(picked),)):
            return
        if not self._spin(self._carrying(), ("",) if self.heated else stock.CARRY_OPENERS):
            self.draft.choose(Place.REACTION, (picked, stock.NOD), must=True)

    def _carrying(self) -> stock.Grammar:
        tone = self.directions.tone
        if self.heated:
            return stock.CHECKED_ANGRY if self.heard.checks else \
                stock.CARRY_NOD_ANGRY if self.heard.nod else stock.CARRY_ANGRY
        if self.heard.checks and not self.directions.guarded:
            return stock.CHECKED
        if self.heard.nod:
            return stock.CARRY_NOD
        return {"guarded": stock.CARRY_GUARDED, "cool": stock.CARRY_COOL, "open": stock.CARRY_OPEN,
                "warm": stock.CARRY_WARM}[tone.warmth]

    def _extras(self) -> None:
        """A word that leads over to what comes out unasked; time runs short; or there is a kind word to spare."""
        tone, told = self.directions.tone, self.directions.disclose
        if told and not told.asked and not self.directions.verdict:
            self.draft.sentences = max(self.draft.sentences, 1)
            self._situation(Place.BRIDGE, "besides", must=False)
        if self._gives_back():
            self._situation(Place.EXTRA, "over_to_you", must=False)
        elif tone.hurried and self.draft.words >= 8 and self.rng.random() < 0.4:
            self.draft.sentences = max(self.draft.sentences, 1)
            self.draft.choose(Place.EXTRA, self._pools("hurried"))
        elif tone.warmth == "warm" and tone.heat == "calm" and not (tone.hurried or told) and self.rng.random() < 0.1:
            self.draft.choose(Place.EXTRA, (self._said_by_all(stock.PLEASANTRIES),))

    def _gives_back(self) -> bool:
        """Understood, and asked for nothing: the floor goes back, more often than not."""
        easy = self.directions.tone.warmth in ("open", "warm") and self.directions.tone.heat in ("calm", "edgy")
        understood = any(s in self.directions.reactions for s in ("felt_heard", "partly_heard"))
        alone = all(place is Place.REACTION for place, _ in self.draft.parts) and not self.draft.asked
        return easy and understood and alone and not (self.heard.asks or self.heard.checks) and self.rng.random() < 0.7

    def _situation(self, place: Place, situation: Situation, *, must: bool) -> bool:
        return self.draft.choose(place, self._pools(situation), must=must)

    def _pools(self, situation: Situation) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The persona's own lines, then those anybody could say."""
        return self.voice.lines.get(situation, ()), self._said_by_all(stock.LINES[situation])

    def _said_by_all(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self.draft.manner, lines))

    def _unsaid(self, situation: Situation) -> bool:
        return any(not self.memory.used(line) for line in self.voice.lines.get(situation, ()))

    def _spin(self, grammar: stock.Grammar, openers: tuple[str, ...], place: Place = Place.ANSWER) -> bool:
        topic = self.draft.slots["topic"]
        usable = tuple(o.replace("{topic}", topic) for o in openers if topic or "{topic}" not in o)
        manner = self.draft.manner
        made = spin(grammar, usable, self.rng, lambda s: self.draft.fits(manner(s)) and not self.memory.used(manner(s)))
        return bool(made) and self.draft.say(place, manner(made))
