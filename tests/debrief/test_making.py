"""The whole debrief of played sessions: what it holds, and what it never holds."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pytest

from roleplay.content.library import Library
from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.counterpart.unkept import Exchange, play
from roleplay.debrief import Debrief, debrief
from roleplay.domain.base import Said
from roleplay.domain.loop import Guess, OwnInterest, Preparation, Reflection
from roleplay.domain.persona import Interest, Persona
from roleplay.domain.session import Session, Turn
from roleplay.domain.state import State
from roleplay.evaluator.base import Performance
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.rules import director
from tests.builders import CORE, NOON, a_rubric, a_turn

POOR = ("Our price is what it is, and that is the best you will get.", "You're overreacting. Everybody pays that.",
        "Let me tell you about our features. They are amazing.", "Is budget the problem?",
        "What matters most to you in this?")
Played = tuple[Session, Persona, tuple[Turn, ...], State]


@lru_cache(maxsize=16)
def played(persona_id: str, lines: tuple[str, ...] = POOR, seed: int = 1, outcome: str = "open") -> Played:
    """A session of these lines, as it would be kept."""
    persona, rubric, words = Library().get(persona_id), a_rubric(), iter(lines)
    session = Session(id="s", persona_id=persona_id, persona="p", rubric="r", seed=seed, model="builtin",
                      opening=director.opening(persona, seed), title=persona.title, root="s", created=NOON,
                      updated=NOON)
    evaluator = BuiltinEvaluator(rubric)

    def say(_: State, __: tuple[Said, ...]) -> str | None:
        return next(words, None)

    def kept(number: int, one: Exchange) -> Turn:
        put = Performance(words=one.words, context=one.context, reading=one.reading)
        return a_turn(number, one.words, one.reply, reading=one.reading, directions=one.directions,
                      assessment=evaluator.assess(put).assessment)

    exchanges = play(persona, rubric, say, seed, BuiltinCounterpart())
    turns = tuple(kept(number, one) for number, one in enumerate(exchanges, 1))
    state = director.replay(persona, rubric, seed, turns)
    ended = state.outcome if state.ended else outcome
    return session.model_copy(update={"outcome": ended}), persona, turns, state


def expert(persona_id: str) -> Played:
    run = Library().get(persona_id).expert
    assert run is not None
    return played(persona_id, tuple(line.say for line in run.lines), run.seed)


def made(of: Played, **given: Any) -> Debrief:
    session, persona, turns, state = of
    return debrief(session, persona, a_rubric(), turns, state, **given)


def locked(persona: Persona, state: State) -> list[str]:
    """What no debrief may hold unless it was asked for."""
    def above(interest: Interest) -> list[str]:
        level = state.interest(interest.id).level
        lines = (interest.lines.hint, interest.lines.partial, interest.lines.full)
        return [line for at, group in enumerate(lines, 1) if at > level for line in group] + (
            [interest.statement] if level < 3 else [])
    return [text for interest in persona.interests for text in above(interest)]


@pytest.mark.parametrize("persona_id", CORE)
@pytest.mark.parametrize("take", [played, expert])
def test_nothing_locked_is_in_it_unless_asked_for(persona_id: str, take: Callable[[str], Played]) -> None:
    of = take(persona_id)
    told = made(of).model_dump_json()
    for text in locked(of[1], of[3]):
        assert text not in told
    revealed = made(of, reveal=True)
    assert [reason.statement for reason in revealed.reasons] == [interest.statement for interest in of[1].interests]


@pytest.mark.thorough
@pytest.mark.parametrize("persona_id", Library().ids())
def test_every_counterparts_debriefs_hold_nothing_locked(persona_id: str) -> None:
    for of in (played(persona_id), played(persona_id, POOR[3:]), expert(persona_id)):
        told = made(of, preparation=Preparation(theirs=(Guess(text="It is about money"),))).model_dump_json()
        assert not [text for text in locked(of[1], of[3]) if text in told]


def test_a_poor_session_says_what_went_by_and_what_would_have_opened_it() -> None:
    found = made(played("disruptive"))
    cues = [cue for reason in found.reasons for cue in reason.cues if cue.taken_up is None and cue.answered]
    assert cues
    assert all(cue.answer == POOR[(cue.answered or 0) - 1] for cue in cues)
    assert any(cue.better and (cue.level or 0) >= 3 for cue in cues)
    assert {reason.standing for reason in found.reasons} == {"hinted", "missed"}
    assert [reason.name for reason in found.reasons] == ["Reason 1", "Reason 2", "Reason 3"]
    assert found.pattern is not None
    assert 1 <= len(found.advice) <= 2
    assert found.next[0].page == "retry"
    assert found.next[0].turn == 2
    assert found.rewrites
    assert all(one.reached >= 3 and one.reached > (one.level or 0) for one in found.rewrites)
    assert (found.closing, found.deal, found.episodes) == ((), (), ())


def test_an_agreement_has_its_terms_its_closing_and_what_became_of_it() -> None:
    found = made(expert("roi-not-price"), preparation=Preparation(
        mine=(OwnInterest(text="no less than 54k", weight="essential"), OwnInterest(text="a nice logo")),
        theirs=(Guess(text="She has to justify the cost to the board", confidence=70), Guess(text="the weather"))))
    assert found.summary.outcome == "agreed"
    assert len(found.deal) == 4
    assert all(term.why for term in found.deal)
    assert [part.part for part in found.closing if part.done] == list(found.summary.metrics.closing.parts)  # type: ignore[union-attr]
    assert [episode.days for episode in found.episodes] == [30, 90]
    assert [(one.text, one.kept) for one in found.essentials] == [("no less than 54k", True)]
    assert [guess.standing for guess in found.guesses] == ["right", "wrong"]
    assert found.f1 == pytest.approx(0.4)
    assert "midpoint" not in " ".join(found.deal_told)
    assert any("Meeting in the middle" in line for line in found.deal_told)


def test_guesses_about_what_is_hidden_stay_open_and_have_no_f1() -> None:
    guesses = Preparation(theirs=(Guess(text="She has to justify the cost"), Guess(text="the weather")))
    found = made(played("roi-not-price"), preparation=guesses)
    assert [guess.standing for guess in found.guesses] == ["open", "open"]
    assert found.f1 is None
    assert [g.standing for g in made(played("roi-not-price"), preparation=guesses, reveal=True).guesses] == [
        "right", "wrong"]
    ticked = made(played("roi-not-price"), preparation=guesses, reflection=Reflection(hits={1: False}))
    assert [(g.standing, g.ticked) for g in ticked.guesses] == [("open", False), ("wrong", True)]


def test_without_turns_everything_says_so_and_no_score_is_made_up() -> None:
    found = made(played("disruptive", ()))
    assert found.turns == 0
    assert all(skill.score is None and "not enough evidence" in skill.told for skill in found.skills)
    assert all(spoke.value is None for spoke in found.spokes)
    assert all(view.rating is None for view in found.views)
    assert len(found.course) == 1
    assert found.advice == ()
    assert [step.page for step in found.next] == ["variant", "library"]
    assert not [m.name for m in found.measures if m.value is not None and m.name != "hint_dependence"]


def test_self_rating_is_set_against_what_came_out() -> None:
    found = made(expert("roi-not-price"), reflection=Reflection(understood=7))
    by_name = {measure.name: measure for measure in found.measures}
    assert by_name["calibration"].value == pytest.approx(-30)
    assert by_name["calibration"].met is False
    assert len(by_name) == len(found.measures), "every figure has a name of its own"
    assert all(measure.means for measure in found.measures)


def test_course_views_and_spokes_are_those_of_the_state() -> None:
    session, persona, turns, state = expert("disruptive")
    found = made((session, persona, turns, state))
    assert [point.turn for point in found.course] == list(range(len(turns) + 1))
    assert found.course[-1].trust == pytest.approx(state.trust, abs=0.05)
    assert [view.family for view in found.views] == ["instrumental", "self", "process", "relationship"]
    assert all(view.rating is not None and 1 <= view.rating <= 7 for view in found.views)
    assert len(found.spokes) == 8
    assert all(spoke.value is None or 0 <= spoke.value <= 100 for spoke in found.spokes)
