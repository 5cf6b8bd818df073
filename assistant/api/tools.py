"""MCP: the tools ``ask``, ``find_figures`` and ``get_passage``, over HTTP and over a program's own pipes.

The only file that knows the SDK. Requests over HTTP stand alone: each is answered as one JSON object and no
session is kept, so that any number of servers may stand behind one address.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import anyio
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)
from pydantic import BaseModel, ValidationError
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.api.asking import Ask, FindFigures, GetPassage
from assistant.api.door import Door
from assistant.api.errors import LANGUAGES, Trouble, explain
from assistant.api.gate import refusal
from assistant.api.line import Line
from assistant.api.records import AnswerOut, FiguresOut, PassageOut
from assistant.api.shapes import Json
from assistant.api.telling import tell_answer, tell_figures, tell_passage
from assistant.api.wrong import wrong_field
from ingest.errors import PipelineError
from prompts.messages import load_messages

logger = logging.getLogger(__name__)

NAME = "hoi-bao-cao"
AT = "/mcp"


@dataclass(frozen=True, slots=True)
class _Kit:
    """One tool: what it takes, what it gives, and how its result reads."""

    takes: type[BaseModel]
    gives: type[BaseModel]
    run: Callable[[Any, str], Json]
    tell: Callable[[Json], str]


def _kits(door: Door) -> dict[str, _Kit]:
    return {
        "ask": _Kit(Ask, AnswerOut, door.ask, tell_answer),
        "find_figures": _Kit(FindFigures, FiguresOut, door.figures, tell_figures),
        "get_passage": _Kit(GetPassage, PassageOut, door.passage, tell_passage),
    }


def _both(section: str, name: str) -> str:
    """A sentence in Vietnamese, then in English: who reads it may be either."""
    return "\n\n".join(load_messages(language).say(section, name) for language in LANGUAGES)


def _tool(name: str, kit: _Kit) -> Tool:
    return Tool(
        name=name,
        title=" / ".join(load_messages(language).say("api_tool", name) for language in LANGUAGES),
        description=_both("api_operation", name),
        input_schema=kit.takes.model_json_schema(),
        output_schema=kit.gives.model_json_schema(mode="serialization"),
        annotations=ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )


def build_tools(door: Door, line: Line, *, address: str = "") -> Server[Any]:
    """The MCP server.

    Args:
        door: What the tools call.
        line: Where their work waits.
        address: Of the chat, for links to pages; over HTTP the one that was called.
    """
    kits = _kits(door)

    async def list_tools(
        _: ServerRequestContext[Any], _page: PaginatedRequestParams | None
    ) -> ListToolsResult:
        with _Sealed():
            return ListToolsResult(tools=[_tool(name, kit) for name, kit in kits.items()])

    async def call_tool(context: ServerRequestContext[Any], params: CallToolRequestParams) -> CallToolResult:
        with _Sealed():
            kit = kits.get(params.name)
            if kit is None:
                raise MCPError(INVALID_PARAMS, "no such tool")
            return await _call(kit, params.arguments or {}, line, lambda: _charge(context) or address)

    return Server(
        NAME,
        title=load_messages().say("api_docs", "title"),
        instructions=_both("api", "instructions"),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def _call(
    kit: _Kit, arguments: dict[str, Any], line: Line, charge: Callable[[], str]
) -> CallToolResult:
    """What a tool gives, or why it gives nothing."""
    try:
        at = charge()
        asked = kit.takes.model_validate(arguments)
    except ValidationError as error:
        wrong = error.errors(include_input=False, include_url=False)
        return _failed(*(Trouble("bad_request", {"field": wrong_field(wrong, each)}) for each in LANGUAGES))
    except PipelineError as error:
        return _unmet(error)
    try:
        told = await line.run(lambda: kit.run(asked, at))
    except PipelineError as error:
        return _unmet(error)
    return CallToolResult(content=[TextContent(type="text", text=kit.tell(told))], structured_content=told)


class _Sealed:
    """Keeps back the words of an error that nobody expected: the SDK would send them to the caller."""

    def __enter__(self) -> None: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception) and not isinstance(error, MCPError):
            logger.error("a tool failed", exc_info=error)
            raise MCPError(INTERNAL_ERROR, _said(Trouble("internal"), Trouble("internal"))) from None


def _charge(context: ServerRequestContext[Any]) -> str:
    """Charge a call over HTTP to who made it, greetings being free; the address that it came to."""
    request = context.request
    if request is None:
        return ""
    request.state.caller.charge()
    return f"{request.url.scheme}://{request.url.netloc}"


def _unmet(error: PipelineError) -> CallToolResult:
    trouble = explain(error)
    if trouble.status >= 500:
        logger.warning("no answer: %s", type(error).__name__)
    return _failed(trouble, trouble)


def _failed(*troubles: Trouble) -> CallToolResult:
    """One trouble a language of :data:`LANGUAGES`."""
    return CallToolResult(content=[TextContent(type="text", text=_said(*troubles))], is_error=True)


def _said(*troubles: Trouble) -> str:
    said = [trouble.say(language) for trouble, language in zip(troubles, LANGUAGES, strict=True)]
    return "\n".join([troubles[0].code, *said])


def tools_app(door: Door, line: Line) -> ASGIApp:
    """The endpoint ``/mcp``, without its gate."""
    server = build_tools(door, line)

    async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "POST":
            trouble = Trouble("method_not_allowed", headers={"Allow": "POST"})
            await refusal(trouble, Headers(scope=scope))(scope, receive, send)
            return
        # Host and origin were checked by the gate; a manager that lives for one request needs no lifespan.
        manager = StreamableHTTPSessionManager(server, stateless=True, json_response=True)
        async with manager.run():
            await manager.handle_request(scope, receive, send)

    return endpoint


def serve_pipes(door: Door, line: Line, address: str) -> None:
    """Serve the program that started this one, over its standard input and output, until it hangs up."""
    server = build_tools(door, line, address=address)

    async def serve() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(serve)
