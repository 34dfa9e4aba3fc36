"""Loads `prompts/path.yaml`."""

from pathlib import Path as File

from roleplay.content.places import shipped
from roleplay.content.reading import build, parse_yaml, read_text
from roleplay.domain.path import Path


def load_path(prompts: File | None = None) -> Path:
    """The course in this folder; the shipped one where the folder has none. Raises ContentError."""
    own = prompts / "path.yaml" if prompts else None
    file = own if own is not None and own.exists() else shipped("prompts") / "path.yaml"
    return build(Path, file, parse_yaml(file, read_text(file)))
