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

PERSONA_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What an id, and so the name of a file, may look like."""

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

    directness: Literal["direct", "indirect"] = Field(
        default="direct", description="Says hard things plainly, or sideways."
    )
    orientation: Literal["relationship_first", "task_first", "even"] = Field(
        default="even", description="Wants to know the person first, comes to the matter first, or neither."
    )
    pace: Literal["slow", "mid", "fast"] = Field(
        default="mid", description="How fast their patience runs: slow 1.0, mid 1.5, fast 2.5 a turn."
    )
    face: int = Field(
        default=0, ge=0, le=2,
        description="How much looking foolish in front of others hurts: 0 little, 1 some, 2 badly."
    )
    analytic: int = Field(
        default=0, ge=0, le=2,
        description="How far they trust figures and sources over warmth: 0 little, 1 rather, 2 strongly."
    )


class Cue(Noun):
    """A leaked hint at a hidden interest: what an attentive listener can pick up."""

    channel: Literal["word", "timing", "emphasis"] = Field(
        description="By what it shows: a word, the timing, or an emphasis."
    )
    line: str = Field(description="What they say: it shows that something is there, and not what.")


class InterestLines(Noun):
    """What the counterpart says of an interest at each level; one variant of each is spoken in a session."""

    hint: tuple[str, ...] = Field(
        min_length=1,
        description='Oblique and in the third person: "these projects have a way of landing on the same few people".'
    )
    partial: tuple[str, ...] = Field(
        min_length=1,
        description="Names the concern and not what hangs on it: \"honestly, my team's bandwidth is the issue\"."
    )
    full: tuple[str, ...] = Field(min_length=1, description="Says what hangs on it and why it was kept back.")


class Interest(Noun):
    """A reason behind the position. Everything but `id` and `topic` is locked until earned."""

    id: str = Field(description="A, B, C or D: the name by which the rest of the file speaks of this interest.")
    topic: str = Field(
        description='Neutral name that a grader may see, such as "justifying the cost": never the reason itself.'
    )
    statement: str = Field(description="The reason itself, in a sentence, for the author and the debrief.")
    kind: InterestKind = Field(description="What sort of reason it is.")
    personal: bool = Field(default=False, description="Whether their own standing hangs on it.")
    depth: int = Field(ge=1, le=3, description="How much trust it takes: 1 little, 2 some, 3 a lot.")
    importance: int = Field(ge=1, le=3, description="How much it matters to them: 1 somewhat, 2 much, 3 most.")
    why_hidden: WhyHidden = Field(
        description="Why it is kept back, which decides how the lines sound: telling weakens their hand (strategic), "
        "it is embarrassing (face), the secret is somebody else's (political), they have not thought it "
        "through (unaware)."
    )
    topics: tuple[str, ...] = Field(
        min_length=1,
        description="A dozen or more words and phrases by which a learner's turn is seen to touch this interest; "
        "endings do not matter."
    )
    cues: tuple[Cue, ...] = Field(
        min_length=1, description="Three or four lines, worded differently, that let something show."
    )
    keys: tuple[str, ...] = Field(min_length=1, description="Helpful moves that open it half as fast again.")
    lines: InterestLines = Field(
        description="What they say of it, level by level: two or three variants each, of which one is said in a "
        "session."
    )
    element: tuple[str, ...] = Field(
        min_length=1, description="Words of which a summary must hold one to have covered this interest."
    )
    needs_move: tuple[str, ...] = Field(
        default=(), description="Moves without one of which it never gets beyond a hint."
    )


class Option(Noun):
    """One way to settle an issue, worth points to each side."""

    id: str = Field(description="A short name for the option, its own within the issue.")
    label: str = Field(description='The option in words that fit into a list: "a 60-day pilot".')
    learner: int = Field(ge=0, le=100, description="Points it is worth to the learner, 0 to 100.")
    counterpart: int = Field(ge=0, le=100, description="Points it is worth to the counterpart, 0 to 100.")
    needs: str | None = Field(
        default=None,
        description="Id of the interest that must be partly known before the counterpart counts this option in full."
    )
    says: tuple[str, ...] = Field(
        default=(), description="Other ways people name this option; a phrase belongs to one option only."
    )


class Issue(Noun):
    """A thing to be settled, options ordered from the learner's best to the counterpart's."""

    id: str = Field(description="A short name for the issue.")
    name: str = Field(description='The issue as it is read after "the": "pilot", "annual fee".')
    type: IssueType = Field(description="What it is about; at least two issues are about something other than price.")
    says: tuple[str, ...] = Field(default=(), description="Words by which the issue is named in talk.")
    options: tuple[Option, ...] = Field(
        min_length=2, description="The ways to settle it, from the counterpart's worst to its best."
    )
    only: str | None = Field(
        default=None, description="Id of the one option the counterpart can ever sign, where its hands are tied."
    )


class Pair(Noun):
    """Something each side has its own version of."""

    learner: str = Field(description="The learner's, as \"you\".")
    counterpart: str = Field(description="The counterpart's.")


class Reservation(Noun):
    """Points below which each side is better off walking away."""

    learner: float = Field(description="Points below which the learner is better off walking away, between 0 and 100.")
    counterpart: float = Field(
        description="Points below which the counterpart is better off walking away, between 0 and 100."
    )


class Fact(Noun):
    """Something the learner knows to be true; claiming the contrary is deception."""

    text: str = Field(description="What is true, as a sentence.")
    denials: tuple[str, ...] = Field(
        default=(), description="Wordings that contradict it; a learner who uses one has lied."
    )


class Start(Noun):
    """Starting trust, tension and patience where they differ from the difficulty's."""

    trust: float | None = Field(
        default=None, description="Trust at the start, 0 to 100, where it differs from the difficulty's."
    )
    tension: float | None = Field(
        default=None, description="Tension at the start, 0 to 100, where it differs from the difficulty's."
    )
    patience: float | None = Field(
        default=None, description="Patience at the start, 0 to 100, where it differs from the difficulty's."
    )


class Answer(Noun):
    """What the counterpart says freely when asked about something that is not hidden."""

    about: tuple[str, ...] = Field(min_length=1, description="Words of the question by which it is known.")
    lines: tuple[str, ...] = Field(min_length=1, description="What they answer; two variants or more.")


class Voice(Noun):
    """Authored lines that give nothing away: openings, reactions, plain answers."""

    openings: tuple[str, ...] = Field(
        min_length=1, description="Four to six first lines, each of which voices the position."
    )
    lines: dict[Situation, tuple[str, ...]] = Field(
        description="Lines for every situation; `roleplay.domain.moments` says when each is spoken."
    )
    answers: tuple[Answer, ...] = Field(
        description="What they say freely when asked: a dozen or more, that agree with each other."
    )


class FollowUp(Noun):
    """What happens 30 and 90 days after an agreement."""

    d30: tuple[str, ...] = Field(description="What happens 30 days after an agreement.")
    d90: tuple[str, ...] = Field(description="What happens 90 days after an agreement.")


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


class InterestExamples(Noun):
    """What a skilled learner might say once something of an interest could be heard. Shown as hints on request."""

    cue: tuple[str, ...] = Field(
        min_length=1, description="After one of its cues: two lines that fit any of them and guess nothing."
    )
    told: tuple[str, ...] = Field(
        min_length=1, description="After the concern was told in part: two lines that hold nothing of the whole of it."
    )


class Examples(Noun):
    """A skilled learner's lines, the last rung of the hints. They reach no prompt and are graded before they show."""

    opening: tuple[str, ...] = Field(min_length=1, description="Two answers to the first words.")
    proposal: tuple[str, ...] = Field(min_length=1, description="Two lines for when they ask what is proposed.")
    interests: dict[str, InterestExamples] = Field(description="The lines for each interest, by its id.")


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

    id: str = Field(
        pattern=PERSONA_ID, description="Name of the file, without its ending: small letters, digits and hyphens."
    )
    name: str = Field(description="First and last name.")
    role: str = Field(description="Their job.")
    industry: str = Field(description="The trade they work in, in a few words.")
    difficulty: Difficulty = Field(description="Where trust, tension and patience start and how fast they move.")
    title: str = Field(description="The card's title: a few words.")
    summary: str = Field(description="One inviting sentence for the card.")
    brief: str = Field(
        description='What the learner is told, as "you": who they are, what they want and may offer, what they know.'
    )
    position: str = Field(description="What the counterpart says it wants; every opening voices it.")
    manner: str = Field(
        description="How they talk, in a sentence or two: length of sentences, directness, vocabulary, humour."
    )
    style: Style = Field(description="How this person likes to work. Never a nationality's way.")
    facts: tuple[str, ...] = Field(description="What everybody at the table knows.")
    fact_sheet: tuple[Fact, ...] = Field(default=(), description="What the learner knows to be true.")
    public_elements: tuple[tuple[str, ...], ...] = Field(
        default=(), description="Words for each open goal or constraint that a good summary can cover."
    )
    start: Start = Field(
        default_factory=Start,
        description="Trust, tension and patience at the start, where they differ from the difficulty's."
    )
    triggers: dict[str, float] = Field(
        default_factory=dict, description="Harmful moves that hit this person harder, with a factor from 1 to 3."
    )
    interests: tuple[Interest, ...] = Field(
        min_length=3, max_length=4,
        description="The three or four reasons behind the position, which have to be earned."
    )
    issues: tuple[Issue, ...] = Field(
        min_length=3, max_length=4,
        description="The three or four things to settle. Each side's best options add up to 100 points."
    )
    reservation: Reservation = Field(description="What walking away is worth to each side, in points.")
    batna: Pair = Field(description="What each side does without an agreement, in words.")
    voice: Voice = Field(description="What they say.")
    follow_up: FollowUp = Field(description="What happens after an agreement.")
    prepare: PrepCard | None = Field(default=None, description="The prep card, read before the conversation.")
    examples: Examples | None = Field(
        default=None, description="Example lines for the last rung of the hints; without them there may be none."
    )
    samples: tuple[Sample, ...] = Field(default=(), description="Two annotated exchanges, one good and one weak.")
    expert: ExpertRun | None = Field(default=None, description="An annotated expert run for watching; it spoils.")
    variants: tuple[dict[str, str], ...] = Field(
        default=(),
        description="Other figures for the variants of this scenario: what stands for what, in every text. `60k: 90k` "
        "also changes sixty thousand, `8%: 9%` also eight per cent; everything else is taken word for word."
    )

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
