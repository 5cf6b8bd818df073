"""Who gets through to REST and MCP."""

import logging
import socket
from urllib.parse import urlparse

import httpx2
import pytest
from starlette.applications import Starlette

from assistant.api.door import Door
from assistant.api.routes import api_routes, key_finder
from assistant.api.settings import ApiSettings
from assistant.desk.query import Figures
from assistant.office.keys import Keys
from assistant.office.office import open_office
from assistant.ui.settings import ChatSettings
from assistant.web.peers import Peers
from tests.assistant.api.conftest import public, serving

ASK = "/api/v1/ask"
EMPTY = {"question": ""}
"""Refused by the app itself with 422: whoever gets that was let through."""


HTTP = httpx2.Client(timeout=30)
"""One for all: making one takes a second, and the tests count requests a minute."""


@pytest.fixture(scope="module", autouse=True)
def _closed():
    yield
    HTTP.close()


def through(address: str, path: str = ASK, **headers: str) -> int:
    return HTTP.post(address + path, json=EMPTY, headers=headers).status_code


def test_without_a_key_one_may_ask_and_a_wrong_key_is_never_taken_for_none(served):
    assert through(served) == 422
    assert through(served, Authorization="Bearer hbc_good") == 422
    for wrong in ("Bearer hbc_bad", "hbc_good", "Basic aGJjOmdvb2Q=", f"Bearer {'x' * 5000}"):
        sent = httpx2.post(served + ASK, json=EMPTY, headers={"Authorization": wrong})
        assert sent.status_code == 401
        assert sent.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("path", [ASK, "/mcp"])
def test_a_server_for_known_programs_asks_for_a_key(serve, path):
    address = serve(access="keys")
    assert through(address, path) == 401
    assert through(address, path, Authorization="bearer hbc_good") != 401
    assert httpx2.get(f"{address}/api/v1/reports").status_code == 401


def test_closed_means_no_such_address(serve):
    address = serve(access="off")
    assert through(address) == 404
    assert through(address, "/mcp") == 404
    assert httpx2.get(f"{address}/nhung.js").status_code == 200


def test_who_asks_too_often_is_told_when_to_come_back_and_others_are_not(serve):
    address = serve(per_minute=1)
    codes = [through(address) for _ in range(30)]
    assert codes.count(429) > 10
    assert codes[:10] == [422] * 10
    late = HTTP.post(address + ASK, json=EMPTY, headers={"X-Forwarded-For": "10.9.9.9"})
    assert late.status_code == 429
    assert 1 <= int(late.headers["retry-after"]) <= 60
    assert late.json()["error"]["code"] == "too_many_requests"
    assert through(address, Authorization="Bearer hbc_good") == 422


def test_each_key_has_a_limit_of_its_own(serve):
    address = serve(per_minute=100_000)
    small = [through(address, Authorization="Bearer hbc_small") for _ in range(30)]
    assert small.count(429) > 10
    assert through(address, Authorization="Bearer hbc_good") == 422


@pytest.mark.parametrize("path", [ASK, "/mcp"])
def test_a_page_of_another_site_cannot_ask(served, path):
    for origin in ("https://evil.example", "null", "http://localhost:1"):
        assert through(served, path, Origin=origin) == 403
    assert through(served, path, Origin=served) != 403


@pytest.mark.parametrize("path", [ASK, "/mcp"])
def test_a_name_that_was_bent_to_this_machine_is_refused(served, path):
    """DNS rebinding: the browser believes that evil.example is 127.0.0.1."""
    assert through(served, path, Host="evil.example", Origin="http://evil.example") == 421
    assert through(served, "/mcp", Host="evil.example") == 421


def test_a_name_of_ours_is_named_in_the_settings(serve):
    address = serve(hosts=("hoidap.example.vn",))
    ours = {"Host": "hoidap.example.vn", "Origin": "https://hoidap.example.vn"}
    assert through(address, **ours) == 422
    assert through(address, Host="hoidap.example.vn.evil.example", Origin="https://evil.example") == 421


def test_a_body_that_is_longer_than_it_says_or_does_not_end_is_refused(served):
    def endless():
        while True:
            yield b" " * 4096

    sent = httpx2.post(served + ASK, content=endless(), headers={"Content-Type": "application/json"})
    assert sent.status_code == 413
    at = urlparse(served)
    with socket.create_connection((at.hostname, at.port), timeout=20) as raw:
        head = f"POST {ASK} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        raw.sendall(f"{head}Content-Length: 100\r\n\r\n{{".encode())
        assert b" 408 " in raw.recv(4096).split(b"\r\n")[0]


def test_a_key_is_in_no_log(served, caplog):
    caplog.set_level(logging.DEBUG)
    through(served, Authorization="Bearer hbc_secretsecret")
    assert "secretsecret" not in caplog.text


def test_programs_take_their_part_of_what_all_may_ask(assistant):
    chat = ChatSettings(per_minute=0, all_per_minute=1, all_burst=5)
    with serving(public(assistant, ApiSettings(), chat)) as address:
        codes = [through(address, Authorization="Bearer hbc_good") for _ in range(10)]
        told = HTTP.get(f"{address}/api/v1/reports")
    assert codes == [422] * 5 + [429] * 5
    assert told.json()["error"]["code"] == "too_many_requests"


@pytest.mark.parametrize("path", [ASK, "/mcp"])
def test_a_database_of_keys_that_is_broken_is_said_in_the_form_of_all_errors(assistant, tmp_path, path):
    (tmp_path / "office.db").write_bytes(b"no database" * 1000)
    find = key_finder(Keys(open_office(tmp_path)))
    routes = api_routes(Door(assistant, Figures(assistant)), ApiSettings(), ChatSettings(), find)
    with serving(Peers(Starlette(routes=routes), ())) as address:
        sent = HTTP.post(address + path, json=EMPTY, headers={"Authorization": "Bearer hbc_x"})
    assert sent.status_code == 503
    assert sent.json()["error"]["code"] == "unavailable"
    assert str(tmp_path) not in sent.text
