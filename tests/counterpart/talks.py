"""Learners' lines that fit any counterpart, and whole sessions played with them through the real path."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from roleplay.counterpart.base import Scene
from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.domain.base import Said
from roleplay.domain.directions import Directions
from roleplay.domain.persona import Persona
from roleplay.rules import director, signals
from roleplay.rules.grading import grade
from tests.builders import a_rubric

AVERAGE = (
    "Hi {name}, thanks for the call. How are you?",
    "Do you have any questions about our proposal?",
    "I understand. What's your budget for this?",
    "Our product is easy to use and most customers are happy with it.",
    "I hear you, that must be frustrating. What would you need to move forward?",
    "So you're saying it's hard to justify.",
    "Is it the price that is the problem?",
    "We could do 10% off if that helps.",
    "What about your team, what do they think?",
    "How many people would use it, when would you start, and who signs?",
    "OK.",
    "Could you tell me more about that?",
    "What happens if nothing changes?",
    "It sounds like this worries you.",
    "I see. What else is important to you?",
    "We could start with a small pilot.",
    "That makes sense. Who else would need to agree?",
    "What would be a fair price in your view?",
    "Sorry, I went too fast there. What did you mean?",
    "Can we agree on the next steps then?",
)
TALKATIVE = (
    "Hello hello! Lovely to finally speak to you, {name}. I had such a drive this morning, roadworks everywhere, you "
    "wouldn't believe it. How was your weekend?",
    "Ha, I know the feeling. My kids kept me up all night. Anyway, how's business going?",
    "That's so interesting, I always say people in your line of work have it hard. What does a normal day look like "
    "for you?",
    "Right, right. We had another customer just like that, and in the end it all worked out.",
    "So tell me, how did you end up in this job? I started as an intern here eleven years ago, would you believe it.",
    "I love that. And what do you think about the whole thing?",
    "Oh that reminds me, our office moved last month, it's a nightmare with the boxes, but the coffee's better. Where "
    "are you based?",
    "I'm rambling, sorry. You were telling me something about how you see it, please go on.",
    "Mm, I totally get that. Everybody I talk to says the same. What would make it easier for you?",
    "Wow. And what did your boss say to that?",
    "I can imagine. It must be tiring to be the one in the middle all the time.",
    "By the way, my colleague Tom sends his regards, he said you're great to work with.",
    "So where were we? Ah yes, the offer. What did you think of it?",
    "Good question actually, I'd have to check with our people. What would you say if we found a way to do it step by "
    "step?",
    "I'm a big fan of doing things together, you know, as partners. How would that look for you?",
    "Thank you for being so open with me, I really appreciate it, not everybody is.",
    "What's the one thing you'd change if you could?",
    "OK so what I hear is that it's not only about money, it's also about how it lands with people. Is that fair?",
    "Great. And is there anything else I should know before we wrap up?",
    "Well, it was really nice talking to you. Shall we do this again next week, say Tuesday at ten?",
)
LEARNERS = {"average": AVERAGE, "talkative": TALKATIVE}
ALIKE = 90
"""Likeness in per cent from which two replies count as the same."""


def played(persona: Persona, lines: Sequence[str], seed: int) -> Iterator[tuple[Directions, str]]:
    """What was to be said in reply to each line, and what was said, until the session ends or the lines run out."""
    rubric, name = a_rubric(), persona.name.removeprefix("Dr ").split()[0]
    state = director.begin(persona, rubric, seed)
    said = (Said(speaker="counterpart", text=director.opening(persona, seed)),)
    for line in lines:
        if state.ended:
            return
        words = line.replace("{name}", name)
        context = director.context(persona, state, said)
        reading = grade(signals.read(words, context), words, context, rubric)
        state, directions = director.advance(state, reading, persona, rubric)
        said = (*said, Said(speaker="learner", text=words))
        speech = BuiltinCounterpart().reply(Scene(directions=directions, said=said, voice=persona.voice, seed=seed))
        text = "".join(map(str, speech))
        said = (*said, Said(speaker="counterpart", text=text))
        yield directions, text


def replies(persona: Persona, lines: Sequence[str], seed: int) -> tuple[str, ...]:
    """The opening and every reply."""
    return (director.opening(persona, seed), *(text for _, text in played(persona, lines, seed)))


def distinct(spoken: Sequence[str]) -> float:
    """Share of replies that are no near copy of an earlier one, 0-1."""
    kept: list[str] = []
    for text in map(str.casefold, spoken):
        if not any(fuzz.ratio(text, other, score_cutoff=ALIKE) for other in kept):
            kept.append(text)
    return len(kept) / len(spoken)
