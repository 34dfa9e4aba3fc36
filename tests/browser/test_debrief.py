"""The debrief in a browser: written, reloaded, kept as a file, and that file opened where there is no network."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from roleplay.wiring import App, load_settings
from tests.browser.conftest import Server
from tests.browser.test_main_path import PATIENCE, tab
from tests.debrief.test_making import POOR

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def test_from_the_learners_words_to_a_file_that_needs_no_network(
    browser: Browser, serve: Callable[..., Server], tmp_path: Path
) -> None:
    server = serve(ROLEPLAY_MODEL="builtin")
    parts = App(load_settings(data_dir=server.data_dir, model="builtin"))
    session = parts.practice.start("disruptive", seed=1)
    for line in POOR:
        list(parts.practice.play(session.id, line))
    parts.practice.finish(session.id)
    parts.store.close()
    address = f"{server.url}/debrief?session={session.id}"
    with tab(browser, address, accept_downloads=True) as page:
        page.get_by_label("What worked?").fill("I asked what matters at the end.", timeout=PATIENCE)
        page.get_by_label("What did not?").focus()
        expect(page.get_by_text("What would have taken it up").first).to_be_visible(timeout=PATIENCE)
        page.reload()
        expect(page.get_by_label("What worked?")).to_have_value("I asked what matters at the end.", timeout=PATIENCE)
        with page.expect_download() as download:
            page.get_by_role("button", name="Page (HTML)").click()
        kept = tmp_path / "debrief.html"
        download.value.save_as(kept)
    opens_without_network(browser, kept)


def opens_without_network(browser: Browser, path: Path) -> None:
    context = browser.new_context(offline=True, color_scheme="dark", viewport={"width": 400, "height": 800})
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    expect(page.get_by_role("heading", name="Disruptive: Marcus Oyelaran")).to_be_visible()
    expect(page.get_by_text("I asked what matters at the end.")).to_be_visible()
    expect(page.locator("svg").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it is not wider than a phone"
    page.emulate_media(media="print")
    assert len(page.pdf()) > 10_000
    assert asked == [path.as_uri()]
    assert said == []
    context.close()
