"""One conversation through the real parts: nothing lost, nothing doubled, nothing invented."""

import threading
from collections.abc import Callable, Iterator

import pytest

from roleplay.counterpart.base import Piece, Retake, Scene
from roleplay.domain.assessment import Assessment
from roleplay.domain.reading import NO_LEVELS, Reading
from roleplay.errors import ModelUnavailable, SessionFinished, TurnConflict, TurnPending
from roleplay.evaluator.base import Grade, Performance
from roleplay.practice import Ended, Failed, Graded, Heard, Kept, Moved, Practice, Replied
from roleplay.rules import director
from tests.practice.conftest import Voice

Make = Callable[..., Practice]
HELLO = "Hello Dana, thanks for making time. Could we agree what a good outcome would be for both of us?"


def silent(_: Scene) -> Iterator[Piece]:
    raise ModelUnavailable("the server is busy", hint="Try again in a minute.")
    yield ""


def test_a_turn_is_kept_answered_graded_and_moves_the_counterpart(make: Make) -> None:
    practice = make()
    session = practice.start("roi-not-price", seed=3)
    events = list(practice.play(session.id, HELLO))
    kinds = [type(event) for event in events]
    assert kinds[0] is Kept
    assert {Heard, Replied, Graded, Moved} <= set(kinds)
    sitting = practice.sitting(session.id)
    assert sitting.turns[0].status == "closed"
    assert [said.speaker for said in sitting.said] == ["counterpart", "learner", "counterpart"]
    assert sitting.state.turn == 1


def test_what_is_heard_is_kept_before_it_is_heard(make: Make) -> None:
    practice, reader = make(Voice(lambda _: iter(["One ", "two ", "three."]))), make()
    session = practice.start("roi-not-price", seed=3)
    heard = []
    for event in practice.play(session.id, HELLO):
        if isinstance(event, Heard):
            heard.append(event.text)
            turn = reader.store.turns(session.id)[0]
            assert (turn.reply.text if turn.reply else turn.partial) == event.text
    assert heard[-1] == "One two three."


def test_what_is_taken_back_disappears(make: Make) -> None:
    practice = make(Voice(lambda _: iter(["Wrong words.", Retake(kept=""), "Right words."])))
    session = practice.start("roi-not-price", seed=3)
    texts = [event.text for event in practice.play(session.id, HELLO) if isinstance(event, Heard)]
    assert texts == ["Wrong words.", "", "Right words."]
    assert practice.sitting(session.id).turns[0].reply.text == "Right words."


def test_replay_equals_what_was_told_turn_by_turn(make: Make) -> None:
    practice = make()
    session = practice.start("two-weeks-late", seed=5)
    for words in (
        HELLO,
        "I had to explain it…?",
        "Calm down, two weeks isn't a big deal.",
        "You are right to be angry.",
    ):
        told = [event.state for event in practice.play(session.id, words) if isinstance(event, Moved)]
        sitting = practice.sitting(session.id)
        assert told == [director.replay(sitting.persona, sitting.rubric, session.seed, sitting.turns)]


def test_a_failed_reply_keeps_the_words_and_can_be_tried_again(make: Make) -> None:
    practice = make(Voice(silent))
    session = practice.start("roi-not-price", seed=3)
    events = list(practice.play(session.id, HELLO))
    failed = [event for event in events if isinstance(event, Failed)]
    assert [event.message for event in failed] == ["the server is busy"]
    assert failed[0].retryable
    waiting = practice.sitting(session.id).waiting
    assert waiting is not None
    assert (waiting.words, waiting.failure) == (HELLO, "the server is busy")
    with pytest.raises(TurnPending):
        list(practice.play(session.id, "And another thing."))
    again = list(make(Voice(lambda _: iter(["Fine."]))).retry(session.id))
    assert any(isinstance(event, Replied) for event in again)
    assert len(practice.sitting(session.id).turns) == 1


def test_going_on_with_the_built_in_voice_is_the_learners_choice(make: Make) -> None:
    practice = make(Voice(silent))
    session = practice.start("roi-not-price", seed=3)
    list(practice.play(session.id, HELLO))
    list(practice.retry(session.id, builtin=True))
    reply = practice.sitting(session.id).turns[0].reply
    assert reply is not None
    assert reply.source == "builtin"


def test_a_reply_cut_short_can_be_kept(make: Make) -> None:
    def cut(_: Scene) -> Iterator[Piece]:
        yield "I was about to say"
        raise ModelUnavailable("the connection broke")

    practice = make(Voice(cut))
    session = practice.start("roi-not-price", seed=3)
    list(practice.play(session.id, HELLO))
    kept = practice.keep_partial(session.id)
    assert kept.reply is not None
    assert kept.reply.interrupted
    assert kept.reply.text == "I was about to say"
    assert any(isinstance(event, Replied | Failed) for event in list(practice.play(session.id, "Go on.")))


def test_leaving_in_the_middle_loses_nothing(make: Make) -> None:
    practice = make(Voice(lambda _: iter(["One ", "two."])))
    session = practice.start("roi-not-price", seed=3)
    events = practice.play(session.id, HELLO)
    for event in events:
        if isinstance(event, Heard):
            break
    events.close()
    practice.pool.shutdown(wait=True)
    turn = make().sitting(session.id).waiting
    assert turn is not None
    assert turn.words == HELLO
    assert turn.assessment is not None, "the grade under way is kept when it arrives"


def test_a_number_taken_by_another_tab_is_a_conflict(make: Make) -> None:
    practice = make()
    session = practice.start("roi-not-price", seed=3)
    list(practice.play(session.id, HELLO, number=1))
    with pytest.raises(TurnConflict):
        list(practice.play(session.id, "Another tab's words", number=1))


def test_a_fork_starts_from_the_same_moment_and_leaves_the_first_path_alone(make: Make) -> None:
    practice = make()
    session = practice.start("roi-not-price", seed=3)
    for words in (HELLO, "Justify…?", "Just sign today or the discount is gone."):
        list(practice.play(session.id, words))
    fork = practice.fork(session.id, 3)
    before, after = practice.sitting(session.id), practice.sitting(fork.id)
    assert (fork.root, fork.forked_from, fork.forked_at) == (session.id, session.id, 3)
    assert after.state == before.before(3).state
    list(practice.play(fork.id, "It sounds like you're worried about the ROI, not just the initial price."))
    assert practice.sitting(session.id) == before
    assert practice.sitting(fork.id).state.trust > before.state.trust


def test_the_grade_may_come_first_and_may_come_last(make: Make) -> None:
    told = threading.Event()

    class Slow:
        name = "slow"

        def assess(self, performance: Performance) -> Grade:
            told.wait(5)
            return Grade(assessment=Assessment(status="ungraded", source="slow", reason="for a test", levels=NO_LEVELS))

    def speak(_: Scene) -> Iterator[Piece]:
        yield "Said "
        told.set()
        yield "all."

    practice = make(Voice(speak), Slow())
    session = practice.start("roi-not-price", seed=3)
    assert any(isinstance(event, Graded) for event in list(practice.play(session.id, HELLO)))
    assert practice.sitting(session.id).turns[0].assessment.status == "ungraded"


def test_the_director_waits_for_the_evaluator_only_as_long_as_it_is_told_to(make: Make) -> None:
    class Quick:
        name = "quick"

        def assess(self, performance: Performance) -> Grade:
            reading = Reading(levels={"collaboration": 4, "curiosity": None, "validation": None})
            return Grade(assessment=Assessment(status="graded", source="quick", levels=reading.levels, reading=reading))

    voice = Voice(lambda _: iter(["Yes."]))
    practice = make(voice, Quick(), gate_wait=5.0)
    session = practice.start("roi-not-price", seed=3)
    list(practice.play(session.id, HELLO))
    assert practice.sitting(session.id).turns[0].reading.levels["collaboration"] == 4


def test_a_late_grade_corrects_the_state_for_the_next_turn(make: Make) -> None:
    practice = make()
    session = practice.start("roi-not-price", seed=3)
    list(practice.play(session.id, HELLO))
    turn = practice.sitting(session.id).turns[0]
    worse = Reading(levels={"collaboration": 0, "curiosity": None, "validation": None})
    before = practice.sitting(session.id).state.trust
    practice.store.assess(turn, turn.assessment, worse, ())
    assert practice.sitting(session.id).state.trust < before


def test_an_ended_session_takes_no_more_turns(make: Make) -> None:
    practice = make()
    session = practice.start("roi-not-price", seed=3)
    assert practice.finish(session.id).outcome == "open"
    with pytest.raises(SessionFinished):
        list(practice.play(session.id, HELLO))


def test_being_walked_out_on_ends_the_session(make: Make) -> None:
    practice = make()
    session = practice.start("two-weeks-late", seed=5)
    ended: list[Ended] = []
    for _ in range(6):
        if practice.sitting(session.id).session.outcome is None:
            ended += [
                e
                for e in practice.play(session.id, "Calm down, you're overreacting. Take it or leave it.")
                if isinstance(e, Ended)
            ]
    assert [event.outcome for event in ended] == ["walked"]
    assert practice.sitting(session.id).session.outcome == "walked"


def test_two_people_trying_again_at_once_give_one_reply(make: Make) -> None:
    practice = make(Voice(silent))
    session = practice.start("roi-not-price", seed=3)
    list(practice.play(session.id, HELLO))
    first, second = make().retry(session.id), make().retry(session.id)
    assert any(isinstance(event, Heard) for event in (next(first), next(second)))
    list(first)
    with pytest.raises(TurnConflict):
        list(second)
    assert len(practice.sitting(session.id).turns) == 1
