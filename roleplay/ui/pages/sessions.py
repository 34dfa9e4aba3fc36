"""My sessions: find a conversation again, go on with it, set two side by side, rename, download or delete it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from roleplay.domain.session import Session
from roleplay.errors import RoleplayError
from roleplay.practice import Practice
from roleplay.progress import belongings
from roleplay.progress.finding import Wanted, matches, side_by_side
from roleplay.progress.records import ALL, Records
from roleplay.ui import places, resources, state
from roleplay.ui.components import problem
from roleplay.ui.components.beside import beside
from roleplay.ui.words import MODE_WORDS, OUTCOME_WORDS, ago, plain

# Rows at a time, last used first. (Not a docstring: Streamlit may print the bare strings of a page's file.)
SHOWN = 25

# What the filters are called in the address.
FIND, WITH, RESULT, MODE, COMPARE, ROWS = "find", "with", "result", "mode", "compare", "rows"

GOING = "going"
RESULTS = {"": "Any result", GOING: "Under way"} | {str(name): words for name, words in OUTCOME_WORDS.items()}
MODES = {"": "Any mode"} | {str(name): words for name, words in MODE_WORDS.items()}
LONGEST_TITLE = 120


def draw() -> None:
    """Every conversation of the learner's, last used first, and two of them side by side where that was asked for."""
    practice = resources.load().practice
    st.title("My sessions", anchor=False)
    problem.notice()
    sessions = practice.store.sessions(learner=state.learner(), limit=ALL)
    if not sessions:
        st.write("Nothing here yet. Your conversations are kept from the first word on, and you find them here.")
        st.page_link(places.PRACTISE, label="Start the first one", icon=":material/forum:")
        return
    names = _names(practice, sessions)
    _compared(practice, sessions)
    found = _found(sessions, names)
    shown = int(st.session_state.get(ROWS, SHOWN))
    for session in found[:shown]:
        _listed(practice, session, names[session.persona_id])
    if not found:
        st.write("No conversation fits these words and filters.")
    elif len(found) > shown:
        st.button(f"Show more ({len(found) - shown})", key="more", on_click=partial(_show, shown + SHOWN))
    if len(sessions) > 1:
        st.caption(f"{len(found)} of {len(sessions)} conversations")


def _show(rows: int) -> None:
    st.session_state[ROWS] = rows


def _names(practice: Practice, sessions: tuple[Session, ...]) -> dict[str, str]:
    """Who each counterpart is; nobody where the persona's file is gone or broken."""
    names: dict[str, str] = {}
    for persona_id in {session.persona_id for session in sessions}:
        try:
            names[persona_id] = practice.library.get(persona_id).name
        except RoleplayError:
            names[persona_id] = ""
    return names


def _found(sessions: tuple[Session, ...], names: dict[str, str]) -> list[Session]:
    """The sessions that the filters leave; the filters stand in the address, so that a reload keeps them."""
    if len(sessions) == 1:
        return list(sessions)
    people = {"": "Anybody"} | {i: names[i] or i for i in sorted(names, key=lambda i: names[i] or i)}
    words, who, result, mode = st.columns([3, 2, 2, 2])
    with words:
        typed = st.text_input("Find", key=FIND, bind="query-params", placeholder="Words of a title or a name",
                              icon=":material/search:")
    with who:
        persona = st.selectbox("With", list(people), format_func=people.__getitem__, key=WITH)
    with result:
        outcome = st.selectbox("Result", list(RESULTS), format_func=RESULTS.__getitem__, key=RESULT)
    with mode:
        in_mode = st.selectbox("Mode", list(MODES), format_func=MODES.__getitem__, key=MODE)
    wanted = Wanted.model_validate({
        "words": typed or "", "persona_id": persona or "", "mode": in_mode or None, "going": outcome == GOING,
        "outcome": None if outcome in ("", GOING) else outcome,
    })
    return [session for session in sessions if matches(session, wanted, names[session.persona_id])]


def _listed(practice: Practice, session: Session, name: str) -> None:
    over = session.outcome is not None
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"session-{session.id}"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(session.title)}**")
            standing = OUTCOME_WORDS[session.outcome] if session.outcome is not None else "Under way"
            told = (plain(name), standing, MODE_WORDS[session.mode],
                    f"variant {session.variant}" if session.variant else "", ago(session.updated, datetime.now(UTC)))
            st.caption(" · ".join(filter(None, told)))
        st.page_link(
            places.PRACTISE,
            label="Look back" if over else "Go on",
            query_params={"session": session.id},
            icon=":material/history:" if over else ":material/forum:",
        )
        if over:
            st.page_link(places.DEBRIEF, label="Debrief", query_params={"session": session.id},
                         icon=":material/psychology:")
        chosen = _chosen()
        if session.id not in chosen:
            label = "Compare with this" if len(chosen) == 1 else "Compare"
            st.button(label, key=f"compare-{session.id}", type="tertiary", on_click=partial(_choose, session.id))
        _more(practice, session)


def _more(practice: Practice, session: Session) -> None:
    with st.popover("More", type="tertiary", key=f"more-{session.id}"):
        title = st.text_input("Title", session.title, max_chars=LONGEST_TITLE, key=f"title-{session.id}")
        if st.button("Rename", key=f"rename-{session.id}") and title and title.strip() != session.title:
            _change(lambda: practice.store.rename(session.id, title.strip() or session.title))
        st.download_button("Download (JSON)", lambda: belongings.one(practice.store, session.id).encode(),
                           f"roleplay-{session.id}.json", "application/json", key=f"download-{session.id}",
                           on_click="ignore", icon=":material/download:")
        st.divider()
        st.write("Delete this conversation and its grades for good?")
        if st.button("Yes, delete it", key=f"delete-yes-{session.id}", type="primary"):
            _change(lambda: practice.store.delete(session.id))


def _change(what: Callable[[], object]) -> None:
    try:
        what()
    except RoleplayError as trouble:
        state.tell(trouble)
    st.rerun()


def _chosen() -> list[str]:
    """The sessions to compare, at most two, by the address."""
    return [one for one in st.query_params.get(COMPARE, "").split(",") if one][:2]


def _choose(session_id: str) -> None:
    """Another session to compare; a third takes the place of the second."""
    st.query_params[COMPARE] = ",".join([*_chosen()[:1], session_id])


def _close() -> None:
    st.query_params.pop(COMPARE, None)


def _compared(practice: Practice, sessions: tuple[Session, ...]) -> None:
    """Two sessions side by side, where two were chosen; else what to do."""
    by_id = {session.id: session for session in sessions}
    picked = [by_id[one] for one in _chosen() if one in by_id]
    if not picked:
        return
    with st.container(border=True, key="compared"):
        if len(picked) == 1:
            st.write(f"**{plain(picked[0].title)}** is chosen. Choose “Compare with this” on another conversation.")
        else:
            records = Records(practice.store).some(state.learner(), picked)
            if len(records) == 2 and all(record.turns for record in records):
                st.subheader("Side by side", anchor=False)
                st.html(beside(records[0], records[1], side_by_side(records[0], records[1])))
                st.write("What do these two have in common? Say it in a sentence, aloud or on paper: "
                         "comparing two cases is what carries over to the next one.")
            else:
                st.write("One of the two holds no turn yet, or can no longer be read.")
        st.button("Close", key="compare-close", on_click=_close)


draw()
