"""A file on its way in: written apart, looked into, and only then laid among the reports."""

import hashlib
import shutil
from pathlib import Path

from assistant.upkeep.errors import UpkeepRefused, unwritten
from assistant.upkeep.names import safe_name
from assistant.upkeep.shelf import keep
from ingest.backup.sent import ARRIVING
from ingest.closing import Closing
from ingest.errors import UnreadableReport
from ingest.faults import fail_here
from ingest.readers.open import look_into
from ingest.scratch import Scratch
from prompts.reasons import explain_reason

SPARE_BYTES = 50_000_000
"""Of the disk, beyond three times the file, that catalogue and indexes are to find free."""


class Arrival(Closing):
    """A file that is being received. Closed without :meth:`end`, nothing of it is left."""

    def __init__(self, folder: Path, raw: str, *, promised: int | None, most: int) -> None:
        """Make room for it.

        Args:
            folder: Of the reports.
            raw: Its name as it came.
            promised: Bytes that the sender says it has.
            most: Bytes that it may have.

        Raises:
            UpkeepRefused: Its name or size cannot be taken, or the disk is full.
        """
        self.name = safe_name(raw)
        self._most = most
        self._promised = promised
        self.size = 0
        self.sha256 = ""
        self._digest = hashlib.sha256()
        if promised is not None and promised > most:
            raise self._large()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if shutil.disk_usage(folder).free < 3 * (promised or 0) + SPARE_BYTES:
                raise UpkeepRefused("no_room")
            self._scratch = Scratch(ARRIVING, below=folder)
            self.path = self._scratch.path / self.name
            self._file = self.path.open("wb")
        except OSError as error:
            raise unwritten(error) from error

    def _large(self) -> UpkeepRefused:
        return UpkeepRefused("large", file=self.name, most=str(self._most // 1_000_000))

    def write(self, part: bytes) -> None:
        """The next bytes.

        Raises:
            UpkeepRefused: They are too many, or the disk is full.
        """
        self.size += len(part)
        if self.size > self._most:
            raise self._large()
        self._digest.update(part)
        try:
            self._file.write(part)
        except OSError as error:
            raise unwritten(error) from error

    def end(self) -> None:
        """Nothing more comes: look what it is.

        Raises:
            UpkeepRefused: It is not whole or no report, or the disk is full.
        """
        if self._promised is not None and self.size != self._promised:
            raise UpkeepRefused("cut_off")
        try:
            self._file.close()
            keep(self.path)
        except OSError as error:
            raise unwritten(error) from error
        self.sha256 = self._digest.hexdigest()
        fail_here("desk-arrived")
        try:
            look_into(self.path)
        except UnreadableReport as error:
            why = explain_reason(f"{error.why}; {error.fix}")
            raise UpkeepRefused("unreadable", file=self.name, why=why) from error

    def close(self) -> None:
        """Remove what still lies apart."""
        try:
            self._file.close()
        except OSError:  # what is not on the disk was not taken
            pass
        finally:
            self._scratch.close()
