"""Rehearses a counterpart with scripted learners through the real path, words in and words out.

An author sees at once whether the counterpart can be won by skill, and only by skill. The scripted learners are no
models of people: the skilled one is told which words touch which interest, so it proves that a way in exists.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from roleplay.content.finding import Finding, error
from roleplay.counterpart.base import Counterpart
from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.counterpart.builtin.hearing import lowered
from roleplay.counterpart.builtin.lines import split
from roleplay.counterpart.unkept import play
from roleplay.domain.base import Noun, Said
from roleplay.domain.persona import Interest, Issue, Persona
from roleplay.domain.rubric import Rubric
from roleplay.domain.state import Outcome, State
from roleplay.rules import deal

PARTIAL, FULL = 2, 3
SEEDS = (1, 2, 3)
LONGEST_QUOTE = 10
"""Words of the counterpart's that a scripted learner takes up at once."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


SWAPS = {
    **dict.fromkeys(("i", "me", "we", "us"), "you"),
    **dict.fromkeys(("my", "our"), "your"),
    **dict.fromkeys(("i'm", "we're"), "you're"),
    **dict.fromkeys(("i'd", "we'd"), "you'd"),
    **{"mine": "yours", "i've": "you've", "i'll": "you'll", "myself": "yourself", "am": "are"},
    **{"you": "we", "you'd": "we'd", "you're": "we're", "you've": "we've", "you'll": "we'll"},
    **{"your": "our", "yours": "ours", "yourself": "ourselves"},
}
"""Words that change when the other one says them."""
OBJECT_AFTER = _set("""
of to for with from at about on by without behind above after before than like give gave tell told buy bought ask asked
know knew let help need needs let's want wants show showed believe trust trusted warn warned love
""")
"""Words behind which something is done to "you"; behind any other "you" does something."""
SAID_OF_ONE = (("I was ", "I were "), ("I am ", "I are "))
"""Verbs that change with them."""
LEADS = _set("a an the your our in on at to for how what when why who being next last those")
"""Words with which a topic needs no article."""
NO_NAMES = _set("""
justify prove proven measure adopt explain hear told tell leave resign integrate connect sync disrupt communicate
reliable unreliable land lands deliver show shows survivable grow find found heard straight short burn sign protect
believe honest disclose responsible clinical check switch say his her they win lose promise
""")
"""First words of topics that are no names for anything."""
JOINTS = frozenset(("and", "but", "so", "which", "because", "or", "that", "then"))
"""Words with which no clause begins when it is taken up."""

LAST_TURNS, SUM_UP_EVERY = 2, 4
OPENING = (
    "Thanks for making the time, {name}. We both want something that still holds a year from now. Could we spend ten "
    "minutes on what matters to you, and only then talk numbers?"
)
FIRST_THINGS_FIRST = (
    "Thank you for taking this call, {name}. It sounds like you're upset because {turned}, and I can see why: you are "
    "the one who has to live with it. Have I got that right?"
)
LABELS = (
    "It sounds like {topic} weighs on you because {turned}. Given that, it makes sense that you hold back. "
    "Have I got that right?",
    "It seems that {topic} has been hard on you, because {turned}. Anyone in your place would be careful. "
    "Is that how it is?",
    "I can see why {topic} worries you, because {turned}. Of course you want to be sure of it first. "
    "Is there more to it?",
)
STILL_WITH_YOU = "I can see why that weighs on you, because {turned}, and it makes sense to me. "
UNDERSTOOD = (
    "So it's less about the number than about {element}. It sounds like {topic} matters because {turned}, and that "
    "makes sense to me. What would happen to you if it went wrong?"
)
SUMMARY = "So on your side it's about {parts}, and {public} is only part of it. Have I got that right?"
FOLLOW_UP = "You said {turned}. What is it about {topic} that matters most to you?"
EXCHANGE = (
    "Thank you for telling me what has to hold for you. If you can agree to {asked}, then I can give you {given}, so "
    "each of us carries part of it. How does that look from your side?"
)
SAID_BACK = (
    "So to confirm: {terms}. I'll send that in writing by Friday, you own the next step on your side, and we check in "
    "after 30 days. Have I got that right?"
)

UPSET = "Hi. It sounds like you're angry because {topic} has been trouble for you."
SYMPATHY = (
    "I hear you, that must be frustrating. I'm sorry about that.",
    "I can imagine that it's annoying.",
    "I understand that this is difficult for you.",
    "Sorry, I see that it bothers you. That can't be easy.",
)


class Run(Noun):
    """How one rehearsal ended."""

    learner: str
    seed: int
    turns: int
    outcome: Outcome
    found: float
    """Share of the hidden interests that came out, 0-1, levels weighted alike."""
    deal: tuple[float, float] | None = None
    """Points of the learner and of the counterpart."""


@dataclass(frozen=True)
class Stage:
    """What a scripted learner acts on."""

    persona: Persona
    state: State
    said: tuple[Said, ...]
    rubric: Rubric

    @property
    def turn(self) -> int:
        """Number of the turn to be taken."""
        return self.state.turn + 1

    @property
    def last(self) -> str:
        """The counterpart's last words."""
        return self.said[-1].text

    @property
    def aim(self) -> Interest:
        """Of the interests not yet fully told, one that something may come out of now, the furthest out first."""
        return min(
            self.persona.interests,
            key=lambda i: (
                self.level(i) == FULL,
                not self.within_reach(i),
                not self.ready(i),
                -self.level(i),
                -self.progress(i),
                i.depth,
            ),
        )

    def within_reach(self, interest: Interest) -> bool:
        """Whether trust is high and tension low enough for its next level."""
        rules, level = self.rubric.dynamics, self.level(interest)
        return level < FULL and (
            self.state.trust >= rules.trust_by_depth[interest.depth][level]
            and self.state.tension <= rules.tension_by_level[level]
        )

    def ready(self, interest: Interest) -> bool:
        """Whether the pause since something last came out of it is over."""
        return self.turn - self.state.interest(interest.id).last_rise >= self.rubric.dynamics.opening.gap

    def level(self, interest: Interest) -> int:
        """How far it is out, 0-3."""
        return self.state.interest(interest.id).level

    def progress(self, interest: Interest) -> float:
        """Progress towards its next level."""
        return self.state.interest(interest.id).progress

    def known(self) -> tuple[Interest, ...]:
        """Interests that are at least partly told."""
        return tuple(interest for interest in self.persona.interests if self.level(interest) >= PARTIAL)


Learner = Callable[[Stage], str]


def clause(text: str) -> str:
    """A clause of their last words to take up, with the speaker turned round: "I need it" → "you need it"."""
    parts = [part for sentence in split(text)[-2:] for part in re.split(r"[!?;:,…]+|\.(?=\s|$)", sentence)]
    if not any(_quotable(part) for part in parts):
        parts = [piece for part in parts for piece in re.split(r"\s(?:and|but|so)\s", part)]
    clauses = [re.sub(r"[“”\"]", "", part).strip(" -'") for part in parts]
    fitting = [part for part in clauses if _quotable(part)] or [
        " ".join(text.rstrip(".!?").split()[:LONGEST_QUOTE])
    ]
    words = max(fitting, key=len).split()
    while len(words) > 3 and words[0].lower() in JOINTS:
        words = words[1:]
    return turned(" ".join(words))


def _quotable(part: str) -> bool:
    return 3 <= len(part.split()) <= LONGEST_QUOTE


def turned(words: str) -> str:
    """The words as the other one would say them."""
    for own, other in SAID_OF_ONE:
        words = words.replace(own, other)
    spoken = words.split()
    swapped = [SWAPS.get(word.lower().replace("’", "'"), word) for word in spoken]
    for place, word in enumerate(spoken):
        last = place == len(spoken) - 1
        if place and word.lower() == "you" and (last or spoken[place - 1].lower() in OBJECT_AFTER):
            swapped[place] = "us"
    return lowered(" ".join(swapped))


def subject(interest: Interest, turn: int) -> str:
    """A word by which a turn touches this interest, as something to talk about: "the CFO", "your team"."""
    nouns = [
        topic
        for topic in interest.topics
        if topic.split()[0].lower() not in NO_NAMES and not topic.endswith(("ed", "ing", "ly", "less"))
    ]
    nouns = nouns or list(interest.topics)
    topic = nouns[turn % len(nouns)]
    return topic if topic.split()[0].lower() in LEADS else f"the {topic}"


def element(interest: Interest, turn: int) -> str:
    """A word by which a summary covers this interest."""
    return interest.element[turn % len(interest.element)]


def terms_asked(stage: Stage) -> dict[str, str]:
    """The best deal for both together among those the counterpart would take by what is known now."""
    persona, state = stage.persona, stage.state
    if state.agreed:
        return dict(state.table)
    bar = deal.acceptance(persona, state, stage.rubric) + 2
    fitting = [d for d in deal.packages(persona.issues) if deal.perceived(persona, state, d.terms, stage.rubric) >= bar]
    own = [d for d in fitting if d.learner >= persona.reservation.learner]
    choice = own or fitting or deal.packages(persona.issues)
    return max(choice, key=lambda d: (d.learner + d.counterpart, d.learner)).terms


def offered(stage: Stage) -> str:
    """Put the terms as an exchange, what is good for the learner against what is good for them; or say them back."""
    terms, issues = terms_asked(stage), stage.persona.issues
    if stage.state.agreed:
        return SAID_BACK.format(terms=deal.wording(issues, terms))
    own = [issue for issue in issues if _favours_learner(issue, terms[issue.id])] or list(issues[:1])
    if len(own) == len(issues):
        own = own[:-1]
    asked = {issue.id: terms[issue.id] for issue in own}
    given = {issue: option for issue, option in terms.items() if issue not in asked}
    return EXCHANGE.format(asked=deal.wording(issues, asked), given=deal.wording(issues, given))


def _favours_learner(issue: Issue, chosen: str) -> bool:
    points = {option.id: (option.learner, option.counterpart) for option in issue.options}
    learner, counterpart = points[chosen]
    return learner >= counterpart


def skilled(stage: Stage) -> str:
    """Acknowledges what was just said before anything else, follows the thread, sums up, then trades."""
    persona, aim, known, name = stage.persona, stage.aim, stage.known(), stage.persona.name.split()[0]
    topic, words = subject(aim, stage.turn), clause(stage.last)
    if stage.turn == 1:
        return (FIRST_THINGS_FIRST if stage.state.pending else OPENING).format(name=name, turned=words)
    left = stage.state.budget - stage.turn
    if stage.state.pending and left > LAST_TURNS:
        return LABELS[stage.turn % len(LABELS)].format(topic=topic, turned=words)
    if stage.state.agreed or left <= LAST_TURNS or all(stage.level(interest) == FULL for interest in persona.interests):
        return (STILL_WITH_YOU.format(turned=words) if stage.state.pending else "") + offered(stage)
    if not stage.within_reach(aim) and stage.turn % 2:
        return LABELS[stage.turn % len(LABELS)].format(topic=topic, turned=words)
    if stage.level(aim) == PARTIAL:
        return UNDERSTOOD.format(element=element(aim, stage.turn), turned=words, topic=topic)
    if known and stage.turn % SUM_UP_EVERY == 0:
        parts = " and ".join(element(interest, stage.turn) for interest in known)
        public = persona.public_elements[0][0] if persona.public_elements else "the price"
        return SUMMARY.format(parts=parts, public=public)
    return FOLLOW_UP.format(turned=words, topic=topic)


def competent(stage: Stage) -> str:
    """Asks and listens on most turns, passes over a feeling now and then, sums up nothing."""
    topic, words = subject(stage.aim, stage.turn), clause(stage.last)
    about = topic if stage.level(stage.aim) < PARTIAL else "that"
    label = f"It sounds like {about} worries you because {words}."
    lines = (
        f"What makes {topic} difficult at the moment?",
        label,
        f"So {words}. How does {topic} come into it?",
        f"You said {words}. What would that mean for {topic}?",
        f"That must be frustrating. What would help with {topic}?",
        "What else should I know?",
    )
    tense = stage.state.tension > stage.rubric.dynamics.tension_by_level[FULL - 1]
    if (stage.state.pending == 2 or tense) and stage.turn % 2:
        return label
    known, left = len(stage.known()), stage.state.budget - stage.turn
    if stage.state.agreed or known == len(stage.persona.interests) or (known and left <= LAST_TURNS):
        return offered(stage)
    return lines[stage.turn % len(lines)]


def average(stage: Stage) -> str:
    """Means well: kind in general terms, asks now and then, pitches when it gets quiet."""
    topic = subject(stage.aim, stage.turn)
    if stage.turn == 1 and stage.state.pending:
        return UPSET.format(topic=topic)
    if stage.state.pending == 2 and stage.turn % 2:
        return SYMPATHY[stage.turn // 2 % len(SYMPATHY)]
    lines = (
        f"I understand. What about {topic}?",
        "Our product is easy to use and most customers are happy with it.",
        "Do you have any questions about our proposal?",
        "Is it the price that is the problem?",
        f"Is {topic} a problem for you?",
        "We could look at a discount.",
        "What do the others think?",
        f"I know, {topic} is never easy.",
        "Who decides, when would you start and what else are you looking at?",
    )
    openings = ("Hi, thanks for the call. How are you?", f"How do you deal with {topic} today?")
    told = any(stage.level(interest) for interest in stage.persona.interests)
    return lines[stage.turn % len(lines)] if told or stage.turn > len(openings) else openings[stage.turn - 1]


def _scripted(*lines: str) -> Learner:
    return lambda stage: lines[(stage.turn - 1) % len(lines)]


PUSHOVER = _scripted(
    "Thanks for your time.",
    "You're right, we can lower the price.",
    "I understand. We'll give you that.",
    "That must be hard. You're right.",
    "What would you like?",
    "OK, we can do that for free as well.",
)
STUFFING = _scripted(
    "It sounds like we can work on this together, we both want a win-win.",
    "It seems like you feel something. We understand together.",
    "It sounds like we want what you want, and we can do it together.",
    "I hear you. It sounds like that. What matters to you together with us?",
)
INTERROGATING = _scripted(
    "What is your budget?",
    "Who decides?",
    "When do you decide?",
    "Why not now?",
    "What else are you looking at? How many users? Which system?",
    "What is the problem?",
    "Who else is involved? Why? Since when?",
)
PITCHING = _scripted(
    "Our product is best in class and pays for itself in six months.",
    "Let me tell you about three features that customers love.",
    "It's a fair price. Everybody else has accepted it.",
    "With our premium package you get even more.",
    "Surely you see what it would save you?",
)
AGGRESSIVE = _scripted(
    "Take it or leave it.",
    "You need to decide today or the offer is gone.",
    "It's not a big deal, you're overreacting.",
    "Your people are the problem here.",
    "Sign by Friday or we stop talking.",
)

LEARNERS: dict[str, Learner] = {
    "skilled": skilled,
    "competent": competent,
    "average": average,
    "pushover": PUSHOVER,
    "stuffing": STUFFING,
    "interrogating": INTERROGATING,
    "pitching": PITCHING,
    "aggressive": AGGRESSIVE,
}
PUSHING = ("stuffing", "interrogating", "pitching", "aggressive")


def rehearse(persona: Persona, rubric: Rubric, name: str, seed: int, counterpart: Counterpart | None = None) -> Run:
    """One whole session of a scripted learner with this counterpart."""
    exchanges = play(
        persona,
        rubric,
        lambda state, said: LEARNERS[name](Stage(persona, state, said, rubric)),
        seed,
        counterpart or BuiltinCounterpart(),
    )
    *_, last = exchanges
    state = last.after
    found = sum(interest.level for interest in state.interests) / (FULL * len(state.interests))
    agreed = state.deal if state.outcome == "agreed" else None
    return Run(
        learner=name,
        seed=seed,
        turns=state.turn,
        outcome=state.outcome,
        found=found,
        deal=(agreed.learner, agreed.counterpart) if agreed else None,
    )


def rehearse_all(persona: Persona, rubric: Rubric, seeds: Iterable[int] = SEEDS) -> tuple[Run, ...]:
    """Every scripted learner, with each seed."""
    return tuple(rehearsing(persona, rubric, seeds))


def rehearsing(persona: Persona, rubric: Rubric, seeds: Iterable[int] = SEEDS) -> Iterator[Run]:
    """Every scripted learner, with each seed, one run as soon as it is over; `len(LEARNERS)` runs a seed."""
    return (rehearse(persona, rubric, name, seed) for name, seed in itertools.product(LEARNERS, tuple(seeds)))


def verdict(persona: Persona, runs: Iterable[Run], path: str = "") -> Iterator[Finding]:
    """What is wrong with a counterpart by its rehearsal; nothing where skill wins it and pushing does not.

    `path` is named in every finding.
    """
    return (finding.model_copy(update={"path": path}) for finding in _faults(persona, runs))


def _faults(persona: Persona, runs: Iterable[Run]) -> Iterator[Finding]:
    by_learner: dict[str, list[Run]] = {}
    for run in runs:
        by_learner.setdefault(run.learner, []).append(run)
    own, theirs = persona.reservation.learner, persona.reservation.counterpart
    if not any(
        run.found == 1 and run.deal and run.deal[0] >= own and run.deal[1] >= theirs for run in by_learner["skilled"]
    ):
        best = max(run.found for run in by_learner["skilled"])
        if best < 1:
            yield error(
                "interests",
                f"the skilled learner cannot win (found {best:.0%} at best)",
                "Lower a depth, add topics, or give more keys.",
            )
        else:
            yield error(
                "issues",
                "the skilled learner finds everything and cannot win: no deal above both reservation values",
                "Raise what the options with `needs` are worth to both, or lower a reservation value.",
            )
    for name in PUSHING:
        if any(run.outcome == "agreed" for run in by_learner[name]):
            yield error(
                "issues",
                f"{name} got a deal",
                "Lower what the options without `needs` are worth to the counterpart.",
            )
        if (most := max(run.found for run in by_learner[name])) > 1 / 3:
            yield error("interests", f"{name} got {most:.0%} of the interests out", "Make topics narrower.")


def table(runs: Iterable[Run]) -> Iterator[str]:
    """The rehearsal as lines of text: per learner the mean of what was found, deals and how it ended."""
    yield f"  {'learner':14}{'found':>7}{'turns':>7}  {'ended':24}deal (you / them)"
    for name, group in itertools.groupby(runs, key=lambda run: run.learner):
        mine = list(group)
        ends = ", ".join(dict.fromkeys(run.outcome for run in mine))
        deals = "  ".join(f"{run.deal[0]:.0f} / {run.deal[1]:.0f}" for run in mine if run.deal)
        found, turns = (sum(values) / len(mine) for values in ([r.found for r in mine], [r.turns for r in mine]))
        yield f"  {name:14}{found:7.2f}{turns:7.1f}  {ends:24}{deals}"
