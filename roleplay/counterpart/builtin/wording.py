"""Makes fresh sentences: from small grammars, by turning a clause round, by a lead-in or a tail."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from random import Random

from roleplay.counterpart.builtin.lines import Memory, normal, split
from roleplay.counterpart.builtin.stock import AGAIN_ASKS, AGAIN_LEADS, AGAIN_TAILS, Grammar
from roleplay.counterpart.builtin.words import CALENDAR

_CONDITION = re.compile(r"^(If|When|Once|Until|Unless) ([^,;:.!?…]+), ([^?!…]+)\.$")
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][a-z]+")
_SHORT = re.compile(
    r"\b(I|you|we|they|it|that|there|what|he|she|who|do|does|did|is|was|are|were|have|has|had|would|could|should)"
    r"(n't|'m|'re|'ve|'ll|'d|'s)\b", re.IGNORECASE)
_LONG = {"n't": " not", "'m": " am", "'re": " are", "'ve": " have", "'ll": " will", "'d": " would", "'s": " is"}
_WHOLE = re.compile(r"\b(?:can't|won't)\b", re.IGNORECASE)


def led(lead: str, sentence: str, names: frozenset[str] = frozenset()) -> str:
    """The sentence behind a lead-in. Its first word loses its capital unless it is a name, an "I", a CFO or a Q3."""
    if not lead:
        return sentence
    head = re.split(r"\W", sentence, maxsplit=1)[0]
    kept = head in ("", "I") or head in names or (len(head) > 1 and not head[1:].islower())
    return f"{lead} {sentence if kept else sentence[:1].lower() + sentence[1:]}"


@lru_cache(maxsize=256)
def names_in(text: str) -> frozenset[str]:
    """Words that keep their capital in the middle of a sentence, and the days and months."""
    return CALENDAR | frozenset(_NAME.findall(text))


@lru_cache(maxsize=4096)
def formal(line: str) -> str:
    """The line without contractions, for a persona who speaks in whole words."""
    return _SHORT.sub(lambda m: m.group(1) + _LONG[m.group(2).lower()], _WHOLE.sub(_whole, line))


def _whole(match: re.Match[str]) -> str:
    word = match.group()
    return word[0] + {"can't": "annot", "won't": "ill not"}[word.lower()]


def capital(text: str) -> str:
    """First letter up, past an opening quote or dots."""
    for place, char in enumerate(text):
        if char.isalpha():
            return text[:place] + char.upper() + text[place + 1:]
        if char.isdigit():
            return text
    return text


def closed(text: str) -> str:
    """The text with an end mark and tidy blanks."""
    flat = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(text.split()))
    flat = re.sub(r",(?=[.!?])|(?<=\w),(?=,)", "", flat)
    return flat if re.search(r"[.!?…][\"'”’)*_]*$", flat) else flat.rstrip(",;:") + "."


def spun(core: str, tail: str, opener: str = "") -> str:
    """One sentence from the parts of a grammar; a core ending in "?" stays a question."""
    asks = core.endswith("?") or tail.endswith("?")
    body = f"{core.rstrip('?')} {tail.rstrip('?')}".strip().replace(" ,", ",")
    return capital(f"{led(opener, body)}{'?' if asks else '.'}")


def spin(grammar: Grammar, openers: Sequence[str], rng: Random, accepts: Callable[[str], bool]) -> str:
    """A sentence of this grammar that `accepts` lets pass, or ""."""
    cores = list(grammar)
    rng.shuffle(cores)
    for tries in range(3):
        for core, tails in cores:
            opener = "" if tries == 0 and rng.random() < 0.5 else rng.choice(openers)
            sentence = spun(core, rng.choice(tails), opener)
            if accepts(sentence):
                return sentence
    return next((s for s in _all(cores, openers) if accepts(s)), "")


def _all(cores: Sequence[tuple[str, tuple[str, ...]]], openers: Sequence[str]) -> Iterator[str]:
    return (spun(core, tail, opener) for core, tails in cores for tail in tails for opener in openers)


def renewed(sentence: str, mood: str, memory: Memory, rng: Random, taken: set[str],
            names: frozenset[str] = frozenset()) -> str:
    """The same thing said in a way not heard before in this session. `taken`: sentences of the reply under way."""
    for candidate in _variants(sentence, mood, memory, rng, names):
        bare = normal(candidate)
        if bare not in memory.sentences and bare not in taken:
            return candidate
    return sentence


def _variants(sentence: str, mood: str, memory: Memory, rng: Random, names: frozenset[str]) -> Iterator[str]:
    condition = _CONDITION.match(sentence)
    if condition:
        word, clause, rest = condition.groups()
        yield capital(f"{rest} {word.lower()} {clause}.")
    asks = "?" in sentence
    leads = list(AGAIN_ASKS if asks else AGAIN_LEADS[mood])
    rng.shuffle(leads)
    leads.sort(key=memory.lately)
    for lead in leads:
        yield led(lead, sentence, names)
    tails = list(AGAIN_TAILS) if not asks else [""]
    rng.shuffle(tails)
    stem = sentence.rstrip(".!…")
    endless = asks or not stem[-1:].isalnum()
    yield from (f"{stem}{tail}." for tail in tails if not endless)
    for lead in leads:
        yield from (f"{led(lead, stem, names)}{tail}." for tail in tails if not endless)
    for lead in leads:
        yield from (led(other, led(lead, sentence, names)) for other in leads if other != lead)
    yield from (f"{led(a, led(b, led(c, stem, names)))}{tail}." for a in leads for b in leads for c in leads
                for tail in (tails if not endless else [""]))


def heads(text: str, words: int, sentences: int) -> str:
    """As many leading sentences as fit, or ""."""
    kept: list[str] = []
    for sentence in split(text)[:sentences]:
        words -= len(sentence.split())
        if words < 0:
            break
        kept.append(sentence)
    return " ".join(kept)
