"""MCP as its own client speaks it, over real HTTP and over pipes."""

import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError
from mcp.types import CallToolResult, TextContent

from assistant.api.door import Door
from assistant.api.line import Line
from assistant.api.tools import build_tools
from assistant.desk.query import Figures

ROOT = Path(__file__).parents[3]
QUESTION = "Kim ngạch nhập khẩu của Đồng Nai năm 2019 là bao nhiêu?"
MODES = ("auto", "legacy")
"""The protocol of 2026-07-28, and the handshake of those before it."""


def speak(server: object, what: Callable[[Client], Awaitable[Any]], mode: str = "auto") -> Any:
    """What one conversation with an MCP server gives."""

    async def run() -> Any:
        async with Client(server, mode=mode) as client:  # type: ignore[arg-type]
            return await what(client)

    return anyio.run(run)


def text(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


@pytest.mark.parametrize("mode", MODES)
def test_the_tools_are_typed_and_told_in_both_languages(served, mode):
    listed = speak(f"{served}/mcp", lambda client: client.list_tools(), mode)
    assert {tool.name for tool in listed.tools} == {"ask", "find_figures", "get_passage"}
    for tool in listed.tools:
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert tool.input_schema["additionalProperties"] is False
        assert tool.output_schema is not None
        said = tool.description or ""
        vietnamese, english = said.split("\n\n")
        assert any(ord(c) > 0x1E00 for c in vietnamese)
        assert english.isascii()


@pytest.mark.parametrize("mode", MODES)
def test_an_answer_is_structured_and_also_reads_with_its_sources(served, assistant, mode):
    result = speak(f"{served}/mcp", lambda client: client.call_tool("ask", {"question": QUESTION}), mode)
    told = result.structured_content
    assert not result.is_error
    assert told["figures"][0]["value"] == "16020000000"
    said = text(result)
    assert "16,02 tỷ USD [1]" in said
    assert "**" not in said
    assert told["citations"][0]["quote"] in said
    assert f"{served}/trang/" in said


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("ask", {"question": ""}, "question_empty"),
        ("ask", {"question": "x" * 2001}, "question_too_long"),
        ("ask", {"question": "a", "surprise": 1}, "bad_request"),
        ("ask", {"question": "a\0b"}, "bad_request"),
        ("ask", {}, "bad_request"),
        ("ask", {"question": "a", "issuer": "Nơi không có"}, "filter_refused"),
        ("find_figures", {"limit": 1_000_000}, "bad_request"),
        ("get_passage", {"report_id": "../../etc", "ordinal": 0}, "bad_request"),
        ("get_passage", {"report_id": "0" * 16, "ordinal": 0}, "not_found"),
    ],
)
def test_what_cannot_be_done_is_said_as_a_tools_error_in_both_languages(served, name, arguments, code):
    result = speak(f"{served}/mcp", lambda client: client.call_tool(name, arguments))
    assert result.is_error
    first, vietnamese, english = text(result).split("\n")
    assert first == code
    assert vietnamese != english


class Broken(Door):
    """Fails in a way that nobody expected, with words that are nobody's business."""

    def figures(self, asked: object, address: str) -> Any:
        raise RuntimeError("SELECT secret FROM /srv/canary.sqlite")


@pytest.mark.parametrize("mode", MODES)
def test_the_words_of_a_fault_of_ours_reach_the_log_and_no_caller(assistant, mode, caplog):
    door = Broken(assistant, Figures(assistant))

    async def call(client: Client) -> str:
        with pytest.raises(MCPError) as caught:
            await client.call_tool("find_figures", {"limit": 1})
        return f"{caught.value.error.message} {caught.value.error.data}"

    said = speak(build_tools(door, Line(1, 1)), call, mode)
    assert said.startswith("internal\n")
    assert "canary" not in said
    assert "canary" in caplog.text


def test_a_tool_that_is_none_is_the_callers_mistake(served):
    async def call(client: Client) -> None:
        with pytest.raises(MCPError, match="no such tool"):
            await client.call_tool("delete_everything", {})

    speak(f"{served}/mcp", call)


@pytest.mark.parametrize("mode", MODES)
def test_a_key_is_asked_for_and_taken(serve, mode):
    address = serve(access="keys")

    async def run(key: str) -> bool:
        headers = {"Authorization": f"Bearer {key}"}
        async with httpx2.AsyncClient(headers=headers) as http:
            server = streamable_http_client(f"{address}/mcp", http_client=http)
            async with Client(server, mode=mode) as client:
                return (await client.call_tool("ask", {"question": QUESTION})).is_error

    assert anyio.run(run, "hbc_good") is False
    with pytest.raises(BaseException):  # noqa: B017, PT011 - the SDK's groups of errors differ by mode
        anyio.run(run, "hbc_bad")


def test_calls_are_counted_for_their_caller_and_greetings_hardly(serve):
    address = serve(per_minute=1)

    async def calls(client: Client) -> list[bool]:
        return [(await client.call_tool("ask", {"question": ""})).content[0].text for _ in range(25)]

    said = speak(f"{address}/mcp", calls)
    assert said[0].startswith("question_empty")
    assert any(s.startswith("too_many_requests") for s in said)


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_no_stream_is_left_open(served, method):
    sent = httpx2.request(method, f"{served}/mcp", headers={"Accept": "text/event-stream"}, timeout=5)
    assert sent.status_code == 405


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b'{"jsonrpc": "2.0"}', b"[" * 30_000])
def test_what_is_no_message_is_refused_without_a_stack(served, body):
    headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    sent = httpx2.post(f"{served}/mcp", content=body, headers=headers)
    assert 400 <= sent.status_code < 500
    assert "Traceback" not in sent.text
    assert "/work" not in sent.text


def test_over_pipes_nothing_but_the_protocol_is_said(data):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = ["-m", "assistant", "mcp", "--data", str(data), "--address", "https://hoidap.example.vn"]
    server = stdio_client(
        StdioServerParameters(command=sys.executable, args=command, cwd=str(ROOT), env=environment)
    )
    result = speak(server, lambda client: client.call_tool("ask", {"question": QUESTION}))
    assert result.structured_content["figures"][0]["value"] == "16020000000"
    assert "https://hoidap.example.vn/trang/" in text(result)
