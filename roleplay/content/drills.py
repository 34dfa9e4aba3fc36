"""Loads the drills of `prompts/drills/` and checks them: every model answer has to pass, every bad one has to fail."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from roleplay.content.finding import Finding, error
from roleplay.content.parsing import did_you_mean
from roleplay.content.places import shipped
from roleplay.content.plain_yaml import plain_yaml
from roleplay.content.reading import build, read_text
from roleplay.domain.drill import Drill, Item, Verdict
from roleplay.domain.rubric import Rubric
from roleplay.errors import ContentError
from roleplay.rules import drilling, signals
from roleplay.rules.grading import grade

GUIDE = "docs/drills.md describes every field."
_FIELDS = {"write": ("model",), "choose": ("options",), "tap": ("taps",), "order": ("order",)}
_ALL = ("model", "options", "taps", "order")


class Drills:
    """The drills of a folder, read once."""

    def __init__(self, prompts: Path | None = None) -> None:
        """`prompts` is the folder that holds `drills`; None = the shipped one."""
        self._folder = (prompts or shipped("prompts")) / "drills"

    def all(self) -> tuple[Drill, ...]:
        """Every drill by its number. Raises ContentError."""
        return _read(self._folder)

    def get(self, drill_id: str) -> Drill:
        """The drill of this id, in any case, with or without a leading zero. Raises ContentError."""
        asked = drill_id.strip().casefold()
        asked = f"d0{asked[1:]}" if len(asked) == 2 else asked
        for drill in self.all():
            if drill.id == asked:
                return drill
        near = did_you_mean(asked, (drill.id for drill in self.all()))
        raise ContentError(self._folder, "", f"there is no drill {drill_id[:40]!r}",
                           hint=near or "They are named d01 to d16.")


@lru_cache(maxsize=4)
def _read(folder: Path) -> tuple[Drill, ...]:
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise ContentError(folder, "", "holds no drills", hint=f"Copy the shipped prompts/drills there. {GUIDE}")
    return tuple(parse_drill(read_text(path), path) for path in paths)


def parse_drill(text: str, path: Path | str) -> Drill:
    """The drill written in `text`; the file has its name. Raises ContentError."""
    drill = build(Drill, path, plain_yaml(path, text))
    if Path(path).stem != drill.id:
        raise ContentError(path, "id", f"is {drill.id}, and the file is named {Path(path).stem}",
                           hint="Give both the same name.")
    for finding in _shape(drill):
        raise ContentError(path, finding.field, finding.problem, hint=finding.hint)
    return drill


def _shape(drill: Drill) -> Iterator[Finding]:
    """What is wrong with the fields, before anything is graded."""
    for name, count in Counter(item.id for item in drill.items).items():
        if count > 1:
            yield error(f"items.{name}", "stands here more than once", "Give each item an id of its own.")
    for item in drill.items:
        yield from _fields(drill, item)


def _fields(drill: Drill, item: Item) -> Iterator[Finding]:
    kind, where = drill.kind_of(item), f"items.{item.id}"
    for name in _ALL:
        if bool(getattr(item, name)) != (name in _FIELDS[kind]):
            problem = "is missing" if name in _FIELDS[kind] else f"does not belong to an item of kind {kind}"
            yield error(f"{where}.{name}", problem, GUIDE)
    if kind == "choose" and (sum(option.right for option in item.options) != 1 or len(item.options) < 2):
        yield error(f"{where}.options", "wants two or more lines, one of them `right: true`", GUIDE)
    if kind == "choose" and len({option.text for option in item.options}) < len(item.options):
        yield error(f"{where}.options", "has the same line twice", GUIDE)
    if kind == "order" and (len(item.order) < 3 or len(set(item.order)) < len(item.order)):
        yield error(f"{where}.order", "wants three or more different parts", GUIDE)
    if kind in ("tap", "order") and not item.why:
        yield error(f"{where}.why", "is missing", GUIDE)
    said = " ".join(drilling.words_of(item.says)).casefold()
    for tap in item.taps:
        if " ".join(drilling.words_of(tap)).casefold() not in said:
            yield error(f"{where}.taps", f"{tap!r} is not in what they say", "Copy the words from `says`.")


def judge(drill: Drill, item: Item, answer: str, rubric: Rubric) -> Verdict:
    """What the built-in evaluator's rules say of this answer."""
    if drill.kind_of(item) != "write":
        return drilling.picked(drill, item, answer)
    context = drilling.context(item)
    reading = grade(signals.read(answer, context), answer, context, rubric)
    return drilling.written(drill.rule, item, answer, reading.move_names, reading.levels, rubric)


def check_drill(drill: Drill, rubric: Rubric) -> tuple[Finding, ...]:
    """What an author should change: unknown moves, model answers that fail, bad answers that pass."""
    return tuple(_rule_findings(drill, rubric)) + tuple(
        finding for item in drill.items for finding in _answers(drill, item, rubric)
    )


def _rule_findings(drill: Drill, rubric: Rubric) -> Iterator[Finding]:
    named = (*(name for wanted in drill.rule.must for name in drilling.choices(wanted)), *drill.rule.must_not)
    for name in named:
        if not rubric.knows(name):
            hint = did_you_mean(name, (rule.name for rule in rubric.moves)) or "prompts/rubric.yaml lists the moves."
            yield error("rule", f"{name!r} is no move", hint)
    for skill, level in drill.rule.reach.items():
        if not 1 <= level <= 4:
            yield error(f"rule.reach.{skill}", f"is {level}", "Levels go from 1 to 4.")


def _answers(drill: Drill, item: Item, rubric: Rubric) -> Iterator[Finding]:
    where, kind = f"items.{item.id}", drill.kind_of(item)
    for field, answer in _good(item):
        verdict = judge(drill, item, answer, rubric)
        if not verdict.right:
            yield error(f"{where}.{field}", f"does not pass: {'; '.join(verdict.lacks)}", f"It reads: {answer}")
    for field, answer in _bad(drill, item) if kind in ("write", "tap") else ():
        if judge(drill, item, answer, rubric).right:
            yield error(f"{where}.{field}", "passes, and should not", f"It reads: {answer}")


def _good(item: Item) -> Iterable[tuple[str, str]]:
    if item.model:
        yield "model", item.model
    for tap in item.taps:
        yield "taps", tap


def _bad(drill: Drill, item: Item) -> Iterable[tuple[str, str]]:
    for answer in item.bad:
        yield "bad", answer
    if item.model:
        for answer in drill.bad:
            yield "bad (of the drill)", answer
        for answer in filter(None, (item.line,)):
            yield "line", answer
