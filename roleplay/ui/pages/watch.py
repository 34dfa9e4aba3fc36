"""Watch: an annotated expert run, step by step. The address says who and where; it spoils, so it asks first."""

from pathlib import Path

import streamlit as st

from roleplay.domain.persona import Persona
from roleplay.domain.rubric import Rubric
from roleplay.errors import RoleplayError
from roleplay.ui import places, resources
from roleplay.ui.components import ending, evidence, problem, talk, watched
from roleplay.ui.components.who import who
from roleplay.ui.resources import Resources
from roleplay.ui.words import DIFFICULTY_ORDER, DIFFICULTY_WORDS, plain
from roleplay.watching import Step, Watched, watch

STYLE = (Path(watched.__file__).parent / "watch.css").read_text(encoding="utf-8")
ACROSS = 3
RECENT = 50


def draw() -> None:
    """Whom to watch, the question whether to, or the step that the address names."""
    shared = resources.load()
    st.html(f"<style>{STYLE}</style>")
    chosen, step = st.query_params.get("persona"), st.query_params.get("step")
    try:
        if not chosen:
            _choice(shared)
        elif step is None:
            _ask(shared, _person(shared, chosen))
        else:
            _watch(shared, _person(shared, chosen), step)
    except RoleplayError as trouble:
        if not chosen:
            raise
        problem.box(trouble.message, trouble.hint)
        _others()


def _person(shared: Resources, persona_id: str) -> Persona:
    return shared.practice.library.get(persona_id)


def _go(persona: str | None = None, step: int | None = None) -> None:
    st.query_params.clear()
    if persona:
        st.query_params["persona"] = persona
    if step is not None:
        st.query_params["step"] = str(step)
    st.rerun()


def _choice(shared: Resources) -> None:
    st.title("Watch somebody skilled", anchor=False)
    st.markdown(
        "One whole conversation with each counterpart, turn by turn, with a note on every line. What the counterpart "
        "says is not scripted: it is what they answer to these words. Watching gives away what they hide, so talk to "
        "them first."
    )
    people = [person for person in _people(shared) if person.expert is not None]
    if not people:
        st.info("None of the counterparts has an expert run yet.", icon=":material/visibility_off:")
    for first in range(0, len(people), ACROSS):
        row = people[first : first + ACROSS]
        for column, person in zip(st.columns(ACROSS, gap="medium"), row, strict=False):
            with column, st.container(border=True, height="stretch", key=f"card-{person.id}"):
                st.html(who(person, note=DIFFICULTY_WORDS[person.difficulty]))
                if st.button(f"Watch {plain(person.title)}", key=f"watch-{person.id}", width="stretch"):
                    _go(person.id)


def _people(shared: Resources) -> list[Persona]:
    """Those whose files can be read; the first screen tells of the others."""
    people: list[Persona] = []
    for persona_id in shared.practice.library.ids():
        try:
            people.append(_person(shared, persona_id))
        except RoleplayError:
            continue
    return sorted(people, key=lambda p: (DIFFICULTY_ORDER.index(p.difficulty), p.name))


def _ask(shared: Resources, persona: Persona) -> None:
    _others()
    st.html(who(persona, note=DIFFICULTY_WORDS[persona.difficulty]))
    st.header(plain(persona.title), anchor=False)
    talks = sum(session.persona_id == persona.id for session in shared.practice.store.sessions(limit=RECENT))
    name = plain(persona.name)
    with st.container(border=True, key="spoiler"):
        st.markdown(f"**This gives away everything that {name} holds back.**")
        if talks:
            times = "once" if talks == 1 else f"{talks} times"
            st.write(f"You have talked to {name} {times} already, so go ahead if you like.")
        else:
            st.write(f"You have not talked to {name} yet. Finding out for yourself comes only once.")
        with st.container(horizontal=True):
            if st.button("Show it", key="spoil", type="primary" if talks else "secondary"):
                _go(persona.id, 0)
            if st.button(f"Talk to {name} first", key="talk-first", type="secondary" if talks else "primary"):
                _talk(shared, persona)


def _talk(shared: Resources, persona: Persona) -> None:
    st.switch_page(places.PRACTISE, query_params={"session": shared.practice.start(persona.id).id})


def _others() -> None:
    if st.button("All expert runs", key="watch-others", icon=":material/arrow_back:", type="tertiary"):
        _go()


@st.cache_resource(show_spinner="Playing the conversation …", max_entries=24)
def _played(_persona: Persona, _rubric: Rubric, persona_text: str, rubric_digest: str) -> Watched:  # noqa: ARG001
    """The run; played once for each wording of the counterpart and of the rubric."""
    return watch(_persona, _rubric)


def _watch(shared: Resources, persona: Persona, asked: str) -> None:
    rubric, text = shared.rubric, shared.practice.library.text(persona.id)
    run = _played(persona, rubric, text, rubric.digest)
    last = len(run.steps)
    number = min(int(asked), last) if asked.isdigit() else 0
    _others()
    st.html(who(persona, note=f"{persona.title}: an expert run"))
    with st.container(key="watch-bar"):
        st.progress(number / last, text=f"Turn {number} of {last}" if number else "The opening")
        _steps(persona, number, last)
    if number:
        _earlier(persona, run, number)
        _step(persona, rubric, run.steps[number - 1])
    else:
        said, beside = talk.row("turn-0")
        with said, talk.counterpart(persona):
            st.text(run.opening)
        with beside:
            st.caption("Read it twice before you go on. What would you say, and to which of these words?")
    if number == last:
        _end(shared, persona, run)


def _steps(persona: Persona, number: int, last: int) -> None:
    """Back and on; also with the arrow keys."""
    with st.container(horizontal=True, vertical_alignment="center", key="watch-steps"):
        back = st.button("Back", key="step-back", icon=":material/arrow_back:", shortcut="Left", disabled=number == 0)
        on = st.button("Next", key="step-next", icon=":material/arrow_forward:", shortcut="Right", type="primary",
                       disabled=number == last)  # fmt: skip
    if back or on:
        _go(persona.id, number + (1 if on else -1))


def _earlier(persona: Persona, run: Watched, number: int) -> None:
    """What was said before this step: the last words stand, the rest at a click."""
    with st.expander("The conversation before this", icon=":material/history:", key=f"earlier-{number}"):
        with talk.counterpart(persona):
            st.text(run.opening)
        for step in run.steps[: number - 1]:
            talk.learner(step.say)
            with talk.counterpart(persona):
                st.text(step.reply)
    before = run.steps[number - 2].reply if number > 1 else run.opening
    said, _ = talk.row(f"turn-{number - 1}")
    with said, talk.counterpart(persona):
        st.text(before)


def _step(persona: Persona, rubric: Rubric, step: Step) -> None:
    said, beside = talk.row(f"turn-{step.number}")
    with said:
        talk.learner(step.say)
        with talk.counterpart(persona):
            st.text(step.reply)
        if step.opened is not None:
            st.html(watched.opened(step.opened, persona.name))
    with beside:
        st.html(watched.note(step))
        st.html(evidence.strip(step.number, step.assessment.levels))
        with st.popover(f"Look closer at turn {step.number}", type="tertiary", key=f"closer-{step.number}"):
            st.html(evidence.evidence(step.say, step.assessment, rubric, persona.name))
        st.html(watched.meters(step.before, step.after))
        st.html(watched.interests(persona, step.before, step.after))


def _end(shared: Resources, persona: Persona, run: Watched) -> None:
    with st.container(border=True, key="watch-end"):
        st.subheader("How it ended", anchor=False)
        if run.deal is not None:
            st.markdown("\n".join(f"- {plain(term)}" for term in ending.terms_words(persona, run.deal.terms)))
        st.markdown("  \n".join(watched.result(persona, run)))
        with st.container(horizontal=True):
            if st.button(f"Talk to {plain(persona.name)} yourself", key="talk-now", type="primary"):
                _talk(shared, persona)
            if st.button("From the beginning", key="step-first", icon=":material/restart_alt:"):
                _go(persona.id, 0)


draw()
