"""What a finished conversation shows when it is looked back on: cues that passed, guesses, turns that cost most (E.1).

Everything is worked out from what was said and done. A line that would have done better is made of words that were
said aloud, and is read and graded by the same rules as a turn before it is shown.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from statistics import pstdev
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from roleplay.domain.base import SKILLS, Said, Skill
from roleplay.domain.loop import Concession, Guess, OwnInterest
from roleplay.domain.persona import Interest, Persona
from roleplay.domain.reading import Context
from roleplay.domain.rubric import Rubric
from roleplay.domain.session import Turn
from roleplay.domain.state import State
from roleplay.rules import deal, director
from roleplay.rules.advice_lines import HARM
from roleplay.rules.advice_rewrites import candidates
from roleplay.rules.grading import grade
from roleplay.rules.hints import Hint
from roleplay.rules.metrics import takes_up
from roleplay.rules.patterns import lazily
from roleplay.rules.signals import read
from roleplay.rules.signals.scene import scene
from roleplay.rules.signals.targets import touched
from roleplay.rules.signals.text import view

GOOD = 3
MOST_WORDS = 40
MOST_TRIED = 24
WORTH_A_RETRY = 5.0
"""Points of trust lost and tension gained in one turn from which that turn is the pivotal one."""
LIKE = 62
"""Likeness (0-100) of a guess to the reason itself from which it counts as right."""
_MOST_ECHOED = 8
FEWEST_STEMS = 2
"""Words that mean something which a guess must share with the reason to be likened to it at all."""

Asked = Literal["preference", "priority", "constraint", "other"]
Traded = Literal["traded", "given", "held"]


class PassedCue(NamedTuple):
    """A cue that was dropped at the end of a turn, and what became of it."""

    turn: int
    """Turn in whose reply it was dropped."""
    interest: str
    line: str
    taken_up: int | None
    """Turn that took it up in time."""
    answered: int | None
    """The turn that came next; None where the talk was over."""


class Opener(NamedTuple):
    """A line that is skilled at one moment."""

    skill: Skill
    level: int
    move: str
    line: str


class Match(NamedTuple):
    """A prepared guess and the interest it is about, if any."""

    guess: int
    interest: str | None


class Pivot(NamedTuple):
    """The turn most worth playing again."""

    turn: int
    why: Literal["loss", "cue", "weakest"]
    loss: float = 0.0


class Step(NamedTuple):
    """One issue of an agreement as the learner came to it."""

    issue: str
    option: str
    learner: int
    counterpart: int
    best: int
    """Points of the option that was best for the learner."""
    how: Traded
    turn: int | None
    planned: int | None
    """Place of the concession that was planned for it, from 0."""


def before(persona: Persona, rubric: Rubric, seed: int, opening: str, turns: Sequence[Turn]) -> tuple[Context, ...]:
    """What a reader of each of these turns may know, turn by turn; the turns are answered."""
    course = director.states(persona, rubric, seed, turns)
    said: tuple[Said, ...] = (Said(speaker="counterpart", text=opening),)
    found = []
    for state, turn in zip(course, turns, strict=False):
        found.append(director.context(persona, state, said))
        reply = turn.reply.text if turn.reply is not None else ""
        said = (*said, Said(speaker="learner", text=turn.words), Said(speaker="counterpart", text=reply))
    return tuple(found)


def cues(rubric: Rubric, turns: Sequence[Turn]) -> tuple[PassedCue, ...]:
    """Every cue that was dropped, in order."""
    found = []
    for at, turn in enumerate(turns):
        if turn.directions is None or turn.directions.cue is None:
            continue
        leak, later = turn.directions.cue, turns[at + 1:at + 1 + rubric.measures.pick_up_turns]
        taken = next((t.number for t in later if t.reading is not None and takes_up(rubric, t.reading, leak.interest)),
                     None)
        found.append(PassedCue(turn.number, leak.interest, leak.line, taken, later[0].number if later else None))
    return tuple(found)


def opener(context: Context, interest: Interest, line: str, rubric: Rubric) -> Opener | None:
    """A line that would have taken up this cue: skilled at listening or asking, and at its interest. None without one.

    It is made of the cue's own words and of what was said before; it holds nothing that was hidden.
    """
    skilled = [found for said in islice(_lines(context, line), MOST_TRIED)
               if (found := graded_line(said, context, rubric)) is not None]
    at_it = [found for found, targets in skilled if interest.id in targets]
    return next(iter(at_it or [found for found, _ in skilled]), None)


def graded_line(line: str, context: Context, rubric: Rubric, skill: Skill | None = None,
                least: int = GOOD) -> tuple[Opener, tuple[str, ...]] | None:
    """The line as the rules grade it here, with the interests it touches.

    None where it is below `least` at listening and asking (or at `skill`), is long, or does harm.
    """
    if len(line.split()) > MOST_WORDS:
        return None
    found = grade(read(line, context), line, context, rubric)
    if any(move.move in HARM for move in found.moves):
        return None
    wanted: tuple[Skill, ...] = (skill,) if skill is not None else ("validation", "curiosity")
    best = max(wanted, key=lambda name: found.levels[name] or 0)
    level = found.levels[best] or 0
    if level < least:
        return None
    moves = [name for name in found.move_names if rubric.knows(name) and rubric.move(name).skill == best]
    return Opener(best, level, moves[0] if moves else "", line), found.targets


def _lines(context: Context, cue: str) -> Iterator[str]:
    yield from said_back(cue)
    theirs = scene(context)
    yield from chain(islice(candidates("curiosity", theirs, 0), MOST_TRIED // 2), candidates("validation", theirs, 0))


def said_back(theirs: str) -> tuple[str, ...]:
    """Lines that ask about the last words of what they said; not graded yet."""
    words = _echo(theirs)
    if not words:
        return ()
    return (f"When you say “{words}”, what is behind that for you?",
            f"You said “{words}”. What makes that so important right now?",
            f"“{words[:1].upper()}{words[1:]}”?")


def _echo(theirs: str) -> str:
    """Words of theirs that can be said back: their last clause that is whole and a few words long; "" without one."""
    clauses = (clause.strip(" ,;:'\"“”") for clause in re.split(r"[.,;:!?…]+(?:\s+|$)", theirs.strip()))
    return next((clause for clause in reversed(list(clauses)) if 2 <= len(clause.split()) <= _MOST_ECHOED), "")


def matches(guesses: Sequence[Guess], persona: Persona, ticked: Mapping[int, bool] | None = None) -> tuple[Match, ...]:
    """Which interest each guess is about: by the words that touch it, else by likeness to the reason itself.

    What the learner ticked goes before: a guess ticked as wrong matches nothing; one ticked as right the likest.
    """
    told = ticked or {}
    return tuple(Match(at, None if told.get(at) is False else _about(guess.text, persona, sure=told.get(at) is True))
                 for at, guess in enumerate(guesses))


def _about(text: str, persona: Persona, *, sure: bool) -> str | None:
    laid = view(text)
    own = laid.content
    likes = {i.id: fuzz.token_set_ratio(" ".join(sorted(own)), " ".join(sorted(view(i.statement).content)))
             if len(own & view(i.statement).content) >= FEWEST_STEMS else 0.0 for i in persona.interests}
    named = touched(laid, persona.topics)
    pool = named or tuple(i for i, like in likes.items() if like >= LIKE)
    if not pool and sure:
        pool = tuple(likes)
    return max(pool, key=lambda i: likes[i]) if pool else None


def f1(found: Sequence[Match], interests: int) -> float | None:
    """F1 of the guesses: 2 · P · R / (P + R), P = right guesses / guesses, R = interests hit / interests (F).

    None without guesses.
    """
    if not found or not interests:
        return None
    right = sum(match.interest is not None for match in found)
    hit = len({match.interest for match in found} - {None})
    precision, recall = right / len(found), hit / interests
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def losses(course: Sequence[State]) -> tuple[float, ...]:
    """Trust lost and tension gained in each turn, in points; gains count nothing."""
    return tuple(max(0.0, a.trust - b.trust) + max(0.0, b.tension - a.tension) for a, b in pairwise(course))


def pivotal(course: Sequence[State], turns: Sequence[Turn], passed: Sequence[PassedCue]) -> Pivot | None:
    """The turn with the largest loss; else the first that let a cue pass; else the weakest, or the last."""
    if not turns:
        return None
    lost = losses(course)
    worst = max(range(len(lost)), key=lambda at: lost[at], default=None)
    if worst is not None and lost[worst] >= WORTH_A_RETRY:
        return Pivot(turns[worst].number, "loss", lost[worst])
    missed = next((cue.answered for cue in passed if cue.taken_up is None and cue.answered is not None), None)
    if missed is not None:
        return Pivot(missed, "cue")
    return Pivot(next(iter(weakest(turns)), turns[-1]).number, "weakest")


def _lowest(turn: Turn) -> int:
    levels = turn.assessment.levels.values() if turn.assessment is not None else ()
    return min((level for level in levels if level is not None), default=5)


def weakest(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Graded turns below `GOOD` in something, the lowest first; of equal ones the one that counted more.

    A turn that says the terms back is left out: it has another task.
    """
    low = [turn for turn in turns if _lowest(turn) < GOOD and not _restates(turn)]
    return tuple(sorted(low, key=lambda t: (_lowest(t), -(t.assessment.opportunity.weight if t.assessment else 1))))


def _restates(turn: Turn) -> bool:
    return turn.reading is not None and turn.reading.offer is not None and turn.reading.offer.restates


_WORDS: dict[Asked, str] = {
    "constraint": (r"\b(?:can(?:no|')t|unable|limits?|limited|constraints?|fixed|deadlines?|budget|stops?|stopping|"
                   r"prevents?|blocks?|blocking|in the way|hold(?:s|ing)? (?:you|this|it) (?:back|up)|allowed|"
                   r"sign(?:s|ed)?[- ]off|approv\w+|has to|have to|must|get past|hard about|"
                   r"difficult about|ruled? out)\b"),
    "priority": (r"\b(?:most|matters?|important|importance|first|priorit\w+|rank|weigh\w*|critical|crucial|"
                 r"above all|essential|at stake|depends? on)\b"),
    "preference": (r"\b(?:prefer\w*|rather|like|ideal\w*|want\w*|wish|hope|hoping|would suit|favou?r\w*|"
                   r"looking for|comfortable|good (?:look|outcome)|picture|success)\b"),
}
_KINDS = {kind: lazily(words, re.IGNORECASE) for kind, words in _WORDS.items()}


def asked(turns: Sequence[Turn], rubric: Rubric) -> Counter[Asked]:
    """Questions by what they ask for: what they would like, what matters most, what ties their hands (seed 84)."""
    asking, found = frozenset(rubric.measures.asking), Counter[Asked]()
    for turn in turns:
        if turn.reading is not None:
            quotes = {move.quote for move in turn.reading.moves if move.move in asking and move.quote}
            found.update(asked_kind(quote) for quote in quotes)
    return found


def asked_kind(question: str) -> Asked:
    """What one question asks for, by its words; a limit before a rank before a wish."""
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(question)), "other")


def hint_dependence(hints: Sequence[Hint], turns: int) -> float | None:
    """Weights of the hints by learner turns (F). Of rungs climbed one after another at one moment the highest counts.

    None without turns.
    """
    if not turns:
        return None
    weight = 0.0
    for at, given in enumerate(hints):
        later = hints[at + 1] if at + 1 < len(hints) else None
        climbs = later is not None and later.moment == given.moment and later.rung > given.rung
        weight += 0.0 if climbs else given.weight
    return weight / turns


def spread(turns: Sequence[Turn]) -> float | None:
    """Standard deviation of the turns' mean levels, in points of 100; None below four graded turns (seed 53)."""
    means = [sum(levels) / len(levels) for turn in turns if turn.assessment is not None
             and (levels := [level for level in turn.assessment.levels.values() if level is not None])]
    return 25 * pstdev(means) if len(means) >= 4 else None


def lag(persona: Persona, rubric: Rubric, seed: int, turns: Sequence[Turn]) -> tuple[int, ...]:
    """For each explicit emotion that was acknowledged at all, after how many learner turns it was; 1 = at once."""
    course, found, since = director.states(persona, rubric, seed, turns), [], 0
    for state, turn in zip(course, turns, strict=False):
        since = since + 1 if state.pending == 2 else 0
        heard = (turn.reading.levels.get("validation") or 0) if turn.reading is not None else 0
        if since and heard >= rubric.measures.acknowledged:
            found.append(since)
            since = 0
    return tuple(found)


def mean_skill(turns: Sequence[Turn], skill: Skill) -> float | None:
    """Mean level of the turns that called for a skill; None without any."""
    levels = [level for turn in turns if turn.assessment is not None
              and (level := turn.assessment.levels[skill]) is not None]
    return sum(levels) / len(levels) if levels else None


def steps(persona: Persona, state: State, turns: Sequence[Turn], planned: Sequence[Concession]) -> tuple[Step, ...]:
    """How the learner came to each term of an agreement: held at their best, traded for something, or given.

    A term below the learner's best was traded where the turn that first put it asked for a return: an "if … then", a
    trade-off or a concession that names its return. Empty without an agreement.
    """
    if state.deal is None:
        return ()
    found = []
    for issue in persona.issues:
        option = next(o for o in issue.options if o.id == state.deal.terms[issue.id])
        best = max(o.learner for o in issue.options)
        put = next((t for t in turns if t.reading is not None and t.reading.offer is not None
                    and t.reading.offer.terms.get(issue.id) == option.id), None)
        trades = put is not None and put.reading is not None and (
            put.reading.did("tradeoff", "reciprocal_concession")
            or (put.reading.offer is not None and put.reading.offer.conditional))
        how: Traded = "held" if option.learner == best else "traded" if trades else "given"
        plan = next((at for at, one in enumerate(planned) if issue.id in named(one.give, persona)), None)
        found.append(Step(issue.id, option.id, option.learner, option.counterpart, best, how,
                          put.number if put is not None else None, plan))
    return tuple(found)


def named(text: str, persona: Persona) -> frozenset[str]:
    """Issues that a text speaks of: by an option, or by a name of the issue."""
    offer = deal.read_offer(text, persona.issues)
    laid = view(text)
    by_name = (i.id for i in persona.issues
               if any(len(phrase) > 2 and _holds(laid.plain, phrase) for phrase in (i.name, *i.says)))
    return frozenset([*(offer.terms if offer is not None else ()), *by_name])


def _holds(text: str, phrase: str) -> bool:
    return re.search(rf"\b{re.escape(phrase.lower())}\b", text.lower()) is not None


def kept(own: OwnInterest, persona: Persona, state: State) -> bool | None:
    """Whether something essential was not conceded; None where its words name no term that could tell.

    Without an agreement nothing was conceded. Of an option that it names, an agreed term worth as much or more to the
    learner keeps it; of an issue alone, any term but the learner's worst.
    """
    if state.deal is None:
        return True
    terms, offer = state.deal.terms, deal.read_offer(own.text, persona.issues)
    if offer is not None and offer.terms:
        worth = {i.id: {o.id: o.learner for o in i.options} for i in persona.issues}
        return all(worth[i][terms[i]] >= worth[i][o] for i, o in offer.terms.items())
    about = named(own.text, persona)
    if not about:
        return None
    return all(next(o.learner for o in issue.options if o.id == terms[issue.id])
               > min(o.learner for o in issue.options) for issue in persona.issues if issue.id in about)


def harms(turns: Sequence[Turn]) -> dict[str, tuple[tuple[int, str], ...]]:
    """Harmful moves by name: the turns that made them, each once, with its words."""
    found: dict[str, dict[int, str]] = {}
    for turn in turns:
        for move in turn.assessment.moves if turn.assessment is not None else ():
            if move.move in HARM:
                found.setdefault(move.move, {}).setdefault(turn.number, move.quote)
    return {name: tuple(seen.items()) for name, seen in found.items()}


def lowest_skill(turns: Sequence[Turn]) -> Skill | None:
    """The skill with the lowest mean; None where nothing was graded."""
    means = {skill: mean for skill in reversed(SKILLS) if (mean := mean_skill(turns, skill)) is not None}
    return min(means, key=lambda skill: means[skill], default=None)
