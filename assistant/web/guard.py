"""Before every staff route: who is it, and did the page itself send this?"""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.office.errors import OfficeError, PersonRefused
from assistant.office.people import People, Person, Role, plain_name
from assistant.web.cookies import read_cookie
from assistant.web.peers import Network, listed, read_networks, within
from assistant.web.replies import is_page
from assistant.web.settings import StaffSettings
from assistant.web.signin import COOKIE, ICON, SCRIPT, SIGN_IN, STYLE
from prompts.messages import load_messages

logger = logging.getLogger(__name__)

OPEN = {SIGN_IN, STYLE, SCRIPT, ICON}
"""What needs no session."""

SAFE = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that signs people in, and says in headers who it was."""

    header: str
    groups_header: str
    readers: frozenset[str]
    editors: frozenset[str]
    trusted: tuple[Network, ...]

    def role(self, groups: frozenset[str]) -> Role | None:
        """What somebody of these groups may do; None for nothing."""
        if groups & self.editors:
            return "editor"
        return "reader" if not self.readers or groups & self.readers else None


def read_proxy(settings: StaffSettings) -> Proxy | None:
    """The proxy that the settings name; None where people sign in with passwords.

    Raises:
        SettingsError: Its addresses are none.
    """
    trusted = read_networks("HOI_STAFF_PROXIES", settings.proxies)
    if not settings.header:
        return None
    return Proxy(
        settings.header.lower(),
        settings.groups_header.lower(),
        frozenset(listed(settings.readers)),
        frozenset(listed(settings.editors)),
        trusted,
    )


class Guard:
    """Puts a :class:`Person` into ``scope["state"]["person"]``, and their secret into ``["secret"]``."""

    def __init__(self, app: ASGIApp, people: People, proxy: Proxy | None) -> None:
        self._app = app
        self._people = people
        self._proxy = proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] not in SAFE and not same_origin(scope):
            await _say(scope, 403, "elsewhere")(scope, receive, send)
            return
        if self._proxy is not None and scope["path"] == SIGN_IN:
            await _say(scope, 404, "proxy_only")(scope, receive, send)
            return
        person, refused = await self._find(scope)
        if refused:
            await _say(scope, *refused)(scope, receive, send)
        elif person is not None or scope["path"] in OPEN:
            await self._app(scope, receive, send)
        elif is_page(scope) and scope["method"] in SAFE and self._proxy is None:
            await RedirectResponse(SIGN_IN, 303)(scope, receive, send)
        else:
            name = "needed" if self._proxy is None else "proxy_only"
            await _say(scope, 401, name)(scope, receive, send)

    async def _find(self, scope: Scope) -> tuple[Person | None, tuple[int, str] | None]:
        """Who it is; or status and sentence of a refusal."""
        if self._proxy is not None:
            return _told_by(self._proxy, scope)
        token = read_cookie(scope, COOKIE)
        try:
            person = await run_in_threadpool(self._people.behind, token) if token else None
        except OfficeError as error:
            logger.warning("nobody can be let in: %s", error)
            return None, (503, "away")
        if person is not None:
            scope["state"].update(person=person, secret=token)
        return person, None


def _told_by(proxy: Proxy, scope: Scope) -> tuple[Person | None, tuple[int, str] | None]:
    headers = Headers(scope=scope)
    if proxy.header not in headers:
        return None, None
    if not within(scope["state"]["peer"], proxy.trusted):
        return None, (403, "proxy_strange")
    if any(len(headers.getlist(name)) > 1 for name in (proxy.header, proxy.groups_header) if name):
        return None, (403, "no_role")  # one of them may be the asker's own
    role = (
        proxy.role(frozenset(listed(headers.get(proxy.groups_header, ""))))
        if proxy.groups_header
        else "reader"
    )
    try:
        name = plain_name(headers[proxy.header])
    except PersonRefused:
        return None, (403, "no_role")
    if role is None:
        return None, (403, "no_role")
    person = Person(name, role)
    scope["state"].update(person=person, secret=f"proxy:{name}")
    return person, None


def same_origin(scope: Scope) -> bool:
    """Whether the browser says that a page of this very site sent the request.

    >>> told = [(b"host", b"a:80"), (b"origin", b"http://b")]
    >>> same_origin({"type": "http", "headers": told}), same_origin({"type": "http", "headers": told[:1]})
    (False, False)
    """
    headers = Headers(scope=scope)
    origin = urlsplit(headers.get("origin", ""))
    hosts = {headers.get("host", ""), headers.get("x-forwarded-host", "").split(",")[0].strip()} - {""}
    return origin.scheme in {"http", "https"} and origin.netloc in hosts


def _say(scope: Scope, status: int, name: str) -> PlainTextResponse:
    del scope
    return PlainTextResponse(
        load_messages().say("staff", name), status, headers={"Cache-Control": "no-store"}
    )


def secret_of(scope: Scope) -> str:
    """What a signed-in person's conversations are bound to."""
    return str(scope.get("state", {}).get("secret", ""))


def sign_of(scope: Scope) -> str:
    """A sign of who is signed in, another one for each name; the name cannot be read from it."""
    return hashlib.sha256(scope["state"]["person"].name.encode()).hexdigest()[:16]


class ByRole:
    """Hands a request to the app of the person's role."""

    def __init__(self, apps: Mapping[Role, ASGIApp]) -> None:
        self._apps = dict(apps)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request of somebody who is signed in."""
        await self._apps[scope["state"]["person"].role](scope, receive, send)
