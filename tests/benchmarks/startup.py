"""How long imports and commands take, best of five, against a bare interpreter in the same run."""

import subprocess
import sys
from collections.abc import Iterator
from time import perf_counter

STATEMENTS = {
    "python -c pass": "pass",
    "import roleplay.practice": "import roleplay.practice",
    "import roleplay.cli": "import roleplay.cli",
    "import streamlit": "import streamlit",
    "import langchain_openai": "import langchain_openai",
}


def best(statement: str, times: int = 5) -> float:
    """Seconds of the quickest of some runs of a fresh interpreter."""

    def once() -> float:
        began = perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        return perf_counter() - began

    return min(once() for _ in range(times))


def lines() -> Iterator[str]:
    bare = best("pass")
    for name, statement in STATEMENTS.items():
        took = best(statement)
        yield f"{name:28} {took:6.3f} s  ({took - bare:6.3f} s above a bare interpreter)"
