"""Calls: feedback on a real conversation. The address names the call."""

from datetime import UTC, datetime

import streamlit as st

from roleplay.authoring.author import LONGEST_NOTES
from roleplay.calls import printing
from roleplay.calls.grading import CallEstimate, Calls
from roleplay.calls.kept import KeptCall
from roleplay.calls.notes import notes_of
from roleplay.calls.page import as_html
from roleplay.domain.call import Call, clock
from roleplay.errors import RoleplayError, SessionNotFound
from roleplay.transcripts import MAX_BYTES, read_call
from roleplay.ui import call_runs, places, state
from roleplay.ui.call_runs import CallDesk, CallRun
from roleplay.ui.components import call_report, drafting, problem
from roleplay.ui.words import ago, plain

# Seconds between two looks at a run. (Comments, not docstrings: Streamlit may print the bare strings of a page's file.)
TICK = 0.5
# A call that is graded within this time is shown at once, without a progress bar that only flashes.
AT_ONCE = 1.5
PASTED = "pasted text"
_LISTED = 30
_FEW = 8


def draw() -> None:
    """The call that the address names, or the place to bring one."""
    desk = call_runs.load()
    call_id = st.query_params.get("call")
    if call_id:
        _call(desk, call_id)
    else:
        _bring(desk)


def _bring(desk: CallDesk) -> None:
    st.title("Feedback on a real call", anchor=False)
    st.markdown("Bring the transcript of a conversation you had. Your turns are graded like practice turns, with your "
                "own words as the evidence: what worked, what cost you, what went by, and one thing for the next call.")
    problem.notice()
    with st.container(border=True, key="call-where"):
        st.markdown(_where(desk.calls))
    call = _brought()
    if call is not None:
        _choose(desk, call)
    _past(desk)


def _where(calls: Calls) -> str:
    kept = "The transcript and the report are kept in your data folder until you delete them."
    if not calls.uses_model:
        return (":material/lock: **This stays on this machine.** It is graded by what is built in; nothing is sent "
                f"anywhere. {kept}")
    return (f":material/cloud_upload: **What is said in the call is sent to {plain(calls.destination)}**, a turn at a "
            f"time with what was said before it, to be graded by {plain(calls.evaluator.name)}. You see first how "
            f"much. {kept}")


def _brought() -> Call | None:
    """The call that was uploaded or pasted, once it can be read."""
    upload, paste = st.tabs(["Upload a file", "Paste the text"])
    with upload:
        file = st.file_uploader("Transcript", key="call-file", max_upload_size=MAX_BYTES // 1024 // 1024,
                                help="WebVTT, SRT, JSON, CSV or text, as meeting tools export it.")
    with paste:
        text = st.text_area("Transcript", key="call-text", height=200,
                            placeholder="Ana: Thanks for making time.\nBob: Honestly, I only have ten minutes.")
        st.button("Read it", key="call-read")
    try:
        if file is not None:
            return read_call(file.getvalue(), file.name)
        return read_call(text, PASTED) if text.strip() else None
    except RoleplayError as trouble:
        problem.box(trouble.message, trouble.hint)
        return None


def _choose(desk: CallDesk, call: Call) -> None:
    with st.container(border=True, key="call-choose"):
        length = f", {clock(call.seconds)} long" if call.seconds else ""
        st.markdown(f"**{plain(call.name)}**: {call.format}, {len(call.turns):,} turns{length}")
        for note in call.notes:
            st.caption(plain(note[:1].upper() + note[1:]) + ".")
        names = [one.name for one in call.speakers]
        if len(names) == 1:
            problem.box(f"only {names[0]} speaks here", "Feedback needs what the other side said, too.")
            return
        told = {one.name: f"{one.turns:,} turns, {one.words:,} words" for one in call.speakers}
        if len(names) <= _FEW:
            own = st.radio("Which of them are you?", names, index=None, key="call-own", format_func=plain,
                           captions=list(told.values()))
        else:
            own = st.selectbox("Which of them are you?", names, index=None, key="call-own",
                               format_func=lambda name: f"{name} ({told[name]})", placeholder="Choose a name")
        beside = [name for name in names if name != own]
        colleagues = st.multiselect("Somebody else on your side? They are left out.", beside, key="call-colleagues",
                                    placeholder="Nobody") if len(names) > 2 else []
        if own is not None:
            _begin(desk, call, own, tuple(colleagues))


def _begin(desk: CallDesk, call: Call, own: str, colleagues: tuple[str, ...]) -> None:
    try:
        kept = desk.calls.named(call, own, colleagues)
        estimate = desk.calls.estimate(kept)
    except RoleplayError as trouble:
        problem.box(trouble.message, trouble.hint)
        return
    if estimate.requests:
        st.caption(_cost(estimate, desk.calls))
    label = f"Send {estimate.requests:,} turns and grade them" if desk.calls.uses_model else "Give me feedback"
    if st.button(label, key="call-grade", type="primary", icon=":material/insights:"):
        try:
            run = desk.begin(desk.calls.shelf.keep(kept))
        except RoleplayError as trouble:
            state.tell(trouble)
            st.rerun()
        run.wait(AT_ONCE)
        _open(kept.id)


def _cost(estimate: CallEstimate, calls: Calls) -> str:
    return (f"About {estimate.input_tokens:,} tokens to {plain(calls.destination)} and {estimate.output_tokens:,} "
            "back. You can stop at any time; what is graded is kept.")


def _open(call_id: str | None) -> None:
    state.settle()
    st.query_params.from_dict({"call": call_id} if call_id is not None else {})
    st.rerun()


def _past(desk: CallDesk) -> None:
    kept = desk.calls.shelf.calls()[:_LISTED]
    if kept:
        st.subheader("Earlier calls", anchor=False)
    for one in kept:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"call-{one.id}"):
            with st.container(gap=None, width="stretch"):
                st.markdown(f"**{plain(one.call.name)}**")
                source = "built-in rules" if one.source == "builtin" else one.source
                when = ago(one.created, datetime.now(UTC))
                told = (f"{plain(one.speaker)}, {_standing(desk, one)}", plain(source), when)
                st.caption(" · ".join(told))
            if st.button("Open", key=f"call-open-{one.id}", icon=":material/insights:", type="tertiary"):
                _open(one.id)
            _deletable(desk, one, "list")


def _standing(desk: CallDesk, kept: KeptCall) -> str:
    if desk.calls.shelf.report(kept.id) is not None:
        return "done"
    run = desk.run(kept.id)
    return "being graded" if run is not None and not run.over else "not finished"


def _deletable(desk: CallDesk, kept: KeptCall, place: str) -> None:
    with st.popover("Delete", type="tertiary", key=f"call-delete-{place}-{kept.id}"):
        st.write("Delete this call, its grades and its report for good?")
        if st.button("Yes, delete it", key=f"call-delete-yes-{place}-{kept.id}", type="primary"):
            try:
                desk.delete(kept.id)
            except RoleplayError as trouble:
                state.tell(trouble)
            _open(None)


def _call(desk: CallDesk, call_id: str) -> None:
    # What a run that draws itself again at once says about the address can be lost on the way.
    st.query_params["call"] = call_id
    try:
        kept = desk.calls.shelf.get(call_id)
    except SessionNotFound:
        st.header("This call is not here", anchor=False)
        st.write("It may have been deleted, or kept on another computer.")
        if st.button("Bring another", key="call-another", type="primary"):
            _open(None)
        return
    run = desk.run(call_id)
    report = desk.calls.shelf.report(call_id)
    if run is not None and not run.over:
        _heading(desk, kept)
        _running(desk, kept)
    elif report is not None and not report.degraded:
        _done(desk, kept)
    else:
        _unfinished(desk, kept, run)


def _heading(desk: CallDesk, kept: KeptCall) -> None:
    st.title(plain(f"{kept.speaker} in {kept.call.name}"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="call-ways"):
        if st.button("All calls", key="call-back", icon=":material/arrow_back:", type="tertiary"):
            _open(None)
        _deletable(desk, kept, "page")


@st.fragment(run_every=TICK)
def _running(desk: CallDesk, kept: KeptCall) -> None:
    """How far it is; draws the whole page again when it is over."""
    run = desk.run(kept.id)
    if run is None or run.over:
        st.rerun()
        return
    done, total = run.progress
    st.progress(done / total if total else 0.0, text=f"Graded {done:,} of {total:,} turns")
    if run.stopping:
        st.caption("Stopping when the turns under way are graded.")
        return
    st.caption("You can close this page: it goes on, and you find it under Calls.")
    if st.button("Stop", key="call-stop", icon=":material/stop_circle:"):
        run.stop()
        run.wait(AT_ONCE)
        st.rerun()


def _unfinished(desk: CallDesk, kept: KeptCall, run: CallRun | None) -> None:
    _heading(desk, kept)
    if run is not None and run.problem is not None:
        problem.box(run.problem.message, run.problem.hint)
    done, total = desk.calls.standing(kept)
    foreign = kept.source != desk.calls.evaluator.name
    with st.container(border=True, key="call-stopped"):
        kept_words = "They are kept." if done else "The transcript is kept."
        st.markdown(f"**{done:,} of {total:,} turns are graded.** {kept_words}")
        if foreign:
            st.caption(f"This was begun with {plain(kept.source)}, which is not what is set up now.")
        with st.container(horizontal=True):
            if not foreign and st.button("Go on", key="call-go-on", type="primary", icon=":material/play_arrow:"):
                desk.begin(kept).wait(AT_ONCE)
                st.rerun()
    if done:
        _report(desk, kept)


def _done(desk: CallDesk, kept: KeptCall) -> None:
    _heading(desk, kept)
    _report(desk, kept)


def _report(desk: CallDesk, kept: KeptCall) -> None:
    report = desk.calls.shelf.report(kept.id) or desk.calls.report(kept)
    st.caption(plain(" ".join(printing.about(report))))
    call_report.draw(report, desk.calls.rubric)
    stem = "".join(sign if sign.isalnum() else "-" for sign in f"{kept.speaker}-{kept.call.name}").strip("-").lower()
    with st.container(horizontal=True, key="call-downloads"):
        for label, suffix, kind, made in (
                ("Report as a page", "html", "text/html", lambda: as_html(report, desk.calls.rubric)),
                ("Markdown", "md", "text/markdown", lambda: printing.as_markdown(report)),
                ("JSON", "json", "application/json", lambda: printing.as_json(report))):
            st.download_button(label, made, file_name=f"{stem}.{suffix}", mime=kind, key=f"call-download-{suffix}",
                               icon=":material/download:", on_click="ignore")
    if desk.author:
        _practise(desk, kept)


def _practise(desk: CallDesk, kept: KeptCall) -> None:
    """The way from a call to a counterpart drafted from it; the notes are sent only from there."""
    with st.container(border=True, key="call-practise"):
        st.markdown("**Practise against them.** What they said in this call becomes the notes from which "
                    f"{plain(desk.author)} drafts a counterpart. You see the notes before they are sent.")
        if st.button("Take their words as notes", key="call-draft", icon=":material/edit_note:"):
            notes = notes_of(kept.call, kept.speaker, kept.colleagues)
            st.session_state[drafting.NOTES] = notes[:LONGEST_NOTES].rpartition("\n")[0] \
                if len(notes) > LONGEST_NOTES else notes
            st.switch_page(places.LIBRARY)


draw()
