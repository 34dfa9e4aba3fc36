"""Features of a turn, each with a name. They look at what the signals have read already and read nothing anew.

Named features are present or not. `VERSION` and the digest of this file are stored with the weights: whoever changes a
feature fits the weights again.
"""

from collections.abc import Iterator
from itertools import pairwise

from roleplay.domain.reading import Reading
from roleplay.rules.signals import Study
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.questions import Question
from roleplay.rules.signals.roles import I_WORDS, WE_WORDS, YOU
from roleplay.rules.signals.scene import Scene
from roleplay.rules.signals.text import Sentence, View

VERSION = 1

_PRAISE = word_set(
    """
    great good awesome nice wonderful amazing excellent kind generous perfect fantastic lovely cool glad happy
    appreciate thank thanks admire
    """
)
_SYMPATHY = word_set(
    "sorry understand understandable hard tough difficult hear sad hope worry worried terrible unfortunate oh"
)
_GIVE = word_set("give offer spare trade share take get have keep let exchange swap part return need want")
_JOINT = word_set("both together us each split share work fair even equally compromise agree deal middle mutual either")
_CONDITION = word_set("if in exchange return instead for unless")
_WH = word_set("what how which who where why when what's how's")
_AUXILIARY = word_set("do does did are is was were have has can could would will should may shall")
_ASSENT = word_set(
    "yes yeah yep sure ok okay right true exactly absolutely definitely indeed agree agreed certainly correct"
)
_REFUSAL = word_set("no not nope")
_REQUEST = word_set("donate like willing consider want able interested mind help take give accept let make")
_KNOWING = word_set("know heard familiar ever involved think feel tell share support believe")
_WISHES = word_set("need want like love hope prefer")
_REASONS = word_set("because cause since so")
_SHORT = 4
_COMPRESSED = 3
"""So many new words beside those given back make it more than a repetition."""
_MOST = 120
"""Words of a turn that are looked at singly: what a long speech says is clear by then."""


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
_PAIRS = _steps("echo:pairs", 0, 1, 2, 4)


def _step(names: tuple[str, ...], count: int) -> str:
    return names[min(count, len(names) - 1)]


def _tenths(part: int, whole: int) -> int:
    """A share in tenths, rounded up, so that 0 means none."""
    return -(-10 * part // whole) if whole else 0


def named(reading: Reading, looked: Study) -> set[str]:
    """What holds of the turn: moves, phrases, questions, form, pronouns, exchange, and what it takes up of theirs."""
    notes = looked.notes
    found = {f"move:{o.move}" for o in reading.moves}
    found.update([f"phrase:{trait}" for trait in notes.traits])
    found.add(_step(_ASKED, len(looked.asked)))
    for question in looked.asked:
        found.update(_asking(question))
    sentences = notes.view.sentences
    found.add(_step(_SENTENCES, len(sentences)))
    found.add(_step(_LONG, len(notes.view.tokens)))
    found.add(f"emotion:{notes.scene.emotion}")
    if reading.opportunity.content:
        found.add("room:content")
    for sentence in sentences:
        found.add(f"role:{looked.role.get(sentence.start, 'own')}")
        _speaking(found, sentence)
    if sentences:
        _opening(found, sentences)
    _persons(found, notes.view)
    _answering(found, looked, notes.scene)
    return found


def _asking(question: Question) -> Iterator[str]:
    kind, sentence = question.kind, question.sentence
    said = sentence.vocabulary
    to_them = not said.isdisjoint(YOU)
    yield f"asks:{kind}"
    yield f"asks:you_{kind}" if to_them else f"asks:not_you_{kind}"
    if to_them:
        yield "asks:you"
    if question.targeted:
        yield "asks:targeted_open" if question.is_open else "asks:targeted_closed"
    if question.deep:
        yield "asks:deep"
    if question.thin:
        yield "asks:thin"
    first = sentence.first
    form = "wh" if first in _WH else "aux" if first in _AUXILIARY else "told" if said.isdisjoint(_WH) else "wh_late"
    persons = ("you" if to_them else "") + ("" if said.isdisjoint(I_WORDS) else "i")
    yield f"form:{form}_{persons}"
    yield _step(_ASKED_LONG, len(sentence.tokens))
    if any(t.word[0].isdigit() for t in sentence.tokens):
        yield "asks:number"
    if not said.isdisjoint(_REQUEST):
        yield f"asks:request_{form}"
    if not said.isdisjoint(_KNOWING):
        yield f"asks:know_{form}"


def _speaking(found: set[str], sentence: Sentence) -> None:
    """Praise, sympathy, and give and take, by whom they speak of."""
    said, asked = sentence.vocabulary, "?" if sentence.mark == "?" else ""
    you, own = not said.isdisjoint(YOU), not said.isdisjoint(I_WORDS)
    if not said.isdisjoint(_PRAISE):
        found.add("praise:you" if you else "praise:short" if len(sentence.tokens) <= _SHORT else "praise:other")
    if not said.isdisjoint(_SYMPATHY):
        found.add("sympathy:you" if you else "sympathy:i" if own else "sympathy:other")
    if not said.isdisjoint(_JOINT):
        found.add("joint:we" if not said.isdisjoint(WE_WORDS) else "joint:you_i" if you and own else "joint:any")
    if any(t.word[0].isdigit() for t in sentence.tokens):
        found.add(f"number:{'you' if you else ''}{'i' if own else ''}{asked}")
    if you and "so" in said:
        found.add("so:you")
    if not said.isdisjoint(_REASONS):
        found.add(f"because:{'you' if you else 'i' if own else 'none'}")
    if you and own:
        _exchanging(found, said, asked)


def _exchanging(found: set[str], said: frozenset[str], asked: str) -> None:
    """Both sides in one sentence: who gives what for what."""
    if not said.isdisjoint(_GIVE):
        found.add(f"give:you_i{asked}")
        if not said.isdisjoint(_CONDITION):
            found.add("give:if")
    if "if" in said:
        found.add("if:you_i")


def _opening(found: set[str], sentences: tuple[Sentence, ...]) -> None:
    first, last = sentences[0], sentences[-1]
    alone = "alone" if len(sentences) == 1 and len(first.tokens) <= _SHORT else "more"
    found.add(_step(_OPENS_LONG, len(first.tokens)))
    found.add(f"ends:{last.mark or 'none'}")
    if first.mark == "?":
        found.add("opens:question")
        if all(s.mark == "?" for s in sentences):
            found.add("only:question")
    if any(s.mark == "!" for s in sentences):
        found.add("mark:!")
    if first.first in _ASSENT:
        found.add(f"opens:assent_{alone}")
    if len(first.tokens) <= _SHORT and not first.vocabulary.isdisjoint(_PRAISE):
        found.add(f"opens:praise_{alone}")


def _persons(found: set[str], view: View) -> None:
    said = view.vocabulary
    you, own, we = (not said.isdisjoint(words) for words in (YOU, I_WORDS, WE_WORDS))
    if you:
        found.add("says:you_i" if own else "says:you")
    elif own:
        found.add("says:i")
    if we:
        found.add("says:we_you" if you else "says:we")


def _answering(found: set[str], looked: Study, scene: Scene) -> None:
    """What the turn answers, and how much of it comes back."""
    last = scene.last
    if not last.tokens:
        found.add("after:own" if scene.learner else "after:nothing")
        return
    found.add("after:theirs")
    found.add(_step(_THEIRS_LONG, len(last.tokens)))
    found.update([f"theirs:{trait}" for trait in scene.traits])
    if last.sentences[-1].mark == "?":
        found.add("theirs:asks")
    said = last.vocabulary
    for name, words in (("i", I_WORDS), ("you", YOU), ("wish", _WISHES), ("reason", _REASONS)):
        if not said.isdisjoint(words):
            found.add(f"theirs:{name}")
    first = last.sentences[0].first
    if first in _ASSENT:
        found.add("theirs:assent")
    elif first in _REFUSAL:
        found.add("theirs:no")
    _echo(found, looked, last)


def _echo(found: set[str], looked: Study, last: View) -> None:
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
    said, heard = [t.stem for t in view.tokens[:_MOST]], [t.stem for t in last.tokens[:_MOST]]
    same = set(said) & set(heard)
    found.add(_step(_SAME, len(same)))
    found.add(_step(_SAME_OF_THEIRS, _tenths(len(same), len(set(heard)))))
    if len(same) > 1:
        pairs = set(pairwise(heard))
        found.add(_step(_PAIRS, len(pairs.intersection(pairwise(said)))))
        if (said[0], said[1]) in pairs:
            found.add("echo:starts_same")


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
    if not view.vocabulary.isdisjoint(YOU):
        found.add("echo:you")


def worded(looked: Study) -> set[str]:
    """How the turn is worded: stems, stems in a question ("?stem"), and runs of two and three within a sentence.

    "^" stands for the beginning of a sentence, its mark ("$" where none) for the end, "#" for any number.
    """
    found: set[str] = set()
    add = found.add
    left = _MOST
    for sentence in looked.notes.view.sentences:
        asked = sentence.mark == "?"
        before, pair = "^", ""
        for token in sentence.tokens[:left]:
            stem = "#" if token.word[0].isdigit() else token.stem
            add(stem)
            if asked:
                add(f"?{stem}")
            run = f"{before} {stem}"
            add(run)
            if pair:
                add(f"{pair} {stem}")
            before, pair = stem, run
        end = sentence.mark or "$"
        add(f"{before} {end}")
        if pair:
            add(f"{pair} {end}")
        left -= len(sentence.tokens)
        if left <= 0:
            break
    return found


def around(looked: Study) -> frozenset[str]:
    """Stems of weight in the turn and in what was said just before it: what is being talked about."""
    scene = looked.notes.scene
    own = scene.learner[-1].content if scene.learner else frozenset()
    return looked.notes.view.content | scene.last.content | scene.before.content | own
