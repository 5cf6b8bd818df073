"""The openai client's streams, ended where they are read.

A reply that is broken off leaves generators behind that wait within each other, and the stream that has them
refers to itself. Whatever thread collects garbage next would end them, beside the event loop that runs them.
"""

from collections.abc import AsyncIterator
from typing import Any


class Ended:
    """A stream as LangChain's client takes it, whose reading ends with the block."""

    def __init__(self, stream: Any) -> None:
        """``stream`` is an :class:`openai.AsyncStream`."""
        self._stream = stream

    async def __aenter__(self) -> "AsyncIterator[Any]":
        chunks: AsyncIterator[Any] = await self._stream.__aenter__()
        return chunks

    async def __aexit__(self, *raised: Any) -> None:
        try:
            # The interface does not name it: closing the stream closes its connection alone.
            await self._stream._iterator.aclose()
        finally:
            await self._stream.__aexit__(*raised)


class Completions:
    """The client's ``chat.completions``, all of whose streams are :class:`Ended`."""

    def __init__(self, resource: Any) -> None:
        """``resource`` is an :class:`openai.resources.chat.AsyncCompletions`."""
        self._resource = resource

    async def create(self, **asked: Any) -> Ended:
        """A streamed completion; nothing else is asked for here."""
        return Ended(await self._resource.create(**asked))
