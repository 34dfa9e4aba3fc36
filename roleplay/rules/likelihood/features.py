"""Features of a turn, each with a name. They look at what the signals have read already and read nothing anew.

Named features are present or not. `VERSION` and the digest of this file are stored with the weights: whoever changes a
feature fits the weights again.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from roleplay.domain.reading import Reading
from roleplay.rules.signals import Study
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.questions import Question
from roleplay.rules.signals.roles import I_WORDS, WE_WORDS, YOU
from roleplay.rules.signals.scene import Scene
from roleplay.rules.signals.text import Sentence, View, Worded

VERSION = 2

_PIECE = re.compile(r"[^\W\d_]+|\d+|[?!.,]")

_WORDS = {
    "you": YOU,
    "i": I_WORDS,
    "we": WE_WORDS,
    "praise": word_set(
        """
        great good awesome nice wonderful amazing excellent kind generous perfect fantastic lovely cool glad happy
        appreciate thank thanks admire
        """
    ),
    "sympathy": word_set(
        "sorry understand understandable hard tough difficult hear sad hope worry worried terrible unfortunate oh"
    ),
    "give": word_set("give offer spare trade share take get have keep let exchange swap part return need want"),
    "joint": word_set(
        "both together us each split share work fair even equally compromise agree deal middle mutual either"
    ),
    "condition": word_set("if in exchange return instead for unless"),
    "if": word_set("if"),
    "so": word_set("so"),
    "wh": word_set("what how which who where why when what's how's"),
    "auxiliary": word_set("do does did are is was were have has can could would will should may shall"),
    "assent": word_set(
        "yes yeah yep sure ok okay right true exactly absolutely definitely indeed agree agreed certainly correct"
    ),
    "refusal": word_set("no not nope"),
    "request": word_set("donate like willing consider want able interested mind help take give accept let make"),
    "knowing": word_set("know heard familiar ever involved think feel tell share support believe"),
    "wish": word_set("need want like love hope prefer"),
    "reason": word_set("because cause since so"),
}
_BIT = {kind: 1 << place for place, kind in enumerate(_WORDS)}
_KINDS = {
    word: sum(_BIT[kind] for kind, words in _WORDS.items() if word in words)
    for word in frozenset().union(*_WORDS.values())
}
"""The kinds a word is of, a bit a kind."""
_YOU, _I, _WE, _PRAISE, _SYMPATHY, _GIVE, _JOINT, _CONDITION, _IF, _SO = list(_BIT.values())[:10]
_WH, _AUXILIARY, _ASSENT, _REFUSAL, _REQUEST, _KNOWING, _WISH, _REASONS = list(_BIT.values())[10:]
_NUMBER = 1 << len(_BIT)
_WHO = _YOU | _I | _WE
_HEARD = tuple((_BIT[kind], _WORDS[kind]) for kind in ("i", "you", "wish", "reason"))
_SHORT = 4
_COMPRESSED = 3
"""So many new words beside those given back make it more than a repetition."""
MOST_WORDS = 120
"""Words and marks of a turn that are looked at singly: what a long speech says is clear by then."""


def _steps(name: str, *edges: int) -> tuple[str, ...]:
    """Names of a count, by the count: "words:7" holds for 7 and up to the next edge."""
    names, reached = [], 0
    for count in range(max(edges) + 1):
        reached = count if count in edges else reached
        names.append(f"{name}:{reached}")
    return tuple(names)


_ASKED = _steps("asks:n", 0, 1, 2, 3)
_ASKED_LONG = _steps("asks:len", 1, 3, 5, 8, 12, 20)
_OPENS_LONG = _steps("opens:len", 1, 2, 3, 5, 8, 14)
_SENTENCES = _steps("sentences", 0, 1, 2, 3, 4, 6, 10)
_LONG = _steps("words", 0, 1, 2, 4, 7, 11, 16, 25, 40, 70)
_THEIRS_LONG = _steps("theirs:words", 1, 4, 10, 20, 40)
_ECHOED = _steps("echo:n", 0, 1, 2, 3, 5)
_ECHO_OF_THEIRS = _steps("echo:of_theirs", 0, 1, 2, 4, 6, 8, 10)
_ECHO_OF_OWN = _steps("echo:of_own", 0, 1, 2, 4, 6, 8, 10)
_SAME = _steps("same:n", 0, 1, 2, 3, 5, 8)
_SAME_OF_THEIRS = _steps("same:of_theirs", 0, 1, 2, 4, 6, 8, 10)


def _step(names: tuple[str, ...], count: int) -> str:
    return names[min(count, len(names) - 1)]


def _tenths(part: int, whole: int) -> int:
    """A share in tenths, rounded up, so that 0 means none."""
    return -(-10 * part // whole) if whole else 0


def named(reading: Reading, looked: Study) -> set[str]:
    """What holds of the turn: moves, phrases, questions, form, pronouns, exchange, and what it takes up of theirs."""
    notes = looked.notes
    view = notes.view
    found = {_MOVE[o.move] for o in reading.moves}
    found.update([_PHRASE[trait] for trait in notes.traits])
    masks = {sentence.start: _mask(sentence) for sentence in view.sentences}
    found.add(_step(_ASKED, len(looked.asked)))
    for question in looked.asked:
        found.update(_asking(question, masks[question.sentence.start]))
    found.add(_step(_SENTENCES, len(masks)))
    found.add(_step(_LONG, len(view.tokens)))
    found.add(_EMOTION[notes.scene.emotion])
    if reading.opportunity.content:
        found.add("room:content")
    said = 0
    for sentence in view.sentences:
        mask = masks[sentence.start]
        said |= mask
        found.add(_ROLE[looked.role.get(sentence.start, "own")])
        found.update(_speaking(mask, sentence.mark == "?", len(sentence.tokens) <= _SHORT))
    if view.sentences:
        found.update(_opening(view.sentences, masks[view.sentences[0].start]))
    found.update(_persons(said & _WHO))
    _answering(found, looked, notes.scene, said)
    return found


class _Prefixed(dict[str, str]):
    """Names made once: "label" is "move:label"."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def __missing__(self, key: str) -> str:
        self[key] = made = f"{self._prefix}:{key}"
        return made


_MOVE, _PHRASE, _EMOTION, _ROLE, _THEIRS = map(_Prefixed, ("move", "phrase", "emotion", "role", "theirs"))


def _mask(laid: Worded) -> int:
    """Which kinds of words it holds, a bit a kind."""
    mask = 0
    get = _KINDS.get
    for _, _, word, _, _ in laid.tokens:
        mask |= get(word, 0) if word[0] > "9" else _NUMBER
    return mask


def _asking(question: Question, mask: int) -> tuple[str, ...]:
    sentence = question.sentence
    first = _KINDS.get(sentence.first, 0)
    form = "wh" if first & _WH else "aux" if first & _AUXILIARY else "wh_late" if mask & _WH else "told"
    traits = question.targeted + 2 * question.deep + 4 * question.thin
    asked = mask & (_YOU | _I | _NUMBER | _REQUEST | _KNOWING)
    return _asked(question.kind, form, asked, traits, _step(_ASKED_LONG, len(sentence.tokens)))


@lru_cache(maxsize=16384)
def _asked(kind: str, form: str, mask: int, traits: int, long: str) -> tuple[str, ...]:
    targeted, deep, thin = traits & 1, traits & 2, traits & 4
    wide = kind in ("open", "calibrated", "mirror")
    persons = ("you" if mask & _YOU else "") + ("i" if mask & _I else "")
    held = {
        f"asks:{kind}": True,
        f"asks:you_{kind}": mask & _YOU,
        f"asks:not_you_{kind}": not mask & _YOU,
        "asks:you": mask & _YOU,
        "asks:targeted_open": targeted and wide,
        "asks:targeted_closed": targeted and not wide,
        "asks:deep": deep,
        "asks:thin": thin,
        f"form:{form}_{persons}": True,
        long: True,
        "asks:number": mask & _NUMBER,
        f"asks:request_{form}": mask & _REQUEST,
        f"asks:know_{form}": mask & _KNOWING,
    }
    return tuple(name for name, holds in held.items() if holds)


@lru_cache(maxsize=16384)
def _speaking(mask: int, asked: bool, short: bool) -> tuple[str, ...]:
    """Praise, sympathy, and give and take, by whom they speak of."""
    you, own, mark = mask & _YOU, mask & _I, "?" if asked else ""
    both = bool(you and own)
    praise = "you" if you else "short" if short else "other"
    whose = "you" if you else "i" if own else "other"
    held = {
        f"praise:{praise}": mask & _PRAISE,
        f"sympathy:{whose}": mask & _SYMPATHY,
        f"joint:{'we' if mask & _WE else 'you_i' if both else 'any'}": mask & _JOINT,
        f"number:{'you' if you else ''}{'i' if own else ''}{mark}": mask & _NUMBER,
        f"because:{whose}": mask & _REASONS,
        "so:you": you and mask & _SO,
        f"give:you_i{mark}": both and mask & _GIVE,
        "give:if": both and mask & _GIVE and mask & _CONDITION,
        "if:you_i": both and mask & _IF,
    }
    return tuple(name for name, holds in held.items() if holds)


def _opening(sentences: tuple[Sentence, ...], mask: int) -> Iterator[str]:
    first, last = sentences[0], sentences[-1]
    alone = "alone" if len(sentences) == 1 and len(first.tokens) <= _SHORT else "more"
    yield _step(_OPENS_LONG, len(first.tokens))
    yield f"ends:{last.mark or 'none'}"
    marks = {s.mark for s in sentences}
    if first.mark == "?":
        yield "opens:question"
        if len(marks) == 1:
            yield "only:question"
    if "!" in marks:
        yield "mark:!"
    if _KINDS.get(first.first, 0) & _ASSENT:
        yield f"opens:assent_{alone}"
    if mask & _PRAISE and len(first.tokens) <= _SHORT:
        yield f"opens:praise_{alone}"


@lru_cache(maxsize=64)
def _persons(mask: int) -> tuple[str, ...]:
    you, own, we = mask & _YOU, mask & _I, mask & _WE
    single = ("says:you_i" if own else "says:you") if you else "says:i" if own else ""
    joint = ("says:we_you" if you else "says:we") if we else ""
    return tuple(filter(None, (single, joint)))


def _answering(found: set[str], looked: Study, scene: Scene, said: int) -> None:
    """What the turn answers, and how much of it comes back."""
    last = scene.last
    if not last.tokens:
        found.add("after:own" if scene.learner else "after:nothing")
        return
    found.add(_step(_THEIRS_LONG, len(last.tokens)))
    found.update([_THEIRS[trait] for trait in scene.traits])
    opens = _KINDS.get(last.sentences[0].first, 0)
    kinds = sum([bit for bit, words in _HEARD if not last.vocabulary.isdisjoint(words)])
    found.update(_heard(kinds, opens & (_ASSENT | _REFUSAL), last.sentences[-1].mark == "?"))
    _echo(found, looked, last, said)


@lru_cache(maxsize=1024)
def _heard(mask: int, opens: int, asks: bool) -> tuple[str, ...]:
    held = {
        "after:theirs": True,
        "theirs:asks": asks,
        "theirs:i": mask & _I,
        "theirs:you": mask & _YOU,
        "theirs:wish": mask & _WISH,
        "theirs:reason": mask & _REASONS,
        "theirs:assent": opens & _ASSENT,
        "theirs:no": opens & _REFUSAL,
    }
    return tuple(name for name, holds in held.items() if holds)


def _echo(found: set[str], looked: Study, last: View, said: int) -> None:
    view = looked.notes.view
    own, theirs = view.content, last.content
    both = own & theirs
    found.add(_step(_ECHOED, len(both)))
    if theirs:
        found.add(_step(_ECHO_OF_THEIRS, _tenths(len(both), len(theirs))))
    if own:
        found.add(_step(_ECHO_OF_OWN, _tenths(len(both), len(own))))
    if both:
        _echoed(found, looked, last, both)
        if said & _YOU:
            found.add("echo:you")
    told = {stem for _, _, _, stem, _ in last.tokens}
    same = len(told.intersection([stem for _, _, _, stem, _ in view.tokens]))
    found.add(_step(_SAME, same))
    found.add(_step(_SAME_OF_THEIRS, _tenths(same, len(told))))


def _echoed(found: set[str], looked: Study, last: View, both: frozenset[str]) -> None:
    view = looked.notes.view
    if not view.sentences[0].content.isdisjoint(both):
        found.add("echo:opens")
    if any(q.targeted and q.sentence.mark == "?" for q in looked.asked):
        found.add("echo:asked")
    if not last.sentences[-1].content.isdisjoint(both):
        found.add("echo:their_last")
    if len(view.content) - len(both) >= _COMPRESSED:
        found.add("echo:extended")
    if any(stem[0].isdigit() for stem in both):
        found.add("echo:number")


def pieces(laid: View) -> list[str]:
    """Words as they are written and the marks between them; "^" stands for the beginning, "$" for the end.

    Single digits stay, since a number of things is one; "#" is any longer number.
    """
    cut = _PIECE.findall(laid.plain)[:MOST_WORDS]
    return ["^", *["#" if len(piece) > 1 and piece[0] <= "9" else piece for piece in cut], "$"]


def before(looked: Study) -> tuple[View, bool]:
    """What was said just before the turn, and whether the counterpart said it; without words where nothing was."""
    scene = looked.notes.scene
    if scene.last.tokens or not scene.learner:
        return scene.last, True
    return scene.learner[-1], False


def runs(cut: list[str]) -> set[str]:
    """Single pieces, and two and three in a row."""
    found = {" ".join(cut[at : at + size]) for size in (1, 2, 3) for at in range(len(cut) - size + 1)}
    return found - {"^", "$"}


def around(looked: Study) -> frozenset[str]:
    """Stems of weight in the turn and in what was said just before it: what is being talked about."""
    scene = looked.notes.scene
    own = scene.learner[-1].content if scene.learner else frozenset()
    return looked.notes.view.content | scene.last.content | scene.before.content | own
