"""Who is asking: the address on the socket, or the one that a proxy of ours tells."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ingest.errors import SettingsError

Network = IPv4Network | IPv6Network

TOLD = (b"x-forwarded-", b"forwarded", b"x-real-ip")
"""Beginnings of the headers that only a proxy may write."""

UNKNOWN = "0.0.0.0"  # noqa: S104 - a name for peers without an address, nothing listens there


def listed(told: str) -> tuple[str, ...]:
    """The parts of a setting with commas.

    >>> listed("a, b,")
    ('a', 'b')
    """
    return tuple(part.strip() for part in told.split(",") if part.strip())


def read_networks(setting: str, told: str) -> tuple[Network, ...]:
    """Networks from a setting.

    Raises:
        SettingsError: One is none.

    >>> read_networks("HOI_CHAT_PROXIES", "10.0.0.1, fd00::/8")
    (IPv4Network('10.0.0.1/32'), IPv6Network('fd00::/8'))
    """
    try:
        return tuple(ip_network(part) for part in listed(told))
    except ValueError as error:
        raise SettingsError(f"{setting}: {error}; give addresses or networks such as 10.0.0.0/8") from error


def within(address: str, networks: Iterable[Network]) -> bool:
    """Whether an address lies in one of the networks; what is no address does not.

    >>> within("10.1.2.3", read_networks("", "10.0.0.0/8"))
    True
    """
    try:
        at = ip_address(address)
    except ValueError:
        return False
    if isinstance(at, IPv6Address) and at.ipv4_mapped is not None:
        at = at.ipv4_mapped
    return any(at in network for network in networks)


def household(address: str) -> str:
    """What limits are counted by: an IPv4 address, or the /64 that one IPv6 subscriber has.

    >>> household("2001:db8::1") == household("2001:db8::2")
    True
    >>> household("10.0.0.1")
    '10.0.0.1'
    """
    try:
        at = ip_address(address)
    except ValueError:
        return UNKNOWN
    if isinstance(at, IPv6Address) and at.ipv4_mapped is None:
        return str(ip_network((at, 64), strict=False))
    return str(at)


class Peers:
    """Puts the asker's address and scheme into the scope; forwarded headers of anyone else are dropped.

    ``scope["state"]["peer"]`` keeps the address on the socket.
    """

    def __init__(self, app: ASGIApp, trusted: Sequence[Network]) -> None:
        self._app = app
        self._trusted = tuple(trusted)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        peer = scope["client"][0] if scope.get("client") else UNKNOWN
        scope.setdefault("state", {})["peer"] = peer
        told = {**scope, "client": (peer, 0)}
        if within(peer, self._trusted):
            headers = Headers(scope=scope)
            told["client"] = (self._asker(peer, headers.getlist("x-forwarded-for")), 0)
            if headers.get("x-forwarded-proto", "").split(",")[0].strip() == "https":
                told["scheme"] = "https"
        else:
            told["headers"] = [(n, v) for n, v in scope["headers"] if not n.lower().startswith(TOLD)]
        await self._app(told, receive, send)

    def _asker(self, peer: str, told: Sequence[str]) -> str:
        """The last address that no proxy of ours has: those before it may be made up."""
        asker = peer
        for address in reversed(listed(",".join(told))):
            try:
                ip_address(address)
            except ValueError:
                break
            asker = address
            if not within(address, self._trusted):
                break
        return asker
