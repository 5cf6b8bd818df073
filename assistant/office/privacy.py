"""What is kept of people, how long, and how it goes: nothing is kept that this table does not name."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, func, select, update

from assistant.office.office import Office
from assistant.office.settings import KeepingSettings
from assistant.office.tables import doings, feedback, keys, people, sessions, talks, tries

TRIES_DAYS = 1
"""Wrong passwords count for an hour at most; a day later their digests go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One kind of what is kept."""

    what: str
    """The table's name."""

    number: int
    oldest: str = ""
    """ISO 8601; ``""`` where there is none, or it has no time."""

    days: int | None = None
    """After which it goes by itself; None while it is needed: an account, a key."""


def kept(office: Office, settings: KeepingSettings) -> list[Kept]:
    """Everything that is kept of people, by kind."""
    found = []
    with office.read() as connection:
        for table, at, days in _lasting(settings):
            oldest = func.min(at) if at is not None else None
            columns = [func.count()] if oldest is None else [func.count(), oldest]
            row = connection.execute(select(*columns).select_from(table)).one()
            told = "" if oldest is None or row[1] is None else _said(row[1])
            found.append(Kept(what=table.name, number=row[0], oldest=told, days=days))
    return found


def _lasting(settings: KeepingSettings) -> list[tuple[Table, ColumnElement[str | float] | None, int | None]]:
    """Tables with the column of their time, and days until a row goes; 0 days keep it for good."""
    return [
        (people, people.c.added, None),
        (sessions, sessions.c.until, 0),
        (tries, tries.c.last, TRIES_DAYS),
        (talks, talks.c.changed, settings.talk_days),
        (feedback, feedback.c.at, settings.feedback_days),
        (doings, doings.c.at, settings.log_days),
        (keys, keys.c.added, None),
    ]


def _said(at: str | float) -> str:
    return at if isinstance(at, str) else datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")


def newest(office: Office) -> datetime | None:
    """When something was last kept; None where nothing was. It tells about what day it is."""
    if not office.begun:
        return None
    columns = (people.c.added, talks.c.changed, feedback.c.at, doings.c.at, keys.c.added)
    with office.read() as connection:
        found = [connection.scalar(select(func.max(column))) for column in columns]
    return max((datetime.fromisoformat(at) for at in found if at), default=None)


def purge(office: Office, settings: KeepingSettings, now: datetime | None = None) -> dict[str, int]:
    """Delete what has been kept long enough; how many rows by kind.

    ``now`` is this moment, with its time zone. The words are gone from the file too, not only from the table.
    """
    if not office.begun:
        return {}
    moment = now or datetime.now(UTC)
    gone = {}
    with office.write() as connection:
        ended = connection.execute(delete(sessions).where(sessions.c.until < moment.timestamp()))
        gone["sessions"] = ended.rowcount
        before = (moment - timedelta(days=TRIES_DAYS)).timestamp()
        gone["tries"] = connection.execute(delete(tries).where(tries.c.last < before)).rowcount
        for table, at, days in _lasting(settings):
            if table in {talks, feedback, doings} and days and at is not None:
                limit = (moment - timedelta(days=days)).replace(microsecond=0).isoformat()
                gone[table.name] = connection.execute(delete(table).where(at < limit)).rowcount
    if any(gone.values()) or office.unwiped:
        office.wipe()
    return gone


def forget(office: Office, name: str) -> dict[str, int]:
    """Delete what is kept of a person; how many rows by kind.

    Their conversations, sessions and account go. What they said of answers and did at the desks stays without
    their name: it is about the reports.
    """
    with office.write() as connection:
        gone = {
            table.name: connection.execute(delete(table).where(column == name)).rowcount
            for table, column in (
                (talks, talks.c.person),
                (sessions, sessions.c.person),
                (people, people.c.name),
            )
        }
        for table, column in (
            (feedback, feedback.c.person),
            (feedback, feedback.c.reviewer),
            (doings, doings.c.person),
        ):
            changed = connection.execute(
                update(table).where(column == name).values({column.name: ""})
            ).rowcount
            gone[table.name] = gone.get(table.name, 0) + changed
    office.wipe()  # always: it may have failed before
    return gone
