"""Runs the benchmarks that are named, or all of them, and prints their lines."""

import sys

from tests.benchmarks import builtin, paint, startup, turn

BENCHMARKS = {"startup": startup.lines, "builtin": builtin.lines, "turn": turn.lines, "paint": paint.lines}


def main() -> None:
    for name in sys.argv[1:] or BENCHMARKS:
        print(f"== {name}")
        for line in BENCHMARKS[name]():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main()
