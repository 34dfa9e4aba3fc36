import json
from collections import deque

import pytest

from roleplay.bulk import Chunk, Graded, chunks, grade_chunk
from roleplay.bulk.chunks import in_order
from roleplay.evaluator.builtin import BuiltinEvaluator
from tests.bulk.turns import RUBRIC, graded, lines, read, row

EVALUATOR = BuiltinEvaluator(RUBRIC, advises=False)


def test_chunks_hold_every_line_once_and_number_them() -> None:
    turns = lines(10)
    made = list(chunks(turns, size=4))
    assert [chunk.first for chunk in made] == [1, 5, 9]
    assert [line for chunk in made for line in chunk.lines] == turns


def test_no_more_is_under_way_than_was_said_and_results_come_in_order() -> None:
    most = 0

    def take(under_way: deque[tuple[Chunk, int]]) -> Graded:
        nonlocal most
        most = max(most, len(under_way))
        return Graded(str(under_way.popleft()[1]).encode(), 0)

    results = in_order(chunks(lines(20), size=1), lambda chunk: chunk.first, take, ahead=3)
    assert [int(result.text) for result in results] == list(range(1, 21))
    assert most == 3


def test_input_is_read_no_further_than_is_under_way() -> None:
    taken = []
    source = (taken.append(line) or line for line in lines(50))
    results = in_order(chunks(source, size=1), lambda c: c, lambda held: Graded(b"", len(held.popleft())), ahead=4)
    next(results)
    assert len(taken) == 5


@pytest.mark.parametrize(
    ("line", "row_id", "problem"),
    [
        (b"{not json\n", None, "line 7: not JSON"),
        (b'{"id": 1, "text": "\xff"}\n', None, "line 7: not UTF-8"),
        (b'{"id": 3}\n', 3, "line 7: text: Field required"),
        (b'{"id": "a", "text": "", "context": [{"speaker": "me", "text": ""}]}', "a", "line 7: context.0.speaker"),
        (b"[1, 2]\n", None, "line 7: "),
        (b'"turn"\n', None, "line 7: "),
    ],
)
def test_a_bad_row_says_which_line_and_what(line: bytes, row_id: object, problem: str) -> None:
    done = grade_chunk(Chunk(7, (line, json.dumps(row(1)).encode())), EVALUATOR)
    refused, fine = read(done.text)
    assert done.bad == 1
    assert refused["id"] == row_id
    assert str(refused["error"]).startswith(problem)
    assert "levels" in fine


def test_blank_lines_are_passed_over_and_counted() -> None:
    done = grade_chunk(Chunk(1, (b"\n", b"   \n", b"{\n")), EVALUATOR)
    assert str(read(done.text)[0]["error"]).startswith("line 3")


def test_an_id_comes_back_as_it_was() -> None:
    for given in (12, 2**70, "a b", "é"):
        assert read(grade_chunk(Chunk(1, (json.dumps(row(1) | {"id": given}),)), EVALUATOR).text)[0]["id"] == given


def test_a_grader_that_does_not_advise_grades_alike() -> None:
    turns = lines(12)
    advising = [read(grade_chunk(Chunk(1, (turn,)), BuiltinEvaluator(RUBRIC)).text)[0] for turn in turns]
    assert advising == graded(turns)
