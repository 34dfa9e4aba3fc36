"""Hints are climbed, kept, recognised when repeated, and fade with what was done well before (E.4)."""

from collections.abc import Callable

from roleplay.practice import Practice
from roleplay.rules import hints
from tests.builders import a_reading, a_turn

Make = Callable[..., Practice]
PUSH = "Look, we can do 10% off if you sign this week."


def test_every_rung_is_kept_under_one_moment(make: Make) -> None:
    practice = make()
    session = practice.start("roi-not-price", seed=7, mode="learn")
    given = [practice.climb(session.id) for _ in range(5)]
    assert [hint.rung for hint in given] == [1, 2, 3, 4, 4]
    assert len({hint.moment for hint in given}) == 1
    kept = practice.hints(session)
    assert [hint.weight for hint in kept] == [0.25, 0.5, 0.75, 1.0]
    assert kept[-1].example


def test_an_example_that_was_shown_is_recognised_in_another_attempt_too(make: Make) -> None:
    practice = make()
    session = practice.start("roi-not-price", seed=7, mode="learn")
    example = [practice.climb(session.id) for _ in range(4)][-1].example
    list(practice.play(session.id, example))
    again = practice.fork(session.id, 1)
    list(practice.play(again.id, example))
    for one in (session.id, again.id):
        assessment = practice.sitting(one).turns[0].assessment
        assert assessment is not None
        assert "assisted" in assessment.flags


def test_what_was_done_well_in_earlier_conversations_comes_no_more(make: Make) -> None:
    practice = make()
    session = practice.start("roi-not-price", seed=7, mode="learn")
    for _ in range(2):
        list(practice.play(session.id, PUSH))
    moment = practice.due(practice.sitting(session.id))
    assert moment is not None
    move = next(iter(hints.DONE_BY[moment]))
    past = practice.start("roi-not-price", seed=8)
    practice.store.delete(past.id)
    done = tuple(a_turn(n, session=past.id, reading=a_reading(move, c=3, q=3, v=3)) for n in (1, 2, 3))
    practice.store.create(past, done)
    assert practice.due(practice.sitting(session.id)) != moment
    practice.store.delete(past.id)
    practice.store.create(past.model_copy(update={"learner": "somebody else"}), done)
    assert practice.due(practice.sitting(session.id)) == moment
