"""A language model behind an OpenAI-compatible address. The one file that knows LangChain's client."""

import asyncio
import logging
import threading
import time
import warnings
from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from contextlib import aclosing, closing
from typing import TYPE_CHECKING, Any, cast

from pydantic import SecretStr

from assistant.llm.background import Put, finish, pieces
from assistant.llm.circuit import Circuit
from assistant.llm.failures import client_errors, explain, failed, pause_before_retry, too_long
from assistant.llm.local.server import Server
from assistant.llm.local.writer import FirstLine
from assistant.llm.records import Message
from assistant.llm.reply import Reply
from assistant.llm.settings import ModelSettings
from assistant.llm.streams import Completions
from assistant.untraced import switch_off_tracing
from ingest.errors import ModelFailed
from ingest.tokens import count_tokens

if TYPE_CHECKING:
    from httpx2 import AsyncClient
    from langchain_openai import ChatOpenAI

logger = logging.getLogger(__name__)

_NO_KEY = SecretStr("none")
"""The client wants a key; servers that need none do not look at it."""

_TOKENS_A_MESSAGE = 8
"""What a chat template puts around one message."""

_RETRY_SECONDS = 0.5
"""Before a request is made again where the server does not say when."""

_DRAIN_SECONDS = 1.0
"""For the end of a stream after the reply's end, so that the connection can be used again."""

_CLOSE_SECONDS = 1.0
"""That who closes waits for it; on a busy machine it may take longer, and no connection is left open."""


class Client:
    """A :class:`~assistant.llm.records.Writer` over HTTP."""

    def __init__(
        self, settings: ModelSettings, circuit: Circuit, locate: Callable[[], ModelSettings] | None = None
    ) -> None:
        """Nothing is asked yet: the server may start later than we do.

        Args:
            settings: Of the model.
            circuit: Shared by all who ask the same server.
            locate: Gives the settings with the address as it is now, where it may change.
        """
        self._settings = settings
        self._circuit = circuit
        self._locate = locate or (lambda: settings)
        self._opening = threading.Lock()
        self._door: _Door | None = None

    @property
    def name(self) -> str:
        """As configured."""
        return self._settings.name

    @property
    def room_tokens(self) -> int:
        """The context less the reply's part."""
        return self._settings.context_tokens - self._settings.reply_tokens

    @property
    def resting(self) -> bool:
        """True while the server is left alone because it failed."""
        return self._circuit.is_open

    def count(self, text: str) -> int:
        """By OpenAI's table, which spells Vietnamese with more tokens than a model that learnt it."""
        return count_tokens(text)

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """Pieces of the reply as they come; see :meth:`assistant.llm.records.Writer.stream`."""
        tokens = sum(self.count(m.content) + _TOKENS_A_MESSAGE for m in messages)
        if tokens > self.room_tokens:
            raise too_long(self._settings, tokens, self._settings.context_tokens)
        try:
            with self._circuit.asking(), closing(self._pieces(messages, tokens)) as came:
                begun = False
                try:
                    for piece in came:
                        begun = True
                        yield piece
                except GeneratorExit:
                    # Who reads may have enough of it: the server works.
                    if not begun:
                        raise
        except ModelFailed as error:
            logger.log(logging.DEBUG if error.reason == "open" else logging.WARNING, "%s", error)
            raise

    def close(self) -> None:
        """Let go of the connections."""
        with self._opening:
            if self._door is not None:
                self._door.close()
                self._door = None

    def warm(self) -> None:
        """Load what the first question would wait for, and start a server of our own; nothing is asked."""
        self.count("")
        self._opened()

    def _pieces(self, messages: Sequence[Message], tokens: int) -> Generator[str, None, None]:
        started = time.monotonic()
        door = self._opened()
        settings, begun = door.settings, False
        found = pieces(
            lambda put: door.ask(messages, put),
            first_seconds=settings.first_seconds - (time.monotonic() - started),
            gap_seconds=settings.gap_seconds,
            total_seconds=settings.total_seconds,
        )
        try:
            for piece in found:
                begun = True
                yield piece
        except TimeoutError as error:
            raise failed(
                settings, "slow", "no words in time", "see its load, or give it more time"
            ) from error
        except client_errors() as error:
            raise explain(settings, error, begun=begun, prompt_tokens=tokens) from error
        finally:
            found.close()

    def _opened(self) -> "_Door":
        if not self._opening.acquire(timeout=self._settings.first_seconds):
            raise failed(self._settings, "slow", "it is still being started", "ask again")
        try:
            settings = self._locate()
            if self._door is None or self._door.settings != settings:
                if self._door is not None:
                    self._door.close()
                self._door = _Door(settings)
            return self._door
        finally:
            self._opening.release()


class _Door:
    """The client of one address."""

    def __init__(self, settings: ModelSettings) -> None:
        from assistant.llm.transport import open_transport

        self.settings = settings
        self._network = open_transport(settings)
        self._chat = _open_chat(settings, self._network)

    def close(self) -> None:
        """Close the connections; what still streams over them breaks off."""
        finish(self._network.aclose(), _CLOSE_SECONDS)

    async def ask(self, messages: Sequence[Message], put: Put) -> None:
        """One reply, asked for again where the server is busy and there is time for it."""
        end = time.monotonic() + self.settings.first_seconds
        prompt = [{"role": m.role, "content": m.content} for m in messages]
        left = self.settings.retries
        while True:
            reply = Reply(self.settings, put)
            try:
                return await self._read(prompt, reply)
            except client_errors() as error:
                pause = pause_before_retry(error, _RETRY_SECONDS)
                if not left or reply.characters or pause is None or time.monotonic() + pause >= end:
                    raise
            left -= 1
            await asyncio.sleep(pause)

    async def _read(self, prompt: list[dict[str, str]], reply: Reply) -> None:
        try:
            async with asyncio.timeout(None) as patience, aclosing(self._chunks(prompt)) as chunks:
                async for text, ended in chunks:
                    if not reply.whole:
                        reply.take(text, ended)
                        if reply.whole:
                            patience.reschedule(asyncio.get_running_loop().time() + _DRAIN_SECONDS)
        except TimeoutError:
            if not reply.whole:
                raise
        reply.close()

    async def _chunks(self, prompt: list[dict[str, str]]) -> AsyncGenerator[tuple[str, str | None], None]:
        # Closed here, not by whoever collects garbage.
        stream = cast("AsyncGenerator[Any, None]", self._chat.astream(prompt))
        async with aclosing(stream):
            async for chunk in stream:
                yield chunk.text, chunk.response_metadata.get("finish_reason")


def _open_chat(settings: ModelSettings, network: "AsyncClient") -> "ChatOpenAI":
    """LangChain's client, without its defaults: they read the environment and may wait for ever."""
    from langchain_openai import ChatOpenAI

    from assistant.llm.transport import open_nowhere, timeout

    switch_off_tracing()
    # They repeat what a server sent.
    warnings.filterwarnings("ignore", message="Pydantic serializer warnings", category=UserWarning)
    chat = ChatOpenAI(
        model=settings.name,
        base_url=settings.url,
        api_key=settings.key or _NO_KEY,
        organization="none",
        openai_proxy="",
        timeout=timeout(settings),
        max_retries=0,
        http_socket_options=(),
        http_client=open_nowhere(),
        http_async_client=network,
        temperature=settings.temperature,
        seed=settings.seed,
        max_completion_tokens=settings.reply_tokens,
        stream_usage=False,
        stream_chunk_timeout=None,
        use_responses_api=False,
        output_version="v0",
        cache=False,
        verbose=False,
    )
    chat.async_client = Completions(chat.async_client)
    return chat


def open_writer(settings: ModelSettings) -> Client | FirstLine | None:
    """The configured language model, or None where there is none, which is the normal state."""
    if not settings.configured:
        return None
    if settings.local:
        server = Server(settings)
        return FirstLine(Client(server.settings, Circuit(), server.locate))
    client = Client(settings, Circuit())
    client.warm()
    return client
