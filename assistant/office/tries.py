"""Waits after wrong passwords, longer each time. They are kept, so that a restart forgives nobody."""

import hashlib
import time
from collections.abc import Callable

from sqlalchemy import Connection, delete, func, insert, select, update

from assistant.office.errors import PersonRefused
from assistant.office.office import Office
from assistant.office.people import plain_name
from assistant.office.tables import tries

FREE = 10
"""Wrong passwords for one name before its first wait."""

FREE_FROM_ONE = 30
"""Wrong passwords from one address, for whatever names, before its first wait."""

FIRST_SECONDS = 30.0
LONGEST_SECONDS = 3600.0
FORGOTTEN_SECONDS = 24 * 3600.0
KEPT = 10_000

NO_WAIT = 0.0
"""Until when somebody waits who need not: before the moment of any who come at the same time, whose clock may
have been read earlier."""


class Tries:
    """Counts wrong passwords by name and by address, whether or not somebody has the name."""

    def __init__(self, office: Office, *, clock: Callable[[], float] = time.time) -> None:
        self._office = office
        self._clock = clock

    def reserve(self, name: str, address: str) -> float:
        """Seconds until a password may be tried; 0 for now, and the try is a wrong one until it was right."""
        keys, now = _keys(name, address), self._clock()
        with self._office.read() as connection:  # whoever has to wait costs the disk nothing
            if wait := _wait(connection, keys, now):
                return wait
        with self._office.write() as connection:
            now = self._clock()  # others may have gone first
            if wait := _wait(connection, keys, now):
                return wait
            for key, free in zip(keys, (FREE, FREE_FROM_ONE), strict=True):
                _note(connection, key, free, now)
            _sweep(connection, now)
        return 0.0

    def forget(self, name: str, address: str) -> None:
        """The right password: its name begins anew, and its address has one wrong try less."""
        of_name, of_address = _keys(name, address)
        less = {"count": tries.c["count"] - 1, "until": NO_WAIT}
        with self._office.write() as connection:
            connection.execute(delete(tries).where(tries.c.about == of_name))
            connection.execute(update(tries).where(tries.c.about == of_address).values(less))


def _wait(connection: Connection, keys: tuple[bytes, bytes], now: float) -> float:
    """Seconds; no more than the longest, were the clock set back meanwhile."""
    until = connection.execute(select(func.max(tries.c.until)).where(tries.c.about.in_(keys))).scalar()
    return min(max((until or now) - now, 0.0), LONGEST_SECONDS)


def _note(connection: Connection, key: bytes, free: int, now: float) -> None:
    t = tries.c
    found = connection.execute(select(t["count"], t.last).where(t.about == key)).mappings().one_or_none()
    count = 1 if found is None or now - found["last"] > FORGOTTEN_SECONDS else int(found["count"]) + 1
    over = count - free
    until = now + min(FIRST_SECONDS * 2.0 ** min(over, 20), LONGEST_SECONDS) if over >= 0 else NO_WAIT
    connection.execute(delete(tries).where(tries.c.about == key))
    connection.execute(insert(tries).values(about=key, count=count, last=now, until=until))


def _sweep(connection: Connection, now: float) -> None:
    """Forget what is long ago, and the oldest of too many."""
    connection.execute(delete(tries).where(tries.c.last < now - FORGOTTEN_SECONDS))
    newest = select(tries.c.about).order_by(tries.c.last.desc()).limit(KEPT)
    if (connection.execute(select(func.count()).select_from(tries)).scalar() or 0) > KEPT:
        connection.execute(delete(tries).where(tries.c.about.not_in(newest)))


def _keys(name: str, address: str) -> tuple[bytes, bytes]:
    """However an account's name is written, it is one; what was typed cannot be read from it."""
    try:
        known = plain_name(name)
    except PersonRefused:  # nobody has it
        known = f" {name.casefold()[:100]}"
    of_name, of_address = (
        hashlib.sha256(told.encode("utf-8", "replace")).digest()
        for told in (f"name:{known}", f"address:{address}")
    )
    return of_name, of_address
