"""What terms a learner's words put forward, and how: as a proposal or an idea, on a condition, said back, as a yes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from roleplay.domain.deal import Offer, Terms
from roleplay.domain.persona import Issue
from roleplay.rules.deal import wordings
from roleplay.rules.deal.amounts import tokens
from roleplay.rules.deal.terms import names, terms

_SENTENCE = re.compile(r"[^.!?;\n]+(?:\.(?=\d)[^.!?;\n]+)*[.!?;\n]*")


class Sentence(NamedTuple):
    """A sentence of the turn with the terms it names."""

    words: str
    asks: bool
    terms: Terms


def read_offer(words: str, issues: tuple[Issue, ...]) -> Offer | None:
    """The terms put forward in these words; None where there are none, and no yes to those of the counterpart.

    Terms that are negated, compared with or left open between two options do not count. Terms that are only asked
    about or called to mind make an offer that is not firm.
    """
    sentences = tuple(_sentences(words, issues))
    named = sum(len(sentence.terms) for sentence in sentences)
    accepts = any(_accepts(sentence) for sentence in sentences)
    if not named and not accepts:
        return None
    put = _joined(sentence for sentence in sentences if _proposes(sentence, named))
    restates = bool(put) and _restates(words, len(put))
    firm = accepts or restates or len(put) >= 2 or (bool(put) and any(_offers(sentence) for sentence in sentences))
    conditional = firm and bool(put) and bool(wordings.CONDITION.search(words))
    return Offer(terms=put or _joined(iter(sentences)), firm=firm, conditional=conditional, restates=restates,
                 accepts=accepts)


def _sentences(words: str, issues: tuple[Issue, ...]) -> Iterator[Sentence]:
    known = names(issues)
    for found in _SENTENCE.finditer(words.replace("’", "'")):
        text = found.group().strip()
        yield Sentence(text, text.endswith("?"), terms(tokens(text), known))


def _joined(sentences: Iterator[Sentence]) -> Terms:
    """Terms of all the sentences; what is said later counts."""
    return {issue: option for sentence in sentences for issue, option in sentence.terms.items()}


def _offers(sentence: Sentence) -> bool:
    """Puts something forward in so many words."""
    return bool(wordings.PROPOSAL.search(sentence.words)) and not _only_asks(sentence)


def _only_asks(sentence: Sentence) -> bool:
    return sentence.asks and bool(wordings.QUESTION.search(sentence.words))


def _proposes(sentence: Sentence, named: int) -> bool:
    """The sentence puts its terms forward, rather than asking about them or calling them to mind."""
    if _only_asks(sentence):
        return False
    if wordings.RESTATEMENT.search(sentence.words) or wordings.PROPOSAL.search(sentence.words):
        return True
    if wordings.CALLS_TO_MIND.search(sentence.words):
        return False
    return named >= 2 or not wordings.IDEA.search(sentence.words)


def _restates(words: str, named: int) -> bool:
    if wordings.RESTATEMENT.search(words):
        return True
    return named >= 2 and bool(wordings.LEAD.search(words)) and bool(wordings.CHECK.search(words))


def _accepts(sentence: Sentence) -> bool:
    said = bool(wordings.YES.search(sentence.words)) and not sentence.asks
    return said and not wordings.TAKES_BACK.search(sentence.words)
