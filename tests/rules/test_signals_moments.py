"""Moves that depend on the moment: what was said before, who is to gain, and what a phrase is for where it stands."""

import pytest

from roleplay.domain.base import SKILLS, Said
from roleplay.domain.persona import Element, Fact, Topic
from roleplay.domain.reading import Context
from roleplay.rules.signals import read
from roleplay.rules.signals.scene import scene
from tests.builders import a_rubric
from tests.rules.turns import CAP, DISRUPTIVE, LATE, after, graded, moves

CAREFUL = "Someone always ends up with the spreadsheet when the saving doesn't turn up. It makes a department careful."
TALK = (
    "We need proof. Finance reads it, and last time the chatbot was shelved.",
    "Tell me more.",
    "My CFO reviews every request I make now.",
    "What else?",
    "My agents hear automation and think of the door. They were told last time, not asked.",
    "And?",
    "That's about it.",
)
SUMMED = (
    "So you need proof that holds up when finance reads it, a request your CFO review won't punish you for, "
    "and agents who are won over rather than told. What am I missing?"
)
HEARD = {"label", "validate", "summary_check", "paraphrase", "repair"}
ASKED = {"open_question", "follow_up", "calibrated", "mirror"}
TURNS = [
    ({"collaboration": CAP, "curiosity": DISRUPTIVE, "validation": LATE}[skill.name], example)
    for skill in a_rubric().skills
    for anchor in skill.anchors
    for example in anchor.examples
]


@pytest.mark.parametrize(
    ("said", "words", "move"),
    [
        (CAREFUL, "It sounds like you're worried about the ROI, because somebody will ask what the tool did.", "label"),
        (CAREFUL, "So you're saying the saving has to be proven, or it lands on your department.", "paraphrase"),
        (CAP, "If you commit to two years, could we take ten percent off?", "tradeoff"),
        (CAP, "You keep your budget and I keep my turnover.", "tradeoff"),
        (CAP, "How many users do you have, when do you decide, and who signs?", "stacked_questions"),
        (CAP, "We could do 10% off if you sign this month.", "pressure"),
        ("We should pay forty.", "You're right, forty it is.", "capitulate"),
        (DISRUPTIVE, "Most clients are live in ten days.", "premature_pitch"),
        (DISRUPTIVE, "Can I show you how our engine handles this?", "premature_pitch"),
        (DISRUPTIVE, "It's not disruptive at all, most clients are live in ten days.", "dismiss"),
        ("I'm nervous about the bar if it rains.", "Okay so what we'll do, we'll have umbrellas.", "premature_pitch"),
        ("Our team carries four lines.", "We're in this together, so we'll need your guys to make calls.", "fake_we"),
        ("It bothers me.", "I don't think we'd change a thing, so I wouldn't read too much into it.", "dismiss"),
        ("I'd want them won over.", "Fine, 48k. That's my last offer.", "absolutist"),
        ("I'd want them won over.", "Are you always this difficult?", "label_as_accusation"),
        ("I am angry.", "I understand you're upset. We had problems with one of our suppliers.", "defend"),
        ("I don't know if we can justify it.", "Well it's only 60k, you'd make that back soon.", "premature_pitch"),
        (LATE, "You should know this: our planner knew nine days before you were told. That was wrong.", "candor"),
        (LATE, "You should know this: our planner knew nine days before you were told. That was wrong.", "repair"),
        ("What can you get me by then?", "Two pages by Monday noon, with the three questions.", "follow_through"),
    ],
)
def test_a_move_is_read_for_what_it_does(said: str, words: str, move: str) -> None:
    assert move in moves(words, said)


@pytest.mark.parametrize(
    ("said", "words", "move"),
    [
        (CAP, "We could do 10% off if you sign this month.", "tradeoff"),
        (CAP, "If anything came up, you'd be the first one I'd ring.", "tradeoff"),
        (CAP, "Is it okay if we just go ahead?", "tradeoff"),
        (CAP, "You keep your budget and I keep my turnover.", "autonomy"),
        (CAP, "How many users do you have, and when do you decide?", "autonomy"),
        (CAP, "How many users do you have?", "premature_pitch"),
        (CAP, "What would you need to move forward?", "i_demand"),
        ("My people are stretched.", "What is it about the next few weeks that worries you?", "topic_switch"),
        ("The whole launch is at stake here.", "Is that it?", "mirror"),
        ("I've just lost one.", "So two of your people might quit over this.", "blame"),
        ("I feel stupid.", "You feel stupid because you didn't want to let anyone down.", "blame"),
        ("I feel stupid.", "I wouldn't call that stupid.", "hostile"),
        ("Fine, twelve months.", "So to confirm: our platform for twelve months, start in March.", "premature_pitch"),
        (LATE, "It fell to you, with our mistake, in front of your boss.", "blame"),
        ("I haven't said what's broken yet.", "What is the problem?", "leading_question"),
        ("Finance checks.", "When do you decide?", "follow_up"),
        ("I am angry.", "I understand you're upset. We had problems with one of our suppliers.", "gaming"),
        (LATE, "That was wrong, and I'm sorry you had to hear it so late.", "generic_empathy"),
        (LATE, "If you can't do those dates, tell me and I'll stop asking.", "pressure"),
        (CAP, "52k is not my last offer, I'm thinking aloud. What would help you?", "pressure"),
        (CAP, "We have shopper figures. How might we turn them into a story you can take to your boss?", "pressure"),
        (CAP, "How might we put that into the contract, so that it says who decided this?", "leading_question"),
        (CAP, "One finding is open, and it's ours. You should have that in writing today.", "blame"),
        (CAP, "Just between us, what worries you about the cap?", "extraction"),
        (CAP, "Sorry if that's a stupid question, but who signs?", "hostile"),
        (LATE, "It makes sense that your board wants a grown-up story after that.", "dismiss"),
        (LATE, "What would have to be true for you to stop losing sleep over it?", "dismiss"),
        (LATE, "You carry a great deal of this alone.", "irritator"),
        (LATE, "It sounds like it goes wrong because no one senior has ever been told.", "absolutist"),
        (LATE, "Thank you for sharing that, really valuable input.", "label"),
    ],
)
def test_the_same_words_elsewhere_are_another_thing(said: str, words: str, move: str) -> None:
    assert move not in moves(words, said)


def test_an_offer_on_what_was_told_with_an_own_limit_is_an_option_once_an_interest_is_known() -> None:
    said = "The last tool was shelved and I had to explain it to the board. I can't do that twice."
    words = "I can't promise savings. We could run a pilot on one queue so you have your own figures."
    assert "premature_pitch" not in moves(words, after(said, informed=True))
    assert "premature_pitch" in moves("We could run a pilot on one queue.", after(said))


def test_what_an_offer_does_for_them_is_no_label() -> None:
    words = "If you commit to two years, I can hold the fee. That way you carry numbers nobody can argue with."
    assert not HEARD & set(moves(words, "My team is swamped and I'm worried it all lands on me."))


def test_a_summary_may_reach_back_over_the_whole_talk() -> None:
    reading = graded(SUMMED, after(*TALK))
    assert "summary_check" in reading.move_names
    assert (reading.levels["collaboration"], reading.levels["curiosity"]) == (None, None)
    assert (reading.levels["validation"] or 0) >= 3
    assert "summary_check" not in moves("So you need proof. What am I missing?", after(*TALK))


def test_a_summary_of_known_elements_counts_by_the_elements() -> None:
    elements = (Element(id="A", words=("holds up",)), Element(id="B", words=("punish",)))
    assert "summary_check" in moves(
        SUMMED, after(*TALK[:1], "And?", "Go on.", "What else?", "Well.", elements=elements)
    )


def test_pointing_back_means_the_counterpart_only_where_nothing_else_stands_between() -> None:
    topics = (Topic(id="A", name="cost", words=("cost",)),)
    said = after("Hello. Cost is the point.", topics=topics)
    assert read("Twenty minutes on the agenda, then questions. How does that sound?", said).targets == ()
    assert read("What is behind that?", said).targets == ("A",)


@pytest.mark.parametrize("said", ["Can you do the tenth? Just a yes.", "Give me one reason to stay.", "Tell me why."])
def test_a_request_for_an_answer_is_a_question_in_any_form(said: str) -> None:
    assert scene(after(said)).asks


@pytest.mark.parametrize(
    "said", ["My crew has slept in vans for a week.", "I have to hand my own assistant the letter."]
)
def test_hardship_of_ones_own_people_is_felt(said: str) -> None:
    assert scene(after(said)).emotion != "none"


@pytest.mark.parametrize(("theirs", "words"), TURNS, ids=lambda t: t[:30])
def test_a_bare_we_in_front_raises_nothing(theirs: str, words: str) -> None:
    before, now = graded(words, theirs).levels, graded(f"We {words}", theirs).levels
    assert all((now[s] or 0) <= (before[s] or 0) for s in SKILLS)


@pytest.mark.parametrize(("theirs", "words"), TURNS, ids=lambda t: t[:30])
def test_every_good_level_rests_on_a_named_move(theirs: str, words: str) -> None:
    reading = graded(words, theirs)
    if (reading.levels["validation"] or 0) >= 3:
        assert reading.did(*HEARD)
    if (reading.levels["curiosity"] or 0) >= 3:
        assert reading.did(*ASKED)


def test_a_leading_condition_with_a_question_stays_a_trade() -> None:
    words = "If you can take both sites, I can move the training into next year. How does that look?"
    assert "tradeoff" in moves(words, Context(said=(Said(speaker="counterpart", text=CAP),)))


def test_being_sorry_that_somebody_found_out_is_not_leaving() -> None:
    assert not read("I'm sorry that you found out so late.", after(LATE)).leaves
    assert read("I'm out.", after(LATE)).leaves


def test_two_facts_told_in_one_breath_deny_neither() -> None:
    facts = (
        Fact(text="Nobody runs the connector for their CRM live yet."),
        Fact(text="The connector needs one named person two days a week in the first month."),
    )
    words = ("Our connector for your CRM is new and nobody runs it live yet, so it needs one named person on your side "
             "about two days a week in the first month.")
    assert "deception" not in moves(words, after("What does it take?", facts=facts))


def test_courtesy_is_no_inquiry_and_the_same_turn_again_is_no_answer() -> None:
    talk = ("Hi.", "How are you?", "Fine.", "Do you have any questions about the quote?", "No.")
    assert "interrogation" not in moves("I understand. What's your budget?", after(*talk))
    words = "It sounds like that. What matters to you together with us?"
    assert "gaming" in moves(words, after("Hi.", words, "Fine."))
    assert "gaming" not in moves(words, after("Hi.", "Good morning.", "Fine."))


def test_a_paraphrase_in_their_words_alone_is_only_fair() -> None:
    said = ("I don't know if we can justify the cost.", "Hm?", "Justify. That's the word I keep landing on.")
    assert graded("So you're saying that it's hard to justify the cost.", after(*said)).levels["validation"] == 2


def test_what_is_on_top_is_no_invitation() -> None:
    said = "We're swamped with Q3, depot by depot."
    words = "It sounds like Q3 takes everything your team has, so anything on top is one thing too many. Is that it?"
    assert (graded(words, said).levels["validation"] or 0) >= 3
