"""Values that name no option in so many words: 50k, "5k off", "split the difference", "mid-October", "48 to 54".

Each is placed on its issue's scale. What falls on an option is that option; what does not is left unplaced, with the
options it stands between, for the counterpart to ask about.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roleplay.domain.deal import Standing, Unplaced
from roleplay.domain.persona import Issue
from roleplay.rules.deal.amounts import Amount, Token, ranges
from roleplay.rules.deal.scales import LESS, MORE, THOUSANDS, YEARS, Scale, dated, months
from roleplay.rules.deal.terms import (
    ANOTHER,
    COUNTED,
    FILLERS,
    LINKS,
    SMALLEST_SUM,
    Mention,
    is_label,
    passing,
    taken_back,
)
from roleplay.rules.patterns import lazily

MIDDLE = lazily(r"\bsplit the difference\b|\bmeet (?:you |me |each other )?(?:in the middle|half ?-?way)\b|"
                r"\bhalf ?-?way\b|\bmidway\b|\bin the middle between\b", re.IGNORECASE)
BIND = lazily(r"\b(?:sign|commit|contract|renew|extend|term|run|bind|lock)\w*\b", re.IGNORECASE)
DOING = frozenset({"do", "offer", "give", "accept", "at", "say", "about"})
POINTS = frozenset({"point"})


class Spot(NamedTuple):
    """A value in a sentence: what it comes to, and where it stands. `date`: a month or a quarter."""

    issue: str
    option: str
    """The option it falls on; "" where it falls on none."""
    unplaced: Unplaced | None
    start: int
    end: int
    date: bool = False


class Laid(NamedTuple):
    """A sentence, its tokens, the options it names by itself, and the issues it calls by name."""

    text: str
    words: Sequence[Token]
    mentions: Sequence[Mention]
    issues: frozenset[str]


def spots(laid: Laid, issues: Sequence[Issue], known: Sequence[Scale], standing: Standing) -> tuple[Spot, ...]:
    """The values of a sentence that stand outside the options it names."""
    found = [*_amounts(laid, known, standing), *_dates(laid, known)]
    if MIDDLE.search(laid.text):
        found += _middle(laid, issues, known, standing)
    return tuple(found)


def _amounts(laid: Laid, known: Sequence[Scale], standing: Standing) -> Iterator[Spot]:
    taken = {at for m in laid.mentions for at in range(m.at, m.at + m.length)}
    skip, wide = -1, ranges(laid.words)
    for at, word in enumerate(laid.words):
        if word.amount is None or at in taken or at <= skip:
            continue
        to = wide.get(at)
        if to is not None:
            skip = to
        if taken_back(laid.words, at, 1) or passing(laid.words, at) or _counted(laid.words, at) or is_label(
                laid.words, at):
            continue
        spot = _spot(laid, at, to, known, standing)
        if spot is not None:
            yield spot


def _counted(words: Sequence[Token], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].text in COUNTED


def _spot(laid: Laid, at: int, to: int | None, known: Sequence[Scale], standing: Standing) -> Spot | None:
    amount = laid.words[at].amount
    assert amount is not None
    move = _direction(laid.words, at)
    if laid.words[at + 1:at + 2] and laid.words[at + 1].text in POINTS and move:
        amount = amount._replace(kind="%")
    fitting = [(scale, spot) for scale in _candidates(laid, known, amount, move, standing)
               if (spot := _on_scale(laid, at, to, amount, scale, move, standing)) is not None]
    by_name = [spot for scale, spot in fitting if scale.issue in laid.issues]
    inside = [spot for scale, spot in fitting if spot.option or scale.low <= amount.value <= scale.high]
    price = [spot for scale, spot in fitting if scale.price]
    for spots_ in (by_name[:1], inside, [spot for _, spot in fitting], price):
        if len(spots_) == 1:
            return spots_[0]
        if spots_ is inside and len(inside) > 1:
            return None
    return None


def _on_scale(laid: Laid, at: int, to: int | None, amount: Amount, scale: Scale, move: int,
              standing: Standing) -> Spot | None:
    """The amount, or the move or range it is part of, on this scale; None where it cannot be meant for it."""
    value = _on(laid, at, amount, scale, move)
    if value is None:
        return None
    if move and not scale.signed:
        based = _moved(laid, at, amount, scale, move, standing)
        return None if based is None else _placed(laid, at, at, scale, based)
    if to is not None:
        return _spread(laid, at, to, scale, value)
    if scale.issue in laid.issues or scale.plausible(value):
        return _placed(laid, at, at, scale, value)
    return None


def _candidates(laid: Laid, known: Sequence[Scale], amount: Amount, move: int, standing: Standing) -> list[Scale]:
    """Scales the amount may be on: those of the issues that are named, or else those on which it is no outlier."""
    told = {m.issue for m in laid.mentions}
    fit = [s for s in known if s.kind == amount.kind or (amount.kind == "%" and s.price and s.kind == "")
           or (amount.kind == "" and s.kind in ("d", "h", "%") and s.issue in laid.issues)
           or (amount.kind == "" and s.kind == _other_end(laid, amount))
           or (amount.kind == "" and s.kind == "%" and s.price and _given(laid, amount))]
    by_name = [s for s in fit if s.issue in laid.issues]
    others = [s for s in fit if s not in by_name
              and (s.issue not in told or (not amount.kind and s.kind == "%")) and s.kind not in ("d", "h")]
    spoken = {*standing.learner, *standing.counterpart}
    binding = [s for s in fit if s.kind == "d" and s not in by_name and s.issue not in told
               and (s.bare or (move and s.issue in spoken) or (s.low >= 180 and BIND.search(laid.text)))]
    inside = sorted(others, key=lambda s: not s.low <= amount.value <= s.high)
    return [*by_name, *inside, *binding, *(s for s in fit if s.kind == "h" and s not in by_name)]


def _given(laid: Laid, amount: Amount) -> bool:
    """A bare number right after a word of giving, with nothing after it that it would count: "I can do 10"."""
    at = next(at for at, word in enumerate(laid.words) if word.amount is amount)
    after = laid.words[at + 1].text if at + 1 < len(laid.words) else "."
    return at > 0 and laid.words[at - 1].text in DOING and (not after[0].isalpha() or after in ("if", "but", "and"))


def _other_end(laid: Laid, amount: Amount) -> str | None:
    """Kind of the upper end of the range this amount begins: 10 to 20%."""
    ends = (laid.words[high].amount for low, high in ranges(laid.words).items() if laid.words[low].amount is amount)
    return next((end.kind for end in ends if end), None)


def _on(laid: Laid, at: int, amount: Amount, scale: Scale, move: int) -> float | None:
    """The amount's value on the scale; None where it cannot be meant for it."""
    if amount.kind == "" and scale.kind == "%" and (at in ranges(laid.words) or _given(laid, amount)):
        return amount.value
    if amount.kind == scale.kind and amount.kind:
        return -amount.value if scale.signed and move < 0 and amount.value > 0 else amount.value
    if amount.kind == "%" and scale.kind == "":
        return amount.value if move else None
    if amount.kind == "":
        return _number(laid, at, amount, scale, move)
    return None


def _number(laid: Laid, at: int, amount: Amount, scale: Scale, move: int) -> float | None:
    after = laid.words[at + 1].text if at + 1 < len(laid.words) else "."
    bare = not after[0].isalpha() or after in LINKS or after in FILLERS or after in LESS | MORE | POINTS
    if scale.kind in ("d", "h", "%"):
        return amount.value if bare and move and after in POINTS | LESS | MORE else None
    if not scale.thousands:
        return amount.value if after in scale.nouns else None
    if amount.value >= THOUSANDS and amount.value not in YEARS:
        return amount.value
    small = bool(move) and amount.value < 100
    return amount.value * THOUSANDS if bare and (small or SMALLEST_SUM <= amount.value < THOUSANDS) else None


def _direction(words: Sequence[Token], at: int) -> int:
    """-1 where the amount is what comes off, 1 where it comes on top, 0 where it is the value itself."""
    after = [w.text for w in words[at + 1:at + 5] if w.text not in FILLERS and w.text not in POINTS][:2]
    near = after[:1] if after[:1] and after[0] not in ("percent",) else after
    if near and near[0] in LESS:
        return -1
    if near and near[0] in MORE:
        return 1
    before = [w.text for w in words[max(0, at - 4):at]]
    verb = set(before)
    if "by" in before[-1:] or before[-2:-1] == ["by"]:
        return -1 if verb & (LESS | {"reduc", "cut", "drop"}) else 1 if verb & (MORE | {"rais", "extend"}) else 0
    if (before[-1:] and before[-1] in ("knock", "shave")) or (verb & ANOTHER and verb & LESS):
        return -1
    reduction = verb & {"discount", "reduct"} and before[-1:] == ["of"]
    return -1 if reduction else 0


def _moved(laid: Laid, at: int, amount: Amount, scale: Scale, move: int, standing: Standing) -> float | None:
    """Where a relative move ends: from the learner's own last word, or from the first price there was."""
    own = scale.value(standing.learner.get(scale.issue, ""))
    theirs = scale.value(standing.counterpart.get(scale.issue, ""))
    again = any(w.text in ANOTHER for w in laid.words[max(0, at - 2):at])
    top = scale.marks[0].value if scale.price else None
    share = amount.kind == "%" and scale.kind == ""
    base = (own if again and own is not None else top) if share else (own if own is not None else top)
    if base is None or (move > 0 and own is None):
        base = theirs
    if base is None:
        return None
    if share:
        return base * (1 + move * amount.value / 100)
    number = _on(laid, at, amount, scale, move)
    if number is None:
        return None
    return base + move * number


def _spread(laid: Laid, at: int, to: int, scale: Scale, low: float) -> Spot:
    upper = laid.words[to].amount
    assert upper is not None
    high = _on(laid, to, upper, scale, 0) or upper.value
    if scale.thousands and low < THOUSANDS:
        low *= THOUSANDS
    low, high = min(low, high), max(low, high)
    said = laid.text[laid.words[at].start:laid.words[to].end]
    return _unplaced(laid, at, to, scale.issue, said, scale.nearest(low, high))


def _placed(laid: Laid, at: int, to: int, scale: Scale, value: float) -> Spot:
    amount = laid.words[at].amount
    option = scale.at(value)
    foreign = amount.foreign if amount else ""
    if option is not None and not foreign:
        return Spot(scale.issue, option, None, laid.words[at].start, laid.words[to].end)
    said = laid.text[laid.words[at].start:laid.words[to].end]
    return _unplaced(laid, at, to, scale.issue, said, scale.nearest(value))


def _unplaced(laid: Laid, at: int, to: int, issue: str, said: str, nearest: tuple[str, ...]) -> Spot:
    value = Unplaced(issue=issue, said=said, nearest=nearest)
    return Spot(issue, "", value, laid.words[at].start, laid.words[to].end)


def _dates(laid: Laid, known: Sequence[Scale]) -> Iterator[Spot]:
    told = {m.issue for m in laid.mentions}
    for scale in known:
        if scale.kind != "month" or scale.issue in told:
            continue
        for said in dated(laid.text):
            first, last = months(said)
            beyond = scale.high > 12 and last < scale.low
            first, last = first + 12 * beyond, last + 12 * beyond
            option = next((o for name, o in scale.called if name == said.group().lower()), None)
            option = option or (scale.at(first) if scale.at(first) == scale.at(last) else None)
            unplaced = None if option else Unplaced(issue=scale.issue, said=said.group().strip(),
                                                    nearest=scale.nearest(first, last))
            yield Spot(scale.issue, option or "", unplaced, said.start(), said.end(), date=True)


def _middle(laid: Laid, issues: Sequence[Issue], known: Sequence[Scale], standing: Standing) -> Iterator[Spot]:
    """The middle of what both have put, on the issue that is named, or the price, or the one that is left."""
    at = MIDDLE.search(laid.text)
    assert at is not None
    words = laid.words
    if any(words[m.at].start < at.end() and at.start() < words[m.at + m.length - 1].end for m in laid.mentions):
        return
    apart = [i for i in issues if i.id in standing.learner and i.id in standing.counterpart
             and standing.learner[i.id] != standing.counterpart[i.id]]
    chosen = [i for i in apart if i.id in laid.issues]
    if not laid.issues:
        chosen = [i for i in apart if i.type == "price"] or (apart if len(apart) == 1 else [])
    for issue in chosen:
        ends = (standing.learner[issue.id], standing.counterpart[issue.id])
        scale = next((s for s in known if s.issue == issue.id), None)
        sides = [scale.value(end) for end in ends] if scale else [None]
        if scale and None not in sides:
            value = sum(side for side in sides if side is not None) / 2
            option, nearest = scale.at(value), scale.nearest(value)
        else:
            ids = [o.id for o in issue.options]
            low, high = sorted(ids.index(end) for end in ends)
            middle, odd = divmod(low + high, 2)
            option, nearest = (None if odd else ids[middle]), tuple(ids[middle:middle + 2])
        unplaced = None if option else Unplaced(issue=issue.id, said=at.group(), nearest=nearest)
        yield Spot(issue.id, option or "", unplaced, at.start(), at.end())
