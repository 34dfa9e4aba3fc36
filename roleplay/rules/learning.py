"""What a row of sessions says about somebody's learning (F): slopes, plateaus, retention, calibration.

Scores from scenarios of different difficulty are made comparable by fixed offsets. A slope from few sessions is
uncertain; its range says how much.
"""

from collections.abc import Sequence
from itertools import combinations
from statistics import median

from roleplay.domain.base import Noun
from roleplay.domain.rubric import Difficulty

OFFSETS: dict[Difficulty, float] = {"easy": 6, "medium": 0, "hard": -6, "expert": -10}
"""By how much scores of a scenario stand above those of all, as long as there are fewer than 30 runs of each (F)."""
WINDOW = 6
"""Sessions over which a slope is taken."""
LEAST = 3
"""Sessions from which there is a slope at all."""
PLATEAU_SLOPE = 1.0
PLATEAU_SESSIONS = 5
WELL_CALIBRATED = 15.0
"""Points by which a self-rating may miss."""


class Slope(Noun):
    """Change of a score in points a session, with the range in which half of the pairwise slopes lie."""

    points: float
    low: float
    high: float
    sessions: int

    @property
    def certain(self) -> bool:
        """Whether the middle half of the pairwise slopes is on one side of 0."""
        return self.low > 0 or self.high < 0


def adjusted(score: float, difficulty: Difficulty) -> float:
    """The score as it would stand at medium difficulty: score - offset. May leave 0-100 at the ends."""
    return score - OFFSETS[difficulty]


def slope(scores: Sequence[float]) -> Slope | None:
    """Theil-Sen slope over the last `WINDOW` scores, oldest first: the median of all pairwise slopes.

    None below `LEAST` scores. `low` and `high` are the quartiles of the pairwise slopes.
    """
    recent = list(scores)[-WINDOW:]
    if len(recent) < LEAST:
        return None
    rises = sorted((b - a) / (j - i) for (i, a), (j, b) in combinations(enumerate(recent), 2))
    return Slope(points=median(rises), low=_quantile(rises, 0.25), high=_quantile(rises, 0.75), sessions=len(recent))


def plateau(scores: Sequence[float]) -> bool:
    """Whether the last `PLATEAU_SESSIONS` scores rise by less than a point a session."""
    if len(scores) < PLATEAU_SESSIONS:
        return False
    found = slope(list(scores)[-PLATEAU_SESSIONS:])
    return found is not None and found.points < PLATEAU_SLOPE


def retention(then: float, later: float) -> float | None:
    """Later score by the one kept from training (day 30 / day 10); at least .9 is well kept. None where it was 0."""
    return later / then if then else None


def calibration(self_rating: int, discovery: float) -> float:
    """Self-rating (0-10, "did I truly understand?") against what came out (IDR, 0-1), in points; above 0: too sure."""
    return self_rating * 10 - discovery * 100


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Quantile by linear interpolation between the two nearest ranks."""
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)
