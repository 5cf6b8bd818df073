"""A catalogue in a PostgreSQL database."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DatabaseError

from ingest.errors import CatalogueMissing, IngestError
from ingest.store.address import Address
from ingest.store.postgres import READING, HeldWriter, open_pool
from ingest.store.records import Writer
from ingest.store.saying import explaining
from ingest.store.schemas import copy_rooms, refill_room
from ingest.store.transfer import copy_from_file, copy_to_file
from ingest.tables import metadata


class PostgresStore:
    """The tables in a database; see :class:`ingest.store.records.Store`."""

    alone = False
    place = ""

    def __init__(self, address: Address) -> None:
        """Over a database; nothing is opened yet."""
        self.address = address

    @property
    def told(self) -> str:
        """The address without its password."""
        return self.address.told

    @property
    def missing(self) -> CatalogueMissing:
        """That nothing was ever ingested into it."""
        return CatalogueMissing(self.told)

    def exists(self) -> bool:
        """A database is made by who keeps it; what is in it is seen when it is opened."""
        return True

    def open_reader(self) -> Engine:
        """Each statement may take five minutes."""
        return open_pool(self.address, READING)

    def open_writer(self) -> Writer:
        """A lock of the server's, held by the connection that writes."""
        return HeldWriter(self.address)

    @contextmanager
    def explained(self) -> Iterator[None]:
        """What the server says, as one sentence that says what to do."""
        with explaining(self.address):
            yield

    def bytes_held(self) -> int:
        """Of its tables, without their indexes."""
        sizes = [func.pg_table_size(table.name) for table in metadata.sorted_tables]
        engine = self.open_reader()
        try:
            with self.explained(), engine.connect() as connection:
                return sum(connection.execute(select(*sizes)).one())
        finally:
            engine.dispose()

    def wipe(self) -> None:
        """Take deleted rows out of the tables: no query finds them, and their room is written over.

        ``VACUUM FULL``, which leaves no byte in the server's files, locks out all readers: that is for who
        keeps the database.
        """
        engine = self.open_reader()
        try:
            with self.explained(), engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                for table in metadata.sorted_tables:
                    connection.execute(text(f'VACUUM "{table.name}"'))
        finally:
            engine.dispose()

    def copy_out(self, copy: Path) -> None:
        """Row by row, as they stood at one moment; the file is as an ingestion without a server makes it."""
        self._write_out(copy, copy_to_file)

    def _write_out(self, copy: Path, write: Callable[[Engine, Path], None]) -> None:
        engine = self.open_reader()
        try:
            with self.explained():
                write(engine, copy)
        except DatabaseError as error:
            raise IngestError(f"{copy}: cannot be written ({error.orig}); check disk space") from error
        finally:
            engine.dispose()

    def copy_in(self, copy: Path, writer: Writer) -> None:
        """Row by row, in one transaction."""
        with self.explained():
            copy_from_file(copy, writer.engine)

    def copy_beside_out(self, folder: Path) -> None:
        """Each room's schema as a file."""
        self._write_out(folder, copy_rooms)

    def copy_beside_in(self, folder: Path, names: Sequence[str], writer: Writer) -> None:
        """Each file as a room's schema, in the place of what is there."""
        for name in names:
            with self.explained():
                refill_room(folder / name, writer.engine)

    def keep_before(self, writer: Writer, revision: str) -> None:
        """Nothing: its tables are changed at a person's word, who has taken a backup before."""
