"""Words and amounts in talk, brought to one form: 54k, €54.000, 54,000 and "fifty-four thousand" are the same token.

Number words are read here and not by a library: those there are leave hyphenated names ("a sixty-day pilot", "a
five-week loan") and fractions as they stand, and those are what options are called.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from roleplay.rules.patterns import lazily
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
_A_SCALE = lazily(r"\ban? (hundred|thousand)\b", re.IGNORECASE)

_SPAN = r"(year|month|week|day)s?\b"
_LESS = r"(?= (?:off|less|cheaper|lower|discount|reduction|price|of (?:the|your|our) (?:fee|price)))"
_FRACTIONS = {"half": "50%", "third": "33%", "quarter": "25%", "fifth": "20%", "tenth": "10%"}
_HINTS = re.compile(
    r"\b(?:half|third|quarter|fifth|tenth|couple|pair|fortnight|minus|cent|penny)|\b(?:for|of) an? |\bwhy |\bthan\b",
    re.IGNORECASE)


def _and_a_half(found: re.Match[str]) -> str:
    return f"{1.5 if found[1].lower() in ('a', 'an', 'one') else int(found[1]) + 0.5} {found[2]}s"


def _share(found: re.Match[str]) -> str:
    return _FRACTIONS[found[1].lower()]


_PLAINER: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\b(\d+|an?|one) and a half " + _SPAN, _and_a_half),
    (r"\ba year and a half\b", "18 months"),
    (r"\bhalf an? year\b|\bhalf-year\b", "6 months"),
    (r"\ba (?:couple of|pair of) (?=(?:year|month|week|day|hour)s\b)", "2 "),
    (r"\b(?:a )?fortnight\b", "2 weeks"),
    (r"\b(for|of) an? (?:full |single |whole )?" + _SPAN, r"\1 1 \2"),
    (r"\b(?:an?|1) tenth\b", "10%"),
    (r"\bminus (?=\d)", "-"),
    (r",? (?:and )?not (?:a|1) (?:cent|penny|single cent) (?:less|more)\b", " at least"),
    (r"\b(?:no|not) (?:more|longer|later) than\b", "at most"),
    (r"\b(?:no|not|nothing) (?:less|fewer|under|lower) than\b", "at least"),
    (r"\bwhy (?:don't|do not|not) (?=we\b|you\b)", "how about "),
    (r"\b(?:(?:an?|1) )?(half|third|quarter|fifth)" + _LESS, _share),
)
_REWRITES = tuple((lazily(pattern, re.IGNORECASE), said) for pattern, said in _PLAINER)
_AGAIN = re.compile(
    r"\b(\d+)([ -](?:years?|months?|weeks?|hours?|engineers?|people|developers?))\b([^.!?\n]{0,60}?)"
    r"\b(or|for) (\d{1,2})"
    r"(?=\s*(?:[,.;:!?\n]|or\b|and\b|with\b|$))", re.IGNORECASE)
"""What was counted once need not be said again: "two years, or 48k for three"."""
_DASH = re.compile(
    r"(?<=[\dk%])\s?[-–—]\s?(?=[€$£]?\d+(?:[.,]\d+)?\s?(?:k\b|%|thousand|months?|weeks?|years?|days?|\W|$))",
    re.IGNORECASE)

_DAYS = {"d": 1, "day": 1, "w": 7, "week": 7, "m": 30, "month": 30, "quarter": 90, "y": 360, "year": 360}
_OTHER_MONEY = r"yen|yuan|rupees?|francs?|chf|jpy|inr|cny|sek|nok|dkk|pln|zloty|kronor|kroner|krona|aud|cad|rubles?"
_TOKEN = re.compile(
    r"(?P<number>(?P<sign>(?<![\w.,])[+\-−])?(?P<currency>[€$£¥₹]\s?)?"
    r"(?P<digits>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?!(?:st|nd|rd|th)\b)"
    r"(?:[\s-]?(?P<unit>%|(?:per\s?cent|percentage points?|pct|thousand|grand|euros?|dollars?|pounds?|eur|usd|gbp|"
    r"hours?|hrs|days?|weeks?|months?|quarters?|years?|k|d|w|m|y|h)\b))?"
    rf"(?:\s?(?P<money>(?:euros?|dollars?|pounds?|eur|usd|gbp|{_OTHER_MONEY})\b|[€$£¥₹]))?)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*|\d+[^\W_]+)"
    r"|(?P<mark>[.!?;:,\n…])", re.IGNORECASE)
_FOREIGN = lazily(rf"[¥₹]|\b(?:{_OTHER_MONEY})\b", re.IGNORECASE)


class Amount(NamedTuple):
    """A number with its kind: "" money and plain counts, % of a hundred, h hours, d days (a month counts 30)."""

    value: float
    kind: str
    said: float
    """The number as it was said: 24 for 24 months."""
    foreign: str = ""
    """A currency nobody here reckons in, as it was said."""


class Token(NamedTuple):
    """A word by its stem, an amount, or a punctuation mark, from `start` to `end` in the plain text."""

    text: str
    amount: Amount | None = None
    proper: bool = False
    """Written with a capital letter."""
    start: int = 0
    end: int = 0


def plain(text: str) -> str:
    """The text with straight apostrophes, and every number in it in digits."""
    text = text.replace("’", "'").replace("‘", "'")
    text = _IN_WORDS.sub(lambda found: _number(found.group()), _A_SCALE.sub(r"one \1", text))
    if _HINTS.search(text):
        for pattern, said in _REWRITES:
            text = pattern.sub(said, text)
    return _AGAIN.sub(r"\1\2\3\4 \5\2", _DASH.sub(" to ", text))


def tokens(text: str) -> tuple[Token, ...]:
    """The text's words, amounts and marks in order."""
    return laid(plain(text))


def laid(text: str) -> tuple[Token, ...]:
    """Words, amounts and marks of a text that is plain already."""
    return tuple(_each(text))


def _each(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        if found["number"]:
            amount = _amount(found)
            yield Token(f"#{amount.value:g}{amount.kind}{amount.foreign}", amount, False, start, end)
        elif found["word"]:
            yield Token(stem(found["word"].lower()), None, found["word"][0].isupper(), start, end)
        else:
            yield Token("." if found["mark"] == "\n" else found["mark"], None, False, start, end)


def ranges(words: Sequence[Token]) -> dict[int, int]:
    """Places where a range begins, with that of its other end: "48 to 54", "between 48k and 54k"; not "from … to …"."""
    found: dict[int, int] = {}
    for at in range(len(words) - 2):
        if words[at].amount is None or words[at + 2].amount is None or at - 2 in found:
            continue
        link, before = words[at + 1].text, {w.text for w in words[max(0, at - 2):at]}
        if (link == "to" and ("from" not in before or before & {"somewher", "anywher"})) or (
                link == "and" and "between" in before):
            found[at] = at + 2
    return found


def stem(word: str) -> str:
    """The word without its ending; contractions stay as they are."""
    return word if "'" in word else stemmed(word)


def _amount(found: re.Match[str]) -> Amount:
    value, unit = _value(found["digits"]), (found["unit"] or "").lower()
    money = f"{found['currency'] or ''}{found['money'] or ''}".strip()
    foreign = money if money and _FOREIGN.search(money) else ""
    if found["sign"] and found["sign"] != "+":
        value = -value
    if unit == "%" or unit.startswith(("per", "pct")):
        return Amount(value, "%", value)
    if unit in ("k", "thousand", "grand"):
        return Amount(value * 1000, "", value * 1000, foreign)
    if unit in ("h", "hrs") or unit.startswith("hour"):
        return Amount(value, "h", value)
    days = _DAYS.get(unit) or _DAYS.get(unit.rstrip("s"))
    if days and not (unit == "m" and (found["currency"] or value % 1)):
        return Amount(value * days, "d", value)
    return Amount(value * 1_000_000 if unit == "m" else value, "", value, foreign)


def _value(digits: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[.,\s]\d{3})+", digits):
        return float(re.sub(r"\D", "", digits))
    return float(digits.replace(",", "."))


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
