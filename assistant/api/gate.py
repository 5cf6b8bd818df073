"""What stands before REST and MCP: host, origin, kind of the body, key and rate, in this order.

Sizes, speeds and addresses behind proxies are the public app's affair (:mod:`assistant.web`).
"""

import logging
import math
from collections.abc import Callable
from dataclasses import dataclass, field

import anyio.to_thread
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.api.errors import RequestRefused, Trouble, explain, language_of
from assistant.api.hosts import is_ours, same_origin
from assistant.api.settings import Access
from assistant.web.peers import household
from assistant.web.rates import Rate
from ingest.errors import PipelineError

logger = logging.getLogger(__name__)

MOST_KEY = 200
"""Longest key, in characters; a longer one is none of ours."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a key."""

    name: str
    per_minute: int


FindKey = Callable[[str], Holder | None]
"""The holder of a key; None where there is no such key or it was revoked."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who a request is charged to."""

    name: str
    rate: Rate
    everybody: Rate | None = None
    """Of all who ask, in the chat too; one that has to wait for itself takes nothing from all."""

    def charge(self) -> None:
        """Count one request.

        Raises:
            RequestRefused: There were too many.
        """
        wait = self.rate.take(self.name) or (self.everybody.take() if self.everybody is not None else 0.0)
        if wait := math.ceil(wait):
            raise RequestRefused("too_many_requests", headers={"Retry-After": str(wait)}, seconds=str(wait))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Lets a request through to an app, or says why not. One for REST and MCP: they share the limits."""

    access: Access
    hosts: tuple[str, ...]
    find_key: FindKey
    rate: Rate
    """Of callers without a key."""

    _rates: dict[int, Rate] = field(default_factory=dict)
    """Requests a minute → the rate of the keys that may ask as many."""

    def guard(self, app: ASGIApp, *, charged: bool = True, by_name: bool = False) -> "Guarded":
        """``app`` behind this gate.

        ``charged``: each request counts. ``by_name``: the ``Host`` must be one of ours even where no browser
        seems to ask.
        """
        return Guarded(self, app, charged, by_name)

    async def admit(self, headers: Headers, address: str, everybody: Rate | None = None) -> Caller:
        """Who asks, from ``address``.

        Raises:
            RequestRefused: They need a key, or theirs is none. A wrong key is never taken for no key.
        """
        given = headers.get("authorization", "")
        if not given and self.access == "open":
            return Caller(household(address), self.rate, everybody)
        scheme, _, key = given.partition(" ")
        sound = scheme.lower() == "bearer" and 0 < len(key := key.strip()) <= MOST_KEY
        holder = await anyio.to_thread.run_sync(self.find_key, key) if sound else None
        if holder is None:
            raise RequestRefused("unauthorized", headers={"WWW-Authenticate": 'Bearer realm="hoi-bao-cao"'})
        most = holder.per_minute
        rate = self._rates.setdefault(most, Rate(most, max(10, most // 2)))
        return Caller(holder.name, rate, everybody)


@dataclass(frozen=True, slots=True)
class Guarded:
    """An app behind a gate."""

    gate: Gate
    app: ASGIApp
    charged: bool
    by_name: bool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; its caller is left in ``scope["state"]["caller"]``."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        try:
            _check_place(headers, self.gate.hosts, by_name=self.by_name)
            if scope["method"] == "POST":
                _check_kind(headers)
            everybody = scope.get("state", {}).get("everybody")
            caller = await self.gate.admit(headers, (scope.get("client") or ("", 0))[0], everybody)
            if self.charged:
                caller.charge()
        except PipelineError as error:
            if not isinstance(error, RequestRefused):
                logger.warning("no caller: %s", error)
            await refusal(explain(error), headers)(scope, receive, send)
            return
        scope.setdefault("state", {})["caller"] = caller
        await self.app(scope, receive, send)


def _check_place(headers: Headers, hosts: tuple[str, ...], *, by_name: bool) -> None:
    """Keep pages of other sites out: a browser names their origin in every POST."""
    host, origin = headers.get("host", ""), headers.get("origin", "")
    if (origin or by_name) and not is_ours(host, hosts):
        raise RequestRefused("host_refused")
    if not same_origin(origin, host):
        raise RequestRefused("origin_refused")


def _check_kind(headers: Headers) -> None:
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise RequestRefused("unsupported_type")


def refusal(trouble: Trouble, headers: Headers) -> JSONResponse:
    """The answer to a request that is not met."""
    language = language_of(headers.get("accept-language", ""))
    return JSONResponse(
        trouble.to_json(language),
        status_code=trouble.status,
        headers={**trouble.headers, "Content-Language": language, "Vary": "Accept-Language"},
    )
