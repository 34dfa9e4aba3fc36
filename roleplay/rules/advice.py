"""What to tell the learner of one graded turn: one thing to keep, one to try, and a line that does better (G.22).

Behaviour, effect, alternative; never a word about the person. The better line is read and graded by the same rules as
the turn and is left out unless it scores higher on the skill advised.
"""

import zlib

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
_MOST_QUOTED = 12
_GOOD = 3
_FAIR = 2
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


def advise(reading: Reading, words: str, context: Context, rubric: Rubric) -> Advice:
    """Advice for a graded turn; parts for which there is nothing true to say stay empty."""
    if not any(level is not None for level in reading.levels.values()) and not reading.moves:
        return Advice()
    seed = zlib.crc32(words.encode())
    skill = advised(reading)
    return Advice(
        keep=_keep(reading, rubric, seed),
        try_=_try(reading, skill),
        rewrite=_rewrite(reading, skill, context, rubric, seed) if skill is not None else "",
    )


def advised(reading: Reading) -> Skill | None:
    """The skill with most to gain: the lowest level below 4; of equal ones listening before asking before framing."""
    graded = [s for s in reversed(SKILLS) if reading.levels[s] is not None and (reading.levels[s] or 0) < 4]
    return min(graded, key=lambda s: reading.levels[s] or 0, default=None)


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
    """A helpful move in a skill that the turn did not do poorly."""
    if move.move not in KEEP or not rubric.knows(move.move):
        return False
    skill = rubric.move(move.move).skill
    level = reading.levels[skill] if skill is not None else None
    return level is None or level >= _FAIR


def _try(reading: Reading, skill: Skill | None) -> str:
    harm = _worst(reading)
    if harm is not None:
        behaviour, effect, alternative = HARM[harm.move]
        said = behaviour.format(quote=quoted(harm.quote))
        return f"{said}. {effect} {alternative}"
    if skill is None:
        return ""
    level = reading.levels[skill] or 0
    passed_over = skill == "validation" and not reading.did(*_LISTENED)
    behaviour, effect, alternative = MISSED[skill][0 if level <= 1 or passed_over else 1 if level < _GOOD else 2]
    return f"{behaviour}. {effect} {alternative}"


def _worst(reading: Reading) -> Observation | None:
    """The harmful move that cost most."""
    ceilings = {m.move: min((c.level for c in reading.caps if c.move == m.move), default=4) for m in reading.moves}
    harmful = [m for m in reading.moves if m.move in HARM]
    return min(harmful, key=lambda m: (ceilings[m.move], m.start), default=None)


def _rewrite(reading: Reading, skill: Skill, context: Context, rubric: Rubric, seed: int) -> str:
    now = reading.levels[skill] or 0
    for line in candidates(skill, scene(context), seed):
        if len(line.split()) > MOST_WORDS:
            continue
        again = grade(read(line, context), line, context, rubric)
        better = again.levels[skill]
        if better is not None and better > now and not any(m.move in HARM for m in again.moves):
            return line
    return ""


def quoted(words: str) -> str:
    """The learner's words in quotation marks, shortened at a word where they are many."""
    said = words.split()
    shown = " ".join(said[:_MOST_QUOTED]).strip(" ,;:.") + ("…" if len(said) > _MOST_QUOTED else "")
    return f"“{shown}”"
