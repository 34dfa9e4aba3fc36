"""The statements of a turn, put together once: building them takes longer than running them.

Columns to set besides those named here are given as parameters on execution. `of` is a session's id, `at` the number of
a turn, `now` the time.
"""

from typing import Any

from sqlalchemy import Insert, Select, Update, bindparam, case, delete, func, insert, null, select, update

from roleplay.store.tables import Moment, papers, sessions, turns

_SESSION = sessions.c.id == bindparam("of")
_TURN = (turns.c.session == bindparam("of"), turns.c.number == bindparam("at"))
_NOW = bindparam("now", type_=Moment)
_GRADED = turns.c.assessment.is_not(null())
_REPLIED = turns.c.status != "open"

FIND: Select[Any] = select(sessions).where(_SESSION)
TOUCH: Update = update(sessions).where(_SESSION).returning(sessions)
"""Change a session. In a transaction it goes first, because it also holds out every other writer of the session."""
FINISH: Update = TOUCH.values(outcome=func.coalesce(sessions.c.outcome, bindparam("ending")))
"""Change a session and end it, unless it has ended."""
END: Update = TOUCH.where(sessions.c.outcome.is_(None))
"""Change a session that is going on."""
DELETE = delete(sessions).where(_SESSION)

ALL: Select[Any] = select(turns).where(turns.c.session == bindparam("of")).order_by(turns.c.number)
LATEST: Select[Any] = (
    select(turns.c.number, turns.c.status)
    .where(turns.c.session == bindparam("of"))
    .order_by(turns.c.number.desc())
    .limit(1)
)
OPEN: Insert = insert(turns).returning(turns)
SPENT: Select[Any] = select(turns.c.usage).where(*_TURN)

SHOW: Update = update(turns).where(*_TURN, turns.c.status == "open")
STEP: Update = SHOW.returning(turns)
"""Change a turn that has no reply yet."""
REPLY: Update = STEP.values(
    status=case((_GRADED, "closed"), else_="replied"),
    closed=case((_GRADED, _NOW), else_=null()),
)
"""Give the reply to a turn that has none, which closes a turn that has its grade."""
ASSESS: Update = (
    update(turns)
    .where(*_TURN)
    .returning(turns)
    .values(
        status=case((_REPLIED, "closed"), else_="open"),
        closed=case((_REPLIED, func.coalesce(turns.c.closed, _NOW)), else_=null()),
    )
)
"""Give a grade to a turn, which closes a turn that has its reply."""

PAPER = (papers.c.learner == bindparam("whose"), papers.c.kind == bindparam("what"), papers.c.key == bindparam("which"))
DISCARD = delete(papers).where(*PAPER)
