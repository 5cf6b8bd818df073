"""What signed-in people asked, kept for them alone."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import delete, insert, select, update

from assistant.office.office import Office
from assistant.office.tables import now, talks
from assistant.records import Answer

KEPT = 200
"""Conversations kept of one person; the oldest go."""

TITLE_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its complete answer."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A conversation in the list."""

    id: str
    title: str
    """Its first question."""

    changed: str
    """ISO 8601, UTC."""


_FORM = TypeAdapter(tuple[Asked, ...])


class TalkBook:
    """Conversations by person. A name is asked for everywhere, so that nobody reads another's."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def keep(self, person: str, asked: Sequence[Asked], talk: str = "") -> str:
        """The id under which a conversation is kept, whole.

        Args:
            person: Whose it is.
            asked: All of it, oldest first.
            talk: Its id from before; of somebody else, or gone, it is a new one.
        """
        moment = now()
        row = {
            "title": asked[0].question[:TITLE_CHARACTERS] if asked else "",
            "changed": moment.isoformat(),
            "exchanges": _FORM.dump_json(tuple(asked)).decode(),
        }
        mine = (talks.c.id == talk) & (talks.c.person == person)
        # Of a clock that has been set right since: it would stand above this one, and crowd it out.
        ahead = (talks.c.person == person) & (talks.c.changed > row["changed"])
        before = (moment - timedelta(seconds=1)).isoformat()
        with self._office.write() as connection:
            connection.execute(update(talks).where(ahead).values(changed=before))
            if talk and connection.execute(update(talks).where(mine).values(row)).rowcount:
                return talk
            made = secrets.token_hex(16)
            connection.execute(insert(talks).values(id=made, person=person, **row))
            newest = select(talks.c.id).where(talks.c.person == person)
            newest = newest.order_by(talks.c.changed.desc(), talks.c.id).limit(KEPT)
            connection.execute(delete(talks).where(talks.c.person == person, talks.c.id.not_in(newest)))
        return made

    def listed(self, person: str) -> list[Listed]:
        """Somebody's conversations, the last changed first."""
        asked = select(talks.c.id, talks.c.title, talks.c.changed).where(talks.c.person == person)
        with self._office.read() as connection:
            rows = connection.execute(asked.order_by(talks.c.changed.desc(), talks.c.id))
            return [Listed(id=row.id, title=row.title, changed=row.changed) for row in rows]

    def open(self, person: str, talk: str) -> tuple[Asked, ...]:
        """A conversation of somebody's own; empty for one that is not theirs, is gone, or of an old form."""
        with self._office.read() as connection:
            kept = connection.execute(
                select(talks.c.exchanges).where(talks.c.id == talk, talks.c.person == person)
            ).scalar()
        try:
            return _FORM.validate_json(kept) if kept else ()
        except ValidationError:
            return ()

    def remove(self, person: str, talk: str | None = None) -> int:
        """How many were deleted: one of somebody's own, or all of them without ``talk``."""
        gone = delete(talks).where(talks.c.person == person)
        if talk is not None:
            gone = gone.where(talks.c.id == talk)
        with self._office.write() as connection:
            return connection.execute(gone).rowcount
