"""Finds the plain answer that fits what was asked."""

from dataclasses import dataclass
from functools import lru_cache

from roleplay.counterpart.builtin.hearing import Heard
from roleplay.counterpart.builtin.lines import Memory, laid_out
from roleplay.counterpart.builtin.wording import names_in
from roleplay.domain.persona import Answer
from roleplay.rules.signals.text import Sentence, View

_QUESTION_WORDS = frozenset(("who", "what", "when", "where", "why", "which", "how"))
_RUN = 3
"""Words in a row that make part of a phrase count."""
_EMPTY = frozenset((
    "what", "how", "who", "when", "where", "do", "did", "you", "your", "the", "a", "is", "are", "have", "would", "will",
    "it", "to", "of", "in", "we", "i", "this", "that", "about", "for", "can", "could", "be", "with"))
"""A run of these alone says nothing of what is asked."""
_FAINT = frozenset(("time", "day", "week", "month", "year", "thing", "way", "long", "much", "call", "talk", "offer"))
"""One of these alone, without the words around it, says little of what is asked."""
_ENOUGH = 1.0
"""Score from which a question counts as met by an answer."""
_TELLING = 8
"""Lines from which a way of speaking shows."""
_STRONG = 1.6
"""Score from which an answer is worth giving beside something weightier, or although something near it is locked."""
_PLAIN = 2.0
"""Score from which an answer fits although no fact was asked for."""
NEAR = 1.4
"""Score from which an answer is near enough to be offered unasked: a phrase, or a word that no other answer lists."""


@dataclass(frozen=True, slots=True)
class _Entry:
    answer: int
    stems: tuple[str, ...]
    runs: tuple[str, ...]
    """The phrase, and every part of it of three words or more, as text between blanks; the longest first."""
    content: frozenset[str]
    asks: frozenset[str]
    """Question words it names."""
    rarity: float
    """1 for words that only this answer lists, less for words that several list."""


@lru_cache(maxsize=64)
def _entries(answers: tuple[Answer, ...]) -> tuple[_Entry, ...]:
    listed: dict[str, set[int]] = {}
    parsed: list[tuple[int, View]] = []
    for number, answer in enumerate(answers):
        for about in answer.about:
            parsed.append((number, laid_out(about)))
            for root in parsed[-1][1].content:
                listed.setdefault(root, set()).add(number)
    found = []
    for number, phrase in parsed:
        rarity = max((1 / len(listed[root]) for root in phrase.content), default=1.0)
        stems = tuple(t.stem for t in phrase.tokens)
        asks = frozenset(_QUESTION_WORDS & phrase.vocabulary)
        found.append(_Entry(number, stems, _runs(stems), phrase.content, asks, rarity))
    return tuple(found)


@lru_cache(maxsize=64)
def known_words(answers: tuple[Answer, ...]) -> frozenset[str]:
    """Stems of everything the answers are about."""
    return frozenset(root for entry in _entries(answers) for root in entry.stems)


@lru_cache(maxsize=64)
def names_known(answers: tuple[Answer, ...]) -> frozenset[str]:
    """Names that the answers speak of."""
    return frozenset().union(*(names_in(line) for answer in answers for line in answer.lines))


@lru_cache(maxsize=64)
def whole_words(answers: tuple[Answer, ...]) -> bool:
    """Whether this persona hardly ever contracts: one line in eight at most."""
    lines = [line for answer in answers for line in answer.lines]
    short = sum("'" in line.replace("’", "'").replace("'s", "") for line in lines)
    return len(lines) >= _TELLING and 8 * short <= len(lines)


def best_answer(heard: Heard, answers: tuple[Answer, ...], memory: Memory, *, strict: bool = False) -> Answer | None:
    """The answer to the turn, or None. `strict` asks for a good match."""
    scores: dict[int, float] = {}
    asked = heard.asks or heard.view.sentences[-3:]
    for sentence in asked[-3:]:
        for number, score in _scores(sentence, _entries(answers)).items():
            scores[number] = max(scores.get(number, 0.0), score)
    enough = _PLAIN if not heard.asks or (heard.probing and not heard.why) else _STRONG if strict else _ENOUGH
    fitting = [(score, number) for number, score in scores.items() if score >= enough]
    if not fitting:
        return None
    top = max(score for score, _ in fitting)
    close = [number for score, number in fitting if score >= 0.85 * top]
    unsaid = [n for n in close if not all(memory.used(line) for line in answers[n].lines)]
    return answers[min(unsaid or close, key=lambda n: (-scores[n], n))]


def related(words: str, answers: tuple[Answer, ...], memory: Memory, enough: float = _ENOUGH) -> Answer | None:
    """The answer nearest to these words of which something is still unsaid, or None below a score of `enough`."""
    scores: dict[int, float] = {}
    for sentence in laid_out(words).sentences:
        for number, score in _scores(sentence, _entries(answers)).items():
            scores[number] = max(scores.get(number, 0.0), score)
    unsaid = [n for n, score in scores.items()
              if score >= enough and not all(memory.used(line) for line in answers[n].lines)]
    return answers[min(unsaid, key=lambda n: (-scores[n], n))] if unsaid else None


def _scores(sentence: Sentence, entries: tuple[_Entry, ...]) -> dict[int, float]:
    roots = f" {' '.join(t.stem for t in sentence.tokens)} "
    held = frozenset(t.stem for t in sentence.tokens)
    best: dict[int, float] = {}
    extra: dict[int, float] = {}
    for entry in entries:
        score = _score(entry, roots, held)
        if score <= 0:
            continue
        kept = best.get(entry.answer, 0.0)
        if min(score, kept) >= _ENOUGH:
            extra[entry.answer] = extra.get(entry.answer, 0.0) + min(score, kept)
        best[entry.answer] = max(score, kept)
    return {number: score + 0.3 * extra.get(number, 0.0) for number, score in best.items()}


def _score(entry: _Entry, roots: str, held: frozenset[str]) -> float:
    """How well one phrase of an answer is met: in order beats scattered, phrases beat words, rare beats common."""
    length = len(entry.stems)
    if length == 1:
        return 1.5 * entry.rarity if entry.stems[0] in held else 0.0
    if entry.runs[0] in roots:
        return 1.2 * length * entry.rarity
    if len(held.intersection(entry.stems)) >= _RUN:
        run = next((run for run in entry.runs[1:] if run in roots), "").split()
        if not _EMPTY.issuperset(run):
            return 0.45 * len(run)
    return _scattered(entry, held)


def _scattered(entry: _Entry, held: frozenset[str]) -> float:
    shared = len(entry.content & held)
    if not shared or shared < len(entry.content):
        return 0.5 * shared * entry.rarity if len(entry.content) >= 2 else 0.0
    if shared == 1 and entry.content <= _FAINT:
        return 0.0
    score = (1.1 * shared if shared > 1 else 0.7) * entry.rarity
    if entry.asks:
        score = score + 0.5 if entry.asks & held else 0.5 * score
    return score


def _runs(stems: tuple[str, ...]) -> tuple[str, ...]:
    parts = (stems[start:start + length] for length in range(len(stems) - 1, _RUN - 1, -1)
             for start in range(len(stems) - length + 1))
    return tuple(f" {' '.join(part)} " for part in (stems, *parts))
