"""Issues whose options are points on a scale of money, shares, time or months: where a value falls among them."""

import re
from functools import lru_cache
from typing import NamedTuple

from roleplay.domain.persona import Issue
from roleplay.rules.deal.amounts import tokens
from roleplay.rules.patterns import lazily

LESS = frozenset({"reduct", "discount", "off", "less", "lower", "cheaper", "down", "shorter", "fewer"})
MORE = frozenset({"increas", "more", "rise", "higher", "longer", "up", "extra"})
THOUSANDS = 1000
YEARS = range(1900, 2101)
FARTHEST = 2.5
"""A sum that many times beyond the options is about something else."""
MONTHS = {name: n for n, name in enumerate(("january", "february", "march", "april", "may", "june", "july", "august",
                                            "september", "october", "november", "december"), start=1)}
_SHORT = {name[:3]: n for name, n in MONTHS.items() if name != "may"} | {"sept": 9}
_MONTH = "|".join(sorted({*MONTHS, *_SHORT} - {"may", "march", "mar"}, key=len, reverse=True))
CALENDAR = lazily(
    rf"\b(?:(?P<part>early|mid|middle of|late|end of|the end of)[ -]?)?(?:(?P<month>{_MONTH}|(?-i:May|March))\b|"
    r"q(?P<quarter>[1-4])\b|(?:the )?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th) quarter\b)", re.IGNORECASE)
_LEAD_IN = lazily(r"\b(?:in|by|for|from|until|till|to|at|as of|starting)(?: the)?(?: start of| beginning of)?\W*$|"
                  r"\b(?:would|could|does|about|an?|it|say)\W*$", re.IGNORECASE)
_AROUND = frozenset({"a", "an", "the", "year", "term"})
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


class Mark(NamedTuple):
    """An option's place on its scale; `last` where it is a stretch, as a quarter is."""

    value: float
    last: float
    option: str


class Scale(NamedTuple):
    """The options of an issue that have a value, in the order of the issue."""

    issue: str
    kind: str
    """As of an amount; "month" for months counted from the first option's year."""
    marks: tuple[Mark, ...]
    price: bool
    bare: bool
    """The options are nothing but their values."""
    called: tuple[tuple[str, str], ...]
    """Months and quarters by which an option goes, though it is another stretch of time."""
    nouns: frozenset[str]
    """Of a scale of few: what must be counted for a number to be on it."""

    @property
    def low(self) -> float:
        """Lowest value."""
        return min(mark.value for mark in self.marks)

    @property
    def high(self) -> float:
        """Highest value."""
        return max(mark.last for mark in self.marks)

    @property
    def thousands(self) -> bool:
        """Money in thousands, of which people drop the word."""
        return self.kind == "" and self.low >= THOUSANDS

    @property
    def signed(self) -> bool:
        """Goes below zero: a rise and a reduction are both on it."""
        return self.low < 0

    def value(self, option: str) -> float | None:
        """Where an option stands; None where it has no place."""
        return next((mark.value for mark in self.marks if mark.option == option), None)

    def at(self, value: float) -> str | None:
        """The option of exactly this value."""
        return next((mark.option for mark in self.marks if mark.value <= value <= mark.last), None)

    def nearest(self, low: float, high: float | None = None) -> tuple[str, ...]:
        """The options within a range, or else on either side of it, in the order of the issue."""
        high = low if high is None else high
        within = {mark.option for mark in self.marks if low <= mark.last and mark.value <= high}
        if not within:
            below = [mark for mark in self.marks if mark.last < low]
            above = [mark for mark in self.marks if mark.value > high]
            within = {max(below, key=lambda m: m.last).option} if below else set()
            within |= {min(above, key=lambda m: m.value).option} if above else set()
        return tuple(mark.option for mark in self.marks if mark.option in within)

    def plausible(self, value: float) -> bool:
        """Whether a value can be meant for this issue though nobody named it."""
        if self.kind == "month":
            return True
        if self.kind == "%" or self.signed:
            span = self.high - self.low
            return self.low - span / 2 <= value <= self.high + span
        return min(m.value for m in self.marks if m.value) / FARTHEST <= value <= self.high * FARTHEST


@lru_cache(maxsize=64)
def scales(issues: tuple[Issue, ...]) -> tuple[Scale, ...]:
    """The scales among these issues."""
    return tuple(scale for issue in issues for scale in (_amounts(issue), _calendar(issue))
                 if scale is not None and len(scale.marks) > 1)


def _amounts(issue: Issue) -> Scale | None:
    firsts = [(option, words, next((w.amount for w in words if w.amount), None))
              for option in issue.options for words in (tokens(option.label),)]
    kinds = [amount.kind for _, _, amount in firsts if amount]
    if not kinds:
        return None
    kind = max(set(kinds), key=lambda k: (kinds.count(k), k != ""))
    rises = any(not MORE.isdisjoint(w.text for w in words) for _, words, _ in firsts)
    marks = []
    for option, words, amount in firsts:
        less = rises and not LESS.isdisjoint(w.text for w in words)
        if amount and amount.kind == kind:
            value = -amount.value if less else amount.value
            marks.append(Mark(value, value, option.id))
        elif kind in ("", "%") and _none(issue, option.label, option.says):
            marks.append(Mark(0, 0, option.id))
    few = kind == "" and max((mark.value for mark in marks), default=0) < THOUSANDS
    nouns = {w.text for name in (issue.name, *issue.says) for w in tokens(name)} - {"number", "of"} if few else set()
    bare = all(w.amount or w.text in _AROUND for _, words, _ in firsts for w in words)
    return Scale(issue.id, kind, tuple(marks), issue.type == "price", bare, (), frozenset(nouns))


def _none(issue: Issue, label: str, says: tuple[str, ...]) -> bool:
    few = issue.type == "resource" and label.startswith("no ")
    return few or any(said.startswith(("0%", "no increase", "no discount")) for said in says)


def _calendar(issue: Issue) -> Scale | None:
    if issue.type != "timing":
        return None
    found = [(option, CALENDAR.search(option.label)) for option in issue.options]
    marks: list[Mark] = []
    for option, said in found:
        if said:
            first, last = months(said)
            if said["part"] and said["quarter"]:
                first = last = first + 1
            later = marks and first < marks[-1].value
            marks.append(Mark(first + 12 * bool(later), last + 12 * bool(later), option.id))
    called = tuple((said.group().lower(), option.id) for option in issue.options for name in option.says
                   for said in CALENDAR.finditer(name) if "after" not in name)
    return Scale(issue.id, "month", tuple(marks), False, False, called, frozenset()) if marks else None


def months(said: re.Match[str]) -> tuple[int, int]:
    """First and last month, 1-12, of a month or a quarter in words."""
    if said["month"]:
        name = said["month"].lower()
        month = MONTHS.get(name) or _SHORT[name]
        return month, month
    quarter = int(said["quarter"]) if said["quarter"] else _ORDINALS[said["ordinal"].lower()]
    return 3 * quarter - 2, 3 * quarter


def dated(text: str) -> tuple[re.Match[str], ...]:
    """Months and quarters that a text speaks of as a date, after "in", "by", "mid-" and the like."""
    return tuple(found for found in CALENDAR.finditer(text)
                 if found["part"] or _LEAD_IN.search(text[max(0, found.start() - 24):found.start()]))

