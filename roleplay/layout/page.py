"""The page of a report: one HTML file that needs nothing else, no script, no font, no picture from anywhere."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

_HERE = Path(__file__).parent


@lru_cache(maxsize=8)
def template(folder: Path, name: str) -> Template:
    """A template of this folder, which may extend `base.html`. Values are escaped; one that is missing is an error."""
    return Environment(loader=FileSystemLoader([folder, _HERE]), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True).get_template(name)
