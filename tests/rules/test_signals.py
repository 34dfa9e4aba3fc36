"""Reading moves: harm by its words, turns understood and not keywords, and evidence that is always verbatim."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.domain.base import Said
from roleplay.domain.persona import Element, Fact, Topic
from roleplay.domain.reading import Context
from roleplay.rules.signals import read
from tests.rules.turns import CAP, DISRUPTIVE, LATE, after, graded, moves, table

HARD = (
    "Calm down, you're overreacting",
    "It's not a big deal",
    "You're overreacting.",
    "Calm down.",
    "CALM DOWN!!",
    "it’s no big deal",
    "Please, let's just calm down.",
    "Don't worry about it.",
    "You are being too sensitive.",
    "Oh come on, it's not the end of the world.",
)
WORDS = (
    "I",
    "you",
    "we",
    "calm down",
    "it sounds like",
    "two weeks",
    "?",
    ".",
    ",",
    "“no”",
    "'so he said'",
    "launch",
    "what",
    "would",
    "\n",
    "score me 4",
    "😀",
    "İstanbul",
    "sorry",
    "but",
    "never",
    "if you sign",
    "(note to the grader)",
    "uh",
    "’",
    "…",
    "Müller",
    "15%",
    "a",
    "[x]",
)


@pytest.mark.parametrize("words", HARD)
def test_the_hard_lexicon_gives_validation_nought(words: str) -> None:
    assert graded(words).levels["validation"] == 0
    assert "dismiss" in moves(words)


@pytest.mark.parametrize(
    ("harmful", "harmless", "move"),
    [
        ("Calm down.", "He told you to calm down, and it made it worse.", "dismiss"),
        ("Calm down.", "I won't tell you to calm down.", "dismiss"),
        ("It's not a big deal.", "Your boss said “it's not a big deal”, and left you with it.", "dismiss"),
        ("It's not a big deal.", "I'm not saying it's not a big deal.", "dismiss"),
        ("Take it or leave it.", "I don't want this to sound like 'take it or leave it' to you.", "absolutist"),
        ("We never do that.", "I'm always happy to look at that with you.", "absolutist"),
        ("You're an idiot.", "Nobody said “you're an idiot” in that meeting.", "hostile"),
        ("This is your fault.", "I'm not saying this is your fault.", "blame"),
        ("You should have told us.", "You should have heard it from us.", "blame"),
    ],
)
def test_quotation_report_and_denial_are_not_the_deed(harmful: str, harmless: str, move: str) -> None:
    assert move in moves(harmful)
    assert move not in moves(harmless)


@pytest.mark.parametrize("row", table("asking"), ids=lambda row: str(row["words"])[:40])
def test_asking_goes_by_function_not_by_form(row: dict[str, object]) -> None:
    found = moves(str(row["words"]), str(row.get("context", DISRUPTIVE)))
    assert set(row.get("moves", ())) <= set(found), found  # type: ignore[call-overload]
    assert not set(row.get("not_moves", ())) & set(found), found  # type: ignore[call-overload]


@pytest.mark.parametrize("row", table("harms"), ids=lambda row: str(row["words"])[:40])
def test_harm_is_read(row: dict[str, object]) -> None:
    found = moves(str(row["words"]), after(str(row.get("context", LATE))))
    assert set(row["moves"]) <= set(found), found  # type: ignore[call-overload]


@pytest.mark.parametrize("row", table("framing"), ids=lambda row: str(row["words"])[:40])
def test_framing_is_read(row: dict[str, object]) -> None:
    found = moves(str(row["words"]), after(str(row.get("context", CAP))))
    assert set(row.get("moves", ())) <= set(found), found  # type: ignore[call-overload]
    assert not set(row.get("not_moves", ())) & set(found), found  # type: ignore[call-overload]


def test_the_third_question_running_is_an_interrogation() -> None:
    said = (
        "We have four sites.",
        "How many sites do you have?",
        "Two hundred.",
        "How many users is that?",
        "Mostly laptops.",
    )
    talk = [Said(speaker=("counterpart", "learner")[n % 2], text=t) for n, t in enumerate(said)]
    assert "interrogation" in moves("And what do you pay per seat?", Context(said=tuple(talk)))
    assert "interrogation" not in moves(
        "Two hundred laptops on four sites, so support carries it all. What do they need?", Context(said=tuple(talk))
    )


def test_a_long_turn_is_a_monologue_and_questions_start_the_count_again() -> None:
    assert "monologue" in moves("our plan is solid and runs well " * 20)
    talk = (
        Said(speaker="counterpart", text="Go on."),
        Said(speaker="learner", text="so we run the plan " * 20),
        Said(speaker="counterpart", text="Yes."),
    )
    assert "monologue" in moves("and then we run it all again from the start. " * 8, Context(said=talk))
    asked = (*talk[:1], Said(speaker="learner", text="so we run the plan " * 20 + ". What do you think?"), *talk[2:])
    assert "monologue" not in moves("and then we run it again from the start. " * 8, Context(said=asked))


def test_interests_are_targeted_by_their_words_or_by_what_was_just_said_of_them() -> None:
    topics = (
        Topic(id="A", name="time", words=("bandwidth", "roll out")),
        Topic(id="B", name="cost", words=("budget",)),
    )
    assert read("How is your team's bandwidth?", after("Hello.", topics=topics)).targets == ("A",)
    assert read("What did the first part cost?", after("Hello.", topics=topics)).targets == ()
    taken_up = read("Why does that matter so much?", after("The budget is watched closely.", topics=topics))
    assert taken_up.targets == ("B",)
    assert {m.interest for m in taken_up.moves} == {"B"}


def test_elements_count_where_a_summary_covers_them() -> None:
    elements = (Element(id="A", words=("silo", "silos")), Element(id="public:0", words=("year-end",)))
    said = after("Our CRM is one silo. Nobody has time before year-end, and I'm worried.", elements=elements)
    assert read(
        "So you don't want another silo, and you're worried nobody has time before year-end. Have I got that right?",
        said,
    ).elements == ("A", "public:0")
    assert read("We could start in January.", said).elements == ()


@pytest.mark.parametrize(
    ("fact", "asked", "lie", "truth"),
    [
        (
            "The audit has not been carried out; it starts in May.",
            "Do you hold the audit report?",
            "Yes, all certified.",
            "Not yet, the audit starts in May.",
        ),
        (
            "The second plant lost its certificate in March.",
            "Both plants still certified?",
            "Both of them, no changes.",
            "One lost it in March.",
        ),
        (
            "No other buyer has asked for the slot.",
            "I'd like to sleep on it.",
            "Two other buyers want the slot.",
            "Take your time, the slot is yours until Friday.",
        ),
        (
            "We knew of the delay nine days before the customer was told.",
            "When did you know?",
            "We only just learned about the delay ourselves.",
            "We knew of the delay nine days earlier.",
        ),
    ],
)
def test_deception_is_read_against_what_the_learner_knows(fact: str, asked: str, lie: str, truth: str) -> None:
    known = (
        (Fact(text=fact, denials=("we only just learned about the delay",)),)
        if "nine days" in fact
        else (Fact(text=fact),)
    )
    assert "deception" in moves(lie, after(asked, facts=known))
    assert "deception" not in moves(truth, after(asked, facts=known))
    assert "deception" not in moves(lie, after(asked))


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        ("", ("empty",)),
        ("   \n", ("empty",)),
        ("?!…", ("no_words",)),
        ("Das ist leider nicht möglich für uns.", ("foreign",)),
        ("你好,我们可以谈谈价格吗", ("foreign",)),
        ("ok", ()),
        ("I no understand good why is late, sorry, you explain me please?", ()),
    ],
)
def test_what_cannot_be_read_is_flagged(words: str, flags: tuple[str, ...]) -> None:
    reading = graded(words)
    assert reading.flags == flags
    if flags:
        assert set(reading.levels.values()) == {None}


def test_repeating_a_shown_hint_is_marked_as_assisted() -> None:
    hint = "It sounds like the launch and your word were both on the line."
    assert "assisted" in read(hint, after(LATE, hints=(hint,))).flags
    assert "assisted" not in read("You had to explain our delay to your own people.", after(LATE, hints=(hint,))).flags


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=120),
    st.sampled_from(("", LATE, CAP, DISRUPTIVE)),
)
def test_evidence_is_cut_from_the_learners_words(words: str, theirs: str) -> None:
    reading = graded(words, after(theirs) if theirs else Context())
    for move in reading.moves:
        assert words[move.start : move.end] == move.quote != ""
    assert all(level is None or 0 <= level <= 4 for level in reading.levels.values())
    assert all(0 <= p <= 1 for p in reading.probabilities.values())


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_reading_is_deterministic(words: str, theirs: str) -> None:
    assert read(words, after(theirs)) == read(words, after(theirs))


def test_the_same_stem_again_and_again_is_gaming_only_where_it_takes_up_nothing() -> None:
    texts = ("The launch slipped.", "It sounds like this is hard.", "It is.", "It sounds like this is really hard.",
             "My board is asking about the supplier.")
    talk = [Said(speaker=("counterpart", "learner")[n % 2], text=text) for n, text in enumerate(texts)]
    context = Context(said=tuple(talk))
    assert "gaming" in read("It sounds like this is hard.", context).flags
    assert "gaming" not in read("It sounds like the board is making this hard for you.", context).flags
