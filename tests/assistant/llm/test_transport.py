"""Requests reach one address and nothing else."""

import asyncio

import httpx2
import pytest

from assistant.llm.settings import ModelSettings
from assistant.llm.transport import Flood, OneAddress, fetch_models, open_nowhere


def get(server, url, most=1000):
    async def ask():
        async with httpx2.AsyncClient(transport=OneAddress(server.url, most)) as client:
            return await client.get(url)

    return asyncio.run(ask())


def body(text):
    def script(exchange):
        exchange.head(kind="text/plain")
        exchange.raw(text)

    return script


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.2:{port}/v1/models",
        "http://localhost:{port}/v1/models",
        "http://127.0.0.1:1/v1/models",
        "https://127.0.0.1:{port}/v1/models",
        "http://127.0.0.1:{port}/admin",
        "http://127.0.0.1:{port}/v10/models",
        "http://127.0.0.1:{port}/v1/../admin",
    ],
)
def test_nothing_but_what_lies_below_it_is_asked(server, url):
    with pytest.raises(httpx2.UnsupportedProtocol):
        get(server, url.format(port=server.server_address[1]))
    assert server.seen == []


def test_what_lies_below_it_is(server):
    server.script(body(b"here"))
    assert get(server, f"{server.url}/models").text == "here"


def test_a_body_may_have_so_many_bytes_and_no_more(server):
    server.script(body(b"x" * 1000), body(b"x" * 1001))
    assert len(get(server, f"{server.url}/models").content) == 1000
    with pytest.raises(Flood):
        get(server, f"{server.url}/models")


def test_a_body_is_never_unpacked(server):
    """A few kilobytes could unfold to gigabytes."""

    def script(exchange):
        exchange.head(Content_Encoding="gzip")
        exchange.raw(b"\x1f\x8b\x08")

    server.script(script)
    assert get(server, f"{server.url}/models").content == b"\x1f\x8b\x08"
    assert server.seen[0].headers["accept-encoding"] == "identity"


def test_a_redirect_is_an_answer_and_is_not_followed(server):
    server.script(lambda exchange: exchange.refuse("302 Found", Location=f"{server.url}/elsewhere"))
    status, _ = asyncio.run(fetch_models(ModelSettings(url=server.url, name="m")))
    assert (status, len(server.seen)) == (302, 1)


def test_the_client_that_is_never_asked_can_reach_nothing(server):
    with open_nowhere() as client, pytest.raises(NotImplementedError):
        client.get(f"{server.url}/models")
    assert server.seen == []
