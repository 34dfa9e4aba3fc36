"""The debrief of one session: the learner's own words first, then everything that can be counted, quoted or graded."""

from pathlib import Path

import streamlit as st

from roleplay.content.drills import Drills
from roleplay.debrief import Debrief, Papers, debrief
from roleplay.debrief.noun import Next
from roleplay.debrief.printing import as_html, as_json, as_markdown
from roleplay.debrief.sections import about, deal_plot, heading, sections
from roleplay.errors import RoleplayError, SessionNotFound
from roleplay.layout.blocks import Drawn, Listed, Section
from roleplay.practice import Practice, Sitting
from roleplay.rules.variants import VARIANTS
from roleplay.ui import places, resources, state
from roleplay.ui.components import curves, pareto, problem, radar, reflecting
from roleplay.ui.components.laid import laid
from roleplay.ui.words import plain

STYLE = (Path(reflecting.__file__).parent / "debrief.css").read_text(encoding="utf-8")
OPENED = ("relationship", "reasons", "advice")


def draw() -> None:
    """The session that the address names, where it has ended."""
    practice = resources.load().practice
    st.html(f"<style>{STYLE}</style>")
    sitting = _sitting(practice, st.query_params.get("session", ""))
    if sitting is None:
        st.header("There is no conversation to look back on here", anchor=False)
        st.write("It may have been deleted, or kept on another computer.")
        st.page_link(places.SESSIONS, label="My sessions", icon=":material/history:")
    elif sitting.session.outcome is None:
        st.header("This conversation is still going on", anchor=False)
        st.write("The debrief comes when it has ended.")
        st.page_link(places.PRACTISE, label="Go on with it", icon=":material/forum:",
                     query_params={"session": sitting.session.id})
    else:
        _debrief(practice, sitting)


def _sitting(practice: Practice, session_id: str) -> Sitting | None:
    try:
        sitting = practice.sitting(session_id) if session_id else None
    except SessionNotFound:
        return None
    return sitting if sitting is not None and sitting.session.learner == state.learner() else None


def _debrief(practice: Practice, sitting: Sitting) -> None:
    session, papers = sitting.session, Papers(practice.store)
    said = papers.reflection(session)
    found = debrief(session, sitting.persona, sitting.rubric, sitting.turns, sitting.state,
                    preparation=practice.preparation(session), reflection=said, hints=practice.hints(session),
                    commitment=papers.commitment(session), reveal=said.revealed)
    st.title(plain(heading(found)), anchor=False)
    st.caption(plain(about(found)))
    problem.notice()
    reflecting.asked_about(papers, session.learner, session.id)
    with st.container(border=True, key="debrief-reflection"):
        reflecting.first(papers, session)
    if not said.is_begun:
        st.caption("What follows can be opened at any time. It teaches more when you have written first.")
    for section in sections(found)[1:]:
        with st.expander(section.title, expanded=said.is_begun and section.key in OPENED,
                         key=f"section-{section.key}-{said.is_begun}"):
            _section(practice, papers, sitting, found, section)
    _files(sitting, found)


def _section(practice: Practice, papers: Papers, sitting: Sitting, found: Debrief, section: Section) -> None:
    session, blocks = sitting.session, section.blocks
    match section.key:
        case "relationship":
            if found.turns:
                curves.draw(found.course, blocks[1])
            laid(blocks[2:] if found.turns else blocks[1:])
        case "reasons":
            laid(blocks)
            reflecting.reveal(papers, session, all(reason.level == 3 for reason in found.reasons))
        case "guesses":
            laid(blocks)
            reflecting.guessed(papers, session, practice.preparation(session))
        case "skills":
            laid(blocks)
            reflecting.heard(papers, session, found)
        case "deal":
            _deal(practice, papers, sitting, found, section)
        case "spokes":
            radar.draw(found.spokes, blocks[1])
        case "next-time":
            reflecting.last(papers, session)
        case "advice":
            laid(blocks[:-2])
            _next(practice, sitting, found)
        case _:
            laid(blocks)


def _deal(practice: Practice, papers: Papers, sitting: Sitting, found: Debrief, section: Section) -> None:
    made = sitting.state.deal
    if found.deal_told:
        pareto.draw(sitting.persona, made.terms if made is not None else None, found.summary.metrics.quadrant,
                    key="debrief-pareto")
    laid([block for block in section.blocks if not (found.deal_told and isinstance(block, Listed | Drawn))])
    reflecting.essentials(papers, sitting.session, practice.preparation(sitting.session).mine)


def _next(practice: Practice, sitting: Sitting, found: Debrief) -> None:
    st.markdown("**What is next**")
    for step in found.next:
        with st.container(horizontal=True, vertical_alignment="center", key=f"next-{step.page}"):
            _step(practice, sitting, step)
            st.caption(plain(step.why))


def _step(practice: Practice, sitting: Sitting, step: Next) -> None:
    if step.page == "retry":
        if st.button(step.title, key="next-retry-go", type="primary", icon=":material/replay:"):
            _retry(practice, sitting, step)
    elif step.page == "variant":
        if st.button(plain(step.title), key="next-variant-go", icon=":material/restart_alt:"):
            _start(practice, sitting)
    elif step.page == "drill":
        st.page_link(places.DRILLS, label=step.title, icon=":material/exercise:", query_params=_drill(step))
    else:
        st.page_link(places.PRACTISE, label=step.title, icon=":material/group:")


def _drill(step: Next) -> dict[str, str]:
    """The address of the first drill for the skill; of all drills where there is none."""
    try:
        every = Drills(resources.load().app.settings.prompts_dir).all()
    except RoleplayError:
        return {}
    return next(({"drill": drill.id} for drill in every if drill.skill == step.skill), {})


def _retry(practice: Practice, sitting: Sitting, step: Next) -> None:
    turn = next(turn for turn in sitting.turns if turn.number == step.turn)
    try:
        again = practice.fork(sitting.session.id, turn.number)
    except RoleplayError as trouble:
        state.tell(trouble)
        st.rerun()
    st.switch_page(places.PRACTISE, query_params={"session": again.id})


def _start(practice: Practice, sitting: Sitting) -> None:
    session = sitting.session
    try:
        again = practice.start(session.persona_id, learner=session.learner, mode=session.mode,
                               variant=(session.variant + 1) % (VARIANTS + 1))
    except RoleplayError as trouble:
        state.tell(trouble)
        st.rerun()
    st.switch_page(places.PRACTISE, query_params={"session": again.id})


def _files(sitting: Sitting, found: Debrief) -> None:
    st.markdown("**Keep it**")
    st.caption("What is still hidden stands in no file. The page opens without a network; print it for a PDF.")
    plot = deal_plot(sitting.persona, sitting.state.deal) if found.deal_told else None
    with st.container(horizontal=True):
        for label, suffix, kind, made in (
                ("Page (HTML)", "html", "text/html", lambda: as_html(found, plot)),
                ("Markdown", "md", "text/markdown", lambda: as_markdown(found)),
                ("JSON", "json", "application/json", lambda: as_json(found))):
            st.download_button(label, made, file_name=f"debrief-{found.session}.{suffix}", mime=kind,
                               key=f"debrief-download-{suffix}", icon=":material/download:", on_click="ignore")
    st.page_link(places.PRACTISE, label="Back to the conversation", icon=":material/forum:",
                 query_params={"session": found.session})


draw()
