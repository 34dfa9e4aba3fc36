"""The report on a call: scores, the call at a glance, moments with their evidence, missed openings, figures."""

import streamlit as st
from markupsafe import Markup

from roleplay.calls import printing
from roleplay.calls.page import marked, timeline
from roleplay.calls.report import CallMoment, CallReport, Heard, MissedOpening
from roleplay.domain.base import SKILLS
from roleplay.domain.rubric import Rubric
from roleplay.ui.components import evidence
from roleplay.ui.words import SKILL_NAMES, plain


def draw(report: CallReport, rubric: Rubric) -> None:
    """All of the report; what one would look at first stands first."""
    st.html(_scores(report))
    st.html(Markup('<div class="rp-call">{}{}</div>').format(timeline(report, linked=False), _key(report)))
    st.caption(plain(printing.CAUTION))
    first, second = st.columns(2, gap="medium")
    with first:
        _focus(report)
    with second:
        _pattern(report)
    best, costly, missed, figures = st.tabs([
        f"Best moments ({len(report.best)})", f"Most costly ({len(report.costly)})",
        f"Missed openings ({report.missed_in_all})", "Figures"])
    with best:
        _moments(report.best, report, rubric, "No turn stands out as skilled throughout.")
    with costly:
        _moments(report.costly, report, rubric, "No turn did harm or let something go by.")
    with missed:
        st.write(plain(printing.missed_words(report)))
        for number, one in enumerate(report.missed):
            _missed(number, one)
    with figures:
        st.html(_figures(report))


def _scores(report: CallReport) -> Markup:
    cards = [_score(SKILL_NAMES[skill], report.scores.skills[skill].score,
                    printing.score_words(report.scores.skills[skill], report.held.get(skill))) for skill in SKILLS]
    cards.append(_score("Overall", report.scores.overall, printing.overall_words(report)))
    return Markup('<div class="rp-scores">{}</div>').format(Markup("").join(cards))


def _score(title: str, score: float | None, told: str) -> Markup:
    if score is None:
        return Markup('<div><b>{}</b><p class="rp-quiet">{}</p></div>').format(title, told)
    return Markup(
        '<div><b>{}</b><strong>{}</strong><i style="--share:{}%"></i><p class="rp-quiet">{}</p></div>'
    ).format(title, f"{score:.0f}", f"{score:.0f}", told)


def _key(report: CallReport) -> Markup:
    kinds = (("good", f"{report.speaker}, skilled"), ("bad", f"{report.speaker}, missed or harmful"),
             ("plain", f"{report.speaker}, other turns"), ("theirs", "the others"))
    return Markup('<p class="rp-quiet rp-key">{}</p>').format(Markup("").join(
        Markup('<span><i class="{}"></i>{}</span>').format(kind, told) for kind, told in kinds))


def _focus(report: CallReport) -> None:
    with st.container(border=True, height="stretch", key="call-focus"):
        st.markdown("**For the next call**")
        if report.focus is None:
            st.write("There is not enough in this call to single one thing out.")
            return
        st.markdown(f"{plain(report.focus.text)}")
        if report.focus.example:
            st.html(_better("For example", report.focus.example))


def _pattern(report: CallReport) -> None:
    with st.container(border=True, height="stretch", key="call-pattern"):
        st.markdown("**The pattern that cost most**")
        if report.pattern is None:
            st.write("Nothing that cost you came back often enough to be a pattern.")
            return
        st.markdown(f"**{plain(report.pattern.title)}.** {plain(report.pattern.text)}")


def _moments(moments: tuple[CallMoment, ...], report: CallReport, rubric: Rubric, none: str) -> None:
    if not moments:
        st.write(none)
    for moment in moments:
        with st.container(border=True, key=f"moment-{moment.number}"):
            st.html(_moment(moment, rubric))
            with st.expander("Look closer", key=f"closer-call-{moment.number}"):
                st.html(evidence.evidence(moment.said.text, moment.assessment, rubric, _name(moment, report)))


def _name(moment: CallMoment, report: CallReport) -> str:
    return moment.answered.speaker if moment.answered is not None else printing.listed(report.others)


def _moment(moment: CallMoment, rubric: Rubric) -> Markup:
    advice = moment.assessment.advice
    answered = _said(moment.answered) if moment.answered is not None else Markup("")
    better = _better("Better", advice.rewrite) if advice.rewrite else Markup("")
    return Markup('{}<p class="rp-quiet rp-who-said">{}</p><blockquote class="rp-words">{}</blockquote>{}{}{}').format(
        answered, printing.when(moment.said), marked(moment, rubric),
        evidence.strip(moment.number, moment.assessment.levels), evidence.advice_line(advice), better)


def _missed(number: int, one: MissedOpening) -> None:
    with st.container(border=True, key=f"missed-{number}"):
        better = _better("What would have answered", one.better) if one.better else Markup("")
        kind = printing.EMOTIONS.get(one.emotion, "A worry")
        st.html(Markup("<b>{}</b>{}{}{}").format(kind, _said(one.theirs), _said(one.answer), better))


def _said(heard: Heard) -> Markup:
    return Markup('<p class="rp-quiet rp-who-said">{}</p><blockquote class="rp-words">{}</blockquote>').format(
        printing.when(heard), heard.text)


def _better(label: str, text: str) -> Markup:
    return Markup(
        '<p class="rp-quiet rp-who-said">{}</p><blockquote class="rp-words rp-better">{}</blockquote>'
    ).format(label, text)


def _figures(report: CallReport) -> Markup:
    rows = (Markup('<tr><th scope="row">{}</th><td class="{}">{}</td><td class="rp-quiet">of {} {}{}</td></tr>').format(
        figure.title, "rp-none" if figure.value is None else "", figure.shown, f"{figure.of:,}", figure.counted,
        f"; {figure.reference}" if figure.reference else "") for figure in report.figures)
    return Markup('<table class="rp-figures">{}</table>').format(Markup("").join(rows))
