"""A two-hour call: brought to the app, graded, kept as a file, and that file opened where there is no network."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Server, without_network
from tests.browser.test_main_path import PATIENCE, tab
from tests.calls.making import a_long_call
from tests.transcripts.writing import as_vtt

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    path = tmp_path / "acme.vtt"
    path.write_text(as_vtt(a_long_call().turns), encoding="utf-8")
    return path


def test_a_call_from_upload_to_a_file_that_needs_no_network(
    browser: Browser, serve: Callable[..., Server], transcript: Path, tmp_path: Path
) -> None:
    server = serve(ROLEPLAY_MODEL="builtin")
    with tab(browser, f"{server.url}/calls", accept_downloads=True) as page:
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(transcript)
        expect(page.get_by_text("WebVTT, 1,500 turns")).to_be_visible()
        page.get_by_test_id("stRadio").locator("label").filter(has_text="Ana").first.click()
        page.get_by_role("button", name="Give me feedback").click()
        expect(page.get_by_text("For the next call", exact=True)).to_be_visible(timeout=PATIENCE)
        expect(page.locator(".rp-call .line i").first).to_be_visible()
        address = page.url
        assert "call=" in address
        page.get_by_role("tab", name="Most costly").click()
        expect(page.locator("mark.harmful").locator("visible=true").first).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="Report as a page").click()
        kept = tmp_path / "report.html"
        download.value.save_as(kept)
        server.kill()
    server.start()
    with tab(browser, f"{server.url}/calls?{address.partition('?')[2]}") as page:
        expect(page.get_by_text("For the next call", exact=True)).to_be_visible(timeout=PATIENCE)
    opens_without_network(browser, kept)


def opens_without_network(browser: Browser, path: Path) -> None:
    with without_network(browser, path) as page:
        expect(page.get_by_role("heading", name="Ana in acme.vtt")).to_be_visible()
        expect(page.locator("article mark").first).to_be_visible()
        assert page.locator(".line i").first.evaluate("bar => getComputedStyle(bar).position") == "absolute"
        page.locator(".line a.pin").first.click()
        assert "#turn-" in page.url
