"""What every test stands on: a bare environment, a data folder of its own, no network, quick property tests."""

import ipaddress
import os
import socket
from collections.abc import Callable, Iterator
from errno import ENETUNREACH
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from roleplay.settings import Settings

pytest_plugins = ["tests.fake_server"]

POSTGRES = os.environ.get("ROLEPLAY_TEST_POSTGRES", "")
"""URL of a server on which scratch databases may be made; read before the environment is cleared."""

CLEARED = ("OPENAI_", "ROLEPLAY_", "LANGSMITH", "LANGCHAIN_")
KEPT = "ROLEPLAY_TEST_"
"""Names what the tests may use; the product does not look at it."""

settings.register_profile(
    "quick", max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("quick")


@pytest.fixture(scope="session", autouse=True)
def bare_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No key, no setting and no vocabulary of the machine, also for what lasts the whole session, such as a server."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(CLEARED) and not name.startswith(KEPT):
                patch.delenv(name)
        patch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path_factory.mktemp("no-vocabulary")))
        patch.setitem(Settings.model_config, "env_file", None)
        yield


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test. Home is a new folder too."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("ROLEPLAY_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def is_near(address: Any) -> bool:
    """Whether a socket address is on this machine: loopback, or a path."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def blocked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Holds every test to this machine, as if it were offline; lists what it tried to reach."""
    refused: list[Any] = []

    def guarded(real: Callable[..., Any]) -> Callable[..., Any]:
        def connect(self: socket.socket, address: Any) -> Any:
            if self.family != socket.AF_UNIX and not is_near(address):
                refused.append(address)
                raise OSError(ENETUNREACH, "tests have no network")
            return real(self, address)

        return connect

    resolve = socket.getaddrinfo

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not is_near((name,)):
            refused.append((name, *rest[:1]))
            raise socket.gaierror(socket.EAI_NONAME, "tests have no network")
        return resolve(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return refused


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """URL of an empty scratch database on the server that ROLEPLAY_TEST_POSTGRES names; dropped afterwards."""
    if not POSTGRES:
        pytest.skip("ROLEPLAY_TEST_POSTGRES names no PostgreSQL server")
    name = f"roleplay_test_{uuid4().hex}"
    server = create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    try:
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        yield make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    finally:
        server.dispose()
