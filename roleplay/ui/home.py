"""The first screen: a newcomer is in a conversation within one click."""

from datetime import UTC, datetime

import streamlit as st
from markupsafe import Markup

from roleplay.content.library import Library
from roleplay.domain.persona import Persona
from roleplay.errors import RoleplayError
from roleplay.ui import places, state
from roleplay.ui.components import ending, problem
from roleplay.ui.components.who import who
from roleplay.ui.resources import Resources
from roleplay.ui.words import DIFFICULTY_ORDER, DIFFICULTY_WORDS, ago, plain

ACROSS = 3
"""Cards in a row on a wide screen."""

RECENT = 3
"""Conversations under way that are offered on the first screen."""


def draw(resources: Resources) -> None:
    """What this is, who is there to talk to, and what was left off."""
    st.title("Practise the conversation before you have it", anchor=False)
    st.markdown(
        "Pick someone and start talking. They open up only if you listen well, and after every turn you see "
        "how you did, with your own words as the evidence."
    )
    problem.notice()
    people, broken = _people(resources.practice.library)
    for trouble in broken:
        problem.box(trouble.message, trouble.hint)
    if not people and not broken:
        st.info(
            "There are no counterparts yet. Put a persona file into the personas folder and reload.",
            icon=":material/group:",
        )
    for first in range(0, len(people), ACROSS):
        for column, persona in zip(st.columns(ACROSS, gap="medium"), people[first : first + ACROSS], strict=False):
            with column:
                _card(resources, persona)
    _recent(resources)
    st.caption(_voice(resources))


def _people(library: Library) -> tuple[list[Persona], list[RoleplayError]]:
    """Everybody there is to talk to, easiest first, and what is wrong with the files of the others."""
    people: list[Persona] = []
    broken: list[RoleplayError] = []
    for persona_id in library.ids():
        try:
            people.append(library.get(persona_id))
        except RoleplayError as trouble:
            broken.append(trouble)
    return sorted(people, key=lambda p: (DIFFICULTY_ORDER.index(p.difficulty), p.name)), broken


def _card(resources: Resources, persona: Persona) -> None:
    budget = resources.rubric.dynamics.difficulties[persona.difficulty].budget
    with st.container(border=True, height="stretch", key=f"card-{persona.id}"):
        st.html(
            Markup(
                '<div class="rp-card">{}<h3>{}</h3><p>{}</p>'
                '<p class="rp-quiet">{}</p><p class="rp-quiet">Up to {} turns</p></div>'
            ).format(who(persona), persona.title, persona.summary, DIFFICULTY_WORDS[persona.difficulty], budget)
        )
        if st.button(f"Talk to {plain(persona.name)}", key=f"start-{persona.id}", type="primary", width="stretch"):
            ending.start(resources.practice, persona.id)
        if st.button("Prepare first", key=f"prepare-{persona.id}", type="tertiary", width="stretch",
                     help="A minute or more to think, and the choice of how much feedback you get."):
            state.open_preparation(persona.id)
            st.rerun()


def _recent(resources: Resources) -> None:
    kept = resources.practice.store.sessions(learner=state.learner(), limit=20)
    going = [session for session in kept if session.outcome is None][:RECENT]
    if not going:
        return
    st.subheader("Pick up where you left off", anchor=False)
    now = datetime.now(UTC)
    for session in going:
        st.page_link(
            places.PRACTISE,
            label=f"{plain(session.title)}, {ago(session.updated, now)}",
            icon=":material/forum:",
            query_params={"session": session.id},
        )


def _voice(resources: Resources) -> str:
    if resources.plays_builtin:
        return "Played and graded by what is built in: no key, no account, nothing leaves this computer."
    return (
        f"Played by {plain(resources.practice.counterpart.name)}, graded by {plain(resources.practice.evaluator.name)}."
    )
