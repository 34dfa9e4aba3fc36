"""What a finished conversation came to, for its learner: a summary in a few lines, and the whole debrief."""

from roleplay.debrief.kept import Papers
from roleplay.debrief.making import debrief
from roleplay.debrief.noun import Debrief
from roleplay.debrief.summary import ENDINGS, LEAVING, Summary, summarise

__all__ = ["ENDINGS", "LEAVING", "Debrief", "Papers", "Summary", "debrief", "summarise"]
