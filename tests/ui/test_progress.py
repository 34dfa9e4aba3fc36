"""The Progress page, state by state."""

import pytest

from roleplay.domain.session import LOCAL
from roleplay.progress.records import KIND, Records
from roleplay.store.base import Store
from tests.rules.test_certification import FOUND, a_record
from tests.ui.test_sessions import MIRROR, Make, page


def prose(app: object) -> str:
    return "\n".join(e.value for kind in ("markdown", "caption", "subheader") for e in getattr(app, kind))


def test_a_newcomer_sees_where_to_begin_and_what_is_ticked_stays(shared: Make) -> None:
    made = shared()
    app = page("progress")
    assert not app.exception
    told = prose(app)
    assert "Your curves begin with your first conversation" in told
    assert "Day 1: Baseline" in "\n".join(e.label for e in app.expander)
    assert "0 of 3 conversations that count" in told
    assert any("prepare" in link.proto.query_string for link in app.get("page_link"))
    app.checkbox(key="tick-1-2").check().run()
    assert [paper.key for paper in made.practice.store.papers(LOCAL, "path")] == ["1-2"]
    again = page("progress")
    assert again.checkbox(key="tick-1-2").value
    again.checkbox(key="tick-1-2").uncheck().run()
    assert made.practice.store.papers(LOCAL, "path") == ()


def test_a_session_gives_figures_that_are_kept_and_made_anew_when_it_changes(shared: Make) -> None:
    made = shared()
    session = made.practice.start("roi-not-price", seed=7, mode="perform")
    list(made.practice.play(session.id, MIRROR))
    app = page("progress")
    assert not app.exception
    assert "Finish “ROI, not price”".replace(",", "\\,") in "\n".join(link.proto.label for link in app.get("page_link"))
    [paper] = made.practice.store.papers(LOCAL, KIND)
    assert Records(made.practice.store).of(LOCAL)[0].turns == 1
    assert made.practice.store.papers(LOCAL, KIND) == (paper,)
    list(made.practice.play(session.id, "How might we make that easier together?"))
    assert Records(made.practice.store).of(LOCAL)[0].turns == 2
    made.practice.store.delete(session.id)
    assert made.practice.store.papers(LOCAL, KIND) == ()


def test_a_person_decides_what_is_close_and_signs_it(shared: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made = shared()
    rows = tuple(a_record(n, found=FOUND | {"efficiency": 0.86}) for n in (1, 2, 3))
    monkeypatch.setattr(Records, "of", lambda self, learner: rows)
    app = page("progress")
    assert "For a person to decide: competent" in prose(app)
    app.text_input(key="review-by").set_value("Mo *Ode*")
    app.radio(key="review-decision").set_value("confirmed")
    told = prose(app.button[-1].click().run())
    assert "Certified: competent" in told
    assert "Mo \\*Ode\\*" in told
    assert "no measurement of a person" in told
    assert len(made.practice.store.papers(LOCAL, "review")) == 1


def test_hundreds_of_sessions_are_read_from_what_is_kept(shared: Make) -> None:
    made = shared()
    store: Store = made.practice.store
    for n in range(20):
        session = made.practice.start("disruptive", seed=n)
        if n % 10 == 0:
            list(made.practice.play(session.id, MIRROR))
    Records(store).of(LOCAL)
    records = Records(store)
    assert len(records.of(LOCAL)) == 2
    assert records._personas == {}
