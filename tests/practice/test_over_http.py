"""Whole conversations over HTTP, through the real wiring: what is asked of whom, when, and how much."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from roleplay.content.places import shipped
from roleplay.domain.message import Message
from roleplay.domain.persona import Persona
from roleplay.domain.state import State
from roleplay.models import estimate_messages
from roleplay.practice import Ended, Graded, Moved, Replied
from roleplay.rules import director
from roleplay.rules.director.disclosure import earned
from tests.builders import CORE, each
from tests.fake_server import ACTOR, GRADER, Answer, Asked, FakeServer
from tests.practice.over_http import (
    HELLO,
    REPLY,
    SKILLED,
    honest,
    last_turn,
    opened,
    patient_prompts,
    playing,
    seen,
    shared,
    the,
    tokens,
)

TURNS = 22
SHOWN_OF_A_TURN = {"scenario", "topics", "facts", "before", "waiting", "explored", "counterpart", "learner"}
IN_A_ROW = 5
"""Words in a row that give a locked line away."""


def texts(value: Any) -> Iterator[str]:
    """Every string in a request, also in JSON within a string."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value
        if value.startswith("{"):
            yield from texts(json.loads(value))


def plain(text: str) -> str:
    """The text's words alone, so that neither quotation marks nor line breaks hide anything."""
    return " ".join(re.findall(r"[\w'%-]+", text.lower()))


def sent(asked: Asked) -> str:
    return plain("\n".join(texts(asked.body)))


def runs(text: str) -> list[str]:
    """The text's words, so many in a row; the whole of a shorter text."""
    words = plain(text).split()
    return [" ".join(words[at:at + IN_A_ROW]) for at in range(max(1, len(words) - IN_A_ROW + 1))]


def public(persona: Persona) -> str:
    """What of a persona may be said at any time."""
    voice = persona.voice
    answers = [line for answer in voice.answers for line in answer.lines]
    cues = [cue.line for interest in persona.interests for cue in interest.cues]
    return plain("\n".join([persona.brief, persona.position, *persona.facts, *voice.openings, *answers, *cues]))


def given_away(persona: Persona, state: State, asked: Asked) -> list[str]:
    """Words in a row of locked lines, and their figures, that are in a request and nobody has said."""
    locked, request = director.locked(persona, state), sent(asked)
    said = " ".join((plain("\n".join((*earned(persona, state), *SKILLED))), public(persona)))
    lines = [run for text in locked.texts for run in runs(text) if run not in said]
    figures = [plain(figure) for figure in locked.figures if plain(figure) not in ALWAYS_ASKED]
    return [line for line in (*lines, *figures) if f" {line} " in f" {request} "]


ALWAYS_ASKED = plain("\n".join(path.read_text(encoding="utf-8") for path in shipped("prompts").iterdir()
                               if path.is_file()))
"""The prompt files: a figure in there tells nothing of any counterpart."""


@pytest.fixture(autouse=True)
def well(fake_server: FakeServer) -> None:
    fake_server.script(ACTOR, by=lambda _: REPLY)
    fake_server.script(GRADER, by=honest)


@pytest.mark.parametrize("persona_id", each(CORE, CORE[:1]))
def test_over_a_long_talk_nothing_locked_is_asked_and_requests_share_their_beginning(
    persona_id: str, fake_server: FakeServer, tmp_path: Path
) -> None:
    disclosed = holding_back = 0
    with playing(fake_server, tmp_path, prompts_dir=patient_prompts(tmp_path / "prompts")) as app:
        persona, session = app.library.get(persona_id), opened(app, persona_id)
        before = app.practice.sitting(session).state
        for number in range(1, TURNS + 1):
            words = SKILLED[(number - 1) % 10]
            events = list(app.practice.play(session, words))
            assert the(Replied, events).turn.reply.source == f"openai:{ACTOR}"
            assert the(Graded, events).turn.assessment.source == f"openai:{GRADER}"
            assert len(fake_server.of(ACTOR)) == len(fake_server.of(GRADER)) == number
            after = the(Moved, events).state
            spoken, graded = fake_server.of(ACTOR)[-1], fake_server.of(GRADER)[-1]
            assert given_away(persona, after, spoken) == []
            assert given_away(persona, before, graded) == []
            holding_back += bool(director.locked(persona, after).texts)
            told = last_turn(app.practice, session).directions.disclose
            if told is not None:
                disclosed += 1
                assert plain(told.line) in sent(spoken), "what may be said is found where it is"
            before = after
    assert disclosed >= 3
    assert holding_back >= 8
    for role in (ACTOR, GRADER):
        asked = fake_server.of(role)
        assert shared(asked[18], asked[19]) >= 0.8


def test_the_grader_is_asked_while_the_reply_is_still_spoken(fake_server: FakeServer, tmp_path: Path) -> None:
    fake_server.script(ACTOR, by=lambda _: Answer(REPLY, gap=0.05))
    with playing(fake_server, tmp_path) as app:
        list(app.practice.play(opened(app), HELLO))
    [spoken], [graded] = fake_server.of(ACTOR), fake_server.of(GRADER)
    assert graded.began < spoken.ended


@pytest.mark.thorough
def test_requests_stay_bounded_over_sixty_turns(fake_server: FakeServer, tmp_path: Path) -> None:
    with playing(fake_server, tmp_path, prompts_dir=patient_prompts(tmp_path / "prompts"), token_budget=4000) as app:
        session = opened(app)
        for number in range(60):
            events = list(app.practice.play(session, SKILLED[number % 10]))
            assert not any(isinstance(event, Ended) for event in events)
        opening = app.practice.sitting(session).session.opening
    spoken, graded = fake_server.of(ACTOR), fake_server.of(GRADER)
    costs = [estimate_messages(Message(role=m["role"], text=m["content"]) for m in asked.messages) for asked in spoken]
    assert max(costs) <= 4000
    assert opening in spoken[0].text
    assert opening not in spoken[-1].text, "the talk is longer than the budget"
    assert all(SKILLED[number % 10] in "".join(texts(asked.body)) for number, asked in enumerate(spoken))
    assert max(len(tokens(asked)) for asked in graded) <= 1.15 * len(tokens(graded[0]))
    shares = [shared(*pair) for pair in pairwise(spoken[19:])]
    assert sum(share >= 0.8 for share in shares) / len(shares) >= 0.8


def test_the_grader_is_never_told_how_the_counterpart_feels_about_the_learner(
    fake_server: FakeServer, tmp_path: Path
) -> None:
    def played(name: str, meters: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        folder = tmp_path / name
        folder.mkdir()
        text = (shipped("personas") / "roi-not-price.yaml").read_text(encoding="utf-8")
        changed, times = re.subn(r"start: \{trust: 42, tension: 25, patience: 80\}", meters, text)
        assert times == 1
        (folder / "roi-not-price.yaml").write_text(changed, encoding="utf-8")
        fake_server.asked.clear()
        with playing(fake_server, folder, personas_dir=folder) as app:
            session = opened(app)
            list(app.practice.play(session, HELLO))
        return ([a.body for a in fake_server.of(ACTOR)], [a.body for a in fake_server.of(GRADER)])

    spoken, graded = played("trusting", "start: {trust: 71.25, tension: 3.5, patience: 93.75}")
    spoken_else, graded_else = played("wary", "start: {trust: 20.25, tension: 38.5, patience: 41.75}")
    assert spoken != spoken_else, "the counterpart's mood does reach its voice"
    assert graded == graded_else
    for asked in fake_server.of(GRADER):
        assert set(seen(asked)) == SHOWN_OF_A_TURN
        assert seen(asked)["waiting"] in ("none", "cue", "explicit")


def test_two_roles_two_models(fake_server: FakeServer, tmp_path: Path) -> None:
    with playing(fake_server, tmp_path) as app:
        session = opened(app)
        list(app.practice.play(session, HELLO))
        turn, kept = last_turn(app.practice, session), app.practice.sitting(session).session
    assert [asked.body["stream"] for asked in fake_server.of(ACTOR)] == [True]
    assert [asked.method for asked in fake_server.of(GRADER)] == ["json_schema"]
    assert kept.model == turn.reply.source == f"openai:{ACTOR}"
    assert turn.assessment.source == f"openai:{GRADER}"
    assert turn.reply.prompt.startswith("counterpart 2 sha256:")
    assert turn.assessment.prompt.startswith("evaluator 2 sha256:")
    assert [(u.role, u.source) for u in (*turn.reply.usage, *turn.usage)] == [
        ("counterpart", "reported"), ("evaluator", "reported")]


@pytest.mark.parametrize(("builtin", "asked"), [("evaluator_model", ACTOR), ("counterpart_model", GRADER)])
def test_one_role_built_in_and_the_other_a_model(
    builtin: str, asked: str, fake_server: FakeServer, tmp_path: Path
) -> None:
    with playing(fake_server, tmp_path, **{builtin: "builtin"}) as app:
        session = opened(app)
        list(app.practice.play(session, HELLO))
        turn = last_turn(app.practice, session)
    assert {one.model for one in fake_server.asked} == {asked}
    sources = (turn.reply.source, turn.assessment.source)
    assert sources == ((f"openai:{ACTOR}", "builtin") if asked == ACTOR else ("builtin", f"openai:{GRADER}"))
    assert turn.assessment.status == "graded"
