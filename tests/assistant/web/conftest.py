"""Browsers by hand, and a small page behind the real apps, in processes of their own."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from assistant.office.office import open_office
from assistant.office.people import People
from evals.ports import free_port
from tests.assistant.web.small import serve
from tests.forked import forked

PASSWORD = "một mật khẩu dài"


@dataclass
class Browser:
    """What a browser does with the page."""

    client: httpx.Client
    session: str = "abcdefghij"
    headers: dict[str, str] = field(default_factory=dict)

    def join(self, text: str, fn_index: int = 0, *, data: list | None = None) -> httpx.Response:
        given = [text, None] if fn_index == 0 else [text]
        told = given if data is None else data
        body = {"data": told, "fn_index": fn_index, "trigger_id": 1, "session_hash": self.session}
        return self.client.post("/gradio_api/queue/join", json=body, headers=self.headers)

    def read(self, most: int = 50) -> list[dict]:
        """Messages of the event stream until it closes."""
        found = []
        asked = {"session_hash": self.session}
        with self.client.stream(
            "GET", "/gradio_api/queue/data", params=asked, headers=self.headers
        ) as stream:
            if stream.status_code != 200:
                return [{"status": stream.status_code}]
            for line in stream.iter_lines():
                if line.startswith("data:"):
                    found.append(json.loads(line[5:]))
                    if found[-1]["msg"] == "close_stream" or len(found) >= most:
                        break
        return found

    def ask(self, text: str, fn_index: int = 0, *, data: list | None = None) -> str:
        assert self.join(text, fn_index, data=data).status_code == 200
        done = [m for m in self.read() if m["msg"] == "process_completed"]
        return str(done[0]["output"]["data"][0])


@contextmanager
def small(data: Path, *, staff: bool, **settings: object) -> Iterator[str]:
    """The address of the public app, or of the staff app, with some settings."""
    ports = free_port(), free_port() if staff else 0
    with forked(serve, *ports, data, log=data / "log", settings=settings) as (address, _):
        yield address


Serve = Callable[..., str]


@pytest.fixture
def serve_public(tmp_path: Path) -> Iterator[Serve]:
    """Starts the public app with some settings."""
    with ExitStack() as running:
        yield lambda **settings: running.enter_context(small(tmp_path, staff=False, **settings))


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the public app; its limits are out of these tests' way."""
    wide = {"HOI_CHAT_PER_MINUTE": 0, "HOI_CHAT_REQUESTS_PER_MINUTE": 0}
    with small(tmp_path_factory.mktemp("public"), staff=False, **wide) as address:
        yield address


def with_people(data: Path) -> Path:
    """A data folder with an editor and a reader."""
    office = open_office(data)
    people = People(office)
    people.add("lan", "editor", PASSWORD)
    people.add("minh", "reader", PASSWORD)
    office.close()
    return data


@pytest.fixture
def serve_staff(tmp_path: Path) -> Iterator[Serve]:
    """Starts the staff app with some settings."""
    with ExitStack() as running:
        with_people(tmp_path)
        yield lambda **settings: running.enter_context(small(tmp_path, staff=True, **settings))


@pytest.fixture(scope="session")
def staff(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the staff app."""
    with small(with_people(tmp_path_factory.mktemp("staff")), staff=True) as address:
        yield address


def without_certificates() -> httpx.HTTPTransport:
    """Reading the machine's certificates takes longer than all else here."""
    return httpx.HTTPTransport(verify=False)


@pytest.fixture
def fetch() -> Iterator[Callable[..., httpx.Response]]:
    """One request of somebody without cookies."""
    with httpx.Client(transport=without_certificates(), timeout=30) as client:

        def once(method: str, address: str, *, cookies: dict[str, str] | None = None, **told: object):
            client.cookies.clear()
            client.cookies.update(cookies or {})
            return client.request(method, address, **told)

        yield once


@pytest.fixture
def browse() -> Iterator[Callable[[str], Browser]]:
    """A browser that has opened a page."""
    with ExitStack() as opened:

        def open_page(address: str) -> Browser:
            client = opened.enter_context(
                httpx.Client(transport=without_certificates(), base_url=address, timeout=30)
            )
            client.get("/", headers={"Accept": "text/html"})
            return Browser(client, headers={"Origin": address.rstrip("/")})

        yield open_page


@pytest.fixture
def sign_in(browse: Callable[[str], Browser]) -> Callable[..., Browser]:
    """A browser that has signed in."""

    def enter(address: str, name: str = "lan", password: str = PASSWORD) -> Browser:
        browser = browse(address)
        told = {"ten": name, "mat-khau": password}
        entered = browser.client.post("/dang-nhap", data=told, headers=browser.headers)
        assert (entered.status_code, entered.headers.get("location")) == (303, "/"), entered.text
        return browser

    return enter
