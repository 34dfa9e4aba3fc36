"""A real server on a port of its own, and a real Chromium."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import QUIET, chromium

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 60.0
"""Seconds after which a server that does not answer has failed."""



@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a module."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium: name one by ROLEPLAY_TEST_CHROMIUM")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield started
        started.close()


class Server:
    """The app as a learner starts it."""

    def __init__(self, data_dir: Path, log: Path, settings: dict[str, str]) -> None:
        self.data_dir, self.log, self.settings, self.port = data_dir, log, settings, free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        environment = {
            **os.environ,
            "ROLEPLAY_DATA_DIR": str(self.data_dir),
            "HOME": str(self.data_dir),
        } | self.settings
        command = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            "streamlit_app.py",
            "--server.port",
            str(self.port),
            "--server.address",
            "127.0.0.1",
            "--server.headless",
            "true",
        ]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        until = time.monotonic() + STARTS_WITHIN
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                pytest.fail(f"the server did not start:\n{self.log.read_text()}")
            time.sleep(0.1)

    def kill(self) -> None:
        """Kill it, as a crash would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/_stcore/health", timeout=1) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False


def free_port() -> int:
    """A port nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts servers on one data folder; whatever happens, they are stopped."""
    servers: list[Server] = []

    def started(**settings: str) -> Server:
        server = Server(tmp_path / "data", tmp_path / "server.log", settings)
        servers.append(server)
        server.start()
        return server

    yield started
    for server in servers:
        server.kill()


@contextmanager
def without_network(browser: Browser, path: Path) -> Iterator[Page]:
    """A kept page on a dark phone without a network; it asks for nothing, complains of nothing, fits, and prints."""
    context = browser.new_context(offline=True, color_scheme="dark", viewport={"width": 400, "height": 800})
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    yield page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it is not wider than a phone"
    page.emulate_media(media="print")
    assert len(page.pdf()) > 10_000
    assert asked == [path.as_uri()]
    assert said == []
    context.close()
