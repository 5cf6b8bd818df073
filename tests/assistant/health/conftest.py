"""The real service with all that watches it, beside a model that fails and somebody who takes traces."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.office.office import open_office
from assistant.office.people import People
from evals.ports import free_port

ROOT = Path(__file__).parents[3]
KEY = "sk-chim-hoang-yen-1"
PASSWORD = "chim-hoang-yen-2 dài"
"""Canaries: where one turns up, a secret was told."""


@dataclass
class Elsewhere:
    """A server of another kind, and what it was sent."""

    address: str
    sent: list[tuple[str, bytes]] = field(default_factory=list)


@contextmanager
def elsewhere(reply: Callable[[str], tuple[int, bytes]]) -> Iterator[Elsewhere]:
    """A real HTTP server on this machine that answers a path with a status and a body."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            found.sent.append((self.path, body))
            status, said = reply(self.path)
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *told: Any) -> None:
            """Nothing."""

    for method in ("GET", "POST"):
        setattr(Handler, f"do_{method}", Handler.answer)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = Elsewhere(f"http://127.0.0.1:{server.server_address[1]}")
        try:
            yield found
        finally:
            server.shutdown()


def failing(path: str) -> tuple[int, bytes]:
    """A model's server that lists its model, and answers questions with an error that repeats the key."""
    if path.endswith("/models"):
        return 200, json.dumps({"data": [{"id": "m"}]}).encode()
    return 500, json.dumps({"error": {"message": f"no such key {KEY}"}}).encode()


@dataclass
class Running:
    """A service, and how it is reached."""

    client: httpx.Client
    public: str
    staff: str
    metrics: str
    log: Path
    process: "subprocess.Popen[str]"
    others: dict[str, Elsewhere] = field(default_factory=dict)

    def ask(self, question: str, **told: Any) -> dict[str, Any]:
        """An answer by the API."""
        answer: dict[str, Any] = self.client.post(
            f"{self.public}api/v1/ask", json={"question": question}, **told
        ).json()
        return answer

    def call(self, question: str) -> dict[str, Any]:
        """An answer by MCP."""
        asked = {"name": "ask", "arguments": {"question": question}}
        sent = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": asked}
        accepts = {"Accept": "application/json, text/event-stream"}
        answer: dict[str, Any] = self.client.post(f"{self.public}mcp", json=sent, headers=accepts).json()
        return answer

    def chat(self, question: str) -> None:
        """An answer in the chat, its page opened before."""
        self.client.get(self.public, headers={"Accept": "text/html"})
        told = json.dumps({"key": "ab" * 16})
        sent = {"data": [question, told], "fn_index": 3, "trigger_id": 1, "session_hash": "abcdefghij"}
        origin = {"Origin": self.public.rstrip("/")}
        joined = self.client.post(f"{self.public}gradio_api/queue/join", json=sent, headers=origin)
        assert joined.status_code == 200, joined.text
        asked = {"session_hash": "abcdefghij"}
        with self.client.stream("GET", f"{self.public}gradio_api/queue/data", params=asked) as stream:
            assert any("process_completed" in line for line in stream.iter_lines())

    def figures(self) -> dict[str, float]:
        """Every figure of the metrics by its name and labels."""
        lines = self.client.get(f"{self.metrics}metrics").text.splitlines()
        return {
            n: float(v) for n, _, v in (line.rpartition(" ") for line in lines if line[:1] not in {"", "#"})
        }

    def lines(self) -> list[str]:
        """Of the log so far."""
        return self.log.read_text(encoding="utf-8").splitlines()


@contextmanager
def serving(data: Path, place: Path, **told: object) -> Iterator[Running]:
    """The real service over ``data`` with some settings; its log lies in ``place``."""
    ports = [str(free_port()) for _ in range(3)]
    command = [sys.executable, "app.py", "--data", str(data), "--port", ports[0], "--staff-port", ports[1]]
    inherited = {n: v for n, v in os.environ.items() if not n.upper().startswith("HOI_")}
    env = {**inherited, "HOI_METRICS_PORT": ports[2], **{n: str(v) for n, v in told.items()}}
    with (place / "log").open("w", encoding="utf-8") as log, httpx.Client(timeout=60, verify=False) as client:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            assert process.stdout is not None
            addresses = [process.stdout.readline().strip() for _ in ports]
            assert all(addresses), (place / "log").read_text(encoding="utf-8")
            yield Running(client, *addresses, log=place / "log", process=process)
        finally:
            process.terminate()
            process.communicate(timeout=90)


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[Running]]:
    """``with serve(data, folder_of_the_log, HOI_…=value) as running``."""
    return serving


@pytest.fixture
def copied(data: Path, tmp_path: Path) -> Path:
    """A data folder of the six reports that may be damaged."""
    return Path(shutil.copytree(data, tmp_path / "data"))


@pytest.fixture(scope="session")
def service(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The service with everything on, after a question at every door."""
    place = tmp_path_factory.mktemp("service")
    copy = Path(shutil.copytree(data, place / "data"))
    office = open_office(copy)
    People(office).add("chim-hoang-yen-lan", "editor", PASSWORD)
    office.close()
    with ExitStack() as stack:
        model = stack.enter_context(elsewhere(failing))
        traces = stack.enter_context(elsewhere(lambda path: (200, b"{}")))
        told = {
            "HOI_LOG": "json",
            "HOI_TRACES": f"{traces.address}/v1/traces",
            "HOI_MODEL": "m",
            "HOI_MODEL_URL": f"{model.address}/v1",
            "HOI_MODEL_KEY": KEY,
            "HOI_MODEL_RETRIES": 0,
        }
        running = stack.enter_context(serving(copy, place, **told))
        running.others = {"model": model, "traces": traces}
        yield running


def until(true: Callable[[], bool], seconds: float = 10.0) -> float:
    """Seconds until something is so."""
    begun = time.monotonic()
    while not true():
        assert time.monotonic() - begun < seconds
        time.sleep(0.05)
    return time.monotonic() - begun


@pytest.fixture(scope="session")
def wait() -> Callable[..., float]:
    return until
