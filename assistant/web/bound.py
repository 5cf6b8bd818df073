"""A conversation belongs to the browser that began it.

Gradio's ``session_hash`` is made by the page and is all that it asks for: whoever knows one reads and changes
that reader's conversation. Here it is joined with a secret of the browser (a cookie that no script reads, or
who is signed in) before Gradio sees it, so that the same hash from another browser is another conversation.
"""

import hashlib
import hmac
import json
import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Container, Mapping
from typing import Any
from urllib.parse import parse_qs, quote, urlencode

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.cookies import read_cookie, set_cookie
from assistant.web.gate import PAGES
from assistant.web.replies import refusal

COOKIE = "hoi_khach"
JOIN = "/gradio_api/queue/join"
RUN = "/gradio_api/run/"
CANCEL = "/gradio_api/cancel"
DATA = "/gradio_api/queue/data"
HEARTBEAT = "/gradio_api/heartbeat/"

JOINED = ("data", "event_data", "fn_index", "trigger_id")
"""What is handed on of a question; Gradio reads more, which the page does not send."""

HASH = re.compile(r"\w{1,64}")
KEY = re.compile(r"[0-9a-f]{32}")
"""Of a conversation, as :mod:`assistant.ui.keeping` has it."""

KEPT_EVENTS = 10_000

Whose = Callable[[Scope], str]
"""The secret of who asks; ``""`` when there is none."""


def visitor(scope: Scope) -> str:
    """The secret of a browser that is not signed in."""
    return read_cookie(scope, COOKIE)


class Visitors:
    """Gives every browser that opens the page a secret of its own."""

    def __init__(self, app: ASGIApp, *, framed: bool = False) -> None:
        """``framed``: pages of other sites may show this one, so their cookies have to pass too."""
        self._app = app
        self._framed = framed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"] not in PAGES or visitor(scope):
            await self._app(scope, receive, send)
            return
        token = secrets.token_urlsafe(32)
        name, value = set_cookie(scope, COOKIE, token, same_site="None" if self._framed else "Lax")

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], (name, value)]}
            await send(message)

        await self._app(scope, receive, marked)


class Bound:
    """Joins every ``session_hash`` with the secret of who sends it; refuses who has none."""

    def __init__(self, app: ASGIApp, whose: Whose, known: Mapping[int, Container[int]]) -> None:
        """Stand before ``app``.

        Args:
            app: Gradio's.
            whose: Gives the secret of who asks.
            known: Numbers of the page's events, each with the places of its inputs that name a conversation.
                Gradio fails at another event, with a trace in the log.
        """
        self._app = app
        self._whose = whose
        self._known = known
        self._key = secrets.token_bytes(32)
        self._events: OrderedDict[str, str] = OrderedDict()
        """Event → the bound hash of who may end it."""

    def _bind(self, secret: str, told: object) -> str | None:
        """The hash that Gradio sees; None for what is no hash."""
        if not isinstance(told, str) or not HASH.fullmatch(told):
            return None
        return hmac.new(self._key, f"{secret}:{told}".encode(), hashlib.sha256).hexdigest()[:40]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; its conversation and event (or None) are left in ``scope["state"]["asks"]``."""
        path = scope["path"] if scope["type"] == "http" else ""
        if path not in {JOIN, CANCEL, DATA} and not path.startswith((HEARTBEAT, RUN)):
            await self._app(scope, receive, send)
            return
        secret = self._whose(scope)
        if not secret:
            await refusal(scope, 403, "no_cookie")(scope, receive, send)
            return
        scope["state"]["secret"] = secret
        message = await receive() if scope["method"] == "POST" else None
        changed = self._changed(scope, secret, message)
        if changed is None:
            await refusal(scope, 400, "strange")(scope, receive, send)
            return
        scope, message, bound, event = changed
        if path == JOIN:
            send = self._noting(bound, send)
        if path in {JOIN, DATA}:
            scope["state"]["asks"] = bound, event
        await self._app(scope, _once(message, receive) if message else receive, send)

    def _changed(
        self, scope: Scope, secret: str, message: Message | None
    ) -> tuple[Scope, Message | None, str, int | None] | None:
        """The request as Gradio gets it, bound hash and event; None for what no page of ours sends."""
        path = scope["path"]
        if message is not None:
            return self._changed_body(scope, secret, message)
        if path == DATA:
            bound = self._bind(
                secret, parse_qs(scope["query_string"].decode("latin-1")).get("session_hash", [""])[0]
            )
            query = urlencode({"session_hash": bound}).encode() if bound else b""
            return ({**scope, "query_string": query}, None, bound, None) if bound else None
        bound = self._bind(secret, path.removeprefix(HEARTBEAT))
        if bound is None:
            return None
        path = HEARTBEAT + bound
        return {**scope, "path": path, "raw_path": quote(path).encode()}, None, bound, None

    def _changed_body(
        self, scope: Scope, secret: str, message: Message
    ) -> tuple[Scope, Message, str, int | None] | None:
        try:
            told = json.loads(message.get("body", b""))
        except (ValueError, RecursionError):
            return None
        bound = self._bind(secret, told.get("session_hash")) if isinstance(told, dict) else None
        if bound is None:
            return None
        sent = self._cancelled(told, bound) if scope["path"] == CANCEL else self._joined(told, secret)
        if sent is None:
            return None
        body = json.dumps({**sent, "session_hash": bound}).encode()
        headers = MutableHeaders(raw=[(n, v) for n, v in scope["headers"] if n != b"content-length"])
        headers["content-length"] = str(len(body))
        event = sent.get("fn_index")
        return {**scope, "headers": headers.raw}, {"type": "http.request", "body": body}, bound, event

    def _joined(self, told: dict[str, Any], secret: str) -> dict[str, Any] | None:
        """What a question is handed on with; None for one that the page cannot ask."""
        number = told.get("fn_index")
        if not isinstance(number, int) or number not in self._known or not isinstance(told.get("data"), list):
            return None
        own = self._known[number]
        given = [self._own(secret, value) if n in own else value for n, value in enumerate(told["data"])]
        return {**{name: told.get(name) for name in JOINED}, "data": given}

    def _own(self, secret: str, value: object) -> str:
        """What the page's script sends along names its conversation by a key, which is bound like a hash.

        Of anything else nothing goes on, so that no form of it is read as a key behind this door.
        """
        try:
            along = json.loads(value) if isinstance(value, str) else None
        except (ValueError, RecursionError):
            along = None
        if not isinstance(along, dict) or not KEY.fullmatch(str(key := along.get("key"))):
            return "{}"
        return json.dumps({**along, "key": str(self._bind(secret, key))[:32]}, ensure_ascii=False)

    def _cancelled(self, told: dict[str, Any], bound: str) -> dict[str, Any] | None:
        """What ends an event; one of somebody else is nobody's."""
        event = told.get("event_id")
        mine = isinstance(event, str) and self._events.get(event) == bound
        return {"event_id": event, "fn_index": told.get("fn_index")} if mine else None

    def _noting(self, bound: str, send: Send) -> Send:
        """A ``send`` that remembers whose the event is that Gradio answers with."""
        said = bytearray()

        async def note(message: Message) -> None:
            if message["type"] == "http.response.body":
                said.extend(message.get("body", b"")[:1000])
                if not message.get("more_body") and (event := _event(bytes(said))):
                    self._events[event] = bound
                    while len(self._events) > KEPT_EVENTS:
                        self._events.popitem(last=False)
            await send(message)

        return note


def _event(said: bytes) -> str:
    """The event in Gradio's answer, ``""`` where it has none."""
    try:
        event = json.loads(said).get("event_id")
    except (ValueError, AttributeError):
        return ""
    return event if isinstance(event, str) else ""


def _once(message: Message, receive: Receive) -> Receive:
    given: list[Message] = [{**message, "more_body": False}]

    async def give() -> Message:
        return given.pop() if given else await receive()

    return give
