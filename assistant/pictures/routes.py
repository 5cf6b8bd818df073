"""The addresses of pages, ``/trang/{report}/{page}``, and of their pictures, the same with ``.png``."""

import base64
import hashlib
import logging
import re
from functools import partial

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from assistant.chain import Assistant
from assistant.pictures.errors import NoSuchPage, NoSuchPlace, PageRefused, PictureBusy
from assistant.pictures.links import read_wanted
from assistant.pictures.sight import Sight, Viewer
from assistant.pictures.view import View
from assistant.web.peers import UNKNOWN, household
from assistant.web.rates import Rate
from ingest.errors import PipelineError

logger = logging.getLogger(__name__)

LANGUAGES = ("vi", "en")
AT_ONCE = 8
"""Readers served at the same time by one site, in threads of our own: the chat's stay free."""

_LIMITER: RunVar[CapacityLimiter] = RunVar("readers of pages")
"""One for each event loop: a limiter cannot wake who waits in another."""

DRAWN_PER_MINUTE, DRAWN_AT_ONCE = 40, 30
"""New pictures for one address: a third of what two drawers make at a second each. Kept ones are free."""

_NAME = re.compile(r"([1-9]\d{0,4})(\.png)?", re.ASCII)
_CODES: dict[type[PipelineError], int] = {NoSuchPage: 404, NoSuchPlace: 400, PictureBusy: 503}
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_CSP = "Content-Security-Policy"
_POLICY = "default-src 'none'; img-src 'self'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"


def picture_routes(
    assistant: Assistant, viewer: Viewer | None = None, drawn: Rate | None = None
) -> list[BaseRoute]:
    """Routes that show the pages of the assistant's reports; ``drawn``: new pictures for one address."""
    rate = Rate(DRAWN_PER_MINUTE, DRAWN_AT_ONCE) if drawn is None else drawn
    desk = _Desk(viewer or Viewer(assistant), rate)
    return [Route("/trang/{report_id:path}/{name}", desk.answer, methods=["GET"])]


class _Desk:
    """Answers requests."""

    def __init__(self, viewer: Viewer, drawn: Rate) -> None:
        self._viewer = viewer
        self._drawn = drawn

    async def answer(self, request: Request) -> Response:
        """The page or its picture, or why there is none."""
        limiter = _LIMITER.get(None)
        if limiter is None:
            limiter = CapacityLimiter(AT_ONCE)
            _LIMITER.set(limiter)
        return await to_thread.run_sync(partial(self._answer, request), limiter=limiter)

    def _charge(self, request: Request) -> None:
        """Charge a new picture to who asks for it.

        Raises:
            PictureBusy: They have had enough for now.
        """
        if self._drawn.take(household(request.client.host if request.client else UNKNOWN)):
            raise PictureBusy("too many pictures for one address; try again")

    def _answer(self, request: Request) -> Response:
        language = request.query_params.get("ngon-ngu", "vi")
        view = View(language if language in LANGUAGES else "vi")
        name = _NAME.fullmatch(request.path_params["name"])
        is_picture = request.path_params["name"].endswith(".png")
        try:
            if name is None:
                raise NoSuchPage("no such page")
            page = int(name[1])
            wanted = read_wanted(request.url.query, page)
            charge = partial(self._charge, request)
            sight = self._viewer.look(request.path_params["report_id"], page, wanted, charge)
            if is_picture:
                return _picture(sight, cut=request.query_params.get("cat") == "1")
            return _page(*view.write(sight, wanted))
        except PipelineError as error:
            if not isinstance(error, PageRefused):
                logger.warning("no page: %s: %s", type(error).__name__, error)
            code = _CODES.get(type(error), 503)
            if is_picture:
                return PlainTextResponse(view.reason(error), code, _SAFE | {"Cache-Control": "no-store"})
            return _page(*view.refuse(error), code=code)


def _picture(sight: Sight, *, cut: bool) -> Response:
    """The picture of a page.

    Raises:
        NoSuchPage: There is none.
    """
    drawing = sight.drawing
    if drawing is None:
        raise NoSuchPage("no picture")
    content = (drawing.strip or drawing.page) if cut else drawing.page
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"Cache-Control": "private, max-age=600", "ETag": tag, _CSP: "default-src 'none'"}
    return Response(content, media_type="image/png", headers=_SAFE | headers)


def _page(html: str, css: str, *, code: int = 200) -> Response:
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    headers = {"Cache-Control": "no-cache", _CSP: _POLICY.format(digest)}
    return HTMLResponse(html, code, _SAFE | headers)
