"""Sessions, turns and what comes of them, as small as the nouns allow."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

from roleplay.domain.assessment import Advice, Assessment
from roleplay.domain.directions import Directions, Tone
from roleplay.domain.persona import Card, Style
from roleplay.domain.reading import Observation, Reading
from roleplay.domain.session import Session, Spoken, Turn, Usage

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def ticking() -> Callable[[], datetime]:
    """A clock that moves on by a second whenever it is read."""
    seconds: Iterator[int] = count(1)
    return lambda: NOON + timedelta(seconds=next(seconds))


def a_session(session_id: str = "s1", **changes: object) -> Session:
    plain = {
        "id": session_id,
        "persona_id": "roi-not-price",
        "persona": "digest-p",
        "rubric": "digest-r",
        "seed": 7,
        "model": "builtin",
        "opening": "Good morning.",
        "title": "Return on investment",
        "root": session_id,
        "created": NOON,
        "updated": NOON,
    }
    return Session.model_validate(plain | changes)


def a_turn(number: int = 1, **changes: object) -> Turn:
    plain = {"session": "s1", "number": number, "status": "closed", "words": f"words {number}", "created": NOON}
    return Turn.model_validate(plain | changes)


def a_reading(quote: str = "together") -> Reading:
    return Reading(
        moves=(Observation(move="shared_goal", quote=quote, start=0, end=len(quote)),),
        levels={"collaboration": 3, "curiosity": None, "validation": 1},
        targets=("A",),
    )


def directions(turn: int = 1) -> Directions:
    tone = Tone(warmth="cool", heat="calm", hurried=False, max_words=60)
    return Directions(turn=turn, card=a_card(), phase="discovery", tone=tone, reactions=("curious",))


def a_card() -> Card:
    return Card(
        id="roi-not-price",
        name="Dana",
        role="Head of procurement",
        industry="logistics",
        difficulty="medium",
        style=Style(),
        position="Too expensive.",
        facts=("A rival is cheaper.",),
        manner="Brisk.",
    )


def said(text: str = "I see.", **changes: object) -> Spoken:
    return Spoken.model_validate({"text": text, "source": "builtin"} | changes)


def a_grade(level: int = 3, status: str = "graded") -> Assessment:
    return Assessment.model_validate(
        {
            "status": status,
            "source": "builtin",
            "levels": {"collaboration": level, "curiosity": None, "validation": 2},
            "advice": Advice(keep="the question", try_="a label", rewrite="It sounds like …"),
            "reading": a_reading(),
        }
    )


def usage(tokens: int = 10) -> Usage:
    return Usage(role="evaluator", model="m", input_tokens=tokens, output_tokens=1, source="reported", seconds=0.5)
