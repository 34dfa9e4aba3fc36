"""The main use case: one conversation, from the opening to its end, turn by turn.

A turn runs through `Practice.play`, which yields what happens as it happens. All it yields is durable before it is
yielded; whoever draws may stop listening at any moment, or die, and nothing is lost.
"""

import random
import uuid
from collections import Counter
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic

from roleplay.content.library import Library, parse_persona
from roleplay.content.reading import digest
from roleplay.content.rubric import parse_rubric
from roleplay.counterpart.base import Counterpart, Piece, Retake, Scene, Speech
from roleplay.counterpart.voiced import voiced
from roleplay.domain.assessment import Assessment
from roleplay.domain.base import Noun, Said, Skill
from roleplay.domain.directions import Directions
from roleplay.domain.loop import Draft, Preparation
from roleplay.domain.persona import Persona
from roleplay.domain.preferences import Preferences
from roleplay.domain.reading import Context, Reading
from roleplay.domain.rubric import Rubric
from roleplay.domain.session import LOCAL, Mode, Session, Spoken, Turn, Usage
from roleplay.domain.state import Outcome, State
from roleplay.errors import ConfigError, ModelError, SessionFinished, SessionNotFound, TurnConflict
from roleplay.evaluator.base import Evaluator, Grade, Performance
from roleplay.rules import director, feedback, hints, signals, variants
from roleplay.rules.examples import example_lines
from roleplay.rules.grading import grade
from roleplay.rules.hints import RUNG_BY_NUMBER, RUNGS, Hint, Moment, Rung
from roleplay.store.base import Store

SHOW_EVERY = 0.05
"""Seconds between two writes of a reply under way: words are kept, then shown, in steps no eye can tell apart."""


RECENT = 20
"""A learner's last sessions that are looked at for what is suggested and what needs no hint any more."""


class Kept(Noun):
    """The learner's words are safe."""

    turn: Turn


class Heard(Noun):
    """More of the reply: `text` is all of it so far, which may be shorter than before when something was taken back."""

    turn: int
    text: str


class Replied(Noun):
    """The reply is complete."""

    turn: Turn


class Graded(Noun):
    """The grade is in; it may come before the reply is complete."""

    turn: Turn


class Moved(Noun):
    """The counterpart's state after the turn."""

    turn: int
    state: State


class Failed(Noun):
    """No reply this time. The words are kept; try again, or go on with the built-in voice."""

    turn: Turn
    message: str
    hint: str
    retryable: bool


class Ended(Noun):
    """The conversation is over."""

    outcome: Outcome
    state: State


Event = Kept | Heard | Replied | Graded | Moved | Failed | Ended


class WhatIf(Noun):
    """One line tried at a turn that was played otherwise."""

    words: str
    reply: str
    assessment: Assessment
    before: State
    state: State
    """After the line."""
    directions: Directions


class Sitting(Noun):
    """A session as it stands: what is kept, the content it is played by, and the state that follows from both."""

    session: Session
    persona: Persona
    rubric: Rubric
    turns: tuple[Turn, ...]
    state: State

    @property
    def said(self) -> tuple[Said, ...]:
        """The conversation so far: the opening, then every answered turn."""
        return transcript(self.session, self.turns)

    @property
    def waiting(self) -> Turn | None:
        """The turn that has no whole reply yet, if there is one."""
        return next((turn for turn in self.turns if turn.status == "open"), None)

    def before(self, number: int) -> "Sitting":
        """The session as it stood before this turn."""
        turns = tuple(turn for turn in self.turns if turn.number < number)
        state = director.replay(self.persona, self.rubric, self.session.seed, turns)
        return self.model_copy(update={"turns": turns, "state": state})


def transcript(session: Session, turns: tuple[Turn, ...]) -> tuple[Said, ...]:
    """The opening and every answered turn, oldest first."""
    said = [Said(speaker="counterpart", text=session.opening)]
    for turn in turns:
        if turn.reply is not None:
            said += [Said(speaker="learner", text=turn.words), Said(speaker="counterpart", text=turn.reply.text)]
    return tuple(said)


@dataclass
class _Grading:
    """A turn's grade on its way, and whether it has been kept: once, also when the listener leaves."""

    coming: "Future[Grade]"
    kept: bool = False


@dataclass(frozen=True)
class Practice:
    """Plays sessions. One per process; safe to share between threads."""

    store: Store
    library: Library
    rubric_text: str
    counterpart: Counterpart
    builtin: Counterpart
    """The built-in voice, for going on when a model fails."""
    evaluator: Evaluator
    """Never raises ModelError: a built-in grade stands in, marked as such."""
    gate_wait: float = 0.0
    """Seconds the director waits for the evaluator before it goes by the signals alone."""
    personas: dict[str, Persona] = field(default_factory=dict)
    rubrics: dict[str, Rubric] = field(default_factory=dict)
    """Content already read, by digest."""
    pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(32, thread_name_prefix="evaluator"))

    def start(
        self,
        persona_id: str,
        *,
        seed: int | None = None,
        learner: str = LOCAL,
        mode: Mode | None = None,
        focus: Skill | None = None,
        variant: int | None = None,
    ) -> Session:
        """Begin a session, in the suggested mode and variant where none is named.

        Raises ContentError for a counterpart that does not exist or does not load.
        """
        variant = self.suggested_variant(persona_id, learner) if variant is None else variant
        persona, body = self._cast(persona_id, variant)
        seed = random.SystemRandom().randrange(2**31) if seed is None else seed
        for kind, text in (("persona", body), ("rubric", self.rubric_text)):
            self.store.keep_content(digest(text), kind, text)
        now, session_id = datetime.now(UTC), uuid.uuid4().hex[:16]
        session = Session(
            id=session_id,
            persona_id=persona_id,
            persona=digest(body),
            rubric=digest(self.rubric_text),
            seed=seed,
            model=self.counterpart.name,
            opening=director.opening(persona, seed),
            title=persona.title,
            root=session_id,
            learner=learner,
            mode=mode or self.suggested_mode(persona, learner),
            focus=focus,
            variant=variant,
            created=now,
            updated=now,
        )
        self.store.create(session)
        return session

    def suggested_mode(self, persona: Persona, learner: str = LOCAL) -> Mode:
        """What the learner set; else Learn in the first sessions and with easy counterparts, then Practise (E.3)."""
        if (preferred := self.preferred_mode(learner)) is not None:
            return preferred
        roots = {session.root for session in self.store.sessions(learner=learner, limit=RECENT)}
        return feedback.suggested(len(roots), persona.difficulty)

    def suggested_variant(self, persona_id: str, learner: str = LOCAL) -> int:
        """The variant last played; the next one where the learner says there what they have said before (E.7, G8)."""
        played = [session for session in self.store.sessions(learner=learner, limit=RECENT)
                  if session.persona_id == persona_id and session.root == session.id and session.outcome is not None]
        if not played:
            return 0
        now = played[0].variant
        last, *earlier = (tuple(turn.words for turn in self.store.turns(session.id))
                          for session in played if session.variant == now)
        repeats = any(variants.likeness(last, words) >= variants.ALIKE for words in earlier)
        return (now + repeats) % (variants.VARIANTS + 1)

    def _cast(self, persona_id: str, variant: int) -> tuple[Persona, str]:
        """The counterpart in a variant, and the text it is kept as: its file's, or the variant's as JSON."""
        persona = self.library.get(persona_id)
        if variant == 0:
            return persona, self.library.text(persona_id)
        made = variants.varied(persona, variant)
        return made, made.model_dump_json(exclude_defaults=True)

    def preferred_mode(self, learner: str = LOCAL) -> Mode | None:
        """The mode a learner has set for new sessions; None where that is left to `suggested_mode`."""
        for paper in self.store.papers(learner, "settings", key="practice"):
            return Preferences.model_validate(paper.body).mode
        return None

    def prefer_mode(self, learner: str, mode: Mode | None) -> None:
        """Set the mode of a learner's new sessions; None leaves it to `suggested_mode`."""
        body = Preferences(mode=mode).model_dump(mode="json")
        self.store.keep(learner, "settings", "practice", body)

    def sitting(self, session_id: str) -> Sitting:
        """The session as it stands. Raises SessionNotFound."""
        session, turns = self.store.session(session_id), self.store.turns(session_id)
        persona, rubric = self._content(session)
        state = director.replay(persona, rubric, session.seed, turns)
        return Sitting(session=session, persona=persona, rubric=rubric, turns=turns, state=state)

    def play(self, session_id: str, words: str, *, number: int | None = None) -> Iterator[Event]:
        """Take one learner turn. `number` is the turn the caller believes it is taking, so that two tabs conflict.

        Raises TurnConflict, TurnPending, SessionFinished, SessionNotFound before anything is yielded.
        """
        sitting = self.sitting(session_id)
        if sitting.session.outcome is not None:
            raise SessionFinished("this conversation has ended", hint="Try a turn again, or start a new conversation.")
        turn = self.store.open_turn(session_id, number or len(sitting.turns) + 1, words)
        yield Kept(turn=turn)
        yield from self._answer(sitting, turn, self.counterpart)

    def retry(self, session_id: str, *, builtin: bool = False) -> Iterator[Event]:
        """Try again for the reply that is missing; with the built-in voice where the learner chose so."""
        sitting = self.sitting(session_id)
        turn = self._waiting(sitting)
        yield from self._answer(sitting.before(turn.number), turn, self.builtin if builtin else self.counterpart)

    def keep_partial(self, session_id: str) -> Turn:
        """Take what was shown of an unfinished reply as the reply, and go on."""
        turn = self._waiting(self.sitting(session_id))
        if not turn.partial.strip():
            raise TurnConflict("nothing was said yet", hint="Try again for a reply.")
        reply = Spoken(text=turn.partial.strip(), source="interrupted", interrupted=True)
        ending = turn.directions.ending if turn.directions else None
        if turn.reading and turn.directions and ending is None:
            # What was cut off was not said, and must not count as if it had been.
            turn = self.store.direct(turn, turn.reading, voiced(turn.directions, reply.text))
        return self.store.reply(turn, reply, ending)

    def regrade(self, session_id: str, number: int) -> Turn:
        """Grade a turn again. Its state is corrected only where no later turn was played on it."""
        sitting = self.sitting(session_id)
        turn = self._numbered(sitting, number)
        grade_ = self.evaluator.assess(Performance(words=turn.words, context=self._context(sitting.before(number))))
        last = number == len(sitting.turns) and sitting.session.outcome is None
        return self._keep(turn, grade_, correct=last)

    def fork(self, session_id: str, number: int) -> Session:
        """A new session that is this one up to, and without, turn `number`: the same moment, to be played again."""
        sitting = self.sitting(session_id)
        self._numbered(sitting, number)
        now, fork_id = datetime.now(UTC), uuid.uuid4().hex[:16]
        family = self.store.sessions(root=sitting.session.root)
        session = sitting.session.model_copy(
            update={
                "id": fork_id,
                "forked_from": session_id,
                "forked_at": number,
                "outcome": None,
                "created": now,
                "updated": now,
                "model": self.counterpart.name,
                "title": f"{sitting.persona.title}, attempt {len(family) + 1}",
            }
        )
        kept = tuple(turn.model_copy(update={"session": fork_id}) for turn in sitting.turns if turn.number < number)
        self.store.create(session, kept)
        return session

    def climb(self, session_id: str) -> Hint:
        """The next rung for the turn that is to be taken, about the same moment as those before; the highest once
        more where the ladder ends. Raises as `hint` does.
        """
        sitting = self.sitting(session_id)
        given = self.hints(sitting.session, len(sitting.turns) + 1)
        highest = max((one.rung for one in given), default=0)
        if given and highest >= RUNGS[sitting.session.mode]:
            return given[-1]
        rung = RUNG_BY_NUMBER[highest + 1]
        return self.hint(session_id, rung, given[0].moment if given else None)

    def hint(self, session_id: str, rung: Rung, moment: Moment | None = None) -> Hint:
        """A rung of the hint ladder for the next turn, kept so that it counts and is recognised when it is repeated.

        Without `moment` it is about what is most pressing now. Raises TurnConflict where the session's mode has no such
        rung, SessionFinished.
        """
        sitting = self.sitting(session_id)
        if sitting.session.outcome is not None:
            raise SessionFinished("this conversation has ended", hint="Try a turn again, or start a new conversation.")
        if rung > RUNGS[sitting.session.mode]:
            raise TurnConflict("there is no such hint in this mode", hint="Start in Learn mode for every hint.")
        number = len(sitting.turns) + 1
        context = self._context(sitting)
        about = moment or self.due(sitting) or hints.moment_of(sitting.state, context)
        prepared = example_lines(sitting.persona, sitting.turns, number)
        given = hints.hint(about, rung, context, sitting.rubric, turn=number, prepared=prepared)
        session = sitting.session
        self.store.keep(session.learner, "hint", f"{session_id}/{number}/{rung}", given.model_dump(mode="json"),
                        session=session_id)
        return given

    def hints(self, session: Session, number: int | None = None) -> tuple[Hint, ...]:
        """The hints given in a session, the first one first; those for one turn where `number` says so."""
        papers = self.store.papers(session.learner, "hint", session=session.id)
        wanted = [p for p in papers if number is None or p.key.split("/")[1] == str(number)]
        return tuple(Hint.model_validate(p.body) for p in sorted(wanted, key=lambda p: p.created))

    def due(self, sitting: Sitting) -> Moment | None:
        """The hint that should come by itself now; None where there is none, or the mode has none."""
        if RUNGS[sitting.session.mode] == 0 or sitting.session.outcome is not None:
            return None
        answered = [turn for turn in sitting.turns if turn.status != "open"]
        met = hints.successes(answered)
        if hints.due(sitting.state, answered, sitting.rubric, met) is None:
            return None
        return hints.due(sitting.state, answered, sitting.rubric, met + self._met_before(sitting.session))

    def _met_before(self, session: Session) -> Counter[Moment]:
        """How often this learner met each moment well in earlier conversations; what an attempt took over from
        another is counted there.
        """
        met: Counter[Moment] = Counter()
        for other in self.store.sessions(learner=session.learner, limit=RECENT):
            if other.root != session.root:
                met += hints.successes([t for t in self.store.turns(other.id) if t.number >= (other.forked_at or 1)])
        return met

    def prepare(self, session_id: str, preparation: Preparation) -> None:
        """Keep what was prepared for a session, in place of what there may be."""
        session = self.store.session(session_id)
        body = preparation.model_dump(mode="json")
        self.store.keep(session.learner, "preparation", session_id, body, session=session_id)

    def preparation(self, session: Session) -> Preparation:
        """What was prepared for a session, or for the one it was forked from; empty where nothing was."""
        for key in dict.fromkeys((session.id, session.forked_from or "", session.root)):
            for paper in self.store.papers(session.learner, "preparation", key=key):
                return Preparation.model_validate(paper.body)
        return Preparation()

    def draft(self, persona_id: str, learner: str = LOCAL) -> Draft:
        """What this learner has prepared for a counterpart and not begun with yet; empty where there is nothing."""
        for paper in self.store.papers(learner, "draft", key=persona_id):
            return Draft.model_validate(paper.body)
        return Draft()

    def keep_draft(self, persona_id: str, draft: Draft, learner: str = LOCAL) -> None:
        """Keep what is being prepared, in place of what there may be."""
        self.store.keep(learner, "draft", persona_id, draft.model_dump(mode="json"))

    def start_prepared(self, persona_id: str, learner: str = LOCAL) -> Session:
        """Begin a session with the draft as its preparation, in its mode. The draft is then used up."""
        draft = self.draft(persona_id, learner)
        prepared = draft.preparation.filled
        session = self.start(persona_id, learner=learner, mode=draft.mode, focus=prepared.focus)
        self.prepare(session.id, prepared)
        self.store.discard(learner, "draft", persona_id)
        return session

    def what_if(self, session_id: str, number: int, words: str) -> WhatIf:
        """What would have happened if turn `number` had been these words. Nothing of it is kept.

        The reply is the counterpart's own; with a model it takes a call. Raises ModelError, TurnConflict.
        """
        sitting = self.sitting(session_id)
        self._numbered(sitting, number)
        then = sitting.before(number)
        context = self._context(then)
        reading = grade(signals.read(words, context), words, context, then.rubric)
        state, directions = director.advance(then.state, reading, then.persona, then.rubric)
        turn = Turn(session=session_id, number=number, status="open", words=words, created=datetime.now(UTC))
        speech = self.counterpart.reply(self._scene(then, turn, directions, state))
        for _ in speech:
            pass
        graded = self.evaluator.assess(Performance(words=words, context=context, reading=reading))
        return WhatIf(words=words, reply=speech.spoken.text, assessment=graded.assessment, before=then.state,
                      state=state, directions=directions)

    def finish(self, session_id: str) -> Ended:
        """End the conversation here, at the learner's wish."""
        self.store.end(session_id, "open")
        return Ended(outcome="open", state=self.sitting(session_id).state)

    def _content(self, session: Session) -> tuple[Persona, Rubric]:
        """The persona and the rubric a session is played by. A digest names one text for good, so each is read once."""
        if session.persona not in self.personas:
            self.personas[session.persona] = parse_persona(self.store.content(session.persona), "kept persona")
        if session.rubric not in self.rubrics:
            self.rubrics[session.rubric] = parse_rubric(self.store.content(session.rubric), "kept rubric")
        return self.personas[session.persona], self.rubrics[session.rubric]

    def _waiting(self, sitting: Sitting) -> Turn:
        if sitting.waiting is None:
            raise TurnConflict("this turn has been answered meanwhile", hint="Reload to see the reply.")
        return sitting.waiting

    def _numbered(self, sitting: Sitting, number: int) -> Turn:
        if not 1 <= number <= len(sitting.turns):
            raise TurnConflict(f"there is no turn {number} in this conversation", hint="Reload to see it as it is.")
        return sitting.turns[number - 1]

    def _context(self, sitting: Sitting) -> Context:
        session = sitting.session
        family = [p for key in dict.fromkeys((session.id, session.forked_from or session.id, session.root))
                  for p in self.store.papers(session.learner, "hint", session=key)]
        shown = tuple(dict.fromkeys(str(p.body["example"]) for p in family if p.body.get("example")))
        return director.context(sitting.persona, sitting.state, sitting.said, shown)

    def _answer(self, sitting: Sitting, turn: Turn, counterpart: Counterpart) -> Iterator[Event]:
        """Read, direct, then speak and grade side by side."""
        context = self._context(sitting)
        reading = grade(signals.read(turn.words, context), turn.words, context, sitting.rubric)
        same_rules = sitting.session.rubric == digest(self.rubric_text)
        grading = self._grading(turn, context, reading if same_rules else None)
        try:
            reading = self._waited_for(grading) or reading
            state, directions = director.advance(sitting.state, reading, sitting.persona, sitting.rubric)
            turn = self.store.direct(turn, reading, directions)
            speech = counterpart.reply(self._scene(sitting, turn, directions, state))
            turn = yield from self._speak(turn, speech, grading)
        except BaseException:
            # The listener left or something broke: the grade under way is still kept when it arrives.
            grading.coming.add_done_callback(lambda _: self._keep_late(turn, grading))
            raise
        if not grading.kept:
            turn = self._keep_first(turn, grading)
            yield Graded(turn=turn)
        if turn.status == "closed":
            yield from self._told(sitting, turn)

    def _grading(self, turn: Turn, context: Context, reading: Reading | None) -> "_Grading":
        """The grade of this turn, on its way; where an earlier try at the reply has brought a sound one, that."""
        if turn.assessment is not None and turn.assessment.status == "graded":
            there: Future[Grade] = Future()
            there.set_result(Grade(assessment=turn.assessment))
            return _Grading(there, kept=True)
        performance = Performance(words=turn.words, context=context, reading=reading)
        return _Grading(self.pool.submit(self.evaluator.assess, performance))

    def _waited_for(self, grading: "_Grading") -> Reading | None:
        """The evaluator's reading where it is there in time; None where the director goes by the signals' own."""
        if self.gate_wait <= 0 and not grading.kept:
            return None
        try:
            return grading.coming.result(self.gate_wait).assessment.reading
        except Late:
            return None

    def _scene(self, sitting: Sitting, turn: Turn, directions: Directions, state: State) -> Scene:
        said = (*sitting.said, Said(speaker="learner", text=turn.words))
        return Scene(
            directions=directions,
            said=said,
            voice=sitting.persona.voice,
            seed=sitting.session.seed,
            locked=director.locked(sitting.persona, state),
        )

    def _speak(self, turn: Turn, speech: Speech, grading: "_Grading") -> Generator[Event, None, Turn]:
        """Yield the reply as it is spoken, and the grade as soon as it is in. Returns the turn as it then stands."""
        try:
            for text in _coalesced(speech):
                self.store.show(turn, text)
                yield Heard(turn=turn.number, text=text)
                if not grading.kept and grading.coming.done():
                    turn = self._keep_first(turn, grading)
                    yield Graded(turn=turn)
        except (ModelError, ConfigError) as problem:
            turn = self.store.fail(turn, problem.message, _spent(problem))
            retryable = isinstance(problem, ModelError) and problem.retryable
            yield Failed(turn=turn, message=problem.message, hint=problem.hint, retryable=retryable)
            return turn
        finally:
            speech.close()
        assert turn.directions is not None
        turn = self.store.reply(turn, speech.spoken, turn.directions.ending)
        yield Heard(turn=turn.number, text=speech.spoken.text)
        yield Replied(turn=turn)
        return turn

    def _keep(self, turn: Turn, grade_: Grade, *, correct: bool = True) -> Turn:
        """Keep the grade; a sound one never gives way to one of a failing evaluator."""
        if turn.assessment and turn.assessment.status == "graded" != grade_.assessment.status:
            return self.store.assess(turn, turn.assessment, None, grade_.usage)
        reading = grade_.assessment.reading if correct else None
        assessment = grade_.assessment.model_copy(update={"prompt": grade_.prompt})
        return self.store.assess(turn, assessment, reading, grade_.usage)

    def _keep_first(self, turn: Turn, grading: "_Grading") -> Turn:
        turn = self._keep(turn, grading.coming.result())
        grading.kept = True
        return turn

    def _keep_late(self, turn: Turn, grading: "_Grading") -> None:
        if grading.kept or grading.coming.cancelled() or grading.coming.exception() is not None:
            return
        with suppress(SessionNotFound):  # deleted meanwhile
            now = self.store.turns(turn.session)[turn.number - 1]
            self._keep_first(now, grading)

    def _told(self, sitting: Sitting, turn: Turn) -> Iterator[Event]:
        """What the whole turn did to the counterpart, and the end where it ended the session."""
        turns = (*(kept for kept in sitting.turns if kept.number < turn.number), turn)
        state = director.replay(sitting.persona, sitting.rubric, sitting.session.seed, turns)
        yield Moved(turn=turn.number, state=state)
        if turn.directions is not None and turn.directions.ending is not None:
            yield Ended(outcome=turn.directions.ending, state=state)


def _spent(problem: ModelError | ConfigError) -> tuple[Usage, ...]:
    """What the calls took that came to nothing."""
    return tuple(one for one in getattr(problem, "usage", ()) if isinstance(one, Usage))


def _coalesced(pieces: Speech) -> Iterator[str]:
    """The reply under way, at most once every SHOW_EVERY seconds; its end is left to the record of the whole."""
    text, shown, last = "", "", 0.0
    for piece in pieces:
        text = _extended(text, piece)
        due = isinstance(piece, Retake) or monotonic() - last >= SHOW_EVERY
        if due and text != shown:
            last, shown = monotonic(), text
            yield text


def _extended(text: str, piece: Piece) -> str:
    return piece.kept if isinstance(piece, Retake) else text + piece
