"""Makes long calls: the same seed gives the same one."""

import random

from roleplay.domain.call import Call, CallTurn

THEIRS = (
    "Honestly, we were burned last time and I had to explain it to my board.",
    "Our cap is 80k and your quote is 96. I don't see how we get there.",
    "The rollout in the third quarter takes everybody I have.",
    "I'm worried that my team will be the one to pay for a late start.",
    "We looked at two others. One of them is cheaper and lives up to what it says, mostly.",
    "What does the support cover at the weekend?",
    "That date was missed twice, and it was my name on it. I'm not happy.",
    "Fine. Send me the paper and I will have a look.",
    "We have 60 people on three sites, and two of the sites share a shift lead.",
    "If we sign for two years, what do you do for us on training?",
)
OURS = (
    "It sounds like you were left to explain our delay to your own people. Have I got that right?",
    "What would have to be true for the third quarter to feel safe?",
    "Our onboarding is best in class, most customers are live in ten days.",
    "Calm down, two weeks is normal.",
    "How many users do you have? What's the budget? When do you sign? Who else decides?",
    "I understand, but let me show you our new dashboard.",
    "We both want the launch to hold. Let's look at which parts of the scope it really depends on.",
    "If you can commit two sites, I can move the training into January so that the risk leaves your budget.",
    "So the cap is fixed, and what moves is the start. What am I missing?",
    "Sign by Friday or the discount is gone.",
    "I see.",
    "Which part of the weekend worries you most?",
)
LISTENING = ("Mm-hm.", "Right.", "Yeah, I see.")


def a_long_call(turns: int = 1500, seconds: float = 7200.0, seed: int = 7) -> Call:
    """A talk between Ana, who sells, her colleague Cy, and Bob and Dee, who may buy."""
    chance = random.Random(seed)
    step, said, speaker = seconds / turns, [], "Bob"
    for number in range(turns):
        speaker = chance.choice([name for name in ("Ana", "Ana", "Ana", "Bob", "Bob", "Dee", "Cy") if name != speaker])
        lines = OURS if speaker in ("Ana", "Cy") else THEIRS
        text = " ".join(chance.sample(lines, chance.randint(1, 3)))
        if chance.random() < 0.12:
            text = chance.choice(LISTENING)
        start = round(number * step, 3)
        end = round(start + step * 0.9, 3)
        said.append(CallTurn(speaker=speaker, text=text, start=start, end=end, line=number + 1))
    return Call(name="long-call.vtt", format="WebVTT", turns=tuple(said))
