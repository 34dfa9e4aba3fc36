"""Counting tokens, and keeping a long conversation within a budget."""

import hashlib
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.domain.message import Message
from roleplay.models import Tokens, estimate, estimate_messages, fit, trim
from roleplay.models.tokens import CUT, cached_encoding, encoding_name, vocabulary_file

SYSTEM = Message(role="system", text="You are somebody. " * 40)
NOTES = Message(role="user", text="Say something. " * 10)


def talk(*lengths: int) -> list[Message]:
    return [Message(role="assistant" if n % 2 == 0 else "user", text=f"{n} " + "word " * length, history=True)
            for n, length in enumerate(lengths)]


class Letters:
    """A vocabulary of letters."""

    def encode_ordinary(self, text: str) -> list[int]:
        return [ord(letter) for letter in text]


def test_counts_are_estimates_until_a_vocabulary_is_there() -> None:
    there, loaded = threading.Event(), threading.Event()

    def load(name: str) -> Letters:
        there.wait(5)
        loaded.set()
        return Letters()

    tokens = Tokens("gpt-4o", load)
    tokens.start()
    tokens.start()
    assert (tokens.count("abcdefgh"), tokens.source) == (2, "estimated")
    there.set()
    assert loaded.wait(5)
    until = time.monotonic() + 5
    while tokens.source == "estimated" and time.monotonic() < until:
        time.sleep(0.001)
    assert (tokens.count("abcdefgh"), tokens.source) == (8, "counted")


def test_a_vocabulary_that_never_comes_blocks_nothing() -> None:
    never = threading.Event()
    tokens = Tokens("gpt-4o", lambda name: never.wait(30) and None)
    tokens.start()
    assert tokens.count("abcd") == 1
    never.set()


@pytest.mark.parametrize("content", [None, b"", b"not a vocabulary"])
def test_a_missing_or_broken_vocabulary_is_not_fetched(
        content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blocked: list[object]) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    file = vocabulary_file("o200k_base")
    assert file.parent == tmp_path
    assert file.name == "fb374d419588a4632f3f557e76b4b70aebbca790"
    if content is not None:
        file.write_bytes(content)
    assert cached_encoding("o200k_base") is None
    assert cached_encoding("no such vocabulary") is None
    assert blocked == []
    assert file.exists() == (content is not None)


def test_the_newest_vocabulary_serves_models_of_unknown_name() -> None:
    assert encoding_name("gpt-4") == "cl100k_base"
    assert encoding_name("qwen3:8b") == "o200k_base"


def test_estimates_err_upwards_for_other_scripts() -> None:
    assert estimate("a" * 400) == 100
    assert estimate("价" * 400) == 400
    assert estimate("") == 0


@given(st.text(max_size=3000), st.integers(40, 400))
def test_trimming_keeps_both_ends_and_the_limit(text: str, tokens: int) -> None:
    short = trim(text, tokens)
    assert short == text or (CUT in short and estimate(short) <= tokens)
    assert short[:1] == text[:1]
    assert short[-1:] == text[-1:]


@given(st.lists(st.integers(0, 300), min_size=1, max_size=80), st.integers(1500, 6000))
def test_a_request_fits_and_keeps_what_must_stay(lengths: list[int], budget: int) -> None:
    messages = (SYSTEM, *talk(*lengths), NOTES)
    fitted = fit(messages, budget)
    assert estimate_messages(fitted) <= budget
    assert fitted[0] == SYSTEM
    assert fitted[-1] == NOTES
    assert fitted[-2].text.split()[0] == str(len(lengths) - 1)
    kept = [int(message.text.split()[0]) for message in fitted if message.history]
    assert kept == list(range(len(lengths) - len(kept), len(lengths)))


def test_what_fits_is_left_alone() -> None:
    messages = (SYSTEM, *talk(5, 5, 5), NOTES)
    assert fit(messages, 3000) == messages


def test_an_enormous_turn_loses_its_middle() -> None:
    fitted = fit((SYSTEM, *talk(5, 50_000), NOTES), 2000)
    assert CUT in fitted[-2].text
    assert fitted[-2].text.startswith("1 word")
    assert estimate_messages(fitted) <= 2000


def test_the_oldest_go_in_blocks_so_that_requests_keep_their_beginning() -> None:
    lengths, starts = [40] * 200, []
    for turn in range(2, 200, 2):
        fitted = fit((SYSTEM, *talk(*lengths[:turn]), NOTES), 3000)
        starts.append(fitted[1].text.split()[0])
    changes = sum(one != other for one, other in pairwise(starts))
    assert 2 <= changes <= len(starts) // 8


def test_the_name_of_a_vocabulary_is_that_of_its_address() -> None:
    address = "https://openaipublic.blob.core.windows.net/encodings/cl100k_base.tiktoken"
    assert vocabulary_file("cl100k_base").name == hashlib.sha1(address.encode()).hexdigest()
