"""A grade as markup: the dots, the learner's words with what counted in them, and the advice.

Everything goes through `Markup.format`, which escapes: text from people and models is shown, never obeyed.
"""

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from roleplay.domain.assessment import Advice, Assessment
from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.reading import Levels, Observation
from roleplay.domain.rubric import Rubric
from roleplay.rules.segments import Segment, segments
from roleplay.ui.wording import plainly
from roleplay.ui.words import FLAG_WORDS, LEVEL_WORDS, NOT_CALLED_FOR, SKILL_MEANS, SKILL_NAMES, level_words, move_words

TOP = 4
"""The highest level."""

EFFECT_WORDS = {"helpful": "helps", "harmful": "costs you"}


def strip(number: int, levels: Levels) -> str:
    """The three skills of one turn as dots, each with its text equivalent."""
    skills = _join(_skill(skill, levels.get(skill)) for skill in SKILLS)
    return Markup('<div class="rp-strip" role="group" aria-label="Your turn {}">{}</div>').format(number, skills)


def legend() -> str:
    """What the dots are, for somebody who sees them for the first time."""
    skills = _join(Markup("<b>{}:</b> {} ").format(SKILL_NAMES[skill], SKILL_MEANS[skill]) for skill in SKILLS)
    return Markup(
        '<div class="rp-legend">How this turn went, up to four dots each. {}<i>Look closer</i> shows why.</div>'
    ).format(skills)


def advice_line(advice: Advice) -> str:
    """One line after the turn: what to keep, what to try."""
    tips = (("Keep", advice.keep), ("Try", advice.try_))
    parts = _join(Markup('<span class="rp-tip">{}</span>').format(_labelled(*tip)) for tip in tips if tip[1])
    return Markup('<div class="rp-advice">{}</div>').format(parts) if parts else ""


def evidence(words: str, assessment: Assessment, rubric: Rubric, name: str) -> str:
    """All that a grade rests on, for people. `name` is the counterpart's."""
    parts = (
        marked(words, assessment.moves, rubric),
        _moves(assessment.moves, rubric),
        _remarks(assessment, name),
        _advice(assessment.advice),
        _levels(assessment, rubric),
        _source(assessment),
    )
    return Markup('<div class="rp-evidence">{}</div>').format(_join(parts))


def _join(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def _skill(skill: Skill, level: int | None) -> Markup:
    told = level_words(skill, level)
    if level is None:
        return Markup(
            '<span class="rp-skill rp-level-none" role="img" aria-label="{}">'
            '<span class="rp-name">{}</span><span class="rp-none">{}</span></span>'
        ).format(told, SKILL_NAMES[skill], NOT_CALLED_FOR)
    pips = _join(Markup('<i class="{}"></i>').format("on" if n < level else "off") for n in range(TOP))
    return Markup(
        '<span class="rp-skill rp-level-{}" role="img" aria-label="{}" title="{}">'
        '<span class="rp-name">{}</span><span class="rp-pips">{}</span><span class="rp-level">{}</span></span>'
    ).format(level, told, told, SKILL_NAMES[skill], pips, LEVEL_WORDS[level])


def _kind(observation: Observation, rubric: Rubric) -> str:
    return rubric.move(observation.move).kind if rubric.knows(observation.move) else "helpful"


def marked(words: str, moves: Sequence[Observation], rubric: Rubric) -> Markup:
    """The learner's words with what counted in them marked and numbered."""

    def piece(segment: Segment) -> Markup:
        if not segment.marks:
            return Markup("{}").format(segment.text)
        harmful = any(_kind(moves[n - 1], rubric) == "harmful" for n in segment.marks)
        notes = Markup("<sup>{}</sup>").format(",".join(map(str, segment.ends))) if segment.ends else Markup("")
        return Markup('<mark class="{}">{}{}</mark>').format("harmful" if harmful else "helpful", segment.text, notes)

    return Markup('<blockquote class="rp-words">{}</blockquote>').format(_join(map(piece, segments(words, moves))))


def _moves(moves: Sequence[Observation], rubric: Rubric) -> Markup:
    if not moves:
        return Markup('<p class="rp-quiet">No particular move stood out in this turn.</p>')

    found: dict[str, list[int]] = {}
    for number, observation in enumerate(moves, 1):
        found.setdefault(observation.move, []).append(number)

    def item(move: str, numbers: list[int]) -> Markup:
        kind = _kind(moves[numbers[0] - 1], rubric)
        means = plainly(rubric.move(move).means) if rubric.knows(move) else ""
        return Markup('<p class="rp-move {}"><sup>{}</sup> <b>{}</b> <span class="rp-kind">{}</span><br>{}</p>').format(
            kind, ",".join(map(str, numbers)), _capital(move_words(move)), EFFECT_WORDS[kind], _capital(means)
        )

    return _join(item(*each) for each in found.items())


def _levels(assessment: Assessment, rubric: Rubric) -> Markup:
    def row(skill: Skill) -> Markup:
        level = assessment.levels.get(skill)
        if level is None:
            return Markup('<p><b>{}</b>: <span class="rp-none">{} in this turn</span></p>').format(
                SKILL_NAMES[skill], NOT_CALLED_FOR
            )
        anchors = rubric.skill(skill).anchors
        means = next((plainly(anchor.means) for anchor in anchors if anchor.level == level), "")
        told = f"{level} of {TOP}, {LEVEL_WORDS[level]}"
        return Markup("<p><b>{}: {}</b><br>{}</p>").format(SKILL_NAMES[skill], told, means)

    if assessment.status == "ungraded":
        return Markup("")
    return Markup('<div class="rp-part">{}</div>').format(_join(map(row, SKILLS)))


def _remarks(assessment: Assessment, name: str) -> Markup:
    caps: dict[str, list[str]] = {}
    for cap in assessment.caps:
        if assessment.levels.get(cap.skill) == cap.level:
            caps.setdefault(cap.move, []).append(f"{SKILL_NAMES[cap.skill]} at {cap.level} of {TOP}")
    remarks = [
        f"{_capital(move_words(move))} held {' and '.join(dict.fromkeys(held))}, whatever else was good."
        for move, held in caps.items()
    ]
    remarks += [FLAG_WORDS[flag].format(name=name) for flag in assessment.flags]
    remarks += [_differ(assessment, skill) for skill in assessment.disputed]
    if assessment.dropped:
        remarks.append("Something the grading named was left out: it is not in your words.")
    return _join(Markup('<p class="rp-remark">{}</p>').format(remark) for remark in dict.fromkeys(remarks))


def _differ(assessment: Assessment, skill: Skill) -> str:
    """Two readings of the turn that do not agree on a skill."""
    said = (NOT_CALLED_FOR if level is None else str(level) for level in (o.get(skill) for o in assessment.opinions))
    return f"Two readings differ on {SKILL_NAMES[skill]}: {' and '.join(said)}. Take this grade with care."


def _advice(advice: Advice) -> Markup:
    example = f"“{_inner_quotes(advice.rewrite)}”" if advice.rewrite else ""
    rows = (("Keep", advice.keep), ("Try", advice.try_), ("For example", example))
    told = _join(Markup("<p>{}</p>").format(_labelled(*row)) for row in rows if row[1])
    return Markup('<div class="rp-part">{}</div>').format(told) if told else Markup("")


def _labelled(label: str, text: str) -> Markup:
    """The text behind its label, which is not said twice where the text begins with it."""
    if text.lower().startswith(label.lower()):
        return Markup("<b>{}</b>{}").format(text[: len(label)], text[len(label) :])
    return Markup("<b>{}:</b> {}").format(label, text)


def _inner_quotes(text: str) -> str:
    """Quotes within a quote."""
    return re.sub(r'["“]([^"“”]*)["”]', r"‘\1’", text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _source(assessment: Assessment) -> Markup:
    source = "the built-in rules" if assessment.source == "builtin" else assessment.source
    return (
        Markup('<p class="rp-quiet">Graded by {}.</p>').format(source)
        if assessment.status != "ungraded"
        else Markup("")
    )
