"""The help pages: plain HTML, Vietnamese at ``/tro-giup``, English at ``/en/help``."""

from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from assistant.ui.marks import Marks, label, rich_text
from prompts.messages import load_messages

ADDRESSES = {"vi": "/tro-giup", "en": "/en/help"}
SCRIPT = "/hoi.js"
"""Sets the colours that the reader chose on the chat's page."""

PARTS = ("ask", "marks", "conflict", "refuse", "take", "keep", "correct")
_HOME = {"vi": "/", "en": "/en"}
_OTHER = {"vi": "en", "en": "vi"}
_FOLDER = Path(__file__).parent


@cache
def help_html(language: str) -> str:
    """The page in a language, an ISO 639-1 code."""
    messages = load_messages(language)

    def say(name: str) -> str:
        return label(messages, "help", name)

    marks = Marks(0, (), messages)
    body = "".join(
        f'<section aria-labelledby="{part}"><h2 id="{part}">{say(part)}</h2>'
        f"{rich_text(messages.say('help', f'{part}_text'), marks)}</section>"
        for part in PARTS
    )
    styles = "".join((_FOLDER / name).read_text(encoding="utf-8") for name in ("colours.css", "help.css"))
    other = _OTHER[language]
    switch = label(messages, "page", "other_language")
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{say('title')} – {label(messages, 'page', 'title')}</title>"
        f'<style>{styles}</style><script src="{SCRIPT}"></script></head><body><main>'
        f'<nav><a href="{_HOME[language]}">{say("back")}</a>'
        f'<a href="{ADDRESSES[other]}" lang="{other}" hreflang="{other}">{switch}</a></nav>'
        f'<h1>{say("title")}</h1><p class="hoi-dan">{say("lead")}</p>{body}</main></body></html>'
    )


def help_routes() -> list[BaseRoute]:
    """The routes of both pages and of what they load."""

    def page(language: str) -> Route:
        def show(request: Request) -> HTMLResponse:
            del request
            return HTMLResponse(help_html(language))

        return Route(ADDRESSES[language], show, methods=["GET"], name=f"help-{language}")

    def script(request: Request) -> Response:
        del request
        return Response((_FOLDER / "early.js").read_bytes(), media_type="text/javascript; charset=utf-8")

    return [page("vi"), page("en"), Route(SCRIPT, script, methods=["GET"], name="early")]
