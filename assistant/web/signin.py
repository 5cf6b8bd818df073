"""Signing in and out: plain pages that work without a script."""

import logging
from contextlib import suppress
from html import escape
from importlib.resources import files
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from assistant.office.errors import OfficeError, PersonRefused
from assistant.office.people import People
from assistant.office.tries import Tries
from assistant.web.cookies import read_cookie, set_cookie
from assistant.web.peers import household
from prompts.messages import load_messages

logger = logging.getLogger(__name__)

COOKIE = "hoi_phien"
SIGN_IN, SIGN_OUT, ICON = "/dang-nhap", "/dang-xuat", "/favicon.ico"
STYLE, SCRIPT = f"{SIGN_IN}.css", f"{SIGN_IN}.js"


def _say(name: str, **values: str) -> str:
    return escape(load_messages().say("staff", name, **values))


def _page(inner: str, status: int = 200, headers: dict[str, str] | None = None) -> HTMLResponse:
    return HTMLResponse(
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_say('sign_in')} – {escape(load_messages().say('page', 'title'))}</title>"
        f'<link rel="stylesheet" href="{STYLE}"></head><body><main>{inner}</main></body></html>',
        status,
        headers={"Cache-Control": "no-store", **(headers or {})},
    )


def _form(trouble: str = "", name: str = "") -> str:
    alert = f'<p role="alert">{trouble}</p>' if trouble else ""
    return (
        f"<h1>{_say('sign_in')}</h1><p>{_say('hint')}</p>{alert}"
        f'<form method="post" action="{SIGN_IN}">'
        f'<label for="ten">{_say("name")}</label>'
        f'<input id="ten" name="ten" value="{escape(name)}" autocomplete="username" required '
        'autocapitalize="none" spellcheck="false">'
        f'<label for="mat-khau">{_say("password")}</label>'
        '<input id="mat-khau" name="mat-khau" type="password" autocomplete="current-password" required>'
        f"<button>{_say('sign_in')}</button></form>"
        f'<script src="{SCRIPT}"></script>'
    )


class SignIn:
    """The routes by which people come and go."""

    def __init__(self, people: People, tries: Tries, *, hours: float) -> None:
        self._people = people
        self._hours = hours
        self._tries = tries

    def routes(self) -> list[BaseRoute]:
        """The only ones that need no session."""
        return [
            Route(SIGN_IN, self._ask, methods=["GET"]),
            Route(SIGN_IN, self._enter, methods=["POST"]),
            Route(SIGN_OUT, self._sure, methods=["GET"]),
            Route(SIGN_OUT, self._leave, methods=["POST"]),
            Route(STYLE, _style, methods=["GET"]),
            Route(SCRIPT, _script, methods=["GET"]),
            Route(ICON, _icon, methods=["GET"]),
        ]

    async def _ask(self, request: Request) -> Response:
        del request
        return _page(_form())

    async def _enter(self, request: Request) -> Response:
        try:
            return await self._try(request)
        except OfficeError as error:
            logger.warning("nobody can sign in: %s", error)
            return _page(_form(_say("away")), 503, {"Retry-After": "30"})

    async def _try(self, request: Request) -> Response:
        told = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=10)
        name, password = told.get("ten", [""])[0][:200], told.get("mat-khau", [""])[0]
        address = household(request.scope["client"][0])
        if wait := await run_in_threadpool(self._tries.reserve, name, address):
            seconds = str(int(wait) + 1)
            return _page(_form(_say("wait", seconds=seconds), name), 429, {"Retry-After": seconds})
        person = await run_in_threadpool(self._people.check, name, password)
        token, held = "", read_cookie(request.scope, COOKIE)
        if person is not None:
            with suppress(PersonRefused):  # it is theirs no longer
                token = await run_in_threadpool(self._people.begin, person, hours=self._hours, instead=held)
        if not token:
            return _page(_form(_say("wrong"), name), 403)
        await run_in_threadpool(self._tries.forget, name, address)
        return _to("/", request, token, int(self._hours * 3600))

    async def _sure(self, request: Request) -> Response:
        del request
        return _page(
            f"<h1>{_say('sign_out')}</h1><p>{_say('sure')}</p>"
            f'<form method="post" action="{SIGN_OUT}"><button>{_say("sign_out")}</button></form>'
            f'<p><a href="/">{_say("back")}</a></p>'
        )

    async def _leave(self, request: Request) -> Response:
        try:
            await run_in_threadpool(self._people.end, read_cookie(request.scope, COOKIE))
        except OfficeError as error:
            logger.warning("nobody can sign out: %s", error)
            return _page(f'<p role="alert">{_say("away")}</p>', 503, {"Retry-After": "30"})
        return _to(SIGN_IN, request, "", 0)


def _to(path: str, request: Request, token: str, seconds: int) -> Response:
    """To a page, with a session from now on, or with none."""
    response = RedirectResponse(path, 303)
    response.raw_headers.append(set_cookie(request.scope, COOKIE, token, same_site="Strict", seconds=seconds))
    return response


async def _icon(request: Request) -> Response:
    del request
    drawn = files("assistant.ui").joinpath("icon.svg").read_bytes()
    return Response(drawn, media_type="image/svg+xml")


async def _script(request: Request) -> Response:
    """Where nobody is signed in, a tab keeps nothing of who was."""
    del request
    return Response("sessionStorage.clear();", media_type="text/javascript")


async def _style(request: Request) -> Response:
    del request
    sheet = files("assistant.web").joinpath("signin.css").read_text(encoding="utf-8")
    return Response(sheet, media_type="text/css")
