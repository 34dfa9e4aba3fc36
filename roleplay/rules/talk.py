"""How somebody talked, counted from what was said: in practice and in real calls alike (F, "Obs").

Counts tell about the talk, not about a person. A figure without enough to go by is None; every figure comes with the
number of things it was counted from.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from rapidfuzz import fuzz

from roleplay.domain.base import Noun, Speaker
from roleplay.domain.reading import Reading
from roleplay.domain.rubric import Rubric

LEAST_TURNS = 4
"""Learner turns from which ratios are given."""
LEAST_QUESTIONS = 3
"""Questions from which their kinds are given as shares."""
LEAST_WORDS = 150
"""Learner words from which a rate per 1000 words is given."""
SIMILAR = 80
"""Likeness (0-100) from which a turn says an earlier one over again (F, circularity)."""
WORDS_OF_A_TURN = 5
"""Shorter turns ("Thank you.", "I see.") are not held against anybody for coming twice."""

OPEN = frozenset({"open_question", "follow_up", "calibrated"})
REFLECTIONS = frozenset({"paraphrase", "summary_check", "label"})
UNDERSTANDING = frozenset({"paraphrase", "summary_check"})
ACKNOWLEDGING = REFLECTIONS | {"validate", "affirm", "backchannel", "repair"}
ADVOCATING = frozenset({"premature_pitch", "monologue", "option", "tradeoff", "reciprocal_concession"})
IRRITATING = frozenset({"irritator", "absolutist"})
QUARRELLING = frozenset({"defend", "blame"})


class Uttered(NamedTuple):
    """One turn of a talk; `reading` only where it is the learner's and could be read."""

    speaker: Speaker
    text: str
    reading: Reading | None = None


class Talk(Noun):
    """A talk in counts and shares (0-1); None = not enough evidence."""

    turns: int
    """Turns of the learner's."""
    words: int
    """Words of the learner's."""
    talk_ratio: float | None = None
    """The learner's share of all words; .35-.50 is usual for good sales calls (correlational)."""
    longest: int = 0
    """Words of the learner's longest turn."""
    moves: int = 0
    questions: int = 0
    question_ratio: float | None = None
    """Questions by all moves; skilled negotiators 21 %, average 10 % (Rackham)."""
    open_share: float | None = None
    follow_up_share: float | None = None
    """Questions built on what the other side said, by all questions."""
    stacked_share: float | None = None
    """Turns with several questions at once, by turns with a question."""
    leading_share: float | None = None
    questions_in_a_row: int = 0
    """Most turns in a row that asked and took up nothing."""
    diagnose_advocate: float | None = None
    """(Questions + acknowledging moves) / (pitches + options + offers); about 1 before the first offer."""
    understanding: float | None = None
    """Paraphrases and summaries by all moves; 17 % against 8 % (Rackham)."""
    reflections_to_questions: float | None = None
    """Paraphrases, summaries and labels for each question; .5-1.5."""
    irritators: float | None = None
    """Irritators and absolutes per 1000 words of the learner's; about .3 against 1.4."""
    instant_counters: int = 0
    """Proposals of theirs that were answered at once with one of the learner's own."""
    spirals: int = 0
    """Runs of two or more turns of defending and blaming."""
    circularity: float | None = None
    """Share of turns that say an earlier one of the learner's over again; at most .10."""


def talk(uttered: Sequence[Uttered], rubric: Rubric) -> Talk:
    """The figures of a talk, in the order it was said."""
    own = [turn for turn in uttered if turn.speaker == "learner"]
    lengths = [len(turn.text.split()) for turn in own]
    words, all_words = sum(lengths), sum(len(turn.text.split()) for turn in uttered)
    done = [_moves(turn) for turn in own]
    moves = [name for names in done for name in names]
    asking = frozenset(rubric.measures.asking)
    questions = sum(name in asking for name in moves)
    asked = [names for names in done if asking & set(names)]
    enough = len(own) >= LEAST_TURNS
    return Talk(
        turns=len(own), words=words, longest=max(lengths, default=0), moves=len(moves), questions=questions,
        talk_ratio=_share(words, all_words) if enough else None,
        question_ratio=_share(questions, len(moves)) if enough else None,
        open_share=_share(_count(moves, OPEN), questions) if questions >= LEAST_QUESTIONS else None,
        follow_up_share=_share(_count(moves, {"follow_up"}), questions) if questions >= LEAST_QUESTIONS else None,
        leading_share=_share(_count(moves, {"leading_question"}), questions) if questions >= LEAST_QUESTIONS else None,
        stacked_share=_share(sum("stacked_questions" in names for names in asked), len(asked))
        if len(asked) >= LEAST_QUESTIONS else None,
        questions_in_a_row=_longest_run(bool(asking & set(names)) and not ACKNOWLEDGING & set(names) for names in done),
        diagnose_advocate=_share(questions + _count(moves, ACKNOWLEDGING), _advocated(own)) if enough else None,
        understanding=_share(_count(moves, UNDERSTANDING), len(moves)) if enough else None,
        reflections_to_questions=_share(_count(moves, REFLECTIONS), questions) if enough else None,
        irritators=1000 * _count(moves, IRRITATING) / words if words >= LEAST_WORDS else None,
        instant_counters=_count(moves, {"instant_counter"}),
        spirals=sum(quarrel and len(list(run)) >= 2
                    for quarrel, run in groupby(bool(QUARRELLING & set(names)) for names in done)),
        circularity=circularity([turn.text for turn in own]) if enough else None)


def circularity(texts: Sequence[str]) -> float | None:
    """Share of turns that are at least .8 like an earlier one; None without turns. Likeness is rapidfuzz's token sort.

    Turns of fewer than `WORDS_OF_A_TURN` words are in the denominator only.
    """
    long = [" ".join(text.lower().split()) for text in texts if len(text.split()) >= WORDS_OF_A_TURN]
    again = sum(any(fuzz.token_sort_ratio(text, before, score_cutoff=SIMILAR) for before in long[:at])
                for at, text in enumerate(long))
    return _share(again, len(texts))


def _moves(turn: Uttered) -> tuple[str, ...]:
    return tuple(move.move for move in turn.reading.moves) if turn.reading is not None else ()


def _advocated(turns: Iterable[Uttered]) -> int:
    """Pitches, options and offers; an offer that is also an option counts once."""
    return sum(max(_count(_moves(turn), ADVOCATING), int(turn.reading is not None and turn.reading.offer is not None))
               for turn in turns)


def _count(moves: Iterable[str], wanted: Iterable[str]) -> int:
    names = frozenset(wanted)
    return sum(name in names for name in moves)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _longest_run(marks: Iterable[bool]) -> int:
    return max((len(list(run)) for mark, run in groupby(marks) if mark), default=0)
