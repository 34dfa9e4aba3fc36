"""Marks an answer to a drill's item: pure, and the same for every evaluator."""

import re
from collections.abc import Iterator, Sequence

from roleplay.domain.base import Said
from roleplay.domain.drill import Drill, Feature, Item, Rule, Verdict
from roleplay.domain.reading import Context, Levels
from roleplay.domain.rubric import Rubric
from roleplay.rules.names import SKILL_NAMES, level_words, move_words
from roleplay.rules.signals.common_words import FUNCTION_WORDS
from roleplay.rules.signals.text import stem

_WORD = re.compile(r"[\w€$£%]+(?:['’.,:-]\w+)*%?")
_TIME = r"""monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|
september|october|november|december|today|tonight|tomorrow|noon|midday|midnight|o'clock|weekend|end\sof\s(?:the\s)?
(?:day|week|month|quarter)|(?:the\s)?\d{1,2}(?:st|nd|rd|th)\b|(?:this|next)\s(?:week|month|morning|afternoon|evening)|
\d{1,2}\s?(?:am|pm)\b|\d{1,2}:\d\d|(?:in|within|by)\s(?:\w+\s)?(?:\d+|one|two|three|four|five|six|eight|ten)\s
(?:hours?|days?|weeks?|months?)|may\s\d|\d\smay|
(?:by|from|until|till|on|before|after)\sthe\s(?:\w+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|
twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"""
_FEATURES: dict[Feature, re.Pattern[str]] = {
    "question": re.compile(r"\?[\"”’']*\s*$"),
    "one_question": re.compile(r"^[^?]*\?[^?]*$", re.S),
    "day": re.compile(rf"\b(?:{_TIME})\b", re.I | re.X),
    "two_ways": re.compile(r"\b(?:or|either|alternatively|another (?:way|route|option)|one (?:way|route|option) .{3,}"
                           r"\b(?:other|another|second)|first .{3,}\bsecond|two (?:ways|routes|options))\b",
                           re.I | re.S),
    "reason": re.compile(r"\b(?:because|since|as|so|after|due to|owing to|given)\b", re.I),
    "plan": re.compile(r"\b(?:start|begin|first|agenda|spend|minutes?|go through|agree (?:what|who|how|which|on))\b",
                       re.I),
    "thanks": re.compile(r"\b(?:thank(?:s| you)|appreciate|glad|grateful|good to (?:meet|see))\b", re.I),
    "check": re.compile(
        r"\b(?:right|fair|close|missing|missed|got (?:it|that)|off|wrong|is (?:that|this) (?:it|how)|leave out|"
        r"left out|add|correct)\b[^.!?]*\?", re.I),
}
_FEATURE_WORDS: dict[Feature, str] = {
    "question": "end with a question, so that they speak next",
    "one_question": "ask one question, no more and no fewer",
    "day": "name a day or a time",
    "two_ways": "put two ways forward side by side",
    "reason": "say the reason",
    "plan": "how to use the time",
    "thanks": "a word of thanks",
    "check": "ask whether you have it right",
    "their_words": "something of what they told you",
}


def context(item: Item) -> Context:
    """The moment an item stands for, as an evaluator takes it."""
    said = (Said(speaker="counterpart", text=item.says),) if item.says.strip() else ()
    return Context(said=said, scenario=item.who)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without the punctuation round them."""
    return tuple(_WORD.findall(text))


def written(rule: Rule, item: Item, words: str, moves: Sequence[str], levels: Levels, rubric: Rubric) -> Verdict:
    """Whether a written answer passes, by what an evaluator found in it: the names of its moves, and its levels 0-4."""
    lacks = (*_short(rule, levels), *_moves(rule, moves, rubric), *_said(rule, item, words))
    return Verdict(right=not lacks, lacks=lacks)


def _short(rule: Rule, levels: Levels) -> Iterator[str]:
    for skill, least in rule.reach.items():
        level = levels.get(skill)
        if level is None:
            yield f"{SKILL_NAMES[skill]} {least} of 4 is wanted, and this does not speak to it"
        elif level < least:
            yield f"{SKILL_NAMES[skill]} {least} of 4 is wanted; this is {level_words(skill, level).split(' ', 1)[1]}"


def _moves(rule: Rule, moves: Sequence[str], rubric: Rubric) -> Iterator[str]:
    made = set(moves)
    for wanted in rule.must:
        names = choices(wanted)
        if not made & set(names):
            yield f"missing: {' or '.join(move_words(name) for name in names)}"
    for name in dict.fromkeys(moves):
        if name in rule.must_not or (rubric.knows(name) and rubric.move(name).kind == "harmful"):
            yield f"in the way: {move_words(name)}"


def choices(wanted: str) -> tuple[str, ...]:
    """The moves of an entry such as `label | validate`."""
    return tuple(name.strip() for name in wanted.split("|"))


def _said(rule: Rule, item: Item, words: str) -> Iterator[str]:
    for feature in rule.say:
        if not (_takes_up(item, words) if feature == "their_words" else _FEATURES[feature].search(words.strip())):
            yield f"missing: {_FEATURE_WORDS[feature]}"
    yield from _long(rule, words)


def _takes_up(item: Item, words: str) -> bool:
    """Whether the answer holds a word of theirs that means something, in any form: a label for anybody holds none."""
    return bool(_content(item.says) & _content(words))


def _content(text: str) -> set[str]:
    words = (word.casefold().replace("’", "'") for word in words_of(text))
    return {stem(word) for word in words if word not in FUNCTION_WORDS and len(word) > 2}


def _long(rule: Rule, words: str) -> Iterator[str]:
    count = len(words_of(words))
    if rule.most_words is not None and count > rule.most_words:
        yield f"at most {rule.most_words} words; these are {count}"


def picked(drill: Drill, item: Item, answer: str) -> Verdict:
    """Whether what was chosen, tapped or put in order is right. Parts in order are given one a line."""
    kind = drill.kind_of(item)
    if kind == "choose":
        right = any(option.right and option.text == answer for option in item.options)
        return Verdict(right=right, lacks=() if right else tuple(o.why for o in item.options if o.text == answer))
    if kind == "order":
        return Verdict(right=tuple(answer.split("\n")) == item.order)
    lacks = tuple(_long(drill.rule, answer))
    held = {word.casefold() for word in words_of(answer)}
    hit = any({word.casefold() for word in words_of(tap)} <= held for tap in item.taps)
    return Verdict(right=hit and not lacks, lacks=lacks)
