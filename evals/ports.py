"""Ports of this machine, for servers that are started to be measured or tried."""

import random
import re
import socket
import sys
from pathlib import Path

_FIRST = 20_000
"""Of the ports that are given here; those below, Ray gives to its workers."""

_RANGE = Path("/proc/sys/net/ipv4/ip_local_port_range")
_FEWEST = 1_000


def free_port() -> int:
    """A port on which nothing listens, and that neither this nor another process is given meanwhile.

    Whoever is to listen on it may start seconds later, or be killed and started again. A port of those that
    the system gives to who asks for any would be somebody else's by then now and then.
    """
    ports = _apart()
    while ports:
        port = random.SystemRandom().choice(ports)
        if _take(port):
            return port
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _apart() -> range:
    """Ports that the system gives to nobody by itself; none where it is not Linux, or has too few of them."""
    if sys.platform != "linux":
        return range(0)
    first = re.match(r"\d+", _RANGE.read_text(encoding="ascii"))
    found = range(_FIRST, int(first[0])) if first else range(0)
    return found if len(found) >= _FEWEST else range(0)


def _take(port: int) -> bool:
    """True where nobody was given the port by this, nor listens on it."""
    mark = socket.socket(socket.AF_UNIX)
    try:
        mark.bind(f"\0hoi-bao-cao-port-{port}")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
    except OSError:
        mark.close()
        return False
    mark.detach()  # the name stays taken until this process ends, however it ends
    return True
