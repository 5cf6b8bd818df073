"""The script that puts a button on another site's page, which opens the chat there in a frame."""

import hashlib
import json
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from prompts.messages import load_messages

AT = "/nhung.js"
_LANGUAGES = ("vi", "en")


@cache
def script() -> tuple[str, str]:
    """The script with its words filled in, and its tag for caches."""
    words = {language: load_messages(language).sections["widget"] for language in _LANGUAGES}
    source = files("assistant.api").joinpath("nhung.js").read_text(encoding="utf-8")
    filled = source.replace("__WORDS__", json.dumps(words, ensure_ascii=False))
    return filled, f'"{hashlib.sha256(filled.encode()).hexdigest()[:16]}"'


def widget_route() -> Route:
    """``/nhung.js``: any page may load it; the chat's own header says where it may be shown."""

    async def serve(request: Request) -> Response:
        text, tag = script()
        headers = {
            "ETag": tag,
            "Cache-Control": "public, max-age=3600",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "X-Content-Type-Options": "nosniff",
        }
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(text, media_type="text/javascript", headers=headers)

    return Route(AT, serve, methods=["GET"])
