"""Better lines for a turn, made of the counterpart's own last words. Whoever shows one grades it first."""

import re
from collections.abc import Iterator

from roleplay.domain.base import Skill
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.phrases_theirs import FEELING_WORDS, WORRY_WORDS
from roleplay.rules.signals.roles import STAKES
from roleplay.rules.signals.scene import Scene
from roleplay.rules.signals.text import Sentence, Token

_FLIP = {
    "i": "you",
    "i'm": "you're",
    "i've": "you've",
    "i'd": "you'd",
    "i'll": "you'll",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "we": "you",
    "we're": "you're",
    "we've": "you've",
    "we'd": "you'd",
    "we'll": "you'll",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "myself": "yourself",
    "am": "are",
    "you": "we",
    "your": "our",
    "you're": "we're",
    "you've": "we've",
    "yours": "ours",
}
_HAD_TO = re.compile(r"\b(?:i|we)(?:'ve)? (?:had|have|must|need) to ([a-z' ]+)")
_STOP = re.compile(r"\b(?:and|but|because|so|when|while|who|which|that|before|after|or|if|until|since)\b")
_JOINING = word_set("of the my our a an to for in")
_MAX_BIT = 4
_MAX_SPOKEN = 6
_OPENERS = word_set("and but so well because honestly frankly look right then also ok okay yes no")
_MAX_CLAUSE = 8
_MIN_FELT, _MAX_FELT = 2, 8
_REQUESTS = word_set("walk tell give show make put go send let please can could would bring explain describe")

_VALIDATION = (
    "{had_to}: I can see why that stays with you. Is that the heart of it, or am I missing something?",
    'When you say "{bit}", it sounds like this weighs on you more than it shows, and I can see why. Am I close?',
    'You said "{bit}", and no wonder: in the end it\'s your name on it. Have I got that right?',
    "It sounds like {had_to} is the part that stays with you, and no wonder. Have I got that right?",
    '"{bit}": it makes sense that this worries you, since you\'re the one who has to answer for it. What am I missing?',
    'I can see why you say "{bit}". It seems your word is in this too, not just the plan. Is that it, or am I off?',
)
_CURIOSITY = (
    'When you say "{bit}", what would it mean for you and your team if nothing changed?',
    'You said "{bit}". What would have to be true for this to feel safe for you?',
    '"{bit}": when you picture that, what worries you most about it?',
    'Help me understand "{bit}". What would happen on your side if that went wrong?',
    'You said "{bit}". Who would have to answer for it, and to whom, if it went wrong?',
)
_COLLABORATION = (
    'You said "{bit}", and I need a plan I can keep. Could we sketch two or three ways, '
    "and you tell me which you could live with?",
    "I can't promise everything, and I'd rather say so. You said \"{bit}\": let's list what each of us must have. "
    "What would you put first?",
    '"{bit}" is what you have to solve; mine is a date I can keep. '
    "Could we agree what fair looks like before we talk numbers?",
    'You said "{bit}". If you tell me what can move there, I can move on timing, so we both keep our word. '
    "How does that look from your side?",
)
_ALL: dict[Skill, tuple[str, ...]] = {
    "validation": _VALIDATION,
    "curiosity": _CURIOSITY,
    "collaboration": _COLLABORATION,
}


def candidates(skill: Skill, scene: Scene, turn: int) -> Iterator[str]:
    """Lines that may do better on this skill, best fit first; `turn` varies where the list begins."""
    bits = {"bit": telling(scene), "had_to": having_to(scene)}
    lines = _ALL[skill]
    start = turn % len(lines)
    for line in (*lines[start:], *lines[:start]):
        wanted = re.findall(r"\{(\w+)\}", line)
        if all(bits[name] for name in wanted):
            made = line.format(**bits)
            yield made[0].upper() + made[1:]


def telling(scene: Scene) -> str:
    """The few words of the counterpart's that tell most, as they were said; "" where there are none."""
    best, score = felt(scene), 0.0
    if best:
        return best
    told = (s for s in scene.last.sentences if s.mark != "?" and s.first not in _REQUESTS)
    for place, sentence in enumerate(told):
        for run in _runs(scene, sentence):
            worth = _worth(run) + 0.2 * place
            if worth > score:
                best, score = scene.last.words[run[0].start : run[-1].end], worth
    return " ".join(best.split())


def felt(scene: Scene) -> str:
    """The words in which a feeling or a worry shows, to the end of their clause if that is near; "" where none does."""
    for hit in (*scene.traits.get("explicit", ()), *scene.traits.get("cue", ())):
        sentence = scene.last.sentence_at(hit.start)
        end = next(b for a, b in scene.last.clauses(sentence) if b > hit.start)
        words = [t for t in sentence.tokens if hit.start <= t.start < max(end, hit.end)][:_MAX_FELT]
        if len(words) >= _MIN_FELT and words[-1].content and sentence.mark != "?":
            return " ".join(scene.last.words[hit.start : words[-1].end].split())
    return ""


def having_to(scene: Scene) -> str:
    """Words "having to …" for what the counterpart had to do, from their side; "" where they had to do nothing."""
    match = _HAD_TO.search(scene.last.spoken)
    if match is None:
        return ""
    done = _STOP.split(match.group(1))[0].split()[:_MAX_CLAUSE]
    if len(done) < 2:
        return ""
    return "having to " + " ".join(_FLIP.get(w, w) for w in done)


def _runs(scene: Scene, sentence: Sentence) -> Iterator[list[Token]]:
    """Clauses of up to six words as they stand; of longer ones, pieces of up to four that end in a word of content."""
    for start, end in scene.last.clauses(sentence):
        clause = [t for t in sentence.tokens if start <= t.start < end]
        while clause and clause[0].word in _OPENERS:
            clause = clause[1:]
        if not any(t.content for t in clause):
            continue
        yield from [clause] if len(clause) <= _MAX_SPOKEN else _pieces(clause)


def _pieces(clause: list[Token]) -> Iterator[list[Token]]:
    for start, first in enumerate(clause):
        if not first.content or (start and clause[start - 1].content):
            continue
        for end in range(start + 1, min(start + _MAX_BIT, len(clause)) + 1):
            piece = clause[start:end]
            whole = end == len(clause) or not clause[end].content
            if whole and piece[-1].content and all(t.content or t.word in _JOINING for t in piece):
                yield piece


def _worth(run: list[Token]) -> float:
    felt = any(t.word in FEELING_WORDS or t.word in WORRY_WORDS for t in run)
    at_stake = any(t.stem in STAKES for t in run)
    content = sum(t.content for t in run)
    return (
        2.0 * felt
        + 1.0 * at_stake
        + 0.5 * min(content, 3)
        + 0.5 * any(t.word[0].isdigit() for t in run)
        + 0.1 * len(run)
    )
