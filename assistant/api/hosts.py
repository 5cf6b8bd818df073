"""By which names this server may be called: a page elsewhere must not reach it through a name of its own."""

import re
from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.ASCII)
_ORIGIN = re.compile(r"https?://[a-z0-9.\[\]:-]+", re.ASCII)


def split_list(given: object) -> object:
    """Parts of a setting between commas; anything but a text is left as it is.

    >>> split_list("a.vn, b.vn,")
    ('a.vn', 'b.vn')
    """
    if not isinstance(given, str):
        return given
    return tuple(part.strip().lower().rstrip("/") for part in given.split(",") if part.strip())


def check_hosts(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of hosts, without scheme and port.

    Raises:
        ValueError: One is something else.
    """
    wrong = [name for name in names if not _NAME.fullmatch(name)]
    if wrong:
        raise ValueError(f"{wrong[0]!r} is no host name; write hoidap.example.vn, without https:// and port")
    return names


def check_origins(origins: tuple[str, ...]) -> tuple[str, ...]:
    """Origins of pages: scheme, host and perhaps port.

    Raises:
        ValueError: One is something else; ``*`` is, as it would let any page in.
    """
    wrong = [origin for origin in origins if not _ORIGIN.fullmatch(origin)]
    if wrong:
        raise ValueError(f"{wrong[0]!r} is no origin; write https://www.example.vn, without a path")
    return origins


def name_of(host: str) -> str:
    """The name in a ``Host`` header, without its port.

    >>> name_of("Hoidap.example.vn:8080"), name_of("[::1]:7860"), name_of("a b")
    ('hoidap.example.vn', '::1', '')
    """
    try:
        return urlsplit(f"//{host}").hostname or "" if not re.search(r"[\s/?#@\\]", host) else ""
    except ValueError:
        return ""


def is_ours(host: str, names: Collection[str]) -> bool:
    """True for ``names``, this machine's own name, and any bare address.

    DNS rebinding makes a browser send a *name* that the attacker owns; it cannot make it send an address.

    >>> is_ours("evil.example", ["hoidap.example.vn"]), is_ours("10.0.0.5:80", ()), is_ours("localhost", ())
    (False, True, True)
    """
    name = name_of(host)
    if name == "localhost" or name in names:
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def same_origin(origin: str, host: str) -> bool:
    """True when a page of ``origin`` was served by ``host``, or nothing says where it came from.

    >>> same_origin("https://hoidap.example.vn", "hoidap.example.vn"), same_origin("null", "a.vn")
    (True, False)
    """
    return not origin or origin.lower().partition("://")[2] == host.lower()
