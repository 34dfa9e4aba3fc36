"""Every figure of F with what it was counted from, what it means and what is aimed at; and the eight spokes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from roleplay.debrief.noun import NO_EVIDENCE, Measure, Spoke
from roleplay.debrief.summary import Summary
from roleplay.domain.base import SKILLS
from roleplay.domain.session import Turn
from roleplay.rules.learning import WELL_CALIBRATED, calibration
from roleplay.rules.looking_back import spread
from roleplay.rules.names import SKILL_NAMES
from roleplay.rules.scores import SkillScore


@dataclass(frozen=True)
class Ground:
    """What the figures are taken from, beside the summary's own."""

    summary: Summary
    turns: Sequence[Turn]
    lags: tuple[int, ...]
    interests: int
    guesses: int
    f1: float | None
    learned: int
    """Interests that came out in full and that nobody had guessed."""
    essentials: tuple[int, int]
    """Kept, and listed where it can be told."""
    hints: int
    dependence: float | None
    understood: int | None
    """Self-rating, 0-10."""


def measures(ground: Ground) -> tuple[Measure, ...]:
    """All figures, those of talk first, then what was found out, the relationship, the deal, and the learner's own."""
    return (*_talk(ground), *_listening(ground), *_relationship(ground), *_deal(ground), *_own(ground))


def _share(name: str, title: str, value: float | None, of: int | None, counted: str, means: str, target: str = "",
           met: bool | None = None, *, simulated: bool = False) -> Measure:
    shown = NO_EVIDENCE if value is None else f"{100 * value:.0f} %"
    return Measure(name=name, title=title, shown=shown, value=value, of=of, counted=counted, means=means, target=target,
                   met=met if value is not None else None, simulated=simulated)


def _number(name: str, title: str, value: float | None, of: int | None, counted: str, means: str, target: str = "",
            met: bool | None = None, *, digits: int = 1, sign: bool = False, simulated: bool = False) -> Measure:
    form = f"{'+' if sign else ''}.{digits}f"
    return Measure(name=name, title=title, shown=NO_EVIDENCE if value is None else format(value, form), value=value,
                   of=of, counted=counted, means=means, target=target, met=met if value is not None else None,
                   simulated=simulated)


def _between(value: float | None, low: float, high: float) -> bool | None:
    return None if value is None else low <= value <= high


def _least(value: float | None, least: float) -> bool | None:
    return None if value is None else value >= least


def _most(value: float | None, most: float) -> bool | None:
    return None if value is None else value <= most


def _talk(ground: Ground) -> Iterator[Measure]:
    talk = ground.summary.metrics.talk
    yield _share("talk_ratio", "Your share of the words", talk.talk_ratio, talk.words, "words of yours",
                 "Who talks learns little.", "35-50 %; compare within one counterpart",
                 _between(talk.talk_ratio, .35, .5))
    yield _share("question_ratio", "Questions, of all your moves", talk.question_ratio, talk.moves, "moves",
                 "How much of what you do is asking.", "21 %: skilled negotiators, 10 %: average ones",
                 _least(talk.question_ratio, .21))
    yield _share("open_share", "Open questions, of all questions", talk.open_share, talk.questions, "questions",
                 "Open questions let them choose what to tell.")
    yield _share("follow_up_share", "Questions built on their words", talk.follow_up_share, talk.questions,
                 "questions", "A follow-up shows that the answer was heard.", "50 % or more",
                 _least(talk.follow_up_share, .5))
    yield _share("stacked_share", "Turns with several questions at once", talk.stacked_share, talk.questions,
                 "questions", "Of several questions the easiest is answered.", "none",
                 _most(talk.stacked_share, 0))
    yield _number("questions_in_a_row", "Most questions in a row with nothing given back",
                  talk.questions_in_a_row if talk.turns else None, talk.turns, "turns",
                  "More feels like being examined.",
                  "at most 2", _most(talk.questions_in_a_row, 2), digits=0)
    yield _number("diagnose_advocate", "Finding out by putting forward", talk.diagnose_advocate, talk.moves, "moves",
                  "Questions and acknowledgements for each pitch, option or offer.", "about 1 before the first offer")
    yield _share("understanding", "Paraphrases and summaries, of all moves", talk.understanding, talk.moves, "moves",
                 "Saying back what you understood.", "17 %: skilled, 8 %: average", _least(talk.understanding, .17))
    yield _number("reflections_to_questions", "Things said back for each question", talk.reflections_to_questions,
                  talk.questions, "questions", "Asking and giving back in balance.", "0.5 to 1.5",
                  _between(talk.reflections_to_questions, .5, 1.5))
    yield _number("irritators", "Irritators and absolutes per 1000 words", talk.irritators, talk.words, "words",
                  "“Fair offer”, “always”, “never”: they persuade nobody.", "0.3: skilled, 1.4: average",
                  _most(talk.irritators, .3))
    yield _number("instant_counters", "Proposals answered at once with your own",
                  talk.instant_counters if talk.turns else None, talk.turns, "turns",
                  "A counter at once says that theirs was not considered.", "none", _most(talk.instant_counters, 0),
                  digits=0)
    yield _number("spirals", "Runs of defending and blaming", talk.spirals if talk.turns else None, talk.turns, "turns",
                  "Two or more turns in a row.", "none", _most(talk.spirals, 0), digits=0)
    yield _share("circularity", "Turns that say an earlier one over again", talk.circularity, talk.turns, "turns",
                 "Going round in circles.", "at most 10 %", _most(talk.circularity, .1))
    yield _number("spread", "Unevenness from turn to turn", spread(ground.turns), talk.turns, "turns",
                  "Standard deviation of your turns' levels, in points; steadiness is trusted.")


def _listening(ground: Ground) -> Iterator[Measure]:
    found, lags = ground.summary.metrics, ground.lags
    yield _share("acknowledgement", "Plain feelings acknowledged at once", found.acknowledgement, found.emotions,
                 "feelings", "Named before anything else, in the very next turn.", "70 % or more",
                 _least(found.acknowledgement, .7))
    yield _number("acknowledgement_lag", "Turns until a feeling was acknowledged",
                  float(median(lags)) if lags else None, len(lags), "feelings", "The median; 1 is at once.", "1",
                  _most(float(median(lags)) if lags else None, 1))
    yield _share("cue_pickup", "Cues taken up", found.cue_pickup, found.cues, "cues",
                 "Small signs of something behind the position, answered within two turns.", "50 % or more",
                 _least(found.cue_pickup, .5))
    yield _share("discovery", "Hidden reasons that came out", found.discovery, ground.interests, "reasons",
                 "Weighted by how much they matter and how far they came out.", "60 % or more",
                 _least(found.discovery, .6), simulated=True)
    share = len(found.found) / ground.interests if found.turns else None
    yield _share("found", "Reasons that came out in full", share, ground.interests, "reasons",
                 "Told with what hangs on them.", simulated=True)
    yield _number("hypotheses", "Guesses against truth (F1)", ground.f1, ground.guesses, "guesses",
                  "How many guesses were right, and how many reasons they hit; 0 to 1.", "rising", digits=2)
    yield _number("learned", "Reasons found that you had not guessed", ground.learned if found.turns else None,
                  ground.interests, "reasons", "What the talk taught you.", digits=0)


def _relationship(ground: Ground) -> Iterator[Measure]:
    found = ground.summary.metrics
    yield _number("relationship", "Relationship", found.relationship, found.turns, "turns",
                  "Trust, calm and feelings acknowledged, 0 to 100.", "65 or more", _least(found.relationship, 65),
                  digits=0, simulated=True)
    yield _number("relationship_change", "Change of the relationship", found.relationship_change, found.turns, "turns",
                  "At the end against the start.", "above 0",
                  None if found.relationship_change is None else found.relationship_change > 0,
                  digits=0, sign=True, simulated=True)
    for family, title in (("instrumental", "what they got"), ("self", "how they stand"),
                          ("process", "how it was done"), ("relationship", "how they stand with you")):
        rating = found.theirs.get(family)  # type: ignore[call-overload]
        aimed = family in ("process", "relationship")
        yield _number(f"theirs_{family}", f"Their view: {title}", rating, found.turns, "turns",
                      "1 to 7, as the counterpart would rate it.", "5 or more" if aimed else "",
                      _least(rating, 5) if aimed else None, simulated=True)


def _deal(ground: Ground) -> Iterator[Measure]:
    found = ground.summary.metrics
    both = None if found.learner_points is None else f"{found.learner_points:.0f} and {found.counterpart_points:.0f}"
    yield Measure(name="points", title="Points for you and for them", shown=both or "no agreement",
                  value=found.learner_points, means="What the terms are worth to each side, of 100.", simulated=True)
    yield _number("joint", "Points together", found.joint, None, "", "Value made for both.", digits=0, simulated=True)
    yield _share("own_surplus", "Above walking away", found.own_surplus, None, "",
                 "Of all you could have had beyond your alternative.", "0 or more", _least(found.own_surplus, 0),
                 simulated=True)
    yield _number("integrative_index", "Beyond splitting the difference", found.integrative_index, None, "",
                  "Joint points above the midpoint deal, of the most there are; -1 to 1.", "0.5 or more",
                  _least(found.integrative_index, .5), digits=2, sign=True, simulated=True)
    yield _share("efficiency", "Nothing left on the table", found.efficiency, None, "",
                 "Share of possible deals that are not better for one without loss to the other.", "85 % or more",
                 _least(found.efficiency, .85), simulated=True)
    yield _said("integrative", "Uses both sides' interests",
                None if found.integrative is None else "yes" if found.integrative else "no",
                "Efficient, good for both, and an option that answers a reason you found.", found.integrative)
    yield _said("quadrant", "Price and relationship", found.quadrant, "Both ledgers side by side.", None)
    yield _number("turns_to_agreement", "Turns to the agreement", found.turns_to_agreement, None, "",
                  "Only good beside an efficient deal; it may grow before it falls.", digits=0)
    yield _number("minutes", "Minutes to the agreement", found.minutes, None, "", "From your first word.")
    yield _share("budget_used", "Turns used of those there were", found.budget_used, None, "",
                 "How much of the time it took.")
    closed = found.closing
    yield _number("closing", "Closing", None if closed is None else closed.quality, 6, "parts",
                  "Restated, owner, date, measure, review, thanks.", "4 or more",
                  None if closed is None else closed.quality >= 4, digits=0)
    yield _share("durability", "Likely to last", found.durability, None, "",
                 "From the relationship, the closing and what they gained.", "70 % or more",
                 _least(found.durability, .7), simulated=True)
    kept, listed = ground.essentials
    yield _share("essentials", "Essentials kept", kept / listed if listed else None, listed, "essentials",
                 "What you would not trade, and did not.", "all", kept == listed if listed else None)


def _said(name: str, title: str, shown: str | None, means: str, met: bool | None) -> Measure:
    return Measure(name=name, title=title, shown=shown or "no agreement", value=None, means=means, met=met,
                   target="yes" if met is not None else "", simulated=True)


def _own(ground: Ground) -> Iterator[Measure]:
    turns, discovery = ground.summary.metrics.turns, ground.summary.metrics.discovery
    assisted = sum(turn.assessment is not None and "assisted" in turn.assessment.flags for turn in ground.turns)
    yield _number("hint_dependence", "Dependence on hints", ground.dependence, ground.hints, "hints",
                  f"Weight of the hints taken for each turn; {assisted} of {turns} turns repeated an example.",
                  "falling to below 0.10", None if ground.dependence is None else ground.dependence < .1, digits=2)
    gap = None if ground.understood is None or discovery is None else calibration(ground.understood, discovery)
    yield _number("calibration", "Your own rating against what came out", gap, None, "",
                  "Points; above 0 you were surer than the talk bears out.", "within 15",
                  None if gap is None else abs(gap) < WELL_CALIBRATED, digits=0, sign=True)


def spokes(summary: Summary, turns: int) -> tuple[Spoke, ...]:
    """The eight spokes: three skills, discovery, acknowledgement, relationship, closing, and what the deal makes."""
    found = summary.metrics
    closed = None if found.closing is None else 100 * found.closing.quality / 6
    skills = [_spoke(skill, SKILL_NAMES[skill], summary.detail.skills[skill].score,
                     evidence_words(summary.detail.skills[skill])) for skill in SKILLS]
    return (*skills,
            _spoke("discovery", "Discovery", _hundred(found.discovery), "reasons that came out"),
            _spoke("acknowledgement", "Acknowledgement", _hundred(found.acknowledgement),
                   f"of {found.emotions} plain feelings"),
            _spoke("relationship", "Relationship", found.relationship, f"after {turns} turns"),
            _spoke("closing", "Closing", closed, "no agreement" if closed is None else "six parts"),
            _spoke("deal", "Deal", _hundred(found.efficiency),
                   "no agreement" if found.efficiency is None else "nothing left on the table"))


def evidence_words(found: SkillScore) -> str:
    """What a score rests on, or how much is missing for one."""
    if found.score is None:
        return f"{NO_EVIDENCE} ({found.turns} of {found.needed})"
    return f"{found.score:.0f} of 100, from {found.turns} turns that called for it"


def _spoke(name: str, title: str, value: float | None, told: str) -> Spoke:
    return Spoke(name=name, title=title, value=value, told=told)


def _hundred(share: float | None) -> float | None:
    return None if share is None else 100 * share
