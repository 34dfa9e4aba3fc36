"""Grading turns by the thousand: JSON Lines in, JSON Lines out."""

from roleplay.bulk.rows import grade_turns

__all__ = ["grade_turns"]
