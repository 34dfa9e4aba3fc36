"""Feedback on a real call: one speaker's turns graded like practice turns, and what the whole came to."""
