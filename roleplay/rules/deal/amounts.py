"""Words and amounts in talk, brought to one form: 54k, €54.000, 54,000 and "fifty-four thousand" are the same token."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from roleplay.rules.stems import stem as stemmed

_UNITS = {word: n for n, word in enumerate((
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"))}
_TENS = {word: 10 * n for n, word in enumerate((
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2)}
_SCALES = {"hundred": 100, "thousand": 1000}
_SMALL = "|".join(sorted({**_UNITS, **_TENS}, key=len, reverse=True))
_ANY = rf"{_SMALL}|hundred|thousand"
_IN_WORDS = re.compile(rf"\b(?:{_SMALL})(?:(?:[\s-]+|\s+and\s+)(?:{_ANY}))*\b", re.IGNORECASE)
_A_SCALE = re.compile(r"\ban? (hundred|thousand)\b", re.IGNORECASE)

_DAYS = {"d": 1, "day": 1, "w": 7, "week": 7, "m": 30, "month": 30, "quarter": 90, "y": 360, "year": 360}
_TOKEN = re.compile(
    r"(?P<number>(?:(?<![\w.,])[+\-−])?(?P<currency>[€$£]\s?)?"
    r"(?P<digits>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?:[\s-]?(?P<unit>%|(?:per\s?cent|percentage points?|pct|thousand|grand|euros?|dollars?|pounds?|eur|usd|gbp|"
    r"days?|weeks?|months?|quarters?|years?|k|d|w|m|y)\b))?)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*|\d+[^\W_]+)"
    r"|(?P<mark>[.!?;:,\n…])", re.IGNORECASE)


class Amount(NamedTuple):
    """A number with its kind: money and plain counts, a share of a hundred, or a time in days (a month counts 30)."""

    value: float
    kind: str
    said: float
    """The number as it was said: 24 for 24 months."""


class Token(NamedTuple):
    """A word by its stem, an amount, or a punctuation mark."""

    text: str
    amount: Amount | None = None
    proper: bool = False
    """Written with a capital letter."""


def tokens(text: str) -> tuple[Token, ...]:
    """The text's words, amounts and marks in order."""
    plain = text.replace("’", "'").replace("‘", "'")
    return tuple(_each(_digits_for_words(plain)))


def _each(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        if found["number"]:
            amount = _amount(found)
            yield Token(f"#{amount.value:g}{amount.kind}", amount)
        elif found["word"]:
            yield Token(stem(found["word"].lower()), proper=found["word"][0].isupper())
        else:
            yield Token("." if found["mark"] == "\n" else found["mark"])


def stem(word: str) -> str:
    """The word without its ending; contractions stay as they are."""
    return word if "'" in word else stemmed(word)


def _amount(found: re.Match[str]) -> Amount:
    value, unit = _value(found["digits"]), (found["unit"] or "").lower()
    if found["number"][0] in "-−":
        value = -value
    if unit == "%" or unit.startswith(("per", "pct")):
        return Amount(value, "%", value)
    if unit in ("k", "thousand", "grand"):
        return Amount(value * 1000, "", value * 1000)
    days = _DAYS.get(unit) or _DAYS.get(unit.rstrip("s"))
    if days and not (unit == "m" and (found["currency"] or value % 1)):
        return Amount(value * days, "d", value)
    return Amount(value * 1_000_000 if unit == "m" else value, "", value)


def _value(digits: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[.,\s]\d{3})+", digits):
        return float(re.sub(r"\D", "", digits))
    return float(digits.replace(",", "."))


def _digits_for_words(text: str) -> str:
    return _IN_WORDS.sub(lambda found: _number(found.group()), _A_SCALE.sub(r"one \1", text))


def _number(words: str) -> str:
    """A run of number words in digits; words that make no one number stay apart: "twenty thirty" is "20 30"."""
    done: list[int] = []
    total = current = 0
    last = 0
    for word in re.split(r"[\s-]+(?:and\s+)?", words.lower()):
        if word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if word == "thousand":
                total, current = total + current, 0
            last = _SCALES[word]
            continue
        value = _UNITS.get(word, _TENS.get(word, 0))
        fits = last == 0 or last >= 100 or (20 <= last <= 90 and 0 < value < 10)
        if not fits:
            done.append(total + current)
            total = current = 0
        current += value
        last = value or 1
    return " ".join(str(number) for number in (*done, total + current))
