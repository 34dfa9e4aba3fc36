"""Settings: what is configured, how you practise, and your data."""

from datetime import UTC, datetime

import streamlit as st

from roleplay.domain.session import LOCAL, Mode
from roleplay.errors import RoleplayError
from roleplay.progress import belongings
from roleplay.settings import BUILTIN
from roleplay.ui import resources, state
from roleplay.ui.components import problem
from roleplay.ui.resources import Resources
from roleplay.ui.words import MODE_EXPLAINED, MODE_WORDS, plain

ROLES = {"counterpart": "The counterpart speaks", "evaluator": "Your turns are graded"}
SUGGESTED = "suggested"

# What a page may keep for a moment: that everything was erased, to be said once. (Not a docstring.)
ERASED = "erased"


def draw() -> None:
    """The three parts of the page."""
    shared = resources.load()
    st.title("Settings", anchor=False)
    problem.notice()
    if st.session_state.pop(ERASED, False):
        st.success("Everything of yours is erased.", icon=":material/check:")
    _configured(shared)
    _practising(shared)
    _yours(shared)


def _configured(shared: Resources) -> None:
    settings = shared.app.settings
    st.subheader("What is configured", anchor=False)
    lines = [_speaks(what, settings.model_for(role), settings.destination(role)) for role, what in ROLES.items()]
    where = "a PostgreSQL or other database that is named in ROLEPLAY_DATABASE_URL" if settings.database_url else (
        f"`{settings.data_dir}`")
    lines.append(f"Your conversations are kept in {where}.")
    st.markdown("\n".join(f"- {line}" for line in lines))
    st.caption("These come from the environment or a .env file; `roleplay doctor` tests them and says what to change.")


def _speaks(what: str, model: str, destination: str) -> str:
    if model == BUILTIN:
        return f"{what} by what is built in. Nothing leaves this computer."
    return f"{what} by **{plain(model)}**. What you say is sent to **{plain(destination)}**."


def _practising(shared: Resources) -> None:
    st.subheader("How you practise", anchor=False)
    learner = state.learner()
    kept = shared.practice.preferred_mode(learner)
    options = [SUGGESTED, *MODE_WORDS]
    chosen = st.radio(
        "Mode of new conversations", options, index=options.index(kept or SUGGESTED), key="default-mode",
        format_func=lambda mode: MODE_WORDS.get(mode, "Suggested"),
        captions=["Learn for your first three conversations and with easy counterparts, then Practise.",
                  *MODE_EXPLAINED.values()],
    )
    picked: Mode | None = None if chosen == SUGGESTED else chosen  # type: ignore[assignment]
    if picked != kept:
        shared.practice.prefer_mode(learner, picked)


def _yours(shared: Resources) -> None:
    st.subheader("Your data", anchor=False)
    learner, store = state.learner(), shared.practice.store
    who = "whoever uses this computer" if learner == LOCAL else plain(learner)
    st.write(f"Everything that is kept of {who}: conversations, grades, preparations, reflections, drills and plans.")
    now = datetime.now(UTC)
    st.download_button(
        "Download everything", lambda: belongings.archive(store, learner, datetime.now(UTC)),
        f"roleplay-{now:%Y-%m-%d}.zip", "application/zip", on_click="ignore", icon=":material/download:",
        key="download-everything",
    )
    with st.expander("Erase everything", icon=":material/delete_forever:"):
        st.write("All of it is deleted for good: conversations, grades, drills and plans. Download it first if you may "
                 "want it again. Reports on real calls and counterparts of your own are files; they stay.")
        typed = st.text_input(f"Type {plain(learner)} to confirm", key="erase-typed", autocomplete="off")
        if st.button("Erase everything", key="erase", type="primary",
                     disabled=not belongings.confirms(typed or "", learner)):
            _erase(shared, learner)


def _erase(shared: Resources, learner: str) -> None:
    try:
        shared.practice.store.erase(learner)
        st.session_state[ERASED] = True
    except RoleplayError as trouble:
        state.tell(trouble)
    st.rerun()


draw()
