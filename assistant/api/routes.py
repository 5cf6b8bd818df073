"""All addresses for programs, ready to be mounted on the public app."""

from dataclasses import replace

from starlette.routing import BaseRoute, Mount, Route

from assistant.api.door import Door
from assistant.api.gate import FindKey, Gate, Holder
from assistant.api.line import Line
from assistant.api.rest import AT, build_rest
from assistant.api.settings import ApiSettings
from assistant.api.tools import AT as TOOLS
from assistant.api.tools import tools_app
from assistant.api.widget import widget_route
from assistant.office.keys import Keys
from assistant.ui.settings import ChatSettings
from assistant.web.rates import Rate


def api_routes(door: Door, settings: ApiSettings, chat: ChatSettings, find_key: FindKey) -> list[BaseRoute]:
    """REST below ``/api/v1``, MCP at ``/mcp``, and the script that puts the chat on another site.

    Args:
        door: Answers.
        settings: Who may ask.
        chat: Whoever asks without a key may ask as much as in the chat.
        find_key: Knows keys.
    """
    routes: list[BaseRoute] = [widget_route()]
    if settings.access == "off":
        return routes
    line = Line(settings.concurrency, settings.waiting)
    gate = Gate(
        access=settings.access,
        hosts=settings.hosts,
        find_key=find_key,
        rate=Rate(chat.per_minute, chat.burst),
    )
    tools = gate.guard(tools_app(replace(door, entry="mcp"), line), charged=False, by_name=True)
    return [*routes, Mount(AT, gate.guard(build_rest(door, line))), Route(TOOLS, tools)]


def key_finder(keys: Keys) -> FindKey:
    """What knows the keys of the people's database."""

    def find(given: str) -> Holder | None:
        key = keys.behind(given)
        return Holder(key.name, key.per_minute) if key else None

    return find
