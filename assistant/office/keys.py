"""Keys of programs: shown once, kept as a hash, each with a limit of its own."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from assistant.office.errors import KeyRefused
from assistant.office.office import Office
from assistant.office.tables import keys, now
from ingest.text import nfc

BEGINS = "hbc_"
"""So that a key is known for one, also by programs that look for secrets in what is published."""

NAME_CHARACTERS = 64


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key; not the key."""

    name: str
    per_minute: int
    added: str
    """ISO 8601 moment, as below."""

    used: str
    """ISO 8601 day, or ``""`` for never."""

    revoked: str
    """``""`` for one that holds."""


def _digest(key: str) -> bytes:
    """What is kept: 256 random bits need no slow hash, and no table of guesses has them."""
    return hashlib.sha256(key.encode()).digest()


class Keys:
    """Makes, lists, revokes and knows keys. Safe to share between threads."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def add(self, name: str, per_minute: int) -> str:
        """A new key, which is seen this once.

        Raises:
            KeyRefused: The name is taken, also by a revoked key, or is none.
        """
        name = nfc(name).strip()
        if not 0 < len(name) <= NAME_CHARACTERS or not name.isprintable():
            raise KeyRefused(f"{name!r}: a name has 1 to {NAME_CHARACTERS} visible characters; give another")
        key = BEGINS + secrets.token_urlsafe(32)
        with self._office.write() as connection:
            if connection.execute(select(keys.c.name).where(keys.c.name == name)).first():
                raise KeyRefused(f"{name!r}: there is a key of this name; give another name")
            row = {"token": _digest(key), "name": name, "per_minute": per_minute, "added": now().isoformat()}
            connection.execute(insert(keys).values({**row, "used": "", "revoked": ""}))
        return key

    def all(self) -> list[Key]:
        """Every key, also revoked ones, by name."""
        t = keys.c
        with self._office.read() as connection:
            rows = connection.execute(
                select(t.name, t.per_minute, t.added, t.used, t.revoked).order_by(t.name)
            )
            return [Key(*row) for row in rows]

    def revoke(self, name: str) -> None:
        """Take a key back; the next request with it is refused.

        Raises:
            KeyRefused: There is none of this name that holds.
        """
        holds = (keys.c.name == nfc(name).strip()) & (keys.c.revoked == "")
        with self._office.write() as connection:
            done = connection.execute(update(keys).where(holds).values(revoked=now().isoformat()))
        if not done.rowcount:
            raise KeyRefused(f"{name!r}: no key of this name holds; see: python -m assistant keys list")

    def behind(self, key: str) -> Key | None:
        """The holder of a key; None where there is none or it was revoked. Notes the day of its use."""
        wanted, t = _digest(key), keys.c
        with self._office.read() as connection:
            row = connection.execute(select(keys).where(t.token == wanted, t.revoked == "")).one_or_none()
        if row is None or not hmac.compare_digest(row.token, wanted):
            return None
        today = now().date().isoformat()
        if row.used != today:
            with self._office.write() as connection:
                connection.execute(update(keys).where(t.token == wanted).values(used=today))
        return Key(row.name, row.per_minute, row.added, today, row.revoked)
