"""The main path as a learner walks it: pick, talk, look at the evidence, try again, come back."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import Server
from tests.fake_server import ACTOR, Answer, FakeServer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

PATIENCE = 20_000
"""Milliseconds to wait for what must come."""

MIRROR = "Disruptive…? What about it would hurt <b>most</b>?"
LABEL = (
    "It sounds like your people are stretched already, and one more launch would land on you. Have I got that right?"
)


@contextmanager
def tab(browser: Browser, url: str, **screen: Any) -> Iterator[Page]:
    """A fresh browser profile on this address; nothing may be asked of any other machine."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 860}} | screen)
    elsewhere: list[str] = []

    def note(request: Request) -> None:
        if urlsplit(request.url).hostname not in {"127.0.0.1", None}:
            elsewhere.append(request.url)

    context.on("request", note)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    try:
        yield page
        assert elsewhere == [], "asked of other machines"
    finally:
        context.close()


def begin(page: Page, title: str = "Disruptive") -> None:
    """One click anywhere on a card."""
    place = page.get_by_role("heading", name=title, exact=True)
    expect(place).to_be_visible(timeout=PATIENCE)
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(messages(page)).to_have_count(1, timeout=PATIENCE)


def messages(page: Page) -> Any:
    """Every utterance on the page."""
    return page.get_by_test_id("stChatMessage")


def send(page: Page, words: str) -> None:
    """Type and send by keyboard."""
    box = page.get_by_test_id("stChatInputTextArea")
    expect(box).to_be_enabled(timeout=PATIENCE)
    box.fill(words)
    box.press("Enter")


def say(page: Page, words: str, turn: int) -> None:
    """Type, send, and wait for reply and grade."""
    send(page, words)
    expect(page.get_by_text(f"Look closer at turn {turn}")).to_be_visible(timeout=PATIENCE)
    expect(messages(page)).to_have_count(1 + 2 * turn, timeout=PATIENCE)


def test_pick_talk_see_the_evidence_try_again_and_come_back(browser: Browser, serve: Callable[..., Server]) -> None:
    server = serve()
    with tab(browser, server.url) as page:
        begin(page)
        expect(page).to_have_url(re.compile(r"\?session=\w+"))
        expect(page.get_by_text("from order to doorstep")).to_be_visible()
        expect(page.get_by_test_id("stChatInputTextArea")).to_be_focused(timeout=PATIENCE)

        say(page, MIRROR, 1)
        say(page, LABEL, 2)
        assert messages(page).nth(1).inner_text().strip().endswith(MIRROR), "shown exactly, not as markup"
        expect(page.get_by_role("img", name=re.compile(r"^Curiosity \d of 4: \w+"))).not_to_have_count(0)

        page.get_by_text("Look closer at turn 2").click()
        marked = page.locator(".rp-evidence mark:visible").first
        expect(marked).to_be_visible()
        assert marked.inner_text().rstrip("0123456789, ") in LABEL

        first = page.url
        said = messages(page).all_inner_texts()
        page.get_by_role("button", name="Try this turn again").last.click()
        expect(page.get_by_text("from turn 2 of attempt 1")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_text("You are at turn 2 again.")).to_be_in_viewport()
        expect(page.get_by_test_id("stChatInputTextArea")).to_be_focused(timeout=PATIENCE)
        assert page.url != first
        expect(messages(page)).to_have_count(3)
        page.get_by_role("link", name="Attempt 1").click()
        expect(messages(page)).to_have_count(5, timeout=PATIENCE)
        expect(page).to_have_url(first)

        page.reload()
        expect(messages(page)).to_have_count(5, timeout=PATIENCE)
        assert messages(page).all_inner_texts() == said

    server.kill()
    again = serve()
    with tab(browser, first.replace(server.url, again.url)) as page:
        expect(messages(page)).to_have_count(5, timeout=PATIENCE)
        assert messages(page).all_inner_texts() == said
        say(page, "What would have to be true for a start this year to feel safe?", 3)
        page.goto(again.url)
        page.get_by_role("link", name="Disruptive").first.click()
        expect(page).to_have_url(re.compile(r"\?session=\w+"), timeout=PATIENCE)


def test_a_slow_model_can_be_left_reloaded_stopped_and_replaced(
    browser: Browser, serve: Callable[..., Server], fake_server: FakeServer
) -> None:
    slow = "Let me think about that, since I would not want to say something now that I take back next week."
    fake_server.script(ACTOR, Answer(slow, gap=0.15), Answer(slow, gap=0.15), Answer(status=500))
    server = serve(
        OPENAI_BASE_URL=fake_server.url,
        OPENAI_API_KEY="none",
        ROLEPLAY_COUNTERPART_MODEL=f"openai:{ACTOR}",
        ROLEPLAY_EVALUATOR_MODEL="builtin",
        ROLEPLAY_RETRIES="0",
    )
    with tab(browser, server.url) as page:
        begin(page)
        stop = page.get_by_role("button", name="Stop")
        send(page, "What would have to be true for this to feel safe?")
        expect(page.get_by_role("group", name="Your turn 1")).to_be_visible(timeout=PATIENCE)
        expect(stop).to_be_visible()
        assert "next week" not in messages(page).last.inner_text(), "the grade is there before the reply is whole"

        page.reload()
        expect(stop).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_text("Look closer at turn 1")).to_be_visible(timeout=PATIENCE)
        expect(messages(page).last).to_contain_text(slow)

        send(page, "Take your time. What would you not want to take back?")
        expect(messages(page)).to_have_count(5, timeout=PATIENCE)
        expect(messages(page).last).to_contain_text("Let me think", timeout=PATIENCE)
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Keep what was said").click()
        expect(page.get_by_text("Look closer at turn 2")).to_be_visible(timeout=PATIENCE)
        assert "next week" not in messages(page).last.inner_text()

        send(page, "And what else?")
        expect(page.get_by_role("alert")).to_have_count(1, timeout=PATIENCE)
        page.get_by_role("button", name="Go on with the built-in voice").click()
        expect(page.get_by_text("Said by the built-in voice.")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_text("Look closer at turn 3")).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_holds_the_whole_page(browser: Browser, serve: Callable[..., Server], scheme: str) -> None:
    server = serve()
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "color_scheme": scheme}
    with tab(browser, server.url, **phone) as page:
        begin(page)
        expect(page.get_by_text("Your brief")).to_be_in_viewport()
        say(page, MIRROR, 1)
        say(page, LABEL, 2)
        page.get_by_text("Look closer at turn 2").click()
        expect(page.locator(".rp-evidence mark:visible").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, "nothing sticks out at the side"
        expect(page.get_by_text("Your brief")).to_be_in_viewport()
        heights = page.evaluate(ORDER)
        assert heights == sorted(heights), "words, then dots, then the reply"
        faint = page.evaluate(CONTRAST)
        assert faint == [], "text below AA contrast"


ORDER = """() => {
  const turn = document.querySelector(".st-key-turn-2");
  const said = turn.querySelectorAll("[data-testid=stChatMessage]");
  return [said[0], turn.querySelector(".rp-strip"), said[1]].map((e) => e.getBoundingClientRect().y);
}"""

CONTRAST = """() => {
  const canvas = Object.assign(document.createElement("canvas"), {width: 1, height: 1});
  const pen = canvas.getContext("2d", {willReadFrequently: true});
  const paint = (colours) => {
    pen.clearRect(0, 0, 1, 1);
    for (const colour of colours) { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); }
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb.map((v) => v / 255).map((v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.unshift(getComputedStyle(e).backgroundColor);
    return layers;
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim()) continue;
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    if (element.closest("style, script, noscript, svg, [aria-hidden=true], [disabled]")) continue;
    if (element.closest("[data-testid=stIconMaterial]")) continue;
    const layers = behind(element);
    const [a, b] = [light(paint(layers)), light(paint([...layers, getComputedStyle(element).color]))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) faint.push([walker.currentNode.data.trim().slice(0, 40), ratio.toFixed(2)]);
  }
  return faint;
}"""
