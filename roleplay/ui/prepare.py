"""Prepare: a minute, or a thorough look, before the first word. What is written is kept as it is written."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from roleplay.domain.base import SKILLS
from roleplay.domain.loop import TEXT, Concession, Draft, Expected, Guess, OwnInterest, Preparation
from roleplay.domain.persona import Persona
from roleplay.errors import ContentError, RoleplayError
from roleplay.rules.preparing import Check, Part, checks
from roleplay.ui import state
from roleplay.ui.components import ending, problem
from roleplay.ui.components.prepared import BEARINGS, WEIGHTS
from roleplay.ui.components.who import who
from roleplay.ui.resources import Resources
from roleplay.ui.words import MODE_EXPLAINED, MODE_WORDS, SKILL_MEANS, SKILL_NAMES, plain

SIDES = (0.36, 0.64)
"""The counterpart's share of a wide page, and the form's."""
ROWS = 3
"""Rows for each thing there may be several of."""
PACES = ("", "calm and slow", "warm", "brisk", "formal")
VERSIONS = {False: "One minute", True: "Thorough"}

T = TypeVar("T")

TEACHES = {
    "goal": (
        "One sentence that both of you could say. A bakery, before it calls on a hotel: *“We both want a "
        "breakfast that guests talk about, on the mornings when something goes wrong as well.”*"
    ),
    "guess": (
        "What may lie behind what they say, and how sure are you? *“She was let down at six in the morning "
        "once and had to explain it. 60 % sure.”* A guess is there to be tested, not to be right."
    ),
    "questions": (
        "Questions that cannot be answered in a word. *“What happened the last time a delivery came late?”*"
    ),
    "mine": (
        "What you need, and why, before you say what you want. *“Orders by noon, because we bake at two: "
        "essential. Our name on the menu: negotiable.”*"
    ),
    "concessions": (
        "What is cheap for you and worth much to them, and what you want for it. *“Delivery before six, if "
        "they order for three months. It helps.”*"
    ),
    "pressures": (
        "Who is looking over their shoulder, and at what? *“New manager; guest ratings fell in spring.”*"
    ),
    "wins": (
        "At work: *“No more complaints at breakfast.”* Personally: *“A phone that stays silent at six.”*"
    ),
    "objections": (
        "What they will say against it, and the answer that shows you heard it. *“You are dearer than the "
        "bakery we have.” “It sounds like a higher price is hard to explain, because nobody upstairs sees the"
        " late mornings.”*"
    ),
    "limits": (
        "Without a deal: *“We keep the two cafés and the market stall.”* The least you would sign: *“3.00 a "
        "loaf with a fixed order.”* Whoever knows the way out stays friendly."
    ),
    "principles": (
        "What you do not trade, whatever is offered, one a line. *“No bread from the day before.”*"
    ),
    "triggers": (
        "What makes you lose your calm, and what you do then. *“When somebody says ‘it's just bread’ I start "
        "to argue. I'll ask a question instead.”*"
    ),
    "pace": (
        "How you want to come across. They will notice when it changes."
    ),
}
"""What a part is for, and an example from another business: a bakery that calls on a hotel."""


def draw(resources: Resources, persona_id: str) -> None:
    """The preparation for this counterpart, or a friendly word where there is none of that name."""
    try:
        persona = resources.practice.library.get(persona_id)
    except ContentError as trouble:
        problem.box(trouble.message, trouble.hint)
        if st.button("Choose a counterpart", key="choose", type="primary"):
            state.open_session(None)
            st.rerun()
        return
    problem.notice()
    side, main = st.columns(SIDES, gap="large")
    with side, st.container(key="prepare-card"):
        _counterpart(persona)
    with main:
        st.subheader(f"Before you talk to {plain(persona.name)}", anchor=False)
        _form(resources, persona)


def _counterpart(persona: Persona) -> None:
    """Who it is and what anybody can know beforehand."""
    st.html(who(persona))
    with st.expander("Your brief", expanded=True, icon=":material/description:"):
        st.text(persona.brief)
        st.markdown(f"**Where {plain(persona.name)} stands, and what you both know**")
        st.text(f"“{persona.position}”")
        st.markdown("\n".join(f"- {plain(fact)}" for fact in persona.facts))
    card = persona.prepare
    if card is None:
        return
    with st.expander("What can be known beforehand", icon=":material/person_search:"):
        st.markdown("\n".join(f"- {plain(known)}" for known in card.known))
        st.markdown(f"**Watch for:** {plain(card.watch_for)}")
        st.markdown(f"**Your way out:** {plain(card.without)}")
    with st.expander("How somebody else prepared", icon=":material/lightbulb:"):
        st.caption("Write your own first; then compare.")
        labels = "\n".join(f"- “{plain(one.says)}” → “{plain(one.label)}”" for one in card.objections)
        asked = "\n".join(f"- {plain(question)}" for question in card.questions)
        kept = "\n".join(f"- {plain(principle)}" for principle in card.principles)
        st.markdown(f"**Shared goal**\n\n{plain(card.shared_goal)}\n\n**Questions**\n\n{asked}\n\n"
                    f"**Objections**\n\n{labels}\n\n"
                    f"**A win for them:** {plain(card.win_at_work)} {plain(card.win_personal)}\n\n"
                    f"**Not to be traded**\n\n{kept}")


def _form(resources: Resources, persona: Persona) -> None:
    practice, learner = resources.practice, state.learner()
    kept = practice.draft(persona.id, learner)
    full = bool(_choice(persona, "version", "How long do you want to take?", tuple(VERSIONS), kept.full, VERSIONS.get))
    sheet = _Sheet(persona, kept.preparation)
    written = sheet.full() if full else sheet.quick()
    sheet.remark(checks(written, persona, resources.rubric))
    suggested = kept.mode or practice.suggested_mode(persona, learner)
    mode = _choice(persona, "mode", "Feedback during the talk", tuple(MODE_WORDS), suggested, MODE_WORDS.get)
    st.caption(MODE_EXPLAINED[mode])
    draft = Draft(preparation=written, mode=mode if mode != suggested else kept.mode, full=full)
    if draft != kept:
        practice.keep_draft(persona.id, draft, learner)
        st.session_state[_key(persona, "kept")] = True
    if st.session_state.get(_key(persona, "kept")):
        st.caption(":material/cloud_done: Kept. You can close this page and come back to it.")
    _leave(resources, persona, draft)


def _leave(resources: Resources, persona: Persona, draft: Draft) -> None:
    with st.container(horizontal=True, key="prepare-out"):
        if st.button(f"Talk to {plain(persona.name)}", key="prepared-start", type="primary", icon=":material/forum:"):
            try:
                session = resources.practice.start_prepared(persona.id, state.learner())
                state.open_session(session.id)
            except RoleplayError as trouble:
                state.tell(trouble)
            st.rerun()
        later = "Without a preparation. What you wrote stays here for another time."
        if st.button("Just talk", key="just-talk", help=later):
            ending.start(resources.practice, persona.id, draft.mode)
        if st.button("Back", key="prepare-back", type="tertiary"):
            state.open_session(None)
            st.rerun()


def _key(persona: Persona, name: str) -> str:
    return f"prepare-{persona.id}-{name}"


def _begun(persona: Persona, name: str, value: Any) -> str:
    """The key of a field, which begins with what is kept; from then on the field itself knows."""
    key = _key(persona, name)
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def _choice(persona: Persona, name: str, label: str, options: tuple[Any, ...], value: Any,
            told: Callable[[Any], str | None]) -> Any:
    key = _begun(persona, name, value)
    chosen = st.segmented_control(label, options, key=key, format_func=lambda option: told(option) or str(option))
    return value if chosen is None else chosen


class _Sheet:
    """The fields, each beginning with what is kept; what they hold becomes the preparation."""

    def __init__(self, persona: Persona, kept: Preparation) -> None:
        self._persona, self._kept = persona, kept
        self._remarks: dict[tuple[Part, int], DeltaGenerator] = {}

    def quick(self) -> Preparation:
        """Four things, in a minute. What the long form holds beyond them stays as it is."""
        kept = self._kept
        return kept.model_copy(update={
            "shared_goal": self._goal(),
            "theirs": _trimmed((*self._guesses(1), *kept.theirs[1:]), Guess(text="")),
            "questions": _trimmed((*self._questions(1), *kept.questions[1:]), ""),
            "focus": self._focus(),
        })

    def full(self) -> Preparation:
        """Everything of E.1, in the order in which it is easiest to think of."""
        mine, theirs = self._mine(), _trimmed(self._guesses(ROWS), Guess(text=""))
        pressures, at_work, personal = self._pressures()
        goal, questions, objections = self._goal(), _trimmed(self._questions(ROWS), ""), self._objections()
        concessions = self._concessions()
        alternative, least, principles = self._limits()
        triggers, pace = self._self()
        return Preparation(
            mine=mine, theirs=theirs, pressures=pressures, win_at_work=at_work, win_personal=personal, shared_goal=goal,
            questions=questions, objections=objections, concessions=concessions, alternative=alternative, least=least,
            principles=principles, triggers=triggers, pace=pace, focus=self._focus())

    def _head(self, title: str, teaches: str) -> None:
        st.markdown(f"**{title}**")
        st.caption(TEACHES[teaches])

    def _line(self, name: str, label: str, value: str, *, hidden: bool = False, area: bool = False) -> str:
        key = _begun(self._persona, name, value)
        shown: Any = "collapsed" if hidden else "visible"
        if area:
            return str(st.text_area(label, key=key, max_chars=TEXT, height=90, label_visibility=shown) or "")
        return str(st.text_input(label, key=key, max_chars=TEXT, label_visibility=shown) or "")

    def _remark(self, part: Part, row: int = 0) -> None:
        """Room for a remark on this row."""
        self._remarks[part, row] = st.empty()

    def remark(self, found: tuple[Check, ...]) -> None:
        """Put each remark beneath its row, as far as the row is on the page."""
        for check in found:
            if room := self._remarks.get((check.part, check.row)):
                room.caption(f":material/{'check' if check.fine else 'edit'}: {check.text}")

    def _goal(self) -> str:
        self._head("What do you both want?", "goal")
        written = self._line("goal", "Shared goal", self._kept.shared_goal, hidden=True)
        self._remark("shared_goal")
        return written

    def _guesses(self, rows: int) -> tuple[Guess, ...]:
        self._head("What may lie behind their position?", "guess")
        return tuple(self._guess(row) for row in range(rows))

    def _guess(self, row: int) -> Guess:
        kept = _at(self._kept.theirs, row, Guess(text=""))
        text, sure = st.columns((0.68, 0.32), vertical_alignment="bottom")
        with text:
            written = self._line(f"guess-{row}", f"Guess {row + 1}", kept.text)
        key = _begun(self._persona, f"sure-{row}", kept.confidence)
        with sure:
            confidence = st.slider("How sure, in per cent", 0, 100, step=10, key=key)
        return Guess(text=written, confidence=confidence if written.strip() else 50)

    def _questions(self, rows: int) -> tuple[str, ...]:
        self._head("What will you ask?", "questions")
        written = []
        for row in range(rows):
            written.append(self._line(f"question-{row}", f"Question {row + 1}", _at(self._kept.questions, row, "")))
            self._remark("questions", row)
        return tuple(written)

    def _mine(self) -> tuple[OwnInterest, ...]:
        self._head("What do you need?", "mine")
        written = []
        for row in range(ROWS):
            kept = _at(self._kept.mine, row, OwnInterest(text=""))
            text, weight = st.columns((0.68, 0.32), vertical_alignment="bottom")
            with text:
                need = self._line(f"mine-{row}", f"Need {row + 1}", kept.text)
            with weight:
                key = _begun(self._persona, f"weight-{row}", kept.weight)
                much = st.selectbox("It is", tuple(WEIGHTS), key=key, format_func=lambda one: WEIGHTS[one])
            written.append(OwnInterest(text=need, weight=much if need.strip() else "important"))
        self._remark("mine")
        return _trimmed(tuple(written), OwnInterest(text=""))

    def _pressures(self) -> tuple[str, str, str]:
        self._head("What are they under?", "pressures")
        pressures = self._line("pressures", "Pressures", self._kept.pressures, hidden=True)
        self._head("What would be a win for them?", "wins")
        at_work = self._line("win-work", "At work", self._kept.win_at_work)
        return pressures, at_work, self._line("win-personal", "Personally", self._kept.win_personal)

    def _objections(self) -> tuple[Expected, ...]:
        self._head("What will they object?", "objections")
        written = []
        for row in range(ROWS):
            kept = _at(self._kept.objections, row, Expected(says=""))
            says, label = st.columns(2)
            with says:
                objection = self._line(f"says-{row}", f"They may say {row + 1}", kept.says)
            with label:
                answer = self._line(f"label-{row}", f"Your label {row + 1}", kept.label)
            self._remark("objections", row)
            written.append(Expected(says=objection, label=answer))
        return _trimmed(tuple(written), Expected(says=""))

    def _concessions(self) -> tuple[Concession, ...]:
        self._head("What could you give, and for what?", "concessions")
        written = []
        for row in range(ROWS):
            kept = _at(self._kept.concessions, row, Concession(give=""))
            give, back, effect = st.columns((0.36, 0.36, 0.28))
            with give:
                given = self._line(f"give-{row}", f"I could give {row + 1}", kept.give)
            with back:
                returned = self._line(f"for-{row}", f"In return for {row + 1}", kept.for_)
            with effect:
                key = _begun(self._persona, f"bearing-{row}", kept.bearing)
                bearing = st.selectbox("The relationship", tuple(BEARINGS), key=key, format_func=BEARINGS.__getitem__)
            self._remark("concessions", row)
            written.append(Concession(give=given, for_=returned, bearing=bearing if given.strip() else "neutral"))
        return _trimmed(tuple(written), Concession(give=""))

    def _limits(self) -> tuple[str, str, tuple[str, ...]]:
        self._head("Where is your limit?", "limits")
        alternative = self._line("alternative", "Without a deal I …", self._kept.alternative)
        least = self._line("least", "The least I would sign", self._kept.least)
        self._head("What do you not trade?", "principles")
        lines = self._line("principles", "Principles", "\n".join(self._kept.principles), hidden=True, area=True)
        return alternative, least, tuple(line.strip() for line in lines.splitlines() if line.strip())

    def _self(self) -> tuple[str, Any]:
        self._head("What sets you off?", "triggers")
        triggers = self._line("triggers", "Triggers", self._kept.triggers, hidden=True)
        st.caption(TEACHES["pace"])
        key = _begun(self._persona, "pace", self._kept.pace)
        pace = st.selectbox("Tone and pace", PACES, key=key, format_func=lambda one: one or "no particular one")
        return triggers, pace

    def _focus(self) -> Any:
        key = _begun(self._persona, "focus", self._kept.focus)
        focus = st.segmented_control("One skill to watch", SKILLS, key=key, format_func=lambda one: SKILL_NAMES[one])
        card = self._persona.prepare
        if focus:
            st.caption(f"{SKILL_NAMES[focus]}: {SKILL_MEANS[focus]}")
        elif card is not None:
            st.caption(f"With {plain(self._persona.name)}, {SKILL_NAMES[card.focus].lower()} pays most.")
        return focus


def _at(rows: tuple[T, ...], row: int, otherwise: T) -> T:
    return rows[row] if row < len(rows) else otherwise


def _trimmed(rows: tuple[T, ...], empty: T) -> tuple[T, ...]:
    """The rows without the empty ones at the end; those between stay where they are on the page."""
    last = max((n for n, row in enumerate(rows, start=1) if row != empty), default=0)
    return rows[:last]
