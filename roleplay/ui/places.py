"""Where the pages are."""

from pathlib import Path

_PAGES = Path(__file__).parent / "pages"

PRACTISE = _PAGES / "practise.py"
SESSIONS = _PAGES / "sessions.py"
CALLS = _PAGES / "calls.py"
LIBRARY = _PAGES / "library.py"
WATCH = _PAGES / "watch.py"
SETTINGS = _PAGES / "settings.py"
PROGRESS = _PAGES / "progress.py"
DRILLS = _PAGES / "drills.py"
DEBRIEF = _PAGES / "debrief.py"
