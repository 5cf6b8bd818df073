"""How many questions of one address are answered at the same time, over real HTTP and by a clock of ours."""

import time
from threading import Event, Thread

import pytest

from assistant.web.atonce import LOST_SECONDS, AtOnce

SLOWLY = 1


def listen(tab, enough: Event) -> None:
    """Read a tab's answers until there were enough."""
    asked = {"session_hash": tab.session}
    with tab.client.stream("GET", "/gradio_api/queue/data", params=asked, headers=tab.headers) as stream:
        for _ in stream.iter_lines():
            if enough.is_set():
                break


@pytest.mark.enable_socket
def test_a_fourth_question_of_an_address_waits_until_one_is_answered(serve_public, browse):
    address = serve_public(HOI_CHAT_AT_ONCE=3, HOI_CHAT_PROXIES="127.0.0.1")
    tabs = [browse(address) for _ in range(5)]
    enough, readers = Event(), []
    for tab in tabs[:3]:
        assert tab.join("chậm", SLOWLY).status_code == 200
        readers.append(Thread(target=listen, args=(tab, enough), daemon=True))
        readers[-1].start()
    refused = tabs[3].join("chậm", SLOWLY)
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 10
    assert "đang có 3 câu hỏi chờ trả lời" in refused.json()["detail"]
    assert tabs[3].join("nhanh").status_code == 200, "what is answered in one piece is not counted"
    elsewhere = {**tabs[4].headers, "X-Forwarded-For": "203.0.113.9"}
    tabs[4].headers = elsewhere
    assert tabs[4].join("chậm", SLOWLY).status_code == 200, "another address is not kept out"
    enough.set()
    for reader in readers:
        reader.join(timeout=20)
    until = time.monotonic() + 20  # that they have gone comes over other connections than the next question
    while (told := tabs[3].join("chậm", SLOWLY).status_code) == 429 and time.monotonic() < until:
        time.sleep(0.05)
    assert told == 200


@pytest.mark.anyio
async def test_a_question_whose_reader_never_came_is_counted_for_a_while_only():
    now = 0.0
    statuses = []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    async def ask(session, event=0):
        scope = {"type": "http", "path": "/gradio_api/queue/join", "method": "POST", "headers": []}
        await layer({**scope, "client": ("10.0.0.1", 1), "state": {"asks": (session, event)}}, None, send)
        return statuses[-1]

    layer = AtOnce(app, 2, {0}, clock=lambda: now)
    assert [await ask(session) for session in ("a", "b", "c", "a")] == [200, 200, 429, 200]
    await ask("b", None)
    assert [await ask(session) for session in ("c", "b")] == [200, 429], "b's stream has ended"
    now = LOST_SECONDS + 1
    assert await ask("b") == 200
