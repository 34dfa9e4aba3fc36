"""Text from people in Markdown: shown, never obeyed."""

import re
import textwrap


def plain(text: str) -> str:
    """Text in a line of Markdown: what could mean something there is escaped."""
    return re.sub(r"([\\`*_{}\[\]<>#+!|~$&])", r"\\\1", " ".join(text.split()))


def quoted(text: str) -> str:
    """People's words as an indented block, which is never read as Markdown."""
    return textwrap.indent("\n".join(textwrap.wrap(" ".join(text.split()), 110, break_long_words=False)), "    ")
