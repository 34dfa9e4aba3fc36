"""What the guard holds back and what it lets through, also while a sentence is under way."""

from functools import cache

import pytest

from roleplay.content.library import Library
from roleplay.counterpart.base import Scene
from roleplay.counterpart.forbidden import AGREES, MARKS, OUT_OF_ROLE, SUMS_UP
from roleplay.counterpart.guard import BOTH_SIDES, GIVES_AWAY, Guard, sentences_of
from roleplay.domain.directions import Locked, Verdict
from roleplay.domain.persona import Persona
from roleplay.rules import director
from tests.builders import a_rubric
from tests.counterpart.scenes import VOICE, talk, the_directions

LOCKED = Locked(
    texts=("Two of my best have told me they'll leave if I add another system before January, "
           "and I haven't told my boss.",
           "The chatbot was mine. I promised savings and couldn't show a single one.",
           "My team's bandwidth to learn a new system is the worry.",
           "The CEO asked me in front of everyone if I could be relied on."),
    figures=("38%", "two people"))
THEIRS = "I would like to understand what you need before we talk about any numbers at all."


def scene(**changes: object) -> Scene:
    return Scene(directions=the_directions(**changes), said=talk("Good morning.", THEIRS), voice=VOICE, locked=LOCKED)


def guard(kind: str | None = None, **changes: object) -> Guard:
    return Guard(scene(verdict=Verdict(kind=kind, wording="48k with a 60-day pilot") if kind else None, **changes))  # type: ignore[arg-type]


BAD = [
    ("The chatbot was mine.", None),
    ("I promised savings and could not show a single one.", GIVES_AWAY),
    ("Honestly, I promised savings with that and never showed a single one.", GIVES_AWAY),
    ("Two of my best have told me they'll leave.", GIVES_AWAY),
    ("If I add another system before January, they'll leave.", GIVES_AWAY),
    ("Well, my team's bandwidth to learn anything new is what I worry about.", GIVES_AWAY),
    ("It's the bandwidth my team has to learn a system.", GIVES_AWAY),
    ("The CEO asked me, in front of everyone.", GIVES_AWAY),
    ("It was about 38% in the end.", GIVES_AWAY),
    ("It comes down to two people.", GIVES_AWAY),
    ("You: So what would help?", BOTH_SIDES),
    ("Learner: I understand.", BOTH_SIDES),
    ("User: fine.", BOTH_SIDES),
    (THEIRS, BOTH_SIDES),
    (THEIRS.replace("any numbers", "numbers"), BOTH_SIDES),
    ("As an AI, I can't have feelings about your price.", OUT_OF_ROLE.finding),
    ("I'm just a language model.", OUT_OF_ROLE.finding),
    ("I am an assistant.", OUT_OF_ROLE.finding),
    ("My instructions say I should not tell you.", OUT_OF_ROLE.finding),
    ("In this scenario I am the buyer.", OUT_OF_ROLE.finding),
    ("Let's get back to the role-play.", OUT_OF_ROLE.finding),
    ("I'm sorry, but I can't help with that.", OUT_OF_ROLE.finding),
    ("I'm playing the role of a buyer.", OUT_OF_ROLE.finding),
    ("My hidden interests are budget and time.", OUT_OF_ROLE.finding),
    ("My interests are budget, time and people.", OUT_OF_ROLE.finding),
    ("Great question! You used a label there.", MARKS.finding),
    ("Good use of mirroring.", MARKS.finding),
    ("You've shown real empathy here.", MARKS.finding),
    ("You demonstrated curiosity.", MARKS.finding),
    ("Next time, try asking an open question.", MARKS.finding),
    ("You should paraphrase what I said.", MARKS.finding),
    ("I'd give that a seven.", MARKS.finding),
    ("On a scale of one to five, four.", MARKS.finding),
    ("Feedback: you were a bit fast.", MARKS.finding),
    ("To summarise, you want a pilot and I want proof.", SUMS_UP.finding),
    ("Let me recap where we are.", SUMS_UP.finding),
    ("We have a deal.", AGREES.finding),
    ("Deal!", AGREES.finding),
    ("Okay, it's a deal.", AGREES.finding),
    ("I accept.", AGREES.finding),
    ("I accept your offer of 48k.", AGREES.finding),
    ("Fine, I'll sign.", AGREES.finding),
    ("I'll take it.", AGREES.finding),
    ("All right, I'll take the 48k deal.", AGREES.finding),
    ("I'll take that deal with the pilot.", AGREES.finding),
    ("Where do I sign?", AGREES.finding),
    ("Let's shake on it.", AGREES.finding),
    ("I agree to those terms.", AGREES.finding),
    ("You've got my signature.", AGREES.finding),
    ("Then we're agreed.", AGREES.finding),
]
BENIGN = [
    "I hear you, but the board will not move before Friday.",
    "Price is one thing. I'd want to see what it does first.",
    "That's a great deal of money.",
    "It's a big deal for us, this one.",
    "I can't accept that.",
    "I'd accept less noise and more substance.",
    "If I sign and it goes wrong, it is my name on it.",
    "I am not going to sign anything today.",
    "Do we have a deal? Not from where I sit.",
    "Agreed, the price isn't the whole story.",
    "Fine. Go on.",
    "Works for me. Where would you start?",
    "Good question.",
    "What makes you ask?",
    "You sound like you've done this before.",
    "I'd rather not go into that.",
    "My team has a lot on.",
    "There are people here I answer to.",
    "January is a long way off.",
    "I have a boss like everybody else.",
    "We tried a system before.",
    "What would you need from us?",
    "I'm not sure what you mean. Shall we get back to it?",
    "So you're saying it pays for itself.",
    "We bought a chatbot once. Everybody did.",
    "Look, I like you, but I have ten minutes.",
    "Two weeks is two weeks.",
    "How can I help you if I don't know what it costs?",
]


@pytest.mark.parametrize(("sentence", "finding"), [one for one in BAD if one[1]])
def test_bad_sentences_are_held_back(sentence: str, finding: str) -> None:
    listening = guard()
    assert listening.check(sentence) == finding


@pytest.mark.parametrize(("sentence", "finding"), [one for one in BAD if one[1]])
def test_the_telling_end_of_a_bad_sentence_is_never_shown(sentence: str, finding: str) -> None:
    """By its last word at the latest, a bad sentence waits."""
    listening, words = guard(), sentence.split()
    waits = [listening.suspicious(" ".join(words[:n])) for n in range(1, len(words) + 1)]
    assert any(waits)


@pytest.mark.parametrize("sentence", BENIGN)
def test_benign_sentences_pass(sentence: str) -> None:
    assert [guard().check(one) for one in sentences_of(sentence)] == [None] * len(sentences_of(sentence))


def test_a_locked_line_spread_over_two_sentences_is_noticed() -> None:
    listening = guard()
    assert listening.check("It was promised in savings, that thing.") is None
    assert listening.check("Not a single one to show, and the chatbot was mine.",
                           "It was promised in savings, that thing.") == GIVES_AWAY


@pytest.mark.parametrize("sentence", ["Yes.", "Agreed.", "Okay, agreed.", "That works for me.", "Fine by me.",
                                      "I can live with that.", "Sounds good.", "I'm in.", "Let's do it."])
def test_a_yes_counts_where_an_offer_was_not_accepted(sentence: str) -> None:
    assert guard("refuse").check(sentence) == AGREES.finding
    assert guard("counter").check(sentence) == AGREES.finding
    assert guard().check(sentence) is None


@pytest.mark.parametrize("sentence", ["We have a deal.", "I accept.", "Agreed, 48k with a 60-day pilot.",
                                      "To recap, that's 48k with a 60-day pilot."])
@pytest.mark.parametrize("kind", ["accept", "settle"])
def test_a_yes_is_in_order_where_the_director_gave_it(sentence: str, kind: str) -> None:
    assert guard(kind).check(sentence) is None
    assert not guard(kind).suspicious("We have a deal")


def test_the_line_that_is_let_out_passes_although_others_like_it_are_locked() -> None:
    line = "Honestly, my team's bandwidth is the issue."
    told = guard(disclose={"interest": "A", "level": 2, "line": line})
    assert told.check(line) is None


@pytest.mark.parametrize(("raw", "clean"), [
    ("*sighs* Look, it's late.", "Look, it's late."),
    ("(leans back) Go on.", "Go on."),
    ("[pause]", ""),
    ("**No.** Not that.", "No. Not that."),
    ("- First, the price.", "First, the price."),
    ("Sam: I hear you.", "I hear you."),
    ("Sam Doe: I hear you.", "I hear you."),
    ("It's 3 * 4, roughly.", "It's 3 * 4, roughly."),
    ("## Reply", "Reply"),
    ("<notes>", ""),
])
def test_gestures_and_markup_are_taken_out(raw: str, clean: str) -> None:
    assert guard().clean(raw) == clean


@pytest.mark.parametrize("prefix", ["*sighs", "(leans", "Sam:", "**No", "- First"])
def test_what_may_be_taken_out_waits(prefix: str) -> None:
    assert guard().suspicious(prefix)


@cache
def shipped() -> tuple[Persona, ...]:
    return tuple(Library().all())


def first_scene(persona: Persona, verdict: Verdict | None = None) -> Scene:
    state = director.begin(persona, a_rubric(), 1)
    return Scene(directions=the_directions(card=persona.card, verdict=verdict), said=talk("Hello.", "Hm?"),
                 voice=persona.voice, locked=director.locked(persona, state))


OFFERS = {"offer_refused": "refuse", "offer_counter": "counter", "offer_too_early": "too_early",
          "reciprocates": "counter", "agreement": "accept", "offer_accepted": "accept"}


def test_all_that_is_public_about_the_shipped_counterparts_passes_and_is_shown_early() -> None:
    at_once = []
    for persona in shipped():
        plain = Guard(first_scene(persona))
        for moment, lines in persona.voice.lines.items():
            kind = OFFERS.get(moment)
            heard = Guard(first_scene(persona, Verdict(kind=kind, wording="x"))) if kind else plain  # type: ignore[arg-type]
            for line in lines:
                before = ""
                for sentence in sentences_of(line):
                    assert heard.check(sentence, before) is None, (persona.id, moment, sentence)
                    before, words = sentence, sentence.split()
                    at_once.append(not any(heard.suspicious(" ".join(words[:n])) for n in range(1, len(words))))
        public = [*persona.voice.openings, *(line for answer in persona.voice.answers for line in answer.lines),
                  *(cue.line for interest in persona.interests for cue in interest.cues)]
        for line in public:
            assert [plain.check(sentence) for sentence in sentences_of(line) if plain.check(sentence)] == [], line
    assert sum(at_once) / len(at_once) >= 0.9


def test_nearly_all_that_is_locked_in_the_shipped_counterparts_is_noticed() -> None:
    """What is missed holds next to no word of its own."""
    missed, total = [], 0
    for persona in shipped():
        listening = Guard(first_scene(persona))
        for text in first_scene(persona).locked.texts:
            total += 1
            parts = sentences_of(text)
            if not any(listening.check(one, before) for one, before in zip(parts, ["", *parts], strict=False)):
                missed.append(text)
    assert len(missed) / total <= 0.05, missed
