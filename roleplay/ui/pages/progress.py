"""Progress: what to do next and why, how it goes over time, the ten-day path, and the certificate."""

from functools import partial
from pathlib import Path as File

import streamlit as st

from roleplay.content.drills import Drills
from roleplay.content.path import load_path
from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.path import Path, Work
from roleplay.domain.session import LOCAL
from roleplay.drills import Drilling
from roleplay.errors import RoleplayError
from roleplay.progress.printing import ABOUT, STATES, TITLES, certificate
from roleplay.progress.progress import Progress
from roleplay.rules.certification import SESSIONS, Finding, Grade
from roleplay.rules.course import DayDone, Done, course, today
from roleplay.rules.learning import WELL_CALIBRATED
from roleplay.rules.next_steps import Person, Step, next_steps
from roleplay.rules.standing import Standing
from roleplay.ui import places, resources, state
from roleplay.ui.components import curves_over_time as curves
from roleplay.ui.components import problem
from roleplay.ui.resources import Resources
from roleplay.ui.words import MODE_WORDS, SKILL_NAMES, move_words, plain

ICONS = {"report": ":material/campaign:", "resume": ":material/forum:", "again": ":material/replay:",
         "compare": ":material/compare_arrows:", "drill": ":material/exercise:", "meet": ":material/person_add:",
         "variant": ":material/shuffle:"}
TABS = ("Where you stand", "The ten-day path", "Certificate")


def draw() -> None:
    """The page, from what is kept."""
    shared = resources.load()
    st.title("Progress", anchor=False)
    problem.notice()
    prompts = shared.app.settings.prompts_dir
    drills, path = _content(prompts)
    drilling = Drilling(shared.practice.store, drills, shared.practice.evaluator, shared.rubric)
    progress = Progress(shared.practice.store, shared.rubric, state.learner(), path)
    people = _people(shared)
    _next(shared, progress, drilling, people)
    standing, course_, certified = st.tabs(TABS)
    with standing:
        _standing(progress.standing)
    with course_:
        _path(progress, drilling, {one.id: one.name for one in people})
    with certified:
        _certificate(progress)


@st.cache_resource(show_spinner=False)
def _content(prompts: File | None) -> tuple[Drills, Path]:
    """The drills and the path, read once; a failure is not remembered."""
    drills = Drills(prompts)
    drills.all()
    return drills, load_path(prompts)


def _people(shared: Resources) -> list[Person]:
    """Everybody there is to talk to; whoever's file is broken is left out here and told on the first page."""
    found = []
    for persona_id in shared.practice.library.ids():
        try:
            persona = shared.practice.library.get(persona_id)
        except RoleplayError:
            continue
        found.append(Person(persona.id, persona.name, persona.difficulty))
    return found


def _next(shared: Resources, progress: Progress, drilling: Drilling, people: list[Person]) -> None:
    skills: dict[str, Skill] = {drill.id: drill.skill for drill in drilling.drills.all()}
    steps = next_steps(progress.standing, progress.records, people, drilling.records(progress.learner, progress.now),
                       skills, progress.promised, progress.now)
    st.subheader("What to do next", anchor=False)
    for at, step in enumerate(steps):
        with st.container(border=True, gap=None, key=f"next-{at}"):
            _link(shared, step, at)
            st.caption(plain(step.why))


def _link(shared: Resources, step: Step, at: int) -> None:
    icon, label = ICONS[step.kind], plain(step.text)
    if step.variant:
        if st.button(label, key=f"start-variant-{at}", icon=icon, type="tertiary"):
            _start(shared, step)
        return
    page, params = {
        "report": (places.DEBRIEF, {"session": step.target}), "resume": (places.PRACTISE, {"session": step.target}),
        "compare": (places.SESSIONS, {"compare": step.target}), "drill": (places.DRILLS, {"drill": step.target}),
    }.get(step.kind, (places.PRACTISE, {"prepare": step.target}))
    st.page_link(page, label=label, icon=icon, query_params=params)


def _start(shared: Resources, step: Step) -> None:
    session = shared.practice.start(step.target, learner=state.learner(), variant=step.variant)
    st.switch_page(places.PRACTISE, query_params={"session": session.id})


def _standing(standing: Standing) -> None:
    if not standing.sessions:
        st.write("Your curves begin with your first conversation. After three there is a trend to see.")
        st.page_link(places.PRACTISE, label="Start the first one", icon=":material/forum:")
        return
    plot, words = st.columns([3, 2], gap="large")
    with plot:
        st.vega_lite_chart(curves.chart(standing.curves), width="stretch", key="skills")
    with words:
        lines = [f"{SKILL_NAMES[skill]}: {curves.trend(standing.curves[skill])}" for skill in SKILLS]
        lines.append(f"What came out of their reasons: {curves.trend(standing.discovery)}")
        st.markdown("\n".join(f"- {line}." for line in lines))
        st.caption("Scores of 100, as they would stand at medium difficulty: 6 less with an easy counterpart, 6 more "
                   "with a hard one, 10 more with an expert. The range holds the middle half of all slopes between two "
                   "of your last six sessions.")
    _deals(standing)
    _judgement(standing)
    _techniques(standing)


def _deals(standing: Standing) -> None:
    deals = standing.deals
    if not deals.sessions:
        return
    st.subheader("How they ended", anchor=False)
    for column, (name, value) in zip(st.columns(4), (
        ("Agreements", f"{deals.agreed} of {deals.sessions}"),
        ("Of these, both sides' needs met", str(deals.integrative)),
        ("Left, and rightly", str(deals.left_rightly)),
        ("They broke off", str(deals.walked)),
    ), strict=True):
        column.metric(name, value)
    if deals.efficiency is not None and deals.own_surplus is not None:
        st.caption(f"Your agreements were {deals.efficiency:.0%} efficient (no possible deal is better for one side "
                   f"and no worse for the other at 100 %), and left you {deals.own_surplus:.0%} of what there was "
                   "above walking away. Leaving a bad deal is a good result too.")


def _judgement(standing: Standing) -> None:
    st.subheader("Judging yourself, and doing without help", anchor=False)
    lines = []
    if standing.misjudged is None:
        lines.append("Say after a conversation, before its debrief, how well you understood them; here you see how "
                     "right you were.")
    else:
        last = standing.calibration[-1].raw
        way = "surer than was right" if last > 0 else "less sure than you could be"
        told = "well judged" if abs(last) < WELL_CALIBRATED else f"{abs(last):.0f} points {way}"
        lines.append(f"Your last self-rating: {told}. On average you are off by {standing.misjudged:.0f} points; "
                     f"below {WELL_CALIBRATED:.0f} is good.")
    recent = [point.raw / 100 for point in standing.hints[-3:]]
    lines.append(f"Hints: {sum(recent) / len(recent):.2f} a turn over your last {len(recent)} sessions; below 0.10 you "
                 "do without.")
    st.markdown("\n".join(f"- {line}" for line in lines))


def _techniques(standing: Standing) -> None:
    with st.expander("What you do, and how often it goes well", icon=":material/checklist:"):
        made = [one for one in standing.techniques if one.times]
        never = [move_words(one.move) for one in standing.techniques if not one.times]
        if made:
            st.dataframe(
                [{"Technique": move_words(one.move), "Times": one.times, "Well": one.well, "Sessions": one.sessions}
                 for one in made], hide_index=True, width="stretch")
        if never:
            st.caption(f"Not used yet: {', '.join(never)}.")


def _path(progress: Progress, drilling: Drilling, names: dict[str, str]) -> None:
    records = drilling.records(progress.learner, progress.now)
    days = course(progress.path, progress.records, {one.drill for one in records if one.passed},
                  {one.drill for one in records if one.rounds}, progress.ticks,
                  certified=progress.certificate().standing == "certified")
    now = today(days)
    st.subheader(progress.path.title, anchor=False)
    done = sum(day.complete for day in days)
    st.progress(done / len(days), f"{done} of {len(days)} days complete")
    titles = {drill.id: drill.title for drill in drilling.drills.all()}
    for day in days:
        mark = ":material/check_circle:" if day.complete else ":material/radio_button_unchecked:"
        with st.expander(f"Day {day.day.day}: {day.day.theme}", icon=mark, expanded=day == now):
            st.write(plain(day.day.why))
            for work in day.work:
                _work(progress, work, names, titles)
            _gate(day)
    if now is None:
        st.write(plain(progress.path.after))


def _gate(day: DayDone) -> None:
    st.markdown(f"{':material/lock_open:' if day.gate else ':material/lock:'} **Gate** "
                f"({'passed' if day.gate else 'open'}): {plain(day.day.gate.text)}.")


def _work(progress: Progress, done: Done, names: dict[str, str], titles: dict[str, str]) -> None:
    work, icon = done.work, ":material/check:" if done.done else ":material/chevron_right:"
    if work.drill:
        st.page_link(places.DRILLS, label=plain(f"Drill {work.drill.upper()}: {titles.get(work.drill, '')}"),
                     icon=icon, query_params={"drill": work.drill})
    for persona_id in work.play:
        st.page_link(places.PRACTISE, label=plain(_played(work, names.get(persona_id, persona_id))), icon=icon,
                     query_params={"prepare": persona_id})
    if work.watch:
        st.page_link(places.WATCH, label=plain(f"Watch somebody skilled talk to {names.get(work.watch, work.watch)}"),
                     icon=icon, query_params={"persona": work.watch})
    if done.by_hand:
        _tick(progress, done)


def _played(work: Work, name: str) -> str:
    mode = f" in {MODE_WORDS[work.mode]} mode" if work.mode else ""
    return f"Talk to {name}{mode}{', in a variant' if work.variant else ''}{' (one of these)' * (len(work.play) > 1)}"


def _tick(progress: Progress, done: Done) -> None:
    who = {"you": "", "peer": "With a colleague: ", "manager": "With your manager: "}[done.work.by]
    label = plain(who + done.work.tick) if done.work.tick else "Watched"
    with st.container(gap=None):
        st.checkbox(label, value=done.done, key=f"tick-{done.key}", on_change=partial(_ticked, progress, done.key))
        if done.done and done.work.by != "you":
            st.text_input("Who, and what came of it", done.tick.note if done.tick else "", key=f"note-{done.key}",
                          max_chars=600, on_change=partial(_ticked, progress, done.key))


def _ticked(progress: Progress, key: str) -> None:
    progress.tick(key, str(st.session_state.get(f"note-{key}") or ""), done=bool(st.session_state[f"tick-{key}"]))


def _certificate(progress: Progress) -> None:
    grades: tuple[Grade, Grade] = ("competent", "proficient")
    grade = st.segmented_control("Grade", grades, default="competent", key="grade", format_func=str.capitalize)
    finding = progress.certificate(grade or "competent")
    st.subheader(f"{TITLES[finding.standing]}: {finding.grade}", anchor=False)
    if finding.standing == "under way":
        st.write(f"{len(finding.sessions)} of {SESSIONS} conversations that count: in Perform mode, played to their "
                 "end, without a hint, at the first attempt, on at least two days, at least two met for the first time "
                 "and one of them hard.")
    else:
        rows = [{"What": one.name[:1].upper() + one.name[1:], "Found": one.found, "Asked for": one.needed,
                 "": STATES[one.state]} for one in finding.criteria]
        st.dataframe(rows, hide_index=True, width="stretch")
        if finding.standing == "review":
            st.write(f"A person decides here: {plain(finding.why_review)}.")
        if finding.standing == "not yet":
            st.write("Not yet is no failure, and not the last word: the next conversations count, and a person may "
                     "look at these.")
        _review(progress, finding)
        page = certificate(finding, {one.session: one for one in progress.records},
                           "Whoever practised on this computer" if progress.learner == LOCAL else progress.learner,
                           progress.now)
        st.download_button("Record to print (HTML)", page.encode(), f"roleplay-record-{finding.grade}.html",
                           "text/html", on_click="ignore", icon=":material/print:", key="record")
    _left_out(progress, finding)
    st.caption(ABOUT)


def _left_out(progress: Progress, finding: Finding) -> None:
    titles = {one.session: one.title for one in progress.records}
    if finding.left_out:
        st.caption("Not counted: " + "; ".join(
            f"{plain(titles[session])} ({why})" for session, why in finding.left_out[-5:]) + ".")


def _review(progress: Progress, finding: Finding) -> None:
    if finding.review is not None:
        made = finding.review
        st.write(f"Reviewed by {plain(made.by)} on {made.at:%d %B %Y}: **{made.decision}**. {plain(made.note)}")
        return
    if finding.standing == "certified":
        return
    with st.expander("Review by a person", icon=":material/how_to_reg:"):
        st.write("Read the three conversations first. What is decided here stands in the record, with the name.")
        with st.form("review", border=False):
            by = st.text_input("Your name", key="review-by", max_chars=120)
            decision = st.radio("Decision", ("confirmed", "not yet"), index=None, key="review-decision",
                                format_func={"confirmed": "Confirmed", "not yet": "Not yet"}.__getitem__)
            note = st.text_input("Why", key="review-note", max_chars=600)
            if st.form_submit_button("Record the decision"):
                if by.strip() and decision is not None:
                    progress.review(finding, by, "confirmed" if decision == "confirmed" else "not yet", note)
                    st.rerun()
                st.warning("A name and a decision are needed.")


draw()
