"""Drills as markup: the place in the round, what was said, how an answer was marked, and how a round went."""

import re
from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from roleplay.domain.assessment import Advice, Assessment
from roleplay.domain.drill import Answer, Drill, Example, Item, Played, Record
from roleplay.domain.rubric import Rubric
from roleplay.rules.drilling import words_of
from roleplay.ui.components import evidence
from roleplay.ui.words import move_words

_STANDING = {"right": ("✓", "right"), "missed": ("✕", "missed"), "now": ("", "now"), "open": ("", "to come")}


def place(played: Played, now: int) -> str:
    """Which item of the round this is, as text and as small circles. `now` counts from 0."""
    marks = Markup("").join(_mark(played, item, number == now) for number, item in enumerate(played.round.items))
    return Markup(
        '<div class="rp-drill-place"><span>Item {} of {}</span><ol aria-label="How the round goes">{}</ol></div>'
    ).format(now + 1, len(played.round.items), marks)


def _mark(played: Played, item: str, is_now: bool) -> Markup:
    standing = "right" if item in played.right else "missed" if item in played.done else "now" if is_now else "open"
    sign, told = _STANDING[standing]
    return Markup('<li class="{}"><span class="rp-hidden">{}</span><span aria-hidden="true">{}</span></li>').format(
        f"{standing} now" if is_now else standing, told, sign
    )


def moment(who: str, says: str, line: str = "", marks: Sequence[str] = ()) -> str:
    """Who says what, and the learner's own line where one is to be written anew; `marks` are words of theirs."""
    said = _highlighted(says, marks)
    parts = Markup('<p class="rp-quiet">{}</p><p class="rp-said">{}</p>').format(_capital(who), said)
    if line:
        parts += Markup('<p class="rp-quiet" style="margin-top:.7rem">You were about to say</p>'
                        '<p class="rp-said rp-line">{}</p>').format(line)
    return parts


def example(drill: Drill) -> str:
    """The worked example."""
    shown: Example = drill.example
    label = {"tap": "The word", "choose": "The answer", "order": "In order", "write": "One answer"}[drill.rule.kind]
    return Markup('{}<p class="rp-answer"><b>{}:</b> {}</p><p class="rp-answer"><b>Why:</b> {}</p>').format(
        Markup(moment(shown.who, shown.says, shown.line)), label, shown.answer, shown.why
    )


def task(text: str) -> str:
    """What is to be done with this item."""
    return Markup('<p class="rp-task">{}</p>').format(text)


def feedback(drill: Drill, item: Item, answer: Answer, rubric: Rubric, *, over: bool) -> str:
    """How an answer was marked. `over`: nothing more can be answered, so a written item shows its model answer."""
    parts = [_verdict(answer, over)]
    kind = drill.kind_of(item)
    if kind != "choose" and answer.lacks:
        parts.append(_lacks(answer.lacks))
    if kind == "write":
        parts += _written(item, answer, rubric, over)
    elif kind == "choose":
        parts += [_option(o.text, o.why, o.right, o.text == answer.words) for o in item.options]
    else:
        parts.append(_solved(kind == "order", item, answer))
    return Markup("").join(parts)


def _verdict(answer: Answer, over: bool) -> Markup:
    if answer.right:
        return Markup('<p class="rp-verdict right" role="status">✓ That does it.</p>')
    told = "Not this time. It will come back." if over else "Not yet. Try once more."
    return Markup('<p class="rp-verdict missed" role="status">✕ {}</p>').format(told)


def _lacks(lacks: Sequence[str]) -> Markup:
    rows = Markup("").join(Markup("<li>{}</li>").format(_capital(text)) for text in lacks)
    return Markup('<ul class="rp-lacks">{}</ul>').format(rows)


def _written(item: Item, answer: Answer, rubric: Rubric, over: bool) -> list[Markup]:
    parts = []
    if answer.assessment is not None:
        parts.append(evidence.marked(answer.words, answer.assessment.moves, rubric))
        parts.append(_key(answer.assessment))
        parts.append(Markup(evidence.strip(answer.attempt, answer.assessment.levels)))
        given = answer.assessment.advice
        parts.append(Markup(evidence.advice_line(Advice(keep=given.keep) if answer.right else given)))
    if over:
        label = "Another way to say it" if answer.right else "One way that does it"
        parts.append(Markup('<p class="rp-answer"><b>{}:</b> {}</p>').format(label, item.model))
        if item.why:
            parts.append(Markup('<p class="rp-answer">{}</p>').format(item.why))
    return parts


def _key(assessment: Assessment) -> Markup:
    """What the numbers in the words stand for."""
    names = (Markup("<sup>{}</sup> {}").format(n, move_words(o.move)) for n, o in enumerate(assessment.moves, 1))
    return Markup('<p class="rp-quiet">{}</p>').format(Markup(" · ").join(names)) if assessment.moves else Markup("")


def _option(text: str, why: str, right: bool, chosen: bool) -> Markup:
    label = "✓ This is it, and you chose it" if right and chosen else "✓ This is it" if right else "✕ You chose this"
    standing = "right" if right else "missed" if chosen else ""
    shown = Markup("<b>{}</b>").format(label) if right or chosen else Markup("")
    return Markup('<div class="rp-choice {}">{}{}<span>{}</span></div>').format(standing, shown, text, why)


def _solved(ordered: bool, item: Item, answer: Answer) -> Markup:
    if ordered:
        rows = Markup("").join(Markup("<li>{}</li>").format(part) for part in item.order)
        return Markup('<ol class="rp-lacks">{}</ol><p class="rp-answer">{}</p>').format(rows, item.why)
    found = " or ".join(f"“{tap}”" for tap in item.taps[:2])
    return Markup('<p class="rp-answer">You tapped “{}”. {}{}</p>').format(
        answer.words, "" if answer.right else f"Better: {found}. ", item.why
    )


def _highlighted(text: str, marks: Sequence[str]) -> Markup:
    """The text with these words of it marked, whatever stands between them."""
    wanted = [r"\W+".join(map(re.escape, words_of(mark))) for mark in sorted(marks, key=len, reverse=True)]
    if not wanted:
        return Markup("{}").format(text)
    pieces, end = [], 0
    for found in re.finditer(rf"\b(?:{'|'.join(wanted)})\b", text, re.IGNORECASE):
        pieces.append(Markup("{}<mark>{}</mark>").format(text[end : found.start()], found.group()))
        end = found.end()
    return Markup("").join(pieces) + Markup("{}").format(text[end:])


def outcome(drill: Drill, played: Played, record: Record, now: datetime) -> str:
    """The items of a round, how each went, and when what was missed comes back."""
    waiting = {one.item: one for one in record.returning}
    rows = []
    for item_id in played.round.items:
        right = item_id in played.right
        told = "✓ right" if right else "✕ missed"
        if right and len(played.answers_to(item_id)) > 1:
            told = "✓ right at the second try"
        back = f"comes back {when(waiting[item_id].due, now)}" if item_id in waiting else ""
        rows.append(
            Markup('<tr><th scope="row">{}</th><td class="{}">{}</td><td>{}</td></tr>').format(
                drill.item(item_id).says, "right" if right else "missed", told, back
            )
        )
    caption = Markup('<caption class="rp-hidden">The items of this round</caption>')
    return Markup('<table class="rp-outcome">{}{}</table>').format(caption, Markup("").join(rows))


def standing(record: Record, now: datetime) -> str:
    """How a drill went and what of it is due, in a line."""
    parts = []
    if record.last is not None:
        parts.append(f"Last {record.last} of 5, best {record.best}")
    elif not record.under_way:
        parts.append("Not tried yet")
    if record.under_way:
        parts.append("a round is under way")
    if record.due:
        count = len(record.due)
        parts.append(f"{count} {'comes' if count == 1 else 'come'} back now")
    elif record.returning:
        parts.append(f"next back {when(record.returning[0].due, now)}")
    told = " · ".join(parts)
    return told[:1].upper() + told[1:]


def when(due: datetime, now: datetime) -> str:
    """When something comes back, in words: "in the next round", "tomorrow", "in 3 days"."""
    days = (due.date() - now.date()).days
    if due <= now:
        return "in the next round"
    return "tomorrow" if days == 1 else f"in {days} days" if days > 1 else "today"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
