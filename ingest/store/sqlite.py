"""A catalogue in one SQLite file, opened for reading or writing."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError
from sqlalchemy.pool import NullPool, QueuePool

from ingest.closing import Closing
from ingest.connection import FILE
from ingest.copying import copy_in, copy_out, databases, wipe
from ingest.errors import CatalogueMissing, IngestError
from ingest.lock import WriterLock
from ingest.store.records import Writer
from ingest.tables import dump, load

BUSY_SECONDS = 30.0
"""How long a statement waits for another connection's commit."""

BEFORE = "before"
"""Ending of the copy that is kept of a file whose tables were changed."""


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(path))}?{mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,  # BEGIN is ours: sqlite3 would begin only at the first write
        check_same_thread=False,
    )


def _writer(path: Path) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        connection = _connect(path, "mode=rwc")
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    return connect


def _reader(path: Path) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        connection = _connect(path, "mode=ro")
        try:
            connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1")
        except sqlite3.OperationalError:
            connection.close()
            # In a folder that cannot be written, a cleanly closed WAL database has no -wal file and can make
            # none (sqlite.org/wal.html, "Read-Only Databases"); while nobody writes, it is read as it lies.
            if os.access(path.parent, os.W_OK) or Path(f"{path}-wal").exists():
                raise
            connection = _connect(path, "mode=ro&immutable=1")
        return connection

    return connect


def open_engine(path: Path, *, write: bool) -> Engine:
    """An engine over the SQLite file ``path``; without ``write`` it needs no permission but to read.

    Reading connections see every commit of other processes, and may be used from any thread.
    """
    # In a folder that we cannot write, each reading decides afresh how to open: a writer may have come since.
    lasting = write or os.access(path.parent, os.W_OK)
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=_writer(path) if write else _reader(path),
        json_serializer=dump,
        json_deserializer=load,
        **(
            {"poolclass": QueuePool, "pool_size": 8, "max_overflow": 64}
            if lasting
            else {"poolclass": NullPool}
        ),
    )
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", start)
    return engine


class FileWriter(Closing):
    """The lock of a data folder, and connections that write its file."""

    def __init__(self, data: Path) -> None:
        self._lock = WriterLock(data)
        self.engine = open_engine(data / FILE, write=True)

    def close(self) -> None:
        """Close all connections, then give the lock back."""
        self.engine.dispose()
        self._lock.close()


class SqliteStore:
    """The file in a data folder; see :class:`ingest.store.records.Store`."""

    alone = True

    def __init__(self, data: Path) -> None:
        """Over the folder ``data``; nothing is opened yet."""
        self._data = data
        self._file = data / FILE

    @property
    def told(self) -> str:
        """The file's path."""
        return str(self._file)

    @property
    def place(self) -> str:
        """The option that names the folder."""
        return f" --data {self._data}"

    @property
    def missing(self) -> CatalogueMissing:
        """That nothing was ever ingested into it."""
        return CatalogueMissing(str(self._data), self.place)

    def exists(self) -> bool:
        """True where the file is."""
        return self._file.exists()

    def open_reader(self) -> Engine:
        """Needs no permission but to read."""
        return open_engine(self._file, write=False)

    def open_writer(self) -> Writer:
        """Makes the folder where it is not there."""
        return FileWriter(self._data)

    @contextmanager
    def explained(self) -> Iterator[None]:
        """What it says (disk full, read-only, broken file), as one sentence that says what to do."""
        try:
            yield
        except (IntegrityError, ProgrammingError):
            raise  # our own mistakes
        except DatabaseError as error:
            raise IngestError(
                f"{self._file}: {error.orig}; check disk space and permissions; if the file is broken, move "
                f"{self._data} away and run: python -m ingest FOLDER --data {self._data}"
            ) from error

    def bytes_held(self) -> int:
        """Length of the file."""
        return self._file.stat().st_size

    def wipe(self) -> None:
        """Write the file anew, and remove the copies of what it was."""
        wipe(self._file)
        for kept in self._data.glob(f"{FILE}.*.{BEFORE}"):
            kept.unlink()

    def copy_out(self, copy: Path) -> None:
        """A copy without what was deleted."""
        copy_out(self._file, copy)

    def copy_in(self, copy: Path, writer: Writer) -> None:
        """Replacing the file instead would leave readers with the old one's log beside the new file."""
        writer.engine.dispose()
        copy_in(copy, self._file)

    def copy_beside_out(self, folder: Path) -> None:
        """The other databases of the folder, each as it stands at a moment."""
        for name in databases(self._data):
            copy_out(self._data / name, folder / name)

    def copy_beside_in(self, folder: Path, names: Sequence[str], writer: Writer) -> None:
        """Into files that nobody else may read."""
        del writer
        for name in names:
            (self._data / name).touch(mode=0o600)
            copy_in(folder / name, self._data / name)

    def keep_before(self, writer: Writer, revision: str) -> Path | None:
        """Beside the file, until a report is removed: then no word of it is to stay anywhere."""
        del writer
        copy = self._data / f"{FILE}.{revision}.{BEFORE}"
        copy.unlink(missing_ok=True)  # cut short by a kill, or of a file that was put back
        copy_out(self._file, copy)
        return copy
