"""A catalogue's rows from PostgreSQL to a SQLite file, and back."""

from pathlib import Path

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select

from ingest.store.sqlite import open_engine
from ingest.store.state import CATALOGUE, make_tables
from ingest.tables import HEAD, metadata, runs

_ROWS = 1000
"""Rows in hand at a time."""


def copy_to_file(source: Engine, file: Path) -> None:
    """Write what ``source`` holds at one moment to the new SQLite file ``file``."""
    with source.connect() as reading:
        reading.execution_options(isolation_level="REPEATABLE READ")
        target = open_engine(file, write=True)
        try:
            with target.begin() as writing:
                make_tables(writing)
                _refill(reading, writing)
        finally:
            target.dispose()


def copy_from_file(file: Path, target: Engine) -> None:
    """Make ``target`` hold what the SQLite file ``file`` holds, in one transaction."""
    source = open_engine(file, write=False)
    try:
        with source.connect() as reading, target.begin() as writing:
            metadata.create_all(writing)
            CATALOGUE.stamp(writing, HEAD)
            _refill(reading, writing)
            last = writing.scalar(select(func.max(runs.c.id)))
            numbers = func.pg_get_serial_sequence(runs.name, "id")
            writing.execute(select(func.setval(numbers, last or 1, bool(last))))
    finally:
        source.dispose()


def _refill(reading: Connection, writing: Connection) -> None:
    for table in reversed(metadata.sorted_tables):
        writing.execute(delete(table))
    for table in metadata.sorted_tables:
        _copy(table, reading, writing)


def _copy(table: Table, reading: Connection, writing: Connection) -> None:
    ordered = select(table).order_by(*table.primary_key.columns)
    for rows in reading.execution_options(yield_per=_ROWS).execute(ordered).mappings().partitions():
        writing.execute(insert(table), [dict(row) for row in rows])
