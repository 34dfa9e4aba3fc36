"""Everybody in the library, and the ways to somebody new."""

from datetime import UTC, datetime

import streamlit as st
from markupsafe import Markup

from roleplay.authoring.template import copied
from roleplay.content.check import FILL_IN
from roleplay.content.desk import LastCheck
from roleplay.content.library import SUFFIXES
from roleplay.content.plain_yaml import LARGEST
from roleplay.domain.persona import Persona
from roleplay.errors import ContentError, RoleplayError
from roleplay.settings import BUILTIN
from roleplay.ui.components import drafting, problem
from roleplay.ui.components.who import who
from roleplay.ui.words import DIFFICULTY_ORDER, DIFFICULTY_WORDS, SKILL_NAMES, ago, plain
from roleplay.wiring import App

ACROSS = 3
_NOTICE = "library_notice"


def draw(app: App) -> None:
    """Drafts, one's own, the shipped ones, and what could not be read."""
    st.title("Library", anchor=False)
    st.markdown("Everybody there is to talk to. Read them, change a copy, or write somebody of your own.")
    show_notice()
    _new(app)
    people, broken = _people(app)
    for trouble in broken:
        problem.box(trouble.message, trouble.hint)
    _drafts(app)
    own = [person for person in people if app.library.is_own(person.id)]
    if own:
        st.subheader("Yours", anchor=False)
        _cards(app, own)
    st.subheader("Shipped" if own and _shipped(app) else "Counterparts", anchor=False)
    _cards(app, [person for person in people if person not in own])


def go(*, persona: str | None = None, edit: str | None = None) -> None:
    """Show another part of the library: somebody to read, somebody to edit, or everybody."""
    st.query_params.clear()
    if edit:
        st.query_params["edit"] = edit
    elif persona:
        st.query_params["persona"] = persona
    st.rerun()


def back() -> None:
    """A way back to everybody."""
    if st.button("All counterparts", key="library-back", icon=":material/arrow_back:", type="tertiary"):
        go()


def tell(text: str) -> None:
    """Say this once, at the next run."""
    st.session_state[_NOTICE] = text


def show_notice() -> None:
    """What was to be said."""
    if told := st.session_state.pop(_NOTICE, ""):
        st.success(plain(told), icon=":material/check:")


def begin(app: App, persona_id: str, text: str) -> None:
    """Begin a draft and go there; where the id is taken, say so and lose nothing."""
    try:
        app.desk.begin(persona_id, text)
    except ContentError as trouble:
        problem.box(trouble.problem, trouble.hint)
        return
    go(edit=persona_id)


def duplicate(app: App, persona_id: str) -> None:
    """Begin a copy under the next free id."""
    new_id = app.desk.free_id(f"{persona_id}-copy")
    source = app.desk.text(persona_id) if app.desk.has_draft(persona_id) else app.library.text(persona_id)
    begin(app, new_id, copied(source, new_id))


def checked_words(last: LastCheck | None) -> str:
    """What came of the last check, in a few words."""
    if last is None:
        return "Not checked as it is now"
    when = ago(last.at, datetime.now(UTC))
    if last.errors:
        return f"{last.errors} {'thing' if last.errors == 1 else 'things'} to mend, checked {when}"
    more = f", {last.warnings} could be better" if last.warnings else ""
    return f"{'Checked and rehearsed' if last.rehearsed else 'Checked'} {when}{more}"


def focus(persona: Persona) -> str:
    """The skill to work on with this counterpart, where its author names one."""
    return f"For practising {SKILL_NAMES[persona.prepare.focus].lower()}. " if persona.prepare else ""


def _people(app: App) -> tuple[list[Persona], list[ContentError]]:
    people, broken = [], list(app.library.troubles())
    for persona_id in app.library.ids():
        try:
            people.append(app.library.get(persona_id))
        except ContentError as trouble:
            broken.append(trouble)
    return sorted(people, key=lambda person: (DIFFICULTY_ORDER.index(person.difficulty), person.name)), broken


def _cards(app: App, people: list[Persona]) -> None:
    for first in range(0, len(people), ACROSS):
        for column, persona in zip(st.columns(ACROSS, gap="medium"), people[first : first + ACROSS], strict=False):
            with column:
                _card(app, persona)


def _card(app: App, persona: Persona) -> None:
    own = app.library.is_own(persona.id)
    last = app.desk.last_check(persona.id, app.library.text(persona.id))
    with st.container(border=True, height="stretch", key=f"card-{persona.id}"):
        st.html(
            Markup(
                '<div class="rp-card">{}<h3>{}</h3><p class="rp-quiet">{}</p><p class="rp-quiet">{}</p>'
                '<p class="rp-quiet">{}{}</p></div>'
            ).format(
                who(persona),
                persona.title,
                DIFFICULTY_WORDS[persona.difficulty],
                focus(persona),
                "Yours. " if own else "",
                "Shipped, checked by its makers." if _shipped(app) and not (own or last) else f"{checked_words(last)}.",
            )
        )
        if st.button(f"Read {plain(persona.name)}", key=f"read-{persona.id}", width="stretch"):
            go(persona=persona.id)


def _shipped(app: App) -> bool:
    """Whether those who are nobody's own came with the product, and from no folder that somebody named."""
    return app.settings.personas_dir is None


def _drafts(app: App) -> None:
    drafts = app.desk.drafts()
    if not drafts:
        return
    st.subheader("Drafts", anchor=False)
    for persona_id in drafts:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"draft-{persona_id}"):
            changed = "changes not saved yet" if app.desk.is_saved(persona_id) else "not among the counterparts yet"
            st.markdown(f"**{plain(persona_id)}**: {changed}", width="stretch")
            if st.button("Go on writing", key=f"edit-{persona_id}", icon=":material/edit:"):
                go(edit=persona_id)


def _new(app: App) -> None:
    brought = bool(st.session_state.get(drafting.NOTES))
    with st.expander("Somebody new", icon=":material/person_add:", key="somebody-new", expanded=brought):
        kinds = ["From a template", "From a file", "Drafted from notes"]
        # The one place for all three: a newcomer reads what each is before choosing.
        template, file, notes = st.tabs(kinds, default=kinds[-1] if brought else None)
        with template:
            _from_template(app)
        with file:
            _from_file(app)
        with notes:
            drafting.draw(app, configured=app.settings.model_for("author") != BUILTIN)


def _from_template(app: App) -> None:
    st.write(f"A file that says at each place what to write there. What is open says {FILL_IN}.")
    with st.form("new-template", border=False):
        wanted = st.text_input("A short name, such as late-invoice", key="new-id", max_chars=60)
        if st.form_submit_button("Begin", key="new-begin", type="primary") and wanted.strip():
            begin(app, wanted.strip(), app.template(wanted.strip()))


def _from_file(app: App) -> None:
    st.write("A persona file that somebody gave you. It is read as text, and can open no file and run nothing.")
    given = st.file_uploader("Persona file", type=[suffix[1:] for suffix in SUFFIXES], key="upload", max_upload_size=1)
    if given is not None and st.button("Take it over", key="upload-take", type="primary"):
        try:
            text = _uploaded(given.getvalue())
            begin(app, given.name.rpartition(".")[0], text)
        except RoleplayError as trouble:
            problem.box(trouble.message, trouble.hint)


def _uploaded(content: bytes) -> str:
    if len(content) > 4 * LARGEST:
        raise ContentError("the file", "", f"is too large: {len(content)} bytes", hint="One file, one counterpart.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError("the file", "", "is no UTF-8 text", hint="Save it as UTF-8 text and try again.") from None
