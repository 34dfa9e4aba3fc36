"""Where content lives: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Folder of shipped content: `personas` or `prompts`."""
    packed = _PACKAGE / "files" / name
    return packed if packed.is_dir() else _PACKAGE.parent.parent / name
