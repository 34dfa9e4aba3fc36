"""The grade as markup."""

from hypothesis import given
from hypothesis import strategies as st

from roleplay.domain.assessment import Advice, Assessment
from roleplay.domain.reading import Cap, Observation
from roleplay.ui.components.evidence import advice_line, evidence, segments, strip
from tests.builders import a_rubric, levels

WORDS = "What makes it hard, and isn't it just price?"


def observed(move: str, quote: str, words: str = WORDS) -> Observation:
    start = words.index(quote)
    return Observation(move=move, quote=quote, start=start, end=start + len(quote))


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, list[Observation]]:
    words = draw(st.text(max_size=40))
    spans = draw(st.lists(st.tuples(st.integers(0, len(words)), st.integers(0, len(words))), max_size=5))
    return words, [Observation(move="label", quote=words[min(s) : max(s)], start=min(s), end=max(s)) for s in spans]


@given(quoted())
def test_segments_are_the_words_and_every_quote_is_marked_whole(given_: tuple[str, list[Observation]]) -> None:
    words, observations = given_
    cut = segments(words, observations)
    assert "".join(segment.text for segment in cut) == words
    for number, observation in enumerate(observations, 1):
        assert "".join(segment.text for segment in cut if number in segment.marks) == observation.quote


def test_a_quote_that_is_not_in_the_words_marks_nothing() -> None:
    cut = segments("Hello there.", [Observation(move="label", quote="Goodbye", start=0, end=7)])
    assert [segment.marks for segment in cut] == [()]


def test_dots_have_words() -> None:
    markup = strip(3, levels(collaboration=None, curiosity=3, validation=0))
    assert 'aria-label="Your turn 3"' in markup
    assert 'aria-label="Curiosity 3 of 4: skilled"' in markup
    assert 'aria-label="Validation 0 of 4: did harm"' in markup
    assert 'aria-label="Collaboration: not called for"' in markup
    assert markup.count('class="on"') == 3


def test_evidence_shows_words_moves_caps_flags_and_advice_escaped() -> None:
    words = "<b>What</b> makes it hard, and isn't it just price?"
    moves = (
        observed("open_question", "<b>What</b> makes it hard", words),
        observed("leading_question", "isn't it just price?", words),
    )
    assessment = Assessment(
        status="graded",
        source="model-<x>",
        levels=levels(curiosity=1),
        moves=moves,
        caps=(Cap(skill="curiosity", level=1, move="leading_question"),),
        flags=("gaming",),
        dropped=1,
        advice=Advice(keep="the <i>open</i> start", try_="one question", rewrite="What & why?"),
    )
    markup = evidence(words, assessment, a_rubric(), "Dana <Whitlock>")
    assert '<mark class="helpful">&lt;b&gt;What&lt;/b&gt; makes it hard<sup>1</sup></mark>' in markup
    assert '<mark class="harmful">isn&#39;t it just price?<sup>2</sup></mark>' in markup
    assert "Open question" in markup
    assert "costs you" in markup
    assert "Curiosity: 1 of 4, missed" in markup
    assert "Leading question held Curiosity at 1 of 4, whatever else was good." in markup
    assert "nothing of what Dana &lt;Whitlock&gt; said" in markup
    assert "it is not in your words" in markup
    assert "“What &amp; why?”" in markup
    assert "model-&lt;x&gt;" in markup
    assert "<i>open" not in markup


def test_an_ungraded_turn_shows_no_levels() -> None:
    markup = evidence(
        WORDS, Assessment(status="ungraded", source="m", reason="late", levels=levels()), a_rubric(), "Dana"
    )
    assert "of 4" not in markup
    assert "Graded by" not in markup


def test_a_label_is_not_said_twice() -> None:
    assert "<b>Keep</b> on asking" in advice_line(Advice(keep="Keep on asking"))


def test_advice_takes_a_line_only_where_there_is_any() -> None:
    assert advice_line(Advice()) == ""
    assert (
        advice_line(Advice(keep="a < b"))
        == '<div class="rp-advice"><span class="rp-tip"><b>Keep:</b> a &lt; b</span></div>'
    )


def test_a_move_made_twice_is_told_once_and_only_what_held_a_level_down_is_named() -> None:
    assessment = Assessment(
        status="graded",
        source="builtin",
        levels=levels(curiosity=0),
        moves=(observed("follow_up", "What makes it hard"), observed("follow_up", "isn't it just price?")),
        caps=(
            Cap(skill="curiosity", level=2, move="gaming"),
            Cap(skill="curiosity", level=0, move="extraction"),
            Cap(skill="validation", level=0, move="hostile"),
        ),
    )
    markup = evidence(WORDS, assessment, a_rubric(), "Dana")
    assert "<sup>1,2</sup> <b>Follow-up question</b>" in markup
    assert markup.count("Follow-up question") == 1
    assert markup.count("held") == 1
    assert "Asking for secrets held Curiosity at 0 of 4" in markup


def test_quotes_within_the_example_are_told_apart() -> None:
    assessment = Assessment(status="graded", source="b", levels=levels(), advice=Advice(rewrite="\"Late\". Why?"))
    assert "“‘Late’. Why?”" in evidence(WORDS, assessment, a_rubric(), "Dana")
