"""What the learner's turn comes to for somebody who has to answer it: what it asks, and words fit to be picked up.

The learner's text stays data here: of it only a few harmless words ever reach a reply.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from roleplay.counterpart.builtin import words as lexis
from roleplay.counterpart.builtin.lines import laid_out
from roleplay.domain.base import Said
from roleplay.domain.persona import Situation
from roleplay.rules.signals.common_words import ENGLISH, OTHER_LANGUAGES
from roleplay.rules.signals.text import Sentence, Token, View, plain

_SHORT_ASK = 8
"""Words up to which a sentence that starts like a question is one, mark or no mark."""
_HELLO = 4
"""Words up to which a sentence that begins with a hello is no more than that."""
_SHORT_TURN = 14
"""Words up to which a greeting, a pleasantry or a "pardon?" is what a turn is about."""
_LONGEST = 4000
"""Characters of a turn that are listened to."""

@dataclass(frozen=True)
class Heard:
    """The learner's turn as the counterpart takes it."""

    view: View
    asks: tuple[Sentence, ...] = ()
    """The sentences that ask something."""
    checks: bool = False
    """Puts the counterpart's side in words, or asks whether it was understood."""
    situation: Situation | None = None
    """What the bare words make of the moment, where they do: a greeting, silence, another language …"""
    elaborate: bool = False
    """Asks for more on what the counterpart just said, without naming it."""
    again: bool = False
    """Asks for the last words once more, or did not understand them."""
    mirror: str = ""
    """The counterpart's own words, put back as a question."""
    probing: bool = False
    """Asks for what drives the counterpart, rather than for a fact."""
    why: bool = False
    """Asks for the reason of something it names."""
    permission: bool = False
    """Asks for leave to do or suggest something."""
    nod: bool = False
    """A word or two that ask for nothing."""
    topic: str = ""
    """What it is about, in up to four of the learner's words; "" where none is fit to be spoken."""
    number: str = ""
    """A figure it names."""


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """The learner's words without markup, line breaks and templates, and without shorthand."""
    words = lexis.MARKUP.sub(" ", text[:_LONGEST]).split()
    return " ".join(lexis.SHORTHAND.get(word.lower(), word) for word in words)


def hear(said: Sequence[Said], known: frozenset[str]) -> Heard:
    """Take in the learner's last turn. `known`: stems of what this persona can talk about."""
    words = clean(said[-1].text) if said and said[-1].speaker == "learner" else ""
    seen = laid_out(words)
    told = [laid_out(s.text) for s in said[:-1] if s.speaker == "counterpart"]
    recent = frozenset().union(*(reply.content for reply in told[-2:]))
    everything = known.union(*(reply.content for reply in told))
    questions = tuple(s for s in seen.sentences if s.mark == "?" or _asks_unmarked(s))
    asks = tuple(s for s in questions if not lexis.CHECKING.search(s.text) and not _only_greets(s))
    mirror = _mirror(seen, recent)
    nod = 0 < len(seen.tokens) <= 3 and all(t.word in lexis.NODS for t in seen.tokens) and "?" not in words
    return Heard(
        view=seen, asks=asks, mirror=mirror, nod=nod,
        checks=any(lexis.CHECKING.search(s.text) for s in questions)
        or any(lexis.LABELLING.match(s.text) for s in seen.sentences),
        why=any(s.first == "why" for s in asks), permission=bool(asks) and bool(lexis.PERMISSION.match(asks[-1].text)),
        probing=any(lexis.PROBING.search(s.text) for s in asks),
        situation=_situation(seen, asks, said, everything, plain_reply=nod or bool(mirror)),
        again=len(seen.tokens) <= _SHORT_TURN and bool(lexis.AGAIN.search(seen.plain)),
        elaborate=_asks_for_more(asks or seen.sentences[-1:]),
        topic=_topic(words, asks or seen.sentences[-1:]), number=_number(words))


def _only_greets(sentence: Sentence) -> bool:
    """A hello with a question mark behind it."""
    return len(sentence.tokens) <= _HELLO and bool(lexis.GREETING.match(sentence.text))


def _asks_unmarked(sentence: Sentence) -> bool:
    """A question without its mark: a request, or a short one. "What has to hold is …" asks for nothing."""
    asks = lexis.ASKING.match(sentence.text)
    return bool(asks) and (len(sentence.tokens) <= _SHORT_ASK or bool(lexis.BIDDING.match(sentence.text)))


def _asks_for_more(sentences: Sequence[Sentence]) -> bool:
    """The last of them bids the counterpart go on, and says little else."""
    last = sentences[-1] if sentences else None
    return last is not None and len(last.tokens) <= _SHORT_TURN and bool(lexis.MORE.search(last.text))


def fit_to_speak(words: str) -> str:
    """At most four plain words of the learner's, or "" where any of them could be taken for more than a word."""
    bare = words.strip(" \t.,;:!?…\"'“”‘’()-").split()
    if not 0 < len(bare) <= 4 or len(" ".join(bare)) > 40:
        return ""
    if any(not lexis.SAFE_WORD.fullmatch(w) or w.lower().strip(".,") in lexis.ORDERS for w in bare):
        return ""
    return " ".join(bare)


def _situation(seen: View, asks: tuple[Sentence, ...], said: Sequence[Said], known: frozenset[str],
               plain_reply: bool) -> Situation | None:
    if not seen.tokens:
        return "confused" if "?" in seen.words else "silence"
    if lexis.MEDDLING.search(seen.plain):
        return "meddling"
    if _foreign(seen):
        return "foreign"
    if _repeated(seen, said):
        return "repeated"
    if not plain_reply and _nonsense(seen, known):
        return "confused"
    return _courtesy(seen, asks)


def _courtesy(seen: View, asks: tuple[Sentence, ...]) -> Situation | None:
    if lexis.PERSONAL.search(seen.plain):
        return "personal_question"
    short = len(seen.tokens) <= _SHORT_TURN
    if short and len(asks) <= 1 and lexis.SMALL_TALK.search(seen.plain):
        return "small_talk"
    if lexis.GREETING.match(seen.plain) and short:
        return "greeted"
    if short and not asks and lexis.THANKS.search(seen.plain):
        return "thanked"
    return None


def _foreign(seen: View) -> bool:
    letters = [c for c in seen.words if c.isalpha()]
    if len(letters) >= 3 and sum(ord(c) > 0x24F for c in letters) > 0.5 * len(letters):
        return True
    native = sum(t.word in ENGLISH for t in seen.tokens)
    other = sum(t.word in OTHER_LANGUAGES for t in seen.tokens)
    accented = native == 0 and len(seen.tokens) >= 3 and any(ord(c) > 0xBF for c in letters)
    return accented or "¿" in seen.words or (other >= 2 and other > native)


def _repeated(seen: View, said: Sequence[Said]) -> bool:
    if len(seen.tokens) < 3:
        return False
    earlier = (plain(clean(s.text)) for s in said[:-1] if s.speaker == "learner")
    return any(fuzz.ratio(text, seen.plain, score_cutoff=93) for text in earlier)


def _nonsense(seen: View, known: frozenset[str]) -> bool:
    """No word of English grammar and nothing that was ever talked about here."""
    if any(t.word in ENGLISH or t.stem in known or t.word[0].isdigit() or t.word in lexis.NODS for t in seen.tokens):
        return False
    return not (lexis.GREETING.match(seen.plain) or lexis.THANKS.search(seen.plain) or lexis.MORE.search(seen.plain)
                or lexis.AGAIN.search(seen.plain) or lexis.ASKING.match(seen.plain))


def _mirror(seen: View, recent: frozenset[str]) -> str:
    marked = seen.words.rstrip().endswith(("?", "…", "..."))
    if not 0 < len(seen.tokens) <= 6 or not marked or lexis.ASKING.match(seen.plain):
        return ""
    shared = [t for t in seen.tokens if t.content and t.stem in recent]
    foreign = [t for t in seen.tokens if t.content and t.stem not in recent]
    if not shared or foreign:
        return ""
    return fit_to_speak(lowered(seen.words[shared[0].start:shared[-1].end]))


def lowered(words: str) -> str:
    """The same words with a plain capital at the front taken down; CFO and Q3 stay."""
    head = words.split(" ", 1)[0]
    return words[:1].lower() + words[1:] if head[1:].islower() or len(head) == 1 != (head == "I") else words


def _number(words: str) -> str:
    found = lexis.NUMBER.search(words)
    return fit_to_speak(found.group()) if found else ""


def _topic(words: str, sentences: Sequence[Sentence]) -> str:
    for sentence in sentences:
        if len(sentence.tokens) <= 2 and sentence.tokens[-1].content:
            return fit_to_speak(lowered(words[sentence.tokens[0].start:sentence.tokens[-1].end]))
        for n, token in enumerate(sentence.tokens):
            if token.word in lexis.DETERMINERS:
                noun = _noun(words, sentence.tokens[n + 1:n + 4])
                if noun:
                    return fit_to_speak(f"{lexis.DETERMINERS[token.word]} {noun}".strip())
    return ""


def _noun(words: str, tokens: Sequence[Token]) -> str:
    """The run of content words after a determiner, as far as it reads like a name for something."""
    run: list[Token] = []
    for token in tokens:
        joined = not run or words[run[-1].end:token.start] in (" ", "-")
        if not joined or not (token.content or token.word in lexis.QUALIFIERS) or token.word in lexis.VERBISH:
            break
        run.append(token)
    while run and (run[-1].word in lexis.QUALIFIERS or run[-1].word.endswith(("ly", "ing"))):
        run.pop()
    return words[run[0].start:run[-1].end] if 0 < len(run) <= 2 else ""
