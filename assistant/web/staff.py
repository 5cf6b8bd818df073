"""The staff app: every route behind a sign-in, an editor's page and a reader's."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from types import MappingProxyType
from typing import Any

from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from assistant.office.office import Office
from assistant.office.people import People
from assistant.office.tries import Tries
from assistant.ui.serve import Page, as_app, read_events
from assistant.ui.settings import ChatSettings
from assistant.ui.staff import Desk, build_staff
from assistant.web.bound import Bound
from assistant.web.gate import STAFF, Gate
from assistant.web.guard import ByRole, Guard, read_proxy, secret_of, sign_of
from assistant.web.headers import Nonced, Secured
from assistant.web.inside import inside
from assistant.web.limits import Bodies
from assistant.web.peers import Peers, read_networks
from assistant.web.server import Site
from assistant.web.settings import StaffSettings
from assistant.web.signin import SignIn


def build_staff_app(
    desks: Sequence[Desk],
    office: Office,
    settings: StaffSettings,
    chat: ChatSettings,
    *,
    routes: Sequence[BaseRoute] = (),
    long: Mapping[str, int] = MappingProxyType({}),
) -> ASGIApp:
    """The app for staff.

    Args:
        desks: Tabs of the page.
        office: Who may sign in.
        settings: Sign-in and proxies.
        chat: How much is answered at a time.
        routes: Of ours beside the page, for whoever is signed in.
        long: Paths of theirs that take more than a form, in bytes.

    Raises:
        SettingsError: A proxy that is no address.
    """
    people = People(office)
    pages = build_staff(desks, editor=False), build_staff(desks, editor=True)
    reader, editor = as_app(pages[0], chat), as_app(pages[1], chat)
    page = ByRole(
        {
            "reader": Gate(_page(reader, pages[0]), STAFF),
            "editor": Gate(_page(editor, pages[1]), STAFF),
        }
    )

    @asynccontextmanager
    async def both(app: Any) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for one in (reader, editor):
                await stack.enter_async_context(one.router.lifespan_context(app))
            yield

    signing = SignIn(people, Tries(office), hours=settings.session_hours)
    app: ASGIApp = inside(page, both, [*signing.routes(), *routes])
    app = Guard(app, people, read_proxy(settings))
    app = Bodies(app, long=long)
    trusted = read_networks("HOI_STAFF_PROXIES", settings.proxies)
    return Secured(Peers(app, trusted), referrer="same-origin")


def _page(app: ASGIApp, page: Page) -> ASGIApp:
    return Nonced(Bound(app, secret_of, read_events(page)), whose=sign_of)


def staff_sites(
    desks: Sequence[Desk],
    office: Office,
    settings: StaffSettings,
    chat: ChatSettings,
    *,
    routes: Sequence[BaseRoute] = (),
    long: Mapping[str, int] = MappingProxyType({}),
) -> list[Site]:
    """Where the staff app listens; nowhere while its port is 0."""
    if not settings.port:
        return []
    app = build_staff_app(desks, office, settings, chat, routes=routes, long=long)
    trusted = read_networks("HOI_STAFF_PROXIES", settings.proxies)
    return [Site(app=app, host=settings.host, port=settings.port, option="--staff-port", trusted=trusted)]
