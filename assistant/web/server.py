"""Several apps in one process, each on its own port, until the program is told to end."""

import asyncio
import atexit
import os
import resource
import signal
import socket
import sys
import time
from asyncio import BaseTransport, TimerHandle, Transport
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Thread
from typing import ClassVar, NoReturn, cast

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from assistant.ui.errors import PortTaken, ServerFailed
from assistant.web.bound import HEARTBEAT
from assistant.web.peers import UNKNOWN, Network, within

HEADER_BYTES = 32_768
"""Longest head of a request; h11 answers 431 to a longer one."""

MOST_SOCKETS = 2000
"""Connections of one port; a further one is hung up on."""

MOST_FILES = 8192
"""Files and sockets that the process wants to be allowed to have open."""

ENDING_SECONDS = 2
"""How long open streams may go on when the program ends."""

STARTING_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """An app and where it listens."""

    app: ASGIApp
    host: str
    port: int
    option: str = "--port"
    """Of the command line, by which another port is chosen."""

    trusted: tuple[Network, ...] = ()
    """Proxies, behind whose one address there are many people."""

    each_sockets: int = 800
    """Connections that one address may hold."""

    head_seconds: float = 10.0
    """How long a connection may take to send a request's head, its first one or a further one begun."""

    @property
    def address(self) -> str:
        """What a person types into a browser on this machine.

        >>> Site(app=print, host="0.0.0.0", port=80).address
        'http://localhost:80/'
        """
        host = "localhost" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104 - compared, not bound
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"


def bind(host: str, port: int, *, option: str = "--port") -> socket.socket:
    """A socket that listens on the address; who connects waits until it is served.

    Raises:
        PortTaken: It is not free; the text says what to do.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen()  # until one of them listens, two programs may be bound to one address
    except OSError as error:
        found.close()
        raise PortTaken(host, port, why=error.strerror or str(error), option=option) from error
    return found


class _Impatient(H11Protocol):
    """One connection; hung up on when its head does not come, or when it is one too many.

    uvicorn itself waits for a head as long as it takes.
    """

    site: ClassVar[Site]
    _due: TimerHandle | None = None

    def connection_made(self, transport: BaseTransport) -> None:
        """Take it, or hang up."""
        super().connection_made(cast(Transport, transport))
        if self._too_many():
            self.transport.abort()
        else:
            self._wait()

    def _too_many(self) -> bool:
        """Whether there are too many connections in all, or of this address; a proxy has as many as all."""
        if len(self.connections) > MOST_SOCKETS:
            return True
        peer = self.client[0] if self.client else UNKNOWN
        if within(peer, self.site.trusted):
            return False
        ours = (other for other in self.connections if isinstance(other, _Impatient))
        held = sum(other.client is not None and other.client[0] == peer for other in ours)
        return held > self.site.each_sockets

    def data_received(self, data: bytes) -> None:
        """Read on; a head that has begun has to end."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        else:
            self._rest()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        self._rest()
        super().connection_lost(exc)

    def open_request(self) -> str:
        """Path of the request that is being answered; ``""`` where none is."""
        return "" if self.cycle is None or self.cycle.response_complete else str(self.cycle.scope["path"])

    def _wait(self) -> None:
        if self._due is None:
            self._due = self.loop.call_later(self.site.head_seconds, self.transport.abort)

    def _rest(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None


class _Serving(uvicorn.Server):
    """One app in a thread of its own."""

    def __init__(self, site: Site, listening: socket.socket) -> None:
        config = uvicorn.Config(
            site.app,
            log_level="warning",
            log_config=None,  # one log for all, see assistant.health.logs
            access_log=False,
            proxy_headers=False,  # ours are read by assistant.web.peers
            server_header=False,
            http=type(
                "_OfSite", (_Impatient,), {"site": site}
            ),  # on h11; httptools takes headers of any length
            limit_concurrency=MOST_SOCKETS,
            ws="none",
            lifespan="on",
            h11_max_incomplete_event_size=HEADER_BYTES,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=ENDING_SECONDS,
        )
        super().__init__(config)
        self._listening = listening
        self._thread = Thread(target=self._answer, daemon=True, name=f"port-{site.port}")

    def _answer(self) -> None:
        with suppress(SystemExit):  # uvicorn's way of saying that an app did not start
            self.run(sockets=[self._listening])

    def begin(self) -> None:
        """Return when it answers.

        Raises:
            ServerFailed: It ended before.
        """
        self._thread.start()
        until = time.monotonic() + STARTING_SECONDS
        while not self.started:
            if not self._thread.is_alive() or time.monotonic() > until:
                raise ServerFailed
            time.sleep(0.005)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let what is being answered end, so long as :data:`ENDING_SECONDS`, and hang up."""
        leaving = asyncio.create_task(self._leave_pages())
        await super().shutdown(sockets)
        leaving.cancel()

    async def _leave_pages(self) -> None:
        """Hang up on pages that are only open, once nothing else is: with its page a question would end."""
        while True:
            held = [one for one in self.server_state.connections if isinstance(one, _Impatient)]
            paths = {one: path for one in held if (path := one.open_request())}
            if all(path.startswith(HEARTBEAT) for path in paths.values()):
                break
            await asyncio.sleep(0.05)
        for one in paths:
            one.transport.close()

    def end(self) -> None:
        """Return when it has ended, or does not want to."""
        self.should_exit = True
        if self._thread.is_alive():
            self._thread.join(timeout=ENDING_SECONDS + 3)
        self._listening.close()


@contextmanager
def serving(sites: Sequence[Site]) -> Iterator[None]:
    """The sites answer while the block runs.

    Raises:
        PortTaken: Something else listens at an address.
        ServerFailed: An app did not start.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= soft < MOST_FILES:
        most = MOST_FILES if hard < 0 else min(MOST_FILES, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
    servers: list[_Serving] = []
    try:
        servers.extend(_Serving(site, bind(site.host, site.port, option=site.option)) for site in sites)
        for server in servers:
            server.begin()
        yield
    finally:
        for server in servers:
            server.should_exit = True
        for server in servers:
            server.end()


def wait() -> None:
    """Return when the program is told to end: by Ctrl-C, or by SIGTERM. Main thread only."""
    told = Event()
    before = {
        number: signal.signal(number, lambda *_: told.set()) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        told.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def leave(status: int) -> NoReturn:
    """End the program when everything is closed.

    Python's own end is left out. It goes once more through all that lives, for garbage: half a million
    objects here, two seconds on an idle machine and half a minute on a busy one. And it stops threads that
    are still at work (the audit, the suggestions) in a library's own code, which now and then is a crash.
    """
    atexit._run_exitfuncs()  # folders for a while go, logs are written out
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
