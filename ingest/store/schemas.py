"""What other rooms keep in schemas of their own, as SQLite files and back; ``office`` is ``office.db``.

Only its own room knows the tables: they are taken as they are found, the note of their revision among them.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, Integer, MetaData, func, insert, select, text
from sqlalchemy.schema import CreateSchema, DropSchema

from ingest.store.sqlite import open_engine

ENDING = ".db"

_ROOMS = """
SELECT n.nspname FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid
WHERE c.relname = n.nspname || '_version' ORDER BY 1
"""
"""A room's schema has a table with its revision, ``office.office_version``; nobody else's has."""


def copy_rooms(source: Engine, folder: Path) -> None:
    """Write each room's schema, as it stands at one moment, to a new file in ``folder``."""
    with source.connect() as reading:
        reading.execution_options(isolation_level="REPEATABLE READ")
        for name in reading.execute(text(_ROOMS)).scalars().all():
            file = folder / f"{name}{ENDING}"
            file.touch(mode=0o600)
            target = open_engine(file, write=True)
            try:
                with target.begin() as writing:
                    _copy(reading, name, writing, None)
            finally:
                target.dispose()


def refill_room(file: Path, target: Engine) -> None:
    """Make a room's schema say what the SQLite file of its name says, in one transaction."""
    name, source = file.name.removesuffix(ENDING), open_engine(file, write=False)
    try:
        with source.connect() as reading, target.begin() as writing:
            writing.execute(DropSchema(name, cascade=True, if_exists=True))
            writing.execute(CreateSchema(name))
            _copy(reading, None, writing, name)
    finally:
        source.dispose()


def _copy(reading: Connection, here: str | None, writing: Connection, there: str | None) -> None:
    """All tables of schema ``here`` with their rows, made in ``there``; None is SQLite's only one."""
    found = MetaData()
    found.reflect(reading, schema=here)
    for table in found.sorted_tables:
        for column in table.columns:
            column.type, column.server_default = column.type.as_generic(), None
    writing = writing.execution_options(schema_translate_map={here: there})
    found.create_all(writing)
    for table in found.sorted_tables:
        if rows := [dict(row) for row in reading.execute(select(table)).mappings()]:
            writing.execute(insert(table), rows)
        key = list(table.primary_key.columns)
        if there and len(key) == 1 and isinstance(key[0].type, Integer):
            last = writing.scalar(select(func.max(key[0])))
            numbers = func.pg_get_serial_sequence(f"{there}.{table.name}", key[0].name)
            writing.execute(select(func.setval(numbers, last or 1, bool(last))))
