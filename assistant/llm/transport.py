"""Requests to one address and nowhere else: no proxy, no redirect, and no flood is taken in."""

from collections.abc import AsyncIterator

import anyio
import httpx2

from assistant.llm.settings import ModelSettings

_KEPT = frozenset(
    {"accept", "authorization", "connection", "content-length", "content-type", "host", "user-agent"}
)
"""Headers that are sent; the client would also tell of this machine and of what its environment holds."""

_BYTES_OVER = 1_000_000
_BYTES_A_CHARACTER = 500
"""What a reply may weigh: a stream wraps each piece, at the least a character, in some 300 bytes."""


class Flood(httpx2.StreamError):
    """A server sends more than any reply can be."""


NETWORK_ERRORS = (httpx2.HTTPError, httpx2.StreamError, anyio.EndOfStream, OSError)
"""What a request may raise."""


class _Counted(httpx2.AsyncByteStream):
    """A body that may not be longer than ``most`` bytes."""

    def __init__(self, body: httpx2.AsyncByteStream, most: int) -> None:
        self._body = body
        self._left = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._body:
            self._left -= len(part)
            if self._left < 0:
                raise Flood("more than any reply can be")
            yield part

    async def aclose(self) -> None:
        await self._body.aclose()


class OneAddress(httpx2.AsyncBaseTransport):
    """Takes requests below one address only."""

    def __init__(self, url: str, most: int) -> None:
        """Bodies of replies may have ``most`` bytes."""
        self._url = httpx2.URL(url)
        self._most = most
        self._network = httpx2.AsyncHTTPTransport(trust_env=False)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer, its body counted as it comes."""
        if not self._is_below(request.url):
            raise httpx2.UnsupportedProtocol("not below the configured address")
        kept = [(name, value) for name, value in request.headers.multi_items() if name.lower() in _KEPT]
        # A packed body could unfold to any size.
        request.headers = httpx2.Headers([*kept, ("accept-encoding", "identity")])
        found = await self._network.handle_async_request(request)
        body = found.stream
        if not isinstance(body, httpx2.AsyncByteStream):
            raise TypeError("a body that does not come in parts")
        return httpx2.Response(
            found.status_code,
            headers=[
                (name, value) for name, value in found.headers.raw if name.lower() != b"content-encoding"
            ],
            stream=_Counted(body, self._most),
            extensions=found.extensions,
        )

    async def aclose(self) -> None:
        """Close the connections."""
        await self._network.aclose()

    def _is_below(self, url: httpx2.URL) -> bool:
        ours = self._url
        same = (url.scheme, url.host, url.port) == (ours.scheme, ours.host, ours.port)
        return same and url.path.startswith(f"{ours.path.rstrip('/')}/")


async def fetch_models(settings: ModelSettings) -> tuple[int, bytes]:
    """Status and body of the server's list of models.

    Raises:
        NETWORK_ERRORS: It cannot be had.
    """
    key = settings.key.get_secret_value() if settings.key else ""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    async with open_transport(settings) as network:
        found = await network.get(f"{settings.url}/models", headers=headers)
        return found.status_code, found.content


class _Nowhere(httpx2.BaseTransport):
    """For a client that is never asked."""


def open_nowhere() -> httpx2.Client:
    """A client that can reach nothing."""
    return httpx2.Client(transport=_Nowhere(), trust_env=False)


def open_transport(settings: ModelSettings) -> httpx2.AsyncClient:
    """The client for a model's address. It holds no connection yet."""
    most = _BYTES_OVER + _BYTES_A_CHARACTER * settings.reply_characters
    return httpx2.AsyncClient(
        transport=OneAddress(settings.url, most),
        timeout=timeout(settings),
        follow_redirects=False,
        trust_env=False,
    )


def timeout(settings: ModelSettings) -> httpx2.Timeout:
    """Each step's limit; the reply's own clock stands above it."""
    longest = max(settings.first_seconds, settings.gap_seconds)
    return httpx2.Timeout(longest, connect=min(settings.connect_seconds, settings.first_seconds))
