"""A round of a drill in the terminal, and the list of drills."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from random import Random

from rich.console import Console
from rich.table import Table
from rich.text import Text

from roleplay.domain.drill import Drill, Item, Mark, Played, Round
from roleplay.domain.session import LOCAL
from roleplay.drills import PASS, Drilling
from roleplay.rules.names import level_words
from roleplay.rules.segments import segments

WIDTH = 100
Ask = Callable[[str], str | None]
"""Asks for one answer; None = there is no more."""


def screen() -> Console:
    """Where it is printed."""
    return Console(width=min(WIDTH, Console().width), highlight=False)


def play(use: Drilling, chosen: Drill, console: Console, ask: Ask) -> None:
    """Go on with the round under way, or begin one, until it is over or there are no more answers."""
    drawn = use.start(chosen.id, LOCAL)
    console.print(Text(f"{chosen.id.upper()} {chosen.title}", style="bold"))
    console.print(Text(chosen.instruction))
    console.print(Text(f"For example, {chosen.example.who}: “{chosen.example.says}”", style="dim"))
    console.print(Text(f"  {chosen.example.answer}\n  {chosen.example.why}", style="dim"))
    played = use.played(drawn, LOCAL)
    while (item_id := played.next_item) is not None:
        if not _item(use, chosen, drawn, played, chosen.item(item_id), console, ask):
            console.print(Text("The round is kept as it stands; the same command goes on with it.", style="dim"))
            return
        played = use.played(drawn, LOCAL)
    _end(use, chosen, played, console)


def _item(
    use: Drilling, chosen: Drill, drawn: Round, played: Played, item: Item, console: Console, ask: Ask
) -> bool:
    number, tries = drawn.items.index(item.id) + 1, len(played.answers_to(item.id))
    if not tries:
        console.print(Text(f"\n{number} of {len(drawn.items)}  {item.who}", style="cyan"))
        console.print(Text(f"“{item.says}”"))
        for label, text in (("You were about to say: ", item.line), ("", item.prompt)):
            if text:
                console.print(Text(label + text))
    choices = _choices(item, drawn.id)
    for count, choice in enumerate(choices, 1):
        console.print(Text(f"  {count}. {choice}"))
    answer = ask(_wanted(chosen, item))
    if answer is None:
        return False
    mark = use.answer(drawn, item.id, _meant(chosen, item, choices, answer), LOCAL)
    _show(use, chosen, item, answer, mark, console, over=mark.verdict.right or tries > 0)
    return True


def _choices(item: Item, seed: str) -> list[str]:
    """The lines to choose from or to put in order, shuffled the same way for the whole round."""
    lines = [option.text for option in item.options] or list(item.order)
    Random(f"{seed}/{item.id}").shuffle(lines)
    return lines


def _wanted(chosen: Drill, item: Item) -> str:
    return {
        "write": "You",
        "choose": "Number",
        "tap": f"Up to {chosen.rule.most_words} of the words",
        "order": "Numbers in order, such as 3 1 2",
    }[chosen.kind_of(item)]


def _meant(chosen: Drill, item: Item, choices: list[str], answer: str) -> str:
    """What was typed, with numbers replaced by the lines they stand for. Numbers that are none make a void answer."""
    kind = chosen.kind_of(item)
    if kind in ("write", "tap"):
        return answer
    numbers = [int(part) for part in answer.replace(",", " ").split() if part.isdecimal()]
    wanted = 1 if kind == "choose" else len(choices)
    if len(numbers) != wanted or len(set(numbers)) != wanted or not all(1 <= n <= len(choices) for n in numbers):
        return ""
    return "\n".join(choices[number - 1] for number in numbers)


def _show(
    use: Drilling, chosen: Drill, item: Item, answer: str, mark: Mark, console: Console, *, over: bool
) -> None:
    if mark.void:
        console.print(Text(f"    {mark.void}", style="yellow"))
        return
    kind = chosen.kind_of(item)
    over = over or kind != "write"
    if mark.assessment is not None:
        console.print(Text("    ") + _marked(use, answer, mark))
        for skill, level in mark.assessment.levels.items():
            if level is not None:
                console.print(Text(f"    {level_words(skill, level)}", style="dim"))
    right = mark.verdict.right
    told = "Right." if right else "Not this time. It will come back." if over else "Not yet. Try once more."
    console.print(Text(f"    {told}", style="green" if right else "yellow"))
    for lack in mark.verdict.lacks:
        console.print(Text(f"    - {lack}"))
    advice = mark.assessment.advice if mark.assessment is not None and not right else None
    for text in (advice.keep, advice.try_) if advice else ():
        if text:
            console.print(Text(f"    {text}", style="cyan"))
    if over:
        for line in _solution(kind, item, right):
            console.print(Text(f"    {line}"))


def _solution(kind: str, item: Item, right: bool) -> Iterator[str]:
    if kind == "write":
        yield f"{'Another way' if right else 'One way'} to say it: {item.model}"
    for option in item.options:
        if option.right:
            yield f"It is: {option.text}" if not right else option.why
    if not right and item.taps:
        yield f"Better: {' or '.join(item.taps[:2])}."
    if item.order and not right:
        yield from item.order
    if item.why:
        yield item.why


def _marked(use: Drilling, words: str, mark: Mark) -> Text:
    """The learner's words with what helped underlined and what did harm in red."""
    moves = mark.assessment.moves if mark.assessment else ()
    text = Text()
    for piece in segments(words, moves):
        names = [moves[n - 1].move for n in piece.marks]
        harmful = any(use.rubric.knows(name) and use.rubric.move(name).kind == "harmful" for name in names)
        text.append(piece.text, style="red underline" if harmful else "underline" if names else "")
    return text


def _end(use: Drilling, chosen: Drill, played: Played, console: Console) -> None:
    record = use.record(chosen.id, LOCAL)
    right = len(played.right)
    told = "passed" if played.passed else f"{PASS} are needed to pass"
    of = len(played.round.items)
    console.print(Text(f"\n{right} of {of} right: {told}. Best so far: {record.best}.", style="bold"))
    if record.due:
        count = len(record.due)
        console.print(Text(f"{count} of them {'comes' if count == 1 else 'come'} back in the next round."))


def listed(use: Drilling, console: Console) -> None:
    """Print every drill and how it went."""
    table = Table(box=None, pad_edge=False)
    for name in ("id", "drill", "min", "last", "best", "due"):
        table.add_column(name, justify="left" if name in ("id", "drill") else "right")
    records = {record.drill: record for record in use.records(LOCAL, datetime.now(UTC))}
    for each in use.drills.all():
        record = records[each.id]
        figures = ("-" if value is None else str(value) for value in (record.last, record.best, len(record.due)))
        table.add_row(each.id, each.title, str(each.minutes), *figures)
    console.print(table)
