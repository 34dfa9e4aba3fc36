"""Reads the transcripts that meeting tools write: WebVTT, SRT, JSON, CSV, and plain or pasted text.

What a file is, is told from what is in it. No ready library is used for the subtitle formats: `webvtt-py` and `srt`
drop a broken cue silently and keep no line numbers, and here a broken file names its line.
"""

from roleplay.transcripts.reading import MAX_BYTES, MAX_TURNS, read_call, read_call_file

__all__ = ["MAX_BYTES", "MAX_TURNS", "read_call", "read_call_file"]
