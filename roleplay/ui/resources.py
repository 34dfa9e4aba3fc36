"""What the pages share, made once per process."""

import gc
import logging
from dataclasses import dataclass, field
from functools import cached_property
from threading import Thread

import streamlit as st

from roleplay.content.rubric import parse_rubric
from roleplay.domain.rubric import Rubric
from roleplay.errors import RoleplayError
from roleplay.practice import Practice
from roleplay.settings import BUILTIN
from roleplay.ui.under_way import Stage
from roleplay.wiring import App, load_settings

PACE = 0.45
"""Seconds over which words that arrive all at once are told, so that they read like someone talking."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Resources:
    """The use case, the turns under way and how the pages behave."""

    practice: Practice
    pace: float = PACE
    app: App = field(default_factory=lambda: App(load_settings()))
    """All parts, for pages that need more than to practise."""
    stage: Stage = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "stage", Stage(self.practice))

    @cached_property
    def rubric(self) -> Rubric:
        """The rubric that new sessions are played by. Raises ContentError."""
        return parse_rubric(self.practice.rubric_text, "rubric.yaml")

    @property
    def plays_builtin(self) -> bool:
        """Whether the counterpart speaks without a model."""
        return self.practice.counterpart.name == BUILTIN


def make() -> Resources:
    """Everything from the settings. Raises ConfigError, ContentError, StoreError."""
    app = App(load_settings())
    resources = Resources(app.practice, app=app)
    Thread(target=_warm, args=(app,), name="warm", daemon=True).start()
    return resources


@st.cache_resource(show_spinner=False)
def load() -> Resources:
    """The shared resources; a failure is not remembered, so that what was put right works at the next look."""
    return make()


def _warm(app: App) -> None:
    try:
        app.warm()
    except RoleplayError as problem:
        log.warning("not warmed up: %s", problem.message)
    # After every script run the whole heap would be walked; what is loaded by now never becomes garbage.
    gc.collect()
    gc.freeze()
