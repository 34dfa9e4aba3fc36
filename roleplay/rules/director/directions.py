"""What the counterpart is to do in its next reply: tone, reactions, what to say and what to keep (C.9)."""

from dataclasses import dataclass, field

from roleplay.domain.directions import Directions, Disclosure, Leak, Tone, Verdict
from roleplay.domain.dynamics import Dynamics
from roleplay.domain.persona import Situation
from roleplay.domain.state import Outcome, State
from roleplay.rules.director.bargaining import Ruling
from roleplay.rules.director.cues import PLAINLY, touched
from roleplay.rules.director.disclosure import earned
from roleplay.rules.director.effects import small_talk
from roleplay.rules.director.feeling import NOTHING, Felt
from roleplay.rules.director.moment import PARTIAL, Moment


@dataclass(frozen=True)
class Happened:
    """What a learner turn set off in the counterpart."""

    felt: Felt = NOTHING
    eased: bool = False
    """The turn lowered tension and hurt nobody."""
    told: Disclosure | None = None
    thats_right: bool = False
    youre_right: bool = False
    quick_yes: bool = False
    warned: bool = False
    offer: Ruling = field(default_factory=lambda: Ruling(None))
    cue: Leak | None = None
    outburst: int = 0
    voiced: int = 0
    """How strongly a feeling is voiced."""


ENDINGS: dict[Outcome, Situation] = {"agreed": "agreement", "walked": "walk_away", "stalled": "stall",
                                     "time": "time_up", "no_deal": "learner_leaves"}
VERDICTS: dict[str, Situation] = {"accept": "offer_accepted", "settle": "offer_accepted", "restate": "restate_please",
                                  "counter": "offer_counter", "too_early": "offer_too_early", "refuse": "offer_refused"}
FLAGS: dict[str, Situation] = {"addresses_grader": "meddling", "foreign": "foreign", "empty": "silence",
                               "no_words": "confused"}
HARM: tuple[tuple[str, Situation], ...] = (
    ("hostile", "insulted"), ("deception", "lied_to"), ("extraction", "meddling"), ("dismiss", "dismissed"),
    ("blame", "blamed"), ("label_as_accusation", "blamed"), ("pressure", "pushed"), ("absolutist", "pushed"),
    ("defend", "excused"), ("i_demand", "demanded"), ("leading_question", "led"), ("premature_pitch", "pitched_at"),
    ("instant_counter", "pitched_at"), ("irritator", "pitched_at"), ("monologue", "lectured"),
    ("interrogation", "interrogated"), ("stacked_questions", "interrogated"), ("loaded_why", "interrogated"),
    ("topic_switch", "ignored"), ("generic_empathy", "soothed"),
)
HELP: tuple[tuple[str, int, Situation], ...] = (
    ("repair", 3, "reassured_by_candor"), ("candor", 3, "reassured_by_candor"), ("option", 3, "liked_idea"),
    ("tradeoff", 3, "liked_idea"), ("service_offer", 3, "liked_idea"), ("autonomy", 2, "invited"),
    ("process", 2, "invited"), ("mirror", 3, "mirrored"), ("follow_up", 3, "curious"), ("calibrated", 3, "curious"),
    ("open_question", 3, "curious"), ("affirm", 2, "thanked"),
)
"""Helpful moves with the level of their skill from which they are remarked on."""
PREAMBLE = ("rapport", "backchannel", "affirm", "process", "we_frame", "shared_goal", "style_adapt", "autonomy")
"""Moves that touch nothing, whatever words they use."""
LISTENING = ("label", "validate", "paraphrase", "summary_check")


def compose(moment: Moment, state: State, happened: Happened) -> Directions:
    """The directions for the reply to this turn; `state` is the state after it."""
    guarded = bool(touched(moment, state, happened.told)) and not _harmless(moment)
    told = earned(moment.persona, state)
    return Directions(
        turn=state.turn, card=moment.persona.card, phase=state.phase, tone=tone(moment.dynamics, state, happened.told),
        reactions=reactions(moment, state, happened, guarded), answer=_answers(moment, state), guarded=guarded,
        disclose=happened.told, cue=happened.cue, feeling=happened.voiced,
        earned=tuple(line for line in told if happened.told is None or line != happened.told.line),
        verdict=happened.offer.verdict, ending=state.outcome if state.ended else None)


def tone(dynamics: Dynamics, state: State, told: Disclosure | None) -> Tone:
    """Warmth by trust, heat by tension, hurry by patience. A line that is to be said always has room."""
    warmth = next(band for band in dynamics.tone.warmth if state.trust >= band.trust)
    heat = next(band for band in dynamics.tone.heat if state.tension >= band.tension)
    room = len(told.line.split()) if told else 0
    return Tone(warmth=warmth.warmth, heat=heat.heat, hurried=state.patience < dynamics.tone.hurried,
                max_words=max(warmth.max_words, room))


def reactions(moment: Moment, state: State, happened: Happened, guarded: bool) -> tuple[Situation, ...]:
    """What the turn set off, most important first."""
    if state.ended:
        first: list[Situation] = [ENDINGS[state.outcome]] if state.outcome in ENDINGS else []
        return tuple(dict.fromkeys((*first, *_harm(moment))))
    marks: tuple[tuple[bool, Situation], ...] = (
        (happened.warned, "warning"), (happened.thats_right, "thats_right"), (happened.youre_right, "youre_right"),
        (happened.quick_yes, "quick_yes"))
    found: list[Situation] = [situation for holds, situation in marks if holds]
    found += [FLAGS[flag] for flag in moment.reading.flags if flag in FLAGS]
    found += _harm(moment)
    found += _verdict(happened.offer)
    found += _heard(moment, happened)
    found += _feeling(moment, happened)
    found += [situation for name, level, situation in HELP if moment.did(name) and _well(moment, name, level)]
    found += ["guarded"] if guarded else []
    found += ["more_to_it"] if _asked_further(moment, state, happened) else []
    found += _courtesy(moment)
    found += ["hurried"] if state.patience < moment.dynamics.tone.hurried else []
    return tuple(dict.fromkeys(found))


def _feeling(moment: Moment, happened: Happened) -> list[Situation]:
    """The feeling that is voiced: one that comes by itself reproaches nobody, one overlooked in a cue is spelt out."""
    if happened.voiced == PLAINLY and happened.outburst:
        return ["upset"]
    if happened.voiced == PLAINLY and moment.before.felt_in == "cue":
        return ["overlooked"]
    return [("uneasy", "hurt", "hurt_again")[happened.voiced - 1]] if happened.voiced else []


def _harm(moment: Moment) -> list[Situation]:
    return [situation for name, situation in HARM if moment.did(name)]


def _verdict(given: Ruling) -> list[Situation]:
    verdict: Verdict | None = given.verdict
    if verdict is None:
        return []
    first: list[Situation] = ["reciprocates"] if given.reciprocates else []
    blind: list[Situation] = ["offer_blind"] if verdict.reason == "unknown_need" else []
    if verdict.reason == "feeling":
        return ["offer_waits"]
    if verdict.kind == "clarify":
        return []
    return [*first, *blind, VERDICTS[verdict.kind]]


def _heard(moment: Moment, happened: Happened) -> list[Situation]:
    listened = moment.did(*LISTENING)
    if listened and moment.at_least("validation", 3):
        relieved = happened.felt.met == "acknowledged" or moment.at_least("validation", 4)
        return ["felt_heard" if relieved else "partly_heard"]
    scored = moment.level("validation")
    off = moment.did("label") and not moment.reading.targets and scored is not None and scored <= 2
    return ["wrong_label"] if off and happened.felt.met in ("", "missed") else []


def _harmless(moment: Moment) -> bool:
    """The turn only greets, thanks, or says how to go about the talk: whatever words it used, it asked for nothing."""
    return bool(moment.moves) and all(move.name in PREAMBLE for move in moment.moves)


def _asked_further(moment: Moment, state: State, happened: Happened) -> bool:
    """The learner asked on about something partly told, and no more of it comes out now."""
    asked = any(move.skill == "curiosity" and move.kind == "helpful" for move in moment.moves)
    partly = any(now.level == PARTIAL and now.id in moment.reading.targets for now in state.interests)
    return asked and partly and happened.told is None and happened.offer.verdict is None


def _well(moment: Moment, name: str, level: int) -> bool:
    skill = moment.rubric.move(name).skill
    return skill is None or moment.at_least(skill, level)


def _courtesy(moment: Moment) -> list[Situation]:
    if not moment.did("rapport"):
        return []
    if moment.turn == 1:
        return ["greeted"]
    return ["small_talk"] if small_talk(moment) else ["thanked"]


def _answers(moment: Moment, state: State) -> bool:
    """Whether a question is answered at all: not at the end of a talk, nor to insults, meddling or noise."""
    return not (state.ended or moment.noise or moment.did("hostile", "extraction"))
