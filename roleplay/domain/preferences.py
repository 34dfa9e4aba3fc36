"""What a learner has set for themselves."""

from roleplay.domain.base import Noun
from roleplay.domain.session import Mode


class Preferences(Noun):
    """Kept as a paper of the kind "settings" under the key "practice"."""

    mode: Mode | None = None
    """Mode of new conversations; None = the suggested one."""
