"""What goes to a language model, who takes it, and why it may give nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Role = Literal["system", "user", "assistant"]

Reason = Literal["unreachable", "key", "busy", "server", "slow", "cut", "garbage", "empty", "context", "open"]
"""Of a :class:`~ingest.errors.ModelFailed`; ``open``: it failed so often that it is not asked for now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One turn of a prompt."""

    role: Role
    content: str


class Writer(Protocol):
    """A language model. Threads may share it."""

    @property
    def name(self) -> str:
        """The model as configured, e.g. ``"qwen3-8b"``."""

    @property
    def room_tokens(self) -> int:
        """Tokens that a whole prompt may have: the model's context less the reply's part."""

    def count(self, text: str) -> int:
        """Tokens of ``text``, an estimate from above for models that know Vietnamese."""

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Pieces of the reply as they come, none empty; closing the iterator ends the request.

        Raises:
            ModelFailed: Before the first piece or between two; what came until then is no whole reply.
        """
