"""Cookies: read from a request, written so that no script reads them."""

import re
from typing import Literal

from starlette.datastructures import Headers
from starlette.types import Scope

TOKEN = re.compile(r"[\w-]{32,64}")
"""What :func:`secrets.token_urlsafe` gives."""


def read_cookie(scope: Scope, name: str) -> str:
    """A token of ours that the browser sent back, or ``""``; other sites' cookies may look like anything.

    >>> sent = b'pref={"a":1}; t=' + b"x" * 43
    >>> len(read_cookie({"type": "http", "headers": [(b"cookie", sent)]}, "t"))
    43
    """
    sent = ";".join(Headers(scope=scope).getlist("cookie")).split(";")
    pairs = (each.partition("=") for each in sent)
    found = (value.strip() for told, _, value in pairs if told.strip() == name)
    return next((value for value in found if TOKEN.fullmatch(value)), "")


def set_cookie(
    scope: Scope,
    name: str,
    value: str,
    *,
    same_site: Literal["Strict", "Lax", "None"],
    seconds: int | None = None,
) -> tuple[bytes, bytes]:
    """The header that sets a cookie; ``seconds`` of 0 ends it, None keeps it until the browser is closed.

    ``None`` for ``same_site`` is for pages in frames of other sites, and only where https lets it be.
    """
    parts = [f"{name}={value}", "Path=/", "HttpOnly"]
    if scope["scheme"] == "https":
        parts += ["Secure", f"SameSite={same_site}", *(["Partitioned"] if same_site == "None" else [])]
    else:
        parts.append(f"SameSite={'Lax' if same_site == 'None' else same_site}")
    if seconds is not None:
        parts.append(f"Max-Age={seconds}")
    return b"set-cookie", "; ".join(parts).encode("ascii")
