"""The term sheet beside the talk: where each issue stands, what it is worth to the learner, and saying it back.

Of the counterpart's side it shows what was said and nothing of what it is worth to them: that is for the debrief.
"""

from html import escape

import streamlit as st

from roleplay.domain.deal import SheetLine, Status, TermSheet
from roleplay.practice import Sitting
from roleplay.rules import deal
from roleplay.ui.words import plain

SIGNS: dict[Status, str] = {"open": "○", "yours": "→", "theirs": "←", "apart": "≠", "accepted": "◔", "settled": "✓",
                            "agreed": "✓"}
STANDS: dict[Status, str] = {
    "open": "open",
    "yours": "you put this",
    "theirs": "{name} put this",
    "apart": "you differ",
    "accepted": "ready to be said back",
    "settled": "agreed so far",
    "agreed": "in the deal",
}


def draw(sitting: Sitting) -> None:
    """The sheet. On a phone it is one line that opens."""
    st.html(markup(deal.sheet(sitting.persona, sitting.state), sitting.persona.name))


def markup(held: TermSheet, name: str) -> str:
    """The sheet as HTML; whatever a persona's author wrote is text in it."""
    first = escape(_first(name))
    rows = "".join(_row(line, first) for line in held.lines)
    return (f'<details class="rp-terms"><summary><b>Terms</b> <span class="rp-quiet">{_standing(held)}</span></summary>'
            f'<p class="rp-quiet rp-column">points for you</p><dl>{rows}</dl>{_own(held)}{_worth(held)}</details>')


def _standing(held: TermSheet) -> str:
    if held.agreed or held.waits:
        return "agreed and confirmed" if held.agreed else "ready to be said back"
    done = sum(line.status == "settled" for line in held.lines)
    return f"{done} of {len(held.lines)} agreed so far" if done else "nothing agreed yet"


def _row(line: SheetLine, name: str) -> str:
    words = STANDS[line.status].format(name=name)
    return (f'<div class="rp-issue rp-{line.status}"><dt>{_capital(escape(line.name))}'
            f'<span class="rp-stands"><i aria-hidden="true">{SIGNS[line.status]}</i> {words}</span></dt>'
            f"{_said(line, name)}</div>")


def _said(line: SheetLine, name: str) -> str:
    if line.yours and line.yours == line.theirs:
        return f"<dd>{escape(line.yours)} {_points(line)}</dd>"
    told = [f"<dd><b>You</b> {escape(line.yours)} {_points(line)}</dd>"] if line.yours else []
    told += [f"<dd><b>{name}</b> {escape(line.theirs)} {_worth_of(line, line.theirs)}</dd>"] if line.theirs else []
    return "".join(told)


def _points(line: SheetLine) -> str:
    return _worth_of(line, line.yours)


def _worth_of(line: SheetLine, label: str) -> str:
    points = dict(line.options)[label]
    return f'<span class="rp-points">{points}<span class="rp-hidden"> points for you</span></span>'


def _own(held: TermSheet) -> str:
    missing = len(held.lines) - len(held.package)
    sofar = f"{held.points:.0f} of 100 for you" + (f", {missing} still open" if missing else "")
    if not held.package:
        sofar = "Nothing on the table yet"
    mark = verdict = ""
    if not missing:
        better = held.points >= held.reservation
        mark = f' class="{"rp-good" if better else "rp-bad"}"'
        verdict = f", {'better' if better else 'worse'} than leaving"
    return (f"<p{mark}><b>{sofar}{verdict}.</b></p>"
            f'<p class="rp-quiet">Leaving is worth {held.reservation:.0f} to you. {escape(held.batna)}</p>')


def _worth(held: TermSheet) -> str:
    rows = "".join(
        f"<tr><th>{_capital(escape(line.name))}</th><td>" + "<br>".join(
            f'{escape(label)} <span class="rp-points">{points}</span>' for label, points in line.options) + "</td></tr>"
        for line in held.lines)
    return ('<details class="rp-options"><summary>What each option is worth to you</summary>'
            f"<table>{rows}</table></details>")


def say_back(sitting: Sitting) -> str | None:
    """Offers to say the terms back; the words when the learner has them said. They are a turn like any other."""
    held = deal.sheet(sitting.persona, sitting.state)
    if not held.confirmable:
        return None
    name = _first(sitting.persona.name)
    if held.waits:
        with st.container(border=True, key="say-back"):
            st.markdown(f"**{plain(name)} could sign this and wants to hear it back.**")
            return _words(sitting, held)
    with st.popover("Say the terms back", type="tertiary", icon=":material/fact_check:", key="say-back-open"):
        return _words(sitting, held)


def _words(sitting: Sitting, held: TermSheet) -> str | None:
    number = len(sitting.turns) + 1
    line = deal.confirming(sitting.persona, held)
    key = f"back-{sitting.session.id}-{number}"
    words = st.text_area("Your words", line, key=key, height="content", max_chars=4000)
    st.caption("Add who does what by when: agreements with an owner and a date hold better.")
    said = st.button("Say this", key=f"confirm-{number}", type="primary", icon=":material/check:")
    return words.strip() or None if said else None


def _first(name: str) -> str:
    parts = name.split()
    return parts[1] if len(parts) > 2 and parts[0] in ("Dr", "Prof") else parts[0]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
