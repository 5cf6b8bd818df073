"""Files that were offered on a page, made when somebody fetches them.

Kept in memory for a while and never written to a disk: the public app has no folder from which files go out.
An address cannot be guessed, so that nobody fetches what another reader was offered.
"""

import logging
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from assistant.api.errors import language_of
from assistant.export.errors import DownloadGone
from assistant.export.files import ascii_name, disposition
from ingest.errors import PipelineError
from prompts.messages import load_messages

logger = logging.getLogger(__name__)

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
}
"""By the ending of a file's name."""

ADDRESS = "/tai-ve"
_TOKEN_BYTES = 24
_AT_ONCE = 4
"""Files made at the same time; each takes a processor for a tenth of a second or more."""

_WAIT_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class _Offer:
    name: str
    make: Callable[[], bytes]
    until: float


class Downloads:
    """What is offered now. Safe to share between threads."""

    def __init__(
        self, *, most: int = 5000, seconds: float = 3600.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """At most ``most`` files, the oldest given up first, each for ``seconds``."""
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._offers: OrderedDict[str, _Offer] = OrderedDict()
        self._lock = threading.Lock()
        self._makers = threading.BoundedSemaphore(_AT_ONCE)

    def offer(self, name: str, make: Callable[[], bytes]) -> str:
        """The address, below the app's own, at which the file ``name`` can be fetched.

        Args:
            name: As :func:`assistant.export.files.file_name` gives it; its ending is one of :data:`MEDIA`.
            make: Gives the file's bytes; called at each fetch, in a thread of its own.
        """
        if name.rpartition(".")[2] not in MEDIA:
            raise ValueError(f"{name}: no known kind of file")
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        now = self._clock()
        with self._lock:
            self._offers[token] = _Offer(name, make, now + self._seconds)
            while len(self._offers) > self._most or next(iter(self._offers.values())).until < now:
                self._offers.popitem(last=False)
        return f"{ADDRESS}/{token}/{ascii_name(name)}"

    def __len__(self) -> int:
        return len(self._offers)

    def fetch(self, token: str, name: str) -> tuple[str, bytes] | None:
        """Name and bytes of an offered file; None while too many others are made.

        Raises:
            DownloadGone: It is offered no longer, or never was.
        """
        with self._lock:
            offer = self._offers.get(token)
        if offer is None or offer.until < self._clock() or ascii_name(offer.name) != name:
            raise DownloadGone
        if not self._makers.acquire(timeout=_WAIT_SECONDS):
            return None
        try:
            return offer.name, offer.make()
        finally:
            self._makers.release()


def download_routes(store: Downloads) -> list[BaseRoute]:
    """Routes that serve what ``store`` offers; they hold nothing else."""

    def fetch(request: Request) -> Response:
        messages = load_messages(language_of(request.headers.get("accept-language", "")))
        say = messages.say
        try:
            made = store.fetch(request.path_params["token"], request.path_params["name"])
        except DownloadGone:
            return _sentence(say("export", "gone"), 404)
        except PipelineError as error:
            logger.warning("no file: %s: %s", type(error).__name__, error)
            return _sentence(messages.explain(error), 503)
        if made is None:
            return _sentence(say("export", "busy"), 503)
        name, content = made
        headers = {**_SAFE, "Content-Disposition": disposition(name)}
        return Response(content, media_type=MEDIA[name.rpartition(".")[2]], headers=headers)

    return [Route(f"{ADDRESS}/{{token}}/{{name}}", fetch, methods=["GET"], name="download")]


_SAFE = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def _sentence(text: str, status: int) -> Response:
    return PlainTextResponse(text, status, headers=_SAFE)
