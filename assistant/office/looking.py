"""A look at the people's database that makes nothing, and brings nothing to another version."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text

from assistant.office import tables
from assistant.office.errors import OfficeUnusable
from assistant.office.place import SCHEMA, FilePlace, ServerPlace
from assistant.office.state import OFFICE
from ingest.copying import is_whole
from ingest.settings import CatalogueSettings
from ingest.store.postgres import Patience, open_pool
from ingest.store.sqlite import open_engine

_PATIENCE = Patience(statement=5, lock=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was seen."""

    told: str
    """Its path or address, without a password."""

    kind: str
    """``"SQLite"`` or ``"PostgreSQL"``, with its version."""

    revision: str = ""
    """Of the tables; ``""`` where there are none yet, or they note none."""

    newer: bool = False
    """Made by a newer program than this."""

    people: int = 0
    """Who may sign in."""


def look_at_people(data: Path, settings: CatalogueSettings) -> Looked:
    """The people's database of a data folder, or the one that the settings name.

    Raises:
        OfficeError: It cannot be reached or read, or is damaged.
    """
    address = settings.address
    if address is not None:
        engine = open_pool(address, _PATIENCE, schema=SCHEMA)
        try:
            with ServerPlace(address).explained(), engine.connect() as connection:
                version = str(connection.scalar(text("SHOW server_version"))).partition(" ")[0]
                return _look(connection, address.told, f"PostgreSQL {version}")
        finally:
            engine.dispose()
    place = FilePlace(data)
    if not place.begun:
        return Looked(told=str(place.path), kind="SQLite")
    if not is_whole(place.path):
        raise OfficeUnusable(place.path, "it is damaged")
    engine = open_engine(place.path, write=False)
    try:
        with place.explained(), engine.connect() as connection:
            version = str(connection.scalar(text("SELECT sqlite_version()")))
            return _look(connection, str(place.path), f"SQLite {version}")
    finally:
        engine.dispose()


def _look(connection: Connection, told: str, kind: str) -> Looked:
    there = set(inspect(connection).get_table_names())
    if tables.people.name not in there:
        return Looked(told=told, kind=kind)
    revision = (OFFICE.read(connection) if OFFICE.table in there else None) or "before revisions"
    return Looked(
        told=told,
        kind=kind,
        revision=revision,
        newer=OFFICE.table in there and not OFFICE.knows(revision),
        people=connection.scalar(select(func.count()).select_from(tables.people)) or 0,
    )
