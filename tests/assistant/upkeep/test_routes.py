"""Files sent to the desk over HTTP, as the page and as an attacker would."""

import json
import socket
import time
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.office.people import Person
from assistant.upkeep.routes import PATH, PENDING, Sending
from assistant.web.limits import Bodies
from assistant.web.server import Site, serving
from evals.ports import free_port

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def sites(desk):
    """A browser of each person over one desk."""
    routes = Sending(desk.upkeep).routes()

    def browser(person: Person) -> TestClient:
        inner = Starlette(routes=routes)

        async def app(scope, receive, send):
            scope["state"] = {"person": person}
            await inner(scope, receive, send)

        return TestClient(app)

    people = (Person("lan", "editor"), Person("hoa", "editor"), Person("minh", "reader"))
    return {person.name: browser(person) for person in people}


@pytest.fixture
def impatient(desk):
    """The desk's address over a real server that waits half a second for more of a file."""
    sending = Sending(desk.upkeep)
    inner = Starlette(routes=sending.routes())

    async def app(scope, receive, send):
        scope.setdefault("state", {})["person"] = Person("lan", "editor")
        await inner(scope, receive, send)

    bodies = Bodies(app, seconds=0.5, long=sending.long)
    site = Site(app=bodies, host="127.0.0.1", port=free_port())
    with serving([site]):
        yield site.host, site.port


def post(site: TestClient, name: str, content: str | bytes, **more: str):
    query = "&".join(f"{k}={quote(v, safe='')}" for k, v in {"ten": name, **more}.items())
    content = content.encode() if isinstance(content, str) else content
    return site.post(f"{PATH}?{query}", content=content)


def test_a_file_is_taken_under_a_safe_name(desk, sites, text):
    reply = post(sites["lan"], "../../Báo cáo.txt", text(31))
    assert (reply.status_code, reply.json()) == (200, {"result": "taken", "name": "Báo cáo.txt"})
    assert desk.left() == ["Báo cáo.txt"]


def test_a_name_that_exists_is_asked_for_and_each_answer_is_done(desk, sites, text):
    for value, way in ((31, ""), (32, "ca-hai"), (33, "bo"), (34, "thay")):
        reply = post(sites["lan"], "a.txt", text(value))
        if way:
            assert reply.status_code == 409
            assert "thay bản đang có hay giữ cả hai" in reply.json()["said"]
            token = reply.json()["token"]
            stranger = sites["hoa"].post(f"{PATH}/{token}?cach={way}")
            assert stranger.json()["result"] == "refused"
            assert sites["lan"].post(f"{PATH}/{token}?cach={way}").status_code == 200
            assert sites["lan"].post(f"{PATH}/{token}?cach={way}").json()["result"] == "refused"
    assert desk.left() == ["a (2).txt", "a.txt"]
    assert "34" in (desk.folder / "a.txt").read_text(encoding="utf-8")


def test_a_reader_sends_nothing(desk, sites, text):
    reply = post(sites["minh"], "a.txt", text(31))
    assert (reply.status_code, reply.json()["result"]) == (403, "refused")
    assert "quyền biên tập" in reply.json()["said"]
    assert not desk.folder.exists()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [("a.exe", b"MZ", "Không nhận tệp"), ("a.pdf", b"", "rỗng"), ("", b"x", "Tên tệp không dùng được")],
)
def test_what_is_refused_is_said_and_leaves_nothing(desk, sites, name, content, why):
    reply = post(sites["lan"], name, content)
    assert reply.status_code == 422
    assert why in reply.json()["said"]
    assert not desk.folder.exists() or desk.left() == []


def test_too_many_open_questions_are_refused(desk, sites, text):
    post(sites["lan"], "a.txt", text(0))
    for value in range(1, PENDING + 1):
        assert post(sites["lan"], "a.txt", text(value)).status_code == 409
    assert "quá nhiều tệp" in post(sites["lan"], "a.txt", text(99)).json()["said"]
    assert post(sites["hoa"], "a.txt", text(100)).status_code == 409


def test_a_file_that_is_asked_about_while_others_are_counted_ends_no_upload(desk):
    sending = Sending(desk.upkeep)

    class Waiting:
        since = time.monotonic()

        @property
        def person(self):
            sending._waiting[str(len(sending._waiting))] = self
            return "lan"

    sending._waiting["first"] = Waiting()
    assert not sending._full(Person("lan", "editor"))


def test_an_upload_that_breaks_off_leaves_nothing(desk, sites):
    reply = sites["lan"].post(f"{PATH}?ten=a.txt", content=b"half", headers={"Content-Length": "5000"})
    assert "bị ngắt giữa chừng" in reply.json()["said"]
    assert desk.left() == []


def test_another_format_is_no_replacement(desk, sites, text):
    post(sites["lan"], "a.txt", text(31))
    reply = post(sites["lan"], "b.html", "<html><body><p>x</p></body></html>", thay="a.txt")
    assert "cùng loại tệp" in reply.json()["said"]
    assert post(sites["lan"], "b.txt", text(32), thay="../a.txt").json()["result"] == "refused"
    assert post(sites["lan"], "b.txt", text(32), thay="a.txt").json()["result"] == "taken"


def test_a_sender_who_falls_silent_is_told_and_nothing_is_left(desk, impatient, text):
    part = text(31).encode()
    head = f"POST {PATH}?ten=a.txt HTTP/1.1\r\nHost: a\r\nContent-Length: {2 * len(part)}\r\n\r\n"
    with socket.create_connection(impatient, timeout=60) as sender:
        sender.sendall(head.encode() + part)
        told = b"".join(iter(lambda: sender.recv(4096), b""))  # until it is hung up on
    head, _, body = told.decode().partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 422")
    assert json.loads(body)["said"] == "Việc gửi tệp bị ngắt giữa chừng. Không có gì được lưu; xin gửi lại."
    assert not desk.folder.exists() or desk.left() == []
