"""Every error a person can meet, each with what to do next.

RoleplayError
├ ConfigError          missing key, unknown model, bad database URL
├ ContentError         persona, rubric or prompt file: file: field: problem
├ TranscriptError      a call's transcript: file, line, problem
├ ModelError           a model call failed; `retryable` says whether trying again can help
│  ├ ModelUnavailable  timeout, rate limit, connection, server fault
│  ├ ModelRejected     key or request refused
│  ├ ModelRefused      the model declined to answer
│  └ ModelTruncated    the answer was cut off or unusable
├ StoreError
│  ├ SchemaOutdated    the database wants `roleplay db upgrade`
│  ├ SessionNotFound
│  ├ TurnConflict      another tab or process took this turn
│  └ TurnPending       the turn before is not answered yet
└ SessionFinished      the conversation is over
"""

from pathlib import Path


class RoleplayError(Exception):
    """A failure that is told to a person. `hint` says what they can do next."""

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigError(RoleplayError):
    """A setting is missing or wrong."""


class ContentError(RoleplayError):
    """A persona, rubric or prompt file is wrong; printed as `file: field: problem`."""

    def __init__(self, path: Path | str, where: str, problem: str, *, hint: str = "") -> None:
        super().__init__(f"{path}: {where}: {problem}" if where else f"{path}: {problem}", hint=hint)
        self.path, self.where, self.problem = str(path), where, problem


class TranscriptError(RoleplayError):
    """A transcript or a file of turns could not be read. `line` counts from 1; 0 = the whole file."""

    def __init__(self, path: Path | str, line: int, problem: str, *, hint: str = "") -> None:
        super().__init__(f"{path}:{line}: {problem}" if line else f"{path}: {problem}", hint=hint)
        self.path, self.line, self.problem = str(path), line, problem


class ModelError(RoleplayError):
    """A model call failed. `role` is the counterpart's or the evaluator's."""

    exit_code = 3
    retryable = False
    usage: tuple[object, ...] = ()
    """What the failed calls took, where that was measured."""

    def __init__(self, message: str, *, role: str = "", model: str = "", hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.role, self.model = role, model


class ModelUnavailable(ModelError):
    """Timeout, rate limit, no connection, server fault: trying again can help."""

    retryable = True


class ModelRejected(ModelError):
    """The server refused the key or the request."""


class ModelRefused(ModelError):
    """The model declined to answer."""


class ModelTruncated(ModelError):
    """The answer ended early, was empty or did not parse."""

    retryable = True


class StoreError(RoleplayError):
    """What was practised could not be read or kept."""

    exit_code = 4


class SchemaOutdated(StoreError):
    """The database is older than this version of roleplay."""


class SessionNotFound(StoreError):
    """No session of this id."""


class TurnConflict(StoreError):
    """Another tab or process has taken this turn."""


class TurnPending(StoreError):
    """The turn before this one has no reply yet."""


class SessionFinished(RoleplayError):
    """The conversation is over; it can be read, forked or debriefed."""
