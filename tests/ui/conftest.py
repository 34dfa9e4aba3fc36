"""Opens the app in tabs that share one process and one database, with voices and evaluators of the test's choice."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from roleplay.content.library import Library
from roleplay.content.rubric import parse_rubric
from roleplay.counterpart.base import Counterpart
from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.evaluator.base import Evaluator
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.practice import Practice
from roleplay.store.sql import SqlStore
from roleplay.ui import resources
from roleplay.ui.resources import Resources
from tests.practice.conftest import RUBRIC_TEXT

APP = Path(__file__).parents[2] / "streamlit_app.py"


class Shown:
    """One browser tab."""

    def __init__(self, session: str | None = None, path: Path = APP) -> None:
        self.app = AppTest.from_file(str(path), default_timeout=20)
        if session is not None:
            self.app.query_params["session"] = session
        self.app.run()

    @property
    def session(self) -> str:
        """Id in the address."""
        given = self.app.query_params["session"]
        return given if isinstance(given, str) else given[-1]

    def say(self, words: str) -> "Shown":
        """Type and send."""
        self.app.chat_input[0].set_value(words).run()
        return self

    def click(self, key: str) -> "Shown":
        """Press the button of this key."""
        self.app.button(key=key).click().run()
        return self

    def has(self, key: str) -> bool:
        """Whether there is a button of this key."""
        return any(button.key == key for button in self.app.button)

    @property
    def messages(self) -> list[str]:
        """Every utterance shown, in order."""
        return [" ".join(text.value for text in message.text) for message in self.app.chat_message]

    @property
    def markup(self) -> str:
        """All HTML the app put on the page."""
        return "\n".join(element.proto.body for element in self.app.get("html"))

    @property
    def prose(self) -> str:
        """All Markdown and plain text on the page."""
        told = (
            *self.app.markdown,
            *self.app.caption,
            *self.app.text,
            *self.app.title,
            *self.app.header,
            *self.app.subheader,
        )
        return "\n".join(element.value for element in told)

    @property
    def errors(self) -> list[str]:
        """Error boxes."""
        return [error.value for error in self.app.error]


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Resources]]:
    """Makes what the pages share; made again, it is a restarted server on the same database."""
    stores: list[SqlStore] = []

    def made(
        counterpart: Counterpart | None = None,
        evaluator: Evaluator | None = None,
        personas: Path | None = None,
        **changes: Any,
    ) -> Resources:
        store = SqlStore(f"sqlite:///{tmp_path / 'roleplay.db'}")
        stores.append(store)
        practice = Practice(
            store=store,
            library=Library(personas),
            rubric_text=RUBRIC_TEXT,
            counterpart=counterpart or BuiltinCounterpart(),
            builtin=BuiltinCounterpart(),
            evaluator=evaluator or BuiltinEvaluator(parse_rubric(RUBRIC_TEXT)),
        )
        values = Resources(practice, **{"pace": 0.0} | changes)
        st.cache_resource.clear()
        monkeypatch.setattr(resources, "make", lambda: values)
        return values

    yield made
    st.cache_resource.clear()
    for store in stores:
        store.close()
