"""Text from people, personas and models is shown as it is and never obeyed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from roleplay.content.places import shipped
from roleplay.counterpart.base import Piece, Scene
from roleplay.ui.resources import Resources
from tests.builders import each
from tests.practice.conftest import Voice
from tests.ui.conftest import Shown

Make = Callable[..., Resources]

ATTACKS = (
    "<script>alert(1)</script> What makes it hard to justify?",
    "<img src=x onerror=alert(1)> What makes it hard to justify?",
    "![x](https://evil.example/?q=1) [click](javascript:alert(1)) What makes it hard to justify?",
    "</blockquote></div><style>*{display:none}</style> What makes it hard to justify?",
    ":red[x] $$\\href{javascript:alert(1)}{x}$$ `code` **bold** What makes it hard to justify?",
    "line one\nline two\n# not a heading",
)


def interpreted(tab: Shown) -> str:
    """Everything that is read as HTML or Markdown, without what was escaped."""
    elements = (*tab.app.markdown, *tab.app.caption, *tab.app.error)
    return tab.markup + "\n".join(element.value for element in elements)


@pytest.mark.parametrize("words", each(ATTACKS, ATTACKS[:2]))
def test_what_the_learner_types_is_shown_exactly_and_escaped_in_the_evidence(shared: Make, words: str) -> None:
    shared()
    tab = Shown().click("start-roi-not-price").say(words)
    assert tab.app.chat_message[1].text[0].value == words
    for live in ("<script>alert", "<img src=x", "![x](", "[click](", "<style>*", "# not a heading\n", ":red[x] $$"):
        if live in words and not live.startswith(("!", "[", "#", ":")):
            assert live not in interpreted(tab)
    told = "\n".join(element.value for element in (*tab.app.markdown, *tab.app.caption))
    assert "evil.example" not in told, "no Markdown holds a word of the learner's"


def test_a_fork_shows_last_times_words_as_text(shared: Make) -> None:
    shared()
    tab = Shown().click("start-roi-not-price").say(ATTACKS[0]).click("fork-1")
    assert "<script>alert" not in interpreted(tab)
    assert any(element.value == ATTACKS[0] for element in tab.app.text)


def test_what_a_model_says_is_text(shared: Make) -> None:
    reply = "<script>alert(1)</script> ![x](https://evil.example/x.png)"

    def speaking(scene: Scene) -> Iterator[Piece]:
        yield reply

    shared(Voice(speaking))
    tab = Shown().click("start-roi-not-price").say("Hello?")
    assert tab.app.chat_message[2].text[0].value == reply
    assert "evil.example" not in interpreted(tab)
    assert "<script>alert" not in interpreted(tab)


def test_a_persona_file_cannot_put_markup_on_a_page(shared: Make, tmp_path: Path) -> None:
    folder = tmp_path / "personas"
    folder.mkdir()
    source = (shipped("personas") / "roi-not-price.yaml").read_text(encoding="utf-8")
    hostile = "'<script>alert(2)</script> [click](https://evil.example) ![x](https://evil.example/x.png)'"
    lines = [
        f"{key}: {hostile}" if (key := line.split(":")[0]) in ("name", "role", "title", "summary", "position") else line
        for line in source.splitlines()
    ]
    (folder / "roi-not-price.yaml").write_text("\n".join(lines), encoding="utf-8")
    shared(personas=folder)
    tab = Shown()
    assert "<script>alert" not in interpreted(tab)
    tab.click("start-roi-not-price").say("Hello, what makes it hard to justify?")
    assert "<script>alert" not in interpreted(tab)
    labels = [expander.label for expander in tab.app.expander] + [tab.app.chat_input[0].placeholder]
    told = "\n".join([*labels, *(element.value for element in (*tab.app.markdown, *tab.app.caption))])
    assert "](https" not in told, "a link in Markdown would be live"
    home = Shown()
    assert all("](https" not in button.label for button in home.app.button)
