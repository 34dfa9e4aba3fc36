"""Hints, preparations and lines tried aside: kept where they belong, and never mixed up with what was said."""

from collections.abc import Callable

import pytest

from roleplay.domain.loop import Concession, Guess, Preparation
from roleplay.errors import SessionFinished, TurnConflict
from roleplay.practice import Practice

Make = Callable[..., Practice]
HELLO = "Hello Dana, thanks for making time. Could we agree what a good outcome would be for both of us?"


def test_a_hint_is_kept_and_its_example_marks_the_turn_that_repeats_it(make: Make) -> None:
    practice = make()
    session = practice.start("roi-not-price", seed=3)
    given = [practice.hint(session.id, rung, "stalemate") for rung in (1, 2, 3, 4)]
    assert make().hints(session) == tuple(given)
    assert given[3].example
    list(practice.play(session.id, given[3].example))
    list(practice.play(session.id, HELLO))
    first, second = practice.sitting(session.id).turns
    assert first.assessment is not None
    assert second.assessment is not None
    assert "assisted" in first.assessment.flags
    assert "assisted" not in second.assessment.flags
    assert practice.hints(session, 1) == tuple(given)
    assert practice.hints(session, 2) == ()


@pytest.mark.parametrize(("mode", "highest"), [("learn", 4), ("practise", 2), ("perform", 0)])
def test_a_mode_has_its_rungs(make: Make, mode: str, highest: int) -> None:
    practice = make()
    session = practice.start("roi-not-price", seed=3, mode=mode)
    for rung in (1, 2, 3, 4):
        if rung <= highest:
            assert practice.hint(session.id, rung).rung == rung
        else:
            with pytest.raises(TurnConflict, match="mode"):
                practice.hint(session.id, rung)
    if highest == 0:
        list(practice.play(session.id, "You are wrong and it is your fault."))
        assert practice.due(practice.sitting(session.id)) is None


def test_no_hint_after_the_end(make: Make) -> None:
    practice = make()
    session = practice.start("roi-not-price", seed=3)
    practice.finish(session.id)
    with pytest.raises(SessionFinished):
        practice.hint(session.id, 1)


def test_a_preparation_is_kept_and_a_fork_has_it_too(make: Make) -> None:
    practice = make()
    session = practice.start("roi-not-price", seed=3)
    assert practice.preparation(session).is_empty
    written = Preparation(theirs=(Guess(text="savings cannot be proven", confidence=70),), shared_goal="no regrets",
                          concessions=(Concession(give="a pilot", for_="36 months", bearing="helps"),))
    practice.prepare(session.id, written)
    list(practice.play(session.id, HELLO))
    fork = practice.fork(session.id, 1)
    assert practice.preparation(session) == written
    assert practice.preparation(fork) == written
    practice.prepare(fork.id, Preparation(shared_goal="another"))
    assert practice.preparation(session) == written
    practice.store.delete(session.id)
    assert practice.preparation(fork).shared_goal == "another"


def test_what_would_have_happened_leaves_everything_as_it_is(make: Make) -> None:
    practice = make()
    session = practice.start("roi-not-price", seed=3)
    for line in ("You have to decide today or the price goes up.", HELLO):
        list(practice.play(session.id, line))
    before = practice.sitting(session.id)
    tried = practice.what_if(session.id, 1, HELLO)
    assert practice.sitting(session.id) == before
    assert practice.store.sessions(root=session.id) == (before.session,)
    played = practice.sitting(session.id).before(2).state
    assert tried.before == before.before(1).state
    assert tried.state.trust > played.trust
    assert tried.reply
    assert (tried.assessment.levels["collaboration"] or 0) > (before.turns[0].assessment.levels["collaboration"] or 0)
    with pytest.raises(TurnConflict):
        practice.what_if(session.id, 3, HELLO)
