"""The people's database, opened when it is first needed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from assistant.office.place import FilePlace, Place, ServerPlace
from ingest.settings import CatalogueSettings


class Office:
    """Connections to the people's database. Safe to share between threads and processes."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.unwiped = False
        """True where :meth:`wipe` was begun and did not come to its end."""

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction, kept whole or not at all.

        Raises:
            OfficeError: The database says why.
        """
        with self._place.explained(), self._place.writer.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One look at the database.

        Raises:
            OfficeError: The database says why.
        """
        with self._place.explained(), self._place.reader.connect() as connection:
            yield connection

    @property
    def begun(self) -> bool:
        """False where nothing was ever kept; asking makes nothing."""
        return self._place.begun

    def wipe(self) -> None:
        """Of what was deleted leave no byte in the database's files.

        Raises:
            OfficeError: The database says why.
        """
        self.unwiped = True
        with self._place.explained():
            self._place.wipe()
        self.unwiped = False

    def close(self) -> None:
        """Close all connections."""
        self._place.close()


def open_office(data: Path, settings: CatalogueSettings | None = None) -> Office:
    """The people's database of a data folder, or the one that the settings name; nothing is read or made yet.

    Raises:
        SettingsError: They name none.
    """
    address = settings.address if settings else None
    return Office(ServerPlace(address) if address else FilePlace(data))
