"""The hint ladder (E.4): from "what are they really telling you?" to a full line, each rung weighing more.

A hint is made of what was said aloud and of nothing else: no interest is known here, so none can be given away. An
example line is read and graded by the same rules as a turn before it is shown.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from roleplay.domain.base import Noun, Skill
from roleplay.domain.reading import Context, Reading
from roleplay.domain.rubric import Rubric
from roleplay.domain.session import Mode, Turn
from roleplay.domain.state import State
from roleplay.rules.advice_lines import HARM
from roleplay.rules.advice_rewrites import candidates
from roleplay.rules.grading import grade
from roleplay.rules.signals import read
from roleplay.rules.signals.scene import Scene, scene

Moment = Literal["emotion", "tension", "harm", "stalemate", "depth", "summary", "questions", "goal", "offer", "closing"]
"""What a hint is about. The first eight come by themselves; the others only when they are asked for."""
Rung = Literal[1, 2, 3, 4]

WEIGHTS: Mapping[int, float] = {1: 0.25, 2: 0.5, 3: 0.75, 4: 1.0}
"""What each rung adds to the dependence on hints; a higher rung replaces the lower ones of the same moment."""
RUNG_BY_NUMBER: Mapping[int, Rung] = {1: 1, 2: 2, 3: 3, 4: 4}
RUNGS: Mapping[Mode, int] = {"learn": 4, "practise": 2, "perform": 0}
"""The highest rung there is in each mode (E.3)."""
FADES_AFTER = 3
"""Times that something was done well from which its hint no longer comes by itself."""

TENSE = 65.0
DEEP_BY, GOAL_BY = 5, 3
"""Turns by which something of an interest should be out, and a shared goal be said."""
SUMMARY_WITHIN = 5
WORDS_WITHOUT_QUESTION = 150
HARMS_WITHIN, HARMS = 3, 2
STUCK = 2
"""Refusals in a row that make a stalemate."""

BREATH = ("Breathe out, slowly, once. Nobody is waiting.", "What do they feel right now, and what brought it on?",
          "What do you both want?")
"""A pause that costs nothing: read, then answer when you are ready."""

_GOOD, _FAIR, _POOR = 3, 2, 1
_MOST_WORDS = 40
_MOST_TRIED = 16
_SHOWN = 9
"""Words of theirs that are pointed at."""


class Hint(Noun):
    """One rung for one moment."""

    moment: Moment
    rung: Rung
    text: str
    why: str = ""
    example: str = ""
    """A whole line, on the highest rung; a turn that repeats it is marked as assisted."""

    @property
    def weight(self) -> float:
        """What it adds to the dependence on hints."""
        return WEIGHTS[self.rung]


class _Lines(NamedTuple):
    """The rungs of one moment. `{look}` stands for words of theirs, in quotation marks."""

    skill: Skill
    orient: str
    strategy: str
    stem: str
    why: str
    fallbacks: tuple[str, ...] = ()


_LINES: Mapping[Moment, _Lines] = {
    "emotion": _Lines(
        "validation", "What are they really telling you? Look at {look}.",
        "Name what this is like for them and what caused it, before any solution.",
        "“It sounds like ___, because ___.”",
        "A concern that is named with its cause gets smaller; one that is passed over comes back louder."),
    "tension": _Lines(
        "collaboration", "How does {look} sound, if you hear it aloud?",
        "Stop for a moment: say that this has become tense, and go back to what you both want.",
        "“I notice we are ___. We both want ___. Could we start again from there?”",
        "Nobody solves anything while they are defending themselves.",
        ("I think we have both become tense here, and I'd like this to work for both of us. Could we step back to what "
         "each of us needs, and you start?",)),
    "harm": _Lines(
        "validation", "Read your last turns as they would. What did they answer to?",
        "Own what went wrong in one sentence, without a reason for it, and take up their concern.",
        "“I ___, and that was not fair to you. You were saying ___.”",
        "A slip that is owned costs less than one that is explained.",
        ("I was pushing just now, and that wasn't fair to you. You told me what worries you, and I went past it. "
         "What did I miss?",)),
    "stalemate": _Lines(
        "collaboration", "You have both said no for a while. What has each of you said is fixed, and what is not?",
        "Take their fixed point as given, and ask how the two of you might use what is not fixed.",
        "“If ___ is fixed, how might we use ___ so that ___?”",
        "A second issue gives both of you something to trade.",
        ("I take that limit as given, and I have one of my own. Could we list what each of us must have, and look "
         "together at timing and scope for what would work for both?",)),
    "depth": _Lines(
        "curiosity", "Which of their words could mean several things? Look at {look}.",
        "Ask one open question about it in their own words, then stop.",
        "“When you say ___, what ___?”",
        "Behind a position there is a reason, and people give reasons to those who ask about them."),
    "summary": _Lines(
        "validation", "Could you say in two sentences what matters to them?",
        "Sum up two things that they told you, link them, and ask whether you got it right.",
        "“So ___, and ___. Have I got that right?”",
        "Somebody who hears their own case in your words goes on to the part they left out."),
    "questions": _Lines(
        "curiosity", "Count your last words against theirs. Who found out more?",
        "One question, built on their last sentence, and nothing after it.",
        "“You said ___. What ___?”",
        "While you talk you learn nothing."),
    "goal": _Lines(
        "collaboration", "What would both of you be glad about in a year?",
        "Say a goal that you both hold, in words of their business, before you ask for anything.",
        "“We both want ___. Could we look together at ___?”",
        "A goal that is said aloud turns two sides into one problem."),
    "offer": _Lines(
        "collaboration", "What is worth little to you and much to them? Look at {look}.",
        "Put two options that serve what they told you, or trade: if you …, then we ….",
        "“If you can ___, we can ___. How does that look from your side?”",
        "A step that asks for one in return is worth more to both than a gift.",
        ("I want this to work for both of us, so I'd rather trade than haggle. Could we sketch two packages, and you "
         "tell me which one you could defend?",)),
    "closing": _Lines(
        "collaboration", "If you both leave now, what will each of you do on Monday?",
        "Say the terms back, and who does what by when, how you will both see that it works, and whom to call if not.",
        "“So we have ___. I'll ___ by ___; you ___. We'll know it works when ___. Have I got that right?”",
        "What nobody has taken on by a date is not agreed."),
}

_ALWAYS = (
    "I'd like to understand this before I suggest anything. What would have to be different for it to work for you?",
    "Before we go on, I want to be sure that I see it from your side. What matters most to you in this, and why?",
    "It sounds like something about this worries you, because you choose your words with care. What is it?",
)
"""What can be said at nearly any moment, for when nothing better can be made of what was said."""

DONE_BY: Mapping[Moment, frozenset[str]] = {
    "emotion": frozenset({"label", "validate"}), "tension": frozenset({"pause_reset"}), "harm": frozenset({"repair"}),
    "stalemate": frozenset({"option", "tradeoff", "calibrated", "reciprocal_concession"}),
    "depth": frozenset({"follow_up", "calibrated", "mirror"}), "summary": frozenset({"summary_check"}),
    "questions": frozenset({"open_question", "follow_up", "calibrated"}), "goal": frozenset({"shared_goal"}),
}
"""The moves that do well at a moment, where their skill is at level 3 or more."""


def successes(turns: Sequence[Turn]) -> Counter[Moment]:
    """How often each moment was met well in these turns, of one session or of many."""
    done: Counter[Moment] = Counter()
    for turn in turns:
        if turn.reading is not None:
            done.update(moment for moment, moves in DONE_BY.items() if _is_met(turn.reading, moment, moves))
    return done


def _is_met(reading: Reading, moment: Moment, moves: frozenset[str]) -> bool:
    return reading.did(*moves) and (reading.levels[_LINES[moment].skill] or 0) >= _GOOD


def due(state: State, turns: Sequence[Turn], rubric: Rubric, done: Mapping[Moment, int] | None = None) -> Moment | None:
    """The hint that should come by itself now, the most pressing one; None where there is none.

    `turns` are the session's, answered; `done` tells how often each moment was met well before, here and elsewhere.
    """
    met = done or {}
    return next((moment for moment, is_due in _triggers(state, turns, rubric)
                 if is_due and met.get(moment, 0) < FADES_AFTER), None)


def _triggers(state: State, turns: Sequence[Turn], rubric: Rubric) -> tuple[tuple[Moment, bool], ...]:
    readings = [turn.reading for turn in turns if turn.reading is not None]
    asking = frozenset(rubric.measures.asking)
    harms = [sum(move.move in HARM for move in reading.moves) > 0 for reading in readings[-HARMS_WITHIN:]]
    return (
        ("emotion", state.pending == 2 and state.missed > 0),
        ("tension", state.tension >= TENSE and state.turn > 0),
        ("harm", sum(harms) >= HARMS),
        ("stalemate", _stuck(turns)),
        ("depth", state.turn >= DEEP_BY and not any(interest.level for interest in state.interests)),
        ("summary", len(readings) >= SUMMARY_WITHIN
         and not any(reading.did("summary_check", "paraphrase") for reading in readings[-SUMMARY_WITHIN:])),
        ("questions", _words_since(turns, asking) >= WORDS_WITHOUT_QUESTION),
        ("goal", state.turn >= GOAL_BY and not any(reading.did("shared_goal") for reading in readings)),
    )


def _stuck(turns: Sequence[Turn]) -> bool:
    """The last offers were all turned down."""
    verdicts = [turn.directions.verdict.kind for turn in turns[-STUCK:]
                if turn.directions is not None and turn.directions.verdict is not None]
    return len(verdicts) == STUCK and all(kind in ("refuse", "counter", "too_early") for kind in verdicts)


def _words_since(turns: Sequence[Turn], asking: frozenset[str]) -> int:
    """Words the learner has said since the last question."""
    words = 0
    for turn in reversed(turns):
        if turn.reading is not None and turn.reading.did(*asking):
            break
        words += len(turn.words.split())
    return words


def moment_of(state: State, context: Context) -> Moment:
    """What a hint that is asked for should be about, by what was last said and how far the talk has come."""
    theirs = scene(context)
    if theirs.emotion != "none":
        return "emotion"
    if state.agreed or state.phase == "closing":
        return "closing"
    if theirs.shows("asks_proposal") or state.phase == "bargaining":
        return "offer"
    if theirs.shows("wants_summary"):
        return "summary"
    return "goal" if not theirs.learner else "depth"


def hint(moment: Moment, rung: Rung, context: Context, rubric: Rubric, *, turn: int = 0,
         prepared: Sequence[str] = ()) -> Hint:
    """One rung of the ladder at a moment.

    `prepared` are lines that an author wrote for what was just said; they are tried first. `turn` varies the example
    among equals.
    """
    lines, theirs = _LINES[moment], scene(context)
    look = looked_at(theirs)
    if rung == 1:
        orient = lines.orient if look or "{look}" not in lines.orient else "What are they really telling you?"
        return Hint(moment=moment, rung=rung, text=orient.format(look=look))
    if rung == 2:
        return Hint(moment=moment, rung=rung, text=lines.strategy, why=lines.why)
    example = _example(lines, context, rubric, turn, prepared) if rung == 4 else ""
    if not example:
        return Hint(moment=moment, rung=rung, text=lines.stem, why=lines.why)
    return Hint(moment=moment, rung=rung, text=f"“{example}”", why=lines.why, example=example)


def looked_at(theirs: Scene) -> str:
    """The words of their last message to look at, verbatim and in quotation marks; "" where nothing was said."""
    telling = [hit for trait in ("explicit", "cue", "vague", "loaded") for hit in theirs.traits.get(trait, ())]
    if telling:
        start = telling[0].start
        words = theirs.last.sentence_at(start)
    elif theirs.last.sentences:
        words = max(theirs.last.sentences, key=lambda sentence: (len(sentence.content), -sentence.start))
    else:
        return ""
    said = theirs.last.words[words.start:words.end].split()
    return f"“{' '.join(said[:_SHOWN]).strip(' ,;:.')}{'…' if len(said) > _SHOWN else ''}”"


def _example(lines: _Lines, context: Context, rubric: Rubric, turn: int, prepared: Sequence[str]) -> str:
    """The first line that is skilled here in what the moment asks for; failing that, one that is so in another skill,
    or that is and leaves a third one out. "" where there is none.
    """
    made = islice(candidates(lines.skill, scene(context), turn), _MOST_TRIED)
    told = [line for line in (*prepared, *lines.fallbacks, *made, *_ALWAYS) if len(line.split()) <= _MOST_WORDS]
    another = ""
    for line in told:
        skilled = skilled_in(line, context, rubric)
        if lines.skill in skilled:
            return line
        if skilled and not another:
            another = line
    return another or next((line for line in told if skilled_in(line, context, rubric, least=_POOR)), "")


def skilled_in(line: str, context: Context, rubric: Rubric, least: int = _FAIR) -> frozenset[Skill]:
    """The skills a line shows well here; none where it does harm, or stays below `least` in one that was called for."""
    found = grade(read(line, context), line, context, rubric)
    levels = {skill: level for skill, level in found.levels.items() if level is not None}
    if any(move.move in HARM for move in found.moves) or any(level < least for level in levels.values()):
        return frozenset()
    return frozenset(skill for skill, level in levels.items() if level >= _GOOD)
