"""Every authored line is sound English, typed with care."""

import re
from collections.abc import Iterator

import pytest

from roleplay.content.library import Library
from roleplay.counterpart.builtin import stock
from tests.counterpart.test_builtin_variety import spoken_lines

LINES = {persona.id: spoken_lines(persona) for persona in Library().all()}
LINES["stock"] = [line for lines in stock.LINES.values() for line in lines]

DOUBLED = re.compile(
    r"\b(the|a|an|of|to|is|are|it|and|in|for|on|at|we|you|with|not|be|my|your|as|by|or|was)\s+\1\b", re.IGNORECASE)
A_VOWEL = re.compile(r"\ba (?!one|once|use|uni|eu|u\b|U[A-Z])[aeiou]\w+", re.IGNORECASE)
AN_CONSONANT = re.compile(r"\b[Aa]n (?!hour|honest|honou?r|heir|[A-Z]{2})[bcdfghjklmnpqrstvwxyz]\w*")
FAULTS = {
    "a word twice": DOUBLED.search,
    "a before a vowel": A_VOWEL.search,
    "an before a consonant": AN_CONSONANT.search,
    "no end mark": lambda line: not re.search(r"[.!?…][\"')]*$", line),
    "begins small": lambda line: re.match(r"[\"'(]*[a-z]", line),
    "a sentence begins small": lambda line: re.search(r"[.!?] +[a-z]", line),
    "a gap": lambda line: re.search(r"  |\s[,.;:!?…]|,,", line),
    "curly quotes": lambda line: re.search(r"[‘’“”]", line),
    "an open quotation mark": lambda line: line.count('"') % 2,
    "a dash for a comma": lambda line: re.search(r"\s[–—-]+\s", line),
    "thanks for a question": lambda line: re.search(r"\b(?:great|excellent) question\b", line, re.IGNORECASE),
}


def faults(lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield from (f"{name}: {line}" for name, finds in FAULTS.items() if finds(line))


@pytest.mark.parametrize("name", LINES)
def test_lines_are_typed_with_care(name: str) -> None:
    assert list(faults(LINES[name])) == []


@pytest.mark.parametrize("line", [
    "It is is late.", "A apple.", "An pear.", "No end", "small start.", "One. two.", "Too  far.", "A “quote”.",
    "An \"open one.", "Well - no.", "Great question!",
])
def test_the_check_finds_what_it_looks_for(line: str) -> None:
    assert len(list(faults([line]))) == 1


@pytest.mark.parametrize("name", [name for name in LINES if name != "stock"])
def test_nobody_has_a_line_twice(name: str) -> None:
    assert len(set(LINES[name])) == len(LINES[name])
