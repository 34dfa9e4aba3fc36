"""Plain lines of the built-in voice for when a persona's own are used up, and the parts fresh ones are made of.

They fit anyone: no reasons, no figures, nothing about the scenario. `{topic}`, `{words}`,
`{terms}` and `{issue}` are slots.
"""

from roleplay.domain.persona import Situation

LINES: dict[Situation, tuple[str, ...]] = {
    "greeted": ("Hello.", "Hi there.", "Good to hear from you.", "Hello, yes, I have a moment."),
    "thanked": ("Don't mention it.", "No trouble.", "You're welcome.", "That's all right."),
    "small_talk": ("Can't complain, thanks.", "Busy, but fine, thank you.", "All well here, thanks for asking.",
                   "Much as usual for the time of year."),
    "personal_question": ("I'd sooner stick to the matter in hand.", "That's a bit personal for a work call.",
                          "Let's leave me out of it for now."),
    "felt_heard": ("Yes. That's about it.", "You've put your finger on it.", "Yes, something like that.",
                   "That's closer than most people get."),
    "partly_heard": ("That's part of it, yes.", "Something like that.", "You're not far off.", "There's truth in that.",
                     "More or less, yes."),
    "thats_right": ("That's right.", "Yes, that's right, exactly that.", "That's right, you have it."),
    "youre_right": ("You're right, let me think about it.", "Yes, you're right, I'll give it some thought.",
                    "You're right, I suppose. I'll sleep on it."),
    "quick_yes": ("Yes, I suppose.", "Sure, yes.", "Yes, probably.", "I guess so, yes."),
    "wrong_label": ("No, that isn't quite it.", "Not really. You're a little off there.",
                    "I wouldn't put it like that.", "That's not how it looks from here."),
    "curious": ("Fair question.", "Reasonable thing to ask.", "You do well to ask.", "That's worth asking."),
    "mirrored": ("Yes. {words}.", "{words}, yes.", "That was the word.", "I did say that, yes."),
    "invited": ("I could do that with you.", "All right, let's look at it together.", "Yes, let's try that."),
    "liked_idea": ("That's not a bad thought.", "There could be something in that.", "I could see that helping.",
                   "Now that I can work with."),
    "reassured_by_candor": ("I'd rather hear that now than later.", "Thank you for being straight about it.",
                            "Good that you say so."),
    "uneasy": ("It's not nothing, this, from where I sit.", "I'm not at ease with it, to be plain.",
               "Something about this still bothers me."),
    "upset": ("I'm upset about this, I'll say that much.", "I'm angrier about this than I sound.",
              "This gets to me, all of it."),
    "overlooked": ("That wasn't said in passing, just now. It worries me.",
                   "Let me be plainer, then: it does worry me.", "What I just said was meant. I'm worried."),
    "besides": ("And there's another thing.", "Something else, while we're at it.", "That isn't all of it, mind.",
                "And since we're talking."),
    "over_to_you": ("So what do you make of it?", "What would you do with that?", "Where would you go from there?",
                    "And what follows from that, for you?"),
    "hurt": ("I did tell you something there, and you walked past it.", "What I said a moment ago still stands.",
             "I'd hoped you had heard what I just told you.", "You haven't said a word about what I told you."),
    "hurt_again": ("I have raised this more than once and you keep stepping over it.",
                   "Are you hearing me at all on this?", "I'm tired of saying it and getting nothing back.",
                   "This is exactly the thing I keep trying to tell you.",
                   "I don't think you've taken in a word of it.", "You do this each time I bring it up.",
                   "Do you even remember what I told you?", "I might as well talk to the wall about it.",
                   "One sentence on it from you would have done."),
    "pitched_at": ("You're selling before you've asked me anything.", "That's your answer, but what was my question?",
                   "I've seen a brochure already.", "You don't know yet whether I need that."),
    "pushed": ("Pushing me won't help.", "I don't decide things with a gun to my head.",
               "If that's a deadline, it's yours and not mine."),
    "dismissed": ("It matters to me, so please don't wave it away.", "Easy for you to say.",
                  "You may not think it's much. I do."),
    "blamed": ("So now it's our doing?", "I won't have this put on my people.", "Careful where you point that finger."),
    "excused": ("That explains it for you, not for me.", "I didn't ask for the reasons.",
                "An explanation isn't the same as being heard."),
    "led": ("You've answered that one yourself.", "Is that a question or a nudge?",
            "You'd like me to say yes to that."),
    "interrogated": ("That's a lot of questions in a row.", "I feel as if I'm filling in a form.",
                     "You're asking plenty and giving little."),
    "lectured": ("That was a lot at once.", "You lost me somewhere in the middle of that.",
                 "Could you keep it shorter?"),
    "ignored": ("That's not what I was talking about.", "We seem to have jumped somewhere else.",
                "I said something and you changed the subject."),
    "soothed": ("Kind of you to say.", "Well, thanks.", "It's a bit more than that, but thanks."),
    "insulted": ("I won't be spoken to like that.", "Mind how you talk to me.", "That was uncalled for."),
    "flattered": ("Kind of you, but it doesn't change the question.", "You needn't butter me up.",
                  "Nice to hear, though it's not what we're here for."),
    "lied_to": ("That isn't true, and we both know it.", "I happen to know that's not so.",
                "Do you want to say that again, knowing I can check?"),
    "demanded": ("You need it. I see that. Why should I?", "I hear what you want, not what's in it for us.",
                 "That's a demand, not an offer."),
    "guarded": ("I'd rather leave that for now.", "Let me keep that to myself.", "Not something I'll go into today."),
    "more_to_it": ("There's more to it than that. Not today, perhaps.", "That's the part I'm still turning over.",
                   "I'd get to that, I think, if we go on like this."),
    "vague": ("I couldn't say.", "I don't know that well enough to tell you.", "I'd have to find that out."),
    "confused": ("I didn't follow that.", "You've lost me there.", "Sorry, what do you mean?"),
    "meddling": ("I'm not sure what you mean. Shall we get back to it?",
                 "I don't follow you. Back to the matter, please.",
                 "No idea what that's about. Where were we?"),
    "silence": ("Are you still there?", "You've gone quiet.", "Hello? I think I lost you.", "Take your time."),
    "foreign": ("I'm sorry, could we stay with English?", "English, please, I don't follow otherwise.",
                "You've lost me, could you say that in English?"),
    "repeated": ("We've had that one already.", "We've been over this one.", "Didn't we just have that?",
                 "That's the same as before."),
    "hurried": ("I've not got long, by the way.", "I'm watching the clock a little.", "I do have to go soon.",
                "We should move along, I'm short of time."),
    "offer_accepted": ("All right, {terms}, that I can do.", "Fine by me: {terms}.", "Good, {terms} then."),
    "offer_refused": ("No, that doesn't work for us.", "I can't sign that.", "That's a no from me as it stands."),
    "offer_too_early": ("It's too early for the {issue}.", "Not the {issue} yet, please.",
                        "Let's not settle the {issue} before the rest."),
    "offer_waits": ("Not while the other thing is still lying there.", "Terms can come after what I told you.",
                    "I can't do numbers on top of that."),
    "offer_counter": ("I'd look at it if it were {terms}.", "Make it {terms} and we can talk.",
                      "What about {terms} instead?"),
    "offer_blind": ("You may be right, but you haven't asked what I'd need it for.",
                    "I can't tell whether that helps, and nor can you yet.",
                    "That sounds like a guess at what I need."),
    "restate_please": ("Say it back to me so we both have the same thing: {terms}?",
                       "Before I say yes, tell me once more what we'd be agreeing.",
                       "Run me through it one last time."),
    "reciprocates": ("You moved, so I'll move too.", "Fair is fair, then I can give a little as well.",
                     "That deserves a step from me."),
    "agreement": ("Then we have a deal.", "Good. We have an agreement.", "Agreed, then. I'm glad we got there."),
    "learner_leaves": ("All right. Thanks for saying so plainly.", "Understood. No hard feelings.",
                       "Fair enough, better to know it now."),
    "warning": ("If it goes on like this, we're done.", "I'm close to ending this conversation.",
                "One more like that and I hang up."),
    "walk_away": ("That's it, we're finished here.", "I'm ending this now. Goodbye.", "We're done, goodbye."),
    "stall": ("Send me something in writing and I'll look at it.", "Let's leave it there, drop me a mail.",
              "I need to get on. Send something over and we'll see."),
    "time_up": ("That's my time, I have to go.", "I'm out of time, we'll have to leave it there.",
                "My next appointment is waiting, so that's it for today."),
}

Grammar = tuple[tuple[str, tuple[str, ...]], ...]
"""Cores, each with the endings that fit it."""

_LATER = ("", "just now", "today", "for the moment", "at this stage", "this early", "yet")
GUARDED: Grammar = (
    ("I'd rather not go into that", _LATER[:6]),
    ("I'd sooner keep that to myself", _LATER[:6]),
    ("that's not something I'll get into", _LATER[:6]),
    ("let's leave that one where it is", _LATER[:5]),
    ("I'm not ready to talk about that", ("", "today", "yet", "here")),
    ("I'll keep my own counsel on that", _LATER[:5]),
    ("you'd have to bear with me on that one", ("", "for now", "a little longer")),
    ("there's a bit more to it than I want to unpack", ("", "right now", "today", "over the phone")),
    ("I'd want to know you better before I went there", ("",)),
    ("ask me that again further down the road", ("",)),
)
GUARDED_OPENERS = ("", "", "", "Hm,", "With respect,", "That one,", "If it's all the same to you,",
                   "To be straight with you,")

VAGUE: Grammar = (
    ("I couldn't tell you", ("exactly", "off the top of my head", "with any confidence", "without checking")),
    ("I don't have a proper answer to that", ("", "today", "in front of me", "to hand")),
    ("I'd have to look into that", ("", "first", "before I said anything", "and come back to you")),
    ("that's hard to put a finger on", ("", "from here", "right now")),
    ("I haven't thought it through that far", ("", "yet", ", to be fair")),
    ("I'd only be guessing", ("", "there", "if I said anything")),
    ("it depends on more than I can say", ("", "right now", "in a sentence")),
    ("I can't give you anything solid on that", ("", "today", "at the moment", "from memory")),
    ("nobody has worked that out on our side", ("", "yet", "as far as I know")),
    ("different people here would tell you different things", ("", "about that")),
)
VAGUE_OPENERS = ("", "", "", "Hm,", "On {topic},", "As to {topic},")

CONFUSED: Grammar = (
    ("I don't follow", ("", "you there", "what you mean by that", "that last bit")),
    ("I'm not sure what you're getting at", ("", "there", "with that")),
    ("you've lost me", ("", "there", "with that one", "a little")),
    ("could you put that another way?", ("", "for me", "so I can follow")),
    ("I can't make sense of that", ("", "as it stands", "the way you put it")),
    ("what do you mean by that?", ("", "exactly")),
    ("say that again so that I can follow", ("",)),
)
CONFUSED_OPENERS = ("", "", "Sorry,", "Hm,", "Forgive me,")

CARRY_WARM: Grammar = (
    ("that's useful to know", ("", "from your side", "before we go on")),
    ("I like the way you're coming at this", ("", "today")),
    ("let's take that a step further", ("", "together")),
    ("I can see where you're heading", ("", "with this", "and I don't mind it")),
    ("keep going, I'm with you", ("", "so far", "on this")),
    ("tell me how you'd see that working", ("", "for both of us", "day to day")),
    ("I'm happy to think along with you", ("", "on that", "there")),
    ("that gives me something to work with", ("", "on my side")),
)
CARRY_OPEN: Grammar = (
    ("I can follow that", ("", "so far", "up to a point")),
    ("go on, I'm listening", ("", "to you")),
    ("tell me a bit more about how you see it", ("", "then")),
    ("that's one way of looking at it", ("", ", I suppose")),
    ("what would that look like for us?", ("", "in practice")),
    ("I'd want to see how that plays out on our side", ("", "first")),
    ("let me hold on to that", ("", "for a moment", "while we talk")),
    ("I'm not against hearing more", ("", "about it", "on that")),
)
CARRY_COOL: Grammar = (
    ("I take note of that", ("", "for now")),
    ("I'm not sure where that gets us", ("", "yet", "on our side")),
    ("that may be how you see it", ("", "on your end")),
    ("I'd need a reason to care about that", ("", "first", "from where I sit")),
    ("what does that mean for us?", ("", "then", "in plain words")),
    ("go on", ("then", "if you like")),
    ("I'm listening, but I'm not there", ("", "yet")),
    ("that doesn't tell me much", ("", "so far", "about our side of it")),
)
CARRY_GUARDED: Grammar = (
    ("if you say so", ("",)),
    ("I hear the words", ("", "so far")),
    ("and", ("what follows from that?", "your point is?", "where does that leave me?")),
    ("that's your view of it", ("", "then")),
    ("I'll reserve judgement", ("", "on that", "for now")),
    ("we'll see about that", ("", "in time")),
)
CARRY_ANGRY: Grammar = (
    ("that's not good enough", ("", "for me", ", frankly")),
    ("get to the point", ("", ", please")),
    ("I've no patience for this", ("", "today", "right now")),
    ("you're not helping yourself", ("", "here", "with that")),
    ("what am I supposed to do with that?", ("", "now")),
    ("that changes nothing", ("", "for me", "as far as I'm concerned")),
    ("don't tell me things I can't use", ("",)),
)
RERAISED: Grammar = (
    ("and what I told you is still lying there", ("", "untouched")),
    ("which still isn't what I was talking about", ("",)),
    ("now could we come back to what I said", ("", "before", ", please")),
    ("that was the easy part", ("", "of what I said")),
    ("the rest you keep stepping round", ("", ", I notice")),
    ("it doesn't make up for not listening", ("", "earlier")),
    ("and you still owe me a word on the other matter", ("",)),
)
CARRY_NOD_ANGRY: Grammar = (
    ("that's all you have to say?", ("", "to that")),
    ("nodding won't do", ("", "just now", "here")),
    ("a word like that costs nothing", ("",)),
    ("then say something to it", ("", ", please")),
    ("I'd hoped for a whole sentence", ("", "from you")),
)
CARRY_NOD: Grammar = (
    ("so where does that leave us?", ("", "then", "now")),
    ("what else did you want to know?", ("", "from me")),
    ("your turn, I think", ("", "then")),
    ("what's next on your list?", ("", "then")),
    ("is there something you wanted to ask?", ("", "me")),
    ("I was waiting for the rest of that", ("", ", to be honest")),
)
PERMITTED: Grammar = (
    ("if you like", ("",)),
    ("if it helps", ("", "you", "us along")),
    ("I won't stop you", ("",)),
    ("you can try", ("", "and I'll tell you what I make of it")),
    ("by all means", ("", "if it's short")),
    ("I suppose so", ("", ", yes")),
    ("go ahead then", ("", "and I'll listen")),
    ("I don't see why not", ("", "for now")),
    ("we can do that", ("", "if it gets us somewhere")),
)
WELCOMED: Grammar = (
    ("go ahead", ("", ", please", "then")),
    ("yes, do", ("",)),
    ("please do", ("",)),
    ("of course, go on", ("",)),
    ("by all means", ("",)),
    ("gladly", ("",)),
    ("why not", ("", ", go ahead")),
    ("you may", ("", ", of course")),
)
REFUSED: Grammar = (
    ("I'd rather you didn't", ("", "just now")),
    ("not now", ("", "no")),
    ("I don't see the use of that", ("", "right now")),
    ("what for", ("?",)),
    ("let's not", ("", "today")),
    ("that can wait", ("", "until we've sorted this out")),
)
CHECKED: Grammar = (
    ("you're not far off", ("", "with that", "there")),
    ("there's some truth in that", ("", "at any rate")),
    ("that's part of it", ("", "at least", "from where I sit")),
    ("near enough to go on with", ("", "for now")),
    ("you could put it that way", ("", ", I suppose")),
    ("some of that I'd sign and some I wouldn't", ("",)),
    ("that's one half of it", ("", ", perhaps")),
)
CHECKED_ANGRY: Grammar = (
    ("you noticed", ("", "then", "in the end")),
    ("so you do see it", ("",)),
    ("that's nearer to it", ("", "than what you said before")),
    ("at least you're looking now", ("",)),
    ("some of it, yes", ("", "and it took you a while")),
    ("you could have said that earlier", ("",)),
)
CARRY_TOPIC = (
    "You mention {topic}. Where are you going with it?", "And where does {topic} come into it for us?",
    "Say why {topic} should matter to me.", "I hadn't thought of {topic}, to be honest.",
    "What is it about {topic} that matters here?", "Tell me what {topic} changes for us.",
)
CARRY_NUMBER = ("{words}, I've got that.", "{words}, you say.", "I heard {words}. Where does that come from?",
                "Noted, {words}.", "{words} is a number. I'd want to know what stands behind it.")
CARRY_OPENERS = ("", "", "", "Okay,", "All right,", "Well,", "Right,")

BETWEEN = (
    "Which of the two do you mean, {terms}?", "Is that {terms}?", "I have {terms} on the table, so which is it?",
    "That's neither one thing nor the other. Do you mean {terms}?", "It would have to be {terms}. Choose one.",
    "There's {terms}, and nothing in the middle. Which?", "I can weigh {terms}. What lies between I can't.",
)
"""Of a value that falls between two options."""
BEYOND = (
    "The nearest I could even discuss is {terms}.", "That's out of range. Where it begins is {terms}.",
    "We could talk about {terms}, if that's what you mean. Not about anything past it.",
    "There's no such thing on my side. The closest is {terms}.", "I'd have to read that as {terms}, or not at all.",
    "Nothing goes that far here. It stops at {terms}.",
)
"""Of a value past every option."""
NOT_NOW = ("So no terms, not yet.", "Terms can wait.", "I'm not doing numbers on top of that.", "The offer can wait.")

NOD = ("Mm.", "Yes.", "Right.", "So.", "Well then.", "Okay.")

PLEASANTRIES = ("I do like talking it through like this.", "It helps that you ask.",
                "Good that we take the time for this.",
                "That's a pleasant change, I must say.", "We're getting somewhere, I think.")

SAID_AGAIN = ("I said:", "What I said was this:", "Once more, then:", "In the same words:", "I'll say it slower:",
              "It was this:")
"""Before one's own last words, asked for again."""
AGAIN_LEADS: dict[str, tuple[str, ...]] = {
    "warm": ("As I was saying,", "Like I said,", "I'd still say", "It's as I told you:", "To come back to it,",
             "I can only say it again:", "As mentioned,", "I'll gladly say it twice:"),
    "plain": ("As I said,", "Like I said,", "Again,", "It's as before:", "I come back to this:",
              "It bears repeating:", "To say it once more,", "Same as before:", "I can only repeat myself:",
              "It's still the case:", "Once more,", "What I told you holds:"),
    "clipped": ("Again,", "Once more:", "I told you:", "I've said it:", "For the last time,", "There it is again:",
                "You heard me:", "Still:", "As I said,"),
}
AGAIN_TAILS = (", and that hasn't changed", ", same as before", ", as things stand", ", as far as I can see",
               ", for what it's worth", ", and I mean it", ", at least today", ", if I'm honest", ", in my book",
               ", plain and simple", ", the way I see it", ", and there it is", ", like it or not")
AGAIN_ASKS = ("So, again,", "I'll ask it once more:", "Then tell me,", "I did ask:", "Let me put it again:",
              "And still,",
              "So really,", "Come on,", "I have to ask again:", "Seriously,", "Back to my question:", "For my benefit,",
              "Humour me:", "Plainly,", "So then,")
