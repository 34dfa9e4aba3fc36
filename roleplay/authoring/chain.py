"""A model as the writer of parts: a chain of prompt file and chat model, one structured answer a part."""

from roleplay.authoring.parts import Fields, Part
from roleplay.content.prompt import Prompt
from roleplay.domain.rubric import Rubric
from roleplay.domain.session import Usage
from roleplay.errors import ModelError
from roleplay.models import Models, Structured, Task, as_langchain

TASK = Task("draft this counterpart", "Try again, shorten the notes, or name another ROLEPLAY_COUNTERPART_MODEL.")


class ModelWriter:
    """Writes one part after another; not shared between threads."""

    def __init__(self, models: Models, prompt: Prompt, rubric: Rubric) -> None:
        self.name = models.name("author")
        self.prompt = prompt.label
        self._models, self._prompt, self._rubric = models, prompt, rubric
        self._questions = Structured(models, "author", TASK)
        self._usage: list[Usage] = []

    @property
    def usage(self) -> tuple[Usage, ...]:
        """What the calls so far took."""
        return tuple(self._usage)

    def write(self, part: Part, request: Fields) -> Fields:
        """The fields of this part. `request` is data: it holds people's words. Raises ModelError."""
        helpful = [rule for rule in self._rubric.moves if rule.kind == "helpful"]
        rendered = self._prompt.render(part=part.name, guide=part.guide(self._rubric), moves=helpful, request=request)
        meter = self._models.meter("author")
        try:
            return self._questions.ask(as_langchain(rendered), meter, part.schema(self._rubric), part.read)
        except ModelError as problem:
            problem.usage = (*self._usage, *meter.usage)
            raise
        finally:
            self._usage += meter.usage
