"""Regular expressions that are compiled when they are first used: a turn needs few of them, start-up none."""

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern until something is asked of it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        made = getattr(re.compile(self._pattern, self._flags), name)
        setattr(self, name, made)
        return made


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that works as `re.compile` gives it. A wrong one is told when it is first used, not before."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
