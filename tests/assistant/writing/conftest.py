"""A language model that says what a test wants, and frames of the six invented reports."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from assistant.llm.records import Message
from assistant.records import Answer
from assistant.writing.frame import build_frame
from assistant.writing.records import Frame
from assistant.writing.write import write


@dataclass(slots=True)
class Scripted:
    """Says ``reply`` in pieces of ``step`` characters, then fails where ``failing`` is an error."""

    reply: str
    step: int = 7
    failing: Exception | None = None
    room_tokens: int = 3_000
    name: str = "scripted"
    heard: list[Sequence[Message]] = field(default_factory=list)
    said: int = 0
    closed: bool = False

    def count(self, text: str) -> int:
        return len(text) // 2

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        self.heard.append(messages)
        try:
            for start in range(0, len(self.reply), self.step):
                self.said = start + self.step
                yield self.reply[start : start + self.step]
            if self.failing:
                raise self.failing
        finally:
            self.closed = True


@pytest.fixture
def scripted() -> type[Scripted]:
    return Scripted


@pytest.fixture
def frame(assistant) -> Callable[[str], Frame]:
    """The frame of a question."""

    def build(question: str) -> Frame:
        asked, evidence = assistant.look_up(question)
        made = build_frame(assistant.ask(question), asked, evidence)
        assert made is not None
        return made

    return build


@pytest.fixture
def worded(assistant) -> Callable[..., list[Answer]]:
    """Every answer of a stream: the question, then what the model says or the model itself."""

    def call(question: str, said: str | Scripted) -> list[Answer]:
        writer = Scripted(said) if isinstance(said, str) else said
        asked, evidence = assistant.look_up(question)
        return list(write(assistant.ask(question), asked, evidence, writer))

    return call
