"""Curves, deals, the path and the next steps, against cases worked out by hand and by their properties."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from roleplay.content.path import load_path
from roleplay.domain.drill import Record as DrillRecord
from roleplay.domain.path import Tick
from roleplay.rules.course import course, today
from roleplay.rules.next_steps import MOST, Person, next_steps
from roleplay.rules.records import Done
from roleplay.rules.standing import standing
from tests.builders import NOON
from tests.rules.test_certification import GOOD, a_record

PEOPLE = [Person("p1", "Ann", "easy"), Person("p2", "Bo", "medium"), Person("p3", "Cy", "expert")]


def test_scores_are_adjusted_by_difficulty_and_attempts_left_out() -> None:
    rows = [a_record(1, difficulty="easy"), a_record(3), a_record(4, difficulty="expert"), a_record(5, root="s1")]
    found = standing(rows, {"s1": 10}, {"s3": 4.0}, ["label", "mirror"])
    assert found.sessions == 3
    assert [round(p.adjusted) for p in found.curves["curiosity"].points] == [66, 72, 82]
    slope = found.curves["curiosity"].slope
    assert slope is not None
    assert slope.points == 8
    assert found.weakest == "collaboration"
    assert found.calibration[0].raw == 20
    assert [p.raw for p in found.hints] == [0, 25, 0]
    assert found.misjudged == 20
    assert [p.adjusted for p in found.discovery.points] == [80, 80, 80]


def test_deals_count_leaving_rightly_apart() -> None:
    rows = [a_record(1), a_record(2, outcome="walked"), a_record(4, outcome=None),
            a_record(3, outcome="no_deal", found={"no_deal_justified": True})]
    deals = standing(rows, {}, {}).deals
    assert (deals.sessions, deals.agreed, deals.walked, deals.left_rightly) == (3, 1, 1, 1)
    assert deals.efficiency == 0.95


def test_techniques_name_what_was_never_done() -> None:
    rows = [a_record(n, moves={"label": Done(times=3, well=2)}) for n in (1, 2)]
    [label, mirror] = standing(rows, {}, {}, ["mirror", "label"]).techniques
    assert (label.move, label.times, label.well, label.sessions) == ("label", 6, 4, 2)
    assert (mirror.move, mirror.times) == ("mirror", 0)


@given(st.lists(st.floats(0, 100), min_size=0, max_size=12))
def test_a_curve_has_a_point_a_score_and_a_slope_from_three(scores: list[float]) -> None:
    rows = [a_record(n, scores=dict.fromkeys(GOOD, score), difficulty="medium") for n, score in enumerate(scores, 1)]
    curve = standing(rows, {}, {}).curves["curiosity"]
    assert [p.raw for p in curve.points] == scores
    assert (curve.slope is not None) == (len(scores) >= 3)
    assert curve.latest is None or 0 <= curve.latest <= 100


def steps(rows: list, drills: tuple = (), **more: object) -> list[tuple[str, str]]:  # type: ignore[type-arg]
    now = more.pop("now", NOON + timedelta(days=10))
    found = next_steps(standing(rows, {}, {}), rows, PEOPLE, drills, {"d10": "curiosity", "d04": "collaboration"},
                       more.pop("promised", {}), now)  # type: ignore[arg-type]
    return [(one.kind, one.target) for one in found]


def test_a_newcomer_is_sent_to_the_easiest() -> None:
    assert steps([]) == [("meet", "p1")]


def test_what_comes_next_is_ordered_and_few() -> None:
    drills = (DrillRecord(drill="d10", due=("x",)), DrillRecord(drill="d04"))
    rows = [a_record(1), a_record(2)]
    found = steps(rows, drills, promised={"s1": "Ask my boss"})
    assert found == [("report", "s1"), ("again", "p1"), ("compare", "s1,s2"), ("drill", "d10")]
    assert len(found) <= MOST


def test_spacing_grows_with_every_meeting() -> None:
    once = [a_record(1)]
    day = timedelta(days=1)
    assert ("again", "p1") not in steps(once, now=NOON + day + timedelta(hours=23))
    assert ("again", "p1") in steps(once, now=NOON + 2 * day)
    twice = [a_record(1), a_record(2, persona_id="p1")]
    assert ("again", "p1") not in steps(twice, now=NOON + 4 * day)
    assert ("again", "p1") in steps(twice, now=NOON + 5 * day)


def test_from_the_fourth_session_on_nobody_is_met_twice_running() -> None:
    rows = [a_record(n, persona_id="p1") for n in (1, 2, 3, 4)]
    assert ("again", "p1") not in steps(rows, now=NOON + timedelta(days=60))
    assert ("meet", "p2") in steps(rows, now=NOON + timedelta(days=60))


def test_the_path_is_checked_in_what_is_kept() -> None:
    path = load_path()
    days = course(path, [], (), (), {}, certified=False)
    assert [day.gate for day in days] == [False] * 10
    assert today(days) == days[0]
    rows = [a_record(1, persona_id="roi-not-price")]
    days = course(path, rows, (), (), {"1-2": Tick(at=NOON)}, certified=False)
    assert days[0].complete
    assert today(days) == days[1]
    days = course(path, rows, {"d04"}, {"d01", "d04"}, {}, certified=False)
    assert (days[1].gate, [one.done for one in days[1].work]) == (True, [True, True, False, False])


def test_gates_hold_their_limits() -> None:
    path = load_path()

    def gate(day: int, **changes: object) -> bool:
        return course(path, [a_record(1, **changes)], (), (), {}, certified=False)[day - 1].gate

    assert gate(4, persona_id="two-weeks-late", found={"acknowledgement": 0.5})
    assert not gate(4, persona_id="two-weeks-late", found={"acknowledgement": 0.49})
    assert not gate(4, persona_id="two-weeks-late", found={"acknowledgement": None})
    assert not gate(6, persona_id="budget-fixed", found={"efficiency": 0.84})
    assert gate(7, persona_id="three-quotes")
    assert not gate(7, persona_id="three-quotes", unrepaired=1)
    assert gate(8, persona_id="certainty-over-price", known_before_offer=True)
    assert not gate(8, persona_id="certainty-over-price", known_before_offer=None)
    assert gate(9, persona_id="no-monitoring")
    assert not gate(9, persona_id="no-monitoring", mode="practise")
    assert course(path, [], (), (), {}, certified=True)[9].gate


def test_every_name_on_the_path_is_one_there_is() -> None:
    from roleplay.content.drills import Drills
    from roleplay.content.library import Library

    people, drills = set(Library().ids()), {drill.id for drill in Drills().all()}
    for day in load_path().days:
        for work in day.work:
            assert sum(map(bool, (work.play, work.drill, work.watch, work.tick))) == 1
            assert {*work.play, *filter(None, [work.watch])} <= people
            assert {*filter(None, [work.drill, day.gate.drill])} <= drills
        assert set(day.gate.play) <= people
