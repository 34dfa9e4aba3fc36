"""A small synthetic voice and scenes for it."""

from typing import Any, get_args

from roleplay.counterpart.base import Scene
from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.domain.base import Said
from roleplay.domain.directions import Directions, Tone
from roleplay.domain.persona import Answer, Situation, Voice
from tests.builders import a_persona

SITUATIONS: tuple[Situation, ...] = get_args(Situation)
SLOTTED: dict[Situation, tuple[str, ...]] = {
    "guarded": ("I keep quiet about {topic} for now.", "Not a word from me on that today."),
    "vague": ("Of {topic} I know too little to speak.", "That is something nobody here could tell you."),
    "confused": ("What do you mean by {words}, please?", "I cannot make head or tail of it."),
    "mirrored": ("\"{words}\" is the very word I would pick.", "Yes, I put it like that on purpose."),
    "offer_accepted": ("With {terms} I can live quite well.", "Good, that much is settled between us."),
    "offer_refused": ("With {terms} I cannot live at all.", "No, that does not hold for us."),
    "offer_too_early": ("Let us not talk about the {issue} before the rest.", "It is too soon for that, I find."),
    "offer_counter": ("Suppose we said {terms} in its place.", "I would rather have {terms} from you."),
    "reciprocates": ("You moved, so here is {terms} from me.", "One good turn deserves another from me."),
    "restate_please": ("So we say {terms}, have I got it all?", "Say all of it back to me once more."),
}
VOICE = Voice(
    openings=("Good morning, shall we talk about the price?",),
    lines={s: SLOTTED.get(s, (f"This is the first thing for {s.replace('_', ' ')} here.",
                              f"Another line about {s.replace('_', ' ')} it is, then. It has two sentences."))
           for s in SITUATIONS},
    answers=(
        Answer(about=("team size", "how many people", "headcount"), lines=("Sixty people work here.",
               "We are sixty, all told.")),
        Answer(about=("who decides", "approval", "signature"), lines=("Finance signs anything of that size.",)),
        Answer(about=("timeline", "when would you start", "deadline"), lines=("February would be the earliest.",)),
        Answer(about=("budget",), lines=("The budget round is still open.",)),
        Answer(about=("current tool", "what do you use today"), lines=("An old helpdesk with too many macros.",)),
        Answer(about=("tool vendors", "other suppliers"), lines=("We looked at one other supplier.",)),
    ))
CALM = Tone(warmth="open", heat="calm", hurried=False, max_words=60)
CARD = a_persona().card


def the_directions(turn: int = 1, **changes: Any) -> Directions:
    """Directions for a calm, open reply."""
    return Directions.model_validate({"turn": turn, "card": CARD, "phase": "discovery", "tone": CALM} | changes)


def talk(*lines: str) -> tuple[Said, ...]:
    """A conversation that the counterpart opens."""
    return tuple(Said(speaker="learner" if n % 2 else "counterpart", text=line) for n, line in enumerate(lines))


def spoken(*lines: str, seed: int = 1, voice: Voice = VOICE, **changes: Any) -> str:
    """The reply to a conversation whose last line is the learner's; after "Good morning." where only that is given."""
    said = talk(*lines) if len(lines) > 1 else talk("Good morning.", *lines)
    scene = Scene(directions=the_directions(len(said) // 2, **changes), said=said, voice=voice, seed=seed)
    speech = BuiltinCounterpart().reply(scene)
    text = "".join(str(piece) for piece in speech)
    assert text == speech.spoken.text
    return text
