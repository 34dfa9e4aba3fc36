"""Figures a user would feel, as ratios taken in one run. Not tests: nothing here fails for a slow machine.

python -m tests.benchmarks          # all; or name some: turn builtin grade startup paint
"""
