"""A report as one HTML file that needs nothing else: no script, no font, no picture from anywhere."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from roleplay.calls import printing
from roleplay.calls.report import CallMoment, CallReport, Stretch
from roleplay.domain.base import SKILLS
from roleplay.domain.call import clock
from roleplay.domain.rubric import Rubric
from roleplay.layout.page import template
from roleplay.rules.names import LEVEL_WORDS, SKILL_NAMES, move_words
from roleplay.rules.scores import SKILLED
from roleplay.rules.segments import segments

MOST_BARS = 200
"""Turns that are drawn one by one; a longer call is drawn in `SLOTS` equal parts."""
SLOTS = 120


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
    return template(Path(__file__).parent, "report.html").render(values)


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


def timeline(report: CallReport, *, linked: bool = True) -> Markup:
    """The call from left to right: the speaker above the line, coloured by level, the others below; moments as pins.

    Drawn with boxes alone, which every page may hold. `linked`: the pins lead to `#turn-<number>`.
    """
    stretches = _slots(report.timeline) if len(report.timeline) > MOST_BARS else list(map(_bar, report.timeline))
    bars = Markup("").join(stretches)
    places = {stretch.number: stretch for stretch in report.timeline if stretch.own}
    pins = Markup("").join(
        _pin(moment, kind, places[moment.number], linked=linked)
        for kind, group in (("good", report.best), ("bad", report.costly)) for moment in group)
    told = f"Time line: {report.speaker} above, the others below. Marked are the best and the most costly moments."
    return Markup('<div class="line" role="img" aria-label="{}">{}{}</div>').format(told, bars, pins)


def _bar(stretch: Stretch) -> Markup:
    """One turn."""
    return _box("own" if stretch.own else "their", _colour(stretch), stretch.at, stretch.width, 1.0)


def _slots(stretches: Sequence[Stretch]) -> list[Markup]:
    """A long call in equal parts: how much each side said by height, what came of it more often by colour."""
    own, theirs = [0.0] * SLOTS, [0.0] * SLOTS
    kinds: list[list[str]] = [[] for _ in range(SLOTS)]
    for stretch in stretches:
        slot = min(int((stretch.at + stretch.width / 2) * SLOTS), SLOTS - 1)
        (own if stretch.own else theirs)[slot] += stretch.width
        if stretch.own:
            kinds[slot].append(_colour(stretch))
    most = max([*own, *theirs]) or 1.0
    found = []
    for slot in range(SLOTS):
        bad, good = kinds[slot].count("bad"), kinds[slot].count("good")
        colour = "bad" if bad > good else "good" if good > bad else "plain"
        found.append(_box("own", colour, slot / SLOTS, 1 / SLOTS, own[slot] / most))
        found.append(_box("their", "theirs", slot / SLOTS, 1 / SLOTS, theirs[slot] / most))
    return found


def _box(side: str, colour: str, at: float, width: float, height: float) -> Markup:
    return Markup('<i class="{} {}" style="left:{}%;width:{}%;height:{}%"></i>').format(
        side, colour, f"{100 * at:.2f}", f"{max(100 * width - 0.1, 0.15):.2f}", f"{40 * height:.0f}")


def _pin(moment: CallMoment, kind: str, place: Stretch, *, linked: bool) -> Markup:
    told = f"{printing.when(moment.said)}: {printing.levels_words(moment)}"
    target = Markup(' href="#turn-{}"').format(moment.number) if linked else Markup("")
    return Markup('<a class="pin {}" style="left:{}%" title="{}"{}></a>').format(
        kind, f"{100 * (place.at + place.width / 2):.2f}", told, target)


def _colour(stretch: Stretch) -> str:
    if not stretch.own:
        return "theirs"
    if stretch.level is None:
        return "plain"
    return "bad" if stretch.level <= 1 else "good" if (stretch.best or 0) >= SKILLED else "plain"
