"""Passes a model's words on one by one, holding back those that may turn out wrong."""

import re
from collections.abc import Iterator

from roleplay.counterpart.base import Piece, Retake
from roleplay.counterpart.guard import Guard

_WORD = re.compile(r"\S+")
_END = re.compile(r"(?:[.!?…]+[\"')\]*]*(?=\s)|\n)")
_SLACK, _SLACK_WORDS = 1.25, 8
"""How far a sentence under way may run over the most words of a reply."""


class Listening:
    """One try of a model, heard sentence by sentence.

    `text` is what may be kept of it, `shown` what has been passed on, `finding` what was wrong with it.
    """

    def __init__(self, guard: Guard, max_words: int) -> None:
        self._guard, self._most = guard, max_words
        self._limit = int(max_words * _SLACK) + _SLACK_WORDS
        self._waiting = ""
        self._sentence_shown = ""
        self._before = ""
        self.text = ""
        self.shown = ""
        self.finding: str | None = None
        self.done = False

    def hear(self, piece: str) -> Iterator[Piece]:
        """Take in a piece of the answer and pass on what can do no harm."""
        self._waiting += piece
        while not self.done and (end := _END.search(self._waiting.lstrip())):
            whole = self._waiting.lstrip()
            self._waiting = whole[end.end():]
            yield from self._sentence(whole[:end.end()])
        if not self.done:
            yield from self._under_way()

    def end(self) -> Iterator[Piece]:
        """The answer is over; what is left of it is a sentence."""
        last, self._waiting = self._waiting, ""
        yield from self._sentence(last)

    def _sentence(self, raw: str) -> Iterator[Piece]:
        clean = self._guard.clean(raw)
        if not clean:
            yield from self._back_to_text()
            return
        self.finding = self._guard.check(clean, self._before)
        if self.finding:
            self.done, self.text = True, ""
            yield from self._back_to_text()
            return
        if self.text and self._words(f"{self.text} {clean}") > self._limit:
            self.done = True
            yield from self._back_to_text()
            return
        self.text = f"{self.text} {clean}".strip()
        self._before = clean
        yield from self._catch_up()
        self._sentence_shown = ""
        self.done = self._words(self.text) >= self._most

    def _under_way(self) -> Iterator[Piece]:
        """Pass on the whole words of a sentence under way, up to the first that must wait."""
        begun = self._waiting.lstrip()
        if self._words(f"{self.text} {begun}") > self._limit and self._words(begun) > 1:
            yield from self._too_long(begun)
            return
        words = [found for found in _WORD.finditer(begun) if found.end() < len(begun)]
        for found in words:
            prefix = begun[:found.end()]
            if len(prefix) <= len(self._sentence_shown):
                continue
            if self._guard.suspicious(prefix, self._before):
                return
            added = prefix[len(self._sentence_shown):]
            if self._sentence_shown == "" and self.text:
                added = " " + added
            self._sentence_shown = prefix
            self.shown += added
            yield added

    def _too_long(self, begun: str) -> Iterator[Piece]:
        """A reply that runs on ends with its last whole sentence; one endless sentence ends where its time is up."""
        self.done = True
        if not self.text:
            whole = " ".join(begun.split()[:self._limit])
            yield from self._sentence(whole.rstrip(",;:–—- ") + "…")
            self.done = True
            return
        yield from self._back_to_text()

    def _catch_up(self) -> Iterator[Piece]:
        """Show what is kept and not shown yet; take back what cleaning has changed."""
        if not self.text.startswith(self.shown):
            yield Retake(kept="")
            self.shown = ""
        if rest := self.text[len(self.shown):]:
            self.shown = self.text
            yield rest

    def _back_to_text(self) -> Iterator[Piece]:
        """Take back what was shown of a sentence that does not stay."""
        self._sentence_shown = ""
        if self.shown != self.text:
            self.shown = self.text
            yield Retake(kept=self.text)

    @staticmethod
    def _words(text: str) -> int:
        return len(text.split())
