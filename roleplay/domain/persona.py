"""A counterpart with its scenario, as one YAML file under `personas/` describes it.

Only `Card`, `Voice` and `Topic` ever travel towards a model or a grader: they hold nothing that is locked.
"""

from typing import Literal

from pydantic import Field

from roleplay.domain.base import Noun, Skill, Speaker
from roleplay.domain.rubric import Difficulty

InterestKind = Literal["need", "fear", "value", "belief", "responsibility", "status", "constraint"]
WhyHidden = Literal["strategic", "face", "political", "unaware"]
IssueType = Literal["price", "timing", "scope", "resource", "process"]

Situation = Literal[
    "greeted",
    "thanked",
    "small_talk",
    "personal_question",
    "felt_heard",
    "partly_heard",
    "thats_right",
    "youre_right",
    "quick_yes",
    "wrong_label",
    "curious",
    "mirrored",
    "invited",
    "liked_idea",
    "reassured_by_candor",
    "uneasy",
    "upset",
    "overlooked",
    "hurt",
    "hurt_again",
    "besides",
    "over_to_you",
    "pitched_at",
    "pushed",
    "dismissed",
    "blamed",
    "excused",
    "led",
    "interrogated",
    "lectured",
    "ignored",
    "soothed",
    "insulted",
    "flattered",
    "lied_to",
    "demanded",
    "guarded",
    "more_to_it",
    "vague",
    "confused",
    "meddling",
    "silence",
    "foreign",
    "repeated",
    "hurried",
    "offer_accepted",
    "offer_refused",
    "offer_too_early",
    "offer_waits",
    "offer_counter",
    "offer_blind",
    "restate_please",
    "reciprocates",
    "agreement",
    "learner_leaves",
    "warning",
    "walk_away",
    "stall",
    "time_up",
]
"""Moments a counterpart has authored lines for. A line's `{terms}`, `{issue}`, `{topic}`, `{words}` are filled in."""


class Style(Noun):
    """How this person likes to work. Belongs to the individual's card, never to a nationality."""

    directness: Literal["direct", "indirect"] = "direct"
    orientation: Literal["relationship_first", "task_first", "even"] = "even"
    pace: Literal["slow", "mid", "fast"] = "mid"
    face: int = Field(default=0, ge=0, le=2)
    analytic: int = Field(default=0, ge=0, le=2)


class Cue(Noun):
    """A leaked hint at a hidden interest: what an attentive listener can pick up."""

    channel: Literal["word", "timing", "emphasis"]
    line: str


class InterestLines(Noun):
    """What the counterpart says of an interest at each level; one variant of each is spoken in a session."""

    hint: tuple[str, ...] = Field(min_length=1)
    partial: tuple[str, ...] = Field(min_length=1)
    full: tuple[str, ...] = Field(min_length=1)


class Interest(Noun):
    """A reason behind the position. Everything but `id` and `topic` is locked until earned."""

    id: str
    topic: str
    """Neutral name a grader may see, e.g. "justifying the cost": never the reason itself."""
    statement: str
    kind: InterestKind
    personal: bool = False
    depth: int = Field(ge=1, le=3)
    importance: int = Field(ge=1, le=3)
    why_hidden: WhyHidden
    topics: tuple[str, ...] = Field(min_length=1)
    """Words and phrases by which a learner's turn is seen to touch this interest."""
    cues: tuple[Cue, ...] = Field(min_length=1)
    keys: tuple[str, ...] = Field(min_length=1)
    """Moves that open it half as fast again."""
    lines: InterestLines
    element: tuple[str, ...] = Field(min_length=1)
    """Words of which a summary must hold one to have covered this interest."""
    needs_move: tuple[str, ...] = ()
    """Never above hint before one of these moves was made."""


class Option(Noun):
    """One way to settle an issue, worth points to each side."""

    id: str
    label: str
    learner: int = Field(ge=0, le=100)
    counterpart: int = Field(ge=0, le=100)
    needs: str | None = None
    """Interest that must be known (partial or more) before the counterpart trusts this option fully."""
    says: tuple[str, ...] = ()
    """Phrases, besides the label, by which the option is named in talk."""


class Issue(Noun):
    """A thing to be settled, options ordered from the learner's best to the counterpart's."""

    id: str
    name: str
    type: IssueType
    says: tuple[str, ...] = ()
    """Words by which the issue is named in talk."""
    options: tuple[Option, ...] = Field(min_length=2)
    only: str | None = None
    """The one option the counterpart can ever sign, where its hands are tied."""


class Pair(Noun):
    """Something each side has its own version of."""

    learner: str
    counterpart: str


class Reservation(Noun):
    """Points below which each side is better off walking away."""

    learner: float
    counterpart: float


class Fact(Noun):
    """Something the learner knows to be true; claiming the contrary is deception."""

    text: str
    denials: tuple[str, ...] = ()
    """Wordings that deny it."""


class Start(Noun):
    """Starting trust, tension and patience where they differ from the difficulty's."""

    trust: float | None = None
    tension: float | None = None
    patience: float | None = None


class Answer(Noun):
    """What the counterpart says freely when asked about something that is not hidden."""

    about: tuple[str, ...] = Field(min_length=1)
    lines: tuple[str, ...] = Field(min_length=1)


class Voice(Noun):
    """Authored lines that give nothing away: openings, reactions, plain answers."""

    openings: tuple[str, ...] = Field(min_length=1)
    lines: dict[Situation, tuple[str, ...]]
    answers: tuple[Answer, ...]


class FollowUp(Noun):
    """What happens 30 and 90 days after an agreement."""

    d30: tuple[str, ...]
    d90: tuple[str, ...]


class Objection(Noun):
    """Something the counterpart is likely to say, and the label planned for it."""

    says: str = Field(description="What they may say, from what is known before the conversation.")
    label: str = Field(description="The label to answer it with: the concern and its cause, before any solution.")


class PrepCard(Noun):
    """What a learner can know and plan before the conversation. Read before anything was earned: nothing locked."""

    known: tuple[str, ...] = Field(
        min_length=1, description="What is known about them and the pressures they are under."
    )
    win_at_work: str = Field(description="What a win would be for them in their job, as far as anybody can know.")
    win_personal: str = Field(description="What a win could be for them as a person: a guess, said as one.")
    questions: tuple[str, ...] = Field(min_length=1, description="Three open questions to bring.")
    objections: tuple[Objection, ...] = Field(min_length=1, description="Two or three objections to expect.")
    shared_goal: str = Field(description="A sentence that names what both sides want, ready to be said.")
    without: str = Field(
        description="The learner's way out without an agreement, and the reservation value that follows."
    )
    principles: tuple[str, ...] = Field(min_length=1, description="What the learner does not trade.")
    watch_for: str = Field(description="One thing to watch for in how this person works.")
    focus: Skill = Field(description="The skill to work on with this counterpart.")


class SampleLine(Noun):
    """One line of a sample exchange, with what it did and why."""

    speaker: Speaker = Field(description="Who says it.")
    text: str = Field(description="What is said. Hidden interests appear in it as a hint at most.")
    note: str = Field(default="", description="What the line did and why; may be left out.")


class Sample(Noun):
    """A short annotated exchange to read before practising."""

    kind: Literal["good", "weak"] = Field(description="Whether it shows what works or what does not.")
    title: str = Field(description="What it shows, in a few words.")
    lines: tuple[SampleLine, ...] = Field(min_length=2, description="The exchange, in order.")


class ExpertLine(Noun):
    """One turn of an expert run: what the learner says, and why."""

    say: str = Field(description="The learner's words, played as they stand.")
    note: str = Field(description="Which cue was heard, which move this is, and what it opens.")


class ExpertRun(Noun):
    """A whole conversation that goes well. The counterpart's part is not written: it is played when it is watched."""

    seed: int = Field(ge=0, description="The seed on which the notes were written.")
    lines: tuple[ExpertLine, ...] = Field(min_length=1, description="The learner's turns, in order.")


class Element(Noun):
    """A part of the counterpart's point of view that a good summary covers; `id` is an interest's, or `public:N`."""

    id: str
    words: tuple[str, ...]


class Topic(Noun):
    """What a reader of turns may know of an interest: its id, a neutral name, and the words that touch it."""

    id: str
    name: str
    words: tuple[str, ...]


class Card(Noun):
    """The public side of a counterpart: all that a prompt or a page may show before anything was earned."""

    id: str
    name: str
    role: str
    industry: str
    difficulty: Difficulty
    style: Style
    position: str
    facts: tuple[str, ...]
    manner: str
    """How this person talks, in a sentence or two."""


class Persona(Noun):
    """One counterpart with its scenario, complete by domain section C.3."""

    id: str
    name: str
    role: str
    industry: str
    difficulty: Difficulty
    title: str
    summary: str
    """One inviting sentence for the card."""
    brief: str
    """What the learner is told: who they are, what they want, what they know."""
    position: str
    manner: str
    style: Style
    facts: tuple[str, ...]
    fact_sheet: tuple[Fact, ...] = ()
    public_elements: tuple[tuple[str, ...], ...] = ()
    """Words for each public goal or constraint that a summary can cover."""
    start: Start = Field(default_factory=Start)
    triggers: dict[str, float] = {}
    interests: tuple[Interest, ...] = Field(min_length=3, max_length=4)
    issues: tuple[Issue, ...] = Field(min_length=3, max_length=4)
    reservation: Reservation
    batna: Pair
    voice: Voice
    follow_up: FollowUp
    prepare: PrepCard | None = Field(default=None, description="The prep card, read before the conversation.")
    samples: tuple[Sample, ...] = Field(default=(), description="Two annotated exchanges, one good and one weak.")
    expert: ExpertRun | None = Field(default=None, description="An annotated expert run for watching; it spoils.")

    @property
    def card(self) -> Card:
        """The public side."""
        return Card(
            id=self.id,
            name=self.name,
            role=self.role,
            industry=self.industry,
            difficulty=self.difficulty,
            style=self.style,
            position=self.position,
            facts=self.facts,
            manner=self.manner,
        )

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The interests as a reader of turns may know them."""
        return tuple(Topic(id=i.id, name=i.topic, words=i.topics) for i in self.interests)

    @property
    def elements(self) -> tuple[Element, ...]:
        """What a summary can cover: each interest, then each public goal or constraint."""
        public = (Element(id=f"public:{n}", words=words) for n, words in enumerate(self.public_elements))
        return (*(Element(id=i.id, words=i.element) for i in self.interests), *public)

    def interest(self, interest_id: str) -> Interest:
        """The interest of this id. Raises KeyError."""
        for interest in self.interests:
            if interest.id == interest_id:
                return interest
        raise KeyError(interest_id)

    def issue(self, issue_id: str) -> Issue:
        """The issue of this id. Raises KeyError."""
        for issue in self.issues:
            if issue.id == issue_id:
                return issue
        raise KeyError(issue_id)
