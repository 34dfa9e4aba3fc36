"""The only place that sets up models: by role, within time and token limits, with every failure told in words."""

from roleplay.models.chat import METHODS, Method, Models, as_langchain
from roleplay.models.faults import translate
from roleplay.models.meter import Meter, Role
from roleplay.models.structured import Structured, Task
from roleplay.models.tokens import Tokens, estimate, estimate_messages, fit, trim

__all__ = ["METHODS", "Meter", "Method", "Models", "Role", "Structured", "Task", "Tokens", "as_langchain", "estimate",
           "estimate_messages", "fit", "translate", "trim"]
