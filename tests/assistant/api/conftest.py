"""The door for programs over real HTTP, on the six invented reports."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import httpx2
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from assistant.api.door import Door
from assistant.api.gate import Holder
from assistant.api.routes import api_routes
from assistant.api.settings import ApiSettings
from assistant.chain import Assistant
from assistant.desk.query import Figures
from assistant.ui.settings import ChatSettings
from assistant.web.headers import Secured
from assistant.web.limits import Bodies, Limits
from assistant.web.peers import Peers

HOLDERS = {"hbc_good": Holder("good", 6000), "hbc_small": Holder("small", 1)}


@contextmanager
def serving(app: ASGIApp) -> Iterator[str]:
    """The address of a server of ``app``, with its real sockets and headers."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="error", ws="none", proxy_headers=False, timeout_graceful_shutdown=2)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listening.close()


def public(assistant: Assistant, settings: ApiSettings, chat: ChatSettings) -> ASGIApp:
    """The routes behind the limits of the public app."""
    routes = api_routes(Door(assistant, Figures(assistant)), settings, chat, HOLDERS.get)
    return Secured(Peers(Limits(Bodies(Starlette(routes=routes)), chat), ()))


Served = Callable[..., str]


Host = Callable[[Assistant], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def host() -> Host:
    """A server that anyone may ask as much as they like, of an assistant."""
    return lambda assistant: serving(public(assistant, ApiSettings(), ChatSettings(per_minute=0)))


@pytest.fixture(scope="session")
def served(assistant: Assistant, host: Host) -> Iterator[str]:
    """The address of a server of the six reports."""
    with host(assistant) as address:
        yield address


@pytest.fixture
def serve(assistant: Assistant) -> Iterator[Served]:
    """``serve(access="keys", per_minute=5)``: a server of its own with those settings."""
    opened = []

    def begin(per_minute: int = 0, **settings: object) -> str:
        chat = ChatSettings(per_minute=per_minute, burst=10)
        app = public(assistant, ApiSettings.model_validate(settings), chat)
        opened.append(server := serving(app))
        return server.__enter__()

    yield begin
    for server in opened:
        server.__exit__(None, None, None)


@pytest.fixture(scope="session")
def call(served: str) -> Iterator[httpx2.Client]:
    """A client of the session's server."""
    with httpx2.Client(base_url=served, timeout=30) as client:
        yield client
