"""The few of Gradio's routes that the page needs. Whatever else it has, or will have, answers 404."""

import re
from collections.abc import Sequence

from starlette.datastructures import QueryParams
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.replies import refusal

Door = tuple[str, re.Pattern[str]]
"""A method and the whole path."""


def _door(method: str, path: str) -> Door:
    return method, re.compile(path)


PAGES = {"/": "vi", "/en": "en"}
"""Pages of Gradio's, HTML with inline scripts, and the language of each."""

PUBLIC: tuple[Door, ...] = (
    *(_door("GET", path) for path in sorted(PAGES)),
    _door("GET", r"/theme\.css"),
    _door("GET", r"/favicon\.ico"),
    _door("GET", r"/assets/[\w./-]+"),
    _door("GET", r"/static/[\w./-]+"),
    _door("GET", r"/gradio_api/app_id"),
    _door("GET", r"/gradio_api/heartbeat/\w{1,64}"),
    _door("GET", r"/gradio_api/queue/data"),
    _door("POST", r"/gradio_api/queue/join"),
    _door("POST", r"/gradio_api/run/\w{1,64}"),
    _door("POST", r"/gradio_api/cancel"),
    _door("POST", r"/gradio_api/reset"),
)
"""What the page asks for: watched in a browser through every state of the page."""

STAFF: tuple[Door, ...] = PUBLIC
"""The same: reports are sent to a route of our own, which looks into them as they come."""


class Gate:
    """Lets through what is on a list."""

    def __init__(self, app: ASGIApp, doors: Sequence[Door]) -> None:
        self._app = app
        self._doors = tuple(doors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; a connection of another kind is closed."""
        if scope["type"] == "http" and not self._open(scope):
            await refusal(scope, 404, "missing")(scope, receive, send)
        elif scope["type"] == "http":
            # Gradio lets pages of other ports of this machine read along; none may.
            alone = [(name, value) for name, value in scope["headers"] if name != b"origin"]
            await self._app({**scope, "headers": alone}, receive, send)
        elif scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    def _open(self, scope: Scope) -> bool:
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        path = scope["path"]
        if ".." in path or "deep_link" in QueryParams(scope["query_string"]):
            return False
        return any(method == wanted and door.fullmatch(path) for wanted, door in self._doors)
