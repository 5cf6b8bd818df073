"""What every answer tells the browser: what it may run, fetch and be shown in."""

import gzip
import re
import secrets
from collections.abc import Callable, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.ui.serve import head
from assistant.web.gate import PAGES

GRADIO = "script-src 'self' 'nonce-{nonce}' 'unsafe-eval'"
"""For Gradio's page: its inline scripts by a nonce, and ``eval``, by which it runs every ``js=``."""

PLAIN = "script-src 'self'"

POLICY = (
    "default-src 'self'; {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors {frames}"
)
"""Gradio writes ``style=`` into its page, so inline styles have to pass."""

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

_SCRIPT = re.compile(rb"<script(?=[\s>])")
_FOREIGN = re.compile(rb"<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*/>\s*")
_LANGUAGE = re.compile(rb"<html\s+lang=\"en\"")


def frame_ancestors(origins: Sequence[str]) -> str:
    """Who may show our pages in a frame.

    >>> frame_ancestors(["https://a.vn"])
    "'self' https://a.vn"
    """
    return " ".join(["'self'", *origins])


class Secured:
    """Adds the headers; a policy that an answer brings itself is kept."""

    def __init__(self, app: ASGIApp, *, frames: Sequence[str] = (), referrer: str = "no-referrer") -> None:
        self._app = app
        self._frames = frame_ancestors(frames)
        self._framed = bool(frames)
        self._referrer = referrer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                message.setdefault("headers", [])
                headers = MutableHeaders(raw=list(message["headers"]))
                for name, value in {**ALWAYS, "Referrer-Policy": self._referrer}.items():
                    headers.setdefault(name, value)
                nonce = scope.get("state", {}).get("nonce")
                scripts = GRADIO.format(nonce=nonce) if nonce else PLAIN
                headers.setdefault(
                    "Content-Security-Policy", POLICY.format(scripts=scripts, frames=self._frames)
                )
                if not self._framed:
                    headers.setdefault("X-Frame-Options", "SAMEORIGIN")
                message = {**message, "headers": headers.raw}
            await send(message)

        scope.setdefault("state", {})
        await self._app(scope, receive, secured)


class Nonced:
    """Gradio's page with our head and a nonce on each script, in its language, without links to elsewhere."""

    def __init__(
        self,
        app: ASGIApp,
        first: Callable[[str], str] | None = None,
        whose: Callable[[Scope], str] | None = None,
    ) -> None:
        """Stand before ``app``.

        Args:
            app: Gradio's.
            first: What is seen until Gradio has drawn the page, as HTML in a language.
            whose: A sign, ASCII, that is another one for another person; the page's script forgets by it.
        """
        self._app = app
        self._first = first
        self._whose = whose

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"] not in PAGES or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        packed = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        nonce = scope["state"]["nonce"] = secrets.token_urlsafe(16)
        plain = [(n, v) for n, v in scope["headers"] if n not in {b"accept-encoding", b"range"}]
        start: Message = {}
        body = bytearray()

        async def kept(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                language = PAGES[scope["path"]]
                sign = f'<meta name="hoi-nguoi" content="{self._whose(scope)}">' if self._whose else ""
                whole = bytes(body).replace(b"<head>", b"<head>" + (sign + head()).encode(), 1)
                if self._first:
                    whole = whole.replace(b"<gradio-app", self._first(language).encode() + b"<gradio-app", 1)
                page = _with_nonce(whole, nonce, language)
                await send({**start, "headers": _measured(start, page := _pack(page, packed), packed)})
                await send({"type": "http.response.body", "body": page})

        await self._app({**scope, "headers": plain}, receive, kept)


def _with_nonce(page: bytes, nonce: str, language: str) -> bytes:
    """The page with a nonce on each script.

    Unquoted, for "<script" may also stand in a string of a script.

    >>> _with_nonce(b'<html lang="en"><script>a="<script>"</script>', "n", "vi")
    b'<html lang="vi"><script nonce=n>a="<script nonce=n>"</script>'
    """
    page = _LANGUAGE.sub(b'<html lang="%s"' % language.encode(), _FOREIGN.sub(b"", page), count=1)
    return _SCRIPT.sub(b"<script nonce=" + nonce.encode(), page)


def _pack(page: bytes, packed: bool) -> bytes:
    return gzip.compress(page, compresslevel=4, mtime=0) if packed else page


def _measured(start: Message, page: bytes, packed: bool) -> list[tuple[bytes, bytes]]:
    headers = MutableHeaders(raw=list(start["headers"]))
    headers["Content-Length"] = str(len(page))
    headers["Vary"] = "Accept-Encoding"
    headers["Cache-Control"] = "no-store"
    if packed:
        headers["Content-Encoding"] = "gzip"
    return list(headers.raw)
