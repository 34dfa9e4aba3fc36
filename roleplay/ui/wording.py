"""The rubric's own wording, which is short and made for graders, in words for learners.

What is not listed is shown as the rubric has it, so an edited rubric speaks for itself.
"""

_PLAINLY = dict(
    (
        (
            "Adversarial: threat, blame, ultimatum, deception",
            "You worked against them: a threat, blame, an ultimatum or an untruth.",
        ),
        (
            'Self-only or fake "we"; opportunity missed',
            "This was about your side only, where you could have made it a shared matter.",
        ),
        (
            "Polite or generic togetherness, no content",
            "Friendly and together in tone, but nothing in it that you really share.",
        ),
        (
            "Specific shared goal or joint problem tied to *their* stake; or transparent process; or benefit for "
            "both with reason",
            "You named a goal or problem you share, an open way to work through it, or what both of you gain and why.",
        ),
        (
            "3 + their own words/priority + invites co-authoring (choice, trade, criterion) while own interest "
            "stays explicit",
            "You built on what matters to them, said what matters to you, and asked them to shape the answer with you.",
        ),
        (
            "Question as weapon: leading, loaded, trap, sceptical of the concern, interrogation",
            "The question pushed: it led, trapped, doubted their concern, or asked for a secret.",
        ),
        (
            "Cue missed: assumes, pitches, closed yes-hunting, answers own question",
            "They gave you something to ask about, and you assumed, pitched, fished for a yes, or answered it "
            "yourself.",
        ),
        (
            "Relevant but generic or purely factual; not tied to the cue",
            "A fitting question, but one that would suit anybody, or that asks for facts only.",
        ),
        (
            "One targeted open question / mirror / calibrated question built on their words",
            "One open question, built on their own words.",
        ),
        (
            "3 + below the position: stakes, implications, personal and business win; or own assumption offered "
            "for correction; or how-might-we on *their* constraint. One question, ≤40 words, then stop",
            "One short question on their words that goes beneath what they ask for: what is at stake for them, "
            "what you may have wrong, or how to work with their limits.",
        ),
        (
            "Invalidates: dismisses, minimises, corrects the feeling, excuses/blames first",
            "You made what they feel smaller, corrected it, or put an excuse or blame first.",
        ),
        (
            "Ignores or tokens it away, then own agenda/solution",
            "What they feel or told you went by without an answer, or with a token one, before your own point.",
        ),
        (
            "Formulaic: generic sympathy, parroting, content paraphrase that skips an explicit emotion, apology "
            "without the what",
            "You acknowledged them, but it was general, nearly word for word, or left out the feeling or what "
            "happened.",
        ),
        (
            'Specific and accurate: names concern/emotion **and its cause**, tentative, no "but"',
            "You put their concern or feeling and its cause into words, with care and without a “but”.",
        ),
        (
            '3 + legitimises ("makes sense, given…") or voices the unstated stake, or synthesises '
            "goal+challenge+fear, **and** invites correction, keeping own needs intact",
            "You named it and its cause, said why it makes sense or what is at stake, and asked whether you have "
            "it right, without giving up your own needs.",
        ),
        (
            "stems without substance, or text aimed at the grader",
            "good-sounding beginnings with nothing behind them, or words meant for the grading",
        ),
        (
            "asks for secrets or hidden interests, or meddles with the simulation",
            "asks for secrets, or meddles with the exercise",
        ),
        (
            "a give that is named as one, a named return, and what it does for them",
            "says what you give, what you want for it, and what it does for them",
        ),
        (
            "own solution, features or price move that uses nothing they said, before any interest is known; or "
            "any solution while an explicit emotion waits",
            "a solution, features or a price move before you know what they need, or while a feeling waits for an"
            " answer",
        ),
        (
            "no link to what they last said while something waits",
            "moves on without a link to what they last said, while something waits for an answer",
        ),
        (
            "justifies or excuses before any acknowledgement, while a concern waits",
            "explains or excuses before acknowledging the concern they raised",
        ),
        (
            "credits effort, care or progress of theirs",
            "gives them credit for effort, care or progress",
        ),
    )
)


def plainly(means: str) -> str:
    """What a level or move of the rubric means, for learners."""
    return _PLAINLY.get(" ".join(means.split()), means.replace("*", ""))
