"""Short answers of our own: a sentence, for a page or for a program."""

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Scope

from assistant.api.errors import language_of, told_at
from prompts.messages import load_messages

OTHERS = ("/api/", "/mcp")
"""Paths of other people's programs, which are told of errors as they are told of all."""

PROGRAMS = ("/gradio_api/", *OTHERS)
"""Paths that a program asks for, the page's script being one."""


def is_page(scope: Scope) -> bool:
    """Whether a person is to read the answer."""
    path = scope["path"]
    return "text/html" in Headers(scope=scope).get("accept", "") and not path.startswith(PROGRAMS)


def _language(scope: Scope) -> str:
    """Of the page that a person is to read instead."""
    if not is_page(scope):
        return "vi"
    english = scope["path"] == "/en" or scope["path"].startswith("/en/")
    return "en" if english else language_of(Headers(scope=scope).get("accept-language", ""))


def refusal(scope: Scope, status: int, name: str, *, wait: float = 0.0, **values: str) -> Response:
    """A refusal with its sentence, ``[web]`` of the messages.

    What the page's script asks for is refused in Vietnamese: the English page's knows the same in English.

    Args:
        scope: Of the request.
        status: HTTP status.
        name: Of the sentence.
        wait: Seconds after which to try again; 0 says nothing of it.
        values: What the sentence is filled in with.
    """
    said = load_messages(_language(scope)).say("web", name, **values)
    headers = {"Retry-After": str(int(wait) + 1)} if wait else {}
    if status in {413, 408, 415}:
        headers["Connection"] = "close"  # what was not read stays unread
    if scope["path"].startswith(OTHERS):
        told = told_at(status, Headers(scope=scope).get("accept-language", ""), **values)
        return JSONResponse(told, status, headers=headers)
    if is_page(scope):
        return PlainTextResponse(said, status, headers=headers)
    return JSONResponse({"detail": said}, status, headers=headers)
