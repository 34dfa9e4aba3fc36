"""Watching: expert runs are real, win everything there is to win, and nothing of theirs travels towards a prompt."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from roleplay.content.library import Library
from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.counterpart.unkept import play
from roleplay.domain.persona import ExpertLine, ExpertRun, Objection, Persona, PrepCard, Sample, SampleLine
from roleplay.errors import ContentError, ModelError
from roleplay.evaluator.base import Performance
from roleplay.rules import director
from roleplay.watching import Watched, watch
from tests.builders import a_persona, a_rubric
from tests.counterpart.playing import SKILLED, session, voice
from tests.evaluator.answers import an_answer, evaluator, said_by
from tests.fake_server import ACTOR, GRADER, Answer, FakeServer

RUBRIC = a_rubric()
LIBRARY = Library()
SCRIPT = Path(__file__).parent / "cli" / "scripts" / "skilled.txt"
SEEDS = range(1, 11)
ENOUGH = 8
"""Of ten seeds on which a run has to win: which cue comes when is chance."""
MARK = "zzyzx"


def won(persona: Persona, watched: Watched) -> bool:
    """Whether everything came out and the deal is worth more to both than none."""
    made, least = watched.deal, persona.reservation
    worth = made is not None and made.learner > least.learner and made.counterpart > least.counterpart
    return watched.all_open and worth and not watched.unsaid


def marked() -> Persona:
    """A counterpart whose preparation, samples and expert run can be told from everything else."""
    card = PrepCard(known=(MARK,), win_at_work=MARK, win_personal=MARK, questions=(MARK,),
                    objections=(Objection(says=MARK, label=MARK),), shared_goal=MARK, without=MARK, principles=(MARK,),
                    watch_for=MARK, focus="curiosity")
    line = SampleLine(speaker="counterpart", text=MARK, note=MARK)
    run = ExpertRun(seed=1, lines=(ExpertLine(say="What is it about theme-a that worries you?", note=MARK),))
    return a_persona(prepare=card, samples=(Sample(kind="good", title=MARK, lines=(line, line)),), expert=run)


def test_a_step_shows_what_was_said_why_and_what_it_did() -> None:
    persona = LIBRARY.get("roi-not-price")
    assert persona.expert is not None
    watched = watch(persona, RUBRIC)
    assert won(persona, watched)
    assert watched.seed == persona.expert.seed
    assert watched.opening == director.opening(persona, watched.seed)
    assert [step.say for step in watched.steps] == [line.say for line in persona.expert.lines]
    assert [step.note for step in watched.steps] == [line.note for line in persona.expert.lines]
    for one, other in zip(watched.steps, watched.steps[1:], strict=False):
        assert one.after == other.before
    for step in watched.steps:
        rises = {now.id for was, now in zip(step.before.interests, step.after.interests, strict=True)
                 if now.level > was.level}
        assert rises == ({step.opened.interest} if step.opened else set())
        assert step.opened is None or step.opened.line in step.reply
        assert all(step.say[move.start : move.end] == move.quote for move in step.assessment.moves)


def test_the_notes_can_be_watched_on_another_seed() -> None:
    persona = LIBRARY.get("roi-not-price")
    one, other = watch(persona, RUBRIC, 1), watch(persona, RUBRIC, 2)
    assert (one.seed, other.seed) == (1, 2)
    assert [step.say for step in one.steps] == [step.say for step in other.steps]
    assert [step.reply for step in one.steps] != [step.reply for step in other.steps]
    assert one == watch(persona, RUBRIC, 1)


def test_a_run_that_breaks_off_says_how_many_lines_were_left() -> None:
    rude = ExpertLine(say="You are an idiot and this is ridiculous. Take it or leave it.", note="No.")
    watched = watch(a_persona(expert=ExpertRun(seed=1, lines=(rude,) * 6)), RUBRIC)
    assert watched.outcome == "walked"
    assert watched.unsaid == 6 - len(watched.steps) > 0
    assert watched.deal is None
    assert not watched.all_open


def test_a_counterpart_without_a_run_cannot_be_watched() -> None:
    with pytest.raises(ContentError, match=r"someone\.yaml: expert: is missing"):
        watch(a_persona(), RUBRIC)


def test_nothing_of_these_sections_travels_towards_a_voice_a_grader_or_the_guard() -> None:
    persona = marked()
    assert MARK in persona.model_dump_json()
    said = iter(["What is it about theme-a that worries you?", "It sounds like theme-a worries you.", "Hello?"])
    exchanges = list(play(persona, RUBRIC, lambda _, __: next(said, None), 1, BuiltinCounterpart()))
    assert len(exchanges) == 3
    for exchange in exchanges:
        assert MARK not in exchange.directions.model_dump_json()
        assert MARK not in exchange.context.model_dump_json()
        assert MARK not in director.locked(persona, exchange.after).model_dump_json()
    assert MARK not in persona.card.model_dump_json()
    assert MARK not in persona.voice.model_dump_json()


def test_no_request_to_a_model_holds_anything_of_them(fake_server: FakeServer) -> None:
    persona = marked()
    fake_server.script(ACTOR, by=lambda _: Answer("Well. It has been a long week, that is all."))
    assert list(session(voice(fake_server.models()), persona, SKILLED, 3))
    words, context = SKILLED[0], director.context(persona, director.begin(persona, RUBRIC, 1), ())
    fake_server.script(GRADER, by=lambda _: Answer(said_by(an_answer())))
    with suppress(ModelError):  # whatever the grade comes to, the request is what counts
        evaluator(fake_server).assess(Performance(words=words, context=context))
    asked = [str(request.messages) for request in fake_server.asked]
    assert {request.model for request in fake_server.asked} == {ACTOR, GRADER}
    assert not any(MARK in request for request in asked)


@pytest.mark.parametrize("name", LIBRARY.ids())
def test_every_shipped_counterpart_has_its_sections(name: str) -> None:
    persona = LIBRARY.get(name)
    assert persona.prepare is not None
    assert len(persona.prepare.questions) == 3
    assert 2 <= len(persona.prepare.objections) <= 3
    assert f"{persona.reservation.learner:g} points" in persona.prepare.without
    assert [sample.kind for sample in persona.samples] == ["good", "weak"]
    assert persona.expert is not None
    budget = RUBRIC.dynamics.difficulties[persona.difficulty].budget
    assert 10 <= len(persona.expert.lines) <= min(20, budget)


@pytest.mark.parametrize("name", LIBRARY.ids())
def test_what_is_read_beforehand_holds_nothing_above_a_hint(name: str) -> None:
    persona = LIBRARY.get(name)
    read = [text.casefold() for text in _read_beforehand(persona)]
    told = [(interest.id, line) for interest in persona.interests
            for line in (*interest.lines.partial, *interest.lines.full, interest.statement)]
    for key, line in told:
        for sentence in filter(lambda one: len(one.split()) > 3, line.casefold().split(". ")):
            assert not any(sentence.strip(" .") in text for text in read), f"{key}: {sentence}"


def _read_beforehand(persona: Persona) -> Iterator[str]:
    card = persona.prepare
    assert card is not None
    yield from (*card.known, *card.questions, *card.principles, card.win_at_work, card.win_personal)
    yield from (card.shared_goal, card.without, card.watch_for)
    for objection in card.objections:
        yield from (objection.says, objection.label)
    for sample in persona.samples:
        yield sample.title
        for line in sample.lines:
            yield from (line.text, line.note)


def test_the_script_of_the_readme_is_the_expert_run() -> None:
    run = LIBRARY.get("roi-not-price").expert
    assert run is not None
    assert SCRIPT.read_text(encoding="utf-8").splitlines() == [line.say for line in run.lines]


@pytest.mark.thorough
@pytest.mark.parametrize("name", LIBRARY.ids())
def test_every_expert_wins_with_the_seed_of_the_notes_and_with_nearly_every_other(name: str) -> None:
    persona = LIBRARY.get(name)
    assert won(persona, watch(persona, RUBRIC))
    lost = [seed for seed in SEEDS if not won(persona, watch(persona, RUBRIC, seed))]
    assert len(lost) <= len(SEEDS) - ENOUGH, f"lost with seeds {lost}"
