"""What a finished session came to: scores by skill, figures, the deal, and the same in a few sentences."""

from collections.abc import Sequence

from roleplay.domain.base import Noun, Skill
from roleplay.domain.deal import Deal
from roleplay.domain.persona import Persona
from roleplay.domain.rubric import Rubric
from roleplay.domain.session import Session, Turn
from roleplay.domain.state import LEVELS, Outcome, State
from roleplay.rules import deal
from roleplay.rules.metrics import Figures, figures
from roleplay.rules.scores import Scores, graded_turn, score

ENDINGS: dict[Outcome, str] = {
    "agreed": "You reached an agreement.",
    "walked": "They walked away.",
    "stalled": "They asked you to send something and ended the talk.",
    "time": "Time ran out.",
    "no_deal": "You left without a deal.",
    "open": "The conversation was left open.",
}


LEAVING = {
    True: "Leaving was right: no deal within reach was worth as much to you.",
    False: "A deal worth more to you than leaving was within reach.",
}


class Summary(Noun):
    """A session's result. The relationship and the deal are never made into one number."""

    outcome: Outcome
    scores: dict[Skill | str, float | None]
    """0-100 by skill and `overall`; None = not enough evidence."""
    band: str | None
    ungraded: int
    """Turns that could not be graded and are in no score."""
    metrics: Figures
    deal: Deal | None
    terms: str
    """The deal in words; empty where there is none."""
    detail: Scores
    text: str


def summarise(session: Session, persona: Persona, rubric: Rubric, turns: Sequence[Turn], state: State) -> Summary:
    """The result of a session as it stands."""
    graded = [turn for turn in turns if turn.assessment is not None and turn.assessment.status != "ungraded"]
    detail = score([graded_turn(turn.number, turn.assessment) for turn in graded if turn.assessment], rubric)
    scores: dict[Skill | str, float | None] = {name: _rounded(found.score) for name, found in detail.skills.items()}
    agreed = state.deal if state.outcome == "agreed" else None
    terms = deal.wording(persona.issues, agreed.terms) if agreed else ""
    summary = Summary(
        outcome=session.outcome or "open",
        scores=scores | {"overall": _rounded(detail.overall)},
        band=detail.band,
        ungraded=len(turns) - len(graded),
        metrics=figures(persona, rubric, state, turns, session.opening),
        deal=agreed,
        terms=terms,
        detail=detail,
        text="",
    )
    return summary.model_copy(update={"text": "\n".join(_sentences(summary, persona, state, rubric))})


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _sentences(summary: Summary, persona: Persona, state: State, rubric: Rubric) -> list[str]:
    lines = [ENDINGS[summary.outcome]]
    if summary.deal:
        made = summary.deal
        lines.append(
            f"Deal: {summary.terms}. Worth {made.learner:.0f} to you (walking away: {made.learner_reservation:.0f}), "
            f"{made.counterpart:.0f} to them ({made.counterpart_reservation:.0f})."
        )
        lines += deal.told(deal.ledgers(persona, made.terms), "them")
    elif summary.metrics.no_deal_justified is not None:
        lines.append(LEAVING[summary.metrics.no_deal_justified])
    out = ", ".join(f"{interest.id} {LEVELS[interest.level]}" for interest in state.interests)
    lines.append(f"Hidden interests: {out}.")
    for rule in rubric.skills:
        found = summary.detail.skills[rule.name]
        value = (
            f"{found.score:.0f} of 100"
            if found.score is not None
            else f"not enough evidence ({found.turns} of {found.needed} turns that called for it)"
        )
        lines.append(f"{rule.title}: {value}.")
    if summary.ungraded:
        lines.append(f"Turns without a grade: {summary.ungraded}.")
    return lines
