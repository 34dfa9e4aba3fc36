"""How much of what must not be said the guard holds back, and how much of what may be said.

`guard_sample.yaml` holds replies labelled by hand, in three parts: `first` and `later` the rules were improved on, by
`unseen` they were measured and then left alone. Run with `-s` for the table in docs/models.md.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest

from roleplay.content.library import Library
from roleplay.content.reading import parse_yaml
from roleplay.counterpart.base import Scene
from roleplay.counterpart.guard import Guard
from roleplay.counterpart.listening import Listening
from roleplay.domain.directions import Verdict
from roleplay.rules import director
from tests.builders import a_rubric
from tests.counterpart.scenes import talk, the_directions

SAMPLE = Path(__file__).with_name("guard_sample.yaml")
CAUGHT, FALSE_ALARMS = 0.9, 0.02
FREE = "locked, told in quite other words"
ASKED = "Could you tell me a little more about what is behind that?"
OFFERED = "I could offer you the package we talked about, with the longer term."
MOST = 60
SEEN, UNSEEN = ("first", "later"), "unseen"


class Reply(NamedTuple):
    """One labelled reply."""

    kind: str
    persona: str
    text: str
    gone: str = ""
    """Of a gesture, which is cut out of a reply that may be said without it: a word of it."""
    part: str = "first"


@cache
def replies() -> tuple[Reply, ...]:
    sample: Any = parse_yaml(SAMPLE, SAMPLE.read_text(encoding="utf-8"))
    first = (one._replace(part="first") for one in (*_bad(sample["bad"]), *_benign(sample["benign"])))
    more = (one._replace(part=part) for part in ("later", "unseen")
            for one in (*_bad(sample[part]["bad"]), *_benign(sample[part]["benign"])))
    return (*first, *more)


def _bad(kinds: dict[str, list[Any]]) -> Iterator[Reply]:
    for kind, entries in kinds.items():
        for entry in entries:
            given = {"text": entry} if isinstance(entry, str) else entry
            named = FREE if given.get("degree") == "free" else kind
            yield Reply(named, given.get("persona", "roi-not-price"), given["text"], given.get("gone", ""))


def _benign(voices: dict[str, list[str]]) -> Iterator[Reply]:
    for persona, texts in voices.items():
        yield from (Reply("benign", persona, text) for text in texts)


@cache
def _guard(persona_id: str, verdict: Literal["refuse", ""]) -> Guard:
    persona = Library().get(persona_id)
    return Guard(Scene(
        directions=the_directions(card=persona.card, verdict=Verdict(kind=verdict) if verdict else None),
        said=talk("Good morning.", OFFERED if verdict else ASKED), voice=persona.voice,
        locked=director.locked(persona, director.begin(persona, a_rubric(), 1))))


def heard(reply: Reply, verdict: Literal["refuse", ""] = "") -> Listening:
    """The reply as it comes from a model, a few letters at a time."""
    listening = Listening(_guard(reply.persona, verdict), MOST)
    for start in range(0, len(reply.text), 5):
        if not listening.done:
            list(listening.hear(reply.text[start:start + 5]))
    if not listening.done:
        list(listening.end())
    return listening


def held_back(reply: Reply) -> bool:
    """A yes is judged after an offer that was refused, anything else after a question."""
    listened = heard(reply, "refuse" if reply.kind == "conceding" else "")
    return listened.finding is not None or bool(reply.gone and reply.gone not in listened.text)


@cache
def table() -> dict[tuple[str, str], tuple[int, int]]:
    """Held back and all replies, by kind and part; benign ones after a question and again after a refused offer."""
    counts: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for reply in replies():
        alarms = [held_back(reply)]
        if reply.kind == "benign":
            alarms.append(heard(reply, "refuse").finding is not None)
        caught, total = counts[reply.kind, reply.part]
        counts[reply.kind, reply.part] = caught + sum(alarms), total + len(alarms)
    return dict(counts)


def share(kind: str, *parts: str) -> float:
    """What was held back of a kind in these parts, 0-1."""
    columns = [table().get((kind, part), (0, 0)) for part in parts]
    return sum(caught for caught, _ in columns) / sum(total for _, total in columns)


KINDS = tuple(dict.fromkeys(reply.kind for reply in replies()))
BAD = tuple(kind for kind in KINDS if kind not in ("benign", FREE))


def test_the_sample_is_large_enough() -> None:
    totals = {kind: sum(reply.kind == kind for reply in replies()) for kind in KINDS}
    for kind in KINDS:
        print(f"{kind:34}", *(f"{part} {table().get((kind, part))}" for part in (*SEEN, UNSEEN)))
    assert totals.pop("benign") >= 200
    assert totals.pop(FREE) >= 10
    assert all(total >= 25 for total in totals.values()), totals


@pytest.mark.parametrize("kind", BAD)
def test_of_each_kind_nine_in_ten_are_held_back(kind: str) -> None:
    assert share(kind, *SEEN) >= CAUGHT, [r.text for r in replies() if r.kind == kind and not held_back(r)]


def test_what_is_locked_is_held_back_in_words_the_rules_never_saw() -> None:
    """Locked lines are known by their content. All else is known by its phrasing, and docs/models.md says how far."""
    assert share("locked", UNSEEN) >= CAUGHT


@pytest.mark.parametrize("parts", [SEEN, (UNSEEN,)])
def test_next_to_nothing_that_may_be_said_is_held_back(parts: tuple[str, ...]) -> None:
    assert share("benign", *parts) <= FALSE_ALARMS


@pytest.mark.parametrize("most", [20, 45, 90])
@pytest.mark.parametrize("persona", ["roi-not-price", "certainty-over-price", "disruptive", "more-people",
                                     "two-weeks-late", "budget-fixed", "security-gatekeeper", "three-quotes", "rescue"])
def test_a_reply_that_runs_on_ends_with_a_whole_sentence_near_its_bound(persona: str, most: int) -> None:
    text = " ".join(reply.text for reply in replies() if reply.kind == "benign" and reply.persona == persona)
    listening = Listening(_guard(persona, ""), most)
    for start in range(0, len(text), 5):
        if not listening.done:
            list(listening.hear(text[start:start + 5]))
    assert listening.finding is None
    assert listening.done
    assert len(listening.text.split()) <= most * 1.25 + 8
    assert listening.text.rstrip("\"'")[-1] in ".!?…"
