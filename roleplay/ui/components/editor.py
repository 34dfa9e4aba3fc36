"""Write a counterpart: its file as text, what the check says of it, a rehearsal, and the ways on.

Whatever is typed is kept as a draft as soon as the browser sends it, so a reload loses nothing.
"""

from itertools import groupby

import streamlit as st

from roleplay.content.check import UNWRITTEN, Checked
from roleplay.content.finding import Finding
from roleplay.content.plain_yaml import LARGEST
from roleplay.errors import ContentError
from roleplay.rehearsal import Run
from roleplay.ui.components import problem, shelf
from roleplay.ui.components.reading import try_it
from roleplay.ui.words import OUTCOME_WORDS, plain
from roleplay.wiring import App, Look

HEIGHT = 620
_SHOWN = 40
"""Findings listed at once; a template has a hundred."""


def draw(app: App, persona_id: str) -> None:
    """The editor of one's own counterpart of this id. Raises ContentError where there is none."""
    desk = app.desk
    if not (desk.has_draft(persona_id) or desk.is_saved(persona_id)):
        raise ContentError(f"{persona_id!a}", "", "there is no such counterpart of yours",
                           hint="Duplicate a shipped one to change it.")  # fmt: skip
    shelf.back()
    shelf.show_notice()
    st.title(f"Writing {plain(persona_id)}", anchor=False)
    st.caption(_standing(app, persona_id))
    main, side = st.columns((0.6, 0.4), gap="medium")
    with main:
        text = _text(app, persona_id)
    with side:
        _ways_on(app, persona_id, text)
        _told(app, persona_id, text)


def _standing(app: App, persona_id: str) -> str:
    if not app.desk.has_draft(persona_id):
        return "Saved: it is among the counterparts as it stands here."
    if app.desk.is_saved(persona_id):
        return "Changed and kept as a draft. Among the counterparts it is still as you last saved it."
    return "A draft. It is kept as you write, and joins the counterparts when you save it."


def _text(app: App, persona_id: str) -> str:
    key = _key(persona_id)
    if key not in st.session_state:
        st.session_state[key] = app.desk.text(persona_id)
    st.text_area(
        "The file", key=key, height=HEIGHT, label_visibility="collapsed", max_chars=LARGEST,
        on_change=_keep, args=(app, persona_id),
    )  # fmt: skip
    st.caption("docs/personas.md describes every field; an editor that knows YAML schemas explains them as you write.")
    return str(st.session_state[key])


def _key(persona_id: str) -> str:
    return f"text-{persona_id}"


def _keep(app: App, persona_id: str) -> None:
    try:
        app.desk.keep(persona_id, st.session_state[_key(persona_id)])
    except ContentError as trouble:
        problem.box(trouble.message, trouble.hint)


def _ways_on(app: App, persona_id: str, text: str) -> None:
    desk = app.desk
    with st.container(horizontal=True, key="edit-ways"):
        if st.button("Check and rehearse", key="check", icon=":material/fact_check:"):
            _look(app, persona_id, text)
        if st.button("Save", key="save", type="primary", icon=":material/save:"):
            _save(app, persona_id, text)
        if st.button("Try", key="try", icon=":material/forum:", help="Saves it and begins a conversation"):
            _save(app, persona_id, text, then_try=True)
        st.download_button("Download", text, f"{persona_id}.yaml", "application/yaml", key="download",
                           icon=":material/download:")  # fmt: skip
        if desk.has_draft(persona_id):
            _throw_away(app, persona_id)


def _throw_away(app: App, persona_id: str) -> None:
    saved = app.desk.is_saved(persona_id)
    with st.popover("Undo changes" if saved else "Delete draft", type="tertiary", key="drop"):
        st.write("Go back to what you last saved?" if saved else "Delete this draft for good?")
        if st.button("Yes", key="drop-yes", type="primary"):
            app.desk.drop_draft(persona_id)
            st.session_state.pop(_key(persona_id), None)
            shelf.go(edit=persona_id if saved else None)


def _look(app: App, persona_id: str, text: str) -> None:
    """The whole check, with how far the rehearsal has come."""
    bar = st.progress(0.0, "Checking")
    look = app.look(text, persona_id, told=lambda done: bar.progress(done, "Rehearsing with eight scripted learners"))
    bar.empty()
    errors = sum(finding.severity == "error" for finding in look.checked.findings)
    app.desk.note(persona_id, text, errors=errors, warnings=len(look.checked.findings) - errors,
                  rehearsed=bool(look.runs))  # fmt: skip
    st.session_state[_look_key(persona_id)] = (text, look)


def _look_key(persona_id: str) -> str:
    return f"look-{persona_id}"


def _save(app: App, persona_id: str, text: str, *, then_try: bool = False) -> None:
    try:
        checked = app.desk.save(persona_id, text)
    except ContentError as trouble:
        problem.box(trouble.message, trouble.hint)
        return
    if not checked.sound:
        st.session_state[_look_key(persona_id)] = (text, Look(checked=checked))
        st.warning("Kept as a draft. It can join the counterparts when what is listed here is mended.",
                   icon=":material/edit_note:")  # fmt: skip
    elif then_try:
        try_it(app, persona_id)
    else:
        shelf.tell("Saved. It is among the counterparts now.")
        st.rerun()


def _told(app: App, persona_id: str, text: str) -> None:
    """What the last look said, if it was at this text; else how the text stands, quickly checked."""
    seen: tuple[str, Look] | None = st.session_state.get(_look_key(persona_id))
    if seen is not None and seen[0] == text:
        _findings(seen[1].checked)
        if seen[1].runs:
            _rehearsal(seen[1].runs)
        return
    checked = app.desk.check(persona_id, text)
    _findings(checked)
    if checked.sound:
        st.caption(f"{shelf.checked_words(app.desk.last_check(persona_id, text))}.")


def _findings(checked: Checked) -> None:
    errors = [finding for finding in checked.findings if finding.severity == "error"]
    mild = [finding for finding in checked.findings if finding.severity != "error"]
    if not checked.findings:
        st.success("Nothing to mend.", icon=":material/check:")
    if errors:
        unwritten = all(finding.problem == UNWRITTEN for finding in errors)
        st.markdown(f"**{len(errors)} {'places to fill in' if unwritten else 'to mend'}**")
        _list(errors)
    if mild:
        st.markdown(f"**{len(mild)} could be better**")
        _list(mild)


def _list(findings: list[Finding]) -> None:
    shown = findings[:_SHOWN]
    with st.container(height=360 if len(shown) > 6 else "content", border=True):
        for (field, hint), same in groupby(shown, key=lambda finding: (finding.field, finding.hint)):
            problems = ", ".join(dict.fromkeys(finding.problem for finding in same))
            st.markdown(f"**{plain(field) or 'The file'}** {plain(problems)}  \n{plain(hint)}")
    if len(findings) > len(shown):
        st.caption(f"and {len(findings) - len(shown)} more")


def _rehearsal(runs: tuple[Run, ...]) -> None:
    st.markdown("**Rehearsal**")
    rows = [_row(name, list(group)) for name, group in groupby(runs, key=lambda run: run.learner)]
    st.table(rows, border="horizontal", hide_index=True)
    st.caption("Reasons found by scripted learners in three talks each. Skill should find all, pushing none.")


def _row(name: str, runs: list[Run]) -> dict[str, object]:
    deals = [run.deal for run in runs if run.deal]
    return {
        "Learner": name,
        "Found": f"{sum(run.found for run in runs) / len(runs):.0%}",
        "Ended": ", ".join(dict.fromkeys(OUTCOME_WORDS[run.outcome].lower() for run in runs)),
        "Deal (you / them)": ", ".join(dict.fromkeys(f"{mine:.0f} / {theirs:.0f}" for mine, theirs in deals)),
    }
