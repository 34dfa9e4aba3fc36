"""Watching an expert run with the keyboard, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Server
from tests.browser.test_main_path import PATIENCE, tab

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def test_the_arrow_keys_walk_through_a_run_and_a_reload_stays_there(
    browser: Browser, serve: Callable[..., Server]
) -> None:
    server = serve()
    with tab(browser, f"{server.url}/watch?persona=disruptive") as page:
        page.get_by_role("button", name="Show it").click()
        expect(page.get_by_text("The opening", exact=True)).to_be_visible(timeout=PATIENCE)
        for turn in (1, 2):
            page.keyboard.press("ArrowRight")
            expect(page.get_by_text(f"Turn {turn} of 15")).to_be_visible(timeout=PATIENCE)
        page.keyboard.press("ArrowLeft")
        expect(page.get_by_text("Turn 1 of 15")).to_be_visible(timeout=PATIENCE)
        page.reload()
        expect(page.get_by_text("Turn 1 of 15")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_text("Why this, now")).to_be_visible()
