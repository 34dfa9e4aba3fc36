"""From graded turns to the report: scores (B.6), figures (F), moments, missed openings, one pattern, one focus."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from roleplay.calls.laying import Part, performance
from roleplay.calls.report import (
    Advised,
    CallMoment,
    CallReport,
    Figure,
    Heard,
    MissedOpening,
    Stretch,
)
from roleplay.domain.assessment import Assessment
from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.call import Call, clock
from roleplay.domain.reading import Observation
from roleplay.domain.rubric import Rubric
from roleplay.rules.advice import better_line, quoted
from roleplay.rules.advice_lines import HARM, MISSED
from roleplay.rules.names import SKILL_NAMES, move_words
from roleplay.rules.scores import SKILLED, graded_turn, harm_cap, score
from roleplay.rules.talk import LEAST_QUESTIONS, LEAST_TURNS, Talk, Uttered, talk

NO_EVIDENCE = "not enough evidence"
MOMENTS = 3
"""Most of the best and of the costliest moments."""
MISSED_SHOWN = 6
LONGEST_BEFORE = 60
"""Words of theirs that are shown before a moment."""
LOOKED_BACK = 8
"""Turns back in which a better line may find what it picks up."""
PATTERN_TIMES = 2
"""Times from which something is a pattern."""
_LEAST_OPENINGS = 3
_WAYS_ON: dict[Skill, tuple[str, str]] = {
    "validation": ("feeling unanswered", "heard in passing"),
    "curiosity": ("reason unexplored", "fact asked"),
    "collaboration": ("own side only", "nothing concrete"),
}
"""What to try, by skill: where it was mostly missed, and where it was mostly adequate."""


class _Turn(NamedTuple):
    """A graded turn of the learner's and where it stands."""

    at: int
    part: Part
    assessment: Assessment


def report(call: Call, speaker: str, colleagues: tuple[str, ...], parts: Sequence[Part],
           grades: Mapping[int, Assessment], rubric: Rubric, source: str) -> CallReport:
    """The report. `grades` by turn number; turns that are missing count as not graded."""
    turns = [_Turn(at, part, grades[part.number]) for at, part in enumerate(parts) if part.number in grades]
    graded = [turn for turn in turns if turn.assessment.status != "ungraded"]
    scored = [graded_turn(turn.part.number, turn.assessment) for turn in graded]
    openings = [turn for turn in graded if turn.assessment.opportunity.emotion != "none" and _before(parts, turn.at)]
    missed = [turn for turn in openings if _is_missed(turn.assessment)]
    costly = _costly(graded)
    pattern = _pattern(graded, openings, missed, rubric)
    scores = score(scored, rubric)
    caps = {skill: harm_cap(scored, skill) for skill in SKILLS}
    return CallReport(
        name=call.name, format=call.format, speaker=speaker, colleagues=colleagues, seconds=call.seconds,
        others=tuple(one.name for one in call.speakers if one.name != speaker and one.name not in colleagues),
        turns=len(graded), degraded=sum(turn.assessment.status == "degraded" for turn in graded),
        ungraded=sum(part.number > 0 for part in parts) - len(graded), source=source, rubric=rubric.digest,
        scores=scores, held={skill: cap for skill, cap in caps.items() if scores.skills[skill].score == cap},
        figures=tuple(_figures(parts, turns, openings, rubric)),
        best=tuple(_moment(parts, turn) for turn in _best(graded)),
        costly=tuple(_with_better(parts, turn, rubric) for turn in costly),
        openings=len(openings), missed_in_all=len(missed),
        missed=tuple(_missed_opening(parts, turn, rubric) for turn in _plainest(missed)),
        pattern=pattern, focus=_focus(pattern, parts, graded, rubric), timeline=_timeline(parts, turns),
        notes=call.notes)


def _levels(turn: _Turn) -> list[int]:
    return [level for level in turn.assessment.levels.values() if level is not None]


def _best(turns: Sequence[_Turn]) -> list[_Turn]:
    """The turns with the most skilled levels and nothing that cost, as they came."""
    worth = [(sum(level - 2 for level in _levels(turn) if level >= SKILLED) * turn.assessment.opportunity.weight, turn)
             for turn in turns if min(_levels(turn), default=0) >= 2]
    found = sorted((pair for pair in worth if pair[0] > 0), key=lambda pair: -pair[0])[:MOMENTS]
    return sorted((turn for _, turn in found), key=lambda turn: turn.at)


def _costly(turns: Sequence[_Turn]) -> list[_Turn]:
    """The turns with the lowest levels, harm first, those with a better line before those without, as they came."""
    costs = [(sum((2 - level) ** 2 for level in _levels(turn) if level < 2) * turn.assessment.opportunity.weight,
              bool(turn.assessment.advice.rewrite), turn) for turn in turns]
    found = sorted((one for one in costs if one[0] > 0), key=lambda one: (-one[0], not one[1]))[:MOMENTS]
    return sorted((turn for *_, turn in found), key=lambda turn: turn.at)


def _before(parts: Sequence[Part], at: int) -> list[Part]:
    """What the other side said since the learner last spoke."""
    found: list[Part] = []
    for part in reversed(parts[:at]):
        if part.side == "learner":
            break
        if part.side == "counterpart":
            found.append(part)
    return found[::-1]


def _answered(parts: Sequence[Part], at: int) -> Heard | None:
    before = _before(parts, at)
    if not before:
        return None
    text = " ".join(part.text for part in before)
    names = list(dict.fromkeys(part.speaker for part in before))
    return Heard(speaker=" and ".join(names[-2:]), text=_ending(text), start=before[0].start)


def _ending(text: str) -> str:
    """The end of what was said, which is what was answered."""
    words = text.split()
    return text if len(words) <= LONGEST_BEFORE else "… " + " ".join(words[-LONGEST_BEFORE:])


def _heard(part: Part) -> Heard:
    return Heard(speaker=part.speaker, text=part.text, start=part.start)


def _moment(parts: Sequence[Part], turn: _Turn) -> CallMoment:
    return CallMoment(number=turn.part.number, said=_heard(turn.part), answered=_answered(parts, turn.at),
                      assessment=turn.assessment.model_copy(update={"reading": None}), line=turn.part.line)


def _with_better(parts: Sequence[Part], turn: _Turn, rubric: Rubric) -> CallMoment:
    """A costly moment; where its grade came without a better line, one is looked for in each skill that it cost."""
    moment = _moment(parts, turn)
    if moment.assessment.advice.rewrite:
        return moment
    levels = turn.assessment.levels
    low = sorted((skill for skill in reversed(SKILLS) if levels[skill] is not None and (levels[skill] or 0) < 2),
                 key=lambda skill: levels[skill] or 0)
    better = next(filter(None, (_better(parts, turn, skill, rubric) for skill in low)), "")
    advice = moment.assessment.advice.model_copy(update={"rewrite": better})
    return moment.model_copy(update={"assessment": moment.assessment.model_copy(update={"advice": advice})})


def _better(parts: Sequence[Part], turn: _Turn, skill: Skill, rubric: Rubric) -> str:
    """A better line on what they said last, or on what they said in the exchanges before."""
    put = performance(parts, turn.at)
    earlier = [at for at in range(turn.at - 1, max(-1, turn.at - LOOKED_BACK), -1) if parts[at].side == "learner"]
    scenes = (None, *(performance(parts, at).context for at in earlier[:2]))
    return next(filter(None, (better_line(put.words, put.context, skill, rubric, scene) for scene in scenes)), "")


def _is_missed(assessment: Assessment) -> bool:
    """An explicit feeling takes validation at 3 (F); a worry is taken up by less, or by a question that goes to it."""
    heard, asked = (assessment.levels[skill] or 0 for skill in ("validation", "curiosity"))
    if assessment.opportunity.emotion == "explicit":
        return heard < SKILLED
    return heard < 2 and asked < SKILLED


def _plainest(missed: Sequence[_Turn]) -> list[_Turn]:
    """Explicit feelings before worries, the least answered first; then as they came."""
    order = sorted(missed, key=lambda turn: (turn.assessment.opportunity.emotion != "explicit",
                                             turn.assessment.levels["validation"] or 0))
    return sorted(order[:MISSED_SHOWN], key=lambda turn: turn.at)


def _missed_opening(parts: Sequence[Part], turn: _Turn, rubric: Rubric) -> MissedOpening:
    theirs = _answered(parts, turn.at)
    assert theirs is not None
    better = _better(parts, turn, "validation", rubric)
    return MissedOpening(emotion=turn.assessment.opportunity.emotion, theirs=theirs, answer=_heard(turn.part),
                         better=better)


def _figures(parts: Sequence[Part], turns: Sequence[_Turn], openings: Sequence[_Turn],
             rubric: Rubric) -> Iterable[Figure]:
    readings = {turn.at: turn.assessment.reading for turn in turns if turn.assessment.status != "ungraded"}
    found = talk([Uttered("learner" if part.side == "learner" else "counterpart", part.text, readings.get(at))
                  for at, part in enumerate(parts) if part.side != "colleague"], rubric)
    words = sum(part.words for part in parts if part.side != "colleague")
    yield _share("talk_ratio", "Your share of the talk", found.talk_ratio, words, "words",
                 "35-50 % in good sales calls, by a vendor's recordings; above 65 % goes poorly")
    longest = max((part for part in parts if part.side == "learner"), key=lambda part: part.words, default=None)
    if longest is not None:
        time = f" at {clock(longest.start)}" if longest.start is not None else ""
        yield Figure(name="longest", title="Your longest turn", shown=f"{longest.words} words{time}",
                     value=longest.words, of=found.turns, counted="turns", reference="more than 120 is a monologue")
    yield from _asking(found)
    yield from _acknowledging(openings, rubric)
    yield _number("understanding", "Paraphrases and summaries, of all moves", found.understanding, found.moves, "moves",
                  "17 % with skilled negotiators, 8 % with average ones (Rackham)", percent=True)
    yield _number("irritators", "Irritators and absolutes per 1000 words", found.irritators, found.words, "words",
                  "about 0.3 with skilled negotiators, 1.4 with average ones (Rackham)")


def _asking(found: Talk) -> Iterable[Figure]:
    asked = found.questions
    yield _share("question_ratio", "Questions, of all your moves", found.question_ratio, found.moves, "moves",
                 "21 % with skilled negotiators, 10 % with average ones (Rackham)")
    yield _share("open_share", "Open questions, of all questions", found.open_share, asked, "questions")
    yield _share("follow_up_share", "Questions built on their words", found.follow_up_share, asked, "questions",
                 "half or more")
    yield _share("leading_share", "Leading questions", found.leading_share, asked, "questions")
    yield _share("stacked_share", "Turns with several questions at once, of turns that ask", found.stacked_share,
                 asked, "questions")
    enough = asked >= LEAST_QUESTIONS
    yield Figure(name="in_a_row", title="Most questions in a row with nothing given back", of=asked,
                 counted="questions", shown=f"{found.questions_in_a_row}" if enough else NO_EVIDENCE,
                 value=found.questions_in_a_row if enough else None, reference="at most 2")


def _acknowledging(openings: Sequence[_Turn], rubric: Rubric) -> Iterable[Figure]:
    plain = [turn for turn in openings if turn.assessment.opportunity.emotion == "explicit"]
    heard = sum((turn.assessment.levels["validation"] or 0) >= rubric.measures.acknowledged for turn in plain)
    rate = heard / len(plain) if len(plain) >= _LEAST_OPENINGS else None
    yield _share("acknowledgement", "Plain feelings of theirs acknowledged at once", rate, len(plain), "feelings",
                 "70 % or more; clinicians manage 45 %")


def _share(name: str, title: str, value: float | None, of: int, counted: str, reference: str = "") -> Figure:
    return _number(name, title, value, of, counted, reference, percent=True)


def _number(name: str, title: str, value: float | None, of: int, counted: str, reference: str = "", *,
            percent: bool = False) -> Figure:
    shown = NO_EVIDENCE if value is None else f"{100 * value:.0f} %" if percent else f"{value:.1f}"
    return Figure(name=name, title=title, shown=shown, value=value, of=of, counted=counted, reference=reference)


def _pattern(turns: Sequence[_Turn], openings: Sequence[_Turn], missed: Sequence[_Turn],
             rubric: Rubric) -> Advised | None:
    """What cost most in all: how much it takes from a skill, times how often it was done."""
    done: dict[str, list[tuple[_Turn, Observation]]] = {}
    for turn in turns:
        for move in {one.move: one for one in reversed(turn.assessment.moves)}.values():
            if move.move in HARM and rubric.knows(move.move):
                done.setdefault(move.move, []).append((turn, move))
    costs = {name: sum(_cost(name, turn) for turn, _ in found) for name, found in done.items()
             if len(found) >= PATTERN_TIMES}
    worst = max(costs, key=lambda name: costs[name], default="")
    unheard = 2.0 * len(missed) if len(openings) >= _LEAST_OPENINGS and 2 * len(missed) >= len(openings) else 0.0
    if unheard > costs.get(worst, 0.0):
        return _unheard(openings, missed)
    return _habit(worst, done[worst], len(turns), rubric) if costs.get(worst, 0.0) > 0 else None


def _cost(move: str, turn: _Turn) -> float:
    """Levels that the move's ceilings took, below "skilled"; twice where the moment counted double."""
    held = [cap.level for cap in turn.assessment.caps
            if cap.move == move and turn.assessment.levels[cap.skill] == cap.level]
    return sum(SKILLED - level for level in held if level < SKILLED) * turn.assessment.opportunity.weight


def _unheard(openings: Sequence[_Turn], missed: Sequence[_Turn]) -> Advised:
    _, effect, alternative = MISSED["feeling unanswered"]
    example = next((turn.assessment.advice.rewrite for turn in missed if turn.assessment.advice.rewrite), "")
    return Advised(title="What weighs on them goes unanswered", skill="validation", example=example,
                   text=f"{len(missed)} of {len(openings)} times they showed a feeling or a worry, your next turn went "
                        f"past it. {effect} {alternative}")


def _habit(move: str, found: Sequence[tuple[_Turn, Observation]], turns: int, rubric: Rubric) -> Advised:
    behaviour, effect, alternative = HARM[move]
    turn, seen = max(found, key=lambda one: (bool(one[0].assessment.advice.rewrite), _cost(move, one[0])))
    time = clock(turn.part.start)
    where = f"At {time}" if time else f"In turn {turn.part.number}"
    said = behaviour.format(quote=quoted(seen.quote))
    said = said if said[:1] in ("“", '"') else said[:1].lower() + said[1:]
    caps = rubric.move(move).caps
    skill = min(caps, key=lambda name: caps[name], default=None)
    title = move_words(move)
    return Advised(title=title[:1].upper() + title[1:], skill=skill, example=turn.assessment.advice.rewrite,
                   text=f"{len(found)} of your {turns} turns. {where}, for example: {said}. {effect} {alternative}")


def _focus(pattern: Advised | None, parts: Sequence[Part], turns: Sequence[_Turn],
           rubric: Rubric) -> Advised | None:
    """The pattern's way out; else the skill with most to gain."""
    if pattern is not None:
        alternative = pattern.text.rsplit(". ", 1)[-1]
        title = SKILL_NAMES[pattern.skill] if pattern.skill else pattern.title
        return Advised(title=title, text=alternative, example=pattern.example, skill=pattern.skill)
    means = {skill: _mean(turns, skill) for skill in SKILLS}
    known = {skill: mean for skill, mean in means.items() if mean is not None}
    if not known or len(turns) < LEAST_TURNS:
        return None
    skill = min(known, key=lambda name: known[name])
    weak, fair = _WAYS_ON[skill]
    lowest = sorted((turn for turn in turns if turn.assessment.levels[skill] is not None),
                    key=lambda turn: turn.assessment.levels[skill] or 0)[:MOMENTS]
    example = next(filter(None, (_better(parts, turn, skill, rubric) for turn in lowest)), "")
    return Advised(title=SKILL_NAMES[skill], text=MISSED[weak if known[skill] < 2 else fair][2], example=example,
                   skill=skill)


def _mean(turns: Sequence[_Turn], skill: Skill) -> float | None:
    levels = [level for turn in turns if (level := turn.assessment.levels[skill]) is not None]
    return sum(levels) / len(levels) if levels else None


def _timeline(parts: Sequence[Part], turns: Sequence[_Turn]) -> tuple[Stretch, ...]:
    """Every turn as long as it has words: times are not always there, and silence is not drawn."""
    whole = sum(part.words for part in parts if part.side != "colleague") or 1
    graded = {turn.at: _levels(turn) for turn in turns}
    found, place = [], 0
    for at, part in enumerate(parts):
        if part.side == "colleague":
            continue
        levels = graded.get(at, [])
        found.append(Stretch(own=part.side == "learner", at=round(place / whole, 5), width=round(part.words / whole, 5),
                             number=part.number, level=min(levels, default=None), best=max(levels, default=None)))
        place += part.words
    return tuple(found)

