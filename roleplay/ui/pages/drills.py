"""Drills: short rounds on one thing. The address names the drill and the item, so a reload keeps the place."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import streamlit as st

from roleplay.content.drills import Drills
from roleplay.domain.base import SKILLS
from roleplay.domain.drill import LONGEST, Drill, Item, Played, Record
from roleplay.drills import PASS, Drilling
from roleplay.errors import RoleplayError
from roleplay.rules.drilling import words_of
from roleplay.ui import resources, state
from roleplay.ui.components import drilled, problem
from roleplay.ui.words import SKILL_MEANS, SKILL_NAMES, plain

STYLE = (Path(drilled.__file__).parent / "drills.css").read_text(encoding="utf-8")
ACROSS = 3
_VOID = "drill_void"

# So that a round can be played without the mouse: the answer, or the button that leads on, is where Enter goes. Not by
# a shortcut, which would also hear the Enter that was meant for another button.
_FOCUS = """<script>
(function focus(tries) {
  const next = document.querySelector('.st-key-drill-item [data-testid="stChatInputTextArea"], '
    + '.st-key-drill-next button, .st-key-drill-start button');
  if (next && document.activeElement === document.body) next.focus({preventScroll: true});
  else if (tries) setTimeout(focus, 100, tries - 1);
})(matchMedia("(pointer: fine)").matches ? 20 : 0);
</script>"""


def draw() -> None:
    """All drills, or the one that the address names."""
    shared = resources.load()
    st.html(f"<style>{STYLE}</style>")
    drills = Drills(shared.app.settings.prompts_dir)
    use = Drilling(shared.practice.store, drills, shared.practice.evaluator, shared.rubric)
    chosen = st.query_params.get("drill")
    try:
        if chosen:
            _one(use, drills.get(chosen))
        else:
            _all(use)
    except RoleplayError as trouble:
        if not chosen:
            raise
        problem.box(trouble.message, trouble.hint)
        _back()


def _go(drill: str | None = None, item: int | None = None, picked: str = "") -> None:
    st.query_params.clear()
    for name, value in (("drill", drill), ("item", item), ("picked", picked)):
        if value:
            st.query_params[name] = str(value)
    st.rerun()


def _back() -> None:
    if st.button("All drills", key="drills-back", icon=":material/arrow_back:", type="tertiary"):
        _go()


def _all(use: Drilling) -> None:
    now = datetime.now(UTC)
    records = {record.drill: record for record in use.records(state.learner(), now)}
    st.title("Drills", anchor=False)
    st.markdown(
        f"Five items in one to three minutes, marked at once. {PASS} of 5 pass. What you miss comes back in the next "
        "round, then after 1, 3, 7 and 21 days."
    )
    due = sum(len(record.due) for record in records.values())
    if due:
        drills = sum(bool(record.due) for record in records.values())
        st.info(f"{_items(due)} in {drills} {'drill' if drills == 1 else 'drills'} to look at again now.",
                icon=":material/event_repeat:")
    for skill in SKILLS:
        st.subheader(SKILL_NAMES[skill], anchor=False)
        st.caption(SKILL_MEANS[skill][:1].upper() + SKILL_MEANS[skill][1:])
        mine = [drill for drill in use.drills.all() if drill.skill == skill]
        for first in range(0, len(mine), ACROSS):
            row = mine[first : first + ACROSS]
            for column, drill in zip(st.columns(ACROSS, gap="medium"), row, strict=False):
                with column, st.container(border=True, height="stretch", key=f"card-{drill.id}"):
                    _card(drill, records[drill.id], now)


def _items(count: int) -> str:
    return f"{count} {'item' if count == 1 else 'items'}"


def _card(drill: Drill, record: Record, now: datetime) -> None:
    passed = " :material/check_circle: passed" if record.passed else ""
    st.markdown(f"**{plain(drill.title)}**")
    st.caption(f"{drill.id.upper()} · about {drill.minutes} min{passed}")
    st.caption(drilled.standing(record, now))
    label = "Go on" if record.under_way else "Again" if record.rounds else "Start"
    if st.button(f"{label}: {plain(drill.title)}", key=f"drill-{drill.id}", width="stretch"):
        _go(drill.id)


def _one(use: Drilling, drill: Drill) -> None:
    _back()
    played = use.latest(drill.id, state.learner())
    number = _number(played)
    if played is None:
        _intro(use, drill)
    elif number is not None:
        _item(use, drill, played, number)
    else:
        _result(use, drill, played)


def _number(played: Played | None) -> int | None:
    """Which item is shown, from 0: the one in the address if it was reached, else the next; None = the result."""
    if played is None:
        return None
    upcoming = played.round.items.index(played.next_item) if played.next_item else None
    asked = st.query_params.get("item", "")
    last = len(played.round.items) - 1 if upcoming is None else upcoming
    if asked.isdecimal() and 1 <= int(asked) <= last + 1:
        return int(asked) - 1
    return upcoming


def _head(drill: Drill) -> None:
    st.header(plain(drill.title), anchor=False)
    st.markdown(plain(drill.instruction))


def _intro(use: Drilling, drill: Drill) -> None:
    with st.container(key="drill-intro"):
        _head(drill)
        with st.container(border=True):
            st.markdown("**For example**")
            st.html(drilled.example(drill))
        _start(use, drill, "Start", "Five items, about {} min.")


def _focus(place: str) -> None:
    """Put the cursor where one goes on. `place` makes it happen once for each place of the round."""
    st.html(f"<i hidden>{place}</i>{_FOCUS}", unsafe_allow_javascript=True)


def _start(use: Drilling, drill: Drill, label: str, note: str) -> None:
    _focus(f"{label} {drill.id}")
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(label, key="drill-start", type="primary", icon=":material/play_arrow:"):
            use.start(drill.id, state.learner())
            _go(drill.id, 1)
        st.caption(note.format(drill.minutes))


def _item(use: Drilling, drill: Drill, played: Played, number: int) -> None:
    item = drill.item(played.round.items[number])
    answers, over = played.answers_to(item.id), item.id in played.done
    tapped = item.taps if over else ()
    with st.container(key="drill-item"):
        st.html(drilled.place(played, number))
        _head(drill)
        with st.expander("The example", icon=":material/lightbulb:"):
            st.html(drilled.example(drill))
        st.html(drilled.moment(item.who, item.says, item.line, tapped))
        if item.prompt:
            st.html(drilled.task(item.prompt))
        if answers:
            st.html(drilled.feedback(drill, item, answers[-1], use.rubric, over=over))
        _focus(f"{played.round.id} {number} {len(answers)}")
        if over:
            _next(drill, played, number)
        else:
            _answer(use, drill, item, played, number)


def _next(drill: Drill, played: Played, number: int) -> None:
    last = number + 1 == len(played.round.items)
    if st.button("How it went" if last else "Next", key="drill-next", type="primary"):
        _go(drill.id, None if last else number + 2)


def _answer(use: Drilling, drill: Drill, item: Item, played: Played, number: int) -> None:
    place = f"{played.round.id}-{number}-{len(played.answers_to(item.id))}"
    void: tuple[str, str] | None = st.session_state.get(_VOID)
    if void and void[0] == place:
        st.warning(void[1], icon=":material/info:")
    kind = drill.kind_of(item)
    if kind == "write":
        given = st.chat_input("Your words; Enter sends them", key=f"write-{place}", max_chars=LONGEST)
    elif kind == "choose":
        given = _choose(item, place)
    elif kind == "tap":
        given = _tap(drill, item, place)
    else:
        given = _order(drill, item, place, number)
    if given is not None:
        _mark(use, played, item, place, given, number)


def _mark(use: Drilling, played: Played, item: Item, place: str, given: str, number: int) -> None:
    with st.spinner("Marking …"):
        mark = use.answer(played.round, item.id, given, state.learner())
    st.session_state[_VOID] = (place, mark.void) if mark.void else None
    _go(played.round.drill, number + 1)


def _choose(item: Item, place: str) -> str | None:
    options = list(item.options)
    Random(place).shuffle(options)
    for count, option in enumerate(options):
        if st.button(plain(option.text), key=f"option-{count}-{place}", width="stretch"):
            return option.text
    return None


def _tap(drill: Drill, item: Item, place: str) -> str | None:
    words = words_of(item.says)
    most = drill.rule.most_words or len(words)
    label = f"Tap up to {most} words"
    picked = st.pills(label, range(len(words)), selection_mode="multi", format_func=lambda n: plain(words[n]),
                      key=f"tap-{place}")
    if len(picked) > most:
        st.caption(f"{len(picked)} words are marked; at most {most} count.")
    if st.button("This one", key=f"tapped-{place}", type="primary", disabled=not 1 <= len(picked) <= most):
        return " ".join(words[n] for n in sorted(picked))
    return None


def _order(drill: Drill, item: Item, place: str, number: int) -> str | None:
    """Click the parts one after the other; what is chosen so far stands in the address."""
    parts = list(item.order)
    Random(place).shuffle(parts)
    chosen = [int(n) for n in st.query_params.get("picked", "").split("-") if n.isdecimal() and int(n) < len(parts)]
    chosen = list(dict.fromkeys(chosen))
    if chosen:
        st.markdown("\n".join(f"{count}. {plain(parts[n])}" for count, n in enumerate(chosen, 1)))
    for n, part in enumerate(parts):
        if n not in chosen and st.button(plain(part), key=f"option-{n}-{place}", width="stretch"):
            left = [other for other in range(len(parts)) if other not in (*chosen, n)]
            if len(left) <= 1:
                return "\n".join(parts[one] for one in (*chosen, n, *left))
            _go(drill.id, number + 1, "-".join(map(str, [*chosen, n])))
    if chosen and st.button("Begin again", key=f"again-{place}", type="tertiary"):
        _go(drill.id, number + 1)
    return None


def _result(use: Drilling, drill: Drill, played: Played) -> None:
    now = datetime.now(UTC)
    record = use.record(drill.id, state.learner(), now)
    with st.container(key="drill-result"):
        right = len(played.right)
        st.header(plain(drill.title), anchor=False)
        told = "passed" if played.passed else f"{PASS} are needed to pass"
        st.markdown(f"**{right} of {len(played.round.items)} right: {told}.** Best so far: {record.best}.")
        st.html(drilled.outcome(drill, played, record, now))
        if record.unseen:
            note = f"{_items(record.unseen)} of this drill you have not seen yet."
        else:
            note = "You have seen every item of this drill; those seen longest ago come next."
        _start(use, drill, "Another round", note)
        with st.expander("The instruction and the example", icon=":material/lightbulb:"):
            st.markdown(plain(drill.instruction))
            st.html(drilled.example(drill))


draw()
