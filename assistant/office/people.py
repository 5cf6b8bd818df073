"""People who may sign in, and their sessions."""

import hashlib
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, get_args

from sqlalchemy import Connection, delete, insert, select, update

from assistant.office.errors import PersonRefused
from assistant.office.office import Office
from assistant.office.passwords import NOBODY, fits, make_hash
from assistant.office.tables import now, people, sessions
from ingest.text import nfc

Role = Literal["reader", "editor"]
"""Who only looks, and who also changes what others see."""

ROLES: tuple[Role, ...] = get_args(Role)

LONGEST_HOURS = 720
"""A sign-in never lasts longer: one that seems to was made before the clock was set back."""

_NAME = re.compile(r"[\w.@-]{1,64}")


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in."""

    name: str
    role: Role
    kept: str = field(default="", compare=False, repr=False)
    """The hash of the password that they gave; ``""`` where they gave none."""

    @property
    def edits(self) -> bool:
        """Whether they may change what others see."""
        return self.role == "editor"


def plain_name(name: str) -> str:
    """A name as it is kept: upper and lower case are one.

    Raises:
        PersonRefused: It has other signs than letters, digits and ``. _ @ -``.

    >>> plain_name("Lan.Anh")
    'lan.anh'
    """
    found = nfc(name).strip().casefold()
    if not _NAME.fullmatch(found):
        raise PersonRefused(f"{name!r}: a name has up to 64 letters, digits and . _ @ -; give another one")
    return found


class People:
    """Adds, finds and removes people; begins and ends their sessions."""

    def __init__(self, office: Office, *, clock: Callable[[], float] = time.time) -> None:
        self._office = office
        self._clock = clock

    def add(self, name: str, role: Role, password: str) -> Person:
        """A new person.

        Raises:
            PersonRefused: The name is taken, or name or password cannot be.
        """
        person, kept = Person(plain_name(name), role), make_hash(password)
        with self._office.write() as connection:
            if connection.execute(select(people.c.name).where(people.c.name == person.name)).first():
                raise PersonRefused(
                    f"{person.name} is there already; change the password, or remove them first"
                )
            row = {"name": person.name, "role": role, "password": kept, "added": now().isoformat()}
            connection.execute(insert(people).values(row))
        return person

    def all(self) -> list[Person]:
        """Everybody, by name."""
        with self._office.read() as connection:
            rows = connection.execute(select(people.c.name, people.c.role).order_by(people.c.name))
            return [Person(name, role) for name, role in rows]

    def remove(self, name: str) -> None:
        """Somebody may not sign in any more, and is signed out everywhere.

        Raises:
            PersonRefused: Nobody has that name.
        """
        with self._signed_out(name) as (connection, found):
            connection.execute(delete(people).where(people.c.name == found))

    def change_password(self, name: str, password: str) -> None:
        """A new password; they are signed out everywhere.

        Raises:
            PersonRefused: Nobody has that name, or the password cannot be taken.
        """
        kept = make_hash(password)
        with self._signed_out(name) as (connection, found):
            connection.execute(update(people).where(people.c.name == found).values(password=kept))

    @contextmanager
    def _signed_out(self, name: str) -> Iterator[tuple[Connection, str]]:
        found = plain_name(name)
        with self._office.write() as connection:
            if not connection.execute(select(people.c.name).where(people.c.name == found)).first():
                raise PersonRefused(f"nobody is called {found}; see: python -m assistant people list")
            connection.execute(delete(sessions).where(sessions.c.person == found))
            yield connection, found

    def check(self, name: str, password: str) -> Person | None:
        """Who has that name and password; None takes as long as somebody."""
        try:
            known = plain_name(name)
        except PersonRefused:
            known = ""
        with self._office.read() as connection:
            row = connection.execute(
                select(people.c.name, people.c.role, people.c.password).where(people.c.name == known)
            ).first()
        right = fits(password, row.password if row else NOBODY)
        return Person(row.name, row.role, row.password) if row and right else None

    def begin(self, person: Person, *, hours: float, instead: str = "") -> str:
        """The token of a new session; one that the browser held before ends.

        Raises:
            PersonRefused: They were removed, or their password changed, since :meth:`check` read it: to look
                at a password takes a while, and who changes one wants nobody in with the old one.
        """
        token, moment = secrets.token_urlsafe(32), self._clock()
        with self._office.write() as connection:
            wanted = select(people.c.password).where(people.c.name == person.name)
            now_kept = connection.execute(wanted).scalar()
            if now_kept is None or (person.kept and person.kept != now_kept):
                raise PersonRefused(
                    f"{person.name}: was removed, or has another password since; sign in again"
                )
            connection.execute(
                delete(sessions).where((sessions.c.token == _digest(instead)) | (sessions.c.until < moment))
            )
            row = {"token": _digest(token), "person": person.name, "until": moment + hours * 3600}
            connection.execute(insert(sessions).values(row))
        return token

    def end(self, token: str) -> None:
        """Sign out."""
        with self._office.write() as connection:
            connection.execute(delete(sessions).where(sessions.c.token == _digest(token)))

    def behind(self, token: str) -> Person | None:
        """Whose session it is, if it is one and has not run out."""
        if not token:
            return None
        moment = self._clock()
        lasting = sessions.c.until.between(moment, moment + LONGEST_HOURS * 3600)
        with self._office.read() as connection:
            row = connection.execute(
                select(people.c.name, people.c.role)
                .join(sessions, sessions.c.person == people.c.name)
                .where(sessions.c.token == _digest(token), lasting)
            ).first()
        return Person(row.name, row.role) if row else None


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
