"""Named features of a turn, 0-1 each: what the weights of `grading_weights` are numbers over.

Nothing here counts words, "we" or stems: length and form are not to be rewarded (B.4, E.7).
"""

import re
from collections.abc import Iterator

from roleplay.rules.signals import Study
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.questions import Question, asked_count
from roleplay.rules.signals.roles import I_WORDS, YOU, feels, stakes
from roleplay.rules.signals.text import Sentence

Features = dict[str, float]

SAYS = (
    "but",
    "ack",
    "sympathy",
    "validate",
    "own_slip",
    "own_fault",
    "apology",
    "affirm",
    "check",
    "open_request",
    "how_might",
    "suppose",
    "deep",
    "assumption",
    "factual",
    "generic_ask",
    "procedural",
    "leading",
    "important",
    "shared",
    "process",
    "option",
    "condition",
    "give",
    "criterion",
    "limit",
    "reason",
    "service",
    "autonomy",
    "coauthor",
    "owner_date",
    "owner",
    "confirm",
    "rapport",
    "style",
    "promise",
    "reset",
    "!dismiss",
    "!excuse",
    "!blame",
    "!absolutist",
    "!pressure",
    "!demand",
    "!irritator",
    "!character",
    "!switch",
    "!capitulate",
    "!fake_together",
)
THEIRS = ("explicit", "cue", "refusal", "proposal", "asks_proposal", "agrees", "wants_summary")
_REFLECTING = ("reflect", "validate", "repair", "affirm")
_NEGATED = word_set("isn't aren't wasn't not really surely nobody doesn't don't wouldn't")
_IMPERATIVE = re.compile(
    r"(?:^|[,;:]\s*|\b(?:and|then|or|so|please)\s+)(?:cross|strike|pick|choose|take|put|tell|show|name|say|"
    r"swap|change|sort|rank|mark|"
    r"pull|poke|give|send|bring|move|keep|write|draw|set|call|ring|let|cut|turn|throw|add|drop|stop|read|tear|"
    r"redraw|scribble)\b"
)


def features(looked: Study, moves: frozenset[str]) -> Features:
    """All features of a turn that are not nought."""
    found: Features = {f"says {trait.removeprefix('!')}": 1.0 for trait in SAYS if looked.notes.has(trait)}
    found.update({f"theirs {trait}": 1.0 for trait in THEIRS if looked.notes.scene.shows(trait)})
    found.update({f"does {move}": 1.0 for move in moves})
    found.update({f"sentence {role}": 1.0 for role in set(looked.role.values())})
    for group in (_scene, _questions, _listening, _framing):
        found.update((name, value) for name, value in group(looked) if value)
    return found


def disputes(looked: Study, question: Question) -> bool:
    """A question that argues with the concern instead of asking about it."""
    if looked.notes.within(question.sentence, "sceptical", "!dismiss"):
        return True
    text = question.sentence.text
    if text.startswith("surely") and question.sentence.vocabulary & _NEGATED:
        return True
    concern = looked.notes.scene.emotion != "none" or looked.notes.scene.shows("refusal")
    return concern and bool(question.sentence.vocabulary & _NEGATED)


def linked(looked: Study, question: Question) -> bool:
    """It builds on what the counterpart said, in its own words or through the sentence before it."""
    words = question.sentence.vocabulary
    return (
        question.targeted
        or bool(looked.notes.view.content & looked.notes.scene.recent)
        or (bool(words & {"that", "this", "it", "those", "them", "these"}) and len(question.sentence.tokens) <= 14)
    )


def reflecting(looked: Study) -> list[Sentence]:
    """Sentences that are about the counterpart."""
    return [s for s in looked.notes.view.sentences if looked.role[s.start] in _REFLECTING]


def _scene(looked: Study) -> Iterator[tuple[str, float]]:
    scene = looked.notes.scene
    yield "moment emotion", {"none": 0.0, "cue": 0.6, "explicit": 1.0}[scene.emotion]
    yield "moment any emotion", float(scene.emotion != "none")
    yield "moment feeling word", float(any(feels(s) for s in scene.last.sentences))
    yield "moment own stake", float(any(stakes(s) for s in scene.last.sentences))
    yield "moment first person", float(bool(scene.last.vocabulary & I_WORDS))
    yield "moment exclaims", float("!" in scene.last.plain)
    yield "moment asks", float(scene.asks)
    yield "moment long", float(scene.long)
    yield "moment wordy", min(scene.last.count, 60) / 60
    yield "moment nobody spoke", float(not scene.last.tokens)
    yield "moment opening", float(scene.is_opening)


def _questions(looked: Study) -> Iterator[tuple[str, float]]:
    for question in looked.asked:
        yield f"asks {question.kind}", 1.0
        yield from _question(looked, question)
    count = asked_count(looked.notes, looked.asked)
    yield "asks nothing", float(not looked.asked)
    yield "asks twice", float(count >= 2)
    yield "asks thrice", float(count >= 3)
    yield (
        "asks and stops",
        float(
            bool(looked.asked)
            and looked.asked[-1].is_open
            and looked.asked[-1].sentence is looked.notes.view.sentences[-1]
        ),
    )


def _question(looked: Study, question: Question) -> Iterator[tuple[str, float]]:
    notes, sentence = looked.notes, question.sentence
    if question.is_open and linked(looked, question) and not question.thin:
        yield "asks on theirs", 1.0
        yield "asks below", float(question.deep)
        yield "asks below supposing", float(question.deep and notes.has("suppose"))
        yield "asks of the person", float(bool(sentence.vocabulary & YOU))
        yield "asks who or what of", float(bool(sentence.vocabulary & {"who", "whose", "what"}))
    yield "asks checklist", float(question.thin)
    yield "asks factual", float(notes.within(sentence, "factual"))
    yield "asks disputing", float(question.kind in ("leading", "closed", "loaded") and disputes(looked, question))
    yield "asks accusing", float(question.kind == "loaded" and notes.within(sentence, "accusing", "!blame"))
    yield "asks would", float(bool(sentence.vocabulary & {"would", "you'd", "who'd", "what'd"}))


def _listening(looked: Study) -> Iterator[tuple[str, float]]:
    notes, about = looked.notes, reflecting(looked)
    checks = notes.has("check")
    yield "hears feeling", float(any(feels(s) for s in about))
    yield "hears stake", float(any(stakes(s) for s in about))
    yield "hears theirs", float(any(s.content & notes.scene.recent for s in about))
    yield "hears you", float(any(s.vocabulary & YOU for s in about))
    yield "hears and checks", float(bool(about) and checks)
    yield "hears, reasons and checks", float(notes.has("validate") and checks)
    yield "hears when felt", float(bool(about) and notes.scene.emotion != "none")
    yield "hears nothing when felt", float(not about and notes.scene.emotion != "none")
    yield "hears in passing", float(notes.has("ack", "sympathy") and notes.has("but"))
    yield "echo", min(1.0, len(notes.view.content & notes.scene.recent) / max(3, len(notes.view.content)))
    yield "echo none", float(not notes.view.content & notes.scene.recent)


def _framing(looked: Study) -> Iterator[tuple[str, float]]:
    notes = looked.notes
    theirs = bool(notes.view.content & notes.scene.recent)
    own, invites = notes.has("limit"), notes.has("coauthor", "autonomy")
    yield "frames theirs and own", float(theirs and own)
    yield "frames own and invites", float(own and invites)
    yield "frames all three", float(theirs and own and invites)
    yield "frames both persons", float(bool(notes.view.vocabulary & YOU) and bool(notes.view.vocabulary & I_WORDS))
    yield "frames a number", float(any(t.word[0].isdigit() for t in notes.view.tokens))
    yield (
        "frames ways",
        float(
            bool(re.search(r"\bor\b", notes.view.plain)) and any(r in ("own", "propose") for r in looked.role.values())
        ),
    )
    yield "frames if", float(bool(re.search(r"\bif\b", notes.view.plain)))
    yield "frames imperative", float(any(_IMPERATIVE.search(s.text) for s in notes.view.sentences))
    yield (
        "frames own need",
        float(
            bool(
                re.search(
                    r"\b(?:i|we) (?:only |do |still )?(?:need|can't|cannot|won't|get paid|earn|have to|lose)\b",
                    notes.view.plain,
                )
            )
        ),
    )
