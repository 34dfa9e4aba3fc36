"""Puts the parts together from the settings: the only module that names adapters. Imports late, to start quickly."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from roleplay.content.check import Checked, check_text
from roleplay.content.desk import Desk
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
    from roleplay.authoring.author import Draft, Step
    from roleplay.calls.grading import Calls
    from roleplay.drills import Drilling
    from roleplay.evaluator.llm import ModelEvaluator
    from roleplay.models import Models, Role
    from roleplay.rehearsal import Run

DRAFT_SECONDS = 180.0
"""Least seconds without a byte after which drafting gives up: a part of a counterpart is a long answer."""


@dataclass(frozen=True)
class Look:
    """A persona's text, checked and, where it is sound, rehearsed."""

    checked: Checked
    runs: "tuple[Run, ...]" = ()


def _untold(_: float) -> None:
    """Nobody waits for it."""


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
        """The counterparts: the shipped ones, or those of the folder that is named, and beside them a person's own."""
        return Library(self.settings.personas_dir, self.settings.data_dir / "personas")

    @cached_property
    def desk(self) -> Desk:
        """Where counterparts of one's own are written. Raises ContentError."""
        return Desk(self.library, self.rubric)

    def template(self, persona_id: str) -> str:
        """A persona file of this id to fill in."""
        from roleplay.authoring.template import template

        return template(persona_id, self.rubric)

    def look(
        self, text: str, persona_id: str, path: Path | str = "", told: Callable[[float], object] = _untold
    ) -> Look:
        """The whole check of a persona's text: what an author should change, then, where that is sound, a rehearsal.

        `told` hears how much of the rehearsal is done, 0 to 1.
        """
        from roleplay.authoring.template import plain_lines
        from roleplay.rehearsal import LEARNERS, SEEDS, rehearsing, verdict

        path = str(path or f"{persona_id}.yaml")
        checked = check_text(text, self.rubric, path, persona_id)
        if checked.persona is None or not checked.sound:
            return Look(checked=checked)
        runs: list[Run] = []
        for run in rehearsing(checked.persona, self.rubric):
            runs.append(run)
            told(len(runs) / (len(LEARNERS) * len(SEEDS)))
        more = (*plain_lines(checked.persona), *verdict(checked.persona, runs, path))
        findings = (*checked.findings, *(finding.model_copy(update={"path": path}) for finding in more))
        return Look(checked=checked.model_copy(update={"findings": findings}), runs=tuple(runs))

    def drafting(self, notes: str, persona_id: str = "") -> "Generator[Step, None, Draft]":
        """Draft a counterpart from notes, step by step. The draft is the generator's return; it is kept nowhere yet.

        Raises ConfigError without a model, ContentError for notes that are none, ModelError.
        """
        from roleplay.authoring.author import draft, slug

        if self.settings.model_for("author") == BUILTIN:
            raise ConfigError(
                "drafting needs a language model, and none is configured",
                hint="Set OPENAI_API_KEY, or OPENAI_BASE_URL and ROLEPLAY_MODEL for a server of your own. "
                "Without one: `roleplay personas new ID` writes a template.",
            )
        from roleplay.authoring.chain import ModelWriter
        from roleplay.content.prompt import load_prompt
        from roleplay.models import Models

        patient = self.settings.model_copy(update={"timeout": max(self.settings.timeout, DRAFT_SECONDS)})
        models = Models(patient)
        try:
            writer = ModelWriter(models, load_prompt("draft", self.settings.prompts_dir), self.rubric)
            return (
                yield from draft(
                    writer,
                    lambda text, drafted_id: self.look(text, drafted_id).checked,
                    notes,
                    lambda title: persona_id or self.desk.free_id(slug(title)),
                )
            )
        finally:
            models.close()

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
        if self.model_evaluator is None:
            return builtin
        from roleplay.evaluator.stand_in import StandingInEvaluator

        return StandingInEvaluator(self.model_evaluator, builtin)

    @cached_property
    def model_evaluator(self) -> "ModelEvaluator | None":
        """The evaluator that asks a model, with nothing to stand in for it; None where none is configured."""
        if self.settings.model_for("evaluator") == BUILTIN:
            return None
        from roleplay.content.prompt import load_prompt
        from roleplay.evaluator.llm import ModelEvaluator

        prompt = load_prompt("evaluator", self.settings.prompts_dir)
        return ModelEvaluator(self.models, prompt, self.rubric, second_opinion=self.settings.second_opinion)

    def calls(self, folder: Path | None = None, workers: int | None = None) -> "Calls":
        """Feedback on real calls, kept in `folder`; None = under the data folder. `workers`: of a model's, at once."""
        from roleplay.calls.grading import WORKERS, Calls
        from roleplay.calls.kept import CallShelf

        tokens = self.model_evaluator.request_tokens if self.model_evaluator is not None else None
        return Calls(CallShelf(folder or self.settings.data_dir / "calls"), self.evaluator, self.rubric,
                     request_tokens=tokens, destination=self.settings.destination("evaluator"),
                     workers=workers or WORKERS)

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

    @cached_property
    def drilling(self) -> "Drilling":
        """Drills, marked by the evaluator. Raises ContentError, StoreError, ConfigError."""
        from roleplay.content.drills import Drills
        from roleplay.drills import Drilling

        return Drilling(self.store, Drills(self.settings.prompts_dir), self.evaluator, self.rubric)

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
