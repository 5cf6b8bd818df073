"""An error says which model, what happened and what to do, and nobody's own words."""

import httpx2
import openai
import pytest

from assistant.llm.failures import client_errors, explain, pause_before_retry, refused
from assistant.llm.settings import ModelSettings

SETTINGS = ModelSettings(url="http://127.0.0.1:1/v1", name="m")
REQUEST = httpx2.Request("POST", "http://127.0.0.1:1/v1/chat/completions")


def status(code, body="", **headers):
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    response = httpx2.Response(code, request=REQUEST, headers=sent, text=body)
    return openai.APIStatusError(body, response=response, body=None)


def told(error, *, begun=False):
    return explain(SETTINGS, error, begun=begun, prompt_tokens=5000)


@pytest.mark.parametrize("code", [302, 400, 401, 403, 404, 408, 422, 429, 500, 502, 503, 529])
def test_a_status_is_told_without_the_servers_words(code):
    """They may repeat the key or the question."""
    error = told(status(code, "wrong key sk-secret for: Tổng vốn là bao nhiêu?"))
    assert str(code) in str(error)
    assert str(error) == str(refused(SETTINGS, code))
    assert "sk-secret" not in str(error)
    assert "Tổng" not in str(error)


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("{'error': {'type': 'exceed_context_size_error', 'n_prompt_tokens': 9000, 'n_ctx': 8192}}", 8192),
        ('the request exceeds the available context size, "n_ctx":512', 512),
        ("This model's maximum context length is 2048 tokens. However, you requested 9000 tokens", 2048),
        ("the model's context length is only 1024 tokens", 1024),
        ("prompt is too long", 4096),
    ],
)
def test_the_servers_context_is_the_one_thing_taken_from_its_words(words, size):
    error = told(status(400, words))
    assert error.reason == "context"
    assert f"about 5000 tokens and a reply of 768 do not fit its context of {size};" in str(error)


def test_a_connection_that_breaks_is_a_cut_only_after_words():
    broken = openai.APIConnectionError(request=REQUEST)
    broken.__cause__ = httpx2.RemoteProtocolError("peer closed")
    assert told(broken).reason == "server"
    assert told(broken, begun=True).reason == "cut"


def test_what_never_connected_is_out_of_reach():
    refusal = openai.APIConnectionError(request=REQUEST)
    refusal.__cause__ = httpx2.ConnectError("all attempts failed")
    refusal.__cause__.__cause__ = OSError("[Errno 111] Connection refused")
    assert told(refusal).reason == "unreachable"
    assert "Connection refused" in str(told(refusal))


@pytest.mark.parametrize("error", [KeyError("index"), ValueError("\x00"), TypeError("no list")])
def test_what_the_client_cannot_read_is_garbage(error):
    assert isinstance(error, client_errors())
    assert told(error).reason == "garbage"
    assert "\x00" not in str(told(error))


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (status(429), 0.5),
        (status(503, retry_after="2"), 2.0),
        (status(500, retry_after="0.25"), 0.25),
        (status(429, retry_after="Wed, 21 Oct 2099 07:28:00 GMT"), None),
        (status(429, retry_after="-5"), None),
        (status(429, retry_after="inf"), None),
        (status(400), None),
        (status(401), None),
        (openai.APITimeoutError(request=REQUEST), None),
        (ValueError("garbage"), None),
    ],
)
def test_only_what_may_pass_is_asked_again(error, seconds):
    assert pause_before_retry(error, 0.5) == seconds
