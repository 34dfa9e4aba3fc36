"""What a model may tell the learner: advice that quotes truly, and speaks of words and not of character.

A proposed rewrite is read and graded by the same rules as any turn. It is shown only where it does no harm and does at
least as well as the learner on the skill it is there to help with.
"""

import re

from roleplay.domain.assessment import Advice
from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.reading import Reading
from roleplay.evaluator.evidence import spoken
from roleplay.evaluator.ground import Ground
from roleplay.evaluator.schema import Answer
from roleplay.rules.grading import grade
from roleplay.rules.signals import read
from roleplay.rules.signals.common_words import FUNCTION_WORDS
from roleplay.rules.signals.text import stem

MOST_WORDS = 30
"""Words of a rewrite."""
MOST_ADVICE_WORDS = 60

_TRAITS = """
aggressive|arrogant|awkward|bad|born|brilliant|careless|caring|clever|cold|combative|compassionate|
confident|considerate|controlling|cowardly|defensive|desperate|dishonest|dismissive|egoistic|emotional|
empathetic|empathic|excellent|friendly|gifted|good|great|greedy|harsh|honest|hostile|impatient|
insecure|insensitive|intelligent|kind|lazy|manipulative|naive|narcissistic|natural|nervous|nice|
passive|patient|poor|pushy|rigid|rude|selfish|sensitive|shy|skilled|smart|stubborn|stupid|talented|
terrible|thoughtful|timid|tough|uncaring|unkind|unprofessional|warm|weak|wonderful"""
_TRAIT = re.compile(
    r"\byou(?:'re|’re|\s+are|\s+seem|\s+appear|\s+look|\s+sound|\s+come\s+(?:across|over)(?:\s+as)?|\s+tend\s+to\s+be)"
    r"(?:\s+(?:to\s+be|being|a|an|not|very|too|so|quite|rather|really|naturally|clearly|always|bit|little|somewhat|simply))*"
    rf"\s+(?:{_TRAITS})\b"
    r"|\byou(?:'re|’re|\s+are)\s+an?\s+(?:[\w-]+\s+)?"
    r"(?:listener|negotiator|communicator|person|leader|sales(?:person|man|woman)|seller|bully|pushover)\b"
    r"|\b(?:as\s+a\s+person|your\s+(?:personality|character|nature|temperament)|by\s+nature|you\s+(?:always|never))\b",
    re.IGNORECASE | re.VERBOSE)
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]|(?<![\w])[‘']([^‘’'\n]+(?:['’]\w+[^‘’'\n]*)*)['’](?!\w)")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_MARKUP = re.compile(r"https?://|[<>`{}]|\]\(")


def advise(answer: Answer, ground: Ground, reading: Reading) -> Advice:
    """The parts of the model's advice that hold; an empty string for one that does not."""
    said = (ground.words,)
    heard = (*said, *(one.text for one in ground.performance.context.said[-2:]))
    keep = answer.keep if _speaks_fairly(answer.keep) and _quotes_truly(answer.keep, said) else ""
    better = answer.try_ if _speaks_fairly(answer.try_) and _quotes_truly(answer.try_, (*heard, answer.rewrite)) else ""
    rewrite = " ".join(answer.rewrite.split())
    return Advice(keep=_plain(keep), try_=_plain(better), rewrite=rewrite if holds(rewrite, ground, reading) else "")


def advised(reading: Reading) -> Skill:
    """The skill that has most to gain: the lowest level; of equal ones the first in listening, asking, framing."""
    graded = [skill for skill in reversed(SKILLS) if reading.levels[skill] is not None]
    return min(graded, key=lambda skill: reading.levels[skill] or 0, default="curiosity")


def holds(rewrite: str, ground: Ground, reading: Reading) -> bool:
    """Whether a rewrite may be shown: short, about this moment, harmless, and no worse than the learner's own turn."""
    if not rewrite or len(rewrite.split()) > MOST_WORDS or _MARKUP.search(rewrite) or not _is_about(rewrite, ground):
        return False
    context = ground.performance.context
    again = grade(read(rewrite, context), rewrite, context, ground.rubric)
    if again.flags or any(ground.rubric.move(move.move).kind == "harmful" for move in again.moves):
        return False
    skill = advised(reading)
    reached, before = again.levels[skill], reading.levels[skill]
    return reached is not None and reached >= (before or 0)


def _is_about(rewrite: str, ground: Ground) -> bool:
    """It picks up a word of the counterpart's or the learner's, and names no figure that nobody named."""
    context = ground.performance.context
    last = next((one.text for one in reversed(context.said) if one.speaker == "counterpart"), "")
    shared = _content(rewrite) & (_content(last) | _content(ground.words))
    known = " ".join([ground.words, context.scenario, *(one.text for one in context.said),
                      *(fact.text for fact in context.facts)])
    return bool(shared) and set(_FIGURE.findall(rewrite)) <= set(_FIGURE.findall(known))


def _content(text: str) -> set[str]:
    """Stems of the words that mean something, and figures."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return {stem(word) for word in words if word not in FUNCTION_WORDS and len(word) > 1}


def _speaks_fairly(text: str) -> bool:
    return not _TRAIT.search(text) and not _MARKUP.search(text) and len(text.split()) <= MOST_ADVICE_WORDS


def _quotes_truly(text: str, sources: tuple[str, ...]) -> bool:
    """Whether every quotation in the text was said by those it may quote."""
    quotes = ("".join(found) for found in _QUOTED.findall(text))
    return all(any(spoken(quote, source) for source in sources) for quote in quotes)


def _plain(text: str) -> str:
    return " ".join(text.split())
