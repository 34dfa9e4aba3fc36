"""Calls being graded, each in a thread of its own: a page only looks on, and may come and go."""

import logging
from contextlib import closing
from dataclasses import dataclass, field
from threading import Event, Lock, Thread

import streamlit as st

from roleplay.calls.grading import Calls, Progress
from roleplay.calls.kept import KeptCall
from roleplay.errors import RoleplayError
from roleplay.settings import BUILTIN
from roleplay.wiring import App, load_settings

log = logging.getLogger(__name__)


class CallRun:
    """One call being graded."""

    def __init__(self, calls: Calls, kept: KeptCall) -> None:
        self.progress = calls.standing(kept)
        self.problem: RoleplayError | None = None
        self._stopping = Event()
        self._thread = Thread(target=self._go, args=(calls, kept), name=f"call {kept.id}", daemon=True)
        self._thread.start()

    @property
    def over(self) -> bool:
        """Whether it is done, stopped or failed."""
        return not self._thread.is_alive()

    @property
    def stopping(self) -> bool:
        """Whether it only waits for the turns under way."""
        return self._stopping.is_set()

    def stop(self) -> None:
        """Begin no further turn. What is graded stays, and what is under way is waited for."""
        self._stopping.set()

    def wait(self, seconds: float) -> bool:
        """Wait for its end so long; whether it is over."""
        self._thread.join(seconds)
        return self.over

    def _go(self, calls: Calls, kept: KeptCall) -> None:
        try:
            with closing(calls.run(kept)) as steps:
                for self.progress in steps:
                    if self._stopping.is_set():
                        return
        except RoleplayError as problem:
            self.problem = problem
        except Exception:
            log.exception("call %s could not be graded", kept.id)
            self.problem = RoleplayError("something unexpected happened while grading",
                                         hint="What is graded is kept. Go on; if it stays, the app's log says more.")
        finally:
            calls.settle(kept)


@dataclass(frozen=True)
class CallDesk:
    """Feedback on calls and the runs of this process, at most one a call."""

    calls: Calls
    author: str = ""
    """Name of the model that drafts counterparts; empty without one."""
    _runs: dict[str, CallRun] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def run(self, call_id: str) -> CallRun | None:
        """The run of this call, if one was begun in this process and has not been dismissed."""
        with self._lock:
            return self._runs.get(call_id)

    def begin(self, kept: KeptCall) -> CallRun:
        """Begin to grade, or go on; joins the run that is under way."""
        with self._lock:
            run = self._runs.get(kept.id)
            if run is None or run.over:
                run = self._runs[kept.id] = CallRun(self.calls, kept)
            return run

    def delete(self, call_id: str) -> None:
        """Stop grading this call and delete it for good. Raises StoreError."""
        with self._lock:
            run = self._runs.pop(call_id, None)
        if run is not None:
            run.stop()
            run.wait(STOPS_WITHIN)
        self.calls.shelf.delete(call_id)


STOPS_WITHIN = 2.0
"""Seconds a run that is deleted gets to end; what a model still answers after that is thrown away."""


def make() -> CallDesk:
    """The desk by the settings. Raises ConfigError, ContentError."""
    app = App(load_settings())
    author = app.settings.model_for("author")
    return CallDesk(app.calls(), "" if author == BUILTIN else author)


@st.cache_resource(show_spinner=False)
def load() -> CallDesk:
    """The shared desk; a failure is not remembered."""
    return make()


__all__ = ["CallDesk", "CallRun", "Progress", "load", "make"]
