"""Grading turns by the thousand: JSON Lines in, JSON Lines out, on one core, on several, or on a cluster."""

from roleplay.bulk.chunks import Chunk, Graded, chunks
from roleplay.bulk.rows import grade_chunk, grade_turns, unhurried
from roleplay.bulk.workers import on_processes

__all__ = ["Chunk", "Graded", "chunks", "grade_chunk", "grade_turns", "on_processes", "unhurried"]
