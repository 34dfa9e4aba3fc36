"""What the learner was told before the talk, in reach all through it."""

import re

import streamlit as st

from roleplay.practice import Sitting
from roleplay.ui.components.who import who
from roleplay.ui.words import MODE_EXPLAINED, MODE_WORDS, mood, plain, turn_words, voice_words


def draw(sitting: Sitting) -> None:
    """Who it is, how far the talk has come, and the brief: open until the first turn is taken."""
    persona = sitting.persona
    st.html(who(persona, note=_standing(sitting), mood="" if sitting.session.outcome else mood(persona, sitting.state)))
    with st.expander(
        "Your brief", expanded=not sitting.turns, icon=":material/description:", key=f"brief-{bool(sitting.turns)}"
    ):
        st.text(_paragraphs(persona.brief))
        st.markdown(f"**Where {plain(persona.name)} stands, and what you both know**")
        st.text(f"“{persona.position}”")
        st.markdown("\n".join(f"- {plain(fact)}" for fact in persona.facts))
        mode = sitting.session.mode
        st.caption(f"{MODE_WORDS[mode]} mode. {MODE_EXPLAINED[mode]}")
        st.caption(f"{plain(persona.title)}, {plain(voice_words(sitting.session.model))}")


def _paragraphs(text: str) -> str:
    """A paragraph for each thing told about the learner, where the author made none: a wall of words is not read."""
    return text if "\n" in text.strip() else re.sub(r"(?<=[.!?]) (?=You )", "\n\n", text)


def _standing(sitting: Sitting) -> str:
    taken = len(sitting.turns)
    if sitting.session.outcome is not None:
        return f"Ended after {taken} turn{'' if taken == 1 else 's'}"
    return f"{turn_words(taken, sitting.state.budget)} · {MODE_WORDS[sitting.session.mode]}"
