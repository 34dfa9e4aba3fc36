"""Which options a sentence names: by label, by phrase or by amount, in an issue that is named or cannot be mistaken."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from roleplay.domain.deal import Terms
from roleplay.domain.persona import Issue
from roleplay.rules.deal.amounts import Amount, Token, tokens

SENTENCE_ENDS = frozenset(".!?;…")
CLAUSE_ENDS = SENTENCE_ENDS | {",", ":", "but", "howev", "although", "otherwis"}
FILLERS = frozenset({"a", "an", "the", "of", "our", "your", "my", "this", "that", "with", "per", "for", "in", "on",
                     "at", "to", "and", "it", "as", "claus"})
"""Stems that do not tell one phrase from another."""
NEGATIONS = frozenset({"not", "no", "never", "cannot", "unabl", "without", "neither", "nor", "imposs", "beyond"})
"""Before a term they take it back; "no" and "without" inside an option's own phrase are part of it."""
COMPARISONS = frozenset({"below", "under", "abov", "over", "than", "from", "versus", "against", "instead", "rather",
                         "exceed", "beat"})
AFTERWARDS = ("too low", "too high", "too much", "too littl", "too long", "too short", "too expens", "won't", "not",
              "isn't", "doesn't", "wouldn't", "can't", "off tabl", "out question")
"""After a term they take it back; without fillers and forms of "be"."""
PASSING = frozenset({"within", "everi", "past", "last", "next", "after", "in"})
"""Before a time they make it a mere time."""
SMALLEST_SUM = 10
"""A bare number below this is a way of speaking more often than a term."""
LINKS = frozenset({"on", "for", "as", "would", "is", "work", "then", "and", "or", "if", "with", "it", "in", "could",
                   "can", "might", "but", "to", "year", "annual", "should"})
"""A number before one of these counts nothing by itself: 54 on the fee, but not 54 people."""
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


def terms(words: Sequence[Token], known: Sequence[Names]) -> Terms:
    """The options a sentence names, the last of each issue; none of an issue left open by an "or"."""
    starts: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        starts.setdefault(word.text, []).append(at)
    mentions = [mention for issue in known for mention in _mentions(words, starts, issue)]
    whole = [m for m in mentions if not _covered(m, mentions)]
    within = frozenset(at for mention in whole for at in range(mention.at, mention.at + mention.length))
    kept = [m for m in whole if not _taken_back(words, m, within)]
    found: Terms = {}
    open_: set[str] = set()
    for mention in sorted(kept, key=lambda m: m.at):
        if found.get(mention.issue, mention.option) != mention.option and _alternative(words, mention):
            open_.add(mention.issue)
        found[mention.issue] = mention.option
    return {issue: option for issue, option in found.items() if issue not in open_}


def _names(issue: Issue) -> Names:
    phrases, sums = [], []
    for option in issue.options:
        for said in (option.label, *option.says):
            words, parts = tokens(said), _parts(said)
            if parts and not (len(parts) == 1 and parts[0].startswith("#")):
                strong = len(parts) > 1 or any(word.proper for word in words)
                phrases.append(Phrase(option.id, parts, strong))
            bare = all(part.startswith("#") or part == "year" for part in parts)
            sums += [Sum(option.id, amount, _tells(amount) and (bare or amount.kind != "d"))
                     for amount in (word.amount for word in words) if amount and (bare or _tells(amount))]
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
        if phrase.strong or named:
            for start in starts.get(phrase.parts[0], ()):
                length = _at(words, start, phrase.parts)
                if length:
                    yield Mention(issue.issue, phrase.option, start, length)
    for at, word in enumerate(words):
        if word.amount is not None:
            yield from (Mention(issue.issue, held.option, at, 1) for held in issue.sums
                        if _means(words, at, word.amount, held, named))


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
    if (said.value, said.kind) == (amount.value, amount.kind):
        return named or (held.alone and not _passing(words, at))
    if said.kind or _counts_something(words, at):
        return False
    thousands = not amount.kind and 10 <= said.value < 1000 and said.value * 1000 == amount.value
    return (thousands and (named or held.alone)) or (named and bool(amount.kind) and said.value == amount.said)


def _counts_something(words: Sequence[Token], at: int) -> bool:
    after = words[at + 1].text if at + 1 < len(words) else "."
    return after[0].isalpha() and after not in LINKS


def _passing(words: Sequence[Token], at: int) -> bool:
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


def _taken_back(words: Sequence[Token], mention: Mention, within: frozenset[int]) -> bool:
    """Negated, or only compared with. `within`: places that belong to an option's name, as the "no" of "no pilot"."""
    before: list[str] = []
    for at in range(mention.at - 1, -1, -1):
        word = words[at].text
        if word in CLAUSE_ENDS:
            break
        before.append(word)
        if at not in within and (word in NEGATIONS or word.endswith("n't")):
            return True
    near = [word for word in before if word not in FILLERS or word in COMPARISONS][:2]
    if near and (near[0] in COMPARISONS or (not near[0].startswith("#") and any(word in COMPARISONS for word in near))):
        return True
    after = (word.text for word in words[mention.at + mention.length:][:9])
    return " ".join(word for word in after if word not in FILLERS and word not in BE).startswith(AFTERWARDS)


def _alternative(words: Sequence[Token], mention: Mention) -> bool:
    """Named after an "or"."""
    return "or" in [word.text for word in words[max(0, mention.at - 4):mention.at]]
