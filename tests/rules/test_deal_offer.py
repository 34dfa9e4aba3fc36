"""Terms in talk: a table of wordings, and what each of them puts forward."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.content.library import Library
from roleplay.domain.persona import Issue, Option
from roleplay.rules.deal import read_offer
from roleplay.rules.deal.amounts import tokens
from roleplay.rules.deal.scales import Scale, scales
from tests.builders import an_issue, the_issues
from tests.rules.offer_lines import Line, lines, told

SALE = the_issues()
DELAY = (
    an_issue("credit", ("no credit", 40, 0), ("10% credit", 26, 8), ("20% credit", 12, 16), ("30% credit", 0, 22),
             type="price"),
    Issue(id="warning", name="early warning", type="process", options=(
        Option(id="none", label="no early warning", learner=16, counterpart=0),
        Option(id="weekly", label="a weekly report", learner=14, counterpart=16, says=("a report every week",)),
        Option(id="live", label="a live tracker with an owner", learner=10, counterpart=30, says=("live tracker",)))),
    Issue(id="buffer", name="buffer stock", type="resource", says=("buffer",), options=(
        Option(id="none", label="no buffer", learner=26, counterpart=0),
        Option(id="2w", label="two weeks of buffer stock", learner=16, counterpart=14),
        Option(id="4w", label="four weeks of buffer stock", learner=0, counterpart=26))),
)
START = (
    an_issue("start", ("Q3", 24, 0), ("mid-Q4", 18, 18), ("January", 10, 28), type="timing"),
    an_issue("onboarding", ("customer-led", 30, 0), ("shared", 22, 14), ("vendor-led", 8, 24)),
    an_issue("fee", ("72k", 30, 0), ("66k", 15, 13), ("60k", 0, 26), type="price"),
)
FIRM, IDEA, BACK, YES, IF = "firm", "idea", "restates", "accepts", "conditional"

WORDINGS = [
    # the "no" of one term takes back no other
    (DELAY, "If you can take no credit, then I can give you no buffer and a live tracker.",
     {"credit": "no credit", "buffer": "none", "warning": "live"}, {FIRM, IF}),
    (DELAY, "I can offer no buffer but no live tracker.", {"buffer": "none"}, {FIRM}),
    # amounts in many forms
    (SALE, "I can do 54k.", {"fee": "54k"}, {FIRM}),
    (SALE, "I can do €54k.", {"fee": "54k"}, {FIRM}),
    (SALE, "We could go to €54.000 a year.", {"fee": "54k"}, {FIRM}),
    (SALE, "I'd offer 54,000.", {"fee": "54k"}, {FIRM}),
    (SALE, "I'd offer 54 000 dollars.", {"fee": "54k"}, {FIRM}),
    (SALE, "We could do fifty-four thousand.", {"fee": "54k"}, {FIRM}),
    (SALE, "How about 54?", {"fee": "54k"}, {FIRM}),
    (SALE, "Let's say fifty four k.", {"fee": "54k"}, {FIRM}),
    (SALE, "Let's sign for two years.", {"term": "24 months"}, {FIRM}),
    (SALE, "Let's sign for twenty-four months.", {"term": "24 months"}, {FIRM}),
    (SALE, "I could live with a one-year contract.", {"term": "12 months"}, {FIRM}),
    (SALE, "On the contract length, 24 would be fine.", {"term": "24 months"}, {FIRM}),
    (SALE, "I'd suggest a two-month pilot.", {"pilot": "60-day pilot"}, {FIRM}),
    (DELAY, "We can offer a credit of 10 %.", {"credit": "10% credit"}, {FIRM}),
    (DELAY, "We can offer ten percent credit.", {"credit": "10% credit"}, {FIRM}),
    (DELAY, "We can offer you 20 per cent.", {"credit": "20% credit"}, {FIRM}),
    (DELAY, "I'd put in a buffer of two weeks.", {"buffer": "2w"}, {FIRM}),
    (DELAY, "We'd add 4 weeks of buffer stock and a weekly report.", {"buffer": "4w", "warning": "weekly"}, {FIRM}),
    (START, "Would a January start work for you?", {"start": "January"}, {FIRM}),
    (START, "We could go with shared onboarding and mid-Q4.", {"onboarding": "shared", "start": "mid-Q4"}, {FIRM}),
    # ways of putting it
    (SALE, "54k, 36 months, 60-day pilot.", {"fee": "54k", "term": "36 months", "pilot": "60-day pilot"}, {FIRM}),
    (SALE, "What if we did 54k and two years?", {"fee": "54k", "term": "24 months"}, {FIRM}),
    (SALE, "What would you say to 54k?", {"fee": "54k"}, {FIRM}),
    (SALE, "If you commit to three years, then I can go down to 54k.", {"term": "36 months", "fee": "54k"}, {FIRM, IF}),
    (DELAY, "And two weeks of buffer on top, if that helps.", {"buffer": "2w"}, {FIRM}),
    (SALE, "48k in return for 36 months.", {"fee": "48k", "term": "36 months"}, {FIRM, IF}),
    (SALE, "Here is my proposal.\n54k a year.\n36 months.\nA 60-day pilot.",
     {"fee": "54k", "term": "36 months", "pilot": "60-day pilot"}, {FIRM}),
    # said back, and yes
    (SALE, "So to confirm: 54k, 36 months, no pilot, standard ROI pack.",
     {"fee": "54k", "term": "36 months", "pilot": "no pilot", "pack": "standard ROI pack"}, {FIRM, BACK}),
    (SALE, "Let me restate: 54k and 24 months.", {"fee": "54k", "term": "24 months"}, {FIRM, BACK}),
    (SALE, "So we have 54k for two years.", {"fee": "54k", "term": "24 months"}, {FIRM, BACK}),
    (SALE, "Good. So 54k and 24 months. Have I got that right?", {"fee": "54k", "term": "24 months"}, {FIRM, BACK}),
    (SALE, "Deal.", {}, {FIRM, YES}),
    (SALE, "Okay, that works for us.", {}, {FIRM, YES}),
    (SALE, "Agreed, 54k and 36 months.", {"fee": "54k", "term": "36 months"}, {FIRM, YES}),
    # the later word counts; comparisons do not
    (SALE, "I can do 48k instead of 60k.", {"fee": "48k"}, {FIRM}),
    (SALE, "We'd go down from 60k to 54k.", {"fee": "54k"}, {FIRM}),
    (SALE, "I can't do 42k, but I can do 48k.", {"fee": "48k"}, {FIRM}),
    (SALE, "48k won't work. 54k would be possible.", {"fee": "54k"}, {FIRM}),
    # named, but not put forward
    (SALE, "What would 54k change?", {"fee": "54k"}, {IDEA}),
    (SALE, "How would 24 months look to your CFO?", {"term": "24 months"}, {IDEA}),
    (SALE, "Maybe 54k.", {"fee": "54k"}, {IDEA}),
    (SALE, "You mentioned 60k.", {"fee": "60k"}, {IDEA}),
    (SALE, "Our usual contract is 24 months.", {"term": "24 months"}, {IDEA}),
]


@pytest.mark.parametrize(("issues", "words", "terms", "how"), WORDINGS, ids=[row[1][:50] for row in WORDINGS])
def test_terms_are_read_as_they_are_put(
        issues: tuple[Issue, ...], words: str, terms: dict[str, str], how: set[str]) -> None:
    offer = read_offer(words, issues)
    assert offer is not None
    assert offer.terms == terms
    marks = {FIRM: offer.firm, IDEA: not offer.firm, BACK: offer.restates, YES: offer.accepts, IF: offer.conditional}
    assert {name for name, holds in marks.items() if holds} == how


@pytest.mark.parametrize("words", [
    "Not 60k.", "I can't do 54.", "We can't go below 54k.", "54k is too low for us.", "48k is not possible.",
    "I will never accept 42k.", "Would 24 months or 36 months be better?", "Onboarding takes six weeks.",
    "We met 24 months ago.", "Ten percent of them left.", "You have 54 agents, right?",
    "The pilot raises two questions for me.",
    "Do we have a deal?", "I would take it if I could, but no.", "What matters most to you?", "", "…", "12", "€",
    "There is no problem with a pilot.", "I agree that timing matters.",
])
def test_nothing_is_read_into_words_that_put_nothing(words: str) -> None:
    assert read_offer(words, SALE) is None


def test_an_amount_of_two_issues_needs_the_issues_name() -> None:
    issues = (an_issue("credit", ("10%", 1, 0), ("20%", 0, 1)), an_issue("discount", ("10%", 1, 0), ("20%", 0, 1)))
    assert read_offer("I can offer 10%.", issues) is None
    offer = read_offer("I can offer a credit of 10%.", issues)
    assert offer is not None
    assert offer.terms["credit"] == "10%"


def test_a_word_of_everyday_use_needs_the_issues_name() -> None:
    assert read_offer("That is a shared worry.", START) is None
    offer = read_offer("Let's make the onboarding a shared effort.", START)
    assert offer is not None
    assert offer.terms == {"onboarding": "shared"}


@pytest.mark.parametrize(("text", "form"), [
    ("54k", "#54000"), ("54 K", "#54000"), ("€54.000", "#54000"), ("54,000", "#54000"), ("$54,000", "#54000"),
    ("fifty-four thousand", "#54000"), ("54 thousand", "#54000"), ("a hundred and twenty", "#120"),
    ("1.5m", "#1.5e+06"),
    ("10 %", "#10%"), ("10%", "#10%"), ("ten percent", "#10%"), ("10 per cent", "#10%"), ("-4%", "#-4%"),
    ("two weeks", "#14d"), ("2-week", "#14d"), ("24 months", "#720d"), ("two years", "#720d"), ("36m", "#1080d"),
    ("ninety-day", "#90d"), ("three months", "#90d"), ("2.5", "#2.5"),
])
def test_amounts_have_one_form(text: str, form: str) -> None:
    assert tokens(text)[0].text == form


def test_numbers_beside_each_other_stay_apart() -> None:
    assert [token.text for token in tokens("twenty thirty")] == ["#20", "#30"]
    assert [token.text for token in tokens("one, two")] == ["#1", ",", "#2"]


@given(st.text(max_size=300))
def test_any_text_can_be_read(words: str) -> None:
    offer = read_offer(words, SALE)
    assert offer is None or offer.terms or offer.accepts


@given(st.fixed_dictionaries({issue.id: st.sampled_from([option.id for option in issue.options]) for issue in SALE}),
       st.permutations([issue.id for issue in SALE]))
def test_every_package_said_back_by_its_labels_is_understood(terms: dict[str, str], order: list[str]) -> None:
    labels = ", ".join(terms[issue] for issue in order)
    offer = read_offer(f"So to confirm: {labels}.", SALE)
    assert offer is not None
    assert offer.terms == terms
    assert offer.restates


# --- every counterpart's issues --------------------------------------------------------------------------------------

LIBRARY = {persona.id: persona for persona in Library().all()}
FRAMES = ("I can offer {}.", "So to confirm: {}. Is that right?")
MORE_FRAMES = ("How about {}?", "Let's agree on {}.", "We could do {}.",
               "What would you say to {}?", "I'd suggest {}.", "Would {} work for you?",
               "I propose {}, starting from there.", "If it helps your side, we can go with {}.",
               "For us {} would be fine.", "Okay then, {}.", "My offer is {}.", "What if we did {}, would you sign?")


def read_wrong(frames: tuple[str, ...]) -> list[str]:
    """Sentences in which an option's own name is not read as that option, put firmly."""
    wrong = []
    for persona in LIBRARY.values():
        for issue in persona.issues:
            for option in issue.options:
                for name in (option.label, *option.says):
                    for frame in frames:
                        offer = read_offer(frame.format(name), persona.issues)
                        if offer is None or offer.terms != {issue.id: option.id} or not offer.firm:
                            wrong.append(f"{persona.id}: {frame.format(name)} -> {offer}")
    return wrong


# Words of everyday use by which an option goes only where its issue is named, or right after a word of giving.
WEAK = ("per employee", "per site", "allocation", "termination", "terminate", "a sandbox", "logo")


def test_every_option_is_read_by_all_its_names() -> None:
    wrong = read_wrong(FRAMES)
    assert [line for line in wrong if not any(f" {word}." in line for word in WEAK)] == []
    assert len(wrong) < 10


@pytest.mark.thorough
def test_every_option_is_read_in_many_frames() -> None:
    wrong = read_wrong(MORE_FRAMES)
    assert [line for line in wrong if not any(word in line for word in WEAK)] == []


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.words[:60])
def test_lines_are_read_as_people_mean_them(line: Line) -> None:
    offer = read_offer(line.words, LIBRARY[line.persona].issues, line.standing)
    assert told(offer) == line.meant


NUMERIC = [(persona.id, scale) for persona in LIBRARY.values() for scale in scales(persona.issues)
           if scale.price and scale.thousands]


@pytest.mark.parametrize(("persona", "scale"), NUMERIC, ids=lambda value: str(value)[:14])
@given(thousands=st.integers(1, 400))
def test_a_price_is_the_option_of_that_sum_or_none(persona: str, scale: Scale, thousands: int) -> None:
    offer = read_offer(f"On the price I can do {thousands}k.", LIBRARY[persona].issues)
    exact = scale.at(thousands * 1000)
    assert offer is not None
    if exact is not None:
        assert offer.terms == {scale.issue: exact}
        return
    other = [s for s in scales(LIBRARY[persona].issues) if s.issue != scale.issue and s.at(thousands * 1000)]
    if not other:
        assert scale.issue not in offer.terms
        (unplaced,) = offer.unplaced
        values = [scale.value(option) or 0 for option in unplaced.nearest]
        assert 1 <= len(values) <= 2
        assert all(not min(values) < mark.value < max(values) for mark in scale.marks)
        assert len(values) == 1 or min(values) < thousands * 1000 < max(values)


SPOKEN = {"{}k": 1000, "{},000": 1000, "€{}.000": 1000, "{} thousand": 1000, "{} grand": 1000, "{} 000": 1000}


@given(number=st.integers(20, 99), form=st.sampled_from(sorted(SPOKEN)))
def test_forms_of_a_sum_are_one_token(number: int, form: str) -> None:
    assert tokens(form.format(number))[0].text == f"#{number * SPOKEN[form]:g}"


@given(st.integers(1, 99999))
def test_a_number_in_words_is_the_number_in_digits(number: int) -> None:
    (token,) = tokens(in_words(number))
    assert token.amount is not None
    assert token.amount.value == number


SMALL = re.findall(r"\w+", "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
                            "fifteen sixteen seventeen eighteen nineteen")
TENS = re.findall(r"\S+", "- - twenty thirty forty fifty sixty seventy eighty ninety")


def in_words(number: int) -> str:
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{SMALL[number // 100]} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")
    return f"{in_words(number // 1000)} thousand" + (f" {in_words(number % 1000)}" if number % 1000 else "")
