"""Which tables a database holds, and whether this program reads them."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, inspect, select

from ingest import tables
from ingest.errors import CatalogueMismatch
from ingest.store.line import Line
from ingest.store.records import Store, Writer

CATALOGUE = Line("ingest.migrations.catalogue", table="catalogue_version", head=tables.HEAD)

UNSTAMPED = {"fa4f1bbd4238": "first"}
"""Revision of catalogues that were made before revisions were kept, by their schema."""


@dataclass(frozen=True, slots=True)
class State:
    """What a database says of its tables."""

    schema: str
    """See :func:`ingest.tables.schema`; ``"unknown"`` where it says nothing."""

    revision: str
    """``""`` for tables that nobody knows."""

    stamped: bool = True
    """False for a catalogue that was made before revisions were kept."""

    @property
    def current(self) -> bool:
        """True for the tables of this program."""
        return (self.schema, self.revision) == (tables.schema(), tables.HEAD)


def read_state(connection: Connection, *, alone: bool) -> State | None:
    """Of the database as it is; None where no table was made yet.

    Args:
        connection: To the database.
        alone: Whether tables of others mean that this is no catalogue.
    """
    there = set(inspect(connection).get_table_names())
    if tables.meta.name not in there:
        strange = there if alone else there & set(tables.metadata.tables)
        return State("unknown", "") if strange else None
    asked = select(tables.meta.c.value).where(tables.meta.c.key == "schema")
    schema = connection.scalar(asked) or "unknown"
    if CATALOGUE.table in there and (revision := CATALOGUE.read(connection)):
        return State(schema, revision)
    return State(schema, UNSTAMPED.get(schema, ""), stamped=False)


def make_tables(connection: Connection) -> None:
    """All tables, empty, of this program's revision."""
    tables.metadata.create_all(connection)
    _note_schema(connection)
    CATALOGUE.stamp(connection, tables.HEAD)


def _note_schema(connection: Connection) -> None:
    connection.execute(delete(tables.meta).where(tables.meta.c.key == "schema"))
    connection.execute(insert(tables.meta).values(key="schema", value=tables.schema()))


def require_current(found: State, store: Store) -> None:
    """Check that tables can be read as they are.

    Raises:
        CatalogueMismatch: They are of another version; it says what to do.
    """
    if found.current:
        return
    if found.revision in ("", tables.HEAD):
        fix = f"move {store.told} away and run: python -m ingest FOLDER{store.place}"
        if not store.alone:
            fix = "give an empty database in HOI_CATALOGUE_URL and run: python -m ingest FOLDER"
    elif CATALOGUE.knows(found.revision):
        fix = f"run: python -m ingest migrate{store.place}"
    else:
        fix = "install the version that made it, or a newer one"
    raise CatalogueMismatch(
        f"{store.told}: made by another version of this program ({_named(found)}, "
        f"here {tables.HEAD}, schema {tables.schema()}); {fix}"
    )


def _named(found: State) -> str:
    return f"{found.revision}, schema {found.schema}" if found.revision else f"schema {found.schema}"


def bring_current(found: State, store: Store, writer: Writer) -> bool:
    """Bring older tables to this program's version; True where they changed. A stamp alone changes nothing.

    Raises:
        CatalogueMismatch: They are of a newer version, or nobody's.
        IngestError: They cannot be changed; then they are as they were.
    """
    changes = found.revision != tables.HEAD
    if not (CATALOGUE.knows(found.revision) if changes else found.current):
        require_current(found, store)
    if changes:
        store.keep_before(writer, found.revision)
    with store.explained(), writer.engine.begin() as connection:
        if not found.stamped:
            CATALOGUE.stamp(connection, found.revision)
        if changes:
            CATALOGUE.upgrade(connection)
            _note_schema(connection)
    return changes
