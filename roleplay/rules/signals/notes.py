"""The learner's turn with every phrase found in it, beside the scene it answers. All detectors read from here."""

from collections.abc import Mapping
from dataclasses import dataclass

from roleplay.rules.once import once
from roleplay.rules.patterns import lazily
from roleplay.rules.signals.lexicon import Hit, Lexicon
from roleplay.rules.signals.phrases_asking import ASKING
from roleplay.rules.signals.phrases_framing import FRAMING
from roleplay.rules.signals.phrases_harm import HARM
from roleplay.rules.signals.phrases_listening import LISTENING
from roleplay.rules.signals.scene import Scene, by_trait
from roleplay.rules.signals.text import Sentence, View

_LEXICON = Lexicon({**ASKING, **LISTENING, **FRAMING, **{f"!{trait}": lines for trait, lines in HARM.items()}})
_REPORTED = lazily(
    r"\b(?:he|she|they|you|your \w+|people|somebody|someone|everyone|who|nobody|manager|boss|"
    r"vendor)\b(?:\s+\w+){0,2}?\s+"
    r"(?:said|says|told|tells|heard|hear|called|calls|wrote|asked|keeps? (?:saying|telling)|telling|saying|felt|"
    r"used to hear)\b"
)
_DENIED = lazily(
    r"\b(?:not|never|won't|wouldn't|don't|didn't|isn't|can't|wasn't|without|instead of|rather than|"
    r"nobody)\s+(?:\w+\s+){0,2}?"
    r"(?:say|saying|mean|meaning|tell|telling|call|calling|think|claim|claiming|pretend|want|suggest|suggesting|"
    r"ask|asking|here|trying|going)\b"
)
_NEXT_CLAUSE = lazily(r"[;:]\s|,\s(?=(?:so|and|but|though)\b)")
_UNTOLD = lazily(
    r"\s*(?:to|heard|known|been (?:told|warned|asked|informed)|had (?:it|that|a)|want)\b|"
    r"(?<=should have) (?:it|this|that|these|those|them|one|the|an?|my|our|all|both|every\w*|more|some\w*)\b"
)
_AS_IF = lazily(r"\b(?:as if|as though|like (?:it|that|you|he|she)|looks? at you|looking at you)\b")
_OWNED = lazily(r"\b(?:wrong of|down to|on) (?:me|us)\b|\b(?:my|our) (?:own )?(?:fault|mistake|doing)\b")
_ASCRIBED = lazily(
    r"\b(?:sounds|seems|feels|looks|felt|seemed)(?: to me)?(?: like| as if| as though| that)?\b(?! (?:you|they)\b)"
)
"""What follows is their view of things, not the learner's."""
_OF_ONESELF = lazily(
    r"\b(?:i|i'm|me|us|we|we're|my|our)\b[^.?!,;]{0,25}$|"
    r"\b(?:if|may|might|could|maybe|perhaps|probably|sorry|excuse|forgive|bit)\b[^.?!;]{0,30}$(?<!you)"
)
_NOT_SO = lazily(r"\b(?:not|never|isn't|aren't|wasn't|weren't|nobody's|nobody is)(?: an?| all)? $")
_NOTHING: set[str] = set()
_I_SAY = lazily(r"\b(?:i|i'd|i'll|we|we'd|we'll)\b[^.?!;]{0,40}\b(?:say|write|tell|explain|put)\b[^.?!;]{0,20}$")
_OURS = lazily(r"\b(?:our|my)\b")


@dataclass(frozen=True)
class Notes:
    """A turn, its scene, and the phrases met."""

    view: View
    scene: Scene
    traits: dict[str, tuple[Hit, ...]]
    length: int
    """Words of the whole turn, those left out of `view` included."""

    def has(self, *traits: str) -> bool:
        """Whether any of these traits was met anywhere."""
        return not self.traits.keys().isdisjoint(traits)

    def hits(self, *traits: str) -> tuple[Hit, ...]:
        """All places of these traits."""
        met = self.traits
        if len(traits) == 1:
            return met.get(traits[0], ())
        return tuple([hit for trait in traits if trait in met for hit in met[trait]])

    def inside(self, sentence: Sentence, *traits: str) -> tuple[Hit, ...]:
        """Places of these traits in one sentence."""
        if self.shown(sentence).isdisjoint(traits):
            return ()
        return tuple([h for h in self.hits(*traits) if sentence.start <= h.start < sentence.end])

    def within(self, sentence: Sentence, *traits: str) -> bool:
        """Whether the sentence shows one of these traits."""
        return not self._shown.get(sentence.start, _NOTHING).isdisjoint(traits)

    def shown(self, sentence: Sentence) -> set[str]:
        """The traits that the sentence shows."""
        return self._shown.get(sentence.start, _NOTHING)

    @once
    def _shown(self) -> Mapping[int, set[str]]:
        """Traits met in each sentence, by the place it starts."""
        shown: dict[int, set[str]] = {}
        for trait, hits in self.traits.items():
            for hit in hits:
                shown.setdefault(self.view.sentence_at(hit.start).start, set()).add(trait)
        return shown


def take_notes(view: View, scene: Scene, length: int) -> Notes:
    """Find every known phrase in a turn. Harm in quotation, in reported speech or under denial is left out."""
    hits = [h for h in _LEXICON.find(view, view.spoken) if not h.trait.startswith("!") or not _excused(view, h)]
    return Notes(view, scene, by_trait(hits), length)


def _excused(view: View, hit: Hit) -> bool:
    if view.own[hit.start] == " ":
        return True
    sentence = view.sentence_at(hit.start)
    before = _NEXT_CLAUSE.split(view.own[sentence.start : hit.start])[-1]
    if hit.trait == "!irritator" and view.own.startswith(" of ", hit.end):
        return True
    if hit.trait in ("!absolutist", "!pressure") and _ASCRIBED.search(before):
        return True
    if hit.trait == "!hostile" and (_NOT_SO.search(before) or (_OF_ONESELF.search(before) and "you" not in before)):
        return True
    if hit.trait == "!blame" and (_AS_IF.search(before) or _OWNED.search(sentence.text) or _I_SAY.search(before)):
        return True
    if hit.trait == "!blame" and (_UNTOLD.match(view.own, hit.end) or _OURS.search(view.own, hit.start, hit.end)):
        return True
    return bool(_REPORTED.search(before) or _DENIED.search(before))
