"""Turns a model's answer into an assessment: what is proven stands, the rest is dropped, and rules have the last word.

How opportunity, levels and moves are settled between the model and the signals (rules that read the same words):

Opportunity (B.2). Where the two hear a different emotion it counts as a cue; what the director knows to be waiting is
never heard as less. Content counts when either sees it. Curiosity and collaboration follow the model.

Null. A harmful move makes the skills it caps scoreable, whoever says otherwise. A level for a skill whose opportunity
nobody saw is null. A null of the model's is taken, except where an emotion was plainly shown, where the model itself
named the opportunity, or where the turn held text for the grader: then the rules' level stands, their null too.

Level. The model's, if its quote is proven; a level above 1, or 0, without one falls to what the surviving moves support
by the rules. It is never more than `REACH` above what the rules read by themselves, and not above it at all where the
turn held text for the grader: nobody can talk a model into a level. Then the caps of proven harmful moves apply.

Moves. The model's, each with a proven quote, and those of the signals that are counted or stand in a list of forbidden
lines (`HARD`). Moves that can only be counted (`COUNTED`) are the signals' alone. Offers, elements and leaving always
come from the signals.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from roleplay.domain.assessment import Assessment
from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.reading import Emotion, Levels, Observation, Opportunity, Reading
from roleplay.evaluator.advice import advise
from roleplay.evaluator.evidence import prove
from roleplay.evaluator.ground import Ground, assessment
from roleplay.evaluator.schema import Answer, Seen, Verdict
from roleplay.rules.grading import grade

HARD = frozenset({"hostile", "dismiss", "extraction", "gaming", "deception",
                  "stacked_questions", "monologue", "interrogation"})
"""Moves the signals count or find in a list of forbidden lines: they stand whatever the model says.

Pressure is not among them: what is a threat depends on more than its words. A model that passes over one is held down
by `REACH` all the same.
"""
COUNTED = frozenset({"stacked_questions", "monologue", "interrogation"})
"""Moves that are a matter of counting: the model's word is not needed."""
REACH = 2
"""Most levels a model may go above what the rules read by themselves."""
_EMOTIONS: tuple[Emotion, ...] = ("none", "cue", "explicit")


def settle(answer: Answer, ground: Ground, source: str) -> Assessment:
    """What of the model's answer stands, as an assessment."""
    seen, dropped = _proven(answer.observations, ground)
    opportunity = _opportunity(answer, ground)
    merged = ground.own.model_copy(update={
        "moves": _with_hard(seen, ground), "opportunity": opportunity, "targets": _targets(seen, ground)})
    by_rule = grade(merged, ground.rest, ground.performance.context, ground.rubric)
    case = _Case(answer, ground, opportunity, by_rule)
    levels: Levels = {skill: case.level(skill) for skill in SKILLS}
    room = opportunity.model_copy(update={skill: levels[skill] is not None for skill in SKILLS})
    reading = by_rule.model_copy(update={"levels": levels, "opportunity": room})
    return assessment(reading, source, ground.rubric, advise(answer, ground, reading), dropped + case.unproven)


@dataclass(frozen=True)
class _Case:
    """All that a level is settled from."""

    answer: Answer
    ground: Ground
    opportunity: Opportunity
    by_rule: Reading
    """What the rules make of the moves that survived."""

    def level(self, skill: Skill) -> int | None:
        """The level of one skill, or None."""
        verdict = self.answer.verdict(skill)
        level = self._null(skill) if verdict.level is None else self._bounded(skill, verdict)
        ceilings = [cap.level for cap in self.by_rule.caps if cap.skill == skill]
        return level if level is None else min([level, *ceilings])

    @property
    def unproven(self) -> int:
        """Levels that came with a quote the learner did not say."""
        return sum(v.quote is not None and not self._is_proven(v) for v in map(self.answer.verdict, SKILLS))

    def _null(self, skill: Skill) -> int | None:
        """The level where the model sees no opportunity."""
        if self._harmed(skill):
            return self.by_rule.levels[skill]
        shown = skill == "validation" and self.ground.own.opportunity.emotion == "explicit"
        insisted = shown or self.ground.tampered or _named(self.answer, skill)
        return self.ground.own.levels[skill] if insisted else None

    def _bounded(self, skill: Skill, verdict: Verdict) -> int | None:
        """The model's level, as far as it is backed."""
        rules, level = self.ground.own.levels[skill], verdict.level
        if level is None or not (self._applies(skill) or self._harmed(skill)):
            return None
        if level != 1 and not self._is_proven(verdict):
            backed = self.by_rule.levels[skill]
            level = min(max(level, 1), 1 if backed is None else backed)
        if rules is None:
            return None if self.ground.tampered else level
        return min(level, rules if self.ground.tampered else rules + REACH)

    def _is_proven(self, verdict: Verdict) -> bool:
        return verdict.quote is not None and prove(verdict.quote, self.ground.words, self.ground.within) is not None

    def _applies(self, skill: Skill) -> bool:
        """Whether anybody saw an opportunity."""
        if skill == "validation":
            return self.opportunity.validation
        own = self.ground.own.opportunity
        return _named(self.answer, skill) or (own.curiosity if skill == "curiosity" else own.collaboration)

    def _harmed(self, skill: Skill) -> bool:
        """Whether a proven move did this skill harm; a mere ceiling at "adequate" is none."""
        return any(cap.skill == skill and cap.level <= 1 for cap in self.by_rule.caps)


def _named(answer: Answer, skill: Skill) -> bool:
    """Whether the model named an opportunity for this skill itself."""
    seen = answer.opportunity
    if skill == "validation":
        return seen.emotion != "none" or seen.content
    return seen.curiosity if skill == "curiosity" else seen.collaboration


def _opportunity(answer: Answer, ground: Ground) -> Opportunity:
    own, seen = ground.own.opportunity, answer.opportunity
    emotion: Emotion = own.emotion if own.emotion == seen.emotion else "cue"
    waiting = ground.performance.context.pending or 0
    emotion = max(emotion, _EMOTIONS[waiting], key=_EMOTIONS.index)
    return own.model_copy(update={
        "emotion": emotion, "content": own.content or seen.content,
        "curiosity": seen.curiosity, "collaboration": seen.collaboration,
        "validation": own.validation or emotion != "none" or seen.content,
        "weight": max(own.weight, 2 if emotion == "explicit" else 1)})


def _proven(observations: Iterable[Seen], ground: Ground) -> tuple[tuple[Observation, ...], int]:
    """The model's observations that have proof, in the order of the words, and how many had none."""
    known = {topic.id for topic in ground.performance.context.topics}
    found, dropped = [], 0
    for seen in observations:
        if seen.move in COUNTED:
            continue
        proof = prove(seen.quote, ground.words, ground.within) if _is_known(seen.move, ground) else None
        if proof is None:
            dropped += 1
            continue
        interest = seen.interest if seen.interest in known else None
        found.append(Observation(move=seen.move, interest=interest, **proof._asdict()))
    return _in_order(found), dropped


def _is_known(move: str, ground: Ground) -> bool:
    """Whether the move is one of the rubric's; a lie takes a fact that it denies."""
    return ground.rubric.knows(move) and (move != "deception" or bool(ground.performance.context.facts))


def _with_hard(seen: tuple[Observation, ...], ground: Ground) -> tuple[Observation, ...]:
    """What the model saw, and what the signals hold to be certain."""
    hard = [move for move in ground.own.moves if move.move in HARD]
    names = {move.move for move in hard}
    return _in_order([*hard, *(move for move in seen if move.move not in names)])


def _in_order(moves: Iterable[Observation]) -> tuple[Observation, ...]:
    """Each move once for the same words, in the order they were said."""
    once = {(move.move, move.start, move.end): move for move in moves}
    return tuple(sorted(once.values(), key=lambda move: (move.start, move.end)))


def _targets(seen: tuple[Observation, ...], ground: Ground) -> tuple[str, ...]:
    """Interests the turn touches: those of proven moves and those the signals found, known ones only."""
    touched = {move.interest for move in seen} | set(ground.own.targets)
    return tuple(topic.id for topic in ground.performance.context.topics if topic.id in touched)
