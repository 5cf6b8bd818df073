"""The public app: the chat and what belongs to it. No account, no upload, no file, no admin route."""

from collections.abc import Sequence

from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from assistant.ui.layout import first_html
from assistant.ui.serve import Page, as_app, question_events, read_events
from assistant.ui.settings import ChatSettings
from assistant.web.atonce import AtOnce
from assistant.web.bound import Bound, Visitors, visitor
from assistant.web.gate import PUBLIC, Gate
from assistant.web.headers import Nonced, Secured
from assistant.web.inside import inside
from assistant.web.limits import Bodies, Limits
from assistant.web.peers import Peers, read_networks
from assistant.web.server import Site


def build_public(
    page: Page, settings: ChatSettings, *, routes: Sequence[BaseRoute] = (), frames: Sequence[str] = ()
) -> ASGIApp:
    """The app for everybody.

    Args:
        page: The chat.
        settings: Limits and proxies.
        routes: Of ours beside it: pictures of pages, downloads, the API. They are found before the chat's.
        frames: Origins whose pages may show the chat in a frame.

    Raises:
        SettingsError: A proxy that is no address.
    """
    gradio = as_app(page, settings)
    answering = AtOnce(gradio, settings.at_once, question_events(page))
    page_app = Nonced(Bound(answering, visitor, read_events(page)), first_html)
    chat = Visitors(Gate(page_app, PUBLIC), framed=bool(frames))
    app: ASGIApp = inside(chat, gradio.router.lifespan_context, routes)
    app = Limits(Bodies(app), settings)
    return Secured(Peers(app, read_networks("HOI_CHAT_PROXIES", settings.proxies)), frames=frames)


def public_site(
    page: Page, settings: ChatSettings, *, routes: Sequence[BaseRoute] = (), frames: Sequence[str] = ()
) -> Site:
    """The same, and where it listens."""
    app = build_public(page, settings, routes=routes, frames=frames)
    trusted = read_networks("HOI_CHAT_PROXIES", settings.proxies)
    sockets = 2 * settings.open_requests
    return Site(app=app, host=settings.host, port=settings.port, trusted=trusted, each_sockets=sockets)
