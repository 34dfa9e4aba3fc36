"""Puts the parts together from the settings: the only module that names adapters. Imports late, to start quickly."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import ValidationError

from roleplay.content.library import Library
from roleplay.content.places import shipped
from roleplay.content.reading import read_text
from roleplay.content.rubric import parse_rubric
from roleplay.counterpart.base import Counterpart
from roleplay.counterpart.builtin import BuiltinCounterpart
from roleplay.domain.rubric import Rubric
from roleplay.errors import ConfigError
from roleplay.evaluator.base import Evaluator
from roleplay.evaluator.builtin import BuiltinEvaluator
from roleplay.practice import Practice
from roleplay.settings import BUILTIN, Settings
from roleplay.store.base import Store

if TYPE_CHECKING:
    from roleplay.models import Models, Role


def load_settings(**given: object) -> Settings:
    """Settings from the environment, with what was given on top. Raises ConfigError."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as problem:
        first = problem.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        name = name if name.startswith("OPENAI_") else f"ROLEPLAY_{name}"
        raise ConfigError(f"{name}: {first['msg']}", hint="Set it in the environment or in a .env file.") from None


@dataclass(frozen=True)
class App:
    """Everything, made on first use and then kept."""

    settings: Settings

    @cached_property
    def library(self) -> Library:
        """The counterparts."""
        return Library(self.settings.personas_dir)

    @cached_property
    def rubric_text(self) -> str:
        """The rubric as it is written."""
        return read_text((self.settings.prompts_dir or shipped("prompts")) / "rubric.yaml")

    @cached_property
    def rubric(self) -> Rubric:
        """The rubric. Raises ContentError."""
        return parse_rubric(self.rubric_text, "rubric.yaml")

    @cached_property
    def store(self) -> Store:
        """Where sessions are kept. Raises StoreError, ConfigError."""
        from roleplay.store.sql import SqlStore

        return SqlStore(self.settings.database)

    @cached_property
    def models(self) -> "Models":
        """The language models. Raises ConfigError."""
        from roleplay.models import Models

        return Models(self.settings)

    @cached_property
    def counterpart(self) -> Counterpart:
        """The counterpart's voice, as configured."""
        if self.settings.model_for("counterpart") == BUILTIN:
            return BuiltinCounterpart()
        from roleplay.content.prompt import load_prompt
        from roleplay.counterpart.llm import ModelCounterpart

        return ModelCounterpart(
            self.models, load_prompt("counterpart", self.settings.prompts_dir), BuiltinCounterpart()
        )

    @cached_property
    def evaluator(self) -> Evaluator:
        """The evaluator, as configured; where it is a model, a built-in grade stands in when the model fails."""
        builtin = BuiltinEvaluator(self.rubric)
        if self.settings.model_for("evaluator") == BUILTIN:
            return builtin
        from roleplay.content.prompt import load_prompt
        from roleplay.evaluator.llm import ModelEvaluator
        from roleplay.evaluator.stand_in import StandingInEvaluator

        prompt = load_prompt("evaluator", self.settings.prompts_dir)
        return StandingInEvaluator(ModelEvaluator(self.models, prompt, self.rubric), builtin)

    @cached_property
    def practice(self) -> Practice:
        """The use case every shell plays through."""
        return Practice(
            store=self.store,
            library=self.library,
            rubric_text=self.rubric_text,
            counterpart=self.counterpart,
            builtin=BuiltinCounterpart(),
            evaluator=self.evaluator,
            gate_wait=self.settings.gate_wait,
        )

    @property
    def uses_models(self) -> bool:
        """Whether any role is played by a model."""
        return any(self.settings.model_for(role) != BUILTIN for role in ("counterpart", "evaluator"))

    def ready(self) -> None:
        """Set up the models that are configured. Raises ConfigError where one cannot be."""
        roles: tuple[Role, Role] = ("counterpart", "evaluator")
        for role in roles:
            if self.settings.model_for(role) != BUILTIN:
                self.models.chat(role)

    def warm(self) -> None:
        """Load what the first turn would otherwise wait for."""
        if self.uses_models:
            self.models.warm()
        self.practice.library.all()
