import asyncio
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from ipaddress import ip_network
from urllib.request import urlopen

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route

from assistant.ui.errors import PortTaken, ServerFailed
from assistant.web.server import Site, bind, serving
from evals.ports import free_port
from ingest.errors import PipelineError

pytestmark = pytest.mark.enable_socket


def says(text: str) -> Starlette:
    return Starlette(routes=[Route("/", lambda request: PlainTextResponse(text))])


def test_a_port_in_use_is_said_with_what_to_do():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=rf"127\.0\.0\.1:{port}: .*--staff-port") as caught:
            bind("127.0.0.1", port, option="--staff-port")
    assert isinstance(caught.value, PipelineError)
    assert "\n" not in str(caught.value)


def test_of_two_that_begin_at_the_same_moment_one_is_told():
    with bind("127.0.0.1", 0) as first, pytest.raises(PortTaken):
        bind("127.0.0.1", first.getsockname()[1])
    port = free_port()
    sites = [Site(app=says(name), host="127.0.0.1", port=port) for name in ("chat", "desks")]
    with pytest.raises(PortTaken), serving(sites):
        pass
    bind("127.0.0.1", port).close()


def test_an_address_of_another_machine_is_said_too():
    with pytest.raises(PortTaken, match=r"192\.0\.2\.1:7860"):
        bind("192.0.2.1", 7860)


def test_two_apps_answer_on_their_own_ports_and_both_are_gone_afterwards():
    sites = [Site(app=says(name), host="127.0.0.1", port=free_port()) for name in ("chat", "desks")]
    with serving(sites):
        assert [urlopen(site.address).read() for site in sites] == [b"chat", b"desks"]
    for site in sites:
        bind(site.host, site.port).close()


def test_an_app_that_cannot_start_is_told_in_one_line():
    def broken(app):
        raise OSError("no space")

    # uvicorn has written the reason to the log
    with (
        pytest.raises(ServerFailed) as caught,
        serving([Site(app=Starlette(lifespan=broken), host="127.0.0.1", port=free_port())]),
    ):
        pass
    assert "\n" not in str(caught.value)


def connect(site: Site, said: bytes = b"") -> socket.socket:
    found = socket.create_connection((site.host, site.port), timeout=10)
    found.sendall(said)
    return found


def heard(one: socket.socket, words: bytes) -> bool:
    """Whether an answer holds the words; its head and its body come one after the other."""
    said = b""
    while words not in said and (piece := one.recv(1000)):
        said += piece
    return words in said


def ended(one: socket.socket) -> bool:
    """Whether it was hung up on, which is waited for."""
    one.settimeout(30)
    try:
        return one.recv(100) == b""
    except ConnectionResetError:
        return True


def drips_until_ended(one: socket.socket) -> bool:
    """Whether it is hung up on though it sends a sign every half second."""
    for _ in range(60):
        try:
            one.sendall(b"T")
        except (BrokenPipeError, ConnectionResetError):
            return True
        time.sleep(0.5)
    return False


def test_two_hundred_who_never_finish_their_request_are_hung_up_on_and_keep_nobody_out():
    site = Site(app=says("chat"), host="127.0.0.1", port=free_port(), head_seconds=2.0)
    with serving([site]), ExitStack() as opened:
        slow = [opened.enter_context(connect(site, b"GET / HT" if n % 2 else b"")) for n in range(200)]
        assert urlopen(site.address, timeout=30).read() == b"chat"
        assert drips_until_ended(slow[-1]), "one more sign is not more time"
        assert all(ended(one) for one in slow)


def test_a_further_request_of_a_connection_has_to_end_too_and_a_silent_one_may_wait():
    site = Site(app=says("chat"), host="127.0.0.1", port=free_port(), head_seconds=1.0)
    whole = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    with serving([site]), connect(site, whole) as one:
        assert heard(one, b"chat")
        time.sleep(1.5)  # longer than a head may take
        one.sendall(whole)
        assert heard(one, b"chat"), "between two requests a browser is silent"
        one.sendall(b"GET / HT")
        assert ended(one)


def test_one_address_holds_so_many_connections_and_a_proxy_more():
    port = free_port()
    site = Site(app=says("chat"), host="127.0.0.1", port=port, each_sockets=5)
    with serving([site]), ExitStack() as opened:
        held = [opened.enter_context(connect(site)) for _ in range(5)]
        with pytest.raises(OSError, match=r"reset|closed|Remote"):
            urlopen(site.address, timeout=30)
        held.pop().close()
        assert answers(site), "one has gone: there is room"
    behind = Site(
        app=says("chat"), host="127.0.0.1", port=port, each_sockets=5, trusted=(ip_network("127.0.0.0/8"),)
    )
    with serving([behind]), ExitStack() as opened:
        for _ in range(20):
            opened.enter_context(connect(behind))
        assert urlopen(behind.address, timeout=30).read() == b"chat"


def answers(site: Site) -> bool:
    """Whether it comes to answer; that another has gone it need not hear first."""
    for _ in range(200):
        with suppress(OSError):
            return urlopen(site.address, timeout=30).read() == b"chat"
        time.sleep(0.05)
    return False


class Talking:
    """An answer that takes its time, and a page that is only open."""

    def __init__(self) -> None:
        self.ended: list[str] = []

    async def answer(self):
        for word in ("một ", "hai ", "ba ", "bốn"):
            yield word
            await asyncio.sleep(0.2)
        self.ended.append("answer")

    async def page(self):
        try:
            while True:
                yield "data: ALIVE\n\n"
                await asyncio.sleep(15)
        finally:
            self.ended.append("page")

    def app(self) -> Starlette:
        answer = Route("/answer", lambda request: StreamingResponse(self.answer()))
        page = Route("/gradio_api/heartbeat/a", lambda request: StreamingResponse(self.page()))
        return Starlette(routes=[answer, page])


def test_at_the_end_an_answer_is_finished_and_its_page_is_kept_so_long(caplog):
    talking = Talking()
    site = Site(app=talking.app(), host="127.0.0.1", port=free_port())
    with ThreadPoolExecutor() as readers:
        with serving([site]):
            page = urlopen(f"{site.address}gradio_api/heartbeat/a")
            answer = urlopen(f"{site.address}answer")
            whole = readers.submit(answer.read)
        assert whole.result(20).decode() == "một hai ba bốn"
    page.close()
    assert talking.ended == ["answer", "page"]
    assert caplog.text == ""  # nothing had to be cut off
