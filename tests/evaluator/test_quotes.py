"""Whatever a model quotes, every quote shown is the learner's: cut from the turn, in one piece, at its place."""

import unicodedata
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.domain.assessment import Assessment
from roleplay.domain.base import Said
from roleplay.domain.reading import Context
from roleplay.evaluator.base import Performance
from roleplay.evaluator.evidence import prove, same_words
from roleplay.evaluator.ground import Ground
from roleplay.evaluator.schema import Answer
from roleplay.evaluator.settle import settle
from tests.evaluator.answers import RUBRIC, an_answer, said_by
from tests.rules.turns import table

ROWS = [(row["says"], row["words"]) for row in table("fresh")][::6]
MOVES = [rule.name for rule in RUBRIC.moves]
Change = Callable[[list[str], list[str], list[str]], str]
WAYS: dict[str, Change] = {
    "as it is": lambda run, said, theirs: " ".join(run),
    "case": lambda run, said, theirs: " ".join(run).swapcase(),
    "blanks": lambda run, said, theirs: "\u00a0 \n".join(run),
    "quotes": lambda run, said, theirs: f"\u201c{' '.join(run)}\u201d".replace("'", "\u2019"),
    "width": lambda run, said, theirs: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in " ".join(run)),
    "inside": lambda run, said, theirs: " ".join(run)[1:-1],
    "across": lambda run, said, theirs: " ".join([*said[-2:], *said[:2]]),
    "gap": lambda run, said, theirs: f"{run[0]} ... {run[-1]}",
    "swap": lambda run, said, theirs: " ".join(run[::-1]),
    "theirs": lambda run, said, theirs: " ".join(theirs[:len(run)]),
    "drop": lambda run, said, theirs: " ".join(run[:1] + run[2:]),
    "invent": lambda run, said, theirs: "I understand exactly how hard that must have been",
    "joined": lambda run, said, theirs: " ".join([*run, *theirs[:3]]),
    "letters": lambda run, said, theirs: unicodedata.normalize("NFD", " ".join(run)),
}
"""What a model can do to a run of the learner's words, given all of them and the counterpart's."""


def altered(way: str, words: str, theirs: str, first: int, size: int) -> str:
    said = words.split()
    return WAYS[way](said[first % len(said):][:size], said, theirs.split())


def assess(words: str, theirs: str, quotes: list[tuple[str, str]]) -> Assessment:
    turn = Performance(words=words, context=Context(said=(Said(speaker="counterpart", text=theirs),)))
    quote = quotes[0][0]
    verdict = {"why": "", "quote": quote, "level": 4}
    answer = an_answer(observations=[{"quote": q, "move": m, "interest": None} for q, m in quotes],
                       collaboration=verdict, curiosity=verdict, validation=verdict, rewrite="",
                       keep=f"You said \"{quote}\".", **{"try": f"Say \"{quote}\" again."})
    return settle(Answer.model_validate_json(said_by(answer)), Ground.of(turn, RUBRIC), "m")


quoted = st.tuples(st.sampled_from(sorted(WAYS)), st.integers(0, 40), st.integers(1, 9), st.sampled_from(MOVES))


@settings(max_examples=150)
@given(st.sampled_from(ROWS), st.lists(quoted, min_size=1, max_size=6))
def test_every_quote_shown_is_the_learners(row: tuple[str, str], seen: list[tuple[str, int, int, str]]) -> None:
    theirs, words = row
    quotes = [(altered(way, words, theirs, first, size), move) for way, first, size, move in seen]
    assessment = assess(words, theirs, quotes)
    for move in assessment.moves:
        assert words[move.start:move.end] == move.quote
        assert move.quote.strip()
    for text in (assessment.advice.keep, assessment.advice.try_):
        for part in text.split('"')[1::2]:
            assert prove(part, words) or any(same_words(part, known) for known in (words, *words.split(), theirs)) \
                or part.casefold() in f"{words} {theirs}".casefold()


def test_what_only_the_counterpart_said_proves_nothing() -> None:
    words, theirs = "What would help most?", "My team is swamped with the rollout and I had to explain it."
    assessment = assess(words, theirs, [("My team is swamped with the rollout", "paraphrase")])
    assert "paraphrase" not in {move.move for move in assessment.moves}
    assert assessment.dropped >= 1
    assert all((level or 0) <= 3 for level in assessment.levels.values())
