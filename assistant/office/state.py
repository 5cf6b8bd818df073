"""Which revision the people's tables are of, and bringing them to this program's."""

from collections.abc import Callable

from sqlalchemy import Connection, inspect

from assistant.office import tables
from ingest.store.line import Line

OFFICE = Line("assistant.office.migrations", table="office_version", head=tables.HEAD)


def bring_current(connection: Connection, *, keep: Callable[[str], object]) -> str:
    """Make the tables, or bring older ones to this program's revision, in the transaction that is open.

    Args:
        connection: To the database, alone in it.
        keep: Called with the revision before tables that hold something are changed.

    Returns:
        ``""``, or the revision of a newer program, whose tables were left alone.
    """
    there = set(inspect(connection).get_table_names())
    if tables.people.name not in there:
        tables.metadata.create_all(connection)
        OFFICE.stamp(connection, tables.HEAD)
        return ""
    found = OFFICE.read(connection) if OFFICE.table in there else None
    if found == tables.HEAD:
        return ""
    if found is None:
        found = _guess(connection, there)
        OFFICE.stamp(connection, found)
    if not OFFICE.knows(found):
        return found
    if found != tables.HEAD:
        keep(found)
        OFFICE.upgrade(connection)
    return ""


def _guess(connection: Connection, there: set[str]) -> str:
    """Of tables from before revisions were kept, by what they have."""
    if "per_minute" not in {column["name"] for column in inspect(connection).get_columns("keys")}:
        return "first"
    return "tries" if tables.tries.name in there else "limits"
