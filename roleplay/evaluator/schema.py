"""What a model is asked to answer, in the order in which it should think: opportunity, what was seen, then levels.

Every field is required and nothing else is allowed, which is also what strict structured output wants. Reasons stand
before verdicts. Nothing in here is believed as it comes: `evaluator.settle` decides what survives.
"""

import json
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from roleplay.domain.answer import AnswerError, last_object, plain_schema
from roleplay.domain.base import SKILLS, Skill
from roleplay.domain.reading import Emotion
from roleplay.domain.rubric import Rubric


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("is no level")
    return value


Level = Annotated[Literal[0, 1, 2, 3, 4], BeforeValidator(_no_truth)]
"""An enumeration, not a range: grammars built from a schema keep to enumerations and pass over bounds."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


class Opening(_Strict):
    """What the counterpart's last message, and the kind of turn, made room for."""

    emotion: Emotion
    content: bool
    curiosity: bool
    collaboration: bool


class Seen(_Strict):
    """One move, with the learner's words that show it."""

    quote: str
    move: str
    interest: str | None


class Verdict(_Strict):
    """One skill: why, the words it rests on, the level."""

    why: str
    quote: str | None
    level: Level | None


class Answer(_Strict):
    """A model's whole answer about one turn."""

    opportunity: Opening
    observations: tuple[Seen, ...]
    collaboration: Verdict
    curiosity: Verdict
    validation: Verdict
    keep: str
    try_: str = Field(alias="try")
    rewrite: str

    def verdict(self, skill: Skill) -> Verdict:
        """What the model says of this skill."""
        verdicts: dict[Skill, Verdict] = dict(zip(SKILLS, (self.collaboration, self.curiosity, self.validation),
                                                  strict=True))
        return verdicts[skill]


@lru_cache(maxsize=8)
def _schema(moves: tuple[str, ...]) -> str:
    schema = Answer.model_json_schema(by_alias=True)
    parts = schema.pop("$defs")
    parts["Seen"]["properties"]["move"]["enum"] = list(moves)
    return json.dumps({"title": "assessment", "description": "Assessment of one turn.", **plain_schema(schema, parts)})


def wire_schema(rubric: Rubric) -> dict[str, Any]:
    """The answer as a JSON schema for strict structured output, its moves those of the rubric."""
    schema: dict[str, Any] = json.loads(_schema(tuple(rule.name for rule in rubric.moves)))
    return schema


def read_answer(text: str) -> Answer:
    """The answer in this text, which may be wrapped in a code fence or in talk. Raises AnswerError.

    The JSON object is taken whole or not at all: an answer that was cut off is never filled up, nor is something it
    quotes taken for it. Of several objects the last counts: a model that talks comes to its verdict at the end.
    """
    if not text.strip():
        raise AnswerError("the answer was empty")
    found = last_object(text)
    if found is None:
        raise AnswerError("the answer holds no JSON object")
    try:
        return Answer.model_validate_json(found)
    except ValidationError as failure:
        raise AnswerError(_told(failure)) from None


def _told(failure: ValidationError) -> str:
    """The first few faults, by field, without the values."""
    faults = failure.errors(include_url=False, include_input=False, include_context=False)[:5]
    return "; ".join(f"{'.'.join(map(str, fault['loc'])) or 'answer'}: {fault['msg']}" for fault in faults)
