"""Claims that contradict what the learner knows to be true, as far as words show it."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from roleplay.domain.persona import Fact
from roleplay.domain.reading import Context
from roleplay.rules.signals.lexicon import Hit
from roleplay.rules.signals.listening import whole
from roleplay.rules.signals.notes import Notes
from roleplay.rules.signals.text import Sentence, View, plain, view

_NEGATION = re.compile(r"\b(?:not|no|never|none|nothing|without|cannot|nobody|neither|un\w+ed|\w+n't|yet to|lacks?|missing|pending|still|open)\b")
_AFFIRM = re.compile(r"^\W*(?:yes|yep|sure|absolutely|of course|all|fully|both|it's|it is|we are|we're|we do|full|done|certainly|correct|definitely|no problem)\b")
_DENY = re.compile(r"^\W*(?:no|never|none|nothing|not at all|zero)\b")
_SAME_CLAIM = 88


def deceptions(notes: Notes, context: Context) -> Iterator[Hit]:
    """Sentences that deny a fact."""
    for fact in context.facts:
        known = view(fact.text)
        for sentence in notes.view.sentences:
            if sentence.mark != "?" and _contradicts(notes, sentence, fact, known):
                yield whole("deception", sentence)


def _contradicts(notes: Notes, sentence: Sentence, fact: Fact, known: View) -> bool:
    if any(fuzz.partial_ratio(plain(d), sentence.text, score_cutoff=_SAME_CLAIM) for d in fact.denials):
        return not _opposite_sense(sentence.text, fact)
    return _turns_round(notes, sentence, known) or _other_number(sentence, known)


def _opposite_sense(text: str, fact: Fact) -> bool:
    """The denial's words, but negated: "I won't say it is all certified"."""
    return all(bool(_NEGATION.search(text)) and not _NEGATION.search(plain(d)) for d in fact.denials)


def _turns_round(notes: Notes, sentence: Sentence, known: View) -> bool:
    """Same subject, opposite sign: the fact is negative and the claim is not, or the other way round."""
    theirs_asks = notes.scene.last.content if notes.scene.asks else frozenset()
    subject = (sentence.content | theirs_asks) & known.content
    if len(subject) < 2 and len(subject) < 0.5 * max(1, len(known.content)):
        return False
    fact_denies = bool(_NEGATION.search(known.plain))
    claim_denies = bool(_NEGATION.search(sentence.text))
    answers = bool(theirs_asks & known.content)
    if answers and fact_denies and not claim_denies and _AFFIRM.search(sentence.text):
        return True
    if answers and not fact_denies and _DENY.search(sentence.text) and len(sentence.tokens) <= 12:
        return True
    shared = sentence.content & known.content
    return len(shared) >= 3 and len(shared) >= 0.5 * len(known.content) and fact_denies != claim_denies


def _other_number(sentence: Sentence, known: View) -> bool:
    """The same thing with another number."""
    said = {t.word for t in sentence.tokens if t.word[0].isdigit()}
    true = {t.word for t in known.tokens if t.word[0].isdigit()}
    shared = {t for t in sentence.content & known.content if not t[0].isdigit()}
    return bool(said and true and not said & true and len(shared) >= 3 and len(shared) >= 0.6 * (len(known.content) - len(true)))
