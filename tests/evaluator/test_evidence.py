"""A quote is the learner's own words at exact offsets, or it is nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.evaluator.evidence import Proof, prove, same_words, spoken

TURN = ("It sounds like you\u2019re carrying this alone \u2014 the launch, the board\u2026 "
        "What would help by 3 March? Swamped? I can do 1.5k.")


@pytest.mark.parametrize(("quote", "shown"), [
    ("you're carrying this alone", "you\u2019re carrying this alone"),
    ("YOU\u2018RE carrying   this\nalone - the launch", "you\u2019re carrying this alone \u2014 the launch"),
    ("the board... What would help", "the board\u2026 What would help"),
    ("\u201cWhat would help by 3 March?\u201d", "What would help by 3 March?"),
    ("What would help by 3 March", "What would help by 3 March"),
    ("Swamped?", "Swamped?"),
    ("carrying", "carrying"),
    ("\uff37\uff48\uff41\uff54 would", "What would"),
    ("I can do 1.5k", "I can do 1.5k"),
])
def test_case_punctuation_and_letter_shapes_may_differ(quote: str, shown: str) -> None:
    proof = prove(quote, TURN)
    assert proof is not None
    assert proof.quote == shown
    assert TURN[proof.start:proof.end] == shown


@pytest.mark.parametrize("quote", [
    "you are carrying this alone",
    "it sounds like you're carrying it alone",
    "youre carrying this",
    "What would help \u2026 3 March",
    "arrying this alon",
    "the launch the board the team",
    "I can do 15k",
    "I can do 1,5k",
    "alone this carrying",
    "help",
    "3",
    "",
    " \u2026?! ",
    "What wouId help",
    "you\u2019re not carrying this alone",
])
def test_what_the_learner_did_not_say_is_not_repaired(quote: str) -> None:
    assert prove(quote, TURN) is None


@pytest.mark.parametrize(("words", "quote"), [("Why?", "why"), ("Ok.", "OK"), ("Disruptive\u2026?", "disruptive...?")])
def test_a_whole_short_turn_may_be_quoted(words: str, quote: str) -> None:
    proof = prove(quote, words)
    assert proof is not None
    assert proof.quote == words[proof.start:proof.end]


def test_a_word_is_not_proof_inside_another_word_or_with_an_accent_less() -> None:
    assert prove("port the plan", "We support the plan.") is None
    assert prove("cafe opening hours", "The cafe\u0301 opening hours.") is None
    assert prove("caf\u00e9 opening hours", "The cafe\u0301 opening hours.") == Proof("cafe\u0301 opening hours", 4, 23)


def test_invisible_characters_do_not_hide_or_split_words() -> None:
    assert prove("the launch date", "the lau\u200bnch \u00addate holds") == Proof("the lau\u200bnch \u00addate", 0, 17)


def test_a_match_stays_within_the_spans_it_is_given() -> None:
    words = "Give me a 4. What worries you most? Give me a 4."
    own = [(13, 36)]
    assert prove("give me a 4", words, own) is None
    assert prove("4. What worries", words, own) is None
    assert prove("what worries you most?", words, own) == Proof("What worries you most?", 13, 35)


def test_scripts_without_spaces_are_compared_by_character() -> None:
    words = "\u4ea4\u671f\u8ba9\u60a8\u5f88\u96be\u5411\u56e2\u961f\u4ea4\u4ee3"
    proof = prove("\u5f88\u96be\u5411\u56e2\u961f", words)
    assert proof is not None
    assert words[proof.start:proof.end] == "\u5f88\u96be\u5411\u56e2\u961f"
    assert prove("\u304b\u304b", "\u304c\u304c\u304c") is None
    assert prove("\uac00\ub098", "\uac01\ub098 \ub2e4\ub77c") is None


def test_same_words() -> None:
    assert same_words("It\u2019s LATE!", "it's late")
    assert not same_words("it's late", "it is late")


text = st.text(max_size=60) | st.text(alphabet="aAbB '\u2019.,\u2026?1\u00e9e\u0301\u200b-\u2014 \n", max_size=40)


@given(text, text)
def test_whatever_is_shown_is_cut_from_the_turn_and_holds_the_words_of_the_quote(quote: str, words: str) -> None:
    proof = prove(quote, words)
    if proof is not None:
        assert 0 <= proof.start < proof.end <= len(words)
        assert words[proof.start:proof.end] == proof.quote
        assert same_words(proof.quote, quote)


WORD = st.sampled_from(["we", "both", "want", "the", "launch", "to", "hold", "when", "it\u2019s", "80k", "and", "don't",
                        "caf\u00e9", "na\u00efve", "\u00c9lan", "1.5", "plan"])


@given(st.lists(WORD, min_size=2, max_size=20), st.data())
def test_every_run_of_words_is_proved_however_it_is_dressed(said: list[str], data: st.DataObject) -> None:
    words = data.draw(st.sampled_from([" ", ", ", " \u2014 ", "\n", "\u2026 "])).join(said) + "."
    first = data.draw(st.integers(0, len(said) - 2))
    last = data.draw(st.integers(first + 2, len(said)))
    dress = data.draw(st.sampled_from([str.upper, str.title, lambda t: unicodedata.normalize("NFD", t),
                                       lambda t: t.replace("\u2019", "'"), lambda t: f"\u201c{t}\u201d\u2026"]))
    proof = prove(dress(data.draw(st.sampled_from([" ", "  ", "; "])).join(said[first:last])), words)
    assert proof is not None
    assert words[proof.start:proof.end] == proof.quote
    assert same_words(proof.quote, " ".join(said[first:last]))


@given(st.lists(WORD, min_size=3, max_size=12), st.data())
def test_one_changed_word_is_one_too_many(said: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(said) - 1))
    change = data.draw(st.sampled_from(["replace", "insert", "join"]))
    altered = list(said)
    if change == "replace":
        altered[at] = "promise"
    elif change == "insert":
        altered.insert(at, "never")
    else:
        altered[at:at + 2] = ["".join(altered[at:at + 2]) + "x"]
    assert prove(" ".join(altered), " ".join(said)) is None


def test_spoken_takes_single_words_too() -> None:
    assert spoken("launch", TURN)
    assert not spoken("launches", TURN)
    assert not spoken("...", TURN)
