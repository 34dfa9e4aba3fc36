"""First paint in a real browser with warm servers: the app and a Streamlit page of one line, turn about.

Each visit has an empty cache. The bare page is what Streamlit takes by itself, so the ratio is ours.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import QUIET, chromium

ROOT = Path(__file__).resolve().parents[2]
VISITS = 7
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str) -> float:
    """Seconds until the server answers."""
    began = time.perf_counter()
    while time.perf_counter() - began < 30:
        try:
            urllib.request.urlopen(url, timeout=1)
            return time.perf_counter() - began
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(url)


@contextmanager
def served(script: Path, folder: str) -> Iterator[str]:
    """The address of a Streamlit page, with the app's settings."""
    port = free_port()
    options = {"headless": "true", "port": port, "address": "127.0.0.1", "fileWatcherType": "none"}
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += [f"--server.{name}={value}" for name, value in options.items()]
    server = subprocess.Popen(
        [*command, "--browser.gatherUsageStats=false"],
        cwd=script.parent,
        env=os.environ | {"ROLEPLAY_DATA_DIR": folder, "ROLEPLAY_MODEL": "builtin"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def visit(browser: Browser, url: str, landmark: str) -> tuple[float, float]:
    """Seconds to the first paint, and until this text is on the screen."""
    context = browser.new_context()
    page = context.new_page()
    began = time.perf_counter()
    page.goto(url)
    page.get_by_text(landmark).first.wait_for()
    usable = time.perf_counter() - began
    painted = float(page.wait_for_function(PAINT).json_value()) / 1000
    context.close()
    return painted, usable


def lines() -> Iterator[str]:
    path = chromium()
    if not path:
        yield "no Chromium found: nothing measured"
        return
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text('import streamlit as st\n\nst.write("Hello there")\n', encoding="utf-8")
        with (
            served(ROOT / "streamlit_app.py", folder) as app_url,
            served(bare, folder) as bare_url,
            sync_playwright() as driver,
        ):
            browser = driver.chromium.launch(executable_path=path, args=list(QUIET))
            pages = {"bare page": (bare_url, "Hello there"), "our page": (app_url, "Dana Whitlock")}
            for place in pages.values():
                visit(browser, *place)
            visits = {name: [visit(browser, *place)] for name, place in pages.items()}
            for _ in range(VISITS - 1):
                for name, place in pages.items():
                    visits[name].append(visit(browser, *place))
            browser.close()
    medians = {name: [median(column) for column in zip(*seen, strict=True)] for name, seen in visits.items()}
    for name, (painted, usable) in medians.items():
        yield f"{name}: first paint {painted:.2f} s, on screen {usable:.2f} s (medians of {VISITS} visits)"
    ratios = [ours / alone for ours, alone in zip(medians["our page"], medians["bare page"], strict=True)]
    yield f"ours / bare: first paint {ratios[0]:.2f}, on screen {ratios[1]:.2f}"
