"""Whose turn is whose, signs of listening, and what each turn is an answer to."""

import pytest

from roleplay.calls.laying import BEFORE, find_speaker, lay, performance
from roleplay.calls.notes import notes_of
from roleplay.domain.call import Call, CallTurn
from roleplay.errors import ConfigError
from tests.calls.making import a_long_call


def a_call(*said: tuple[str, str]) -> Call:
    turns = tuple(CallTurn(speaker=name, text=text, start=10.0 * n, end=10.0 * n + 9, line=n + 1)
                  for n, (name, text) in enumerate(said))
    return Call(name="call.txt", format="text", turns=turns)


def test_signs_of_listening_do_not_cut_a_turn_in_two() -> None:
    call = a_call(("Bob", "One contact."), ("Ana", "Mm-hm."), ("Dee", "Yeah."), ("Bob", "And no training."),
                  ("Ana", "I see."), ("Bob", "That is all."), ("Ana", "Right. What weighs most?"))
    parts = lay(call, "Ana")
    assert [(part.side, part.text, part.number) for part in parts] == [
        ("counterpart", "One contact. And no training. That is all.", 0), ("learner", "Right. What weighs most?", 1)]
    assert (parts[0].start, parts[0].end, parts[0].line) == (0.0, 59.0, 1)


@pytest.mark.parametrize("said", [
    [("Bob", "Can you do that?"), ("Ana", "Yes."), ("Bob", "Good.")],
    [("Bob", "So."), ("Ana", "Right?"), ("Bob", "Good.")],
    [("Bob", "So."), ("Ana", "Yeah, and the price?"), ("Bob", "Good.")],
    [("Bob", "So."), ("Ana", "Okay."), ("Dee", "I have a question.")],
])
def test_an_answer_or_a_question_stays(said: list[tuple[str, str]]) -> None:
    assert len(lay(a_call(*said), "Ana")) == 3


def test_everybody_else_is_the_other_side_but_for_colleagues() -> None:
    call = a_call(("Bob", "We are tired."), ("Cy", "Our tool is fast."), ("Dee", "And late."),
                  ("Ana", "What happened?"))
    parts = lay(call, "Ana", ("Cy",))
    assert [part.side for part in parts] == ["counterpart", "colleague", "counterpart", "learner"]
    said = performance(parts, 3).context.said
    assert [(one.speaker, one.text) for one in said] == [("counterpart", "We are tired."), ("counterpart", "And late.")]


def test_a_turn_is_graded_on_what_was_said_just_before() -> None:
    parts = lay(a_long_call(400), "Ana")
    last = max(at for at, part in enumerate(parts) if part.number)
    assert len(performance(parts, last).context.said) == BEFORE


def test_speakers_are_found_by_the_beginning_of_a_name() -> None:
    call = a_call(("Ana Ruiz", "x"), ("Bob Ray", "y"), ("Bobby Ash", "z"), ("Bob", "w"))
    assert find_speaker(call, "ANA ruiz") == "Ana Ruiz"
    assert find_speaker(call, "rui") == "Ana Ruiz"
    assert find_speaker(call, "bob") == "Bob"
    with pytest.raises(ConfigError, match="could be Ana Ruiz, Bob Ray"):
        find_speaker(call, "r")
    with pytest.raises(ConfigError, match="nobody called 'Zoe'") as raised:
        find_speaker(call, "Zoe")
    assert "Ana Ruiz, Bob Ray, Bobby Ash, Bob" in raised.value.hint


def test_notes_hold_the_other_side_alone() -> None:
    call = a_call(("Bob", "We\nare tired."), ("Cy", "Fast."), ("Ana", "What happened?"), ("Dee", "It was late."))
    assert notes_of(call, "Ana", ("Cy",)) == "[0:00] Bob: We are tired.\n[0:30] Dee: It was late."
