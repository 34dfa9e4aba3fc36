"""Drills: rounds of five items, marked by the evaluator, and the return of what was missed."""

from roleplay.drills.rounds import Drilling, marked
from roleplay.drills.spacing import GAPS, PASS, SIZE, draw, returning, standing_due

__all__ = ["GAPS", "PASS", "SIZE", "Drilling", "draw", "marked", "returning", "standing_due"]
