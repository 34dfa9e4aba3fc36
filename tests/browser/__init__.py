"""The main path in a real browser."""
