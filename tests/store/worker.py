"""Another process at the same database, told what to do line by line: `python -m tests.store.worker NAME`.

Reads `URL` (open it), `URL upgrade`, or `URL NUMBER` (open that turn of session s1); answers `ok`, what an upgrade
found, or the name of the error.
"""

import sys

from roleplay.errors import RoleplayError
from roleplay.store.schema import upgrade
from roleplay.store.sql import SqlStore


def attempt(url: str, number: str = "") -> str:
    """Do as told."""
    try:
        if number == "upgrade":
            return str(upgrade(url).before)
        with SqlStore(url) as store:
            if number:
                store.open_turn("s1", int(number), f"words of {sys.argv[1]}")
    except RoleplayError as error:
        return type(error).__name__
    return "ok"


if __name__ == "__main__":
    print("ready", flush=True)
    for line in sys.stdin:
        print(attempt(*line.split()), flush=True)
