"""A counterpart drafted from notes by a language model: notes in, steps while it works, a draft to read out."""

import streamlit as st

from roleplay.authoring.author import LONGEST_NOTES
from roleplay.errors import RoleplayError
from roleplay.ui.components import problem
from roleplay.ui.words import plain
from roleplay.wiring import App

NOTES = "draft-notes"
"""Key of the notes; another page may fill it before it sends somebody here."""


def draw(app: App, *, configured: bool) -> None:
    """The notes and the button; without a model, what to set."""
    if not configured:
        st.info(
            "This needs a language model, and none is configured. Set OPENAI\\_API\\_KEY, or OPENAI\\_BASE\\_URL and "
            "ROLEPLAY\\_MODEL for a server of your own, and start the app again. A template needs no model.",
            icon=":material/key:",
        )
        return
    model = plain(app.settings.model_for("author"))
    st.write(
        "Write or paste what you know of somebody: their job, what they said, what is on the table, what you suspect "
        f"lies behind it. The notes go to {model}, which is asked to change all names. Read every line of the draft."
    )
    st.text_area("Notes", key=NOTES, height=220, max_chars=LONGEST_NOTES)
    if st.button("Draft", key="draft-go", type="primary", icon=":material/edit_note:"):
        _draft(app, st.session_state.get(NOTES, ""))


def _draft(app: App, notes: str) -> None:
    from_ = app.drafting(notes)
    with st.status("Beginning", expanded=False) as status:
        try:
            while True:
                step = next(from_)
                status.update(label=f"{step.doing} ({step.number} of {step.of}) …")
        except StopIteration as end:
            drafted = end.value
        except RoleplayError as trouble:
            status.update(label="No draft came of it", state="error")
            problem.box(trouble.message, trouble.hint)
            return
        status.update(label="Drafted", state="complete")
    app.desk.begin(drafted.persona_id, drafted.text)
    errors = sum(finding.severity == "error" for finding in drafted.findings)
    app.desk.note(
        drafted.persona_id, drafted.text, errors=errors, warnings=len(drafted.findings) - errors, rehearsed=not errors
    )
    st.query_params.clear()
    st.query_params["edit"] = drafted.persona_id
    st.rerun()
