"""What every database that holds a catalogue can do; all that differs between them lies behind it."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from sqlalchemy import Engine

from ingest.errors import CatalogueMissing


class Writer(Protocol):
    """The right to write, one process at a time, and what writes under it."""

    @property
    def engine(self) -> Engine:
        """Its connections; they end with the right."""

    def close(self) -> None:
        """Close them and give the right back."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Store(Protocol):
    """A database that holds a catalogue."""

    @property
    def told(self) -> str:
        """What messages call it; never a password."""

    @property
    def place(self) -> str:
        """What messages add to a command that reads it: `` --data DIR`` or nothing."""

    @property
    def alone(self) -> bool:
        """True where a table that is not the catalogue's has no business there."""

    @property
    def missing(self) -> CatalogueMissing:
        """That nothing was ever ingested into it, and what to do."""

    def exists(self) -> bool:
        """False where there is nothing to open; what is there may still be empty."""

    def open_reader(self) -> Engine:
        """Reading connections for any number of threads; nothing is opened yet."""

    def open_writer(self) -> Writer:
        """The right to write.

        Raises:
            CatalogueBusy: Somebody has it.
            IngestError: It cannot be had.
        """

    def explained(self) -> AbstractContextManager[None]:
        """What the database says, as one sentence that says what to do."""

    def bytes_held(self) -> int:
        """About how long a copy of it would be."""

    def wipe(self) -> None:
        """Leave no word of what was deleted within anybody's reach.

        Raises:
            IngestError: It could not be done.
        """

    def copy_out(self, copy: Path) -> None:
        """Write what it holds, as it stands now, to the new SQLite file ``copy``; others go on.

        Raises:
            IngestError: It cannot be read, or the copy cannot be written.
        """

    def copy_in(self, copy: Path, writer: Writer) -> None:
        """Make it say what ``copy`` says, in one transaction that its readers see whole.

        Raises:
            IngestError: It cannot be written; then it says what it said before.
        """

    def copy_beside_out(self, folder: Path) -> None:
        """Copies of what other rooms keep beside the catalogue: ``folder / "NAME.db"``, SQLite files.

        Raises:
            IngestError: It cannot be read, or a copy cannot be written.
        """

    def copy_beside_in(self, folder: Path, names: Sequence[str], writer: Writer) -> None:
        """Make what is beside it say what the copies of these names in ``folder`` say.

        Raises:
            IngestError: It cannot be written.
        """

    def keep_before(self, writer: Writer, revision: str) -> Path | None:
        """A copy as it is before its tables change from ``revision``; None where that is left to a person.

        Raises:
            IngestError: It cannot be written.
        """
