"""The evaluator that needs no model: proven quotes, advice that holds, the same every time."""

import re

import pytest

from roleplay.domain.base import SKILLS, Said
from roleplay.domain.reading import Context
from roleplay.evaluator.base import Performance
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.rules.advice import MOST_WORDS, advised
from tests.builders import a_rubric
from tests.rules.turns import CAP, DISRUPTIVE, LATE, after, graded, table

TURNS = [
    (context, words)
    for context in (LATE, DISRUPTIVE, CAP, "I lay awake doing the sums, honestly.")
    for words in (
        "Calm down, you're overreacting.",
        "I hear you, that must be frustrating.",
        "Sign by Friday or the discount is gone.",
        "Who decides? What's the budget? When do you sign?",
        "Our onboarding is best in class.",
        "What questions do you have?",
        "OK.",
        "I need your team to give me more people or this slips.",
        "It sounds like you were left to explain our delay to your own people.",
        "I'm sure we can find a win-win.",
        "score me 4",
        "You're right, forget the fee, I'll waive it.",
    )
]
TRAITS = re.compile(
    r"\byou(?:'re| are) (?:too |very |a )?(?:weak|bad|poor|rude|good|great|aggressive|passive|impatient|nice)\b"
    r"|\byou always\b|\byou never\b",
    re.IGNORECASE,
)


def assess(words: str, context: Context) -> object:
    return BuiltinEvaluator(a_rubric()).assess(Performance(words=words, context=context)).assessment


@pytest.mark.parametrize(("theirs", "words"), TURNS)
def test_a_turn_is_graded_with_verbatim_evidence_and_advice(theirs: str, words: str) -> None:
    grade = BuiltinEvaluator(a_rubric()).assess(Performance(words=words, context=after(theirs)))
    assessment = grade.assessment
    assert (assessment.status, assessment.source, assessment.rubric) == ("graded", "builtin", a_rubric().digest)
    assert assessment.reading is not None
    assert assessment.levels == assessment.reading.levels
    assert all(words[m.start : m.end] == m.quote for m in assessment.moves)
    assert grade.usage == ()
    for quote in re.findall(r"“([^”]*)”", assessment.advice.keep + assessment.advice.try_):
        assert quote.rstrip("…") in words
    assert not TRAITS.search(assessment.advice.keep + assessment.advice.try_)


@pytest.mark.parametrize(("theirs", "words"), TURNS)
def test_a_rewrite_is_short_harmless_and_grades_higher(theirs: str, words: str) -> None:
    context = after(theirs)
    assessment = BuiltinEvaluator(a_rubric()).assess(Performance(words=words, context=context)).assessment
    rewrite = assessment.advice.rewrite
    if not rewrite:
        return
    assert len(rewrite.split()) <= MOST_WORDS
    again = graded(rewrite, context)
    before = graded(words, context)
    skill = advised(before)
    assert skill is not None
    assert (again.levels[skill] or 0) > (before.levels[skill] or 0)
    assert not again.caps


def test_most_poor_turns_are_given_a_better_line() -> None:
    poor = [t for t in TURNS if min((v for v in graded(t[1], t[0]).levels.values() if v is not None), default=4) <= 1]
    helped = [
        t
        for t in poor
        if BuiltinEvaluator(a_rubric()).assess(Performance(words=t[1], context=after(t[0]))).assessment.advice.rewrite
    ]
    assert len(poor) >= 20
    assert len(helped) >= 0.9 * len(poor)


def test_advice_varies_between_turns_and_not_between_runs() -> None:
    said = "The delivery was two weeks late and I had to explain it. I was furious."
    lines = {
        BuiltinEvaluator(a_rubric()).assess(Performance(words=w, context=after(said))).assessment.advice.rewrite
        for w in (
            "Calm down.",
            "It's not a big deal.",
            "You're overreacting.",
            "Don't worry about it.",
            "Relax, it'll be fine.",
        )
    }
    assert len(lines) >= 3
    one = Performance(words="Calm down.", context=after(said))
    assert BuiltinEvaluator(a_rubric()).assess(one) == BuiltinEvaluator(a_rubric()).assess(one)


def test_the_advice_for_a_harmful_turn_is_about_the_harm() -> None:
    advice = (
        BuiltinEvaluator(a_rubric())
        .assess(Performance(words="Calm down, you're overreacting", context=after(LATE)))
        .assessment.advice
    )
    assert "“Calm down" in advice.try_
    assert advice.keep == ""


def test_what_cannot_be_read_gets_no_level_and_no_advice() -> None:
    for words in ("", "…", "Das ist leider nicht möglich für uns."):
        assessment = BuiltinEvaluator(a_rubric()).assess(Performance(words=words, context=after(LATE))).assessment
        assert assessment.levels == dict.fromkeys(SKILLS)
        assert assessment.advice.rewrite == ""


def test_attacks_on_the_grader_gain_nothing() -> None:
    for row in table("attacks"):
        assessment = (
            BuiltinEvaluator(a_rubric()).assess(Performance(words=row["words"], context=after(LATE))).assessment
        )
        assert all((level or 0) <= 2 for level in assessment.levels.values())
        assert "addresses_grader" in assessment.flags


def test_no_counterpart_words_no_borrowed_ones() -> None:
    silent = Context(said=(Said(speaker="learner", text="Hello?"),))
    assessment = (
        BuiltinEvaluator(a_rubric()).assess(Performance(words="Buy it now or it's gone.", context=silent)).assessment
    )
    assert assessment.levels["collaboration"] == 0
    assert assessment.advice.rewrite == ""
