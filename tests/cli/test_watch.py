"""`roleplay watch`: an expert run to read, and nothing kept of it."""

from roleplay.content.library import Library
from tests.cli.conftest import Run


def test_a_run_is_printed_turn_by_turn_with_its_notes(run: Run) -> None:
    done = run("watch", "disruptive")
    assert done.code == 0, done.err
    told = " ".join(done.out.replace("    |", "").split())
    expert = Library().get("disruptive").expert
    assert expert is not None
    places = [told.index(f"{number}. You: {line.say}") for number, line in enumerate(expert.lines, 1)]
    assert places == sorted(places)
    assert all(line.note in told for line in expert.lines)
    assert "This gives away what Marcus Oyelaran holds back" in told
    assert "trust 42 ->" in told
    assert "came out: what the implementation asks of them, hint" in told
    assert "3 of 3 hidden interests came out in full. Agreed: " in told


def test_it_can_be_played_with_another_seed_and_leaves_no_session(run: Run) -> None:
    first, other = run("watch", "disruptive", "--seed", "1"), run("watch", "disruptive", "--seed", "2")
    assert "seed 1" in first.out
    assert first.out != other.out
    assert run("sessions", "list").out == ""


def test_who_is_not_there_cannot_be_watched(run: Run) -> None:
    done = run("watch", "disruptiv")
    assert done.code == 2
    assert "Did you mean disruptive?" in done.err
