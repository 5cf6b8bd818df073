"""Before everything else on a port: the two questions of who watches the service, and counts of the rest.

``/healthz``: the process lives and its index finds its own passages. ``/readyz``: it should be sent
questions. Neither is held to the limits of the public, and neither makes work: all share one look in two
seconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.health.pulse import Pulse

Side = Literal["public", "staff"]
"""Whose port it is."""

SERVICE = "hoi-bao-cao"
"""By which the answer is known for ours."""

OPEN_PAGE = "/gradio_api/heartbeat/"
"""Beginning of the path of a request that lasts as long as its page is open."""

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class Counter(Protocol):
    """Counts what passes."""

    def answered(self, side: Side, status: int) -> None:
        """A request was answered."""

    def opened(self, side: Side, pages: int) -> None:
        """So many more pages are open."""


@dataclass(frozen=True, slots=True)
class Probes:
    """What is told at each path."""

    pulses: Mapping[str, Pulse]

    async def answer(self, scope: Scope) -> Response | None:
        """The answer to a request for one of the paths; None for any other."""
        pulse = self.pulses.get(scope["path"])
        if pulse is None:
            return None
        if scope["method"] not in {"GET", "HEAD"}:
            return Response(status_code=405, headers={**_HEADERS, "Allow": "GET, HEAD"})
        why = await pulse.read()
        told = (
            {"service": SERVICE, "status": "failed", "why": why}
            if why
            else {"service": SERVICE, "status": "ok"}
        )
        return JSONResponse(told, 503 if why else 200, headers=_HEADERS)


class Front:
    """The app of a port behind its probes."""

    def __init__(self, app: ASGIApp, side: Side, probes: Probes, counter: Counter) -> None:
        self._app = app
        self._side = side
        self._probes = probes
        self._counter = counter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if answer := await self._probes.answer(scope):
            await answer(scope, receive, send)
            return
        page = int(scope["path"].startswith(OPEN_PAGE))
        self._counter.opened(self._side, page)
        try:
            await self._app(scope, receive, self._counted(send))
        finally:
            self._counter.opened(self._side, -page)

    def _counted(self, send: Send) -> Send:
        async def count(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._counter.answered(self._side, message["status"])
            await send(message)

        return count
