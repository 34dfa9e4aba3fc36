"""Better lines for a turn, made of what the counterpart just said. Whoever shows one grades it first.

A line is only made where the last message holds a whole clause about a concern that can be said back with the persons
turned round ("my team is swamped" as "your team is swamped"). Where there is none, there is no line: silence is better
than a sentence nobody would say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roleplay.domain.base import Skill
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.phrases_theirs import FEELING_WORDS, WORRY_WORDS
from roleplay.rules.signals.roles import at_stake
from roleplay.rules.signals.scene import Scene
from roleplay.rules.signals.text import Sentence, Token

_TURNED = {
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
    "ourselves": "yourselves",
    "your": "our",
    "yours": "ours",
    "you're": "we're",
    "you've": "we've",
    "you'd": "we'd",
    "you'll": "we'll",
    "yourself": "ourselves",
}
_BE = {"am": "are", "was": "were"}
_SUBJECTS = word_set("i i'm i've i'd we we're we've we'd nobody everybody everyone somebody people there's")
_STRANGERS = word_set("nobody everybody everyone somebody people there's")
_MINE = word_set("i i'm i've i'd me my we we're we've us our myself")
_OWNERS = word_set("my our the your")
_VERBS = word_set(
    """
    am is are was were be have has had do does did can can't could couldn't will won't would wouldn't should must may
    might don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't cannot looks look seems seem feels
    feel sounds keeps keep gets got goes went means needs need wants want fears hates makes made takes took costs
    cost says said reads asks asked thinks knows lands ends stays comes came left lost broke failed slipped stopped
    changed dropped moved forgot promised told waits waited runs ran signs signed pays paid blames stands stood
    """
)
_OPENERS = word_set(
    "and but so well because honestly frankly look right then also ok okay yes no oh only yet still now"
)
_DANGLING = word_set(
    """
    a an the my our your to of in on at for with from by and or but so because that which who if when than as is are
    was were be am i we then not about into like it's i'm we're will would can could do does did had has have say says
    since either
    """
)
_NO_TURNING = word_set(
    "you he she they it this these those they're he's she's it's them him her his their here there then"
)
"""Words that mean something else, or nothing, out of their place."""
_REFUSES = re.compile(
    r"\b(?:can't|cannot|won't|not|no|never|nobody|hardly|don't|doesn't|didn't|isn't|haven't|hasn't|too|only|hard|cap|"
    r"limit|freeze|late|again|twice|alone|without)\b"
)
_POLITE = re.compile(
    r"\b(?:by the way|full stop|let's say|i suppose|i guess|i think|rather not|joking|i don't do|you know|mind you|"
    r"i(?:'m| am) afraid (?:that )?(?:i|we|you|it|there)|"
    r"thanks?|welcome|hello|good morning|glad|happy|liked?|love|great|nice|agreed|deal|tell me|let me|regards|dear)\b"
)
_CUT = re.compile(
    r" (?=and (?:i|we|my|your)\b)|"
    r"[.;:!?–—…\n\"“”]+|,? (?=(?:but|because|so|while|though|although|until|unless|if|when|and then|which)\b)"
    r"|, (?=(?:and )?(?:i|we|my|our|the|nobody|you|it|that|this|they|he|she|or|honestly|frankly|mind)\b)|,$"
)
_FEWEST, _MOST = 3, 13
_FULL = 3
"""Weighty words without which a clause that names no feeling says too little."""
_HAD_TO = re.compile(r"^you(?:'ve)? (?:had|have) to (?!resign|leave|go\b|be\b|have|get|wait|stand up)(.+)$")
_LOADED = re.compile(
    r"\b(?:looks|seems|sounds|feels|is) (?:too |a bit |rather |quite |very |a little )*([a-z]{5,}(?:ive|ous|ful|ing|"
    r"ant|ent|ic|al|ary|ky|sky|steep|tight))$"
)


@dataclass(frozen=True)
class Point:
    """A concern of the counterpart's as the learner could say it back."""

    words: str
    """A clause with the persons turned round: "your team is swamped"."""
    felt: bool
    """A feeling or a worry of the speaker's own shows in it."""
    personal: bool
    """It is about the counterpart or their people."""
    named: bool
    """It says how they feel: "you're nervous about the outdoor bar"."""
    refuses: bool
    """It sets a limit or says no."""


_STATE = re.compile(r"^(?:you're|you were|you feel|you felt|you'd feel|your \w+(?: \w+)? (?:is|are|isn't|aren't))\b")
"""How somebody is, as against what happened to them."""
_GOES_ON = re.compile(r"^you(?:'ve| can't| have)\b")
_PAST = re.compile(
    r"\b(?:was|were|had|did|didn't|couldn't|cost|left|got|lost|found|told|asked|went|came|broke|failed|fought|stood|"
    r"[a-z]+ed)\b"
)
_A_FIGURE = re.compile(r"\b(?:cap|limit|ceiling|budget|maximum) (?:of|is|at) (\d[\w.,]*)")
_SAYS_NO = re.compile(r"^you(?:'re not| aren't| can't| won't| wouldn't|'ve a)\b|^your \w+(?: \w+)? (?:won't|isn't)\b")

_CHECKS = ("Have I got that right?", "Is that the heart of it, or am I missing something?", "What am I missing?")
_HEDGES = re.compile(r"\b(?:already|just|really|currently|simply|pretty) ")
_TAIL = re.compile(r" (?:with|in|on|at|from|before|after|since) .*$")
_BE_WORDS = word_set("am is are was were be been not isn't aren't wasn't weren't")
_SHORTEST = "What am I missing?"
_HAD = (
    "It sounds like you were the one left to {deed}, and I can see why that stays with you. {check}",
    "It fell to you to {deed}, and no wonder that stays with you. {check}",
)
_WORD = ("It sounds like “{word}” is the part that worries you, and I can see why. {check}",)
_FIGURE = ("It sounds like {figure} is a real limit for you, and I can see why that matters. {check}",)
_IS = (
    "It sounds like {short}, and I can see why. {check}",
    "If I hear you right, {short}, and I can see why. {check}",
)
_STAYS = (
    "{point}, and I can see why that stays with you. {check}",
    "{point}, and no wonder that stays with you. {check}",
)
_ONGOING = ("{point}, and I can see why. {check}", "It sounds like {point}, and I can see why. {check}")
_WEIGHS = (
    "{point}, and I can see why that weighs on you. {check}",
    "{point}, and no wonder that weighs on you. {check}",
)
_ASKS_WORRY = (
    "You said {point}. What worries you most about that?",
    "You said {point}. What would have to be in place for that to feel different?",
)
_ASKS_PAST = (
    "You said {point}. What would it mean for you if that happened again?",
    "You said {point}. What did that change for you and your people?",
)
_ASKS_PRESENT = (
    "You said {point}. What would it mean for you if this went wrong?",
    "You said {point}. What does that mean for you and your people?",
)
_ASKS_LIMIT = (
    "You said {point}. What is behind that on your side?",
    "You said {point}. What would have to change for that to look different?",
)
_ASKS_LOADED = (
    "When you say “{word}”, what would that look like for you and your people?",
    "When you say “{word}”, what worries you most about it?",
)
_PHRASE_WORDS = (2, 3)
_WANTING = word_set(
    "want wants wanted need needs require requires expect expects insist insists prefer like demand demands"
)
_NO_THING = _WANTING | word_set("per matters wherever whoever whatever whole every each new another different")
_ASKS_PHRASE = (
    "You said “{phrase}”. What is behind that for you?",
    "What would {phrase} have to do for you and your people?",
)
_SHAPES = (
    "You said {point}, and I need a plan I can keep. Could we sketch two ways, and you tell me which works?",
    "You said {point}, and my side needs a date it can keep. Could we list what each of us must have, and you start?",
)
_SHAPES_GENTLY = (
    "{point}, and I don't want to add to that. Could we sketch two ways from here, and you tell me which works?",
    "{point}, and I don't want to add to that. Could we agree first what has to be settled for you?",
)


def candidates(skill: Skill, scene: Scene, turn: int) -> Iterator[str]:
    """Lines that may do better on this skill, best fit first; `turn` varies where each list begins."""
    for point in points(scene):
        for lines in filter(None, _fitting(skill, point)):
            start = turn % len(lines)
            for line in (*lines[start:], *lines[:start]):
                yield _filled(line, point, _CHECKS[turn // 7 % len(_CHECKS)])
                yield _filled(line, point, _SHORTEST)
    if skill == "curiosity" and scene.emotion != "explicit":
        for phrase in phrases(scene):
            yield _ASKS_PHRASE[turn % len(_ASKS_PHRASE)].format(phrase=phrase)


def phrases(scene: Scene) -> Iterator[str]:
    """The things they want, two or three words each, the last said first: "unlimited liability", "ninety days"."""
    for sentence in reversed(scene.last.sentences):
        if sentence.mark == "?" or not sentence.vocabulary & _WANTING:
            continue
        run: list[Token] = []
        for token in (*sentence.tokens, None):
            touches = token is not None and (not run or scene.last.plain[run[-1].end : token.start] == " ")
            if token is not None and touches and _is_thing(token):
                run.append(token)
                continue
            if len(run) in _PHRASE_WORDS:
                yield scene.last.words[run[0].start : run[-1].end]
            run = []


def _is_thing(token: Token) -> bool:
    """Part of a name for a thing: no verb, adverb or anything in quotes."""
    verbal = token.word in _VERBS or token.word.endswith(("ing", "ly", "'s", "n't"))
    verbal = verbal or (token.word.endswith("ed") and not token.word.startswith("un"))
    return token.content and not verbal and token.word not in _NO_THING


def _fitting(skill: Skill, point: Point) -> Iterator[tuple[str, ...]]:
    if skill == "collaboration":
        yield _SHAPES_GENTLY if point.felt else _SHAPES
    elif skill == "curiosity":
        if _LOADED.search(point.words):
            yield _ASKS_LOADED
        yield from _questions(point)
    elif point.felt:
        yield _hearing(point)
    elif _LOADED.search(point.words):
        yield _WORD
    elif _A_FIGURE.search(point.words):
        yield _FIGURE


def _questions(point: Point) -> Iterator[tuple[str, ...]]:
    if _SAYS_NO.search(point.words):
        yield _ASKS_LIMIT
    elif point.named:
        yield _ASKS_WORRY
    elif point.personal and _PAST.search(point.words):
        yield _ASKS_PAST
    elif point.personal:
        yield _ASKS_PRESENT


def _hearing(point: Point) -> tuple[str, ...]:
    if _SAYS_NO.search(point.words) and not point.named:
        return ()
    if _HAD_TO.search(point.words):
        return _HAD
    if point.named:
        return _IS
    if _GOES_ON.search(point.words):
        return _ONGOING
    return _STAYS if _PAST.search(point.words) else _WEIGHS


def _filled(line: str, point: Point, check: str) -> str:
    found = {
        name: match.group(1) if match else ""
        for name, match in (
            ("deed", _HAD_TO.search(point.words)),
            ("word", _LOADED.search(point.words)),
            ("figure", _A_FIGURE.search(point.words)),
        )
    }
    made = line.format(point=point.words, short=_shortened(point.words), check=check, **found)
    return made[0].upper() + made[1:]


def _shortened(words: str) -> str:
    """A state without what it is about, where that leaves a sentence: half the words are no echo."""
    bare = _HEDGES.sub("", words)
    kept = _TAIL.sub("", bare)
    return kept if len(kept.split()) >= _FEWEST and kept.split()[-1] not in _BE_WORDS else bare


def points(scene: Scene) -> tuple[Point, ...]:
    """Concerns that can be said back, the weightiest first."""
    found = [
        (worth, point)
        for sentence in scene.last.sentences
        if sentence.mark != "?"
        for worth, point in _of(scene, sentence)
    ]
    return tuple(point for _, point in sorted(found, key=lambda pair: -pair[0]))


def _of(scene: Scene, sentence: Sentence) -> Iterator[tuple[float, Point]]:
    if _POLITE.search(sentence.text) and "but" not in sentence.vocabulary:
        return
    for start, end in _clauses(scene, sentence):
        tokens = [t for t in sentence.tokens if start <= t.start < end]
        contrasted = bool(tokens) and tokens[0].word == "but"
        while tokens and tokens[0].word in _OPENERS:
            tokens = tokens[1:]
        if not _is_sayable(tokens) or _POLITE.search(" ".join(t.word for t in tokens)):
            continue
        point = _point(scene, tokens)
        worth = _worth(tokens, point) + contrasted
        if worth >= 1:
            yield worth, point


def _clauses(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Clauses that stand by themselves; one broken off by dots is no whole clause."""
    start = sentence.start
    for cut in _CUT.finditer(scene.last.plain, sentence.start, sentence.end):
        if not cut.group().startswith("…"):
            yield start, cut.start()
        start = cut.end()
    if sentence.mark != "…":
        yield start, sentence.end


def _is_sayable(tokens: list[Token]) -> bool:
    """A whole clause with its own subject and verb, nothing left hanging, nothing that points out of it."""
    feeling = any(t.word in FEELING_WORDS or t.word in WORRY_WORDS for t in tokens)
    if not (_FEWEST if feeling else _FEWEST + 1) <= len(tokens) <= _MOST or tokens[-1].word in _DANGLING:
        return False
    first, words = tokens[0].word, [t.word for t in tokens]
    pointing = set(words) & _NO_TURNING
    if (pointing and not (pointing == {"it"} and words[1:3] in (["had", "to"], ["have", "to"]))) or not any(
        t.content for t in tokens
    ):
        return False
    if first in _STRANGERS and not set(words) & _MINE:
        return False
    if first in _OWNERS:
        return bool(set(words[2:6]) & _VERBS) and words[1] not in _VERBS
    return first in _SUBJECTS


def _point(scene: Scene, tokens: list[Token]) -> Point:
    said, turned = " ".join(t.word for t in tokens), _turned(scene, tokens)
    mine = not _MINE.isdisjoint(t.word for t in tokens)
    feeling = any(t.word in FEELING_WORDS or t.word in WORRY_WORDS for t in tokens)
    shown = [h for trait in ("explicit", "cue") for h in scene.traits.get(trait, ())]
    touched = any(tokens[0].start <= h.start < tokens[-1].end for h in shown)
    return Point(
        words=turned,
        felt=mine and (feeling or touched),
        personal=mine,
        named=mine and feeling and bool(_STATE.search(turned)),
        refuses=bool(_REFUSES.search(said)),
    )


def _turned(scene: Scene, tokens: list[Token]) -> str:
    """The clause from the learner's side of the table; names keep their capitals."""
    turned: list[str] = []
    for place, token in enumerate(tokens):
        written = scene.last.words[token.start : token.end]
        before = tokens[place - 1].word if place else ""
        word = _TURNED.get(token.word, written if place else written[0].lower() + written[1:])
        if token.word in _BE and before == "i":
            word = _BE[token.word]
        joint = scene.last.words[tokens[place - 1].end : token.start] if place else ""
        turned.append((joint if place else "") + word)
    return " ".join("".join(turned).split())


def _worth(tokens: list[Token], point: Point) -> float:
    """How much of a concern this is; below 1 it is a mere fact, and nothing is made of it."""
    at_risk = point.personal and any(t.stem in at_stake() for t in tokens)
    content = sum(t.content for t in tokens)
    if content < _FULL and not (point.named or point.refuses or at_risk or _HAD_TO.search(point.words)):
        return 0.0
    loaded = bool(_LOADED.search(point.words))
    return 2.0 * point.felt + 1.0 * point.refuses + 0.5 * at_risk + loaded + 0.1 * min(5, content)
