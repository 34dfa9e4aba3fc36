"""Runs the benchmarks that are named, or all of them, and prints their lines."""

import sys

from tests.benchmarks import builtin, call, grade, paint, startup, turn

PARTS = {"startup": startup, "builtin": builtin, "turn": turn, "grade": grade, "call": call, "paint": paint}
BENCHMARKS = {name: part.lines for name, part in PARTS.items()}


def main() -> None:
    for name in sys.argv[1:] or BENCHMARKS:
        print(f"== {name}")
        for line in BENCHMARKS[name]():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main()
