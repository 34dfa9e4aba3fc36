"""What a model may tell the learner: advice that quotes truly, and speaks of words and not of character.

A proposed rewrite is read and graded by the same rules as any turn. It is shown only where it does no harm and does at
least as well as the learner on the skill it is there to help with.
"""

import re

from roleplay.domain.assessment import Advice
from roleplay.domain.reading import Reading
from roleplay.evaluator.evidence import spoken
from roleplay.evaluator.ground import Ground
from roleplay.evaluator.schema import Answer
from roleplay.rules import advice as rules
from roleplay.rules.grading import grade
from roleplay.rules.signals import read
from roleplay.rules.signals.common_words import FUNCTION_WORDS
from roleplay.rules.signals.text import stem

MOST_WORDS = 60
"""Longest sentence of advice."""
_SKILLED = 3

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
    """The parts of the model's advice that hold; the rules' own for those that do not."""
    own = rules.advise(reading, ground.words, ground.performance.context, ground.rubric)
    said = (ground.words,)
    heard = (*said, *(one.text for one in ground.performance.context.said[-2:]), answer.rewrite)
    rewrite = _plain(answer.rewrite)
    return Advice(keep=_plain(answer.keep) if _is_fair(answer.keep, said) else own.keep,
                  try_=_plain(answer.try_) if answer.try_.strip() and _is_fair(answer.try_, heard) else own.try_,
                  rewrite=rewrite if holds(rewrite, ground, reading) else own.rewrite)


def holds(rewrite: str, ground: Ground, reading: Reading) -> bool:
    """Whether a rewrite may be shown: short, about this moment, harmless, and no worse than the learner's own turn."""
    if not rewrite or len(rewrite.split()) > rules.MOST_WORDS or _MARKUP.search(rewrite):
        return False
    return _is_about(rewrite, ground) and _does_better(rewrite, ground, reading)


def _does_better(rewrite: str, ground: Ground, reading: Reading) -> bool:
    """Read and graded as a turn in this same moment: no harm, and at least as good at the skill it is to help with.

    Where the turn did harm at that skill, a line that leaves it alone and is skilled at another is better too.
    """
    context, moment = ground.performance.context, reading.opportunity
    again = read(rewrite, context)
    opportunity = again.opportunity.model_copy(update={"emotion": moment.emotion, "content": moment.content})
    again = grade(again.model_copy(update={"opportunity": opportunity}), rewrite, context, ground.rubric)
    skill = rules.advised(reading)
    if skill is None or again.flags or any(ground.rubric.move(m.move).kind == "harmful" for m in again.moves):
        return False
    reached, now = again.levels[skill], reading.levels[skill] or 0
    if reached is None:
        return now <= 1 and any((level or 0) >= _SKILLED for level in again.levels.values())
    return reached >= now


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


def _is_fair(text: str, sources: tuple[str, ...]) -> bool:
    """Whether it is about words, not character, and every quotation in it was said by those it may quote."""
    if _TRAIT.search(text) or _MARKUP.search(text) or len(text.split()) > MOST_WORDS:
        return False
    quotes = ("".join(found) for found in _QUOTED.findall(text))
    return all(any(spoken(quote, source) for source in sources) for quote in quotes)


def _plain(text: str) -> str:
    return " ".join(text.split())
