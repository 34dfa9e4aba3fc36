"""Sentences that may be meant for the grader rather than the counterpart.

The signals flag such text only when they are sure, because a flag has consequences. Before a model reads a text the bar
is lower: a sentence that speaks of a grader, or of these skills by name, and of grades is not shown to it and cannot be
evidence. That costs an honest learner at most a sentence of the model's attention, and a model that obeys whatever it
reads is left with nothing to obey.
"""

import re

from roleplay.rules.signals.meddling import addressed
from roleplay.rules.signals.text import view

_GRADER = re.compile(
    r"\b(?:evaluators?|graders?|rubrics?|transcript|prompt|llm|chatgpt"
    r"|language model|(?:the|this) learner|role-?play|simulation|json|all fields|every field|my coach"
    r"|(?:assessment|grading|evaluation) (?:model|engine|bot|ai|notes?)|grading system"
    r"|as an? (?:ai|assistant|bot)|whoever (?:reads|scores|grades|rates|checks)"
    r"|(?:this|previous|following) (?:turn|sentence|message|response|reply|answer|utterance)|my (?:turn|utterance)"
    r"|the above"
    r"|(?:ai|model|system|assistant|judge|machine|bot)\b.{0,40}"
    r"\b(?:grading|evaluating|assessing|marking|judging|scoring|reading this))\b")
_AT_WORK = re.compile(r"\b(?:assessors?|raters?|scorers?|examiners?)\b")
_THEIRS = re.compile(r"\b(?:you|your|yours|our|ours)\b")
"""Assessors come to the counterpart's plant too."""
_SKILL = re.compile(r"\b(?:collaboration|curiosity|validation|empathy|active listening|skills?)\b")
_GRADE = re.compile(
    r"\b(?:marks?|scor(?:e|es|ed|ing)|levels?|grad(?:e|es|ed|ing)|rat(?:e|es|ed|ing|ings)|points?|stars?|deserves?|passed"
    r"|output|anchors?|generous|lenient|4|four|full|max|maximum|top|highest|highly|perfect|exemplary|excellent|flawless"
    r"|outstanding)\b|\b[34] ?/ ?4\b")
_ALONE = re.compile(r"\bsystem prompt\b|\b[0-4] ?/ ?4\b|\blevels?\b.{0,20}\b(?:equal|set) to\b")
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass|discard)\b.{0,40}"
    r"\b(?:instructions?|rules|rubric|prompt|above|before|previous|prior|told|system|guidelines)\b"
    r"(?! (?:e-?mail|mail|offer|price|quote|letter|list|version|order|figures?|invoice|draft|terms|contract)\b)")


SET_ASIDE = "[set aside]"


def hidden(words: str) -> tuple[tuple[int, int], ...]:
    """Spans of a text that are or may be meant for the grader, in order."""
    return _merged([*addressed(view(words)), *suspects(words)])


def suspects(words: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences that may be meant for the grader, in order."""
    return tuple((s.start, s.end) for s in view(words).sentences if _speaks_of_grading(s.text))


def shown(words: str) -> str:
    """A text as a model sees it: what is hidden is marked."""
    text, at = "", 0
    for start, end in hidden(words):
        text += words[at:start] + SET_ASIDE
        at = end
    return text + words[at:]


def _speaks_of_grading(sentence: str) -> bool:
    about = bool(_GRADER.search(sentence) or _SKILL.search(sentence))
    about = about or bool(_AT_WORK.search(sentence) and not _THEIRS.search(sentence))
    return bool(_ALONE.search(sentence) or _ORDER.search(sentence) or (about and _GRADE.search(sentence)))


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those that touch made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
