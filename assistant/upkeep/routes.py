"""The address at which an editor's page sends files: bytes as they come, one file a request."""

import asyncio
import logging
import secrets
import time
from dataclasses import dataclass
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from assistant.office.people import Person
from assistant.upkeep.arrival import Arrival
from assistant.upkeep.errors import UpkeepRefused
from assistant.upkeep.upkeep import Upkeep
from ingest.errors import PipelineError
from prompts.messages import load_messages

PATH = "/bao-cao/tep"
"""``POST ?ten=NAME`` adds, with ``&thay=NAME&ban=MARK`` for another; ``POST /TOKEN?cach=…`` decides."""

PENDING = 20
PENDING_SECONDS = 1800.0
"""How many files may wait for their sender to decide, and how long."""

WAYS = ("ca-hai", "thay", "bo")
"""Keep both, replace the one that is there, or drop what was sent."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Waiting:
    person: str
    arrival: Arrival
    since: float
    seen: str
    """Mark of the report that has its name."""


class Sending:
    """Takes files for a report desk."""

    def __init__(self, upkeep: Upkeep) -> None:
        self._upkeep = upkeep
        self._waiting: dict[str, _Waiting] = {}

    @property
    def long(self) -> dict[str, int]:
        """Paths whose bodies may be long, in bytes, see :class:`assistant.web.limits.Bodies`."""
        return {PATH: self._upkeep.most_bytes}

    def routes(self) -> list[BaseRoute]:
        """For the staff's app: whoever is signed in is in the request's state."""
        return [
            Route(PATH, self._send, methods=["POST"]),
            Route(PATH + "/{token}", self._decide, methods=["POST"]),
        ]

    async def _send(self, request: Request) -> JSONResponse:
        person: Person = request.state.person
        told = request.headers.get("content-length", "")
        promised = int(told) if told.isdigit() else None
        try:
            raw = request.query_params.get("ten", "")[:1000]
            arrival = await run_in_threadpool(self._upkeep.receive, person, raw, promised)
        except PipelineError as error:
            return _refused(error)
        kept = False
        try:
            async for part in request.stream():
                await run_in_threadpool(arrival.write, part)
            await run_in_threadpool(arrival.end)
            instead, seen = (request.query_params.get(name, "") for name in ("thay", "ban"))
            await run_in_threadpool(self._lay, person, arrival, instead, seen)
        except ClientDisconnect:
            return _refused(UpkeepRefused("cut_off"))
        except UpkeepRefused as error:
            if error.name != "exists" or self._full(person):
                return _refused(error if error.name != "exists" else UpkeepRefused("many"))
            kept = True
            return _asked(error, await run_in_threadpool(self._wait, person, arrival))
        except PipelineError as error:
            return _refused(error)
        finally:
            if not kept:
                await asyncio.shield(run_in_threadpool(arrival.close))
        return _taken(arrival.name)

    def _lay(self, person: Person, arrival: Arrival, instead: str, seen: str) -> None:
        if instead:
            self._upkeep.replace(person, arrival, instead, seen=seen)
        else:
            self._upkeep.accept(person, arrival)

    def _full(self, person: Person) -> bool:
        for token, one in list(self._waiting.items()):
            if time.monotonic() - one.since > PENDING_SECONDS:
                self._waiting.pop(token, one).arrival.close()
        return sum(one.person == person.name for one in list(self._waiting.values())) >= PENDING

    def _wait(self, person: Person, arrival: Arrival) -> str:
        token, shelf = secrets.token_urlsafe(16), self._upkeep.shelf
        there = shelf.find(shelf.named(arrival.name))
        seen = shelf.mark(there) if there else ""
        self._waiting[token] = _Waiting(person.name, arrival, time.monotonic(), seen)
        return token

    async def _decide(self, request: Request) -> JSONResponse:
        person: Person = request.state.person
        token, way = request.path_params["token"], request.query_params.get("cach", "")
        one = self._waiting.get(token)
        if one is None or one.person != person.name or way not in WAYS:
            return _refused(UpkeepRefused("expired"))
        del self._waiting[token]
        try:
            name = await run_in_threadpool(self._settle, person, one, way)
        except PipelineError as error:
            return _refused(error)
        finally:
            await run_in_threadpool(one.arrival.close)
        return _taken(name)

    def _settle(self, person: Person, one: _Waiting, way: str) -> str:
        arrival = one.arrival
        if way == "thay":
            self._upkeep.replace(person, arrival, self._upkeep.shelf.named(arrival.name), seen=one.seen)
        elif way == "ca-hai":
            return self._upkeep.accept(person, arrival, both=True)
        return arrival.name


def _taken(name: str) -> JSONResponse:
    return JSONResponse({"result": "taken", "name": name})


def _asked(error: UpkeepRefused, token: str) -> JSONResponse:
    return JSONResponse({"result": "asked", "said": str(error), "token": token}, HTTPStatus.CONFLICT)


def _refused(error: PipelineError) -> JSONResponse:
    if isinstance(error, UpkeepRefused):
        said = str(error)
        status = HTTPStatus.FORBIDDEN if error.name == "not_editor" else HTTPStatus.UNPROCESSABLE_ENTITY
    else:
        logger.warning("a file was not taken: %s", error)
        said, status = load_messages().explain(error), HTTPStatus.INTERNAL_SERVER_ERROR
    # What was not read of the file stays unread: the connection is of no more use.
    return JSONResponse({"result": "refused", "said": said}, status, headers={"Connection": "close"})
