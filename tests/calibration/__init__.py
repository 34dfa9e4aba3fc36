"""Fitting and checking the weights of the built-in probabilities; run `python -m tests.calibration FOLDER`."""

import hashlib
from importlib.resources import files

from roleplay.rules.signals.common_words import word_set


def digest() -> str:
    """Digest of the code that makes features; weights fit only the features they were fitted on."""
    code = files("roleplay.rules.likelihood").joinpath("features.py").read_bytes()
    return hashlib.sha256(code.replace(b"\r\n", b"\n")).hexdigest()[:16]


def name_families() -> frozenset[str]:
    """What stands before the colon in the names of named features."""
    return word_set(
        """
        move phrase asks form sentences words emotion room role praise sympathy joint number because so give if opens
        ends only mark says after theirs echo same
        """
    )
