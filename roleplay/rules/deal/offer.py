"""What terms a learner's words put forward, and how: as a proposal or an idea, on a condition, said back, as a yes.

Values that fall on no option are never taken for the nearest: they are kept as they were said, for the counterpart to
ask about.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from roleplay.domain.deal import Offer, Standing, Terms, Unplaced
from roleplay.domain.persona import Issue
from roleplay.rules.deal import wordings
from roleplay.rules.deal.amounts import Token, laid, plain
from roleplay.rules.deal.placing import Laid, Spot, spots
from roleplay.rules.deal.scales import CALENDAR, Scale, scales
from roleplay.rules.deal.terms import Named, Names, issues_named, named, names, telling

_SENTENCE = re.compile(r"[^.!?;\n]+(?:\.(?=\d)[^.!?;\n]+)*[.!?;\n]*")
NOTHING = Standing()
FRAGMENT = 8
"""Words besides its terms that a sentence without a verb may have and still be an offer."""


class Known(NamedTuple):
    """What is known of a counterpart's issues: how they are named, their scales, and what any term of them holds."""

    names: tuple[Names, ...]
    scales: tuple[Scale, ...]
    telling: re.Pattern[str]


@lru_cache(maxsize=64)
def _known(issues: tuple[Issue, ...]) -> Known:
    return Known(names(issues), scales(issues), telling(issues))


class Put(NamedTuple):
    """A term in a sentence, and where it stands."""

    issue: str
    option: str
    unplaced: Unplaced | None
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence of the turn with the terms it names."""

    words: str
    start: int
    """Where it begins in the turn, numbers in digits."""
    asks: bool
    puts: tuple[Put, ...]
    left_open: frozenset[str]
    issues: frozenset[str]
    """Issues it calls by name."""

    @property
    def terms(self) -> Terms:
        """The last option of each issue, those left open to a choice not among them."""
        return {p.issue: p.option for p in self.puts if p.option and p.issue not in self.left_open}

    @property
    def breadth(self) -> int:
        """Issues it names a term of."""
        return len({p.issue for p in self.puts if p.issue not in self.left_open})

    @property
    def around(self) -> str:
        """Its words besides the terms, in their places."""
        rest = self.words
        for put in self.puts:
            rest = rest[:put.start] + " " * (put.end - put.start) + rest[put.end:]
        return rest


def read_offer(words: str, issues: tuple[Issue, ...], standing: Standing = NOTHING) -> Offer | None:
    """The terms put forward in these words; None where there are none, and no yes to those of the counterpart.

    Terms that are negated, compared with or left open between two options do not count. Terms that are only asked
    about or called to mind make an offer that is not firm. `standing` is the last word of each side so far.
    """
    text = plain(words)
    known = _known(issues)
    if not (known.telling.search(text) or _speaks_of(text, standing, known)):
        return _mere_yes(text)
    sentences = tuple(_sentences(text, issues, known, standing))
    count = sum(sentence.breadth for sentence in sentences)
    choice = _choice(text, sentences)
    accepts = any(_accepts(sentence) for sentence in sentences)
    taken = _taken(sentences, issues, standing)
    withdrawn = _withdrawn(sentences, standing)
    if not (count or choice or accepts or taken or withdrawn):
        return None
    proposing = [live for live in (_live(s) for s in sentences if _proposes(s, count)) if live.puts]
    put = {**_carried(text, standing, bool(count)), **taken, **_joined(proposing)}
    unplaced = _unplaced(proposing)
    restates = bool(put) and _restates(text, len(put))
    firm = bool(accepts or restates or choice or taken or any(s.breadth and _offers(s) for s in proposing))
    if choice:
        put = choice.common
    conditional = firm and bool(put or unplaced or choice) and bool(wordings.CONDITION.search(text))
    terms = put if put or choice or (firm and unplaced) else _joined(sentences)
    if not (terms or firm or withdrawn):
        return None
    return Offer(terms=_without(terms, withdrawn, standing), firm=firm and (bool(terms) or not withdrawn),
                 conditional=conditional, restates=restates, accepts=accepts or bool(taken),
                 alternatives=choice.packages if choice else (), unplaced=unplaced if firm else (),
                 withdrawn=withdrawn)


def _mere_yes(text: str) -> Offer | None:
    """The yes of a turn that names no terms."""
    if not wordings.ANY_YES.search(text):
        return None
    said = (Sentence(s.strip(), 0, s.rstrip().endswith("?"), (), frozenset(), frozenset())
            for s in _SENTENCE.findall(text))
    return Offer(terms={}, firm=True, accepts=True) if any(_accepts(s) for s in said) else None


def _speaks_of(text: str, standing: Standing, known: Known) -> bool:
    """Dates, or words about what is on the table, where there is anything."""
    if (standing.learner or standing.counterpart) and wordings.ON_TABLE.search(text):
        return True
    return any(scale.kind == "month" for scale in known.scales) and bool(CALENDAR.search(text))


def _sentences(text: str, issues: tuple[Issue, ...], known: Known, standing: Standing) -> Iterator[Sentence]:
    for found in _SENTENCE.finditer(text):
        said = found.group()
        words = laid(said)
        if not words:
            continue
        mentions: Named = named(words, known.names)
        called = issues_named(words, known.names)
        puts = [put for m in mentions.mentions
                if (put := Put(m.issue, m.option, None, words[m.at].start, words[m.at + m.length - 1].end))
                and (m.length > 1 or not _is_time(words[m.at]) or m.issue in called or _put_forward(said, put))]
        outside: Sequence[Spot] = spots(Laid(said, words, mentions.mentions, called), issues, known.scales,
                                         standing)
        puts += [Put(s.issue, s.option, s.unplaced, s.start, s.end) for s in outside
                 if (s.option and not s.date) or s.issue in called
                 or _put_forward(said, Put(s.issue, s.option, None, s.start, s.end))]
        yield Sentence(said.strip(), found.start() + len(said) - len(said.lstrip()), said.rstrip().endswith("?"),
                       tuple(sorted((p._replace(start=p.start - len(said) + len(said.lstrip()),
                                                end=p.end - len(said) + len(said.lstrip())) for p in puts),
                                    key=lambda p: p.start)), mentions.left_open, called)


def _is_time(word: Token) -> bool:
    return word.amount is not None and word.amount.kind in ("d", "h")


def _put_forward(said: str, put: Put) -> bool:
    """The part of the sentence around a time or a date puts something forward, and does not just tell of it."""
    clause = _clause(said, put)
    puts = (wordings.PROPOSAL, wordings.CONDITION, wordings.IDEA)
    return (any(pattern.search(clause) for pattern in puts) or not wordings.VERB.search(clause)
            or said.rstrip().endswith("?") or bool(wordings.RESTATEMENT.search(said)))


def _live(sentence: Sentence) -> Sentence:
    """The sentence without terms that a part of it only calls to mind, where another part puts something forward."""
    around = sentence.around
    if wordings.RESTATEMENT.search(around) or not wordings.CALLS_TO_MIND.search(around):
        return sentence
    recalled = {p for p in sentence.puts if _recalled(_clause(around, p))}
    kept = tuple(p for p in sentence.puts if p not in recalled)
    return sentence._replace(puts=kept)


def _clause(words: str, put: Put) -> str:
    """The part of a sentence in which a term stands."""
    start, end = 0, len(words)
    for found in wordings.BREAK.finditer(words):
        if found.end() <= put.start:
            start = found.start()
        elif found.start() >= put.end:
            end = found.start()
            break
    return words[start:end]


def _recalled(clause: str) -> bool:
    if wordings.IF.search(clause) or wordings.PROPOSAL.search(clause):
        return False
    return bool(wordings.CALLS_TO_MIND.search(clause))


def _joined(sentences: Sequence[Sentence]) -> Terms:
    """Terms of all the sentences. What is said later counts, unless it only touches what was put in so many words."""
    found: Terms = {}
    put: set[str] = set()
    for sentence in sentences:
        plainly = _offers(sentence) or bool(wordings.RESTATEMENT.search(sentence.words))
        for issue, option in sentence.terms.items():
            if plainly or issue not in put:
                found[issue] = option
            if plainly:
                put.add(issue)
    return found


def _unplaced(sentences: Sequence[Sentence]) -> tuple[Unplaced, ...]:
    """The values that fall on no option, of each issue the last thing said of it."""
    last: dict[str, Put] = {}
    for sentence in sentences:
        for put in sentence.puts:
            last[put.issue] = put
    return tuple(put.unplaced for put in last.values() if put.unplaced is not None)


def _offers(sentence: Sentence) -> bool:
    """Puts something forward in so many words, or by being nothing but the term."""
    if _only_asks(sentence):
        return False
    trades = sentence.breadth >= 2 and bool(wordings.IDEA.search(sentence.words)
                                          or wordings.CONDITION.search(sentence.words))
    return trades or bool(wordings.PROPOSAL.search(sentence.words)) or _bare(sentence)


def _bare(sentence: Sentence) -> bool:
    """Says a term and nothing besides, as in "Fine, 48k"."""
    if sentence.asks or not sentence.puts:
        return False
    rest = sentence.around
    left = wordings.BESIDES.sub(" ", rest).strip(" \n.,;:!–—-")
    verbless = not wordings.CALLS_TO_MIND.search(rest) and not wordings.VERB.search(rest)
    return not left or (verbless and len(rest.split()) <= FRAGMENT)


def _only_asks(sentence: Sentence) -> bool:
    asked = sentence.asks and bool(wordings.QUESTION.search(sentence.words))
    return asked or bool(wordings.WONDERS.search(sentence.words))


def _proposes(sentence: Sentence, count: int) -> bool:
    """The sentence puts its terms forward, rather than asking about them or calling them to mind."""
    if _only_asks(sentence):
        return False
    if wordings.RESTATEMENT.search(sentence.words) or wordings.PROPOSAL.search(sentence.words):
        return True
    if wordings.CALLS_TO_MIND.search(sentence.around):
        return False
    return count >= 2 or not wordings.IDEA.search(sentence.words)


def _restates(text: str, count: int) -> bool:
    if wordings.RESTATEMENT.search(text):
        return True
    return count >= 2 and bool(wordings.LEAD.search(text)) and bool(wordings.CHECK.search(text))


def _accepts(sentence: Sentence) -> bool:
    said = bool(wordings.YES.search(sentence.words)) and not sentence.asks
    return said and not wordings.TAKES_BACK.search(sentence.words)


# --- what speaks of terms already on the table -----------------------------------------------------------------------


def _taken(sentences: Sequence[Sentence], issues: tuple[Issue, ...], standing: Standing) -> Terms:
    """Terms of the counterpart's that the learner takes: "I'll take your number", "your terms, but with 24 months"."""
    theirs = standing.counterpart
    found: Terms = {}
    for sentence in sentences if theirs else ():
        said = wordings.YOURS.search(sentence.words)
        if not said or sentence.asks or wordings.NEGATED.search(sentence.words):
            continue
        if not (wordings.TAKES.search(sentence.words) or wordings.EXCEPT.search(sentence.words[said.end():])):
            continue
        if said["whole"]:
            found |= theirs
        elif said["price"]:
            found |= {i.id: theirs[i.id] for i in issues if i.type == "price" and i.id in theirs}
    return found


def _carried(text: str, standing: Standing, named_now: bool) -> Terms:
    """Terms that "the same, but …" keeps: the counterpart's last, or else the learner's own."""
    if not named_now or not wordings.SAME.search(text):
        return {}
    mine = wordings.MINE_STANDS.search(text)
    return dict(standing.learner if mine or not standing.counterpart else standing.counterpart)


def _withdrawn(sentences: Sequence[Sentence], standing: Standing) -> tuple[str, ...]:
    """Issues on which the learner takes back what they had put."""
    for sentence in sentences if standing.learner else ():
        if wordings.WITHDRAWS.search(sentence.words):
            about = sentence.issues | {p.issue for p in sentence.puts}
            return tuple(issue for issue in standing.learner if issue in about or not about)
    return ()


def _without(terms: Terms, withdrawn: tuple[str, ...], standing: Standing) -> Terms:
    """Terms without those taken back, unless something else was put in their place."""
    return {issue: option for issue, option in terms.items()
            if issue not in withdrawn or standing.learner.get(issue) != option}


# --- several packages ------------------------------------------------------------------------------------------------


class Choice(NamedTuple):
    """Packages of which the counterpart may choose, and what holds in all of them."""

    common: Terms
    packages: tuple[Terms, ...]


def _choice(text: str, sentences: Sequence[Sentence]) -> Choice | None:
    """The packages that an "either … or …" or "option one …, option two …" puts forward; None where there is none."""
    cuts = [found.end() for found in wordings.EITHER_OR.finditer(text)]
    if not cuts:
        return None
    offering = [s for s in sentences if not wordings.CALLS_TO_MIND.search(s.around) and not _only_asks(s)]
    placed = [(s.start + p.start, p) for s in offering for p in s.puts if p.option]
    edges = [0, *cuts, len(text) + 1]
    parts = [{p.issue: p.option for at, p in placed if low <= at < high}
             for low, high in pairwise(edges)]
    # Before an "either", or before the first option's number, stands what holds in every case.
    first = wordings.EITHER_OR.search(text)
    opens = first is not None and first.group().lower().strip() not in ("or", "alternatively", "or else")
    common, packages = (parts[0], parts[1:]) if opens else ({}, parts)
    packages = [part for part in packages if part]
    if len(packages) < 2 or not any(set(one) & set(other) or one != other for one in packages for other in packages):
        return None
    apart = {issue for part in packages for issue in part}
    if len(apart) == 1 and any(s.asks and wordings.PREFERS.search(s.words) for s in sentences):
        return None
    if packages[0] == packages[1] or not (opens or len(apart) > 1 or _offered(sentences)):
        return None
    return Choice(common, tuple({**common, **part} for part in packages))


def _offered(sentences: Sequence[Sentence]) -> bool:
    return any(s.puts and _offers(s) for s in sentences)
