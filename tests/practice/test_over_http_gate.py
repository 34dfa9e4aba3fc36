"""The director and a slow grader, a listener who leaves, a reply cut short, and what is kept of it all."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from roleplay.cli.commands import ExportFormat, sessions_export
from roleplay.domain.reading import Reading
from roleplay.practice import Ended, Failed, Graded, Heard, Moved, Practice, Replied
from roleplay.rules import director, signals
from roleplay.rules.director.disclosure import earned
from roleplay.rules.grading import grade
from tests.fake_server import ACTOR, GRADER, Answer, Asked, FakeServer
from tests.practice.over_http import HELLO, REPLY, SKILLED, honest, last_turn, opened, playing, the

LONG = " ".join([REPLY] * 30)
LABEL = "It sounds like you're worried about the ROI, not just the initial price."
"""Words in which the signals hear more than `honest` does."""
INSULT = "You are an idiot, and your whole team is a joke."


def held(until: threading.Event) -> Callable[[Asked], str]:
    """A grader that does not answer before it is told to."""
    def answer(asked: Asked) -> str:
        until.wait(10)
        return honest(asked)
    return answer


def by_signals(practice: Practice, session: str, words: str) -> Reading:
    """What the signals read in the turn that comes next."""
    sitting = practice.sitting(session)
    context = director.context(sitting.persona, sitting.state, sitting.said)
    return grade(signals.read(words, context), words, context, sitting.rubric)


# The gate

def test_without_a_gate_the_first_word_waits_for_no_grader(fake_server: FakeServer, tmp_path: Path) -> None:
    go = threading.Event()
    fake_server.script(ACTOR, REPLY)
    fake_server.script(GRADER, by=held(go))
    with playing(fake_server, tmp_path) as app:
        session = opened(app)
        plainly = by_signals(app.practice, session, LABEL)
        events = app.practice.play(session, LABEL)
        assert isinstance(next(event for event in events if isinstance(event, Heard)), Heard)
        assert not go.is_set(), "the reply has begun and the grader has not answered"
        assert last_turn(app.practice, session).reading == plainly
        go.set()
        rest = list(events)
    assert the(Graded, rest).turn.assessment.status == "graded"


def test_without_a_gate_even_a_quick_grader_is_not_waited_for(fake_server: FakeServer, tmp_path: Path) -> None:
    fake_server.script(ACTOR, REPLY)
    fake_server.script(GRADER, by=honest)
    with playing(fake_server, tmp_path) as app:
        session = opened(app)
        plainly = by_signals(app.practice, session, LABEL)
        events = app.practice.play(session, LABEL)
        next(event for event in events if isinstance(event, Heard))
        assert last_turn(app.practice, session).reading == plainly
        list(events)


def test_with_a_gate_the_director_goes_by_the_grader(fake_server: FakeServer, tmp_path: Path) -> None:
    fake_server.script(ACTOR, REPLY)
    fake_server.script(GRADER, by=honest)
    with playing(fake_server, tmp_path, gate_wait=10) as app:
        session = opened(app)
        plainly = by_signals(app.practice, session, LABEL)
        events = app.practice.play(session, LABEL)
        next(event for event in events if isinstance(event, Heard))
        directed = last_turn(app.practice, session)
        list(events)
        after = last_turn(app.practice, session)
    assert directed.reading != plainly
    assert directed.reading == after.assessment.reading


def test_a_gate_that_is_over_leaves_it_to_the_signals(fake_server: FakeServer, tmp_path: Path) -> None:
    go = threading.Event()
    fake_server.script(ACTOR, REPLY)
    fake_server.script(GRADER, by=held(go))
    with playing(fake_server, tmp_path, gate_wait=0.05) as app:
        session = opened(app)
        plainly = by_signals(app.practice, session, LABEL)
        events = app.practice.play(session, LABEL)
        next(event for event in events if isinstance(event, Heard))
        assert last_turn(app.practice, session).reading == plainly
        go.set()
        list(events)


def test_a_late_grade_corrects_what_the_next_turn_starts_from(fake_server: FakeServer, tmp_path: Path) -> None:
    fake_server.script(ACTOR, by=lambda _: REPLY)
    fake_server.script(GRADER, by=honest)
    with playing(fake_server, tmp_path) as app:
        session = opened(app)
        start, plainly = app.practice.sitting(session), by_signals(app.practice, session, LABEL)
        uncorrected, _ = director.advance(start.state, plainly, start.persona, start.rubric)
        moved = the(Moved, list(app.practice.play(session, LABEL))).state
        sitting = app.practice.sitting(session)
    assert sitting.turns[0].reading == sitting.turns[0].assessment.reading
    assert sitting.state == moved
    assert sitting.state.trust < uncorrected.trust


def test_a_retry_goes_by_the_grade_that_is_there(fake_server: FakeServer, tmp_path: Path) -> None:
    fake_server.script(ACTOR, Answer(status=401), REPLY)
    fake_server.script(GRADER, by=honest)
    with playing(fake_server, tmp_path) as app:
        session = opened(app)
        the(Failed, list(app.practice.play(session, LABEL)))
        list(app.practice.retry(session))
        turn = last_turn(app.practice, session)
    assert turn.reading == turn.assessment.reading
    assert len(fake_server.of(GRADER)) == 1


# Leaving

def test_leaving_closes_the_request(fake_server: FakeServer, tmp_path: Path) -> None:
    fake_server.script(ACTOR, Answer(LONG, gap=0.02), REPLY)
    fake_server.script(GRADER, by=honest)
    with playing(fake_server, tmp_path) as app:
        session = opened(app)
        events = app.practice.play(session, HELLO)
        for event in events:
            if isinstance(event, Graded):
                break
        events.close()
        [asked] = fake_server.of(ACTOR)
        for _ in range(500):
            if asked.ended is None:
                fake_server.closing.wait(0.01)
        assert asked.abandoned, "the server is not left talking to nobody"
        turn = last_turn(app.practice, session)
        assert turn.status == "open"
        assert LONG.startswith(turn.partial)
        assert len(turn.usage) == 1, "the grade is kept once"
        assert the(Replied, list(app.practice.retry(session))).turn.reply.text.startswith(REPLY)


def test_a_grade_that_comes_after_the_listener_left_is_kept_once(fake_server: FakeServer, tmp_path: Path) -> None:
    go = threading.Event()
    fake_server.script(ACTOR, Answer(LONG, gap=0.02), REPLY)
    fake_server.script(GRADER, by=held(go))
    with playing(fake_server, tmp_path) as app:
        session = opened(app)
        events = app.practice.play(session, HELLO)
        next(event for event in events if isinstance(event, Heard))
        events.close()
        assert last_turn(app.practice, session).assessment is None
        go.set()
        app.practice.pool.shutdown(wait=True)
        turn = last_turn(app.practice, session)
    assert turn.assessment.status == "graded"
    assert [one.role for one in turn.usage] == ["evaluator"]


# A reply cut short

def cut_where(marks: str) -> Callable[[Asked], Answer]:
    """Breaks off after three words where the notes hold this; else replies whole."""
    def answer(asked: Asked) -> Answer:
        return Answer(REPLY, cut_after=3 if marks in asked.messages[-1]["content"] else None)
    return answer


def until_cut(practice: Practice, session: str, lines: Iterator[str]) -> None:
    for words in lines:
        if any(isinstance(event, Failed) for event in practice.play(session, words)):
            return
    raise AssertionError("nothing was cut")


def test_what_was_cut_off_does_not_count_as_told(fake_server: FakeServer, tmp_path: Path) -> None:
    fake_server.script(ACTOR, by=cut_where("Line to let out"))
    fake_server.script(GRADER, by=honest)
    with playing(fake_server, tmp_path, retries=0) as app:
        session = opened(app)
        until_cut(app.practice, session, iter(SKILLED))
        cut = last_turn(app.practice, session)
        assert cut.directions.disclose is not None
        kept = app.practice.keep_partial(session)
        sitting = app.practice.sitting(session)
        assert kept.reply.interrupted
        assert REPLY.startswith(kept.reply.text)
        assert kept.directions.disclose is None
        assert {interest.level for interest in sitting.state.interests} == {0}
        assert cut.directions.disclose.line in director.locked(sitting.persona, sitting.state).texts


def test_a_goodbye_cut_short_is_still_the_end(fake_server: FakeServer, tmp_path: Path) -> None:
    fake_server.script(ACTOR, by=cut_where("This is the end"))
    with playing(fake_server, tmp_path, retries=0, evaluator_model="builtin") as app:
        session = opened(app, "two-weeks-late")
        until_cut(app.practice, session, iter([INSULT] * 6))
        app.practice.keep_partial(session)
        sitting = app.practice.sitting(session)
    assert sitting.state.ended
    assert sitting.session.outcome == sitting.state.outcome == "walked"


# What is given out

@pytest.mark.parametrize("form", list(ExportFormat))
def test_an_export_holds_nothing_locked(
    form: ExportFormat, fake_server: FakeServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = threading.Event()
    fake_server.script(ACTOR, by=lambda asked: cut_where("Line to let out")(asked) if broken.is_set() else REPLY)
    fake_server.script(GRADER, by=honest)
    with playing(fake_server, tmp_path, retries=0) as app:
        session = opened(app)
        for words in SKILLED[:7]:
            assert not any(isinstance(event, Ended) for event in app.practice.play(session, words))
        broken.set()
        until_cut(app.practice, session, iter(SKILLED[7:]))
        sitting = app.practice.sitting(session)
        assert sitting.turns[-1].directions.disclose is not None
        app.practice.finish(session)
    sessions_export(session, format=form, data_dir=tmp_path)
    out = capsys.readouterr().out
    told = earned(sitting.persona, sitting.state)
    locked = [text for text in director.locked(sitting.persona, sitting.state).texts if text not in told]
    assert told
    assert locked
    if form != "html":  # the page is the debrief, which quotes the learner
        assert [text for text in told if text not in out.replace('\\"', '"')] == []
    assert [text for text in locked if text in out.replace('\\"', '"')] == []
