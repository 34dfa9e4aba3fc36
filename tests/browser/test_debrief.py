"""The debrief in a browser: written, reloaded, kept as a file, and that file opened where there is no network."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from roleplay.wiring import App, load_settings
from tests.browser.conftest import Server, without_network
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
    with without_network(browser, path) as page:
        expect(page.get_by_role("heading", name="Disruptive: Marcus Oyelaran")).to_be_visible()
        expect(page.get_by_text("I asked what matters at the end.")).to_be_visible()
        expect(page.locator("svg").first).to_be_visible()
