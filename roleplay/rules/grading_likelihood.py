"""How likely a turn does the thing at all, 0-1 a skill: a logistic over named features, for ranking."""

import math

from roleplay.domain.base import Skill
from roleplay.domain.reading import Reading
from roleplay.rules.signals import Study

_WEIGHTS: dict[Skill, dict[str, float]] = {
    "curiosity": {"bias": -3.0, "asks": 2.6, "open": 1.0, "linked": 0.5, "deep": 0.4, "requests": 0.8, "harm": -1.2},
    "collaboration": {"bias": -2.6, "strong": 1.6, "weak": 0.8, "we": 0.5, "terms": 0.5, "harm": -1.6},
    "validation": {
        "bias": -2.6,
        "specific": 1.9,
        "token": 0.9,
        "thanks": 0.8,
        "overlap": 1.2,
        "you": 0.3,
        "harm": -1.4,
    },
}


def likelihoods(reading: Reading, looked: Study) -> dict[Skill, float]:
    """Probability by skill."""
    found = _features(reading, looked)
    return {skill: _logistic(weights, found[skill]) for skill, weights in _WEIGHTS.items()}


def _logistic(weights: dict[str, float], features: dict[str, float]) -> float:
    total = weights["bias"] + sum(weights[name] * value for name, value in features.items())
    return round(1 / (1 + math.exp(-total)), 4)


def _features(reading: Reading, looked: Study) -> dict[Skill, dict[str, float]]:
    notes, asked = looked.notes, looked.asked
    overlap = notes.view.content & notes.scene.recent
    real = [q for q in asked if q.kind not in ("check", "proposal")]
    count = len({m.move for m in reading.moves})
    return {
        "curiosity": {
            "asks": float(bool(real)),
            "open": float(any(q.is_open for q in real)),
            "linked": float(bool(real and overlap)),
            "deep": float(any(q.deep for q in real)),
            "requests": float(notes.has("open_request")),
            "harm": float(reading.did("leading_question", "loaded_why", "extraction", "hostile")),
        },
        "collaboration": {
            "strong": float(
                reading.did(
                    "shared_goal",
                    "tradeoff",
                    "reciprocal_concession",
                    "process",
                    "option",
                    "objective_criterion",
                    "service_offer",
                    "candor",
                    "follow_through",
                )
            ),
            "weak": float(reading.did("autonomy", "we_frame", "rapport", "style_adapt")),
            "we": float(notes.has("shared")),
            "terms": min(1.0, count / 6),
            "harm": float(reading.did("pressure", "blame", "absolutist", "i_demand", "hostile")),
        },
        "validation": {
            "specific": float(reading.did("label", "validate", "summary_check", "paraphrase", "repair")),
            "token": float(notes.has("ack", "sympathy", "apology")),
            "thanks": float(notes.has("affirm", "rapport")),
            "overlap": min(1.0, len(overlap) / max(3, len(notes.view.content) or 1)),
            "you": float("you" in notes.view.vocabulary),
            "harm": float(reading.did("dismiss", "blame", "defend", "label_as_accusation", "hostile")),
        },
    }
