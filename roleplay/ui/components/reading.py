"""One counterpart to read: the public side, what is settled and for how much, and on request what they hide."""

import streamlit as st

from roleplay.domain.persona import Interest, Issue, Persona
from roleplay.ui import places, state
from roleplay.ui.components import shelf
from roleplay.ui.components.who import who
from roleplay.ui.words import DIFFICULTY_WORDS, plain
from roleplay.wiring import App

_STYLE = {
    "direct": "says things plainly", "indirect": "says hard things sideways",
    "relationship_first": "wants to know a person first", "task_first": "comes to the matter at once",
    "even": "", "slow": "takes time", "mid": "", "fast": "loses patience quickly",
}  # fmt: skip
_HIDDEN = {
    "strategic": "telling it would weaken their hand", "face": "it is embarrassing",
    "political": "it is somebody else's secret", "unaware": "they have not thought it through",
}  # fmt: skip


def read(app: App, persona_id: str) -> None:
    """The page of one counterpart. Raises ContentError."""
    persona, own = app.library.get(persona_id), app.library.is_own(persona_id)
    shelf.back()
    shelf.show_notice()
    st.html(who(persona, note=DIFFICULTY_WORDS[persona.difficulty]))
    st.title(plain(persona.title), anchor=False)
    st.text(persona.summary)
    _ways_on(app, persona, own=own)
    side, main = st.columns((0.45, 0.55), gap="large")
    with side:
        _public(persona)
    with main:
        _issues(persona)
        if st.toggle("Show what they hide. This spoils the practice.", key=f"spoil-{persona_id}"):
            _hidden(persona)


def try_it(app: App, persona_id: str) -> None:
    """Begin a conversation and go there."""
    state.settle()
    st.switch_page(places.PRACTISE, query_params={"session": app.practice.start(persona_id).id})


def _ways_on(app: App, persona: Persona, *, own: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="read-ways"):
        if st.button(f"Talk to {plain(persona.name)}", key="try", type="primary", icon=":material/forum:"):
            try_it(app, persona.id)
        if own and st.button("Edit", key="edit", icon=":material/edit:"):
            shelf.go(edit=persona.id)
        if st.button("Duplicate", key="duplicate", icon=":material/content_copy:", help="A copy of your own to change"):
            shelf.duplicate(app, persona.id)
        st.download_button(
            "Download", app.library.text(persona.id), f"{persona.id}.yaml", "application/yaml", key="download",
            icon=":material/download:", help="The whole file, hidden reasons included",
        )  # fmt: skip
        if own:
            with st.popover("Delete", type="tertiary", key="delete"):
                st.write("Delete this counterpart for good? Conversations with it keep their copy.")
                if st.button("Yes, delete it", key="delete-yes", type="primary"):
                    app.desk.delete(persona.id)
                    shelf.tell(f"{persona.name} is deleted.")
                    shelf.go()


def _public(persona: Persona) -> None:
    st.subheader("What the learner is told", anchor=False)
    st.text(persona.brief)
    st.markdown("**What they say they want**")
    st.text(f"“{persona.position}”")
    st.markdown("**What everybody knows**")
    st.markdown("\n".join(f"- {plain(fact)}" for fact in persona.facts))
    st.markdown("**How they talk**")
    st.text(persona.manner)
    style = persona.style
    ways = [_STYLE[way] for way in (style.directness, style.orientation, style.pace) if _STYLE[way]]
    ways += ["minds losing face"] * bool(style.face) + ["trusts figures over warmth"] * bool(style.analytic)
    told = "; ".join(filter(None, ways)).capitalize()
    st.caption(f"{told + '. ' if told else ''}{shelf.focus(persona)}")


def _issues(persona: Persona) -> None:
    st.subheader("What is to be settled", anchor=False)
    st.caption(
        "Points out of 100 for each side. Without an agreement: "
        f"{persona.reservation.learner:g} for you, {persona.reservation.counterpart:g} for them."
    )
    rows = [row for issue in persona.issues for row in _rows(issue)]
    st.table(rows, border="horizontal", hide_index=True)


def _rows(issue: Issue) -> list[dict[str, object]]:
    """A row an option, written as the Markdown that cells of a table are read as."""
    return [
        {"Issue": plain(issue.name) if first else "", "Option": plain(option.label), "You": option.learner,
         "Them": option.counterpart}
        for option, first in zip(issue.options, (True, *(False,) * len(issue.options)), strict=False)
    ]  # fmt: skip


def _hidden(persona: Persona) -> None:
    for interest in persona.interests:
        with st.container(border=True, key=f"hidden-{interest.id}"):
            _interest(persona, interest)


def _interest(persona: Persona, interest: Interest) -> None:
    st.markdown(f"**{plain(interest.id)}: {plain(interest.topic)}**")
    st.text(interest.statement)
    standing = ", their own standing hangs on it" if interest.personal else ""
    st.caption(f"{interest.kind.capitalize()}, depth {interest.depth}{standing}. Hidden because "
               f"{_HIDDEN[interest.why_hidden]}.")  # fmt: skip
    needed = [o.label for issue in persona.issues for o in issue.options if o.needs == interest.id]
    if needed:
        st.caption(f"Without it they count only half of: {plain(', '.join(needed))}.")
    groups = (("Lets it show", tuple(cue.line for cue in interest.cues)), ("As a hint", interest.lines.hint),
              ("In part", interest.lines.partial), ("In full", interest.lines.full))  # fmt: skip
    for heading, lines in groups:
        st.markdown(f"*{heading}*")
        st.text("\n".join(f"“{line}”" for line in lines))
