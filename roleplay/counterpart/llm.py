"""The counterpart that a model speaks: a chain of prompt file and chat model, heard by the guard before it is shown.

The request is made from the directions, the conversation and a few public lines. Its beginning is the same in every
request of a session and the conversation only grows at its end, so that a server can reuse what it has read before.
"""

from collections.abc import Generator
from dataclasses import dataclass

from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.runnables import Runnable, RunnableLambda

from roleplay.content.prompt import Prompt
from roleplay.counterpart.base import Counterpart, Piece, Scene, Speech
from roleplay.counterpart.guard import Guard
from roleplay.counterpart.listening import Listening
from roleplay.counterpart.voiced import voiced
from roleplay.domain.directions import Directions
from roleplay.domain.message import Message
from roleplay.domain.persona import Situation, Voice
from roleplay.domain.session import Spoken
from roleplay.errors import ModelError, ModelTruncated
from roleplay.models import Meter, Models, as_langchain

TRIES = 2
_ENDS = (".", "!", "?", "…", "\"", "”")
SAMPLES: tuple[Situation, ...] = ("curious", "dismissed", "pitched_at", "invited")
"""Moments of which a line is shown for the ear. All are public, and none of them is a yes."""

@dataclass(frozen=True)
class _Try:
    """One run of the model."""

    text: str
    finding: str | None


@dataclass(frozen=True)
class _Request:
    scene: Scene
    correction: str


class ModelCounterpart:
    """Speaks the directions through a chat model; a built-in line stands in where it fails twice."""

    def __init__(self, models: Models, prompt: Prompt, stand_in: Counterpart) -> None:
        self.name = models.name("counterpart")
        self._models, self._prompt, self._stand_in = models, prompt, stand_in

    def reply(self, scene: Scene) -> Speech:
        """Speak the next reply.

        Iterating raises ModelError, with what the calls took in its `usage`; what was shown until then stays with the
        listener. Closing the speech closes the connection to the model.
        """
        return Speech(self._pieces(scene))

    def messages(self, scene: Scene, correction: str = "") -> tuple[Message, ...]:
        """The request for this scene, within the token budget."""
        history = [Message(role="user" if said.speaker == "learner" else "assistant", text=said.text.strip() or "…")
                   for said in scene.said]
        rendered = self._prompt.render(
            history, directions=scene.directions, samples=samples(scene.voice), answers=scene.voice.answers,
            correction=correction)
        return self._models.fit(rendered)

    def _chain(self) -> Runnable[_Request, AIMessage]:
        def render(request: _Request) -> list[BaseMessage]:
            return as_langchain(self.messages(request.scene, request.correction))

        return RunnableLambda(render) | self._models.chat("counterpart")

    def _pieces(self, scene: Scene) -> Generator[Piece, None, Spoken]:
        meter = self._models.meter("counterpart")
        try:
            return (yield from self._spoken(scene, meter))
        except ModelError as problem:
            problem.usage = meter.usage
            raise

    def _spoken(self, scene: Scene, meter: Meter) -> Generator[Piece, None, Spoken]:
        findings: list[str] = []
        chain, correction = self._chain(), ""
        for _ in range(TRIES):
            tried = yield from self._try(chain, _Request(scene, correction), meter)
            if tried.finding is None and tried.text:
                text = yield from _completed(tried.text, scene.directions)
                return Spoken(text=text, source=self.name, retaken=bool(findings), findings=tuple(findings),
                              prompt=self._prompt.label, usage=meter.usage)
            if tried.finding:
                findings.append(tried.finding)
                correction = tried.finding
        if not tried.finding:
            raise ModelTruncated(f"The model {self.name!r} gave no answer.", role="counterpart", model=self.name,
                                 hint="Try again, or go on with the built-in voice.")
        return (yield from self._stood_in(scene, tuple(findings), meter))

    def _try(self, chain: Runnable[_Request, AIMessage], request: _Request,
             meter: Meter) -> Generator[Piece, None, _Try]:
        """Let the model speak once; words are passed on as soon as they can do no harm."""
        listening = Listening(Guard(request.scene), request.scene.directions.tone.max_words)
        stream = self._models.stream(chain, request, meter)
        try:
            for piece in stream:
                yield from listening.hear(piece)
                if listening.done:
                    break
        finally:
            stream.close()
        if not listening.done:
            yield from listening.end()
        return _Try(listening.text, listening.finding)

    def _stood_in(self, scene: Scene, findings: tuple[str, ...], meter: Meter) -> Generator[Piece, None, Spoken]:
        speech = self._stand_in.reply(scene)
        yield from speech
        return Spoken(text=speech.spoken.text, source=speech.spoken.source, retaken=True, stood_in=True,
                      findings=findings, prompt=self._prompt.label, usage=meter.usage)


def samples(voice: Voice) -> list[str]:
    """Lines that give the ear of this person: the same ones all through a session."""
    return [voice.openings[-1], *(voice.lines[moment][0] for moment in SAMPLES if voice.lines.get(moment))]


def _completed(text: str, directions: Directions) -> Generator[Piece, None, str]:
    """Say what the reply was to let out and did not: the director counts it as said."""
    said = voiced(directions, text)
    missing = [given.line for given, kept in ((directions.cue, said.cue), (directions.disclose, said.disclose))
               if given and not kept]
    if directions.verdict and not said.verdict:
        missing.append(f"To be exact: {directions.verdict.wording}.")
    if missing and not text.endswith(_ENDS):
        missing[0] = f"… {missing[0]}"
    elif missing:
        missing[0] = f" {missing[0]}"
    added = " ".join(missing)
    if added:
        yield added
    return text + added

