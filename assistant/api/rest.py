"""REST below ``/api/v1``: addresses, their documentation, and every error in one form."""

import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Annotated, Any

import anyio
import anyio.to_thread
from fastapi import FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse

from assistant.api.asking import ID, MOST, Ask, FindFigures, GetPassage
from assistant.api.door import Door
from assistant.api.errors import Trouble, code_of, explain, language_of
from assistant.api.gate import refusal
from assistant.api.line import Line
from assistant.api.manual import manual_html
from assistant.api.records import AnswerOut, ErrorOut, FiguresOut, PassageOut, ReportsOut
from assistant.api.shapes import Json, answer_json
from assistant.api.wrong import wrong_field
from assistant.records import Answer
from ingest.errors import PipelineError

logger = logging.getLogger(__name__)


VERSION = "1.0"
AT = "/api/v1"
STREAM = "text/event-stream"

_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorOut, "description": said}
    for status, said in {
        400: "The body is not JSON.",
        401: "The key is missing or wrong.",
        404: "There is no such thing.",
        413: "The body is longer than 64 KB.",
        415: "The body is not application/json.",
        422: "A field is missing, unknown or wrong, or no report fits the filters.",
        429: "Too many requests; Retry-After says when.",
        503: "Busy, or the reports are being updated.",
    }.items()
}


def address_of(request: Request) -> str:
    """The server as its caller named it, for addresses of pages."""
    return f"{request.url.scheme}://{request.url.netloc}"


def build_rest(door: Door, line: Line) -> FastAPI:
    """The app below ``/api/v1``. It has no gate of its own (:mod:`assistant.api.gate`)."""
    app = FastAPI(
        title="Hỏi Báo Cáo",
        version=VERSION,
        summary="Figures and answers from official reports, each with the page that states it.",
        description=(__doc__ or ""),
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        responses={status: _ERRORS[status] for status in (401, 429, 503)},
        servers=[{"url": AT}],
        root_path_in_servers=False,
    )
    _add_reading(app, door, line)
    _add_asking(app, door, line)
    _add_manual(app)
    _add_errors(app)
    return app


def _add_asking(app: FastAPI, door: Door, line: Line) -> None:
    streamed: dict[int | str, dict[str, Any]] = {
        200: {
            "content": {
                STREAM: {
                    "example": 'event: answer\ndata: {"status": "answered", "answer": "Năm 2022"}\n\n'
                    "event: done\ndata: {…the whole answer…}\n\n"
                }
            }
        }
    }

    @app.post(
        "/ask",
        operation_id="ask",
        summary="One answer with its figures and citations",
        response_model=AnswerOut,
        response_model_exclude_unset=True,
        responses={**streamed, **{s: _ERRORS[s] for s in (400, 413, 415, 422)}},
    )
    async def ask(asked: Ask, request: Request) -> Any:
        """Ask as a person would, with the conversation so far and filters where they are wanted.

        With ``Accept: text/event-stream`` the answer grows: events ``answer`` hold its status and its text so
        far, the last event ``done`` the whole object, and ``error`` takes its place when something fails.
        """
        if STREAM in request.headers.get("accept", ""):
            return await _streamed(door, line, asked, request)
        return await line.run(lambda: door.ask(asked, address_of(request)))


async def _streamed(door: Door, line: Line, asked: Ask, request: Request) -> Response:
    growing = await line.run(lambda: door.stream(asked))
    first = await line.run(lambda: next(growing, None))

    async def events() -> AsyncIterator[str]:
        answer: Answer | None = first
        try:
            while answer is not None:
                ahead = await line.run(lambda: next(growing, None))
                yield _event(answer, address_of(request), last=ahead is None)
                answer = ahead
        except PipelineError as error:
            logger.warning("no answer: %s", type(error).__name__)
            language = language_of(request.headers.get("accept-language", ""))
            yield f"event: error\ndata: {_dump(explain(error).to_json(language))}\n\n"
        finally:
            with anyio.CancelScope(shield=True):
                await anyio.to_thread.run_sync(_close, growing)

    return StreamingResponse(events(), media_type=STREAM, headers={"Cache-Control": "no-store"})


def _event(answer: Answer, address: str, *, last: bool) -> str:
    if last:
        return f"event: done\ndata: {_dump(answer_json(answer, address))}\n\n"
    return f"event: answer\ndata: {_dump({'status': answer.status, 'answer': answer.answer})}\n\n"


def _dump(told: Json) -> str:
    return json.dumps(told, ensure_ascii=False)


def _close(growing: Iterator[Answer]) -> None:
    """End a stream whose reader is gone, so that no model goes on writing for nobody."""
    close: Callable[[], None] | None = getattr(growing, "close", None)
    if close is not None:
        close()


def _add_reading(app: FastAPI, door: Door, line: Line) -> None:
    @app.get(
        "/figures",
        operation_id="find_figures",
        summary="Figures that the reports state",
        response_model=FiguresOut,
        responses={422: _ERRORS[422]},
    )
    async def find_figures(asked: Annotated[FindFigures, Query()], request: Request) -> Any:
        """Every figure of the reports, by indicator, time, place, unit, report, issuer and standing."""
        return await line.run(lambda: door.figures(asked, address_of(request)))

    @app.get(
        "/passages/{report_id}/{ordinal}",
        operation_id="get_passage",
        summary="One passage with its report",
        response_model=PassageOut,
        responses={404: _ERRORS[404], 422: _ERRORS[422]},
    )
    async def get_passage(
        report_id: Annotated[str, Path(pattern=ID, description="16 hex digits.")],
        ordinal: Annotated[int, Path(ge=0, le=MOST, description="Position in the report, from 0.")],
        request: Request,
    ) -> Any:
        """Whole sentences around a figure: their exact text, where it stands, and the card of the report."""
        asked = GetPassage(report_id=report_id, ordinal=ordinal)
        language = language_of(request.headers.get("accept-language", ""))
        return await line.run(lambda: door.passage(asked, address_of(request), language))

    @app.get("/reports", operation_id="list_reports", summary="What has been read", response_model=ReportsOut)
    async def list_reports(request: Request) -> Any:
        """All reports, by name, with the pages that could not be read."""
        return await line.run(lambda: door.reports(address_of(request)))


def _add_manual(app: FastAPI) -> None:
    @app.get("/", include_in_schema=False, response_class=HTMLResponse)
    @app.get("/docs", include_in_schema=False, response_class=HTMLResponse)
    def manual(request: Request, lang: str = "") -> str:
        accepted = request.headers.get("accept-language", "")
        return manual_html(app.openapi(), lang if lang in ("vi", "en") else language_of(accepted))


def _add_errors(app: FastAPI) -> None:
    """Every failure in one form; nothing of what went wrong inside leaves."""

    def told(request: Request, trouble: Trouble) -> JSONResponse:
        return refusal(trouble, request.headers)

    @app.exception_handler(PipelineError)
    async def expected(request: Request, error: PipelineError) -> JSONResponse:
        trouble = explain(error)
        if trouble.status >= 500:
            logger.warning("no answer: %s", type(error).__name__)
        return told(request, trouble)

    @app.exception_handler(RequestValidationError)
    async def wrong(request: Request, error: RequestValidationError) -> JSONResponse:
        if any(e["type"] == "json_invalid" for e in error.errors()):
            return told(request, Trouble("bad_json"))
        language = language_of(request.headers.get("accept-language", ""))
        return told(request, Trouble("bad_request", {"field": wrong_field(error.errors(), language)}))

    @app.exception_handler(HTTPException)
    async def framework(request: Request, error: HTTPException) -> JSONResponse:
        code = "bad_json" if error.status_code == 400 else code_of(error.status_code)
        return told(request, Trouble(code, headers=error.headers or {}))

    @app.exception_handler(Exception)
    async def unexpected(request: Request, _: Exception) -> JSONResponse:
        return told(request, Trouble("internal"))
