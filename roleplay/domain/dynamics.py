"""The numbers of the counterpart's state machine, as `prompts/rubric.yaml` gives them (domain sections C.4 to C.9)."""

from typing import Literal

from roleplay.domain.base import Noun

Difficulty = Literal["easy", "medium", "hard", "expert"]


class Effect(Noun):
    """Change to the counterpart at full quality, in points of the 0-100 scales, before multipliers."""

    trust: float = 0
    tension: float = 0
    patience: float = 0


class DifficultyRule(Noun):
    """Where a counterpart starts and how fast it moves (C.4, C.7)."""

    trust: float
    tension: float
    patience: float
    budget: int
    gain: float
    harm: float
    acceptance_trust: float
    """Trust below which no offer is accepted."""


class GainRule(Noun):
    """How much one turn can gain and lose (C.4 steps 1 and 2)."""

    most: Effect
    """Limit of all helpful moves of a turn together."""
    worst: Effect
    """Limit of all harmful moves of a turn together."""
    damped_above: float
    """Tension above which trust is harder to earn."""
    damped_over: float
    """Points of tension above that at which nothing would be earned any more."""
    top: float
    span: float
    least: float
    """Trust gains shrink by (top - trust) / span, never below `least`."""
    rapport_turns: int
    """Turns in which small talk counts."""
    blind_option: float
    """Factor on an option put forward before any interest is partly known."""
    probe_trust: float
    """Trust below which even the deepest question counts as level 3."""


class Outburst(Noun):
    """From this tension on, with nothing waiting, a feeling is voiced this often (0-1)."""

    tension: float
    chance: float
    feeling: int


class FeelingRule(Noun):
    """What a feeling that is passed over costs, and when one is voiced (C.4 step 3)."""

    cue: float
    """Tension for missing a cue."""
    explicit: float
    """Tension for missing a plain feeling."""
    trust: float
    patience: float
    again: float
    """Factor on tension and trust when it is missed again."""
    every: int = 2
    """Turns from one time a feeling is voiced to the next."""
    upset: float
    """Starting tension from which the opening voices the feeling plainly."""
    outbursts: tuple[Outburst, ...]


class DriftRule(Noun):
    """What time alone does in a turn (C.4 step 4)."""

    patience: dict[Literal["slow", "mid", "fast"], float]
    settling: float
    """Share of the way back to its baseline that tension goes."""
    baseline: float
    """Highest tension that counts as the counterpart's normal."""


class OpeningRule(Noun):
    """How interests open (C.4 steps 5 to 7)."""

    freeze_loss: float
    """Trust lost to harmful moves in one turn that closes the counterpart up."""
    unasked_loss: float = 3
    """Trust that a move costs from which nothing comes out unasked in its turn."""
    freeze_turns: int
    key: float
    """Factor for the moves that open an interest."""
    most: float
    """Most progress in a turn."""
    untargeted: float
    """Progress of every interest the turn does not touch, by one good question."""
    asks: tuple[str, ...]
    """The moves of which that is so."""
    repeat_least: float
    """Repeating a question never halves its progress more than this."""
    gap: int
    """Turns between two rises of one interest."""
    understanding: tuple[str, ...]
    """Moves that show an interest was understood, which its last level needs."""
    unaware: tuple[str, ...]
    """Moves one of which an interest needs that its owner has not thought through."""


class RecognitionRule(Noun):
    """What recognition does: "that's right", "you're right" and the quick yes (C.5)."""

    trust: float
    tension: float
    elements: int
    times: int
    effect: Effect
    floor: float
    """Trust never falls further below the moment of "that's right" than this."""
    progress: float
    argue_moves: tuple[str, ...]
    argue_turns: int
    argue_patience: float
    """Patience below which arguing is brushed off."""
    argue_cost: float
    quick_yes_trust: float
    """Trust below which a leading question gets a yes that means nothing."""


class Trait(Noun):
    """One working style and how it changes what moves do: effects of these moves are multiplied (C.6)."""

    trait: Literal["directness", "orientation", "pace", "face", "analytic"]
    value: str | int
    moves: dict[str, float] = {}
    progress: dict[str, float] = {}
    """Base progress of moves that open nothing with other people."""


class StyleRule(Noun):
    """Working styles and what goes against them (C.6)."""

    traits: tuple[Trait, ...]
    rapport_turns: int
    """Turns in which small talk counts with somebody who puts the relationship first."""
    business: tuple[str, ...]
    """Moves that are business."""
    business_first: Effect
    """Once, for business before any small talk."""
    early_offer_turn: int
    early_offer: float
    """Factor on `premature_pitch` before that turn; an offer before it is one."""
    small_talk: Effect
    """For small talk after the first turn with somebody who puts the task first."""
    probe: Effect
    """For a question straight at a deep interest of an indirect person who does not trust enough."""


class OfferRule(Noun):
    """When an offer is accepted (C.7)."""

    aspiration: float
    """Points the counterpart hopes for."""
    unknown_need: float
    """Factor on an option that serves a need nobody has spoken of."""
    trust_share: float
    trust_from: float
    trust_span: float
    time_share: float
    tension: float
    """Tension above which nothing is accepted."""
    integrative_trust: float
    """Trust from which a counter-proposal looks for what suits both."""
    small: float
    """Points up to which an issue may be settled early."""
    small_margin: float
    """How much less trust such an issue needs."""
    large: float
    """Points from which an issue is settled only with `large_trust`."""
    large_trust: float
    criterion: float
    """Share of its demand beyond the reservation that it drops for an objective criterion."""
    owes: int
    """Turns within which a labelled concession is answered."""
    integrative_efficiency: float
    integrative_surplus: float
    lopsided_gap: float
    """Difference of the two sides' surplus from which a deal is lopsided."""


class EndingRule(Noun):
    """When the counterpart warns, walks away, or lets the talk run dry (C.8)."""

    breach: Effect
    """At this trust or below, this tension or above, this patience or below, it has had enough."""
    after_warning: Effect
    """Where trust, tension and patience are put back to after the one warning."""
    hostile_tension: float
    """Tension from which an insult ends it at once."""
    stall_turn: int
    stall_patience: float
    stall_trust: float


class WarmthBand(Noun):
    """A range of trust by its lower end, and how much is said in it (C.9)."""

    warmth: Literal["guarded", "cool", "open", "warm"]
    trust: float
    max_words: int


class HeatBand(Noun):
    """A range of tension by its lower end (C.9)."""

    heat: Literal["calm", "edgy", "irritated", "angry"]
    tension: float


class ToneRule(Noun):
    """How trust, tension and patience sound (C.9)."""

    warmth: tuple[WarmthBand, ...]
    heat: tuple[HeatBand, ...]
    hurried: float
    """Patience below which time is mentioned."""


class CueRule(Noun):
    """When a cue is dropped (C.9)."""

    first_by: int
    every: int
    feeling_kinds: tuple[str, ...]
    """Kinds of interest whose cue lets a feeling show; those of a personal interest always do."""


class Dynamics(Noun):
    """Numbers of the counterpart's state machine (C.4 to C.9)."""

    quality: tuple[float, float, float, float, float]
    """Factor by level 0-4."""
    quality_unscored: float
    repeat: tuple[float, ...]
    """Factor by number of uses in the last three learner turns."""
    trust_by_depth: dict[int, tuple[float, float, float]]
    """Trust needed for hint, partial, full by depth of the interest."""
    progress_by_level: tuple[float, float, float]
    tension_by_level: tuple[float, float, float]
    difficulties: dict[Difficulty, DifficultyRule]
    gain: GainRule
    feeling: FeelingRule
    drift: DriftRule
    opening: OpeningRule
    deception_ceiling: float
    """Trust that is never passed again after a lie."""
    recognition: RecognitionRule
    style: StyleRule
    offers: OfferRule
    endings: EndingRule
    tone: ToneRule
    cues: CueRule
