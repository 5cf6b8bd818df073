"""A catalogue's database, opened for reading."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from ingest.closing import Closing
from ingest.store.records import Store

FILE = "catalogue.sqlite3"
"""In the data folder, where no other database is set, and in every copy and backup."""


class Connected(Closing):
    """Reading connections to a catalogue."""

    def __init__(self, store: Store) -> None:
        """Over the catalogue in ``store``; nothing is opened yet."""
        self._store = store
        self._reading = store.open_reader()
        self._own = threading.local()

    def close(self) -> None:
        """Close all connections."""
        self._reading.dispose()

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """What this thread reads in the block is of one moment, whatever an ingestion commits meanwhile.

        For a few quick readings that are to fit together: who removes reports waits for its end.
        """
        if getattr(self._own, "connection", None) is not None:
            yield
            return
        with self._store.explained(), self._reading.connect() as connection:
            if not self._store.alone:  # a file's transactions are so anyway
                connection.execution_options(isolation_level="REPEATABLE READ")
            self._own.connection = connection
            try:
                yield
            finally:
                del self._own.connection

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        held: Connection | None = getattr(self._own, "connection", None)
        if held is not None:
            yield held
            return
        with self._store.explained(), self._reading.connect() as connection:
            yield connection
