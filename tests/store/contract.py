"""What every store keeps to, whatever database it sits on."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, timedelta, timezone
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from roleplay.domain.session import Turn
from roleplay.errors import RoleplayError, SessionFinished, SessionNotFound, StoreError, TurnConflict, TurnPending
from roleplay.store.base import Store
from roleplay.store.sql import SqlStore
from tests.store.made import NOON, a_grade, a_reading, a_session, a_turn, directions, said, usage

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
"""Every code point there is: NUL and lone surrogates too."""


def kept(text: str) -> str:
    """What a store makes of a text, in other words than its own."""
    whole = text.replace("\0", "").encode("utf-16", "surrogatepass")
    return whole.decode("utf-16", "replace")


def race(tries: list[Callable[[], Any]]) -> list[Any]:
    """Run all at the same moment, each in a thread; what came of each, errors of ours included."""
    gate = Barrier(len(tries))

    def run(attempt: Callable[[], Any]) -> Any:
        gate.wait()
        try:
            return attempt()
        except RoleplayError as error:
            return error

    with ThreadPoolExecutor(len(tries)) as pool:
        return list(pool.map(run, tries))


class StoreContract:
    """Subclasses say where: they give the fixture `url`."""

    @pytest.fixture
    def started(self, store: SqlStore) -> SqlStore:
        store.create(a_session())
        return store

    @pytest.fixture
    def opened(self, started: SqlStore) -> Turn:
        return started.open_turn("s1", 1, "What matters to you?")

    # content

    def test_content_is_kept_by_digest(self, store: Store) -> None:
        store.keep_content("d1", "persona", "name: Dana\n")
        store.keep_content("d1", "persona", "name: Dana\n")
        assert store.content("d1") == "name: Dana\n"

    def test_content_under_a_digest_stays(self, store: Store) -> None:
        store.keep_content("d1", "persona", "first")
        store.keep_content("d1", "persona", "second")
        assert store.content("d1") == "first"

    def test_unknown_content(self, store: Store) -> None:
        with pytest.raises(StoreError, match="'d9'") as caught:
            store.content("d9")
        assert caught.value.hint

    def test_same_content_from_many_threads(self, store: Store) -> None:
        outcomes = race([lambda: store.keep_content("d1", "rubric", "body")] * 8)
        assert outcomes == [None] * 8
        assert store.content("d1") == "body"

    # sessions

    def test_session_comes_back_as_it_was(self, store: Store) -> None:
        session = a_session(seed=2**63 - 1, root="s0", forked_from="s0", forked_at=2, title="Ünïcode 🤝")
        store.create(session)
        assert store.session("s1") == session

    def test_times_come_back_in_utc(self, store: Store) -> None:
        away = NOON.astimezone(timezone(timedelta(hours=-7)))
        store.create(a_session(created=away, updated=away))
        kept_session = store.session("s1")
        assert kept_session.created == NOON
        assert kept_session.created.tzinfo == UTC

    def test_a_time_without_zone_is_refused(self, store: Store) -> None:
        with pytest.raises(StoreError, match="no time zone"):
            store.create(a_session(created=NOON.replace(tzinfo=None)))

    def test_session_is_created_once(self, started: Store) -> None:
        with pytest.raises(StoreError, match="'s1'"):
            started.create(a_session(title="Another"))
        assert started.session("s1").title == "Return on investment"

    def test_too_large_a_seed_is_refused(self, store: Store) -> None:
        with pytest.raises(StoreError, match="seed"):
            store.create(a_session(seed=2**63))

    def test_fork_starts_with_its_turns(self, started: Store) -> None:
        turn = a_turn(1, reading=a_reading(), directions=directions(), reply=said(), assessment=a_grade(), closed=NOON)
        started.create(a_session("s2", root="s1", forked_from="s1", forked_at=2), (turn, a_turn(2, status="replied")))
        assert started.turns("s2") == (
            turn.model_copy(update={"session": "s2"}),
            a_turn(2, session="s2", status="replied"),
        )
        assert started.turns("s1") == ()
        assert started.open_turn("s2", 3, "again").number == 3

    def test_failed_fork_leaves_nothing(self, store: Store) -> None:
        with pytest.raises(StoreError):
            store.create(a_session(), (a_turn(1), a_turn(1)))
        assert store.sessions() == ()

    @pytest.mark.parametrize("session_id", ["", "s9", "s\0", "\ud800", "' or 1=1 --"])
    def test_unknown_session(self, store: Store, session_id: str) -> None:
        store.create(a_session("other"))
        for ask in (
            lambda: store.session(session_id),
            lambda: store.turns(session_id),
            lambda: store.open_turn(session_id, 1, "x"),
            lambda: store.end(session_id, "open"),
            lambda: store.rename(session_id, "x"),
            lambda: store.delete(session_id),
        ):
            with pytest.raises(SessionNotFound):
                ask()

    def test_sessions_last_used_first(self, store: Store) -> None:
        for number in range(4):
            moment = NOON + timedelta(microseconds=number)
            store.create(a_session(f"s{number}", created=moment, updated=moment))
        assert [s.id for s in store.sessions()] == ["s3", "s2", "s1", "s0"]
        later = store.open_turn("s1", 1, "hello").created
        assert [s.id for s in store.sessions()] == ["s1", "s3", "s2", "s0"]
        assert store.session("s1").updated == later > store.session("s1").created

    def test_sessions_made_at_once_are_told_apart_by_id(self, store: Store) -> None:
        for name in ("b", "c", "a"):
            store.create(a_session(name))
        assert [s.id for s in store.sessions()] == ["a", "b", "c"]

    def test_sessions_of_one_family(self, store: Store) -> None:
        for name, root in (("s1", "s1"), ("s2", "s1"), ("s3", "s3")):
            store.create(a_session(name, root=root))
        assert {s.id for s in store.sessions(root="s1")} == {"s1", "s2"}
        assert store.sessions(root="none") == ()

    def test_sessions_up_to_a_limit(self, store: Store) -> None:
        for name in ("s1", "s2", "s3"):
            store.create(a_session(name))
        assert len(store.sessions(limit=2)) == 2
        assert store.sessions(limit=0) == ()

    def test_rename(self, started: Store) -> None:
        renamed = started.rename("s1", "Second try\0")
        assert renamed.title == "Second try"
        assert started.session("s1") == renamed

    def test_end(self, started: Store) -> None:
        assert started.end("s1", "no_deal").outcome == "no_deal"
        with pytest.raises(SessionFinished):
            started.end("s1", "open")
        assert started.session("s1").outcome == "no_deal"

    def test_delete_takes_the_turns_and_leaves_forks(self, started: Store, opened: Turn, url: str) -> None:
        started.create(a_session("s2", root="s1", forked_from="s1", forked_at=1))
        with SqlStore(url) as reopened:
            reopened.delete("s1")
        with pytest.raises(SessionNotFound):
            started.turns("s1")
        assert started.session("s2").root == "s1"
        started.create(a_session())
        assert started.turns("s1") == ()

    # papers

    def test_a_paper_is_kept_in_place_of_the_one_before(self, started: Store) -> None:
        first = started.keep("ada", "preparation", "s1", {"win": "a date", "n": [1, None]}, session="s1")
        second = started.keep("ada", "preparation", "s1", {"win": "a name\0"})
        assert (second.created, second.body, second.session) == (first.created, {"win": "a name"}, None)
        assert second.updated > first.updated
        assert started.papers("ada", "preparation") == (second,)

    def test_papers_are_told_apart(self, started: Store) -> None:
        papers = [
            started.keep(learner, kind, key, {}, session=session)
            for learner, kind, key, session in (
                ("ada", "drill", "1", None),
                ("ada", "drill", "2", "s1"),
                ("ada", "hint", "1", "s1"),
                ("bo", "drill", "1", None),
            )
        ]
        assert started.papers("ada", "drill") == (papers[1], papers[0])
        assert started.papers("ada", "drill", key="1") == (papers[0],)
        assert started.papers("ada", "drill", session="s1") == (papers[1],)
        assert started.papers("ada", "drill", limit=1) == (papers[1],)
        assert started.papers("cy", "drill") == ()

    def test_discard_a_paper(self, store: Store) -> None:
        store.keep("ada", "drill", "1", {})
        assert store.discard("ada", "drill", "1")
        assert not store.discard("ada", "drill", "1")

    def test_paper_of_no_session(self, store: Store) -> None:
        with pytest.raises(SessionNotFound):
            store.keep("ada", "preparation", "s9", {}, session="s9")
        assert store.papers("ada", "preparation") == ()

    def test_papers_go_with_their_session(self, started: Store) -> None:
        started.keep("ada", "preparation", "s1", {}, session="s1")
        kept_paper = started.keep("ada", "drill", "1", {})
        started.delete("s1")
        assert started.everything("ada") == ((), (kept_paper,))

    def test_everything_of_a_learner_and_nothing_of_another(self, store: Store) -> None:
        for name, learner in (("s1", "ada"), ("s2", "bo"), ("s3", "ada")):
            store.create(a_session(name, learner=learner, mode="perform", focus="curiosity", variant=2), (a_turn(1),))
            store.keep(learner, "preparation", name, {}, session=name)
        assert {s.id for s in store.sessions(learner="ada")} == {"s1", "s3"}
        sessions, papers = store.everything("ada")
        assert [s.id for s in sessions] == ["s1", "s3"]
        assert [p.key for p in papers] == ["s1", "s3"]
        store.erase("ada")
        assert store.everything("ada") == ((), ())
        with pytest.raises(SessionNotFound):
            store.turns("s1")
        assert store.turns("s2") == (a_turn(1, session="s2"),)
        assert len(store.papers("bo", "preparation")) == 1

    # one turn

    def test_open_turn(self, started: Store, opened: Turn) -> None:
        assert (opened.session, opened.number, opened.status, opened.words) == ("s1", 1, "open", "What matters to you?")
        assert (opened.reply, opened.closed, opened.usage) == (None, None, ())
        assert started.turns("s1") == (opened,)

    def test_any_text_comes_back(self, store: Store) -> None:
        @given(words=ANY_TEXT, partial=ANY_TEXT, quote=ANY_TEXT)
        @example(words="a\0b\\u0000\\", partial="\ud83d\ude00 \ud83d \ude00", quote="\0\\\0\ud800")
        @example(words="\ufeffx\r\ny\u2028", partial="", quote="\\u0000")
        def holds(words: str, partial: str, quote: str) -> None:
            session_id = uuid4().hex
            store.create(a_session(session_id))
            turn = store.open_turn(session_id, 1, words)
            turn = store.direct(turn, a_reading(quote), directions())
            store.show(turn, partial)
            turn = store.fail(turn, quote)
            assert store.turns(session_id) == (turn,)
            assert (turn.words, turn.partial, turn.failure) == (kept(words), kept(partial), kept(quote))
            assert turn.reading is not None
            assert turn.reading.moves[0].quote == kept(quote)

        holds()

    def test_a_whole_turn(self, started: Store, opened: Turn) -> None:
        turn = started.direct(opened, a_reading(), directions())
        assert (turn.reading, turn.directions, turn.status) == (a_reading(), directions(), "open")
        started.show(turn, "I s")
        assert started.turns("s1")[0].partial == "I s"
        turn = started.reply(turn, said(), None)
        assert (turn.reply, turn.status, turn.partial, turn.closed) == (said(), "replied", "", None)
        turn = started.assess(turn, a_grade(), None, (usage(),))
        assert (turn.assessment, turn.reading, turn.usage, turn.status) == (
            a_grade(),
            a_reading(),
            (usage(),),
            "closed",
        )
        assert turn.closed is not None
        assert turn.closed > turn.created
        assert started.turns("s1") == (turn,)
        assert started.session("s1").outcome is None

    def test_grade_before_the_reply(self, started: Store, opened: Turn) -> None:
        turn = started.assess(opened, a_grade(), a_reading("better"), (usage(),))
        assert (turn.status, turn.closed, turn.assessment, turn.reading) == (
            "open",
            None,
            a_grade(),
            a_reading("better"),
        )
        with pytest.raises(TurnPending):
            started.open_turn("s1", 2, "next")
        turn = started.reply(opened, said(), None)
        assert (turn.status, turn.assessment) == ("closed", a_grade())
        assert turn.closed is not None
        assert started.turns("s1") == (turn,)

    def test_second_grade_replaces_the_first(self, started: Store, opened: Turn) -> None:
        turn = started.reply(opened, said(), None)
        first = started.assess(turn, a_grade(1, "degraded"), a_reading("one"), (usage(1),))
        second = started.assess(first, a_grade(4), None, (usage(2),))
        assert (second.assessment, second.reading) == (a_grade(4), a_reading("one"))
        assert second.usage == (usage(1), usage(2))
        assert second.closed == first.closed
        assert started.turns("s1") == (second,)

    def test_failure_leaves_the_turn_open_for_another_try(self, started: Store, opened: Turn) -> None:
        started.show(opened, "I was about")
        failed = started.fail(opened, "no answer in time")
        assert (failed.status, failed.failure, failed.partial) == ("open", "no answer in time", "I was about")
        again = started.direct(failed, a_reading(), directions())
        assert (again.failure, again.partial, again.words) == ("", "I was about", opened.words)
        started.fail(again, "again")
        started.show(again, "I")
        assert started.turns("s1")[0].failure == ""
        assert started.reply(again, said(), None).failure == ""

    def test_reply_that_ends_the_session(self, started: Store, opened: Turn) -> None:
        turn = started.reply(opened, said("Agreed."), "agreed")
        assert started.session("s1").outcome == "agreed"
        with pytest.raises(SessionFinished) as caught:
            started.open_turn("s1", 2, "wait")
        assert caught.value.hint
        assert started.assess(turn, a_grade(), None, ()).status == "closed"

    def test_reply_to_a_session_ended_meanwhile(self, started: Store, opened: Turn) -> None:
        started.end("s1", "open")
        assert started.reply(opened, said(), "agreed").status == "replied"
        assert started.session("s1").outcome == "open"

    def test_every_step_but_show_counts_as_use(self, started: Store, opened: Turn) -> None:
        seen = [started.session("s1").updated]
        for step in (
            lambda: started.direct(opened, a_reading(), directions()),
            lambda: started.fail(opened, "x"),
            lambda: started.reply(opened, said(), None),
            lambda: started.assess(opened, a_grade(), None, ()),
            lambda: started.rename("s1", "x"),
            lambda: started.end("s1", "open"),
        ):
            step()
            seen.append(started.session("s1").updated)
        assert seen == sorted(set(seen))

    # who comes too late

    def test_number_taken(self, started: Store, opened: Turn) -> None:
        with pytest.raises(TurnConflict) as caught:
            started.open_turn("s1", 1, opened.words)
        assert caught.value.hint
        assert started.turns("s1") == (opened,)

    @pytest.mark.parametrize("number", [-1, 0, 2, 2**40, 2**70])
    def test_number_that_cannot_be_next(self, started: Store, number: int) -> None:
        with pytest.raises(TurnConflict):
            started.open_turn("s1", number, "x")
        assert started.turns("s1") == ()

    @pytest.mark.parametrize("words", ["What matters to you?", "something else"])
    def test_next_turn_waits_for_the_reply(self, started: Store, opened: Turn, words: str) -> None:
        with pytest.raises(TurnPending):
            started.open_turn("s1", 2, words)
        started.reply(opened, said(), None)
        assert started.open_turn("s1", 2, words).number == 2

    def test_refused_turn_is_no_use_of_the_session(self, started: Store, opened: Turn) -> None:
        before = started.session("s1")
        with pytest.raises(TurnPending):
            started.open_turn("s1", 2, "x")
        assert started.session("s1") == before

    def test_stale_writer_changes_nothing(self, started: Store, opened: Turn) -> None:
        turn = started.reply(opened, said("first"), None)
        before = started.session("s1")
        for step in (
            lambda: started.direct(opened, a_reading(), directions()),
            lambda: started.show(opened, "late"),
            lambda: started.fail(opened, "late"),
            lambda: started.reply(opened, said("second"), "agreed"),
        ):
            with pytest.raises(TurnConflict):
                step()
        assert started.turns("s1") == (turn,)
        assert started.session("s1") == before

    def test_steps_of_a_turn_that_is_gone(self, started: Store, opened: Turn) -> None:
        def steps(turn: Turn) -> list[Callable[[], object]]:
            return [
                lambda: started.direct(turn, a_reading(), directions()),
                lambda: started.show(turn, "late"),
                lambda: started.fail(turn, "late"),
                lambda: started.reply(turn, said(), None),
                lambda: started.assess(turn, a_grade(), None, ()),
            ]

        for step in steps(a_turn(7)):
            with pytest.raises(TurnConflict):
                step()
        started.delete("s1")
        for step in steps(opened):
            with pytest.raises(SessionNotFound):
                step()

    # races

    def test_eight_threads_open_the_same_turn(self, started: Store) -> None:
        for number in range(1, 4):
            outcomes = race([lambda n=number, w=f"w{i}": started.open_turn("s1", n, w) for i in range(8)])
            won = [o for o in outcomes if isinstance(o, Turn)]
            assert len(won) == 1
            assert [type(o) for o in outcomes if o is not won[0]] == [TurnConflict] * 7
            assert started.turns("s1")[-1] == won[0]
            started.reply(won[0], said(), None)

    def test_eight_threads_reply(self, started: Store, opened: Turn) -> None:
        outcomes = race([lambda w=f"w{i}": started.reply(opened, said(w), None) for i in range(8)])
        won = [o for o in outcomes if isinstance(o, Turn)]
        assert len(won) == 1
        assert {type(o) for o in outcomes} == {Turn, TurnConflict}
        assert started.turns("s1") == (won[0],)

    def test_reply_and_grade_at_once_close_the_turn(self, started: Store) -> None:
        for number in range(1, 6):
            turn = started.open_turn("s1", number, "x")
            race([lambda t=turn: started.reply(t, said(), None), lambda t=turn: started.assess(t, a_grade(), None, ())])
            last = started.turns("s1")[-1]
            assert (last.status, last.reply, last.assessment) == ("closed", said(), a_grade())
            assert last.closed is not None

    def test_two_gradings_at_once_keep_both_usages(self, started: Store, opened: Turn) -> None:
        race([lambda n=n: started.assess(opened, a_grade(), None, (usage(n),)) for n in range(8)])
        assert sorted(u.input_tokens for u in started.turns("s1")[0].usage) == list(range(8))

    def test_delete_while_others_write(self, started: Store, opened: Turn) -> None:
        tries: list[Callable[[], Any]] = [
            lambda: started.show(opened, "x"),
            lambda: started.reply(opened, said(), None),
        ]
        outcomes = race([*tries, lambda: started.delete("s1"), *tries])
        assert outcomes[2] is None
        assert {type(o) for o in outcomes} <= {type(None), Turn, TurnConflict, SessionNotFound}
        assert started.sessions() == ()

    def test_many_sessions_at_once(self, store: Store) -> None:
        def talk(name: str) -> None:
            store.create(a_session(name))
            for number in range(1, 4):
                turn = store.open_turn(name, number, f"{name} {number}")
                store.assess(store.reply(turn, said(), None), a_grade(), None, ())

        names = [f"t{i}" for i in range(12)]
        assert race([lambda n=n: talk(n) for n in names]) == [None] * 12
        for name in names:
            assert [(t.words, t.status) for t in store.turns(name)] == [(f"{name} {n}", "closed") for n in (1, 2, 3)]

    def test_two_stores_on_one_database(self, started: Store, opened: Turn, url: str) -> None:
        with SqlStore(url) as other:
            assert other.turns("s1") == (opened,)
            other.reply(opened, said("elsewhere"), None)
            with pytest.raises(TurnConflict):
                started.reply(opened, said("here"), None)
