"""The counterpart's side of a turn: what was last said, what it showed, what it left open (B.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from roleplay.domain.reading import Context, Emotion
from roleplay.rules.once import once
from roleplay.rules.patterns import lazily
from roleplay.rules.signals.common_words import word_set
from roleplay.rules.signals.lexicon import Hit, Lexicon
from roleplay.rules.signals.phrases_theirs import FEELING_WORDS, STRONG_WORDS, THEIRS, TROUBLE_WORDS, WORRY_WORDS
from roleplay.rules.signals.text import View, view

_LEXICON = Lexicon(THEIRS)
_FIRST_PERSON = word_set("i i'm i've i'd i'll me my mine myself")
_FIRST_PERSONS = _FIRST_PERSON | word_set("we we're we've we'd our us")
_PENDING: Mapping[int, Emotion] = {0: "none", 1: "cue", 2: "explicit"}
_STRENGTH: Mapping[str, int] = {"none": 0, "cue": 1, "explicit": 2}
_YOURS = word_set("your yours you've you're")
_LISTENERS = _YOURS | word_set("you")
_WISHED = word_set(
    "would like want wants if could should might unless never without avoid may can nothing nobody i'd we'd"
)
_PLEASED = word_set(
    "liked loved enjoyed happy glad pleased great thanks thank welcome congratulations nice lovely deal agreed perfect"
)
_BORNE = lazily(
    r"\b(?:i|we) (?:had|have) to (?!admit|say|go\b|run\b|think|check|ask)|\bi (?:stood|sat|lost|found out|"
    r"announced|signed|swore|begged|waited|told them|"
    r"watched|rang|chased|rewrote|paid for|carried|took the|got the|was the)\b|\bmy (?:\w+ )?(?:team|crew|"
    r"people|guys|staff|doctors|drivers|boss|cmo|ceo|"
    r"agents|planners|kids|son|daughter|wife|mother|tenants|customers?|patients|members|board|accountant|"
    r"manager|chef|neighbours?) (?:\w+ )?"
    r"(?:was|were|is|are|has|had|have|stood|sat|found|took|fined|asked|slept|cried|left|waited|can't|won't|"
    r"didn't)\b|\b(?:can't|cannot) have (?:any|another|more)\b"
)
_NEGATED = lazily(r"\b(?:not|no|never|nobody|nothing|without|alone|again|still|only|twice|late|wrong|\w+n't)\b")
_AFTERTHOUGHT = 4


@dataclass(frozen=True)
class Scene:
    """What the learner's words are an answer to."""

    last: View
    """What the counterpart said since the learner last spoke; without words where nobody has spoken."""
    before: View
    """The counterpart's turn before that."""
    traits: dict[str, tuple[Hit, ...]]
    emotion: Emotion
    learner: tuple[View, ...]
    """Earlier learner turns, oldest first."""
    earlier: tuple[View, ...] = ()
    """All turns of the counterpart, oldest first."""

    @property
    def content(self) -> frozenset[str]:
        """Stems that carry the counterpart's last message."""
        return self.last.content

    @once
    def recent(self) -> frozenset[str]:
        """Stems that carry the counterpart's last two messages."""
        return self.last.content | self.before.content

    @once
    def said(self) -> frozenset[str]:
        """The words of the counterpart's last message, and their stems."""
        return self.last.vocabulary.union([t.stem for t in self.last.tokens])

    @once
    def told(self) -> frozenset[str]:
        """Stems that carry anything the counterpart has said in this talk."""
        return frozenset().union(*(v.content for v in self.earlier)) | self.recent

    def shows(self, *traits: str) -> bool:
        """Whether the last message holds a phrase of any of these kinds."""
        return not self.traits.keys().isdisjoint(traits)

    @once
    def asks(self) -> bool:
        """The last message ends in a direct question, or asks for a proposal or a summary."""
        return _ends_asking(self.last) or self.shows("asks_proposal", "wants_summary")

    @once
    def long(self) -> bool:
        """So much was said that a paraphrase is due: forty words, or three full points."""
        points = sum(len(s.content) >= 3 for s in self.last.sentences if s.mark != "?")
        return self.last.count >= 40 or (points >= 3 and self.last.count >= 25)

    @property
    def is_opening(self) -> bool:
        """The learner has not spoken more than once yet."""
        return len(self.learner) < 2


def _ends_asking(laid: View) -> bool:
    """A question at the end, or one with only a word or two after it: "by the tenth? Just a yes."."""
    if laid.plain.rstrip().endswith("?"):
        return True
    if len(laid.sentences) < 2:
        return False
    asked, after = laid.sentences[-2:]
    return asked.mark == "?" and len(after.tokens) <= _AFTERTHOUGHT


def by_trait(hits: list[Hit]) -> dict[str, tuple[Hit, ...]]:
    """Group hits by what they show."""
    grouped: dict[str, tuple[Hit, ...]] = {}
    for hit in hits:
        grouped[hit.trait] = (*grouped.get(hit.trait, ()), hit)
    return grouped


def scene(context: Context) -> Scene:
    """Read the counterpart's side of a context."""
    turns: list[tuple[str, str]] = []
    for said in context.said:
        if turns and turns[-1][0] == said.speaker:
            turns[-1] = (said.speaker, f"{turns[-1][1]}\n{said.text}")
        else:
            turns.append((said.speaker, said.text))
    theirs = [text for speaker, text in turns if speaker == "counterpart"]
    answered = bool(turns) and turns[-1][0] == "learner"
    last = "" if answered or not theirs else theirs[-1]
    before = (theirs[-1:] if answered else theirs[-2:-1]) or [""]
    shown, emotion = _feeling(last)
    waiting = _PENDING.get(context.pending or 0, "none")
    strongest = max(emotion, waiting, key=lambda e: _STRENGTH[e])
    learner = tuple(view(text) for speaker, text in turns if speaker == "learner")
    return Scene(view(last), view(before[0]), shown, strongest, learner, tuple(map(view, theirs)))


@lru_cache(maxsize=2048)
def _feeling(text: str) -> tuple[dict[str, tuple[Hit, ...]], Emotion]:
    laid = view(text)
    traits = by_trait(list(_LEXICON.find(laid, laid.spoken)))
    return traits, _emotion(laid, traits)


def _has_lived(laid: View) -> bool:
    """Something of the speaker's own went wrong: told in the first person, not asked, and not with pleasure."""
    if laid.plain.rstrip().endswith("?") or laid.vocabulary & _PLEASED:
        return False
    if _BORNE.search(laid.plain):
        return True
    mine = bool(laid.vocabulary & _FIRST_PERSON) and len(laid.sentences) >= 2
    theirs = bool(laid.vocabulary & _FIRST_PERSONS and laid.vocabulary & _LISTENERS) and not laid.vocabulary & _WISHED
    return (mine or theirs) and bool(_NEGATED.search(laid.plain))


def _trouble(laid: View) -> Emotion | None:
    """Something went wrong that the speaker has to live with: a complaint where the listener's side is named."""
    mine = bool(laid.vocabulary & _FIRST_PERSONS)
    for sentence in laid.sentences:
        if sentence.mark == "?" or not sentence.vocabulary & TROUBLE_WORDS or sentence.vocabulary & _WISHED:
            continue
        if sentence.vocabulary & _YOURS or sentence.first == "you":
            return "explicit" if mine else "cue"
        if mine or "again" in sentence.vocabulary:
            return "cue"
    return None


def _emotion(laid: View, traits: Mapping[str, tuple[Hit, ...]]) -> Emotion:
    """Strength of the speaker's own feeling. A price argument or a third party's concern is none (B.8 item 4)."""
    if "explicit" in traits or laid.vocabulary & STRONG_WORDS:
        return "explicit"
    worry = _trouble(laid) or "none"
    if worry == "explicit":
        return worry
    if "cue" in traits or _has_lived(laid):
        worry = "cue"
    for sentence in laid.sentences:
        mine = sentence.vocabulary & _FIRST_PERSONS
        if mine and sentence.vocabulary & FEELING_WORDS:
            return "explicit"
        if sentence.vocabulary & WORRY_WORDS and (sentence.vocabulary & _FIRST_PERSON or mine):
            worry = "cue"
        if sentence.mark == "!" and len(sentence.tokens) <= 4 and mine:
            worry = "cue"
    return worry
