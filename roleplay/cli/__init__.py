"""The command line."""

from roleplay.cli.commands import main

__all__ = ["main"]
