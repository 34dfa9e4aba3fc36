"""`roleplay drill`: the list, a round by script, and going on with it."""

from pathlib import Path

from roleplay.content.drills import Drills
from tests.cli.conftest import Run


def test_the_list_names_every_drill(run: Run) -> None:
    done = run("drill")
    assert done.code == 0, done.err
    assert all(f"{drill.id}  {drill.title}" in done.out for drill in Drills().all())


def test_a_round_by_script_is_marked_item_by_item_and_what_is_missed_returns(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "answers.txt"
    script.write_text("I see.\n" * 3, encoding="utf-8")
    first = run("drill", "d02", "--script", str(script))
    assert first.code == 0, first.err
    told = " ".join(first.out.split())
    assert "1 of 5" in told
    assert "Not yet. Try once more." in told
    assert "One way to say it: " in told
    assert "Validation 3 of 4 is wanted; this is 1 of 4: missed" in told
    assert "The round is kept as it stands" in told
    rest = run("drill", "D2", "--script", "-", stdin="I see.\n" * 7)
    assert "2 of 5" not in rest.out.split("3 of 5")[0].split("For example")[0]
    assert "0 of 5 right: 4 are needed to pass." in rest.out
    assert "5 of them come back in the next round." in rest.out
    row = next(line for line in run("drill").out.splitlines() if line.startswith("d02"))
    assert row.split()[-3:] == ["0", "0", "5"]


def test_lines_are_chosen_by_number(run: Run) -> None:
    done = run("drill", "d05", "--script", "-", stdin="nine\n" + "1\n" * 5)
    assert done.code == 0, done.err
    assert "There is nothing to mark yet." in done.out
    assert "of 5 right" in done.out
    assert done.out.count("Right.") + done.out.count("Not this time.") == 5


def test_without_anybody_to_ask_or_a_drill_of_that_name_it_says_so(run: Run) -> None:
    nobody = run("drill", "d02")
    assert nobody.code == 2
    assert "--script" in nobody.err
    assert "there is no drill" in run("drill", "d99").err
