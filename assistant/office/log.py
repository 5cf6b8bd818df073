"""Who did what, when. Rows are added and read; nothing here changes or removes one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select

from assistant.office.office import Office
from assistant.office.tables import doings, now

MOST = 500
"""Rows of one look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """One thing that somebody did."""

    number: int
    at: str
    """ISO 8601 in UTC, to the second."""

    person: str
    """``""`` for the program itself."""

    what: str
    """A word of the desk that wrote it, behind the desk's name: ``report.withdrawn``."""

    about: Mapping[str, Any]


class Log:
    """The log in the people's database."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def add(self, person: str, what: str, **about: Any) -> int:
        """One more row; its number, larger than all before.

        Raises:
            OfficeUnusable: It could not be written.
        """
        told = json.dumps(about, ensure_ascii=False, sort_keys=True)
        row = {"at": now().isoformat(), "person": person, "what": what, "about": told}
        with self._office.write() as connection:
            made = connection.execute(insert(doings).values(row).returning(doings.c.id))
            return int(made.scalar_one())

    def rows(self, *, desk: str = "", most: int = MOST) -> list[Doing]:
        """The newest rows first; with ``desk`` only those of one desk.

        Raises:
            OfficeUnusable: It cannot be read.
        """
        wanted = select(doings).order_by(doings.c.id.desc()).limit(most)
        if desk:
            wanted = wanted.where(doings.c.what.startswith(f"{desk}.", autoescape=True))
        with self._office.read() as connection:
            return [
                Doing(
                    number=row.id,
                    at=row.at,
                    person=row.person,
                    what=row.what,
                    about=json.loads(row.about),
                )
                for row in connection.execute(wanted)
            ]
