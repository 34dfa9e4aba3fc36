"""What advice says: the effect of a move worth keeping; the behaviour, effect and alternative of one to change.

About words and their effect, never about the person.
"""

KEEP: dict[str, tuple[str, ...]] = {
    "label": (
        "it puts what they feel and its cause into words, which is what lets people go on talking.",
        "naming the worry and where it comes from shows them you heard more than the facts.",
    ),
    "validate": (
        "saying why it makes sense costs you nothing and takes the heat out.",
        "you gave the feeling its reason without giving anything away.",
    ),
    "summary_check": (
        'you put their points together and left room to be corrected, which earns a "that\'s right".',
        "several of their points in one picture, with a check: they can tell you followed.",
    ),
    "paraphrase": (
        "their point in fewer words tells them it arrived.",
        "it shows what you took from what they said, so they can correct it.",
    ),
    "repair": (
        "owning the slip without an excuse gives them back some ground to trust.",
        "it names what your side did, and stops there.",
    ),
    "affirm": ("credit for what they did is heard, because it is exact.", "it gives them credit for something real."),
    "follow_up": (
        "the question is made of what they just said, so it gets a real answer.",
        "you stayed with their words in place of moving to your list.",
    ),
    "calibrated": (
        "a how or what about doing invites them to solve it with you.",
        "it hands them the problem to work on with you, not an answer to reject.",
    ),
    "mirror": (
        "a word of theirs, put back as a question, and then silence: they will fill it.",
        "short, and it leaves them the floor.",
    ),
    "open_question": ("it leaves them free to say what matters.", "an open question, and then you stopped."),
    "shared_goal": (
        "it says what both sides want, with something in it.",
        "the aim you share is named, so the two of you have a common task.",
    ),
    "we_frame": (
        "it puts both of you on the same side of the table.",
        'the "we" has something in it that belongs to both of you.',
    ),
    "process": (
        "agreeing how to talk makes the rest easier.",
        "they can see where the talk is going, and have a say in it.",
    ),
    "option": (
        "a way forward that can be discussed gives them something to build on.",
        "it is concrete, and still open to change.",
    ),
    "tradeoff": ("both halves of the exchange are on the table.", "if-then keeps what you give tied to what you get."),
    "reciprocal_concession": (
        "the give, the return and what they gain are all named.",
        "what you give is visible, and so is what it is for.",
    ),
    "objective_criterion": (
        "a measure neither of you owns takes the pushing out of it.",
        "an outside measure is easier to accept than a will.",
    ),
    "candor": (
        "saying your own limit with its reason makes the rest of what you say easier to believe.",
        "an honest limit now saves both of you a surprise later.",
    ),
    "service_offer": ("it helps towards their aim, not yours.", "you offered something that eases their job."),
    "autonomy": (
        "leaving the choice with them lowers the pressure.",
        "they stay free to choose, so they can afford to think aloud.",
    ),
    "follow_through": (
        "who does what by when is what makes an agreement hold.",
        "names and dates turn a yes into something that happens.",
    ),
    "pause_reset": (
        "naming the tension and going back to the shared aim clears the air.",
        "you stopped the spiral and said what both of you want.",
    ),
    "style_adapt": ("you met their way of working openly.", "it fits how they like to work."),
    "rapport": ("a warm first sentence makes the next ones easier.", "it is personal without taking long."),
    "promise_kept": (
        "what you promised arrived, and you said so.",
        "a small promise kept makes the next one believable.",
    ),
}

HARM: dict[str, tuple[str, str, str]] = {
    "dismiss": (
        "{quote} makes their feeling smaller",
        "People then say it louder, or stop saying it.",
        "Name what it cost them first; the facts can wait.",
    ),
    "defend": (
        "{quote} explains before it acknowledges",
        "A reason heard too early sounds like an excuse.",
        "Say what it did to them, then offer the reason if they ask.",
    ),
    "blame": (
        "{quote} puts the fault on their side",
        "They now have to defend themselves.",
        "Describe the gap between you, without an owner.",
    ),
    "absolutist": (
        "{quote} shuts the door",
        "A flat no leaves them only pushing or leaving.",
        "Say what is fixed and why, and then what could move.",
    ),
    "pressure": (
        "{quote} adds a threat or a deadline of yours",
        "People who feel pushed look for the exit.",
        "Say your constraint and its reason, and ask what would work.",
    ),
    "premature_pitch": (
        "{quote} offers a solution before their reason is known",
        "It answers a question they have not asked.",
        "Ask about what they just said; the solution keeps.",
    ),
    "leading_question": (
        "{quote} carries its own answer",
        "You get a polite yes that will not last.",
        "Ask it so that you could not guess the answer.",
    ),
    "stacked_questions": (
        "Several questions came at once",
        "They answer the easiest and skip the one that matters.",
        "Pick the one you most want answered, and stop.",
    ),
    "interrogation": (
        "This is another question with nothing given back",
        "A row of questions begins to feel like an inspection.",
        "Say first what you took from their last answer.",
    ),
    "loaded_why": (
        "{quote} asks them to justify themselves",
        "A why about a choice invites a defence.",
        "Ask what led to it, or what it has to do for them.",
    ),
    "i_demand": (
        "{quote} asks, with no reason and nothing in return",
        "A bare demand is easy to refuse.",
        "Say what it is for, and what they gain by it.",
    ),
    "fake_we": (
        'The "we" in {quote} is your side alone',
        "They notice whose goal it is.",
        "Name something they want too, or say plainly that it is your need.",
    ),
    "parrot": (
        "{quote} gives their sentence back word for word",
        "It sounds like a recording, not like listening.",
        "Say it in half the words, with what it meant for them.",
    ),
    "generic_empathy": (
        "{quote} would fit anyone",
        "Sympathy without their story in it does not reach them.",
        "Put the thing that happened to them into the sentence.",
    ),
    "label_as_accusation": (
        "{quote} judges the person",
        "A label about character starts a fight about character.",
        "Describe the situation that would make anyone react so.",
    ),
    "capitulate": (
        "{quote} gives without asking for anything",
        "It teaches them to push again.",
        "Accept the feeling, and tie any give to a return.",
    ),
    "topic_switch": (
        "{quote} moves on while something of theirs is still open",
        "What is passed over comes back, louder.",
        "Answer what they said in one sentence before your own point.",
    ),
    "monologue": (
        "This turn is long",
        "After a minute people wait for the end and stop following.",
        "Say one thing, then ask what they make of it.",
    ),
    "irritator": (
        "{quote} praises your own offer",
        "Said by you, it grates.",
        "Name the benefit to them, or a measure they can check.",
    ),
    "instant_counter": (
        "{quote} answers their proposal with yours",
        "It tells them theirs was not considered.",
        "Say what you like in theirs or ask about it, then bring yours.",
    ),
    "extraction": (
        "{quote} asks for what they are keeping to themselves",
        "Asked for a secret, people close up.",
        "Ask what they need to be able to say yes.",
    ),
    "gaming": (
        "{quote} is form without content, or is not meant for them",
        "They cannot do anything with it.",
        "Say one true thing about what they just told you.",
    ),
    "deception": (
        "{quote} does not match what you know",
        "Once it comes out, nothing else you said counts.",
        "Say what is true and what you do not know yet.",
    ),
    "hostile": (
        "{quote} attacks the person",
        "After this nobody listens to the rest.",
        "Take a breath, own it in a sentence, and go back to the problem.",
    ),
}

MISSED: dict[str, tuple[str, str, str]] = {
    "feeling unanswered": (
        "What they feel went without an answer",
        "It stays in the room until somebody says it.",
        "Put it into words with its cause, before your own point.",
    ),
    "point unanswered": (
        "Nothing of what they told you came back",
        "They cannot tell whether it arrived.",
        "Say their main point in half the words, then yours.",
    ),
    "heard in passing": (
        "The listening has little of their story in it",
        "They cannot tell that you understood.",
        "Name what happened to them and why it weighs.",
    ),
    "asked, not named": (
        "You asked about it and did not name it",
        "The question shows interest, not yet that you heard.",
        "Say in a few words what you heard, then ask.",
    ),
    "reason unexplored": (
        "Their reason was left unexplored",
        "The talk turns on the what, without the why.",
        "Ask one open question made of their own words.",
    ),
    "fact asked": (
        "The question asks for a fact or a yes",
        "It brings no reasons.",
        "Take a word of theirs and ask what is behind it.",
    ),
    "own side only": (
        "It speaks of your side alone",
        "They hear a demand, however politely put.",
        "Name something they want too, and what it has to do with yours.",
    ),
    "bare terms": (
        "The terms stand without a reason or a return",
        "They can only take them or push for more.",
        "Say why, what you need for it, and what it does for them.",
    ),
    "nothing concrete": (
        "Nothing in it is concrete yet",
        "They have nothing to say yes to.",
        "Name the shared aim, a way to get there, and ask about it.",
    ),
}
