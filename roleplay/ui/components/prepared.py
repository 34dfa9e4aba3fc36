"""What was prepared, to be looked at during the talk."""

from collections.abc import Iterator

import streamlit as st
from markupsafe import Markup

from roleplay.domain.loop import Bearing, Preparation, Weight
from roleplay.practice import Practice, Sitting
from roleplay.ui.words import SKILL_NAMES

WEIGHTS: dict[Weight, str] = {"essential": "essential", "important": "important", "negotiable": "negotiable"}
BEARINGS: dict[Bearing, str] = {"hurts": "it hurts (−)", "neutral": "neither (0)", "helps": "it helps (+)"}


def draw(practice: Practice, sitting: Sitting) -> None:
    """The preparation beside the chat; nothing where none was made."""
    preparation = practice.preparation(sitting.session)
    if preparation == Preparation():
        return
    with st.expander("Your preparation", icon=":material/checklist:", key="prepared"):
        st.html(listed(preparation))


def listed(preparation: Preparation) -> str:
    """All that was filled in, as markup."""
    parts = Markup("").join(
        Markup("<dt>{}</dt>{}").format(title, Markup("").join(Markup("<dd>{}</dd>").format(line) for line in lines))
        for title, lines in _parts(preparation.filled) if any(lines))
    return Markup('<dl class="rp-prepared">{}</dl>').format(parts)


def _parts(one: Preparation) -> Iterator[tuple[str, list[str]]]:
    yield "Watch your", [SKILL_NAMES[one.focus].lower()] if one.focus else []
    yield "We both want", [one.shared_goal] if one.shared_goal else []
    yield "To ask", list(one.questions)
    yield "May lie behind it", [f"{guess.text} ({guess.confidence} % sure)" for guess in one.theirs]
    yield "If they say", [" → ".join(filter(None, (they.says, they.label))) for they in one.objections]
    yield "I need", [f"{need.text} ({WEIGHTS[need.weight]})" for need in one.mine]
    yield "I could give", [f"{give.give}{f', for {give.for_}' if give.for_ else ''}: {BEARINGS[give.bearing]}"
                           for give in one.concessions]
    yield "They are under", [one.pressures] if one.pressures else []
    yield "A win for them", [win for win in (one.win_at_work, one.win_personal) if win]
    yield "Without a deal", [one.alternative] if one.alternative else []
    yield "The least", [one.least] if one.least else []
    yield "Not to be traded", list(one.principles)
    yield "When I get upset", [one.triggers] if one.triggers else []
    yield "Tone and pace", [one.pace] if one.pace else []
