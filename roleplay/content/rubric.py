"""Loads `prompts/rubric.yaml`."""

from pathlib import Path

from roleplay.content.places import shipped
from roleplay.content.reading import build, digest, parse_yaml, read_text
from roleplay.domain.rubric import Rubric


def load_rubric(prompts: Path | None = None) -> Rubric:
    """The rubric in this folder, or the shipped one. Raises ContentError."""
    path = (prompts or shipped("prompts")) / "rubric.yaml"
    return parse_rubric(read_text(path), path)


def parse_rubric(text: str, path: Path | str = "rubric.yaml") -> Rubric:
    """The rubric written in `text`. Raises ContentError."""
    rubric = build(Rubric, path, parse_yaml(path, text))
    return rubric.model_copy(update={"digest": digest(text)})
