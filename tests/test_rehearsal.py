"""The rehearsal: skill wins, pushing does not, and an author is told what is wrong. By three shipped counterparts."""

from collections.abc import Callable
from functools import cache
from statistics import mean

import pytest

from roleplay.content.library import Library
from roleplay.domain.persona import Interest, Persona, Start
from roleplay.rehearsal import (
    LEARNERS,
    PUSHING,
    Run,
    Stage,
    clause,
    offered,
    rehearse,
    rehearse_all,
    subject,
    table,
    turned,
    verdict,
)
from roleplay.rules import deal, director
from tests.builders import a_rubric, an_interest

RUBRIC = a_rubric()
PERSONAS = {name: Library().get(name) for name in ("roi-not-price", "disruptive", "two-weeks-late")}
SEEDS = (1, 2, 3, 4)


@cache
def runs(name: str) -> tuple[Run, ...]:
    return rehearse_all(PERSONAS[name], RUBRIC, SEEDS)


def of(name: str, learner: str) -> list[Run]:
    return [run for run in runs(name) if run.learner == learner]


def changed(persona: Persona, change: Callable[[Interest], dict[str, object]]) -> Persona:
    interests = tuple(interest.model_copy(update=change(interest)) for interest in persona.interests)
    return persona.model_copy(update={"interests": interests})


@pytest.mark.parametrize("name", PERSONAS)
def test_skill_wins_every_shipped_counterpart_with_every_seed(name: str) -> None:
    reservation = PERSONAS[name].reservation
    for run in of(name, "skilled"):
        assert run.found == 1
        assert run.deal is not None
        assert run.deal[0] > reservation.learner
        assert run.deal[1] > reservation.counterpart


@pytest.mark.parametrize("name", PERSONAS)
def test_the_better_one_listens_the_more_one_hears(name: str) -> None:
    found = {learner: mean(run.found for run in of(name, learner)) for learner in LEARNERS}
    assert found["skilled"] > found["competent"] > found["average"] > found["stuffing"]
    assert found["stuffing"] >= found["interrogating"] >= found["pitching"] >= found["aggressive"]


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(1, 6))
@pytest.mark.parametrize("name", Library().ids())
def test_the_order_is_strict_with_every_counterpart_and_seed(name: str, seed: int) -> None:
    persona = Library().get(name)
    runs = {learner: rehearse(persona, RUBRIC, learner, seed) for learner in LEARNERS}
    found = {learner: run.found for learner, run in runs.items()}
    assert found["skilled"] > found["competent"] > found["average"] > found["stuffing"]
    assert found["stuffing"] >= max(found[learner] for learner in PUSHING)
    assert runs["skilled"].deal is not None
    assert runs["skilled"].deal[0] > persona.reservation.learner
    assert runs["skilled"].deal[1] > persona.reservation.counterpart


@pytest.mark.parametrize("learner", [*PUSHING, "pushover"])
@pytest.mark.parametrize("name", PERSONAS)
def test_pushing_and_giving_in_open_nobody(name: str, learner: str) -> None:
    for run in of(name, learner):
        assert run.found < 1 / 3
        assert run.outcome != "agreed"


@pytest.mark.parametrize("name", PERSONAS)
def test_nothing_is_wrong_with_a_shipped_counterpart(name: str) -> None:
    assert list(verdict(PERSONAS[name], runs(name))) == []


@pytest.mark.parametrize("learner", LEARNERS)
def test_the_same_seed_gives_the_same_run(learner: str) -> None:
    persona = PERSONAS["disruptive"]
    assert rehearse(persona, RUBRIC, learner, 5) == rehearse(persona, RUBRIC, learner, 5)


def test_a_counterpart_that_nothing_opens_cannot_be_won() -> None:
    closed = changed(PERSONAS["roi-not-price"], lambda _: {"needs_move": ("pause_reset",)})
    told = list(verdict(closed, rehearse_all(closed, RUBRIC, (1,))))
    assert len(told) == 1
    assert str(told[0]) == "interests: the skilled learner cannot win (found 33% at best)"
    assert "Lower a depth" in told[0].hint


def test_a_counterpart_that_gives_in_to_pushing_is_found_out() -> None:
    common = ("budget", "decide", "problem", "win-win", "together", "matters")
    gullible = changed(PERSONAS["disruptive"], lambda interest: {
        "topics": (*interest.topics, *common), "depth": 1, "keys": ("label", "open_question", "follow_up")})
    gullible = gullible.model_copy(update={"start": Start(trust=80, tension=0, patience=100)})
    told = list(verdict(gullible, rehearse_all(gullible, RUBRIC, (1, 2, 3))))
    assert told
    for finding in told:
        assert finding.problem.split()[0] in PUSHING
        assert finding.problem.endswith("of the interests out")
        assert finding.hint == "Make topics narrower."


def test_a_deal_for_pushing_is_named() -> None:
    persona = PERSONAS["disruptive"]
    bought = Run(learner="aggressive", seed=1, turns=3, outcome="agreed", found=0, deal=(90, 40))
    kept = [run for run in runs("disruptive") if run.learner != "aggressive"]
    assert [str(finding) for finding in verdict(persona, [*kept, bought], "d.yaml")] == [
        "d.yaml: issues: aggressive got a deal"]


def test_a_deal_below_a_reservation_value_is_no_win() -> None:
    persona = PERSONAS["disruptive"]
    poor = [run.model_copy(update={"deal": (persona.reservation.learner - 1, 60)}) if run.learner == "skilled" else run
            for run in runs("disruptive")]
    assert [finding.field for finding in verdict(persona, poor)] == ["issues"]


def test_the_table_has_a_line_for_every_learner() -> None:
    lines = list(table(runs("disruptive")))
    assert [line.split()[0] for line in lines] == ["learner", *LEARNERS]
    skilled = lines[1].split()
    assert skilled[1] == "1.00"
    assert "agreed" in skilled


@pytest.mark.parametrize(("said", "taken_up"), [
    ("Yes. I was ashamed of it, and they saw.", "you were ashamed of it"),
    ("And which is why I hadn't mentioned it.", "is why you hadn't mentioned it"),
    ("Fine. You know how it goes.", "we know how it goes"),
    ("No.", "no"),
])
def test_a_clause_is_taken_up_with_the_speaker_turned_round(said: str, taken_up: str) -> None:
    assert clause(said) == taken_up


def test_names_keep_their_capital_when_they_are_taken_up() -> None:
    assert turned("CFO reviews us in March") == "CFO reviews you in March"
    assert turned("Nobody tells me") == "nobody tells you"
    assert turned("I would buy you a keyboard") == "you would buy us a keyboard"
    assert turned("you picked this and not for you") == "we picked this and not for us"


def test_topics_are_spoken_as_names() -> None:
    interest = an_interest(topics=("explain", "embarrassed", "your team", "review"))
    assert {subject(interest, turn) for turn in range(4)} == {"your team", "the review"}
    assert subject(an_interest(topics=("justify",)), 1) == "the justify"


def test_an_exchange_gives_and_asks_and_what_stands_is_said_back() -> None:
    persona = PERSONAS["two-weeks-late"]
    state = director.begin(persona, RUBRIC, 1)
    known = state.model_copy(update={
        "trust": 75.0, "tension": 10.0,
        "interests": tuple(interest.model_copy(update={"level": 3}) for interest in state.interests)})
    words = offered(Stage(persona, known, (), RUBRIC))
    offer = deal.read_offer(words, persona.issues)
    assert offer is not None
    assert (offer.conditional, set(offer.terms)) == (True, {issue.id for issue in persona.issues})
    standing = known.model_copy(update={"agreed": True, "table": dict(offer.terms)})
    said_back = deal.read_offer(offered(Stage(persona, standing, (), RUBRIC)), persona.issues)
    assert said_back is not None
    assert (said_back.restates, said_back.terms) == (True, offer.terms)
