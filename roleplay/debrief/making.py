"""Makes the debrief of a session: what code can count, quote or grade, in the order in which it is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from roleplay.debrief.measures import Ground, evidence_words, measures, spokes
from roleplay.debrief.noun import (
    Advised,
    ClosingPart,
    Cue,
    Debrief,
    Essential,
    Guessed,
    Measure,
    Meters,
    Next,
    Quote,
    Reason,
    Rewrite,
    Skilled,
    Standing,
    Term,
    Told,
    View,
)
from roleplay.debrief.summary import Summary, summarise
from roleplay.debrief.wording import CLOSING, FAMILIES, HIGH, LOW, NO_VIEW, VIEWS
from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.loop import Commitment, Heard, Preparation, Reflection
from roleplay.domain.persona import Interest, Persona
from roleplay.domain.reading import Context
from roleplay.domain.rubric import Rubric
from roleplay.domain.session import Session, Turn
from roleplay.domain.state import State
from roleplay.rules import deal, director
from roleplay.rules import looking_back as back
from roleplay.rules.advice import advised, better_line, quoted
from roleplay.rules.advice_lines import HARM
from roleplay.rules.closing import PARTS, Episode, aftermath
from roleplay.rules.hints import Hint
from roleplay.rules.names import SKILL_NAMES, move_words

FULL, PARTIAL = 3, 2
PATTERN_TIMES = 2
REWRITES = ADVICE = 2
STOOD_BY = ("tradeoff", "reciprocal_concession", "objective_criterion", "candor")
"""Helpful moves in which somebody stands by what they need."""
WAYS: dict[Skill, tuple[str, str]] = {
    "validation": ("Name it before you solve it",
                   "Say what weighs on them and why, and let them correct you, before any solution."),
    "curiosity": ("Ask about their own words", "Take one word of theirs that could mean several things, ask one open "
                  "question about it, and stop."),
    "collaboration": ("Make it a shared problem", "Say what both of you want, put two options, and ask which one could "
                      "work for them."),
}


def debrief(session: Session, persona: Persona, rubric: Rubric, turns: Sequence[Turn], state: State, *,
            preparation: Preparation | None = None, reflection: Reflection | None = None,
            hints: Sequence[Hint] = (), commitment: Commitment | None = None, reveal: bool = False) -> Debrief:
    """The debrief of a session as it stands.

    What did not come out is in it only with `reveal`; without, no locked text is anywhere in what is returned.
    """
    answered = tuple(turn for turn in turns if turn.reading is not None and turn.status != "open")
    return _Maker(session, persona, rubric, answered, state, preparation or Preparation(), reflection or Reflection(),
                  tuple(hints), commitment, reveal, summarise(session, persona, rubric, turns, state)).made()


@dataclass(frozen=True)
class _Maker:
    session: Session
    persona: Persona
    rubric: Rubric
    turns: tuple[Turn, ...]
    state: State
    preparation: Preparation
    reflection: Reflection
    hints: tuple[Hint, ...]
    commitment: Commitment | None
    reveal: bool
    summary: Summary = field(repr=False)

    def made(self) -> Debrief:
        """All sections."""
        return Debrief(
            session=self.session.id, persona_id=self.session.persona_id, persona=self.persona.name,
            role=self.persona.role, title=self.session.title, date=f"{self.session.created:%Y-%m-%d}",
            mode=self.session.mode, voice=self.session.model, turns=len(self.turns), revealed=self.reveal,
            reflection=self.reflection, commitment=self.commitment, summary=self.summary, course=self._meters(),
            views=tuple(self._views()), reasons=self.reasons, guesses=tuple(self._guesses()), f1=self._f1,
            skills=tuple(self._skills()), pattern=self.pattern, rewrites=tuple(self._rewrites()),
            deal=tuple(self._terms()), deal_told=self._deal_told(), essentials=self.essentials,
            closing=self._closing(), episodes=self._episodes(), spokes=spokes(self.summary, len(self.turns)),
            measures=self._measures(), asked=dict(back.asked(self.turns, self.rubric)),
            adapted=self._did("style_adapt"), held=self._did(*STOOD_BY), hints=len(self.hints), advice=self.advice,
            next=tuple(self._next()))

    @cached_property
    def course(self) -> tuple[State, ...]:
        """The state before the talk, then after each turn."""
        return director.states(self.persona, self.rubric, self.session.seed, self.turns)

    @cached_property
    def contexts(self) -> dict[int, Context]:
        """What could be known at each turn, by its number."""
        found = back.before(self.persona, self.rubric, self.session.seed, self.session.opening, self.turns)
        return {turn.number: context for turn, context in zip(self.turns, found, strict=True)}

    @cached_property
    def passed(self) -> tuple[back.PassedCue, ...]:
        return back.cues(self.rubric, self.turns)

    def _turn(self, number: int | None) -> Turn | None:
        return next((turn for turn in self.turns if turn.number == number), None)

    def _meters(self) -> tuple[Meters, ...]:
        return tuple(Meters(turn=at, trust=round(state.trust, 1), tension=round(state.tension, 1),
                            patience=round(state.patience, 1)) for at, state in enumerate(self.course))

    def _views(self) -> Iterator[View]:
        ratings = self.summary.metrics.theirs
        for family, title in FAMILIES.items():
            rating = ratings.get(family)
            poor, fair, good = VIEWS[family]
            says = NO_VIEW[family] if rating is None else poor if rating < LOW else fair if rating < HIGH else good
            yield View(family=family, title=title, rating=None if rating is None else round(rating, 1), says=says)

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """The interests; what is locked is left out of them here, and nowhere else."""
        return tuple(self._reason(number, interest) for number, interest in enumerate(self.persona.interests, 1))

    def _reason(self, number: int, interest: Interest) -> Reason:
        level = self.state.interest(interest.id).level
        standing: Standing = "found" if level == FULL else "hinted" if level else "missed"
        told = tuple(Told(turn=turn.number, level=turn.directions.disclose.level, line=turn.directions.disclose.line)
                     for turn in self.turns if turn.directions is not None and turn.directions.disclose is not None
                     and turn.directions.disclose.interest == interest.id)
        known = level >= PARTIAL or self.reveal
        return Reason(id=interest.id, name=interest.topic if known else f"Reason {number}", standing=standing,
                      level=level, statement=interest.statement if level == FULL or self.reveal else "", told=told,
                      cues=tuple(self._cue(cue, interest) for cue in self.passed if cue.interest == interest.id),
                      heard=self._heard(interest.id, level))

    def _cue(self, cue: back.PassedCue, interest: Interest) -> Cue:
        went = self._turn(cue.answered) if cue.taken_up is None else None
        found = back.opener(self.contexts[went.number], interest, cue.line, self.rubric) if went is not None else None
        return Cue(turn=cue.turn, line=cue.line, taken_up=cue.taken_up, answered=cue.answered,
                   answer=went.words if went is not None else "",
                   move=move_words(found.move) if found is not None and found.move else "",
                   skill=found.skill if found is not None else None, level=found.level if found is not None else None,
                   better=found.line if found is not None else "")

    def _heard(self, interest: str, level: int) -> Heard | None:
        if interest in self.reflection.heard_as:
            return self.reflection.heard_as[interest]
        return "said" if level >= PARTIAL else "implied" if level else None

    @cached_property
    def matches(self) -> tuple[back.Match, ...]:
        return back.matches(self.preparation.theirs, self.persona, self.reflection.hits)

    @property
    def _all_known(self) -> bool:
        return self.reveal or all(interest.level >= PARTIAL for interest in self.state.interests)

    @property
    def _f1(self) -> float | None:
        return back.f1(self.matches, len(self.persona.interests)) if self._all_known else None

    def _guesses(self) -> Iterator[Guessed]:
        names = {reason.id: reason.name for reason in self.reasons}
        for guess, match in zip(self.preparation.theirs, self.matches, strict=True):
            known = match.interest is not None and (self.reveal or self.state.interest(match.interest).level >= PARTIAL)
            ticked = self.reflection.hits.get(match.guess)
            right = known or ticked is True
            wrong = ticked is False or (self._all_known and match.interest is None)
            yield Guessed(text=guess.text, confidence=guess.confidence, ticked=ticked is not None,
                          standing="right" if right else "wrong" if wrong else "open",
                          about=names[match.interest] if known and match.interest is not None else "")

    def _skills(self) -> Iterator[Skilled]:
        for skill in SKILLS:
            levels = [(turn, turn.assessment.levels[skill]) for turn in self.turns if turn.assessment is not None
                      and turn.assessment.levels[skill] is not None]
            best = max(levels, key=lambda one: one[1] or 0, default=None)
            low = min(levels, key=lambda one: one[1] or 0, default=None)
            found = self.summary.detail.skills[skill]
            yield Skilled(skill=skill, title=SKILL_NAMES[skill], score=found.score, told=evidence_words(found),
                          best=None if best is None or (best[1] or 0) < 2 else _quote(*best),
                          weakest=None if low is None or (low[1] or 0) >= back.GOOD else _quote(*low))

    @cached_property
    def pattern(self) -> Advised | None:
        """What came back most often and did harm; else feelings that went by."""
        done = {name: seen for name, seen in back.harms(self.turns).items() if len(seen) >= PATTERN_TIMES}
        unheard = self._unheard()
        worst = max(done, key=lambda name: len(done[name]), default=None)
        if worst is None or (unheard is not None and unheard[0] > len(done[worst])):
            return unheard[1] if unheard is not None else None
        behaviour, effect, alternative = HARM[worst]
        turn, quote = done[worst][0]
        caps = self.rubric.move(worst).caps if self.rubric.knows(worst) else {}
        title, skill = move_words(worst), min(caps, key=lambda name: caps[name], default=None)
        return Advised(title=title[:1].upper() + title[1:], skill=skill,
                       text=f"{len(done[worst])} of {len(self.turns)} turns. In turn {turn}, for example: "
                            f"{behaviour.format(quote=quoted(quote))}. {effect} {alternative}",
                       area="agenda setting" if worst in ("monologue", "topic_switch", "premature_pitch")
                       else "communication")

    def _unheard(self) -> tuple[int, Advised] | None:
        found = self.summary.metrics
        missed = round(found.emotions * (1 - found.acknowledgement)) if found.acknowledgement is not None else 0
        if missed < PATTERN_TIMES:
            return None
        return missed, Advised(title="What weighs on them goes unanswered", skill="validation",
                               text=f"{missed} of {found.emotions} plain feelings got no acknowledgement in your next "
                                    f"turn. {WAYS['validation'][1]}", area="stakeholder engagement")

    @cached_property
    def rewrites(self) -> tuple[Rewrite, ...]:
        return tuple(self._rewrites())

    def _rewrites(self) -> Iterator[Rewrite]:
        left = REWRITES
        for turn in back.weakest(self.turns):
            found = self._rewrite(turn) if left else None
            if found is not None:
                left -= 1
                yield found

    def _rewrite(self, turn: Turn) -> Rewrite | None:
        """The turn said better: at the skill with most to gain, else at listening or asking, whatever they said."""
        assert turn.assessment is not None
        assert turn.reading is not None
        levels, context = turn.assessment.levels, self.contexts[turn.number]
        theirs = context.said[-1].text
        first = advised(turn.reading.model_copy(update={"levels": levels}))
        for skill in dict.fromkeys((*((first,) if first is not None else ()), "validation", "curiosity")):
            least = max(back.GOOD, (levels[skill] or 0) + 1)
            asks = back.said_back(theirs) if (levels[skill] or 0) <= 1 else ()
            lines = (turn.assessment.advice.rewrite, better_line(turn.words, context, skill, self.rubric), *asks)
            for line in filter(None, lines):
                graded = back.graded_line(line, context, self.rubric, skill, least)
                if graded is not None:
                    return Rewrite(turn=turn.number, theirs=theirs, words=turn.words, skill=skill, level=levels[skill],
                                   line=line, reached=graded[0].level)
        return None

    def _terms(self) -> Iterator[Term]:
        steps = back.steps(self.persona, self.state, self.turns, self.preparation.concessions)
        for step in steps:
            issue = self.persona.issue(step.issue)
            option = next(o for o in issue.options if o.id == step.option)
            plan = self.preparation.concessions[step.planned] if step.planned is not None else None
            yield Term(issue=issue.name, option=option.label, learner=step.learner, counterpart=step.counterpart,
                       best=step.best, how=step.how, turn=step.turn, why=self._why(step, option.needs),
                       planned="" if plan is None else f"{plan.give}, for {plan.for_}" if plan.for_ else plan.give,
                       bearing=plan.bearing if plan is not None else None)

    def _why(self, step: back.Step, needs: str | None) -> str:
        """What the term rests on, in a sentence."""
        reason = next((reason for reason in self.reasons if reason.id == needs), None)
        if reason is not None and reason.level >= PARTIAL:
            return f"It answers what you found out: {reason.name}."
        if step.learner >= step.counterpart and step.how == "held":
            return "It is worth most to you, and you held it."
        if step.counterpart > step.learner:
            return "It is worth more to them than to you."
        return "It is worth as much to you as to them, or more."

    def _deal_told(self) -> tuple[str, ...]:
        if self.state.deal is None and self.summary.outcome != "no_deal":
            return ()
        made = self.state.deal
        found = deal.ledgers(self.persona, made.terms if made is not None else None)
        hold = found.reservation
        lines = list(deal.told(found, self.persona.name))
        lines.insert(0, f"Leaving was worth {hold.learner:.0f} to you and {hold.counterpart:.0f} to "
                        f"{self.persona.name}.")
        if made is not None:
            lines.insert(0, f"The deal: {made.learner:.0f} for you, {made.counterpart:.0f} for {self.persona.name}.")
        return tuple(lines)

    @cached_property
    def essentials(self) -> tuple[Essential, ...]:
        """What was listed as essential, and whether it was kept."""
        found = []
        for at, own in enumerate(self.preparation.mine):
            if own.weight == "essential" and own.text.strip():
                ticked = self.reflection.kept.get(at)
                found.append(Essential(text=own.text, ticked=ticked is not None,
                                       kept=ticked if ticked is not None else back.kept(own, self.persona, self.state)))
        return tuple(found)

    def _closing(self) -> tuple[ClosingPart, ...]:
        closed = self.summary.metrics.closing
        return () if closed is None else tuple(
            ClosingPart(part=part, title=CLOSING[part], done=part in closed.parts) for part in PARTS)

    def _episodes(self) -> tuple[Episode, ...]:
        found = self.summary.metrics
        if found.closing is None or found.durability is None:
            return ()
        return aftermath(found.durability, found.closing, self.persona.follow_up, self.session.seed)

    def _measures(self) -> tuple[Measure, ...]:
        told = [essential.kept for essential in self.essentials if essential.kept is not None]
        guessed = {match.interest for match in self.matches}
        return measures(Ground(
            summary=self.summary, turns=self.turns, interests=len(self.persona.interests),
            lags=back.lag(self.persona, self.rubric, self.session.seed, self.turns),
            guesses=len(self.preparation.theirs), f1=self._f1,
            learned=sum(i not in guessed for i in self.summary.metrics.found), essentials=(sum(told), len(told)),
            hints=len(self.hints), dependence=back.hint_dependence(self.hints, len(self.turns)),
            understood=self.reflection.understood))

    def _did(self, *moves: str) -> Quote | None:
        for turn in self.turns:
            found = next((move for move in turn.reading.moves if move.move in moves), None) if turn.reading else None
            if found is not None and found.quote and not any(m.move in HARM for m in turn.reading.moves):  # type: ignore[union-attr]
                return Quote(turn=turn.number, words=found.quote)
        return None

    @cached_property
    def advice(self) -> tuple[Advised, ...]:
        """At most two things: what cost most, then what was left undone."""
        found = [self.pattern] if self.pattern is not None else []
        missed = next((cue for reason in self.reasons for cue in reason.cues if cue.better), None)
        if missed is not None:
            found.append(Advised(title="A cue went by", skill=missed.skill, example=missed.better,
                                 text=f"At the end of turn {missed.turn} they let something show: "
                                      f"{quoted(missed.line)}. Take it up before you go on.",
                                 area="stakeholder engagement"))
        closed = self.summary.metrics.closing
        if closed is not None and not closed.holds:
            found.append(Advised(title="Close so that it holds", skill="collaboration", area="agenda setting",
                                 text="Say the terms back, and who does what by when, how you will both see that it "
                                      "works, and whom to call if not."))
        skill = back.lowest_skill(self.turns)
        if skill is not None and (back.mean_skill(self.turns, skill) or 0) < back.GOOD:
            example = next((r.line for r in self.rewrites if r.skill == skill), "")
            found.append(Advised(title=WAYS[skill][0], text=WAYS[skill][1], example=example, skill=skill))
        return tuple(found[:ADVICE])

    def _next(self) -> Iterator[Next]:
        pivot = back.pivotal(self.course, self.turns, self.passed)
        if pivot is not None:
            why = {"loss": f"It cost most: {pivot.loss:.0f} points of trust lost and tension gained.",
                   "cue": "They had just let something show, and it went by.",
                   "weakest": "It is the turn with the lowest level."}[pivot.why]
            yield Next(page="retry", title=f"Take turn {pivot.turn} again", why=why, turn=pivot.turn)
        yield Next(page="variant", title=f"Talk to {self.persona.name} again, varied",
                   why="The same person on another day: other figures, another mood, other things first.")
        skill = self.advice[0].skill if self.advice and self.advice[0].skill else back.lowest_skill(self.turns)
        if skill is not None:
            yield Next(page="drill", title=f"A drill for {SKILL_NAMES[skill].lower()}", skill=skill,
                       why="One to three minutes on what would have changed most here.")
        yield Next(page="library", title="Somebody else",
                   why="What you learned counts when it works with another person.")


def _quote(turn: Turn, level: int | None) -> Quote:
    return Quote(turn=turn.number, words=turn.words, level=level)
