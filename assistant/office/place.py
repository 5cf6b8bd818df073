"""Where the people's database lies: a file in the data folder, or a schema of its own in PostgreSQL."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Protocol

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from assistant.office.errors import OfficeError, OfficeUnreachable, OfficeUnusable
from assistant.office.state import bring_current
from assistant.office.tables import metadata
from ingest.copying import copy_out
from ingest.errors import IngestError
from ingest.store.address import Address
from ingest.store.postgres import Patience, open_pool
from ingest.store.saying import explaining
from ingest.store.sqlite import open_engine

FILE = "office.db"
SCHEMA = "office"
"""In PostgreSQL, beside the catalogue's tables."""

_PATIENCE = Patience(statement=5, lock=5)
"""Somebody waits for the page."""


class Place(Protocol):
    """A database of people."""

    @property
    def writer(self) -> Engine:
        """Connections that write; the tables are there."""

    @property
    def reader(self) -> Engine:
        """Connections that read."""

    @property
    def begun(self) -> bool:
        """False where there is no such database yet."""

    def explained(self) -> AbstractContextManager[None]:
        """What the database says, as one sentence that says what to do."""

    def wipe(self) -> None:
        """Of what was deleted leave no byte in its files."""

    def close(self) -> None:
        """Close all connections."""


class FilePlace:
    """The file in a data folder, made at the first use, so that a chat alone needs none."""

    def __init__(self, data: Path) -> None:
        self.path = data / FILE
        self._lock = Lock()

    @cached_property
    def _made(self) -> Engine:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        engine = open_engine(self.path, write=True)
        with engine.begin() as connection:
            if newer := bring_current(connection, keep=self._keep):
                raise OfficeUnusable(self.path, f"it is of a newer version of this program ({newer})")
        self.path.chmod(0o600)
        return engine

    def _keep(self, revision: str) -> None:
        """A copy of the file as it is, before its tables change."""
        copy = self.path.with_name(f"{FILE}.{revision}.before")
        copy.unlink(missing_ok=True)  # cut short by a kill, or of a file that was put back
        copy.touch(mode=0o600)
        copy_out(self.path, copy)

    @property
    def begun(self) -> bool:
        """True once there is the file."""
        return self.path.exists()

    @property
    def writer(self) -> Engine:
        """Connections that write."""
        with self._lock:
            return self._made

    def wipe(self) -> None:
        """Write the file anew; copies from before an upgrade hold the same words, so they go."""
        for copy in self.path.parent.glob(f"{FILE}.*.before"):
            copy.unlink()
        raw = self.writer.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute("VACUUM")
            busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            raw.close()
        if busy:
            raise OfficeError(
                f"{self.path}: what was deleted is still in the file, for another program reads it; "
                "end it, then run this again"
            )

    @cached_property
    def reader(self) -> Engine:
        """Connections that read."""
        _ = self.writer  # which makes the file
        return open_engine(self.path, write=False)

    @contextmanager
    def explained(self) -> Iterator[None]:
        """What the file's database says."""
        try:
            yield
        except (IntegrityError, ProgrammingError):
            raise  # our own mistakes
        except DatabaseError as error:
            raise OfficeUnusable(self.path, str(error.orig)) from error
        except OSError as error:
            raise OfficeUnusable(self.path, error.strerror or str(error)) from error

    def close(self) -> None:
        """Close all connections."""
        for name in ("reader", "_made"):
            if (engine := self.__dict__.pop(name, None)) is not None:
                engine.dispose()


class ServerPlace:
    """A schema in PostgreSQL, which any number of chats share."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._lock = Lock()

    @cached_property
    def _made(self) -> Engine:
        engine = open_pool(self._address, _PATIENCE, schema=SCHEMA)
        try:
            with engine.begin() as connection:
                self._prepare(connection)
        except BaseException:  # whatever it was, nobody holds these connections to close them
            engine.dispose()
            raise
        return engine

    def _prepare(self, connection: Connection) -> None:
        _alone(connection)  # two chats may start at once
        there = "SELECT 1 FROM pg_namespace WHERE nspname = :name"
        if not connection.execute(text(there), {"name": SCHEMA}).first():
            connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
        if newer := bring_current(connection, keep=lambda _: None):
            raise OfficeUnreachable(
                f"{self._address.told}: its people are of a newer version of this program ({newer}); "
                "install the version that made it, or a newer one"
            )

    @property
    def reader(self) -> Engine:
        """Connections that read."""
        with self._lock:
            return self._made

    @cached_property
    def writer(self) -> Engine:
        """The same ones, one transaction at a time."""
        engine = self.reader.execution_options()
        event.listen(engine, "begin", _alone)
        return engine

    @property
    def begun(self) -> bool:
        """A server is asked whether it has the tables."""
        return True

    def wipe(self) -> None:
        """Give the room of deleted rows back to be written over."""
        with self.reader.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in metadata.sorted_tables:
                connection.execute(text(f'VACUUM "{table.name}"'))

    @contextmanager
    def explained(self) -> Iterator[None]:
        """What the server says."""
        try:
            with explaining(self._address):
                yield
        except IngestError as error:
            raise OfficeUnreachable(str(error)) from error

    def close(self) -> None:
        """Close all connections."""
        self.__dict__.pop("writer", None)
        if (engine := self.__dict__.pop("_made", None)) is not None:
            engine.dispose()


def _alone(connection: Connection) -> None:
    """Wait for who writes, as SQLite does: what a writer reads stays so until it is done."""
    connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": SCHEMA})
