"""What the public may ask: so often, so much at a time, and no more than so many bytes."""

import math
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

import anyio
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.export.downloads import ADDRESS
from assistant.ui.settings import ChatSettings
from assistant.web.peers import household
from assistant.web.rates import Rate
from assistant.web.replies import refusal

BODY_BYTES = 65_536
"""Largest body of a request."""

HEADER_BYTES = 16_384
"""Longest headers, in all."""

BODY_SECONDS = 10.0
"""Longest wait for a body."""

FETCHING = f"{ADDRESS}/"
"""Beginning of the paths of files, each made when it is fetched."""

ASKING = ("/gradio_api/queue/join", "/gradio_api/run/")
"""Beginnings of the paths that make the machine work: each call counts as a question. Programs are counted by
their key (:mod:`assistant.api.gate`)."""

WITHOUT_BODY = {"GET", "HEAD", "OPTIONS"}


class Limits:
    """Refuses with 429 what comes too often."""

    def __init__(self, app: ASGIApp, settings: ChatSettings) -> None:
        self._app = app
        self._all = Rate(settings.all_per_minute, settings.all_burst)
        self._questions = Rate(settings.per_minute, settings.burst)
        self._files = Rate(settings.files_per_minute, max(settings.files_per_minute // 2, 1))
        self._requests = Rate(settings.requests_per_minute, max(settings.requests_per_minute // 2, 1))
        self._open: Counter[str] = Counter()
        self._open_limit = settings.open_requests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; what all together may ask is left in ``scope["state"]["everybody"]`` for programs."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        who = household(scope["client"][0])
        if self._open[who] >= self._open_limit:
            await refusal(scope, 429, "limited", wait=5.0, seconds="5")(scope, receive, send)
            return
        if wait := self._wait(who, scope["path"]):
            said = refusal(scope, 429, "limited", wait=wait, seconds=str(math.ceil(wait)))
            await said(scope, receive, send)
            return
        scope.setdefault("state", {})["everybody"] = self._all
        self._open[who] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._open[who] -= 1
            if not self._open[who]:
                del self._open[who]

    def _wait(self, who: str, path: str) -> float:
        """Seconds until this may be asked; one that has to wait for itself takes nothing from all."""
        if path.startswith(FETCHING):
            return self._files.take(who)
        if wait := self._requests.take(who):
            return wait
        if not path.startswith(ASKING):
            return 0.0
        return self._questions.take(who) or self._all.take()


class Bodies:
    """Takes a request's body whole before anything else sees it, and refuses a long, slow or packed one."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        limit: int = BODY_BYTES,
        seconds: float = BODY_SECONDS,
        long: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        """``long``: paths that take more, in bytes; these are handed on as they come."""
        self._app = app
        self._limit = limit
        self._seconds = seconds
        self._long = dict(long)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if refused := self._refused(scope):
            await refusal(scope, *refused)(scope, receive, send)
            return
        if scope["method"] in WITHOUT_BODY:
            await self._app(scope, receive, send)
            return
        if (most := self._long.get(scope["path"])) is not None:
            await self._app(scope, _counted(most, self._seconds, receive), send)
            return
        body = bytearray()
        with anyio.move_on_after(self._seconds) as waited:
            more = True
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return
                body += message.get("body", b"")
                more = message.get("more_body", False) and len(body) <= self._limit
        if waited.cancelled_caught:
            await refusal(scope, 408, "slow")(scope, receive, send)
        elif len(body) > self._limit:
            await refusal(scope, 413, "too_large")(scope, receive, send)
        else:
            await self._app(scope, _given(bytes(body), receive), send)

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        """Status and sentence for what the headers alone rule out."""
        if sum(len(name) + len(value) for name, value in scope["headers"]) > HEADER_BYTES:
            return 431, "too_large"
        headers = Headers(scope=scope)
        if headers.get("content-encoding", "identity") != "identity":
            return 415, "packed"
        length = headers.get("content-length", "0")
        if scope["method"] in WITHOUT_BODY:
            return None if length == "0" and "transfer-encoding" not in headers else (413, "too_large")
        return (
            (413, "too_large")
            if not length.isdigit() or int(length) > self._long.get(scope["path"], self._limit)
            else None
        )


def _counted(most: int, seconds: float, receive: Receive) -> Receive:
    """A ``receive`` that hangs up after ``most`` bytes, whatever length was promised, or a silence."""
    left, more = most, True

    async def count() -> Message:
        nonlocal left, more
        message: Message = {"type": "http.disconnect"}
        with anyio.move_on_after(seconds if more else math.inf):
            message = await receive()
        more = message.get("more_body", False)
        left -= len(message.get("body", b""))
        return message if left >= 0 else {"type": "http.disconnect"}

    return count


def _given(body: bytes, receive: Receive) -> Receive:
    """A ``receive`` that gives the body first, and afterwards what comes: the asker's going away."""
    first = True

    async def give() -> Message:
        nonlocal first
        if first:
            first = False
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()

    return give
