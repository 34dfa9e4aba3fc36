"""The fixtures that every test stands on hold what they promise."""

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from roleplay.settings import Settings


def test_environment_is_bare(data_dir: Path) -> None:
    left = [n for n in os.environ if n.startswith(("OPENAI_", "ROLEPLAY_", "LANGSMITH")) and "_TEST_" not in n]
    assert left == ["ROLEPLAY_DATA_DIR"]
    assert Settings().data_dir == data_dir
    assert Settings().model_for("counterpart") == "builtin"


def test_dotenv_of_the_working_folder_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("ROLEPLAY_MODEL=openai:somewhere\n")
    monkeypatch.chdir(tmp_path)
    assert Settings().model == ""


def test_no_vocabulary_is_at_hand() -> None:
    assert list(Path(os.environ["TIKTOKEN_CACHE_DIR"]).iterdir()) == []


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80, 0, 0)])
def test_other_machines_are_out_of_reach(address: tuple[Any, ...], blocked: list[Any]) -> None:
    family = socket.AF_INET6 if len(address) == 4 else socket.AF_INET
    with socket.socket(family) as far, pytest.raises(OSError, match="no network"):
        far.connect(address)
    with pytest.raises(socket.gaierror):
        socket.create_connection(("example.org", 443))
    assert blocked == [address, ("example.org", 443)]


def test_this_machine_is_reachable(tmp_path: Path, blocked: list[Any]) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(("localhost", server.getsockname()[1])),
    ):
        pass
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as near:
        server.bind(str(tmp_path / "s"))
        server.listen()
        near.connect(str(tmp_path / "s"))
    assert blocked == []
