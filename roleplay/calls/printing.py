"""A report as Markdown and as JSON, and the pieces of text that every form shares.

People's words stand indented or escaped: they are shown, never obeyed.
"""

from collections.abc import Iterator

from roleplay.calls.report import Advised, CallMoment, CallReport, Figure, Heard, MissedOpening
from roleplay.domain.base import SKILLS
from roleplay.domain.call import clock
from roleplay.layout.words import plain as _plain
from roleplay.layout.words import quoted as _quoted
from roleplay.rules.names import SKILL_NAMES, level_words
from roleplay.rules.scores import SkillScore

EMOTIONS = {"explicit": "A plain feeling", "cue": "A worry"}
CAUTION = "Scores are one reading of a written rubric: feedback for practice, not a measurement of a person."


def heading(report: CallReport) -> str:
    """What the report is about, in a line."""
    return f"{report.speaker} in {report.name}"


def about(report: CallReport) -> list[str]:
    """Who spoke to whom, for how long, graded by whom, and what is not in it; a sentence each."""
    time = f", {clock(report.seconds)} long" if report.seconds else ""
    told = [f"With {listed(report.others)}{time}; {counted(report.turns, 'graded turn')}.",
            f"Graded by {'the built-in rules' if report.source == 'builtin' else report.source}."]
    if report.input_tokens:
        told.append(f"It took {report.input_tokens:,} tokens in and {report.output_tokens:,} out.")
    if report.colleagues:
        told.append(f"Left out as colleagues: {listed(report.colleagues)}.")
    if report.degraded:
        turns = counted(report.degraded, "turn")
        told.append(f"{turns} of these graded by the built-in rules, because the model failed.")
    if report.ungraded:
        told.append(f"{counted(report.ungraded, 'turn')} without a grade, in no score.")
    return told + [f"{note[:1].upper()}{note[1:]}." for note in report.notes]


def score_words(found: SkillScore, held: float | None) -> str:
    """One skill's score, or how much is missing for one."""
    if found.score is None:
        return f"not enough evidence ({found.turns} of {found.needed} turns that called for it)"
    why = f", held at {held:.0f} by turns that did harm" if held is not None else ""
    return f"{found.score:.0f} of 100, from {counted(found.turns, 'turn')}{why}"


def overall_words(report: CallReport) -> str:
    """The overall score and its band."""
    scores = report.scores
    return f"{scores.overall:.0f} of 100, {scores.band}" if scores.overall is not None else "not enough evidence"


def figure_words(figure: Figure) -> str:
    """The value, what it was counted from, and what is usual."""
    usual = f"; {figure.reference}" if figure.reference else ""
    return f"{figure.shown} (of {figure.of:,} {figure.counted}{usual})"


def levels_words(moment: CallMoment) -> str:
    """Levels of a turn, those that were not called for left out."""
    levels = moment.assessment.levels
    return ", ".join(level_words(skill, levels[skill]) for skill in SKILLS if levels[skill] is not None)


def when(heard: Heard) -> str:
    """`Bob at 12:03`."""
    time = clock(heard.start)
    return f"{heard.speaker} at {time}" if time else heard.speaker


def counted(number: int, noun: str) -> str:
    """`1 turn`, `2 turns`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def listed(names: tuple[str, ...]) -> str:
    """Names in a sentence, the first few where they are many."""
    shown = names if len(names) <= 6 else (*names[:5], f"{len(names) - 5} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else "nobody"


def as_json(report: CallReport) -> str:
    """All of the report, for programs."""
    return report.model_dump_json(indent=1)


def as_markdown(report: CallReport) -> str:
    """The report to read or to keep in notes."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: CallReport) -> Iterator[str]:
    yield from (f"# {_plain(heading(report))}", "", _plain(" ".join(about(report))), "", "## Scores", "")
    for skill in SKILLS:
        found = report.scores.skills[skill]
        yield f"- **{SKILL_NAMES[skill]}:** {score_words(found, report.held.get(skill))}"
    yield from (f"- **Overall:** {overall_words(report)}", "", CAUTION)
    if report.focus is not None:
        yield from _advised("For the next call", report.focus)
    if report.pattern is not None:
        yield from _advised("The pattern that cost most", report.pattern)
    yield from ("", "## The talk in figures", "")
    yield from (f"- {_plain(figure.title)}: {_plain(figure_words(figure))}" for figure in report.figures)
    yield from _moments("Best moments", report.best)
    yield from _moments("Most costly moments", report.costly)
    yield from _missed(report)


def _advised(heading: str, advised: Advised) -> Iterator[str]:
    yield from ("", f"## {heading}", "", f"**{_plain(advised.title)}.** {_plain(advised.text)}")
    if advised.example:
        yield from ("", "For example:", "", _quoted(advised.example))


def _moments(heading: str, moments: tuple[CallMoment, ...]) -> Iterator[str]:
    if not moments:
        return
    yield from ("", f"## {heading}")
    for moment in moments:
        yield from ("", f"### {_plain(when(moment.said))}: {levels_words(moment)}")
        if moment.answered is not None:
            yield from ("", f"{_plain(moment.answered.speaker)}:", "", _quoted(moment.answered.text))
        yield from ("", f"{_plain(moment.said.speaker)}:", "", _quoted(moment.said.text))
        advice = moment.assessment.advice
        yield from (f"\n{_plain(text)}" for text in (advice.keep, advice.try_) if text)
        if advice.rewrite:
            yield from ("", "Better:", "", _quoted(advice.rewrite))


def _missed(report: CallReport) -> Iterator[str]:
    yield from ("", "## Missed openings", "", missed_words(report))
    for one in report.missed:
        yield from _opening(one)


def missed_words(report: CallReport) -> str:
    """How many openings there were and how many went by, in a sentence."""
    if not report.openings:
        return "No feeling or worry of theirs was found that called for an answer."
    if not report.missed_in_all:
        return f"They showed a feeling or a worry {counted(report.openings, 'time')}, and each was answered."
    shown = f" The plainest {len(report.missed)} are:" if report.missed_in_all > len(report.missed) else ""
    return (f"They showed a feeling or a worry {counted(report.openings, 'time')}; "
            f"{report.missed_in_all} went without an answer.{shown}")


def _opening(one: MissedOpening) -> Iterator[str]:
    kind = EMOTIONS.get(one.emotion, "A worry")
    yield from ("", f"### {kind}: {_plain(when(one.theirs))}", "", _quoted(one.theirs.text), "",
                f"{_plain(one.answer.speaker)} went on:", "", _quoted(one.answer.text))
    if one.better:
        yield from ("", "What would have answered:", "", _quoted(one.better))
