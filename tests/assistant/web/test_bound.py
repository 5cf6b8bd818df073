import json

import pytest

from assistant.web.bound import JOIN, Bound

KEY = "0123456789abcdef" * 2


async def handed_on(bound: Bound, got: list, secret: str, *data: object) -> dict:
    """The body that Gradio gets of one browser's question."""
    body = json.dumps({"data": data, "fn_index": 0, "session_hash": "abc", "event_id": "x", "batched": True})

    async def receive():
        return {"type": "http.request", "body": body.encode()}

    async def send(message):
        raise AssertionError(message)

    scope = {"type": "http", "path": JOIN, "method": "POST", "headers": [], "state": {"who": secret}}
    await bound(scope, receive, send)
    return got.pop()


@pytest.fixture
def layer():
    got: list[dict] = []

    async def app(scope, receive, send):
        got.append(json.loads((await receive())["body"]))

    return Bound(app, lambda scope: scope["state"]["who"], {0: {1}}), got


@pytest.mark.anyio
async def test_neither_hash_nor_key_means_the_same_in_another_browser(layer):
    along = json.dumps({"key": KEY, "kept": "[]"})
    mine = await handed_on(*layer, "mine", "FDI?", along)
    again = await handed_on(*layer, "mine", "FDI?", along)
    thief = await handed_on(*layer, "thief", "FDI?", along)
    assert mine == again
    assert mine["session_hash"] != thief["session_hash"] != "abc"
    keys = [json.loads(body["data"][1])["key"] for body in (mine, thief)]
    assert len({*keys, KEY}) == 3
    assert all(len(key) == 32 for key in keys)
    assert mine["data"][0] == "FDI?"


@pytest.mark.anyio
@pytest.mark.parametrize("along", [f'{{"key": "{KEY}"}}', f' {{"kept": "[]", "key":"{KEY}"}}'])
async def test_however_it_is_written_a_key_is_bound(layer, along):
    body = await handed_on(*layer, "thief", "FDI?", along)
    assert KEY not in body["data"][1]


@pytest.mark.anyio
@pytest.mark.parametrize(
    "along", ["", "[]", None, {"key": KEY}, '{"key": 5}', f'["{KEY}"]', f'{{"k": "{KEY}"}}']
)
async def test_what_names_no_conversation_goes_no_further(layer, along):
    assert (await handed_on(*layer, "mine", "FDI?", along))["data"] == ["FDI?", "{}"]


@pytest.mark.anyio
@pytest.mark.parametrize("typed", ['{"key" là gì?', f'{{"key": "{KEY}"}}', "[]", None, {"key": KEY}])
async def test_whatever_else_is_sent_stays_as_it_is(layer, typed):
    body = await handed_on(*layer, "mine", typed)
    assert body["data"] == [typed]
    assert body.keys() == {"data", "event_data", "fn_index", "trigger_id", "session_hash"}
