"""A catalogue's file, opened for reading, and what the database says in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from ingest import tables
from ingest.errors import IngestError

FILE = "catalogue.sqlite3"


@contextmanager
def explained(data: Path) -> Iterator[None]:
    """What the database says (disk full, read-only, broken file), as one sentence that says what to do."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise  # our own mistakes
    except DatabaseError as error:
        raise IngestError(
            f"{data / FILE}: {error.orig}; check disk space and permissions; if the file is broken, move "
            f"{data} away and run: python -m ingest FOLDER --data {data}"
        ) from error


class Connected:
    """Reading connections to the catalogue in a folder."""

    def __init__(self, data: Path) -> None:
        """Over the catalogue in the folder ``data``; nothing is opened yet."""
        self._data = data
        self._reading = tables.open_engine(data / FILE, write=False)

    def close(self) -> None:
        """Close all connections."""
        self._reading.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with explained(self._data), self._reading.connect() as connection:
            yield connection
