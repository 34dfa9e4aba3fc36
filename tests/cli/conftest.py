"""Runs the command line in this process, as its entry point does."""

import io
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from roleplay.cli import main


class Result(NamedTuple):
    """What a command gave back."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def ran(*arguments: str, stdin: str = "") -> Result:
        monkeypatch.setattr(sys, "argv", ["roleplay", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return ran
