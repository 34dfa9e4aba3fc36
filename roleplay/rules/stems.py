"""Words without their endings."""

import threading
from functools import lru_cache

import snowballstemmer


class _Stemmers(threading.local):
    """One stemmer a thread: a stemmer keeps the word it works on in itself, and turns are read on several threads."""

    def __init__(self) -> None:
        self.english = snowballstemmer.stemmer("english")


_STEMMERS = _Stemmers()


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of an English word in lower case."""
    return str(_STEMMERS.english.stemWord(word))
