"""A writer that keeps what another one said, and when."""

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from assistant.llm.records import Message, Writer
from ingest.errors import ModelFailed


@dataclass(slots=True)
class Heard:
    """One reply, as far as it was read."""

    asked: float
    """Seconds of the clock, like ``first``."""

    first: float | None = None
    """When the first piece came."""

    text: str = ""
    failed: str = ""
    """Why it broke off: a :data:`~assistant.llm.records.Reason`."""


@dataclass(slots=True)
class Listening:
    """A :class:`~assistant.llm.records.Writer` that remembers the replies of the one within."""

    writer: Writer
    clock: Callable[[], float] = time.perf_counter
    heard: list[Heard] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The model's."""
        return self.writer.name

    @property
    def room_tokens(self) -> int:
        """The model's."""
        return self.writer.room_tokens

    def count(self, text: str) -> int:
        """As the model's client counts."""
        return self.writer.count(text)

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """The model's pieces, unchanged."""
        heard = Heard(self.clock())
        self.heard.append(heard)
        try:
            with closing(_closable(self.writer, messages)) as pieces:
                for piece in pieces:
                    heard.first = heard.first or self.clock()
                    heard.text += piece
                    yield piece
        except ModelFailed as error:
            heard.failed = error.reason
            raise


def _closable(writer: Writer, messages: Sequence[Message]) -> Generator[str, None, None]:
    yield from writer.stream(messages)
