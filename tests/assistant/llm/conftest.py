"""A language model's server that does what a test scripts, over real sockets of this machine."""

import json
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from assistant.llm.circuit import Circuit
from assistant.llm.client import Client
from assistant.llm.records import Message
from assistant.llm.settings import ModelSettings
from ingest.errors import ModelFailed

PATIENT = dict.fromkeys(("connect_seconds", "first_seconds", "gap_seconds", "total_seconds"), 60.0)
"""What is not asked of a server's lateness is not to be late: the machine may be busy."""

QUICK = {"first_seconds": 0.8, "gap_seconds": 0.6, "total_seconds": 2.0}
"""For what is."""

PROMPT = (
    Message(role="system", content="Trả lời ngắn gọn."),
    Message(role="user", content="Tổng vốn đầu tư là bao nhiêu?"),
)


def chunk(text: str | None = None, ended: str | None = None, **delta: Any) -> dict[str, Any]:
    """One event of a stream."""
    said = {"content": text} if text is not None else {}
    choice = {"index": 0, "delta": {**said, **delta}, "finish_reason": ended}
    return {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}


class Exchange:
    """One request, and the bytes sent back for it."""

    def __init__(self, connection: socket.socket, head: str, body: bytes) -> None:
        self._connection = connection
        self.line = head.split("\r\n")[0]
        fields = (field.partition(":") for field in head.split("\r\n")[1:])
        self.headers = {name.lower(): value.strip() for name, _, value in fields}
        self.body = body

    @property
    def asked(self) -> dict[str, Any]:
        """The request's JSON."""
        return json.loads(self.body)

    def raw(self, data: bytes) -> None:
        self._connection.sendall(data)

    def head(self, status: str = "200 OK", kind: str = "text/event-stream", **headers: str) -> None:
        """The answer's head; its body lasts until the connection is closed."""
        more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        self.raw(f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nConnection: close\r\n{more}\r\n".encode())

    def event(self, data: Any) -> None:
        said = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        self.raw(f"data: {said}\n\n".encode())

    def say(self, *texts: str) -> None:
        for text in texts:
            self.event(chunk(text))

    def end(self, reason: str = "stop") -> None:
        self.event(chunk(ended=reason))
        self.event("[DONE]")

    def answer(self, *texts: str) -> None:
        """A whole stream."""
        self.head()
        self.event(chunk("", role="assistant"))
        self.say(*texts)
        self.end()

    def refuse(self, status: str, reply: Any = None, **headers: str) -> None:
        """A status with a JSON body."""
        self.head(status, "application/json", **headers)
        self.raw(json.dumps(reply or {"error": {"message": "no"}}).encode())

    def gone(self, seconds: float) -> bool:
        """True when the client has closed the connection within ``seconds``."""
        self._connection.settimeout(seconds)
        try:
            return self._connection.recv(1) == b""
        except ConnectionResetError:
            return True
        except TimeoutError:
            return False


Script = Callable[[Exchange], None]


class Scripted(socketserver.ThreadingTCPServer):
    """Serves one request a connection by the scripts it was given; the last one stays."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.scripts: list[Script] = [lambda exchange: exchange.answer("Chào.")]
        self.seen: list[Exchange] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def script(self, *scripts: Script) -> None:
        self.scripts = list(scripts)

    def next_script(self) -> Script:
        return self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]


class _Handler(socketserver.BaseRequestHandler):
    server: Scripted

    def handle(self) -> None:
        data = b""
        try:
            while b"\r\n\r\n" not in data:
                if not (part := self.request.recv(65_536)):
                    return
                data += part
            head, _, body = data.partition(b"\r\n\r\n")
            exchange = Exchange(self.request, head.decode("latin-1"), body)
            while len(exchange.body) < int(exchange.headers.get("content-length", 0)):
                exchange.body += self.request.recv(65_536)
            self.server.seen.append(exchange)
            self.server.next_script()(exchange)
        except OSError:
            return  # the client has gone


@pytest.fixture(scope="session")
def _libraries() -> None:
    """What the first question of a process waits for is not what is timed here."""
    with serving() as server:
        assert reply(Client(ModelSettings(url=server.url, name="m"), Circuit())) == ("Chào.", None)


@pytest.fixture
def server(_libraries: None) -> Iterator[Scripted]:
    with serving() as server:
        yield server


@contextmanager
def serving() -> Iterator[Scripted]:
    """A server in a thread of its own."""
    with Scripted() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


Open = Callable[..., Client]


@pytest.fixture
def open_client(server: Scripted) -> Iterator[Open]:
    """A client of the scripted server, with long limits unless told otherwise."""
    opened: list[Client] = []

    def open_(circuit: Circuit | None = None, **settings: Any) -> Client:
        chosen = {"url": server.url, "name": "m", **PATIENT, **settings}
        opened.append(Client(ModelSettings(**chosen), circuit or Circuit()))
        opened[-1].warm()
        return opened[-1]

    yield open_
    for client in opened:
        client.close()


def reply(client: Client, messages: Sequence[Message] = PROMPT) -> tuple[str, ModelFailed | None]:
    """What came, and what ended it."""
    came = []
    try:
        came.extend(client.stream(messages))
    except ModelFailed as error:
        return "".join(came), error
    return "".join(came), None


@pytest.fixture
def ask() -> Callable[..., tuple[str, ModelFailed | None]]:
    """What comes of one question, see :func:`reply`."""
    return reply
