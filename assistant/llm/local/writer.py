"""The local model's replies: the first line of what it goes on to write."""

from collections.abc import Generator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from assistant.llm.records import Message

if TYPE_CHECKING:
    from assistant.llm.client import Client


class FirstLine:
    """A :class:`~assistant.llm.records.Writer` over a model that does not know when a reply ends.

    It is no chat model: after a line it goes on with the next question, and answers that.
    """

    def __init__(self, writer: "Client") -> None:
        self._writer = writer

    @property
    def name(self) -> str:
        """The model's."""
        return self._writer.name

    @property
    def room_tokens(self) -> int:
        """The model's."""
        return self._writer.room_tokens

    @property
    def resting(self) -> bool:
        """As the model's client says."""
        return self._writer.resting

    def count(self, text: str) -> int:
        """As the model's client counts."""
        return self._writer.count(text)

    def warm(self) -> None:
        """As :meth:`assistant.llm.client.Client.warm`."""
        self._writer.warm()

    def close(self) -> None:
        """As :meth:`assistant.llm.client.Client.close`."""
        self._writer.close()

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """The first line that is not blank; see :meth:`assistant.llm.records.Writer.stream`."""
        said = False
        with closing(self._writer.stream(messages)) as pieces:
            for piece in pieces:
                line, end, _ = (piece if said else piece.lstrip()).partition("\n")
                if line:
                    said = True
                    yield line
                if said and end:
                    return
