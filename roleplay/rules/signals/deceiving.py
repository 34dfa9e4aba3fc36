"""Claims that contradict what the learner knows to be true, as far as words show it."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from roleplay.domain.persona import Fact
from roleplay.domain.reading import Context
from roleplay.rules.patterns import lazily
from roleplay.rules.signals.lexicon import Hit
from roleplay.rules.signals.listening import whole
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.text import Sentence, View, plain, view

_NEGATION = lazily(
    r"\b(?:not|no|never|none|nothing|without|cannot|nobody|neither|un\w+ed|\w+n't|yet to|lacks?|missing|"
    r"pending|still|open)\b"
)
_PROBLEM = lazily(
    r"\b(?:not|no|never|none|nothing|nobody|lost|fail\w*|issue|known|rises?|forgot\w*|missing|pending|applied|"
    r"delay\w*|late|expired|outage|"
    r"breach|finding|defect|crack\w*|leak\w*|overdue|unresolved|starts? on|only|cannot|\w+n't|knew|unpaid|recall)\b"
)
_CLEAN = lazily(
    r"^\W*(?:yes|yep|yeah|sure|absolutely|of course|all|fully|both|full|done|certainly|definitely|"
    r"no problem)\b|, yes\b|\bnothing (?:open|to|at all|wrong)\b|"
    r"\b(?:no|not a single|not one|zero) (?:\w+ )?(?:issues?|changes?|problems?|notices?|findings?|delays?|"
    r"incidents?|breach\w*|complaints?|risks?)\b|"
    r"\b(?:completely|fully|totally|perfectly|all) (?:clean|clear|secure|secured|certified|compliant|safe|"
    r"covered|fine|good)\b|\bsame as (?:ever|always)\b|"
    r"\b(?:rely|count) on (?:that|it)\b|\bguarantee\w*\b|\bit's (?:secured|confirmed|certified|done|fixed|"
    r"locked)\b|\bon track\b|\b100 ?%|\bjust (?:learned|learnt|found out|heard)\b"
)
_ADMITS = lazily(
    r"\b(?:not yet|isn't|hasn't|haven't|won't|wasn't|weren't|lost|failed|applied for|pending|cracked|until|"
    r"except|apart from|honest(?:ly)?|admit|unfortunately|sorry|i don't know)\b"
)
_RIVALS = lazily(
    r"\b(?:two|three|four|five|several|many|a few|some|other|another|others) (?:\w+ ){0,3}?\w+|\b(?:someone|"
    r"somebody) else\b"
)
_NO_RIVAL = lazily(r"\b(?:no other|no one|nobody|none|only one|one other)\b")
_FIGURE = lazily(r"\d[\d.,]*")
_CLAUSES = lazily(r"[;:–—]|, |\b(?:and|but|so)\b")
_SAME_CLAIM = 88
_MUCH_OF_IT = 0.7
"""Least length of a claim as a share of the denial's: "no" alone denies nothing."""


def deceptions(notes: Notes, context: Context) -> Iterator[Hit]:
    """Sentences that deny a fact."""
    for fact in context.facts:
        known = view(fact.text)
        for sentence in notes.view.sentences:
            if sentence.mark != "?" and _contradicts(notes, sentence, fact, known):
                yield whole("deception", sentence)


def _contradicts(notes: Notes, sentence: Sentence, fact: Fact, known: View) -> bool:
    if any(_claims(sentence.text, plain(denial)) for denial in fact.denials):
        return not _opposite_sense(sentence.text, fact)
    return _turns_round(notes, sentence, known) or _other_number(sentence, known)


def _claims(text: str, denial: str) -> bool:
    """The denial's words, or nearly so, with its figures and its no: "we delivered 93%" does not claim 99%."""
    if len(text) < _MUCH_OF_IT * len(denial) or not fuzz.partial_ratio(denial, text, score_cutoff=_SAME_CLAIM):
        return False
    negated = not _NEGATION.search(denial) or bool(_NEGATION.search(text))
    return negated and set(_FIGURE.findall(denial)) <= set(_FIGURE.findall(text))


def _opposite_sense(text: str, fact: Fact) -> bool:
    """The denial's words, but negated: "I won't say it is all certified"."""
    return all(bool(_NEGATION.search(text)) and not _NEGATION.search(plain(d)) for d in fact.denials)


def _turns_round(notes: Notes, sentence: Sentence, known: View) -> bool:
    """All is well where the fact is a problem, invented rivals or deadlines, or the fact with the opposite sign."""
    shared = sentence.content & known.content
    related = (sentence.content | notes.scene.last.content) & known.content
    if (
        related
        and notes.scene.asks
        and _PROBLEM.search(known.plain)
        and _CLEAN.search(sentence.text)
        and not _ADMITS.search(notes.view.plain)
    ):
        return True
    if (
        shared
        and _NO_RIVAL.search(known.plain)
        and _RIVALS.search(sentence.text)
        and not _NEGATION.search(sentence.text)
    ):
        return True
    if shared and notes.within(sentence, "!pressure") and re.search(r"\buntil\b|\bdeadline\b|\bopen to\b", known.plain):
        return True
    return any(_denies(clause, known) for clause in _CLAUSES.split(sentence.text))


def _denies(clause: str, known: View) -> bool:
    """One clause holds most of the fact, with the opposite sign of the part it speaks of."""
    said = view(clause).content
    shared = said & known.content
    if len(shared) < 3 or len(shared) < 0.6 * len(known.content):
        return False
    part = max(_CLAUSES.split(known.plain), key=lambda one: len(view(one).content & said))
    return bool(_NEGATION.search(part)) != bool(_NEGATION.search(clause))


def _other_number(sentence: Sentence, known: View) -> bool:
    """The same thing with another number."""
    said = {t.word for t in sentence.tokens if t.word[0].isdigit()}
    true = {t.word for t in known.tokens if t.word[0].isdigit()}
    shared = {t for t in sentence.content & known.content if not t[0].isdigit()}
    return bool(
        said and true and not said & true and len(shared) >= 3 and len(shared) >= 0.6 * (len(known.content) - len(true))
    )
