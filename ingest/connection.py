"""A catalogue's database, opened for reading."""

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

    def close(self) -> None:
        """Close all connections."""
        self._reading.dispose()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._store.explained(), self._reading.connect() as connection:
            yield connection
