"""Rehearses a counterpart with scripted learners through the real path, words in and words out.

An author sees at once whether the counterpart can be won by skill, and only by skill. The scripted learners are no
models of people: the skilled one is told which words touch which interest, so it proves that a way in exists.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from roleplay.counterpart.base import Counterpart, Scene
from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.domain.base import Noun, Said
from roleplay.domain.persona import Interest, Persona
from roleplay.domain.rubric import Rubric
from roleplay.domain.state import Outcome, State
from roleplay.rules import deal, director, signals
from roleplay.rules.grading import grade

PARTIAL, FULL = 2, 3
SEEDS = (1, 2, 3)
LONGEST_QUOTE = 10
"""Words of the counterpart's that a scripted learner takes up at once."""
SWAPS = {
    "i": "you",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "i'm": "you're",
    "i'd": "you'd",
    "i've": "you've",
    "i'll": "you'll",
    "we": "you",
    "us": "you",
    "our": "your",
    "myself": "yourself",
    "am": "are",
}


LAST_TURNS, SUM_UP_EVERY = 4, 4
OPENING = (
    "Thanks for making the time, {name}. We both want something that still holds a year from now. Could we spend ten "
    "minutes on what matters to you, and only then talk numbers?"
)
LABEL = (
    "It sounds like {topic} weighs on you because {turned}. Given that, it makes sense that you hold back. "
    "Have I got that right?"
)
UNDERSTOOD = (
    "So it's less about the price than about {element}: {turned}. It sounds like {topic} matters because a lot hangs on "
    "it for you. What would happen if {topic} went wrong?"
)
SUMMARY = "So {parts} have to hold, and {public} is only part of it. What am I missing?"
FOLLOW_UP = "You said {turned}. What is it about {topic} that matters most to you?"
EXCHANGE = (
    "You told me what has to hold for you. If we can agree on {terms}, then both of us carry part of it. "
    "How does that look from your side?"
)
SAID_BACK = (
    "So to confirm: {terms}. I'll send that in writing by Friday, you own the next step on your side, and we check in "
    "after 30 days. Have I got that right?"
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
        """The interest that is furthest out and not yet fully told; the last one when all are."""
        ranked = sorted(
            self.persona.interests, key=lambda i: (self.level(i) == FULL, -self.level(i), -self.progress(i))
        )
        return ranked[0]

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
    clauses = [part.strip(" …-“”\"'") for part in re.split(r"[.!?;:,…]+", text)]
    fitting = [part for part in clauses if 3 <= len(part.split()) <= LONGEST_QUOTE] or [
        " ".join(text.split()[:LONGEST_QUOTE])
    ]
    words = max(fitting, key=len).split()
    return " ".join(SWAPS.get(word.lower(), word) for word in words)


def element(interest: Interest, turn: int) -> str:
    """A word by which a summary covers this interest."""
    return interest.element[turn % len(interest.element)]


def terms_asked(stage: Stage) -> dict[str, str]:
    """The best deal for the learner among those the counterpart would take by what is known now."""
    persona, state = stage.persona, stage.state
    if state.agreed:
        return dict(state.table)
    bar = deal.acceptance(persona, state, stage.rubric) + 2
    fitting = [d for d in deal.packages(persona.issues) if deal.perceived(persona, state, d.terms, stage.rubric) >= bar]
    own = [d for d in fitting if d.learner >= persona.reservation.learner]
    return max(own or fitting or deal.packages(persona.issues), key=lambda d: (d.learner, d.counterpart)).terms


def offered(stage: Stage) -> str:
    """Put the terms as an exchange, or say them back where they stand."""
    words = deal.wording(stage.persona.issues, terms_asked(stage))
    return (SAID_BACK if stage.state.agreed else EXCHANGE).format(terms=words)


def skilled(stage: Stage) -> str:
    """Labels before solving, follows the thread, sums up, then trades."""
    persona, aim, known = stage.persona, stage.aim, stage.known()
    topic, turned = aim.topics[stage.turn % len(aim.topics)], clause(stage.last)
    if stage.turn == 1:
        return OPENING.format(name=persona.name.split()[0])
    if stage.state.agreed:
        return offered(stage)
    if stage.state.pending:
        return LABEL.format(topic=topic, turned=turned)
    if stage.level(aim) == PARTIAL:
        return UNDERSTOOD.format(element=element(aim, stage.turn), turned=turned, topic=topic)
    if len(known) == len(persona.interests) or stage.state.budget - stage.turn <= LAST_TURNS:
        return offered(stage)
    if known and stage.turn % SUM_UP_EVERY == 0:
        parts = " and ".join(element(interest, stage.turn) for interest in known)
        public = persona.public_elements[0][0] if persona.public_elements else "the price"
        return SUMMARY.format(parts=parts, public=public)
    return FOLLOW_UP.format(turned=turned, topic=topic)


def competent(stage: Stage) -> str:
    """Asks and listens on most turns, sums up rarely."""
    topic, turned = stage.aim.topics[stage.turn % len(stage.aim.topics)], clause(stage.last)
    lines = (
        f"What makes {topic} difficult at the moment?",
        f"It sounds like {topic} worries you because {turned}.",
        "What else should I know?",
        f"So {turned}. How does {topic} come into it?",
        "That must be frustrating. What would help?",
    )
    if stage.state.agreed or (stage.known() and stage.state.budget - stage.turn <= 5):
        return offered(stage)
    return lines[stage.turn % len(lines)]


def _scripted(*lines: str) -> Learner:
    return lambda stage: lines[(stage.turn - 1) % len(lines)]


AVERAGE = _scripted(
    "Hi, thanks for the call. How are you?",
    "Do you have any questions about our proposal?",
    "I understand. What is your budget?",
    "Our product is easy to use and most customers are happy with it.",
    "I hear you, that must be frustrating. What would you need?",
    "Is it the price that is the problem?",
    "We could look at a discount.",
    "What does your team think?",
    "Who decides, when would you start and what else are you looking at?",
    "I need you to give me a date.",
)
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
    "average": AVERAGE,
    "pushover": PUSHOVER,
    "stuffing": STUFFING,
    "interrogating": INTERROGATING,
    "pitching": PITCHING,
    "aggressive": AGGRESSIVE,
}
PUSHING = ("stuffing", "interrogating", "pitching", "aggressive")


def rehearse(persona: Persona, rubric: Rubric, name: str, seed: int, counterpart: Counterpart | None = None) -> Run:
    """One whole session of a scripted learner with this counterpart."""
    voice, state = counterpart or BuiltinCounterpart(), director.begin(persona, rubric, seed)
    said: tuple[Said, ...] = (Said(speaker="counterpart", text=director.opening(persona, seed)),)
    while not state.ended:
        words = LEARNERS[name](Stage(persona, state, said, rubric))
        context = director.context(persona, state, said)
        reading = grade(signals.read(words, context), words, context, rubric)
        state, directions = director.advance(state, reading, persona, rubric)
        said = (*said, Said(speaker="learner", text=words))
        speech = voice.reply(Scene(directions=directions, said=said, voice=persona.voice, seed=seed))
        for _ in speech:
            pass
        said = (*said, Said(speaker="counterpart", text=speech.spoken.text))
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
    return tuple(rehearse(persona, rubric, name, seed) for name, seed in itertools.product(LEARNERS, tuple(seeds)))


def verdict(persona: Persona, runs: Iterable[Run]) -> Iterator[str]:
    """What is wrong with a counterpart by its rehearsal, in words; nothing where skill wins it and pushing does not."""
    by_learner: dict[str, list[Run]] = {}
    for run in runs:
        by_learner.setdefault(run.learner, []).append(run)
    own, theirs = persona.reservation.learner, persona.reservation.counterpart
    if not any(
        run.found == 1 and run.deal and run.deal[0] >= own and run.deal[1] >= theirs for run in by_learner["skilled"]
    ):
        best = max(run.found for run in by_learner["skilled"])
        yield (
            f"interests: the skilled learner cannot win (found {best:.0%} at best): "
            "lower a depth, add topics, or give more keys"
        )
    for name in PUSHING:
        if any(run.outcome == "agreed" for run in by_learner[name]):
            yield f"issues: {name} got a deal: lower what the options without `needs` are worth to the counterpart"
        if (most := max(run.found for run in by_learner[name])) > 1 / 3:
            yield f"interests: {name} got {most:.0%} of the interests out: make topics narrower"


def table(runs: Iterable[Run]) -> Iterator[str]:
    """The rehearsal as lines of text: per learner the mean of what was found, deals and how it ended."""
    yield f"  {'learner':14}{'found':>7}{'turns':>7}  {'ended':24}deal (you / them)"
    for name, group in itertools.groupby(runs, key=lambda run: run.learner):
        mine = list(group)
        ends = ", ".join(dict.fromkeys(run.outcome for run in mine))
        deals = "  ".join(f"{run.deal[0]:.0f} / {run.deal[1]:.0f}" for run in mine if run.deal)
        found, turns = (sum(values) / len(mine) for values in ([r.found for r in mine], [r.turns for r in mine]))
        yield f"  {name:14}{found:7.2f}{turns:7.1f}  {ends:24}{deals}"
