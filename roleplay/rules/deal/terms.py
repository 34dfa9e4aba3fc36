"""Which options a sentence names: by label, by phrase or by amount, in an issue that is named or cannot be mistaken."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from roleplay.domain.deal import Terms
from roleplay.domain.persona import Issue
from roleplay.rules.deal.amounts import Amount, Token, ranges, tokens

SENTENCE_ENDS = frozenset(".!?;…")
CLAUSE_ENDS = SENTENCE_ENDS | {",", ":", "but", "howev", "although", "otherwis"}
FILLERS = frozenset({"a", "an", "the", "of", "our", "your", "my", "this", "that", "with", "per", "for", "in", "on",
                     "at", "to", "and", "it", "as", "claus"})
"""Stems that do not tell one phrase from another."""
NEGATIONS = frozenset({"not", "no", "never", "cannot", "unabl", "without", "neither", "nor", "imposs", "beyond"})
"""Before a term they take it back; "no" and "without" inside an option's own phrase are part of it."""
COMPARISONS = frozenset({"below", "under", "abov", "over", "than", "from", "versus", "against", "instead", "rather",
                         "exceed", "beat"})
OF_TIME = frozenset({"over", "under", "from", "after"})
"""Before a time these compare nothing: "over 24 months", "from June"."""
AWAY = frozenset({"down", "up", "off", "away", "to", "come", "go", "move"})
"""Around "from" they make it the place one comes from."""
UNLESS = frozenset({"unless", "without"})
"""After "can't" they name the condition on which one can."""
GIVING = frozenset({"offer", "propos", "suggest", "accept", "add", "includ", "take", "agre", "do", "go", "have", "set",
                    "choos", "start", "prefer", "say", "would"})
"""Before a word of everyday use these make it a term."""
AFTERWARDS = ("too low", "too high", "too much", "too littl", "too long", "too short", "too expens", "too far", "won't",
              "not", "isn't", "doesn't", "wouldn't", "can't", "off tabl", "out question", "imposs", "unaccept")
"""After a term they take it back; without fillers and forms of "be"."""
PASSING = frozenset({"within", "everi", "past", "last", "next", "after", "in"})
"""Before a time they make it a mere time."""
SMALLEST_SUM = 10
"""A bare number below this is a way of speaking more often than a term."""
LINKS = frozenset({"on", "for", "as", "would", "is", "work", "then", "and", "or", "if", "with", "it", "in", "could",
                   "can", "might", "but", "to", "year", "annual", "should"})
"""A number before one of these counts nothing by itself: 54 on the fee, but not 54 people."""
DOES = frozenset({"has", "have", "had", "was", "did", "doe", "know", "see", "need"})
LABELLED = frozenset({"day", "page", "point", "turn", "item", "phase", "step", "section", "paragraph", "version",
                      "room", "option", "week", "month", "line", "slide", "number", "packag", "rout", "articl"})
"""Right before a bare number they make it a name and not an amount: "day 45"."""
INSTEAD = frozenset({"just", "onli", "instead", "mere", "simpli", "actual", "rather", "without", "or"})
"""Before a lesser option they mean it and not the fuller one that was named before."""
ANOTHER = frozenset({"anoth", "further", "addit"})
COUNTED = frozenset({"agent", "ticket", "peopl", "user", "custom", "call", "seat", "store", "order", "employe", "email",
                     "unit", "bottl", "patient", "site", "time", "compani", "vendor", "supplier"})
"""Right after a sum they are what it counts: "54k tickets" is no price."""
BE = frozenset({"is", "be", "would", "are"})


class Phrase(NamedTuple):
    """One way to name an option."""

    option: str
    parts: tuple[str, ...]
    strong: bool
    """Names the option by itself; otherwise its issue must be named in the same sentence."""


class Sum(NamedTuple):
    """An amount that an option holds."""

    option: str
    amount: Amount
    alone: bool
    """The amount names the option without the issue's name."""


class Names(NamedTuple):
    """How one issue and its options are named."""

    issue: str
    itself: tuple[tuple[str, ...], ...]
    phrases: tuple[Phrase, ...]
    sums: tuple[Sum, ...]


class Mention(NamedTuple):
    """An option named in a sentence, from token `at` on, `length` tokens long."""

    issue: str
    option: str
    at: int
    length: int


class Named(NamedTuple):
    """What a sentence names."""

    mentions: tuple[Mention, ...]
    """Options in the order of the words, those left out that are negated or only compared with."""
    left_open: frozenset[str]
    """Issues for which an "or" leaves it open which option is meant."""

    @property
    def terms(self) -> Terms:
        """The last option of each issue; none of an issue that was left open."""
        return {m.issue: m.option for m in self.mentions if m.issue not in self.left_open}


@lru_cache(maxsize=64)
def names(issues: tuple[Issue, ...]) -> tuple[Names, ...]:
    """How these issues are named. An amount that two issues share names an option of neither alone."""
    known = tuple(_names(issue) for issue in issues)
    counts: dict[tuple[float, str], set[str]] = {}
    for issue in known:
        for held in issue.sums:
            counts.setdefault(held.amount[:2], set()).add(issue.issue)
    return tuple(issue._replace(sums=tuple(held._replace(alone=held.alone and len(counts[held.amount[:2]]) == 1)
                                           for held in issue.sums)) for issue in known)


@lru_cache(maxsize=64)
def telling(issues: tuple[Issue, ...]) -> re.Pattern[str]:
    """Finds what every term of these issues holds: a digit, or the longest word of one of its names.

    Most turns hold none, and need not be taken apart.
    """
    longest = {max(phrase.parts, key=len) for issue in names(issues) for phrase in issue.phrases
               if not any(part.startswith("#") for part in phrase.parts)}
    begins = sorted(re.escape(stem[:-1]) + "[iy]" if stem.endswith("i") else re.escape(stem) for stem in longest)
    return re.compile(rf"\d|\b(?:{'|'.join(begins)}|q[1-4])" if begins else r"\d", re.IGNORECASE)


def named(words: Sequence[Token], known: Sequence[Names]) -> Named:
    """The options a sentence names."""
    starts = _starts(words)
    spread = {at for low, high in ranges(words).items() for at in (low, high)}
    mentions = [mention for issue in known for mention in _mentions(words, starts, issue)
                if mention.at not in spread and not _elsewise(words, mention)]
    if not mentions:
        return Named((), frozenset())
    whole = [m for m in mentions if not _covered(m, mentions)]
    within = frozenset(at for mention in whole for at in range(mention.at, mention.at + mention.length))
    whole = [m for m in whole if not _fuller(words, m, whole, known)]
    kept = sorted((m for m in whole if not taken_back(words, m.at, m.length, within)), key=lambda m: m.at)
    found: Terms = {}
    open_: set[str] = set()
    for mention in kept:
        if found.get(mention.issue, mention.option) != mention.option and _alternative(words, mention):
            open_.add(mention.issue)
        found[mention.issue] = mention.option
    return Named(tuple(kept), frozenset(open_))


def issues_named(words: Sequence[Token], known: Sequence[Names]) -> frozenset[str]:
    """Issues called by their name."""
    starts = _starts(words)
    return frozenset(issue.issue for issue in known for name in issue.itself
                     if any(_at(words, at, name) for at in starts.get(name[0], ())))


def _starts(words: Sequence[Token]) -> dict[str, list[int]]:
    """Places of each word."""
    starts: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        starts.setdefault(word.text, []).append(at)
    return starts


def _names(issue: Issue) -> Names:
    phrases, sums = [], []
    for option in issue.options:
        for said in (option.label, *option.says):
            words, parts = tokens(said), _parts(said)
            if parts and not (len(parts) == 1 and parts[0].startswith("#")):
                strong = len(parts) > 1 or any(word.proper for word in words)
                phrases.append(Phrase(option.id, parts, strong))
            bare = all(part.startswith("#") or part == "year" for part in parts)
            sums += [Sum(option.id, amount, _tells(amount) and (bare or amount.kind not in ("d", "h")))
                     for amount in (word.amount for word in words) if amount and (bare or _tells(amount))]
    # An amount is first of all that of the option whose label holds it: "3% off" may stand for a 4% reduction.
    own = {held: option.id for option in issue.options
           for held in (word.amount[:2] for word in tokens(option.label) if word.amount)}
    sums = [held for held in sums if own.get(held.amount[:2], held.option) == held.option]
    itself = (_parts(name) for name in (issue.name, *issue.says))
    return Names(issue.id, tuple(parts for parts in itself if parts), tuple(dict.fromkeys(phrases)),
                 tuple(dict.fromkeys(sums)))


def _tells(amount: Amount) -> bool:
    """Whether an amount can name an option at all: "one thing" is no term because an option begins "on day one"."""
    return bool(amount.kind) or amount.value >= SMALLEST_SUM


def _parts(text: str) -> tuple[str, ...]:
    return tuple(word.text for word in tokens(text) if word.text not in FILLERS and word.text not in CLAUSE_ENDS)


def _mentions(words: Sequence[Token], starts: Mapping[str, Sequence[int]], issue: Names) -> Iterator[Mention]:
    named = any(_at(words, start, name) for name in issue.itself for start in starts.get(name[0], ()))
    for phrase in issue.phrases:
        for start in starts.get(phrase.parts[0], ()):
            length = _at(words, start, phrase.parts)
            if length and (phrase.strong or named or _given(words, start) or _listed(words, start, length)):
                yield Mention(issue.issue, phrase.option, start, length)
    for at, word in enumerate(words):
        if word.amount is not None:
            yield from (Mention(issue.issue, held.option, at, 1) for held in issue.sums
                        if _means(words, at, word.amount, held, named))


def _elsewise(words: Sequence[Token], mention: Mention) -> bool:
    """The words say something else: "no engineer has …" of whom one speaks, "another 10% off" of a further step."""
    end = mention.at + mention.length
    if words[mention.at].text == "no" and end < len(words) and words[end].text in DOES:
        return True
    before = {word.text for word in words[max(0, mention.at - 2):mention.at]}
    amount = words[mention.at].amount
    return amount is not None and amount.kind in ("", "%") and not before.isdisjoint(ANOTHER)


def _given(words: Sequence[Token], start: int) -> bool:
    """Right after a word of giving: "offer a sandbox"."""
    before = [word.text for word in words[max(0, start - 3):start] if word.text not in FILLERS]
    return bool(before) and (before[-1] in GIVING or before[-2:] == ["how", "about"])


def _listed(words: Sequence[Token], start: int, length: int) -> bool:
    """An item of a list by itself: "logs only, a sandbox and the pack"."""
    before = [word.text for word in words[max(0, start - 2):start] if word.text not in FILLERS - {"and"}]
    after = words[start + length].text if start + length < len(words) else "."
    return before[-1:] in ([","], [":"], ["and"]) and after in {",", ".", "and", "?", "!", ";"}


def _at(words: Sequence[Token], start: int, parts: tuple[str, ...]) -> int:
    """Length of the phrase in the sentence from here on, 0 where it is not there. Fillers are passed over."""
    at = start
    for part in parts:
        while at < len(words) and words[at].text in FILLERS and words[at].text != part:
            at += 1
        if at >= len(words) or words[at].text != part:
            return 0
        at += 1
    return at - start


def _means(words: Sequence[Token], at: int, said: Amount, held: Sum, named: bool) -> bool:
    """The amount is the option's: exactly, or without its unit: 54 for 54k; 24 for 24 months if the issue is named."""
    amount = held.amount
    if said.foreign or is_label(words, at) or (words[at + 1:at + 2] and words[at + 1].text in COUNTED):
        return False
    if not said.kind and said.value < 1000 and _counts_something(words, at):
        return False
    if (said.value, said.kind) == (amount.value, amount.kind):
        return named or (held.alone and not passing(words, at))
    if said.kind or _counts_something(words, at):
        return False
    thousands = not amount.kind and 10 <= said.value < 1000 and said.value * 1000 == amount.value
    if held.alone and amount.kind == "d" and said.value == amount.said >= SMALLEST_SUM:
        return named or words[at - 1].text in ("go", "sign")
    told = said.value >= SMALLEST_SUM or amount.kind == "h"
    return (thousands and (named or held.alone)) or (
        named and told and bool(amount.kind) and said.value == amount.said)


def is_label(words: Sequence[Token], at: int) -> bool:
    """The number names something: "day 45"."""
    amount = words[at].amount
    return amount is not None and not amount.kind and amount.value < 1000 and at > 0 and words[at - 1].text in LABELLED


def _counts_something(words: Sequence[Token], at: int) -> bool:
    after = words[at + 1].text if at + 1 < len(words) else "."
    return after[0].isalpha() and after not in LINKS


def passing(words: Sequence[Token], at: int) -> bool:
    """A mere time, "within two weeks" or "two years ago", or a mere share, "10% of them"."""
    amount, before = words[at].amount, [word.text for word in words[max(0, at - 2):at]]
    after = words[at + 1].text if at + 1 < len(words) else ""
    if amount is None or amount.kind != "d":
        return amount is not None and amount.kind == "%" and after == "of"
    return after == "ago" or any(word in PASSING for word in before)


def _covered(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """A longer mention at the same place says it better."""
    end = mention.at + mention.length
    return any(other.length > mention.length and other.at <= mention.at and end <= other.at + other.length
               for other in mentions)


def taken_back(words: Sequence[Token], at: int, length: int, within: frozenset[int] = frozenset()) -> bool:
    """Negated, or only compared with. `within`: places that belong to an option's name, as the "no" of "no pilot"."""
    before: list[str] = []
    negated = -1
    for place in range(at - 1, -1, -1):
        word = words[place].text
        if word in CLAUSE_ENDS:
            break
        before.append(word)
        if place not in within and negated < 0 and (word in NEGATIONS or word.endswith("n't")):
            negated = place
    if negated >= 0 and not _unless(words, negated):
        return True
    if _compared(words, at, length, before):
        return True
    after = (word.text for word in words[at + length:][:9])
    said = " ".join(word for word in after if word not in FILLERS and word not in BE) + " "
    return said.startswith(tuple(f"{phrase} " for phrase in AFTERWARDS))


def _unless(words: Sequence[Token], negated: int) -> bool:
    """Part of "can't … without …" or "can't … unless …", which puts both terms."""
    verb = any(word.text.endswith("n't") or word.text in ("cannot", "not") for word in words[:negated + 1])
    sentence = [word.text for word in words]
    return verb and (sentence[negated] in UNLESS or any(word in UNLESS for word in sentence[negated + 1:]))


def _compared(words: Sequence[Token], at: int, length: int, before: Sequence[str]) -> bool:
    near = [word for word in before if word not in FILLERS or word in COMPARISONS][:2]
    amount = words[at].amount
    if near and near[0] in OF_TIME and (amount is None or amount.kind == "d" or near[0] == "from"):
        if near[0] != "from":
            return False
        after = [word.text for word in words[at + length:][:3]]
        return not AWAY.isdisjoint(near[1:2]) or not AWAY.isdisjoint(after[:1])
    if near and near[0] in COMPARISONS:
        return True
    return bool(near) and not near[0].startswith("#") and any(word in COMPARISONS - OF_TIME for word in near)


def _fuller(words: Sequence[Token], mention: Mention, mentions: Sequence[Mention], known: Sequence[Names]) -> bool:
    """Another option of the issue was named just before whose name holds all of this one: this says no more."""
    if {word.text for word in words[max(0, mention.at - 3):mention.at]} & INSTEAD:
        return False
    said = {word.text for word in words[mention.at:mention.at + mention.length]} - FILLERS
    parts = {phrase.option: frozenset(phrase.parts) for issue in known if issue.issue == mention.issue
             for phrase in reversed(issue.phrases)}
    return any(m.issue == mention.issue and m.option != mention.option and m.at < mention.at
               and said <= parts.get(m.option, frozenset()) for m in mentions)


def _alternative(words: Sequence[Token], mention: Mention) -> bool:
    """Named after an "or"."""
    return "or" in [word.text for word in words[max(0, mention.at - 4):mention.at]]
