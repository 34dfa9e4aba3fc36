"""What of its directions a reply has carried out, and what is added to one that left something out."""

import pytest

from roleplay.counterpart.base import Scene
from roleplay.counterpart.voiced import voiced
from tests.counterpart.playing import heard, voice
from tests.counterpart.scenes import VOICE, talk, the_directions
from tests.fake_server import FakeServer

LINE, CUE = "It lands on the same few people.", "I had to explain it."
DIRECTIONS = the_directions(
    disclose={"interest": "B", "level": 1, "line": LINE}, cue={"interest": "A", "line": CUE},
    verdict={"kind": "counter", "wording": "48k with a 60-day pilot", "reason": "trust"})


@pytest.mark.parametrize(("text", "kept"), [
    (f"{LINE} {CUE} So 48k with a 60-day pilot.", {"disclose", "cue", "verdict"}),
    ("You know, it always lands on the same people.", {"disclose"}),
    ("Well, I", set()),
    ("", set()),
])
def test_what_is_not_in_the_text_was_not_said(text: str, kept: set[str]) -> None:
    said = voiced(DIRECTIONS, text)
    assert {name for name in ("disclose", "cue", "verdict") if getattr(said, name) is not None} == kept
    assert said.card == DIRECTIONS.card


@pytest.mark.parametrize(("reply", "whole"), [
    ("Hm, well.", f"Hm, well. {LINE}"), ("Hm, what would", f"Hm, what would… {LINE}")])
def test_what_was_left_out_is_added_in_a_sentence_of_its_own(reply: str, whole: str, fake_server: FakeServer) -> None:
    fake_server.script("actor", reply)
    directions = the_directions(disclose={"interest": "B", "level": 1, "line": LINE})
    scene = Scene(directions=directions, said=talk("Good morning.", "What holds you back?"), voice=VOICE)
    assert heard(voice(fake_server.models()), scene).text == whole
