"""A bar before the network, for the whole process: what Python code tries is refused and written down."""

import socket
import sys
from collections.abc import Collection
from ipaddress import ip_address
from pathlib import Path
from typing import Any

_TRIES = {
    *("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"),
    *("socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"),
}


class Barred(OSError):
    """Something tried for the network."""


class Bar:
    """Refuses every connection and every look-up of a name but to some places; it cannot be lifted."""

    def __init__(self, allowed: Collection[str] = ()) -> None:
        """``allowed``: places as ``host:port``."""
        self.attempts: list[str] = []
        self._allowed = frozenset(allowed)
        self._hosts = {place.rpartition(":")[0] for place in allowed}

    def close(self) -> None:
        """From now on. A connection is made to an address, so the places' names are looked up before."""
        self._allowed |= {address for place in self._allowed for address in _look_up(place)}
        sys.addaudithook(self._hook)

    def _hook(self, event: str, given: tuple[Any, ...]) -> None:
        if event not in _TRIES:
            return
        place = _place(event, given)
        if place is None or place in self._allowed or (place in self._hosts and "addr" in event):
            return
        self.attempts.append(f"{event.removeprefix('socket.')} {place}")
        raise Barred(f"the network is barred: {place}")


def _look_up(place: str) -> set[str]:
    """What a place's name stands for, as ``address:port``; nothing for a name that nobody knows."""
    host, _, port = place.rpartition(":")
    try:
        found = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)
    except OSError:
        return set()
    return {f"{told[0]}:{port}" for *_, told in found if isinstance(told[0], str)}


def _place(event: str, given: tuple[Any, ...]) -> str | None:
    """Where it leads; None for what stays on this machine, between two programs."""
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        address = given[1]
        return f"{address[0]}:{address[1]}" if isinstance(address, tuple) else None
    host = given[0] if not isinstance(given[0], tuple) else given[0][0]
    return None if host is None or _is_address(str(host)) else str(host)


def _is_address(host: str) -> bool:
    """True for what needs no look-up."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def kernel_count() -> int:
    """Packets of this network that had nowhere to go, of any program in it: what no bar in Python sees."""
    return _read_table(Path("/proc/self/net/snmp")) + _read_list(Path("/proc/self/net/snmp6"))


def _read_table(path: Path) -> int:
    """``OutNoRoutes`` of a table whose names and values stand in two lines."""
    if not path.exists():
        return 0
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("Ip:")]
    named = dict(zip(*lines, strict=False)) if len(lines) == 2 else {}
    return int(named.get("OutNoRoutes", 0))


def _read_list(path: Path) -> int:
    if not path.exists():
        return 0
    named = dict(line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return int(named.get("Ip6OutNoRoutes", 0))
