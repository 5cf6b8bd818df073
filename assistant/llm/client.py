"""A language model behind an OpenAI-compatible address. The one file that knows LangChain's client."""

import asyncio
import logging
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from assistant.llm.background import Put, pieces
from assistant.llm.circuit import Circuit
from assistant.llm.failures import client_errors, explain, failed, pause_before_retry, too_long
from assistant.llm.records import Message, Reason, Writer
from assistant.llm.settings import ModelSettings
from assistant.llm.transport import open_nowhere, open_transport, timeout
from ingest.errors import ModelFailed
from ingest.tokens import count_tokens

if TYPE_CHECKING:
    from langchain_openai import ChatOpenAI

logger = logging.getLogger(__name__)

_NO_KEY = "none"
"""The client wants a key; servers that need none do not look at it."""

_TOKENS_A_MESSAGE = 8
"""What a chat template puts around one message."""

_RETRY_SECONDS = 0.5
"""Before a request is made again where the server does not say when."""

_DRAIN_SECONDS = 1.0
"""For the end of a stream after the reply's end, so that the connection can be used again."""

_RAW = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd]")
"""What no reply in words holds: control characters, halves of characters, bytes that are no text."""

_BROKEN_OFF = frozenset({"length", "content_filter", "tool_calls", "function_call"})
"""Ends of a stream that are not the reply's own."""

_SEE_IT = "see what runs there"


class Client:
    """A :class:`~assistant.llm.records.Writer` over HTTP."""

    def __init__(self, settings: ModelSettings, circuit: Circuit) -> None:
        """Nothing is asked yet: the server may start later than we do."""
        self._settings = settings
        self._circuit = circuit
        self._chat = _open_chat(settings)

    @property
    def name(self) -> str:
        """As configured."""
        return self._settings.name

    @property
    def room_tokens(self) -> int:
        """The context less the reply's part."""
        return self._settings.context_tokens - self._settings.reply_tokens

    def count(self, text: str) -> int:
        """By OpenAI's table, which spells Vietnamese with more tokens than a model that learnt it."""
        return count_tokens(text)

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """Pieces of the reply as they come; see :meth:`assistant.llm.records.Writer.stream`."""
        tokens = sum(self.count(m.content) + _TOKENS_A_MESSAGE for m in messages)
        if tokens > self.room_tokens:
            raise too_long(self._settings, tokens, self._settings.context_tokens)
        try:
            with self._circuit.asking():
                yield from self._pieces(messages, tokens)
        except ModelFailed as error:
            logger.log(logging.DEBUG if error.reason == "open" else logging.WARNING, "%s", error)
            raise

    def _pieces(self, messages: Sequence[Message], tokens: int) -> Iterator[str]:
        settings, begun = self._settings, False
        found = pieces(
            lambda put: self._ask(messages, put),
            first_seconds=settings.first_seconds,
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

    async def _ask(self, messages: Sequence[Message], put: Put) -> None:
        """One reply, asked for again where the server is busy and there is time for it."""
        end = time.monotonic() + self._settings.first_seconds
        prompt = [{"role": m.role, "content": m.content} for m in messages]
        for left in reversed(range(self._settings.retries + 1)):
            reply = _Reply(self._settings, put)
            try:
                return await self._read(prompt, reply)
            except client_errors() as error:
                pause = pause_before_retry(error, _RETRY_SECONDS)
                if not left or reply.characters or pause is None or time.monotonic() + pause >= end:
                    raise
            await asyncio.sleep(pause)
        return None

    async def _read(self, prompt: list[dict[str, str]], reply: "_Reply") -> None:
        try:
            async with asyncio.timeout(None) as patience, aclosing(_chunks(self._chat, prompt)) as chunks:
                async for text, ended in chunks:
                    if reply.whole:
                        continue
                    reply.take(text, ended)
                    if reply.whole:
                        patience.reschedule(asyncio.get_running_loop().time() + _DRAIN_SECONDS)
        except TimeoutError:
            return
        reply.close()


async def _chunks(chat: "ChatOpenAI", prompt: list[dict[str, str]]) -> Any:
    async with aclosing(chat.astream(prompt)) as stream:  # type: ignore[type-var]
        async for chunk in stream:
            yield chunk.text, chunk.response_metadata.get("finish_reason")


class _Reply:
    """What has come of one reply."""

    def __init__(self, settings: ModelSettings, put: Put) -> None:
        self._settings = settings
        self._put = put
        self._said = False
        self.characters = 0
        self.whole = False

    def take(self, text: str, ended: str | None) -> None:
        """Hand on one piece.

        Raises:
            ModelFailed: It is none that may be shown, or ends a reply that is not whole.
        """
        self.characters += len(text)
        if self.characters > self._settings.reply_characters:
            what = f"its reply has more than {self._settings.reply_characters} characters"
            raise failed(self._settings, "garbage", what, _SEE_IT)
        if _RAW.search(text):
            raise failed(self._settings, "garbage", "its reply holds what is no text", _SEE_IT)
        if text:
            self._put(text)
            self._said = self._said or not text.isspace()
        if ended:
            self._end(ended)

    def close(self) -> None:
        """Look whether the stream ended with the reply.

        Raises:
            ModelFailed: It did not.
        """
        if not self.whole:
            reason: Reason = "cut" if self._said else "empty"
            raise failed(self._settings, reason, "its stream ends before the reply does", "see its log")

    def _end(self, ended: str) -> None:
        if ended == "length":
            advice = "set HOI_MODEL_REPLY_TOKENS higher"
            raise failed(self._settings, "cut", "its reply is longer than it may be", advice)
        if ended in _BROKEN_OFF:
            raise failed(self._settings, "garbage", "it stops without a reply in words", _SEE_IT)
        if not self._said:
            raise failed(self._settings, "empty", "it says nothing", _SEE_IT)
        self.whole = True
        self._put(None)


def _open_chat(settings: ModelSettings) -> "ChatOpenAI":
    """LangChain's client, without its defaults: they read the environment and may wait for ever."""
    from langchain_openai import ChatOpenAI
    from langsmith import configure

    # Whatever LANGSMITH_* says: questions go to the configured address only.
    configure(enabled=False)
    return ChatOpenAI(
        model=settings.name,
        base_url=settings.url,
        api_key=settings.key or SecretStr(_NO_KEY),
        organization="none",
        openai_proxy="",
        timeout=timeout(settings),
        max_retries=0,
        http_socket_options=(),
        http_client=open_nowhere(),
        http_async_client=open_transport(settings),
        temperature=settings.temperature,
        seed=settings.seed,
        max_completion_tokens=settings.reply_tokens,
        stream_usage=False,
        stream_chunk_timeout=settings.gap_seconds,
        use_responses_api=False,
        output_version="v0",
        cache=False,
        verbose=False,
    )


def open_writer(settings: ModelSettings) -> Writer | None:
    """The configured language model, or None where there is none, which is the normal state."""
    if not settings.configured:
        return None
    return Client(settings, Circuit())
