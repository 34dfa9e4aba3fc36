"""What to tell the learner of one graded turn: one thing to keep, one to try, and a line that does better (G.22).

Behaviour, effect, alternative; never a word about the person. The better line is read and graded by the same rules as
the turn and is left out unless it scores higher on the skill advised.
"""

import zlib
from itertools import islice

from roleplay.domain.assessment import Advice
from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.reading import Context, Observation, Reading
from roleplay.domain.rubric import Rubric
from roleplay.rules.advice_lines import HARM, KEEP, MISSED
from roleplay.rules.advice_rewrites import candidates
from roleplay.rules.grading import grade
from roleplay.rules.signals import read
from roleplay.rules.signals.scene import scene

MOST_WORDS = 30
"""Longest rewrite."""
_MOST_QUOTED = 8
_GOOD = 3
_MOST_TRIED = 12
_LISTENED = (
    "label",
    "validate",
    "summary_check",
    "paraphrase",
    "repair",
    "affirm",
    "parrot",
    "generic_empathy",
    "backchannel",
)
_CONCRETE = ("option", "tradeoff", "service_offer", "candor", "capitulate", "reciprocal_concession", "process")


def advise(reading: Reading, words: str, context: Context, rubric: Rubric) -> Advice:
    """Advice for a graded turn; parts for which there is nothing true to say stay empty."""
    if not any(level is not None for level in reading.levels.values()) and not reading.moves:
        return Advice()
    seed = zlib.crc32(words.encode())
    skill = advised(reading)
    if skill is not None and (reading.levels[skill] or 0) >= _GOOD:
        skill = None
    return Advice(
        keep=_keep(reading, rubric, seed),
        try_=_try(reading, skill),
        rewrite=_rewrite(reading, skill, context, rubric, seed) if skill is not None else "",
    )


def advised(reading: Reading) -> Skill | None:
    """The skill with most to gain: the lowest level below 4; of equal ones listening before asking before framing."""
    graded = [s for s in reversed(SKILLS) if reading.levels[s] is not None and (reading.levels[s] or 0) < 4]
    return min(graded, key=lambda s: reading.levels[s] or 0, default=None)


def better_line(words: str, context: Context, skill: Skill, rubric: Rubric, earlier: Context | None = None) -> str:
    """A line that does well at this skill where `words` did not, graded by the same rules; "" without one.

    `earlier` is a moment before, whose words the line may pick up; it is still graded at this moment.
    """
    reading = grade(read(words, context), words, context, rubric)
    return _rewrite(reading, skill, context, rubric, zlib.crc32(words.encode()), earlier)


def _keep(reading: Reading, rubric: Rubric, seed: int) -> str:
    harmful = [m for m in reading.moves if m.move in HARM]
    helpful = [m for m in reading.moves if _is_worth_keeping(m, reading, rubric)]
    helpful = [m for m in helpful if not any(h.start < m.end and m.start < h.end for h in harmful)]
    if not helpful or reading.did("hostile", "deception"):
        return ""
    order = list(KEEP)
    best = min(helpful, key=lambda m: order.index(m.move))
    effects = KEEP[best.move]
    return f"Keep {quoted(best.quote)}: {effects[seed % len(effects)]}"


def _is_worth_keeping(move: Observation, reading: Reading, rubric: Rubric) -> bool:
    """A helpful move in a skill that the turn did well."""
    if move.move not in KEEP or not rubric.knows(move.move):
        return False
    skill = rubric.move(move.move).skill
    return skill is not None and (reading.levels[skill] or 0) >= _GOOD


def _try(reading: Reading, skill: Skill | None) -> str:
    """Behaviour and effect in a sentence, the alternative in a second: about the weakest skill and nothing else."""
    harm = _worst(reading, skill)
    if harm is not None:
        behaviour, effect, alternative = HARM[harm.move]
        return _said(behaviour.format(quote=quoted(harm.quote)), effect, alternative)
    return _said(*MISSED[_missed(reading, skill)]) if skill is not None else ""


def _said(behaviour: str, effect: str, alternative: str) -> str:
    return f"{behaviour}: {effect[0].lower()}{effect[1:]} {alternative}"


def _missed(reading: Reading, skill: Skill) -> str:
    """Which line fits what is missing in this skill."""
    poor = (reading.levels[skill] or 0) <= 1
    if skill == "validation":
        if poor:
            return "feeling unanswered" if reading.opportunity.emotion != "none" else "point unanswered"
        return "heard in passing" if reading.did(*_LISTENED) else "asked, not named"
    if skill == "curiosity":
        return "reason unexplored" if poor else "fact asked"
    if poor:
        return "own side only"
    return "bare terms" if reading.did(*_CONCRETE) else "nothing concrete"


def _worst(reading: Reading, skill: Skill | None) -> Observation | None:
    """The harmful move that holds the weakest skill down most; without such a skill, the one that cost most."""
    harmful = [m for m in reading.moves if m.move in HARM]
    if skill is not None:
        held = {c.move for c in reading.caps if c.skill == skill and c.level <= (reading.levels[skill] or 0) + 1}
        harmful = [m for m in harmful if m.move in held]
    ceilings = {m.move: min((c.level for c in reading.caps if c.move == m.move), default=4) for m in harmful}
    return min(harmful, key=lambda m: (ceilings[m.move], m.start), default=None)


def _rewrite(reading: Reading, skill: Skill, context: Context, rubric: Rubric, seed: int,
             earlier: Context | None = None) -> str:
    """The first line that scores higher on the skill and is good at it; "" where there is none."""
    now = reading.levels[skill] or 0
    for line in islice(candidates(skill, scene(earlier or context), seed), _MOST_TRIED):
        if len(line.split()) > MOST_WORDS:
            continue
        again = grade(read(line, context), line, context, rubric)
        if (again.levels[skill] or 0) >= max(_GOOD, now + 1) and not any(m.move in HARM for m in again.moves):
            return line
    return ""


def quoted(words: str) -> str:
    """The learner's words in quotation marks, shortened at a word where they are many."""
    said = words.split()
    shown = " ".join(said[:_MOST_QUOTED]).strip(" ,;:.") + ("…" if len(said) > _MOST_QUOTED else "")
    return f"“{shown}”"
