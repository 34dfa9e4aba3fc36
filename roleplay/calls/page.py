"""A report as one HTML file that needs nothing else: no script, no font, no picture from anywhere."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from roleplay.calls import printing
from roleplay.calls.report import CallMoment, CallReport
from roleplay.domain.base import SKILLS
from roleplay.domain.call import clock
from roleplay.domain.rubric import Rubric
from roleplay.rules.names import LEVEL_WORDS, SKILL_NAMES, move_words
from roleplay.rules.segments import segments

HEIGHT = 86
"""Of the time line, in its own units; it is 1000 wide."""
_THINNEST = 1.2


@lru_cache(maxsize=1)
def _template() -> Template:
    places = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=places, autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                       lstrip_blocks=True).get_template("report.html")


def as_html(report: CallReport, rubric: Rubric) -> str:
    """The report as a page. Everything people said is escaped."""
    values: dict[str, Any] = {
        "report": report, "heading": printing.heading(report), "about": printing.about(report), "skills": SKILLS,
        "names": SKILL_NAMES, "level_words": LEVEL_WORDS, "caution": printing.CAUTION, "clock": clock,
        "when": printing.when, "emotions": printing.EMOTIONS, "missed_words": printing.missed_words(report),
        "overall": printing.overall_words(report), "score_words": printing.score_words,
        "marked": lambda moment: marked(moment, rubric), "moves": lambda moment: moves(moment, rubric),
        "timeline": timeline(report),
    }
    return _template().render(values)


def marked(moment: CallMoment, rubric: Rubric) -> Markup:
    """The words of a turn with its evidence marked."""
    found = moment.assessment.moves
    pieces = []
    for segment in segments(moment.said.text, found):
        if not segment.marks:
            pieces.append(Markup("{}").format(segment.text))
            continue
        kinds = {_kind(found[number - 1].move, rubric) for number in segment.marks}
        told = ", ".join(dict.fromkeys(move_words(found[number - 1].move) for number in segment.marks))
        pieces.append(Markup('<mark class="{}" title="{}">{}</mark>').format(
            "harmful" if "harmful" in kinds else "helpful", told, segment.text))
    return Markup("").join(pieces)


def moves(moment: CallMoment, rubric: Rubric) -> list[tuple[str, str]]:
    """What the turn did, each once: the name for people, and whether it helps."""
    found = dict.fromkeys(move.move for move in moment.assessment.moves)
    return [(move_words(name), _kind(name, rubric)) for name in found]


def _kind(move: str, rubric: Rubric) -> str:
    return rubric.move(move).kind if rubric.knows(move) else "helpful"


def timeline(report: CallReport) -> Markup:
    """The call from left to right, a bar a turn: the speaker's above the line, coloured by level; the others' below."""
    bars = [Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        _colour(stretch.own, stretch.level, stretch.best), f"{1000 * stretch.at:.1f}", 14 if stretch.own else 44,
        f"{max(1000 * stretch.width - 0.4, _THINNEST):.1f}", 28) for stretch in report.timeline]
    places = {stretch.number: stretch for stretch in report.timeline if stretch.own}
    pins = [Markup('<a href="#turn-{}"><path class="{}" d="M{} {}l5 -9h-10z"><title>{}</title></path></a>').format(
        moment.number, kind, f"{1000 * (places[moment.number].at + places[moment.number].width / 2):.1f}", 12,
        f"{printing.when(moment.said)}: {printing.levels_words(moment)}")
        for kind, group in (("good", report.best), ("bad", report.costly)) for moment in group]
    told = f"Time line: {report.speaker} above, the others below. Marked are the best and the most costly moments."
    return Markup('<svg class="line" viewBox="0 0 1000 {}" preserveAspectRatio="none" role="img" aria-label="{}">'
                  '<line x1="0" x2="1000" y1="43" y2="43"/>{}{}</svg>').format(
        HEIGHT, told, Markup("").join(bars), Markup("").join(pins))


def _colour(own: bool, level: int | None, best: int | None) -> str:
    if not own:
        return "theirs"
    if level is None:
        return "plain"
    return "bad" if level <= 1 else "good" if (best or 0) >= 3 else "plain"
