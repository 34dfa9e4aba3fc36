"""First paint of the app in a real browser, with the server warm: three visits, each with an empty cache."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
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


def lines() -> Iterator[str]:
    chromium = os.environ.get("ROLEPLAY_TEST_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        yield "no Chromium found: nothing measured"
        return
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            "streamlit_app.py",
            "--server.headless=true",
            f"--server.port={port}",
            "--server.address=127.0.0.1",
        ]
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"ROLEPLAY_DATA_DIR": folder, "ROLEPLAY_MODEL": "builtin"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield f"server up after {wait_for(f'http://127.0.0.1:{port}/_stcore/health'):.2f} s"
            with sync_playwright() as driver:
                browser = driver.chromium.launch(executable_path=chromium, args=list(QUIET))
                for visit in range(3):
                    page = browser.new_context().new_page()
                    began = time.perf_counter()
                    page.goto(f"http://127.0.0.1:{port}")
                    page.get_by_text("Dana Whitlock").first.wait_for()
                    usable = time.perf_counter() - began
                    painted = page.evaluate(PAINT) / 1000
                    yield f"visit {visit + 1}: first paint {painted:.2f} s, cards on screen {usable:.2f} s"
                browser.close()
        finally:
            server.terminate()
            server.wait()
